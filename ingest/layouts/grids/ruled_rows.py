"""Tables as a page turned to Markdown prints them, without pipes at the ends of lines: heads over ---|---|---.

    事業| KPI| 現状値            a break within a cell is one of the line: 現状値（R5）
    （R5）| 目標値| 担当課
    ---|---|---|---|---
    ア| 開業した店の数| 7件| 12件| 商工課
    空き店舗の数| 31件| 20件     a row lacks the cells of those above that span it: ア, 商工課

Which cells a short row lacks shows by the forms of those that it has: a name, values.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_number
from ingest.layouts.grids.cut import Grid
from ingest.layouts.grids.heads import Row
from ingest.layouts.grids.stacks import stack_of
from ingest.layouts.heads.columns import VALUES, role_of
from ingest.layouts.heads.held import is_target
from ingest.layouts.rows import Cell, Line, joined

_RULE = re.compile(r"-{3}(?:\|-{3})+")
_NO_BEGINNING = re.compile(r"[（(※）)、。・のをにはがとへで]")  # of a row: the rest of the cell above
_BREAK = "  "
_MOST_COLUMNS = 16
_MOST_LINES = 8  # of one row, and of a head for each of its columns
_MOST_TEXTS = 8  # columns that cells may be lacking in
_MOST_LACKING = 4
_Placed = tuple[Row, frozenset[int]]  # a row of all columns, those that it lacks


def ruled_grids(
    lines: Sequence[Line], cues: LayoutCues, is_heading: Callable[[str], bool]
) -> tuple[list[Grid], set[int]]:
    """Find such tables of KPIs, every row filled up; give them and the numbers of their lines."""
    grids: list[Grid] = []
    taken: set[int] = set()
    for at, line in enumerate(lines):
        rule = line.text.strip()
        head = _head(lines, at, rule.count("|") + 1) if _RULE.fullmatch(rule) else []
        roles = {stack_of((cell,), cues).role for cell in _joined(head)}
        if Role.TARGET in roles and {Role.INDICATOR, Role.MAYBE_INDICATOR} & roles:
            body = list(_body(lines, at + 1))
            heads = _spread(_joined(head), body, cues)
            below = body[len(heads) - 1 :]
            columns = tuple(stack_of(stack, cues).role for stack in zip(*heads, strict=True))
            rows, places = _Filler(columns, cues, is_heading).rows(below)
            over = [tuple(head), *((line,) for line in body[: len(heads) - 1])]
            grids.append(Grid((*heads, *rows), (*over, *places)))
            taken |= {one.index for one in (*head, line, *body)}
    return grids, taken


def _head(lines: Sequence[Line], rule: int, width: int) -> list[Line]:
    """List the lines over a rule that have as many cells as it; nothing where they have others."""
    pipes, first = 0, rule
    while first and not (first < rule and lines[first].follows_blank) and rule - first < _MOST_LINES * width:
        above = lines[first - 1]
        if pipes == width - 1 and not ("|" not in above.text and above.text.endswith(_BREAK)):
            break
        pipes += above.text.count("|")
        first -= 1
    return list(lines[first:rule]) if pipes == width - 1 and 1 < width <= _MOST_COLUMNS else []


def _body(lines: Sequence[Line], start: int) -> Iterator[Line]:
    for line in lines[start:]:
        if line.follows_blank or line.text.startswith("#") or _RULE.fullmatch(line.text.strip()):
            return
        yield line


def _spread(head: Sequence[Cell], body: Sequence[Line], cues: LayoutCues) -> list[Row]:
    """List the rows of a head: 年度 値 on the line under the rule stand under the heads of values, which span them."""
    lower, wide = ([_cells(line) for line in body[:2]] + [[], []])[:2]
    columns = [stack_of((cell,), cues) for cell in head]
    under = bool(lower) and all(cues.is_lower_head(cell.text) or role_of(cell, cues) is Role.TIME for cell in lower)
    spans = [at for at, column in enumerate(columns) if column.role in VALUES and column.time is None]
    each = len(lower) // len(spans) if spans else 0
    if not under or each < 2 or each * len(spans) != len(lower) or len(head) - len(spans) + len(lower) != len(wide):
        return [tuple(head)]
    left, spanning = iter(lower), [head[at] for at in spans]
    upper = [cell for at, cell in enumerate(head) for _ in range(each if at in spans else 1)]
    below = [next(left) if cell in spanning else Cell("") for cell in upper]
    return [tuple(upper), tuple(below)]


def _cells(line: Line) -> list[Cell]:
    """Cut a line at its pipes, each of which parts two cells."""
    pipes = [at for at, character in enumerate(line.text) if character == "|"]
    return [line.part(start + 1, end) for start, end in zip([-1, *pipes], [*pipes, len(line.text)], strict=True)]


def _joined(lines: Sequence[Line]) -> list[Cell]:
    """Join lines to one row: the first cell of each goes on with the last one of the line above."""
    row: list[Cell] = []
    for line in lines:
        first, *others = _cells(line)
        row = [*row[:-1], joined((row[-1], first)) if row else first, *others]
    return row


@dataclass(slots=True)
class _Filler:
    """Puts lines together to rows and fills up what they lack."""

    roles: tuple[Role, ...]
    cues: LayoutCues
    is_heading: Callable[[str], bool]

    def rows(self, body: Sequence[Line]) -> tuple[list[Row], list[tuple[Line, ...]]]:
        """Make rows of the lines of a body; give the lines of each too."""
        rows: list[Row] = []
        places = []
        for start, end in self._cuts(body):
            row, lacks = self._placed(body[start:end]) or (tuple([Cell("")] * len(self.roles)), frozenset())
            rows.append(tuple(rows[-1][at] if at in lacks and rows else cell for at, cell in enumerate(row)))
            places.append(tuple(body[start:end]))
        return rows, places

    def _cuts(self, body: Sequence[Line]) -> Iterator[tuple[int, int]]:
        """Cut a body into as many rows as can be; a line that could end a row or begin the next ends it."""
        best: list[tuple[int, int]] = [(0, len(body))] * (len(body) + 1)  # rows from a line on, the end of the first
        for start in range(len(body) - 1, -1, -1):
            ends = range(start + 1, min(start + _MOST_LINES, len(body)) + 1)
            best[start] = max((best[end][0] + self._is_row(body[start:end]), end) for end in ends)
        start = 0
        while start < len(body):
            yield start, best[start][1]
            start = best[start][1]

    def _is_row(self, lines: Sequence[Line]) -> bool:
        return not _NO_BEGINNING.match(lines[0].text.strip()) and self._placed(lines) is not None

    def _placed(self, lines: Sequence[Line]) -> _Placed | None:
        """Put the cells of some lines under the heads; None where they make no row."""
        cells, width = _joined(lines), len(self.roles)
        if len(cells) == 1 and len(lines) == 1 and self.is_heading(cells[0].text):
            return (cells[0], *[Cell("")] * (width - 1)), frozenset()
        if len(lines) == 1 and len(cells) == width:
            return tuple(cells), frozenset()
        texts = [at for at, role in enumerate(self.roles) if not self._is_own(role)][:_MOST_TEXTS]
        lacking = width - len(cells)
        if not 0 <= lacking <= min(len(texts), _MOST_LACKING):
            return None
        for lacks in map(frozenset, combinations(texts, lacking)):
            left = iter(cells)
            row = tuple(Cell("") if at in lacks else next(left) for at in range(width))
            if all(at in lacks or self._fits(row[at], role) for at, role in enumerate(self.roles)):
                return row, lacks
        return None

    def _is_own(self, role: Role) -> bool:
        """Tell what every row has of its own: the name, the values."""
        return role in (Role.INDICATOR, Role.MAYBE_INDICATOR, *VALUES)

    def _fits(self, cell: Cell, role: Role) -> bool:
        """Tell whether a cell has the form of what its column holds."""
        if role in VALUES:
            return is_target(cell.text, self.cues) or (not cell.text and role is not Role.TARGET)
        if self._is_own(role):
            tail = cell.text in self.cues.tails
            return len(cell.text) > 1 and not tail and not is_target(cell.text, self.cues)
        return role is not Role.NUMBER or not cell.text or is_number(cell.text)
