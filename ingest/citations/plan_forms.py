"""The forms in which texts print the names of plans: in brackets, with editions, dotted, and with short names."""

import re
from collections.abc import Iterator

from ontology.normalise import comparable

_FIGURES = "0-9０-９"
_EDITION = re.compile(
    rf"[ 　]*(?:[（(][^（）()]{{1,24}}[)）]|(?:令和)?[{_FIGURES}元]{{1,4}}"
    r"(?:年度?|次|期)?(?:改[訂定])?版?|改[訂定]版){1,3}$"
)
_PLAIN = re.compile(r"[\u30a0-\u30ff\u3400-\u9fff々A-Za-zＡ-Ｚ0-9０-９]{5,40}")
_LETTERS = "\u3400-\u9fff\u30a1-\u30fa\u30fcぁ-おか-ぐけ-ごさ-でと-ねのひ-わん"  # without は, が, に, を
_DOTTED = re.compile(rf"(?:(?!の)[{_LETTERS}]){{1,10}}・(?:[{_LETTERS}]{{1,10}}・){{0,3}}[{_LETTERS}]{{2,20}}")
_BRACKETS = re.compile(r"[（()）]")
_LONGEST = 80
_TERM = rf"第[ 　]*[{_FIGURES}一二三四五六七八九十]+[ 　]*[期次][ 　]*"
TERM_BEFORE = re.compile(rf"{_TERM}$")
TERM = re.compile(_TERM)


def plan_key(name: str) -> str:
    """Give the form that is one for all ways to print an edition: …戦略（2025改訂版） and …戦略 2025 改訂版."""
    return comparable(_BRACKETS.sub("", name))


def without_edition(name: str) -> str:
    """Give a name without its edition: …戦略（2018 改訂版） → …戦略."""
    return _EDITION.sub("", name.strip())


def in_brackets(text: str) -> Iterator[tuple[int, int]]:
    """Find what stands in 「」 and 『』 and may be a name, brackets in brackets too."""
    opened: list[int] = []
    for index, sign in enumerate(text):
        if sign in "「『":
            opened.append(index + 1)
        elif sign in "」』" and opened and (start := opened.pop()) < index <= start + _LONGEST:
            yield start, index


def runs(text: str) -> list[tuple[int, int]]:
    """Find what may be a name without brackets: …・…総合戦略, and runs of kanji and katakana."""
    dotted = [match.span() for match in _DOTTED.finditer(text)]
    plain = [(match.start(), match.end() - match[0].endswith("等")) for match in _PLAIN.finditer(text)]
    return dotted + [span for span in plain if not any(span[0] < end and start < span[1] for start, end in dotted)]
