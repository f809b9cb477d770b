"""Two small tables side by side, taken apart: their one line of heads says everything twice.

【施策１－１】                          【施策１－２】
指標          基準値    目標値          指標          基準値    目標値
植樹の本数    40本      60本            船便の数      12便      20便
間伐の面積    48ha      70ha
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_value
from ingest.layouts.found import Span
from ingest.layouts.heads.columns import role_of
from ingest.layouts.rows import Cell, Line, Separator

_FEWEST_HEADS = 3  # of each table
_FEWEST_ROWS = 2
_MOST_ROWS = 40
_NEAR = 6  # columns of print that a row of the right table may begin before its head
_HALVES = 2
_BRACKETS = "【】〔〕［］[]〈〉＜＞<>"


@dataclass(frozen=True, slots=True)
class TablesBeside:
    """The lines of both, the left before the right; of which lines of a text; and what each of their parts is under."""

    lines: list[Line]
    end: int
    titles: list[tuple[Span, Cell]]


def tables_beside(lines: Sequence[Line], at: int, cues: LayoutCues) -> TablesBeside | None:
    """Take apart the tables whose heads stand on a line or, under a title for each, on the next."""
    titles = lines[at].cells if at + 1 < len(lines) and len(lines[at].cells) == _HALVES else ()
    head = at + bool(titles)
    middle = _middle(lines[head], cues)
    if middle is None:
        return None
    left, right = list[Line](), list[Line]()
    end = head
    while end < min(len(lines), head + _MOST_ROWS):
        cut = _cut(lines[end], middle, cues) if end > head else _index(lines[end], middle)
        if cut is None:
            break
        left.append(_part(lines[end], 0, cut))
        right += [_part(lines[end], cut, len(lines[end].text))] if lines[end].text[cut:].strip() else []
        end += 1
    if len(right) - 1 < _FEWEST_ROWS:
        return None
    named = list(zip((left, right), (_named(title) for title in titles), strict=False))
    return TablesBeside([*left, *right], end, [(line.span, title) for part, title in named for line in part])


def _middle(line: Line, cues: LayoutCues) -> Cell | None:
    """Find the first head of the right table; None where the heads are not the same twice."""
    cells = line.cells if line.separator is Separator.GAP else ()
    half, rest = divmod(len(cells), _HALVES)
    texts = [cell.text for cell in cells]
    if rest or half < _FEWEST_HEADS or texts[:half] != texts[half:]:
        return None
    roles = {role_of(cell, cues) for cell in cells[:half]}
    return cells[half] if {Role.INDICATOR, Role.TARGET} <= roles else None


def _cut(line: Line, middle: Cell, cues: LayoutCues) -> int | None:
    """Find where a row goes over to the right table; its end where it has none there; None for what is no row."""
    if len(line.cells) < _HALVES or line.begins_page or not any(is_value(cell.text, cues) for cell in line.cells):
        return None
    right = next((cell for cell in line.cells if cell.text and cell.left >= middle.left - _NEAR), None)
    return _index(line, right) if right is not None else len(line.text)


def _index(line: Line, cell: Cell) -> int:
    return line.origins.index(cell.origins[0])


def _part(line: Line, start: int, end: int) -> Line:
    return Line(line.index, line.text[start:end], line.origins[start:end], line.follows_blank)


def _named(title: Cell) -> Cell:
    """Take the brackets off the title of a table."""
    start = len(title.text) - len(title.text.lstrip(_BRACKETS))
    end = len(title.text.rstrip(_BRACKETS))
    return Cell(title.text[start:end], title.origins[start:end], title.left, title.right)
