"""Only texts in Japanese are read."""

import re

from ingest.source import Source
from ontology.errors import Message, NotAPolicyText

_JAPANESE = re.compile(r"[\u3041-\u3096\u30a1-\u30fa]")  # kana: Chinese has none
_WORDS = re.compile(r"[A-Za-z]+|[^\W\d_]")  # a Latin word counts as much as one Japanese character
_TAGS = re.compile(r"</?[a-z][^<>]{0,200}>", re.IGNORECASE)
_LATIN = re.compile(r"[A-Za-z]+")
_ERA = re.compile(r"令和|平成|昭和")
_KANA_SHARE = 0.05
_LATIN_SHARE = 0.5


def check_language(source: Source) -> None:
    """Let Japanese texts pass; raises `NotAPolicyText` for others."""
    text = _TAGS.sub("", source.text)  # a table set in HTML is no English
    words, kana = len(_WORDS.findall(text)), len(_JAPANESE.findall(text))
    if kana < _KANA_SHARE * max(words, 1) and not _is_table(text, words, kana):
        raise NotAPolicyText(
            Message(
                f"「{source.name}」は日本語の文書ではないようです（語・文字 {words:,} のうち仮名 {kana:,}）。"
                "日本語の戦略・計画・報告書を指定してください（例: sujimichi ingest 総合戦略.md）",
                f"'{source.name}' does not seem to be Japanese ({kana:,} kana among {words:,} words and characters). "
                "Give a strategy, plan or report in Japanese (for example: sujimichi ingest strategy.md)",
            ),
            given=source.name,
        )


def _is_table(text: str, words: int, kana: int) -> bool:
    """Tell a text of names and figures, which may do with hardly any kana, from one in another language."""
    is_signed = kana > 0 or _ERA.search(text) is not None
    return is_signed and len(_LATIN.findall(text)) < _LATIN_SHARE * words
