"""A row of a table of measures: what is done, by which programmes, by whom; and whether a table is one at all."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.cues import Cues
from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_dash, is_value
from ingest.layouts.rows import Cell, joined
from ingest.layouts.works.cues import Column, WorkCues
from ingest.layouts.works.offices import offices_in
from ingest.layouts.works.pieces import items_of, lines_in, numbered

Row = tuple[tuple[Cell, ...], ...]  # the lines of each cell
_LONGEST_NAME = 80
_SHORTEST_NAME = 3
_WORD = re.compile(r"[一-龥ァ-ヶぁ-ん]{2}")
_TOTAL = re.compile(r"(?:合計|小計|総計|計|その他|同上|〃|該当なし|なし)")
_CONTENT = "内容"
_OF_KPIS = (Role.INDICATOR, Role.TARGET, Role.BASELINE, Role.UNIT)
_MOST = 0.6  # share of the rows of a table that read as rows of it


@dataclass(frozen=True, slots=True)
class Entry:
    """What one row adds to a measure: programmes, and the offices beside them."""

    programmes: tuple[Cell, ...]
    offices: tuple[Cell, ...]


@dataclass(slots=True)
class Work:
    """A measure as a table or a list names it, None where only its programmes are named.

    `named_as_programme` where a list of 主な取組 names it: it is a programme where a measure stands over the list.
    `heading` is where the heading begins that names it, `under` a place that the measure over it stands over.
    """

    measure: Cell | None
    number: str | None = None
    entries: list[Entry] = field(default_factory=list)
    named_as_programme: bool = False
    heading: int | None = None
    under: int | None = None

    @property
    def offset(self) -> int:
        """Give the place of the first name in the source."""
        cells = [self.measure] if self.measure else [cell for entry in self.entries for cell in entry.programmes]
        return min(cell.origins[0] for cell in cells if cell)


@dataclass(frozen=True, slots=True)
class Words:
    """All that tells names, values and offices apart."""

    cues: Cues
    layouts: LayoutCues
    works: WorkCues

    def heads_kpis(self, text: str) -> bool:
        """Tell whether words are a head of a table of KPIs."""
        plain = plain_of(text)
        return any(plain in self.layouts.columns[role] for role in _OF_KPIS)

    def is_head(self, text: str) -> bool:
        """Tell whether words head a column of any table, so that no row holds them."""
        return self.works.column(text) in (Column.MEASURE, Column.PROGRAMME, Column.OFFICE) or self.heads_kpis(text)


def columns_of(heads: Sequence[Cell], words: Words) -> tuple[Column | None, ...] | None:
    """Read the heads of a table of measures; None for another table.

    Every head must be known, one must name measures or programmes, and another what is done about them. A head of
    budgets, staff or indicators makes it another table.
    """
    columns = _with_one_measure(heads, [words.works.column(head.text) for head in heads])
    known = {column for head, column in zip(heads, columns, strict=True) if head.text}
    names = known & {Column.MEASURE, Column.PROGRAMME}
    tells = known & {Column.OFFICE, Column.TEXT} or len(names) > 1
    return columns if names and tells and None not in known else None


def _with_one_measure(heads: Sequence[Cell], columns: list[Column | None]) -> tuple[Column | None, ...]:
    """Leave one column of measures: the last, 取組 behind 施策, but no 取組内容 behind its name."""
    measures = [at for at, column in enumerate(columns) if column is Column.MEASURE]
    names = [at for at in measures if not plain_of(heads[at].text).endswith(_CONTENT)] or measures[:1]
    return tuple(Column.TEXT if at in measures and at != names[-1] else column for at, column in enumerate(columns))


def works_of(columns: Sequence[Column | None], rows: Sequence[Row], words: Words) -> list[Work]:
    """Read the rows of a table; [] where what stands in them denies the heads."""
    offices = [cell for row in rows for cell in _cells(columns, row, Column.OFFICE) if joined(cell).text]
    named = [cell for cell in offices if _offices(cell, words)]
    works: list[Work] = []
    read = sum(_take(columns, row, words, works) for row in rows)
    enough = read >= _MOST * len(rows) and len(named) * 2 >= len(offices)
    return works if enough else []


def _take(columns: Sequence[Column | None], row: Row, words: Words, works: list[Work]) -> bool:
    """Take in one row; one without a measure goes on with the measure above it."""
    measure = next(iter(_held(columns, row, Column.MEASURE)), None)
    lines = [line for cell in _cells(columns, row, Column.PROGRAMME) for piece in cell for line in lines_in(piece)]
    programmes = tuple(item for item in items_of(lines, words.cues) if is_name(item, words))
    offices = tuple(office for cell in _cells(columns, row, Column.OFFICE) for office in _offices(cell, words))
    entry = Entry(programmes, offices)
    above = works[-1] if works else None
    if measure is not None and above is not None and above.measure is not None and _are_same(measure, above.measure):
        above.entries.append(entry)
        return True
    if measure is not None:
        number, name = numbered(measure)
        if not is_name(name, words):
            return False
        works.append(Work(name, number, [entry]))
        return True
    if Column.MEASURE in columns and above is not None:
        above.entries.append(entry)
        return bool(programmes or offices)
    if programmes:
        works.append(Work(None, None, [entry]))
    return bool(programmes)


def _offices(lines: tuple[Cell, ...], words: Words) -> tuple[Cell, ...]:
    """List the offices of a cell: of each line, where each names some, else of the lines as one."""
    apart = [offices_in(part, words.works) for line in lines for part in lines_in(line) if part.text]
    if not all(apart):
        return offices_in(joined(lines), words.works)
    return tuple(office for names in apart for office in names)


def is_name(cell: Cell, words: Words) -> bool:
    """Tell the name of a measure or programme from a value, a dash, a total and a sentence."""
    text = cell.text
    fits = _SHORTEST_NAME <= len(text) <= _LONGEST_NAME and _WORD.search(text) is not None
    other = is_dash(text) or is_value(text, words.layouts) or _TOTAL.fullmatch(text) is not None
    return fits and not other and "。" not in text and not words.is_head(text)


def _are_same(cell: Cell, name: Cell) -> bool:
    """Tell whether a cell is the very one that a name was read from: it spans several rows."""
    return bool(name.origins) and name.origins[0] in cell.origins


def _held(columns: Sequence[Column | None], row: Row, kind: Column) -> list[Cell]:
    return [cell for cell in map(joined, _cells(columns, row, kind)) if cell.text]


def _cells(columns: Sequence[Column | None], row: Row, kind: Column) -> list[tuple[Cell, ...]]:
    return [cell for column, cell in zip(columns, row, strict=True) if column is kind]
