"""KPI tables that extraction has flattened column by column.

Each column under its head: 指標 / 登録者数 / 空家率 / 現状値（R5） / 18人 / 23.5％ / 目標値（R11） / 35人 / 18％以下
All heads first: 指標 / 現状値（R5） / 目標値（R11） / 登録者数 / 空き店舗率 / 18人 / 23.5％ / 35人 / 18％以下
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.layouts.columns import VALUES, Column, columns_of, role_of
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.found import Findings
from ingest.layouts.records import Records
from ingest.layouts.rows import Cell, Line, Separator, joined
from ingest.layouts.values import is_aside, is_time_only, is_value

IsHeading = Callable[[Line], bool]
_FEWEST_ROWS = 2
_MOST_LINES = 60
_OPEN = re.compile(r"[（(][^）)]*$")
_GOES_ON = re.compile(r"[（(のをにはがとへで、・]|うち")


@dataclass(frozen=True, slots=True)
class _Section:
    """A head and the cells under it."""

    head: Cell
    cells: tuple[Cell, ...]


def read_flat_columns(lines: list[Line], cues: LayoutCues, is_heading: IsHeading, findings: Findings) -> None:
    """Read every table of that kind among the lines that are not used yet."""
    index = 0
    while index < len(lines):
        run = _run(lines, index, cues, is_heading, findings)
        taken = _read(run, cues, findings) if run else 0
        findings.used.update(line.index for line in lines[index : index + taken])
        index += taken or 1


def _run(
    lines: list[Line], start: int, cues: LayoutCues, is_heading: IsHeading, findings: Findings
) -> list[tuple[Line, Cell]]:
    """List the lines of one cell from the head of an indicator on; nothing where no such head stands there."""
    run: list[tuple[Line, Cell]] = []
    for line in lines[start : start + _MOST_LINES]:
        cell = _cell(line)
        free = cell is not None and line.index not in findings.used
        if cell is None or not free or (run and is_heading(line) and role_of(cell, cues) is None):
            break
        run.append((line, cell))
        if len(run) == 1 and role_of(cell, cues) not in (Role.INDICATOR, Role.MAYBE_INDICATOR):
            return []
    return run


def _cell(line: Line) -> Cell | None:
    one = line.separator in (Separator.NONE, Separator.GAP) and "。" not in line.text
    whole = line.split(Separator.GAP)
    return whole[0] if one and len(whole) == 1 else None


def _read(run: list[tuple[Line, Cell]], cues: LayoutCues, findings: Findings) -> int:
    """Read one table at the beginning of a run of cells; give how many lines it takes."""
    sections, counts = _sections([cell for _, cell in run], cues)
    columns = columns_of([section.head for section in sections], cues)
    if columns is None:
        return 0
    bodies = [section.cells for section in sections]
    if not bodies[0] and any(bodies[-1:]) and not any(bodies[:-1]):
        bodies = _dealt(bodies[-1], columns, cues)
    height = _height(bodies, columns, cues)
    if height < _FEWEST_ROWS:
        return 0
    names = _names(bodies[0], height, cues)
    if names is None:
        return 0
    over = len(bodies[-1]) - height if sections[-1].cells == bodies[-1] else 0
    taken = sum(counts) - max(over, 0)
    records = Records(columns, findings)
    for row in zip(names, *(body[:height] or [Cell("")] * height for body in bodies[1:]), strict=False):
        records.take(row, run[0][0].span)
    return taken


def _sections(cells: Sequence[Cell], cues: LayoutCues) -> tuple[list[_Section], list[int]]:
    """Cut cells at those that are heads; give how many lines each part takes."""
    sections: list[_Section] = []
    counts: list[int] = []
    for cell in cells:
        last = sections[-1] if sections else None
        if role_of(cell, cues) not in (None, Role.TIME) and not is_value(cell.text, cues):
            sections.append(_Section(cell, ()))
            counts.append(1)
        elif last and not last.cells and is_aside(cell.text) and is_time_only(cell.text):
            sections[-1] = _Section(joined((last.head, cell)), ())
            counts[-1] += 1
        elif last:
            sections[-1] = _Section(last.head, (*last.cells, cell))
            counts[-1] += 1
    return sections, counts


def _dealt(cells: Sequence[Cell], columns: Sequence[Column], cues: LayoutCues) -> list[tuple[Cell, ...]]:
    """Deal cells that follow all heads out to their columns, each of which holds as many; nothing where they do not."""
    values = sum(column.role in VALUES for column in columns)
    words = next((at for at, cell in enumerate(cells) if is_value(cell.text, cues)), len(cells))
    figures = next((at for at, cell in enumerate(cells[words:]) if not is_value(cell.text, cues)), len(cells) - words)
    height, rest = divmod(figures, values)
    first_value = next(at for at, column in enumerate(columns) if column.role in VALUES)
    names = words - height * (first_value - 1)
    if rest or height < _FEWEST_ROWS or names < height or any(c.role not in VALUES for c in columns[first_value:]):
        return [()] * len(columns)
    ends = [names + height * at for at in range(len(columns))]
    return [tuple(cells[:names]), *(tuple(cells[end - height : end]) for end in ends[1:])]


def _height(bodies: Sequence[tuple[Cell, ...]], columns: Sequence[Column], cues: LayoutCues) -> int:
    """Find how many rows the table has: as many as each column of values has values; 0 where they differ."""
    heights = {
        len([cell for cell in body if is_value(cell.text, cues)])
        for body, column in zip(bodies, columns, strict=True)
        if column.role in VALUES
    }
    return heights.pop() if len(heights) == 1 else 0


def _names(cells: Sequence[Cell], height: int, cues: LayoutCues) -> list[Cell] | None:
    """Join names that were wrapped until there are as many as rows; None where that does not come out."""
    names = list(cells[:1])
    for cell in cells[1:]:
        cut = _OPEN.search(names[-1].text) or _GOES_ON.match(cell.text) or not cues.ends_as_indicator(names[-1].text)
        if len(cells) > height and cut:
            names[-1] = joined((names[-1], cell))
        else:
            names.append(cell)
    return names if len(names) == height else None
