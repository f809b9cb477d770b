"""A line as a label with its value: 基準値：41戸（令和５年度）, 目標値 [gap] 800戸."""

import re
from collections.abc import Iterator, Sequence

from ingest.layouts.figures.values import TIME, is_aside, time_in
from ingest.layouts.rows import Cell, Line, Separator

_COLON = re.compile(r"(?P<gap>(?<![ 　])[ 　]*(?:[】］\]][ 　]*)?[：:][ 　]*)")
_BEHIND_YEAR = re.compile(rf"[^ 　（(]{{2,8}}[（(](?:{TIME.pattern})[）)](?P<gap>[ 　])")  # 目標（令和10年度） 50％
_GAP = re.compile(r"(?P<gap>[ 　]{2,}|　|\t)")
_BULLET = re.compile(r"[ 　]*[-・･○●◇◆*＊〔【［\[<＜〈《][ 　]*")
_ANGLED = re.compile(r"[ 　]*[<＜〈《][^<>＜＞〈〉《》]*[>＞〉》][ 　]*")
_PAIRS = ("【】", "［］", "[]", "〔〕", "<>", "＜＞", "〈〉", "《》")
_OPENED = re.compile(r"[【［\[][^】］\]]*$")


def label_and_value(line: Line) -> tuple[Cell, Cell | None]:
    """Part a line at its first colon, its only gap, or the space behind the year of its label; else the label alone."""
    cells = [cell for cell in line.cells if cell.text]
    if len(cells) == 2 and line.separator is not Separator.NONE and cells[1].text[0] not in "：:":
        return bare(cells[0]), _closed(cells)
    text = bare(line.whole)
    gap = _COLON.search(text.text) or _BEHIND_YEAR.match(text.text)
    if gap is not None and gap.start("gap") and gap.end() < len(text.text):
        return text.part(0, gap.start("gap")), text.part(gap.end(), len(text.text))
    return text, None


def _closed(cells: Sequence[Cell]) -> Cell:
    """Take off a value the bracket that its label has opened: 【基準値　41戸】."""
    label, value = cells
    pair = label.text[:1] + value.text[-1:]
    own = pair in _PAIRS and pair[1] not in label.text and pair[0] not in value.text
    return value.part(0, len(value.text.rstrip(pair[1]).rstrip())) if own else value


def sides_of(line: Line) -> Iterator[tuple[Cell, Cell]]:
    """Part a line at its first colon, its first gap, behind a year: what may be a label, all that stands after it."""
    text = bare(line.whole)
    for gap in (_COLON.search(text.text), _GAP.search(text.text), _BEHIND_YEAR.match(text.text)):
        if gap is not None and gap.start("gap") and gap.end() < len(text.text):
            yield text.part(0, gap.start("gap")), text.part(gap.end(), len(text.text))


def bare(cell: Cell) -> Cell:
    """Take bullets and brackets off a label."""
    bullet = _BULLET.match(cell.text)
    start = bullet.end() if bullet else 0
    end = len(cell.text.rstrip(" 　:：】］]" + ">＞〉》" * (_ANGLED.fullmatch(cell.text) is not None)))
    closes = _OPENED.search(cell.text[start:end]) is not None  # …人数【累計】: its own bracket
    return cell.part(start, max(end + closes, start))


def time_of(label: Cell) -> Cell | None:
    """Find the time that a label carries, with its place."""
    time = time_in(label.text)
    if time is None:
        return None
    start = label.text.index(time)
    return label.part(start, start + len(time))


def with_time(value: Cell, time: Cell) -> Cell:
    """Give a value of today with the time on the line after it, as tables print them: 41.2％（令和５年度）."""
    printed = time.text if is_aside(time.text) else f"（{time.text}）"
    return Cell(f"{value.text}{printed}", (*value.origins, *time.origins), value.left, value.right)
