"""The heads over a table of one cell a line, as the columns in whose order the cells of each record stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.layouts.celled.cells import OneCell, is_value_head
from ingest.layouts.celled.heads import (
    contents_apart,
    head_role,
    is_page,
    own_columns,
    pages_as_values,
    whole_heads,
    with_names_before_pages,
    with_result,
    without_results,
)
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_aside, is_time_only
from ingest.layouts.heads.columns import Column, role_of
from ingest.layouts.heads.settled import settled
from ingest.layouts.rows import Cell
from ingest.layouts.streams.heads import stream_columns

_MOST_HEADS = 18
_MOST_UNKNOWN = 2
_LONGEST_UNKNOWN = 12  # characters of a head that no list knows
_FIRST_NUMBERS = ("1", "１", "①")
_MOST_TAKEN = 4  # cells of the first record that read as heads do: 起業家支援事業
_FIXED = (Role.UNIT, Role.BASELINE, Role.TARGET, Role.OTHER_VALUE, Role.DEADLINE)
_BY_YEAR = Cell("")  # of a column that no head stands over: the target in the cell of the KPI


@dataclass(frozen=True, slots=True)
class Form:
    """The columns, and which of them hold one value, unit or time in every record: `steps`, in their order."""

    columns: tuple[Column, ...]
    steps: tuple[int, ...]
    in_paragraphs: bool = False  # whether every paragraph is one cell
    in_words: bool = False  # whether the target stands in the column of the names: 令和９年度までに15人

    @property
    def name(self) -> int:
        """Find the column of names."""
        return [column.role for column in self.columns].index(Role.INDICATOR)

    @property
    def is_dated(self) -> bool:
        """Tell whether the heads give a year to what is aimed at."""
        return any(column.role is Role.TARGET and column.time is not None for column in self.columns)

    @property
    def has_text_behind(self) -> bool:
        """Tell whether texts of any number of lines end a record."""
        return len(self.columns) > self.steps[-1] + 1

    @property
    def has_text_between(self) -> bool:
        """Tell whether a text stands between the name and the values."""
        return self.steps[0] > self.name + 1

    @property
    def owner(self) -> int | None:
        """Find the first column before the names that may say what the indicators measure."""
        before = [
            at for at, column in enumerate(self.columns[: self.name]) if column.role not in (Role.NUMBER, *_FIXED)
        ]
        owners = [at for at in before if self.columns[at].role in (Role.OWNER, Role.GROUP)]
        return next(iter(owners[-1:] or before), None)


def forms_at(cells: Sequence[OneCell], start: int, cues: LayoutCues) -> Iterator[tuple[Form, int]]:
    """Read the heads that begin at a cell, for every cell at which they may end; give the forms with that cell."""
    end = _end_of_heads(cells, start, cues)
    for last in range(end, max(end - _MOST_TAKEN, start + 2), -1):
        heads = [one.cell for one in cells[start:last]]
        yield from ((form, last) for form in _forms(heads, cues))


def _end_of_heads(cells: Sequence[OneCell], start: int, cues: LayoutCues) -> int:
    """Find the cell after the last that may be a head."""
    unknown, end = 0, start + 1
    for at in range(start + 1, min(start + _MOST_HEADS, len(cells))):
        cell = cells[at].cell
        aside = is_aside(cell.text) and not cells[at].is_bracketed_number
        if aside or head_role(cell, cues) is not None or is_time_only(cell.text) or is_value_head(cell):
            end = at + 1
            continue
        unknown += 1
        if unknown > _MOST_UNKNOWN or len(cell.text) > _LONGEST_UNKNOWN or not cells[at].is_text:
            break
    return end + _unknown_before_first_number(cells, start, end, cues)


def _unknown_before_first_number(cells: Sequence[OneCell], start: int, end: int, cues: LayoutCues) -> int:
    """Count the heads that no list knows before the number of the first row, where a head is that of numbers."""
    if not any(role_of(one.cell, cues) is Role.NUMBER for one in cells[start:end]):
        return 0
    numbers = (at for at, one in enumerate(cells[end : end + _MOST_UNKNOWN + 1]) if one.text in _FIRST_NUMBERS)
    count = next(numbers, 0)
    return count if all(one.is_text for one in cells[end : end + count]) else 0


def _forms(heads: Sequence[Cell], cues: LayoutCues) -> Iterator[Form]:
    heads = whole_heads(heads)
    own = own_columns(heads, cues)
    paged = settled(with_names_before_pages(own))
    ways = (paged,) if paged else (contents_apart(stream_columns(heads, cues)), settled(own), settled(with_result(own)))
    found: list[tuple[Column, ...]] = []
    for columns in (pages_as_values(way) for way in ways if way is not None):
        if columns not in found:
            found.append(columns)
            yield from _with_steps(without_results(columns))
    words = [column.role for column in own]
    if not found and Role.INDICATOR in words and Role.TARGET not in words:
        yield from _in_words(own)


def _with_steps(columns: tuple[Column, ...]) -> Iterator[Form]:
    """Take every column of values for a step; those of other figures may be empty in all the records."""
    name = [column.role for column in columns].index(Role.INDICATOR)
    fixed = [at for at in range(name + 1, len(columns)) if columns[at].role in _FIXED]
    silent = [at for at in range(name + 1, len(columns)) if columns[at].role is Role.UNKNOWN]
    sure = [at for at in fixed if columns[at].role is not Role.OTHER_VALUE or is_page(columns[at])]
    ways = (sorted([*fixed, *silent]), fixed, sure)
    for steps in dict.fromkeys(map(tuple, ways)):
        if any(columns[at].role is Role.TARGET for at in steps):
            yield Form(columns, steps)


def _in_words(columns: list[Column]) -> Iterator[Form]:
    """Read heads without one of targets, which may stand in the cells under that of KPIs, behind their names."""
    name = [column.role for column in columns].index(Role.INDICATOR)
    target = Column(Role.TARGET, _BY_YEAR)
    whole = settled([*columns[: name + 1], target, *columns[name + 1 :]])
    if whole is not None:
        yield from (replace(form, in_words=True) for form in _with_steps(without_results(whole)))
