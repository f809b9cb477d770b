"""Read tables of one cell a line whose records repeat in the order of the heads, with free texts between them.

施策 / 指標 / 単位 / 現状値 / 目標値 （R11） / 考え方 / 登録者数 / 人 / 34 / 60 / 毎年５人 / 増やす。 / 利用率 / …

What has a figure for every step of the heads is a record; its name is what stands before it.
"""

import re
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from ingest.layouts.celled.captions import captions_of
from ingest.layouts.celled.cells import OneCell, cells_of, has_own_cells
from ingest.layouts.celled.forms import forms_at
from ingest.layouts.celled.found_table import Celled
from ingest.layouts.celled.glued_names import names_apart
from ingest.layouts.celled.nameless import begins_nameless, nameless_forms
from ingest.layouts.celled.table import Body, IsHeading, Record, Table
from ingest.layouts.celled.value_sets import ValueSet
from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import ARROW, is_dash
from ingest.layouts.found import Findings
from ingest.layouts.heads.columns import Column, role_of
from ingest.layouts.rowed.records import Records
from ingest.layouts.rows import Cell, Line, joined

_FIRST_HEADS = (Role.INDICATOR, Role.MAYBE_INDICATOR, Role.GROUP, Role.OWNER, Role.NUMBER, Role.TARGET)
_BOXED = re.compile(r"[【\[〔](?:数値目標|成果目標|成果指標|目標指標|評価指標|指標|KPI)[】\]〕]")
_SHORTEST_HEAD = 2  # characters
_FEWEST_CELLS = 8  # of two records and their heads
_NONE = Cell("")
# columns that no head may name
_BESIDE = tuple(Column(role, _NONE) for role in (Role.OWNER, Role.UNIT, Role.DEADLINE, Role.GROUP))
_IN_BRACKETS = re.compile(r"【[^【】]*】|[(][^()]*[)]")


def find_celled(lines: Sequence[Line], cues: LayoutCues, is_heading: IsHeading, used: Set[int]) -> Iterator[Celled]:
    """Find every such table among the lines that are not used yet."""
    breaks = [at for at, line in enumerate(lines) if line.index in used or has_own_cells(line)]
    for before, at in pairwise([-1, *breaks, len(lines)]):
        printed = list(cells_of(lines[before + 1 : at], cues)) if at - before > _FEWEST_CELLS else []
        cells = names_apart(printed, cues)
        start = 0
        while start < len(cells):
            table = _best(cells, start, cues, is_heading) if _may_begin(cells, start, cues) else None
            if table is not None and not _leaves_changes(table, cells[start : table.end]):
                outline = set(_headed_between(table, cells, start, is_heading))
                yield _celled(table, cells, start, cues, outline)
            start = table.end if table is not None else start + 1


def _may_begin(cells: Sequence[OneCell], at: int, cues: LayoutCues) -> bool:
    """Tell the first head of a table from a title that only holds such a word."""
    one = cells[at]
    if begins_nameless(cells, at, cues):
        return True
    if one.is_value or not one.text[:1].isalnum():
        return _BOXED.fullmatch(one.plain) is not None
    torn = [below.cell for below in cells[at + 1 : at + 2] if len(below.text) < _SHORTEST_HEAD]
    head = joined((one.cell, *torn))
    role = role_of(head, cues)
    named = role is Role.GROUP and at > 0 and cells[at - 1].plain in cues.columns[Role.INDICATOR]
    if role is None or role not in _FIRST_HEADS or named:  # 指標 / 対象 / 現状値: whom it is for is no first head
        return False
    plain = _IN_BRACKETS.sub("", plain_of(head.text))
    return plain in cues.columns[role] or (
        plain.endswith(cues.columns[Role.INDICATOR]) and not _are_heads_of_names(cells[at + 1 : at + 3], cues)
    )


def _are_heads_of_names(below: Sequence[OneCell], cues: LayoutCues) -> bool:
    """Tell whether a table begins with the next cells: 番号 / 指標, below the title …計画の指標."""
    roles = [role_of(one.cell, cues) for one in below]
    named = any(one.plain in cues.columns[Role.INDICATOR] for one in below)
    return named and roles[0] in (Role.NUMBER, Role.INDICATOR)


def _best(cells: Sequence[OneCell], start: int, cues: LayoutCues, is_heading: IsHeading) -> Table | None:
    """Read under every form that the heads may have; most records first, then heads, steps, a dated target."""
    ways = nameless_forms if begins_nameless(cells, start, cues) else forms_at
    tables = (Body(cells, start, below, cues, is_heading).table(form) for form, below in ways(cells, start, cues))
    found = (table for table in tables if table is not None)
    return max(
        found,
        key=lambda table: (len(table.records), table.heads, len(table.form.steps), table.form.is_dated),
        default=None,
    )


def _headed_between(table: Table, cells: Sequence[OneCell], start: int, is_heading: IsHeading) -> Iterator[int]:
    """List the lines of the outline, from a heading down to where the heads of the table are printed again."""
    heads = [one.text for one in cells[start : start + table.heads]]
    for above, below in pairwise(table.records):
        between = range(above.values.end, below.values.start)
        again = next((at for at in between if [one.text for one in cells[at : at + len(heads)]] == heads), None)
        if again is not None:
            first = next((at for at in range(above.values.end, again) if is_heading(cells[at].line)), again)
            yield from (one.line.index for one in cells[first:again])


def _celled(table: Table, cells: Sequence[OneCell], start: int, cues: LayoutCues, outline: Set[int]) -> Celled:
    """Make KPIs of the records; the lines of the outline among them are left to it."""
    findings = Findings()
    records = Records((*table.form.columns, *_BESIDE), findings)
    captions = captions_of(table, cells, start, cues)
    for record, values in table.rows:
        row = _row(table, record, values, captions.over(record.values.start))
        spans = [cell.span for cell in row if cell.span is not None]
        records.take(row, (min(first for first, _ in spans), max(last for _, last in spans)))
    findings.used.update(one.line.index for one in cells[start : table.end] if one.line.index not in outline)
    return Celled(findings, table.counted)


def _leaves_changes(table: Table, cells: Sequence[OneCell]) -> bool:
    """Tell a list, in which more lines state a name with its change, 登録者数  4人→20人, than there are records."""
    lines = {one.line.index: one.line for one in cells}.values()
    stated = sum(len(line.cells) > 1 and ARROW.search(line.text) is not None for line in lines)
    return stated > len(table.records)


def _row(table: Table, record: Record, values: ValueSet, caption: Cell | None) -> tuple[Cell, ...]:
    columns = table.form.columns
    cells = [_told(column, values.cells.get(at, _NONE)) for at, column in enumerate(columns)]
    cells[table.form.name] = record.name.cell
    beside = (record.owner or caption, record.name.unit, values.due, values.group)
    return (*cells, *(cell or _NONE for cell in beside))


def _told(column: Column, cell: Cell) -> Cell:
    """Leave out a value of today that is none: －."""
    return _NONE if column.role is Role.BASELINE and is_dash(cell.text) else cell
