"""Cells torn in the middle of a parenthesis or a year, by a line or a space: 目標値（令和10 / 年度）, 現状値 (R 6)."""

import re
from collections.abc import Sequence

from ingest.layouts.rows import Cell
from ingest.layouts.values import is_time_only

_OPEN = re.compile(r"[（(][^（）()]{0,12}$")
_OPEN_TIME = re.compile(r"[（(][^（）()]*(?:[（(][^（）()]*[)）]?[^（）()]*)?$")
_CLOSES = re.compile(r"[^（）()]{0,8}(?:[)）][^（）()]{0,4})?[)）]")
_YEAR = re.compile(r"(?:令和|平成|[RHＲＨ]|20|２０)[ 　]?(?:[0-9０-９]|元)")
_REST_OF_YEAR = re.compile(r"年度?|度")
_MOST = 32


def goes_on(above: Cell, below: Cell) -> bool:
    """Tell whether a cell ends on the next line: its parenthesis with a year in it, or its year."""
    whole = above.text + below.text
    if len(whole) > _MOST:
        return False
    opened = _OPEN_TIME.search(above.text)
    if opened is not None and _YEAR.search(whole[opened.start() :]) and _CLOSES.fullmatch(below.text):
        return True
    return _REST_OF_YEAR.fullmatch(below.text) is not None and is_time_only(above.text) and is_time_only(whole)


def with_space(words: Sequence[Cell]) -> list[Cell]:
    """Join words up to the end of a parenthesis that opens in them."""
    whole: list[Cell] = []
    for word in words:
        if whole and _OPEN.search(whole[-1].text):
            before = whole.pop()
            origins = (*before.origins, before.origins[-1] + 1, *word.origins)
            whole.append(Cell(f"{before.text} {word.text}", origins, before.left, word.right))
        else:
            whole.append(word)
    return whole
