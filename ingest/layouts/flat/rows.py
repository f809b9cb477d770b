"""Rows under heads in a row: the words of a name, and as many values as there are columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from ingest.layouts.cues import Role
from ingest.layouts.flat.words import Word
from ingest.layouts.heads.columns import VALUES
from ingest.layouts.rows import Cell, joined

_MOST_OF_NAME, _LONGEST_NAME = 6, 60  # words, characters
_HEADS = (*VALUES, Role.UNIT, Role.OTHER_TEXT, Role.OWNER, Role.DEADLINE)
_LABELS = (Role.INDICATOR, Role.TARGET)


@dataclass(frozen=True, slots=True)
class Row:
    """A name, its values, and the place behind them."""

    name: Cell
    values: tuple[Cell, ...]
    end: int


def rows_at(words: Sequence[Word], start: int, count: int) -> Iterator[Row]:
    """Go through the rows that begin at a word, down to what is none."""
    at = start
    while (row := _row(words, at, count)) is not None:
        yield row
        at = row.end


def _row(words: Sequence[Word], start: int, count: int) -> Row | None:
    begin = _behind_number(words, start)
    name = list(takewhile(_is_of_name, words[begin : begin + _MOST_OF_NAME]))
    at = begin + len(name)
    values = list(takewhile(lambda word: word.is_value, words[at : at + count + 1]))
    if len(values) > count and _is_foreign(values):
        values.pop()
    cell = joined(word.cell for word in name)
    if not name or name[0].is_aside or len(values) != count or len(cell.text) > _LONGEST_NAME or "。" in cell.text:
        return None
    return Row(cell, tuple(word.cell for word in values), at + count)


def _is_foreign(values: Sequence[Word]) -> bool:
    """Tell the number of a page or of the next heading below the last row, set off by a blank line."""
    last = values[-1]
    return last.is_number and last.line.follows_blank and last.line is not values[-2].line


def _behind_number(words: Sequence[Word], at: int) -> int:
    """Pass over the label and number of a row: 目標 1, 3."""
    numbered = at + (at < len(words) and words[at].role in _LABELS)
    return numbered + 1 if numbered < len(words) and words[numbered].is_number else at


def _is_of_name(word: Word) -> bool:
    return not (word.is_value or word.is_time or word.role in _HEADS)
