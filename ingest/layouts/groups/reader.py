"""Rows by age and sex beside the name of an indicator, in the printed tables of health plans.

指標                        区分      現状値    目標値
                            男性      11.2      7.5未満
食塩摂取量の平均値（ｇ）
                            女性      9.6       6.5未満
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_dash, is_value
from ingest.layouts.found import Findings, FoundKpi
from ingest.layouts.groups.blocks import Block, Stand, blocks_of, is_whole, stands
from ingest.layouts.groups.heads import GroupHead, group_head_at
from ingest.layouts.groups.rows import TableLine, table_lines
from ingest.layouts.groups.spaced import spaced_tables
from ingest.layouts.heads.columns import Column
from ingest.layouts.pages import Pages
from ingest.layouts.printed.words import Measure
from ingest.layouts.rowed.records import Records
from ingest.layouts.rows import Cell, Line, joined

_UNIT = re.compile(r"(?P<name>.+?)[ 　]*[（(](?P<unit>[^（()）]{1,8})[)）]$")
_DEAR = 1.2  # a block, on the average
_SHARED = (Role.TARGET, Role.DEADLINE, Role.UNIT)  # what may be said once for all rows of a block
_NEEDED = (Role.BASELINE, Role.TARGET)
_ASKED_OF = "対象"  # tells only whom an indicator is asked of, where 区分 parts it
_MOST_SAID = 40  # characters of an aim in words
_AIMED = re.compile(r"(?:上回る|下回る|[^、。](?:以上|以下|未満|超))$")


@dataclass(frozen=True, slots=True)
class _Table:
    head: GroupHead
    lines: Sequence[TableLine]
    room: int = 0  # of a name that single spaces part from its values

    def parted(self, stand: Stand, cues: LayoutCues) -> tuple[float, list[Block]] | None:
        """Part the lines into those of each indicator, whose names stand so."""
        return blocks_of(self.lines, stand, cues, self.room)


def read_groups(
    lines: Sequence[Line], measure: Measure, cues: LayoutCues, is_heading: Callable[[Line], bool], findings: Findings
) -> None:
    """Read every such table in which a name stands for rows of other lines; their lines are marked as used."""
    free = [line for line in lines if line.index not in findings.used]
    spaced = [_spaced(*table, cues) for table in spaced_tables(free, cues, is_heading, Pages(free))]
    _read(free, spaced, cues, findings, whole=any(map(_is_merged_over, spaced)))
    heads = [head for at in range(len(free)) if (head := group_head_at(free, at, measure, cues)) is not None]
    if not heads:
        return
    pages = Pages(free)

    def parts(line: Line) -> bool:
        return line.begins_page or pages.is_number(line) or (line.follows_blank and is_heading(line))

    ends = [*(head.start for head in heads[1:]), len(free)]
    spans = zip(heads, ends, strict=True)
    tables = [_Table(head, table_lines(free[head.end : end], head, measure, cues, parts)) for head, end in spans]
    _read(free, [table for table in map(_trimmed, tables) if table.lines], cues, findings)


def _read(
    lines: Sequence[Line], tables: Sequence[_Table], cues: LayoutCues, findings: Findings, *, whole: bool = False
) -> None:
    """Read tables whose names all stand in one way beside their rows; `whole` takes those with no merged name too."""
    room = max((table.room for table in tables), default=0)
    stand = min(stands(room), key=lambda stand: sum(_cost(table, stand, cues) for table in tables))
    for table in tables:
        parted = table.parted(stand, cues)
        if parted is not None and parted[0] <= _DEAR * len(parted[1]) and (whole or any(map(_is_merged, parted[1]))):
            _take(table.head, lines, parted[1], cues, findings)


def _is_merged_over(table: _Table) -> bool:
    """Tell a table in which some row has no name of its own."""
    return any(line.is_row and line.name is None for line in table.lines)


def _spaced(head: GroupHead, lines: Sequence[TableLine], cues: LayoutCues) -> _Table:
    """Make a table of lines without places; leave out the words under its last row that are no part of a name."""
    room = max((line.name.right - line.name.left for line in lines if line.name is not None), default=0)
    end = last = max((at for at, line in enumerate(lines) if line.is_row), default=-1) + 1
    name = lines[last - 1].name if last else None
    while name is not None and end < len(lines):
        below = lines[end].name
        if below is not None and is_whole((name, below), 1, cues):
            break
        name, end = below or name, end + 1
    tables = [_Table(head, lines[:upto], room) for upto in range(end, last - 1, -1)]
    return next((table for table in tables if any(table.parted(stand, cues) for stand in stands(room))), tables[-1])


def _trimmed(table: _Table) -> _Table:
    """Leave out what stands under the last row and has no part of its name."""
    lines = list(table.lines)
    while lines and not lines[-1].is_row and lines[-1].name is None:
        lines.pop()
    return replace(table, lines=lines)


def _is_merged(block: Block) -> bool:
    """Tell a name that stands for some rows: a name beside its only row is read by its columns as well."""
    return len(block.rows) > 1


def _cost(table: _Table, stand: Stand, cues: LayoutCues) -> float:
    parted = table.parted(stand, cues)
    return parted[0] if parted is not None else _DEAR * len(table.lines)


def _take(
    head: GroupHead, lines: Sequence[Line], blocks: Sequence[Block], cues: LayoutCues, findings: Findings
) -> None:
    """Take all rows of a table, or none where one of them leaves a value out that its column has."""
    rows = [(block, row, _values(row, block, head, cues)) for block in blocks for row in block.rows]
    whole = all(values is not None for _, _, values in rows)
    if not whole or any(line.group and not line.is_row for block in blocks for line in block.lines):
        return
    findings.used.update(line.index for line in lines[head.start : head.end])
    findings.used.update(line.line.index for block in blocks for line in block.lines)
    of_parts = not head.columns[1].head.text.startswith(_ASKED_OF)
    for block, row, values in rows:
        name, unit = _name_and_unit(joined(block.names), cues)
        columns = (*head.columns, *((Column(Role.UNIT, unit),) if unit else ()))
        before = len(findings.kpis)
        cells = [name, row.group or Cell(""), *(values or ()), *([unit] if unit else [])]
        Records(columns, findings).take(cells, row.line.span)
        if len(block.rows) == 1 and of_parts:
            findings.kpis[before:] = map(_of_group, findings.kpis[before:])


def _of_group(kpi: FoundKpi) -> FoundKpi:
    """Name whom the only row of an indicator is for: やせの者の割合（女性）."""
    if kpi.group is None or kpi.group.span is None or is_dash(kpi.group.text):
        return kpi
    return replace(
        kpi, indicator=f"{kpi.indicator}（{kpi.group.text}）", group=None, spans=(*kpi.spans, kpi.group.span)
    )


def _name_and_unit(name: Cell, cues: LayoutCues) -> tuple[Cell, Cell | None]:
    """Part a name from the unit in brackets behind it: 喫煙率（％）."""
    match = _UNIT.fullmatch(name.text)
    if match is None or plain_of(match["unit"]) not in cues.units:
        return name, None
    return name.part(*match.span("name")), name.part(*match.span("unit"))


def _values(row: TableLine, block: Block, head: GroupHead, cues: LayoutCues) -> list[Cell] | None:
    """Take the values of a row, those that are said once for its block among them; None where one is missing."""
    cells = []
    for at, column in enumerate(head.columns[2:], start=2):
        cell = row.values.get(at, Cell(""))
        if column.role in _SHARED:
            cell = _shared(at, block, column.role, cues) or cell
        if column.role in _NEEDED and not _is_aim(cell.text, cues):
            return None
        cells.append(cell)
    return cells


def _shared(at: int, block: Block, role: Role, cues: LayoutCues) -> Cell | None:
    """Find what a column says once for all rows of a block: beside one of them, between them, or over some lines."""
    said = [line.values[at] for line in block.lines if at in line.values]
    own = len(block.rows) == 1 or all(at in row.values for row in block.rows)
    if not said or (own and not _is_torn(said, role, cues)):
        return None
    whole = joined(said)
    return whole if role is not Role.TARGET or _is_aim(whole.text, cues) else None


def _is_torn(said: Sequence[Cell], role: Role, cues: LayoutCues) -> bool:
    """Tell the lines of one aim in words from aims of their own."""
    return role is Role.TARGET and len(said) > 1 and not any(_is_aim(cell.text, cues) for cell in said[:-1])


def _is_aim(text: str, cues: LayoutCues) -> bool:
    plain = plain_of(text)
    said = len(plain) <= _MOST_SAID and (plain.endswith(tuple(cues.value_words)) or _AIMED.search(plain) is not None)
    return is_dash(text) or is_value(text, cues) or said
