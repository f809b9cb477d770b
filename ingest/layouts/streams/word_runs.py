"""Runs of words that are one time, one figure or one head: 令和 12 年度, 5 年間累計 41, 1 兆 9,240 億円."""

import re
from collections.abc import Sequence

from ingest.layouts.cues import plain_of
from ingest.layouts.figures.values import is_time_only
from ingest.layouts.rows import Cell

BARE_YEAR = re.compile(r"20[0-9]{2}|２０[０-９]{2}")
_MOST_OF_TIME = 3  # words: 令和 12 年度
_ERA = re.compile(r"令和|平成|昭和|[RHSＲＨＳ]|(?:令和|平成|[RHＲＨ])[ 　]?[0-9０-９元]{1,2}")
_INCREMENT = "増加分"
_SPAN = re.compile(r"[かカヵヶ]?年間?の?(?:(?:累計|平均|合計|延べ)で?|で)")  # 5 年間累計 41 人, 5 年間で 40 人
FIGURE = re.compile(r"[△▲+＋\-−－±約年]?[0-9０-９][0-9０-９,.，．]*")
_LESS = r"[0-9０-９][0-9０-９,，]{0,4}(?:[.．][0-9０-９]+)?"  # of the next multiple
_SUMMED = re.compile(  # 1 兆 9,240 億円（R3）, 3 億 2,500 万 4 千円
    rf"{FIGURE.pattern} ?(?:兆(?= [^ ]+ ?[億万])|億(?= [^ ]+ ?[万千])|万(?= [^ ]+ ?千))"
    rf"(?: {_LESS} ?[億万千](?![百十]))+[^0-9０-９ （(]{{0,9}}(?:[（(][^（）()]*[)）])?"
)
_MOST_SUMMED = 8  # words
_BEGINS_FIGURE, _MULTIPLE_IN = re.compile(r"[△▲+＋\-－−±約]?[0-9０-９]"), re.compile(r"[億万千]")


def with_whole_runs(words: Sequence[Cell]) -> list[Cell]:
    """Join the words of every such run, the longest first."""
    whole: list[Cell] = []
    at = 0
    while at < len(words):
        ends = range(min(at + _MOST_SUMMED, len(words)), at + 1, -1)
        end = next((end for end in ends if any(whole_of(words[at:end]) for whole_of in _WHOLE)), at + 1)
        whole.append(spaced(words[at:end]))
        at = end
    return whole


def _is_of_a_span(words: Sequence[Cell]) -> bool:
    """Tell the words of a value that is counted over years, up to its figure: 5 年間累計 41."""
    texts = [word.text for word in words]
    return len(texts) == 3 and all(map(FIGURE.fullmatch, texts[::2])) and _SPAN.fullmatch(texts[1]) is not None


def _is_head_of_years(words: Sequence[Cell]) -> bool:
    """Tell two words of one head: 2025 年度増加分, KPI 増加分."""
    first, second = (word.text for word in words[:2])
    return len(words) == 2 and (
        (BARE_YEAR.fullmatch(first) is not None and second.startswith("年度"))
        or (plain_of(first) == "KPI" and second.startswith(_INCREMENT))
    )


def _is_time(words: Sequence[Cell]) -> bool:
    """Tell whether words are one time, 令和 12 年度 or 2030 年度, that none of them but the first is alone."""
    return (
        len(words) <= _MOST_OF_TIME
        and (_ERA.fullmatch(words[0].text) or BARE_YEAR.fullmatch(words[0].text)) is not None
        and is_time_only(spaced(words).text)
        and not is_time_only(words[1].text)
    )


def _is_summed(words: Sequence[Cell]) -> bool:
    """Tell one figure told by several multiples of ten thousand: 1 兆 9,240 億円."""
    first, *_, last = (word.text for word in words)
    figures = _BEGINS_FIGURE.match(first) is not None and _MULTIPLE_IN.search(last) is not None
    return figures and _SUMMED.fullmatch(" ".join(word.text for word in words)) is not None


_WHOLE = (_is_time, _is_of_a_span, _is_head_of_years, _is_summed)


def spaced(words: Sequence[Cell]) -> Cell:
    """Join words by the single spaces between them."""
    text, origins = words[0].text, words[0].origins
    for word in words[1:]:
        text, origins = f"{text} {word.text}", (*origins, origins[-1] + 1, *word.origins)
    return Cell(text, origins, words[0].left, words[-1].right)
