"""Cells torn by the end of a line: in a parenthesis, a year, behind a figure: 目標値（R10 / 年度）, △15％ / 以上."""

import re

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import is_time_only
from ingest.layouts.rows import Cell
from ingest.layouts.streams.word_runs import BARE_YEAR

_OPEN_REMARK = re.compile(r"[^（()）][（(][^（()）0-9０-９]{0,8}$")  # 現状値（計画 / 開始時点）
_CLOSES_REMARK = re.compile(r"[^（()）0-9０-９]{1,8}[)）]")
_OPEN_TIME = re.compile(r"[（(][^（）()]*(?:[（(][^（）()]*[)）]?[^（）()]*)?$")
_CLOSES = re.compile(r"[^（）()]{0,8}(?:[)）][^（）()]{0,4})?[)）]")
_YEAR = re.compile(r"(?:令和|平成|[RHＲＨ]|20|２０)[ 　]?(?:[0-9０-９]|元)")
_REST_OF_YEAR = re.compile(r"年度?|度")
_MOST = 32
_BOUND_ALONE = re.compile(r"(?:以上|以下|以内|未満|超|程度)(?:[（(][^（）()]*[)）])?")
_MULTIPLE_AT_END = re.compile(r"[0-9０-９][ 　]?[百千]?[万億]$")  # 年間 40 万, its unit on the next line
_FIGURE_AT_END = re.compile(r"[0-9０-９][^0-9０-９（）() 　]{0,6}$")


def goes_on(above: Cell, below: Cell) -> bool:
    """Tell whether a cell ends on the next line: its parenthesis, with a year in it or words, or its year."""
    whole = above.text + below.text
    if len(whole) > _MOST:
        return False
    if _OPEN_REMARK.search(above.text) is not None and _CLOSES_REMARK.fullmatch(below.text) is not None:
        return True
    opened = _OPEN_TIME.search(above.text)
    if opened is not None and _YEAR.search(whole[opened.start() :]) and _CLOSES.fullmatch(below.text):
        return True
    if _REST_OF_YEAR.fullmatch(below.text) is None or not is_time_only(whole):
        return False
    return is_time_only(above.text) or BARE_YEAR.fullmatch(above.text) is not None


def is_bound_of(above: Cell, below: Cell) -> bool:
    """Tell whether a cell is nothing but the bound of the figure above it: △15％ / 以上."""
    return _BOUND_ALONE.fullmatch(below.text) is not None and _FIGURE_AT_END.search(above.text) is not None


def is_unit_of(above: Cell, below: Cell, cues: LayoutCues) -> bool:
    """Tell whether a cell is nothing but the unit of the tens of thousands above it: 年間 40 万 / 人."""
    return _MULTIPLE_AT_END.search(above.text) is not None and below.text in cues.units
