"""Two small tables side by side, taken apart: their one line of heads says everything twice.

【施策１－１】                          【施策１－２】
指標          基準値    目標値          指標          基準値    目標値
植樹の本数    40本      60本            船便の数      12便      20便
間伐の面積    48ha      70ha            船便の        80％      90％
                                        利用率

Years below the heads, wrapped names and lists below each of the tables are taken apart with them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_time_only, is_value
from ingest.layouts.found import Span
from ingest.layouts.heads.columns import role_of
from ingest.layouts.rows import Cell, Line, Separator
from ingest.logic.plan_headings import plan_heading
from ontology.print_width import columns_of

_FEWEST_HEADS = 2  # of each table
_FEWEST_ROWS = 2
_MOST_ROWS = 40
_NEAR = 6  # columns of print that a row of the right table may begin before its head
_HALVES = 2
_MOST_OF_TITLES = 4  # cells of both titles
_BRACKETS = "【】〔〕［］[]〈〉＜＞<>"


@dataclass(frozen=True, slots=True)
class _Gutter:
    """The column of print from which on cells are of the right table, its first head, and the heads of both counted."""

    left: int
    middle: Cell
    count: int


@dataclass(frozen=True, slots=True)
class TablesBeside:
    """The lines of both, the left before the right; of which lines of a text; and what each of their parts is under."""

    lines: list[Line]
    end: int
    titles: list[tuple[Span, Cell]]


def tables_beside(lines: Sequence[Line], at: int, cues: LayoutCues) -> TablesBeside | None:
    """Take apart the tables whose heads stand on a line or, under a title for each, on the next."""
    first = _gutter(lines[at], cues)
    below = _gutter(lines[at + 1], cues) if first is None and at + 1 < len(lines) else None
    titles = _titles(lines[at], below) if below is not None else ()
    gutter, head = (below, at + 1) if titles else (first, at)
    if gutter is None:
        return None
    left, right, rows, end = list[Line](), list[Line](), 0, head
    while end < min(len(lines), head + _MOST_ROWS):
        cut = _cut(lines[end], gutter, cues) if end > head else _index(lines[end], gutter.middle)
        if cut is None or (end > head and _begins_others(lines, end, cut, cues)):
            break
        start = _back(lines[end], cut, gutter)
        left += _part(lines[end], 0, start)
        beside = _part(lines[end], start, len(lines[end].text))
        right += beside
        rows += any(is_value(cell.text, cues) and not is_time_only(cell.text) for line in beside for cell in line.cells)
        end += 1
    if rows < _FEWEST_ROWS:
        return None
    named = list(zip((left, right), (_named(title) for title in titles), strict=False))
    return TablesBeside([*left, *right], end, [(line.span, title) for part, title in named for line in part])


def _gutter(line: Line, cues: LayoutCues) -> _Gutter | None:
    """Find where the right table begins; None where the heads are not the same twice."""
    cells = line.cells if line.separator is Separator.GAP else ()
    half, rest = divmod(len(cells), _HALVES)
    texts = [cell.text for cell in cells]
    if rest or half < _FEWEST_HEADS or texts[:half] != texts[half:]:
        return None
    roles = {role_of(cell, cues) for cell in cells[:half]}
    if not {Role.INDICATOR, Role.TARGET} <= roles:
        return None
    return _Gutter(max(cells[half].left - _NEAR, cells[half - 1].right), cells[half], len(cells))


def _titles(line: Line, gutter: _Gutter) -> tuple[Cell, ...]:
    """Find what stands over each of the tables; a title may have a wide space behind its number."""
    if len(line.cells) == _HALVES:
        return line.cells
    right = next((cell for cell in line.cells if abs(cell.left - gutter.middle.left) <= _NEAR), None)
    if right is None or right is line.cells[0] or len(line.cells) > _MOST_OF_TITLES:
        return ()
    cut = _index(line, right)
    return line.part(0, cut), line.part(cut, len(line.text))


def _cut(line: Line, gutter: _Gutter, cues: LayoutCues) -> int | None:
    """Find where a row goes over to the right table; its end where it has none there; None for what is no row.

    A row with all its cells is cut by their count, another by their places. What is printed on the left alone belongs
    to the table where it has a value, or goes on right below.
    """
    cells = line.split(Separator.GAP)
    if line.begins_page or line.separator not in (Separator.GAP, Separator.NONE):
        return None
    valued = sum(is_value(cell.text, cues) for cell in cells)
    if len(cells) == gutter.count and valued >= _HALVES:
        return _index(line, cells[gutter.count // _HALVES])
    right = next((cell for cell in cells if cell.left >= gutter.left), None)
    before = [cell for cell in cells if cell.left < gutter.left]
    if any(cell.right > gutter.middle.left for cell in before):
        return None
    if right is not None:
        return _index(line, right)
    of_left = (valued and len(cells) >= _HALVES) or not line.follows_blank
    return len(line.text) if of_left else None


def _begins_others(lines: Sequence[Line], at: int, cut: int, cues: LayoutCues) -> bool:
    """Tell the heads of two more tables, their titles, and a heading of the plan."""
    if _gutter(lines[at], cues) is not None or plan_heading(lines[at].text[:cut].strip(), cues) is not None:
        return True
    below = _gutter(lines[at + 1], cues) if at + 1 < len(lines) else None
    return below is not None and bool(_titles(lines[at], below))


def _back(line: Line, cut: int, gutter: _Gutter) -> int:
    """Give the right table the space between its left edge and its first cell of a line, so that places stay."""
    space = line.part(cut, len(line.text)).left - gutter.middle.left
    while cut and space > 0 and line.text[cut - 1].isspace():
        cut -= 1
        space -= columns_of(line.text[cut])
    return cut


def _index(line: Line, cell: Cell) -> int:
    return line.origins.index(cell.origins[0])


def _part(line: Line, start: int, end: int) -> list[Line]:
    text = line.text[start:end]
    return [Line(line.index, text, line.origins[start:end], line.follows_blank)] if text.strip() else []


def _named(title: Cell) -> Cell:
    """Take the brackets off the title of a table."""
    start = len(title.text) - len(title.text.lstrip(_BRACKETS))
    end = len(title.text.rstrip(_BRACKETS))
    return Cell(title.text[start:end], title.origins[start:end], title.left, title.right)
