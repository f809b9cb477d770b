"""The heads of two tables side by side, which say everything twice, and the titles and texts over them.

施策１　里山の再生                      施策２　島の暮らし
 間伐と植樹を進めます。                  船便を増やします。
KPI           R5        R11             KPI           R5        R11
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.heads.columns import role_of
from ingest.layouts.rows import Cell, Line, Separator
from ingest.logic.plan_headings import plan_heading

_FEWEST_HEADS = 2  # of each table
_FEWEST_YEARS = 2
_MOST_BETWEEN = 12  # lines of texts between titles and heads
_NEAR = 6  # columns of print that a row of the right table may begin before its head
_HALVES = 2
_MOST_OF_TITLES = 4  # cells of both titles
_ANY_TITLE = "題名"


@dataclass(frozen=True, slots=True)
class Gutter:
    """The column of print from which on cells are of the right table, its first head, and the heads of both counted."""

    left: int
    middle: Cell
    count: int


def heads_at(lines: Sequence[Line], at: int, cues: LayoutCues) -> tuple[Gutter, int, tuple[Cell, ...]] | None:
    """Find the heads on a line, or below a line of titles; below headings of a plan, texts may stand between."""
    gutter = gutter_of(lines[at], cues)
    if gutter is not None:
        return gutter, at, ()
    headed = _HALVES <= len(lines[at].cells) <= _MOST_OF_TITLES and _is_numbered(lines[at].cells[0], cues)
    below = range(at + 1, min(at + (_MOST_BETWEEN if headed else 1) + 1, len(lines)))
    head, gutter = next(((n, found) for n in below if (found := gutter_of(lines[n], cues)) is not None), (at, None))
    titles = titles_over(lines[at], gutter) if gutter is not None else ()
    if gutter is None or not titles:
        return None
    between = lines[at + 1 : head]
    texts = all(cut_of_text(line, gutter) is not None and not _is_numbered(line.cells[0], cues) for line in between)
    of_plan = all(plan_heading(title.text.strip(), cues) is not None for title in titles)
    return (gutter, head, titles) if not between or (texts and of_plan) else None


def _is_numbered(cell: Cell, cues: LayoutCues) -> bool:
    """Tell a heading of a plan, 施策１, whose title may stand apart behind a wide space."""
    return any(plan_heading(text, cues) is not None for text in (cell.text, f"{cell.text} {_ANY_TITLE}"))


def cut_of_text(line: Line, gutter: Gutter) -> int | None:
    """Find where a line of the texts over two tables goes over to the right; None where one runs over the gutter."""
    if line.begins_page or any(cell.left < gutter.left and cell.right > gutter.middle.left for cell in line.cells):
        return None
    right = next((cell for cell in line.cells if cell.left >= gutter.left), None)
    return len(line.text) if right is None else index_of(line, right)


def gutter_of(line: Line, cues: LayoutCues) -> Gutter | None:
    """Find where the right table begins; None where the heads are not the same twice."""
    cells = line.cells if line.separator is Separator.GAP else ()
    half, rest = divmod(len(cells), _HALVES)
    texts = [cell.text for cell in cells]
    if rest or half < _FEWEST_HEADS or texts[:half] != texts[half:]:
        return None
    if not _are_heads([role_of(cell, cues) for cell in cells[:half]]):
        return None
    return Gutter(max(cells[half].left - _NEAR, cells[half - 1].right), cells[half], len(cells))


def _are_heads(roles: Sequence[Role | None]) -> bool:
    """Tell the heads of a table of KPIs, whose values may be headed by nothing but their years: KPI  R5  R11."""
    aimed = Role.TARGET in roles or (roles[0] is Role.INDICATOR and roles.count(Role.TIME) >= _FEWEST_YEARS)
    return Role.INDICATOR in roles and aimed


def titles_over(line: Line, gutter: Gutter) -> tuple[Cell, ...]:
    """Find what stands over each of the tables; a title may have a wide space behind its number."""
    if len(line.cells) == _HALVES:
        return line.cells
    right = next((cell for cell in line.cells if abs(cell.left - gutter.middle.left) <= _NEAR), None)
    if right is None or right is line.cells[0] or len(line.cells) > _MOST_OF_TITLES:
        return ()
    cut = index_of(line, right)
    return line.part(0, cut), line.part(cut, len(line.text))


def index_of(line: Line, cell: Cell) -> int:
    """Give the place in a line at which a cell begins."""
    return line.origins.index(cell.origins[0])
