"""Tables drawn with lines some of which do not run all across: cells that span rows, heads that span columns.

┌──────┬──────────────┬─────┬───────────┐
│ 柱   │     指標     │ 現状│   目標    │
│      │              ├─────┼─────┬─────┤     a rule under some of the cells; the others go on below it
│      │              │ 2021│ 2025│ 2029│
├──────┼──────────────┼─────┼─────┼─────┤
│ 川の │ 渡し舟の乗客 │ 1.2 │ 1.5 │ 2.0 │
│ 道   │ 数           │     │     │     │
│      ├──────────────┼─────┼─────┼─────┤
│      │ 桟橋の数     │ 3   │ 4   │ 6   │
└──────┴──────────────┴─────┴─────┴─────┘
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_value
from ingest.layouts.grids.cut import Grid
from ingest.layouts.grids.drawn_lines import Drawn, drawn_tables
from ingest.layouts.grids.heads import Row, head_of_grid
from ingest.layouts.rows import Cell, Line, joined

_MOST_BETWEEN = 8  # lines at the turn of a page, between two parts of a table
_TableLine = tuple[Line, Sequence[Drawn]]


def drawn_grids(lines: Sequence[Line], cues: LayoutCues) -> tuple[list[Grid], set[int]]:
    """Find such tables of KPIs; give them and the numbers of their lines.

    A table without heads goes on with the one before it, where the page was turned between them.
    """
    grids: list[Grid] = []
    taken: set[int] = set()
    for table in drawn_tables(lines):
        grid = _grid(table, cues) if any(map(_is_parted, table)) else None
        roles = _roles(grid, cues) if grid is not None else set()
        goes_on = not roles and any(table[0][0].index - back in taken for back in range(1, _MOST_BETWEEN + 1))
        if grid is None:
            continue
        if {Role.INDICATOR, Role.TARGET} <= roles:
            grids.append(grid)
        elif goes_on and len(grid.rows[0]) == len(grids[-1].rows[0]):
            grids[-1] = Grid((*grids[-1].rows, *grid.rows), (*grids[-1].places, *grid.places))
        else:
            continue
        taken |= {line.index for line, _ in table}
    return grids, taken


def _is_parted(line: _TableLine) -> bool:
    """Tell a line on which a rule stands beside a text."""
    return len({part.is_rule for part in line[1]}) > 1


def _roles(grid: Grid, cues: LayoutCues) -> set[Role]:
    columns, _ = head_of_grid(grid.rows, 0, cues, by_cells=True)
    return {column.role for column in columns or ()}


@dataclass(slots=True)
class _Box:
    """A cell between its rules: the rows and columns that it fills, what each line says of it."""

    columns: range
    first: int
    last: int
    pieces: list[Cell] = field(default_factory=list)

    def places(self) -> Iterable[tuple[int, int]]:
        return ((row, at) for row in range(self.first, self.last + 1) for at in self.columns)


def _grid(table: Sequence[_TableLine], cues: LayoutCues) -> Grid | None:
    """Put a table together; None where one of its boxes holds several values below each other."""
    boxes, places = _boxes(table)
    if not places or not all(_is_one_cell(box, cues) for box in boxes):
        return None
    cells: dict[tuple[int, int], Cell] = {}
    for box in boxes:
        cells.update(dict.fromkeys(box.places(), joined(piece for piece in box.pieces if piece.text)))
    width = max(box.columns.stop for box in boxes)
    rows: tuple[Row, ...] = tuple(
        tuple(cells.get((row, at), Cell("")) for at in range(width)) for row in range(len(places))
    )
    return Grid(rows, tuple(map(tuple, places)))


def _boxes(table: Sequence[_TableLine]) -> tuple[list[_Box], list[list[Line]]]:
    """Go through the lines of a table; give its boxes, and the lines of each row. A rule closes what is over it."""
    boxes: list[_Box] = []
    places: list[list[Line]] = []
    open_at: dict[range, _Box] = {}
    begins = True
    for line, parts in table:
        ruled = {at for part in parts if part.is_rule for at in part.columns}
        open_at = {columns: box for columns, box in open_at.items() if ruled.isdisjoint(columns)}
        texts = [part for part in parts if not part.is_rule]
        if ruled and places:
            places[-1] += [line] if texts else []
            begins = True
        elif begins:
            places.append([line])
            begins = False
        else:
            places[-1].append(line)
        for part in texts:
            box = open_at.get(part.columns)
            if box is None:
                box = _Box(part.columns, len(places) - 1, len(places) - 1)
                open_at[part.columns] = box
                boxes.append(box)
            box.last = len(places) - 1
            box.pieces.append(part.cell)
    return boxes, places


def _is_one_cell(box: _Box, cues: LayoutCues) -> bool:
    """Tell one cell from those of several rows that no rule parts, which have their values below each other."""
    values = [piece.text for piece in box.pieces if any(map(str.isdecimal, piece.text)) and is_value(piece.text, cues)]
    return len(values) < 2 or box.first == 0
