"""Cells torn in the middle of a parenthesis or a year, by a line or a space: 目標値（令和10 / 年度）, 現状値 (R 6)."""

import re
from collections.abc import Sequence

from ingest.layouts.cues import LayoutCues, plain_of
from ingest.layouts.rows import Cell
from ingest.layouts.values import is_time_only

_OPEN = re.compile(r"[（(][^（）()]{0,12}$")
_OPEN_TIME = re.compile(r"[（(][^（）()]*(?:[（(][^（）()]*[)）]?[^（）()]*)?$")
_CLOSES = re.compile(r"[^（）()]{0,8}(?:[)）][^（）()]{0,4})?[)）]")
_YEAR = re.compile(r"(?:令和|平成|[RHＲＨ]|20|２０)[ 　]?(?:[0-9０-９]|元)")
_REST_OF_YEAR = re.compile(r"年度?|度")
_MOST = 32
_MOST_OF_TIME = 3  # words: 令和 12 年度
_ERA = re.compile(r"令和|平成|昭和|[RHSＲＨＳ]|(?:令和|平成|[RHＲＨ])[ 　]?[0-9０-９元]{1,2}")
_BOUND = re.compile(r"(?:以上|以下|以内|未満|超|程度)$")  # 円以下
_FIGURE = re.compile(r"[△▲+\-−－±約年]?[0-9０-９][0-9０-９,.，．]*")


def goes_on(above: Cell, below: Cell) -> bool:
    """Tell whether a cell ends on the next line: its parenthesis with a year in it, or its year."""
    whole = above.text + below.text
    if len(whole) > _MOST:
        return False
    opened = _OPEN_TIME.search(above.text)
    if opened is not None and _YEAR.search(whole[opened.start() :]) and _CLOSES.fullmatch(below.text):
        return True
    return _REST_OF_YEAR.fullmatch(below.text) is not None and is_time_only(above.text) and is_time_only(whole)


def with_space(words: Sequence[Cell], cues: LayoutCues) -> list[Cell]:
    """Join words up to the end of a parenthesis that opens in them, the words of a time, a figure and its unit.

    現状値 (R 6), 令和 12 年度, 142 人; a figure is joined to its unit only on a line of nothing but such pairs.
    """
    whole: list[Cell] = []
    pairs = _are_pairs(words, cues)
    for at, word in enumerate(words):
        if whole and (_OPEN.search(whole[-1].text) or (pairs and at % 2)):
            whole.append(_spaced((whole.pop(), word)))
        else:
            whole.append(word)
    return _with_whole_times(whole)


def _are_pairs(words: Sequence[Cell], cues: LayoutCues) -> bool:
    """Tell whether a line is nothing but figures and their units: 160 人 180 人."""
    figures, units = words[::2], words[1::2]
    return len(figures) == len(units) and all(
        _FIGURE.fullmatch(figure.text) and _BOUND.sub("", plain_of(unit.text)) in cues.units
        for figure, unit in zip(figures, units, strict=True)
    )


def _with_whole_times(words: Sequence[Cell]) -> list[Cell]:
    whole: list[Cell] = []
    at = 0
    while at < len(words):
        ends = range(min(at + _MOST_OF_TIME, len(words)), at + 1, -1)
        end = next((end for end in ends if _is_time(words[at:end])), at + 1)
        whole.append(_spaced(words[at:end]))
        at = end
    return whole


def _is_time(words: Sequence[Cell]) -> bool:
    """Tell whether words are one time, 令和 12 年度, that none of them is alone."""
    return (
        _ERA.fullmatch(words[0].text) is not None
        and is_time_only(_spaced(words).text)
        and not is_time_only(words[1].text)
    )


def _spaced(words: Sequence[Cell]) -> Cell:
    """Join words by the single spaces between them."""
    text, origins = words[0].text, words[0].origins
    for word in words[1:]:
        text, origins = f"{text} {word.text}", (*origins, origins[-1] + 1, *word.origins)
    return Cell(text, origins, words[0].left, words[-1].right)
