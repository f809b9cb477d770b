"""What stands under the head of a table, up to its end: segments between names of groups and breaks of pages."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_aside, is_value
from ingest.layouts.heads.columns import VALUES, role_of
from ingest.layouts.heads.named_values import cells_of
from ingest.layouts.pages import Pages, is_page_number
from ingest.layouts.rowed.wrapped import PrintedLine
from ingest.layouts.rows import Cell, Line, Separator

IsHeading = Callable[[Line], bool]
Deal = Callable[[Line], dict[int, Cell] | None]
_GROUP = re.compile(
    r"【[^】]*】|＜[^＞]*＞|<[^>]*>|《[^》]*》|〈[^〉]*〉|\[[^\]]*\]|[■◆▼●◎][^ 　]*"
    r"|[［【\[][^］】\]]*[0-9０-９][］】\]][^ 　]*"
)
_LABEL = re.compile(r"[ 　]*(?:[［【〔＜<《\[].*[］】〕＞>》\]][ 　]*$|【[^】]{1,12}】|[①-⑳・○●◇◆■□])")
_CAPTION = re.compile(r"[ 　]*[（(]?(?:参考|図表?|別?表[ 　]?[0-9０-９])")
_NOTE = re.compile(r"[※＊]|\*[ 　]?[0-9０-９]{1,2}[)）]?[ 　]|[（(]注|注[)）0-9０-９]|[（(]?出典|[（(]?資料[:：]")
_COST = re.compile(r"[費額](?:[（(].*[)）])?$")  # 事業名  期間  概算の費用
_OF_PROJECTS = re.compile(r"(?:名|名称|期間|区分|項目|年度)$")
_ROW = re.compile(r"[ 　]*(?P<number>[0-9０-９]{1,3})[ 　]")
_PART = re.compile(r"(?:第[ 　]?)?[0-9０-９]{1,2}[ 　]?[.．章節][ 　]*[^\s0-9０-９]|[（(][0-9０-９]{1,2}[)）][ 　]*\S")
_LETTER = re.compile(r"[ア-コ]")
_OF_ROWS = (Role.OWNER, Role.GROUP, Role.NUMBER)
_LONGEST_NUMBER, _APART = 2, 8  # characters, columns of print
_LEVEL = 1  # columns of print
_MOST_BACK = 40  # lines from a row back to the one before it
_MOST_IN_FURNITURE = 2
_MOSTLY = 0.6
_INDENTED = 36  # columns of print; a sentence that stands so far in is part of a remark, in a narrow column
_FEWEST_OF_HEAD = 5
_FEWEST_OF_COSTS = 3
_ROW_AND_REST = 2


@dataclass(frozen=True, slots=True)
class Segment:
    """Lines of a table that belong together."""

    lines: tuple[Line, ...]

    def printed(self, deal: Deal) -> list[PrintedLine]:
        """Deal the lines out to columns, down to the first that is no part of the table."""
        found: list[PrintedLine] = []
        for line in self.lines:
            cells = deal(line)
            if cells is None:
                break
            found.append(PrintedLine(cells, line.follows_blank))
        return found

    def ends(self, most: int) -> Iterator[int]:
        """List the places where the table may end: at the last line, at blank lines, at a list, a caption or a number.

        Where most lines have a blank one above, blank lines part nothing. A number, ５．商いの再生, begins another part
        where it stands alone, to the left of all that is above it.
        """
        yield most
        blanks = sum(line.follows_blank for line in self.lines[1:most])
        parts = blanks <= _MOSTLY * most
        margins = list(accumulate((_margin(line) for line in self.lines[:most]), min))
        for at in range(most - 1, 0, -1):
            line = self.lines[at]
            listed = any(form.match(line.text) for form in (_LABEL, _CAPTION))
            if (parts and line.follows_blank) or listed or _begins_part(line, margins[at - 1]):
                yield at


def _margin(line: Line) -> int:
    return next((cell.left for cell in cells_of(line) if cell.text), 0)


def _begins_part(line: Line, margin: int) -> bool:
    """Tell a number with its title that stands alone, to the left of all above it."""
    cells = cells_of(line)
    return len(cells) == 1 and cells[0].left < margin and _PART.match(cells[0].text) is not None


def segments_after(
    lines: list[Line], start: int, cues: LayoutCues, is_heading: IsHeading, pages: Pages
) -> Iterator[Segment]:
    """Go through the segments from a line on, up to a text, a note or another head.

    A line for which `is_heading` holds parts segments, but not the next of a run of numbered rows.
    """
    run: list[Line] = []
    above: list[Line] = []  # rows, those of other segments too
    index = start
    while index < len(lines):
        line = lines[index]
        if _ends(line, cues):
            break
        after = pages.after_break(lines, index) if _is_furniture(lines, index, pages) else index
        if after > index or (_names_group(line, is_heading) and not _is_next_row(line, above[-_MOST_BACK:])):
            if run:
                yield Segment(tuple(run))
            run = []
            index = max(after, index + 1)
            continue
        run.append(line)
        above.append(line)
        index += 1
    if run:
        yield Segment(tuple(run))


def _ends(line: Line, cues: LayoutCues) -> bool:
    cells = cells_of(line)
    if line.separator not in (Separator.GAP, Separator.NONE) or _NOTE.match(line.text.strip()):
        return True
    if len(cells) == 1 or line.separator is Separator.NONE:
        return "。" in line.text and cells[0].left < _INDENTED
    if _heads_another(cells, cues):
        return True
    roles = {role_of(cell, cues) for cell in cells}
    return {Role.TARGET, Role.INDICATOR} <= roles or (None not in roles and bool(roles & {Role.TARGET, Role.INDICATOR}))


def _heads_another(cells: Sequence[Cell], cues: LayoutCues) -> bool:
    """Tell the head of a table of another kind: of costs, or five cells or more, most of them heads or years.

    Years that are all in brackets, （R1） （R6）, stand under the values of a row.
    """
    if any(is_value(cell.text, cues) for cell in cells):
        return False
    if len(cells) < _FEWEST_OF_HEAD:
        named = [any(form.search(cell.text) for cell in cells) for form in (_COST, _OF_PROJECTS)]
        return len(cells) >= _FEWEST_OF_COSTS and all(named)
    roles = [role_of(cell, cues) for cell in cells]
    values = sum(role in (*VALUES, Role.TIME) for role in roles)
    under = all(is_aside(cell.text) for cell, role in zip(cells, roles, strict=True) if role is not None)
    return values > 1 and not under and 2 * sum(role is not None for role in roles) > len(roles)


def _names_group(line: Line, is_heading: IsHeading) -> bool:
    return is_heading(line) or _GROUP.fullmatch(line.text.strip()) is not None


def _is_next_row(line: Line, above: Sequence[Line]) -> bool:
    """Tell a row from a heading by its number, the next after that of a row above at the same place: ２ …の割合."""
    number = _ROW.match(line.text)
    rows = [match for one in above if (match := _ROW.match(one.text)) is not None and len(one.cells) > 1]
    if number is None or not rows or abs(number.start("number") - rows[-1].start("number")) > _LEVEL:
        return False
    return int(number["number"]) == int(rows[-1]["number"]) + 1


def _is_furniture(lines: Sequence[Line], at: int, pages: Pages) -> bool:
    line = lines[at]
    if _is_over_row(lines, at) and not pages.is_number(line):
        return False
    return is_page_number(line) or (len(line.cells) <= _MOST_IN_FURNITURE and pages.is_furniture(line))


def _is_over_row(lines: Sequence[Line], at: int) -> bool:
    """Tell the first line of a cell that goes on below its row, 14 over （全小学校区）, from the number of a page."""
    if not lines[at].text.strip().isdecimal() or len(lines[at + 1 : at + 3]) < _ROW_AND_REST:
        return False
    row, rest = lines[at + 1 : at + 3]
    if not lines[at].cells or not rest.cells:
        return False
    together = not any(line.follows_blank or line.begins_page for line in (row, rest))
    here, below = lines[at].cells[0], rest.cells[0]
    level = len(rest.cells) == 1 and min(here.right, below.right) > max(here.left, below.left)
    return together and level and len(row.cells) > 1


def stands_beside_names(line: Line, head: Sequence[Line], cues: LayoutCues) -> bool:
    """Tell a number or letter in a column of its own, beside a name or the rest of one, from a heading.

    It may stand far from it, Ⅲ             地域団体の数, or a single space before it.
    """
    beside, *others = line.cells if line.separator is Separator.GAP else line.words[:1]
    apart = bool(others) and len(beside.text) <= _LONGEST_NUMBER and others[0].left - beside.right >= _APART
    first = min((cell for above in head for cell in above.cells if cell.text), key=lambda cell: cell.left)
    lettered = len(line.words) > 1 and _LETTER.fullmatch(line.words[0].text) is not None
    return apart or (lettered and 0 < first.left <= line.words[0].left and role_of(first, cues) in (None, *_OF_ROWS))
