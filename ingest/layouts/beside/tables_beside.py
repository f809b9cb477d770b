"""Two small tables side by side, taken apart: their one line of heads says everything twice.

【施策１－１】                          【施策１－２】
指標          基準値    目標値          指標          基準値    目標値
植樹の本数    40本      60本            船便の数      12便      20便
間伐の面積    48ha      70ha            船便の        80％      90％
                                        利用率

Years below the heads, texts over them, wrapped names and lists below each of the tables are taken apart with them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layouts.beside.heads_beside import Gutter, cut_of_text, gutter_of, heads_at, index_of, titles_over
from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import is_time_only, is_value
from ingest.layouts.found import Span
from ingest.layouts.rows import Cell, Line, Separator
from ingest.logic.plan_headings import plan_heading
from ontology.print_width import columns_of

_FEWEST_ROWS = 2
_MOST_ROWS = 40
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
    found = heads_at(lines, at, cues)
    if found is None:
        return None
    gutter, head, titles = found
    left, right, rows, end = list[Line](), list[Line](), 0, at + bool(titles)
    for line in lines[end:head]:
        _deal(line, cut_of_text(line, gutter), gutter, left, right)
    end = head
    while end < min(len(lines), head + _MOST_ROWS):
        cut = _cut(lines[end], gutter, cues) if end > head else index_of(lines[end], gutter.middle)
        if cut is None or (end > head and _begins_others(lines, end, cut, cues)):
            break
        beside = _deal(lines[end], cut, gutter, left, right)
        rows += any(is_value(cell.text, cues) and not is_time_only(cell.text) for line in beside for cell in line.cells)
        end += 1
    if rows < _FEWEST_ROWS:
        return None
    named = list(zip((left, right), (_named(title) for title in titles), strict=False))
    return TablesBeside([*left, *right], end, [(line.span, title) for part, title in named for line in part])


def _deal(line: Line, cut: int | None, gutter: Gutter, left: list[Line], right: list[Line]) -> list[Line]:
    """Give each of the tables its part of a line; hand back that of the right one."""
    start = _back(line, len(line.text) if cut is None else cut, gutter)
    beside = _part(line, start, len(line.text))
    left += _part(line, 0, start)
    right += beside
    return beside


def _cut(line: Line, gutter: Gutter, cues: LayoutCues) -> int | None:
    """Find where a row goes over to the right table; its end where it has none there; None for what is no row.

    A row with all its cells is cut by their count, another by their places. What is printed on the left alone belongs
    to the table where it has a value, or goes on right below.
    """
    cells = line.split(Separator.GAP)
    if line.begins_page or line.separator not in (Separator.GAP, Separator.NONE):
        return None
    valued = sum(is_value(cell.text, cues) for cell in cells)
    if len(cells) == gutter.count and valued >= _HALVES:
        return index_of(line, cells[gutter.count // _HALVES])
    right = next((cell for cell in cells if cell.left >= gutter.left), None)
    before = [cell for cell in cells if cell.left < gutter.left]
    if any(cell.right > gutter.middle.left for cell in before):
        return None
    if right is not None:
        return index_of(line, right)
    of_left = (valued and len(cells) >= _HALVES) or not line.follows_blank
    return len(line.text) if of_left else None


def _begins_others(lines: Sequence[Line], at: int, cut: int, cues: LayoutCues) -> bool:
    """Tell the heads of two more tables, their titles, and a heading of the plan."""
    if gutter_of(lines[at], cues) is not None or plan_heading(lines[at].text[:cut].strip(), cues) is not None:
        return True
    below = gutter_of(lines[at + 1], cues) if at + 1 < len(lines) else None
    return below is not None and bool(titles_over(lines[at], below))


def _back(line: Line, cut: int, gutter: Gutter) -> int:
    """Give the right table the space between its left edge and its first cell of a line, so that places stay."""
    space = line.part(cut, len(line.text)).left - gutter.middle.left
    while cut and space > 0 and line.text[cut - 1].isspace():
        cut -= 1
        space -= columns_of(line.text[cut])
    return cut


def _part(line: Line, start: int, end: int) -> list[Line]:
    text = line.text[start:end]
    return [Line(line.index, text, line.origins[start:end], line.follows_blank)] if text.strip() else []


def _named(title: Cell) -> Cell:
    """Take the brackets off the title of a table."""
    start = len(title.text) - len(title.text.lstrip(_BRACKETS))
    end = len(title.text.rstrip(_BRACKETS))
    return Cell(title.text[start:end], title.origins[start:end], title.left, title.right)
