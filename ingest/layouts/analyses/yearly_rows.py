"""Rows of targets by year on an analysis sheet, below the values of an indicator; a narrow cell may wrap their label.

舟の数      12隻    14隻    18隻
年度ごとの
            －      30隻    40隻
目標値
"""

from collections.abc import Sequence

from ingest.layouts.analyses.words import Sort, Word
from ingest.layouts.cues import LayoutCues, plain_of
from ingest.layouts.figures.values import is_value
from ingest.layouts.rows import Line

_EACH_YEAR = ("年度ごとの", "年ごとの", "各年度の", "毎年度の")
_REST_OF_LABEL = ("目標値", "目標", "実績値", "実績")
_MOST_LINES = 3
_OF_TORN_ROW = 2  # lines
_FIGURES = (Sort.VALUE, Sort.DASH)


def is_yearly(lead: Sequence[Word], rest: Sequence[Word]) -> bool:
    """Tell a row by year, given what stands before its values and from there on."""
    spelt = any(map(is_label_of_years, lead))
    return spelt or (bool(rest) and rest[0].sort is Sort.YEARLY)


def count_yearly(rows: Sequence[Sequence[Word]]) -> int:
    """Count the lines of targets by year; their label may be wrapped beside them: 年度ごとの / 目標値 － 40隻."""
    label = next((word for word in rows[0] if is_label_of_years(word)), None) if rows else None
    if label is None:
        return 0
    torn = plain_of(label.cell.text) in _EACH_YEAR
    for end in range(2, min(len(rows), _MOST_LINES) + 1) if torn else ():
        first, *rest = rows[end - 1]
        closes = plain_of(first.cell.text) in _REST_OF_LABEL
        if not all(word.sort in _FIGURES for word in (rest if closes else (first, *rest))):
            break
        if closes:
            return end
    return 1


def torn_row(lines: Sequence[Line], at: int, cues: LayoutCues) -> Sequence[Line]:
    """List the lines of a row by year whose label a narrow cell tore: 年度ごとの / 目標値 － 40隻."""
    own = lines[at : at + _OF_TORN_ROW]
    if len(own) < _OF_TORN_ROW or plain_of(own[0].text) not in _EACH_YEAR:
        return ()
    closes, *values = own[1].words
    figures = bool(values) and all(is_value(value.text, cues) for value in values)
    return own if figures and plain_of(closes.text) in _REST_OF_LABEL else ()


def is_label_of_years(word: Word) -> bool:
    """Tell the label of such a row, or the first half of it."""
    return plain_of(word.cell.text).startswith(_EACH_YEAR)
