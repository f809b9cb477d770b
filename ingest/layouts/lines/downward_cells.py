"""The cells of changes set from top to bottom, each with what it is by its form: a letter for each.

i number, n part of a name, r remark in brackets, h label of a value, v value, t time, a arrow, x what ends a block
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_aside, is_dash, is_time_only, is_value, part_time, without_time
from ingest.layouts.lines.marks import mark_of
from ingest.layouts.pages import Pages
from ingest.layouts.rows import Cell, Line, Separator

_DOWN = "↓⇓⇩⬇⇣"
POINTERS = "▶►▷▼"  # marks of titles, too
_ARROWS = rf"[{_DOWN}→⇒➡{POINTERS}]+"
_ARROW = re.compile(rf"[ 　]*(?P<arrow>[{_DOWN}→⇒➡]+|[▶►▷]+|^▼+$)[ 　]*")
_SIDE = r"[^、。（）()]{0,20}"
_DATED = rf"{_SIDE}[（(]{_SIDE}[)）][ 　]*"
_TURN = re.compile(  # from left to right nothing but two values, or two years
    rf"{_SIDE}?{_ARROWS}{_SIDE}|{_DATED}{_ARROWS}|{_ARROWS}{_DATED}|[^。]*[{_DOWN}][^。]*"
)
_PART = r"[A-Za-zＡ-Ｚａ-ｚ0-9０-９Ⅰ-Ⅹア-ン]{1,3}"
_ID = (
    r"(?:(?:K[PG]I|ＫＰＩ|指標|No[.．]?)[ 　]?[-－.．]?[0-9０-９①-⑳]{1,3}"
    rf"|K[PG]I|ＫＰＩ|[A-Za-zＡ-ＺⅠ-Ⅹ]{{1,3}}(?:[-－‐–.．]{_PART}){{1,3}}|[A-ZＡ-Ｚ][0-9０-９]{{1,2}}|[0-9０-９]{{1,2}}(?:[-－‐–]{_PART}){{1,3}}|[①-⑳])"
)
_NUMBER = re.compile(rf"[【〔［\[(（]?{_ID}[】〕］\])）]?(?P<gap>[ 　:：]+|$|(?<=[】〕］\])）]))")
_GLUED = re.compile(
    r"(?P<name>.{4,}[^0-9０-９.．,，約△▲])(?P<value>[約△▲]?[0-9０-９][0-9０-９.．,，]*[^0-9０-９\s]{0,4})"
)
_BRACKET = re.compile(r"[（()）]")
_BARE_NUMBER = re.compile(r"[0-9０-９]{1,2}")
_TITLE = re.compile(r"[<＜〈《【〔［\[■□◆◇#※●◎]|[(（]注|第?[0-9０-９]{1,2}[章節]|.*[。：:]$")
_ACROSS, _ON_ONE_SIDE = ("a", "vav", "tat"), ("va", "av")
_VALUES = (Role.BASELINE, Role.TARGET, Role.DEADLINE)
_HEADS = (Role.INDICATOR, Role.MAYBE_INDICATOR, Role.NUMBER, Role.OWNER)
_LONGEST, _LONGEST_LABEL, _LONGEST_HEAD = 60, 10, 8
_FEWEST = 2
_BEFORE, _BEHIND = 16, 8  # lines around an arrow that may be of its block and of those beside it


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell, the line that it stands on, what it is, whether a blank line stands over it."""

    cell: Cell
    line: int
    kind: str
    is_apart: bool = False


def pieces_of(
    lines: Sequence[Line], cues: LayoutCues, is_heading: Callable[[Line], bool], used: set[int]
) -> list[Piece]:
    """List the cells around arrows; none where a text has too few of them."""
    turns = [at for at, line in enumerate(lines) if len(line.text) <= 2 * _LONGEST and _is_turn(line)]
    if len(turns) < _FEWEST:
        return []
    near = sorted({at for turn in turns for at in range(max(0, turn - _BEFORE), min(len(lines), turn + _BEHIND))})
    pages, pieces, before = Pages(lines), list[Piece](), -1
    for at in near:
        line = lines[at]
        if at != before + 1 or line.index in used:
            pieces.append(Piece(Cell(""), line.index, "x"))
        if line.index not in used and not pages.is_number(line):
            apart = line.follows_blank and not line.begins_page
            own = [replace(piece, is_apart=apart) for piece in _of_line(line, cues, is_heading)]
            if not (all(piece.kind == "n" for piece in own) and _is_running(lines, at, pages)):
                pieces += own if _may_be_set_down(line.text, own) else [Piece(line.whole, line.index, "x")]
        before = at
    return list(_numbered(pieces))


def _is_turn(line: Line) -> bool:
    return _TURN.fullmatch(line.text.strip()) is not None


def _is_running(lines: Sequence[Line], at: int, pages: Pages) -> bool:
    """Tell the running title beside the number of a page."""
    beside = (*lines[max(at - 1, 0) : at], *lines[at + 1 : at + 2])
    return pages.is_furniture(lines[at]) and any(map(pages.is_number, beside))


def _may_be_set_down(text: str, own: Sequence[Piece]) -> bool:
    """Tell a change within a line that is nothing but two values, or two years, from one with a name."""
    kinds = "".join(piece.kind for piece in own)
    across = kinds in _ON_ONE_SIDE or (kinds in _ACROSS and _BRACKET.search(text) is None)
    return "a" not in kinds or across or any(arrow in text for arrow in _DOWN)


def _of_line(line: Line, cues: LayoutCues, is_heading: Callable[[Line], bool]) -> Iterator[Piece]:
    text = line.text.strip()
    cells = [cell for cell in line.cells if cell.text] if line.separator is not Separator.NONE else [line.whole]
    begins = _NUMBER.match(text) is not None or text.startswith(tuple(POINTERS)) or _is_label(text, cues)
    if not begins and (_TITLE.match(text) or (is_heading(line) and len(cells) == 1)):
        yield Piece(line.whole, line.index, "x")
        return
    for cell in cells:
        for one in _at_arrows(cell):
            for own in _at_spaces(one, cues):
                yield from (Piece(own_cell, line.index, kind) for own_cell, kind in _kinds(own, cues))


def _at_arrows(cell: Cell) -> Iterator[Cell]:
    """Cut a cell at its arrows, which are cells of their own."""
    start = 0
    for match in _ARROW.finditer(cell.text):
        if match.start() > start:
            yield cell.part(start, match.start())
        yield cell.part(*match.span("arrow"))
        start = match.end()
    if start < len(cell.text):
        yield cell.part(start, len(cell.text))


def _at_spaces(cell: Cell, cues: LayoutCues) -> Iterator[Cell]:
    """Cut the number off the front of a cell, and values and times off its end, where single spaces part them."""
    number = _NUMBER.match(cell.text)
    if number is not None and 0 < number.end() < len(cell.text):
        yield cell.part(0, len(number[0].rstrip(" 　:：")))
        cell = cell.part(number.end(), len(cell.text))
    ends = list[Cell]()
    while (space := cell.text.rfind(" ")) > 0:
        last = cell.part(space + 1, len(cell.text))
        if not (is_time_only(last.text) or is_value(last.text, cues)):
            break
        ends.append(last)
        cell = cell.part(0, len(cell.text[:space].rstrip()))
    yield cell
    yield from reversed(ends)


def _kinds(cell: Cell, cues: LayoutCues) -> Iterator[tuple[Cell, str]]:
    """Tell what a cell is; a label before a colon is a cell of its own."""
    colon = re.search(r"[ 　]*[：:][ 　]*", cell.text)
    if colon is not None and _is_label(cell.text[: colon.start()].lstrip("(（"), cues):
        yield cell.part(0, colon.start()), "h"
        inside = cell.text.startswith(("(", "（")) and cell.text.endswith((")", "）"))
        cell = cell.part(colon.end(), len(cell.text) - inside)
    mark = mark_of(cell.text)
    if mark is not None and len(mark) < len(cell.text) and not is_value(cell.text, cues):
        yield cell.part(0, len(mark)), "i"
        cell = cell.part(len(mark), len(cell.text))
    glued = _GLUED.fullmatch(cell.text)
    if glued is not None and cues.ends_as_indicator(glued["name"]) and is_value(glued["value"], cues):
        yield cell.part(*glued.span("name")), "n"
        cell = cell.part(*glued.span("value"))
    yield cell, _kind(cell.text, cues)


def _kind(text: str, cues: LayoutCues) -> str:
    """Tell what a cell is by the first form that it has."""
    forms: tuple[tuple[str, Callable[[], bool]], ...] = (
        ("a", lambda: _ARROW.fullmatch(text) is not None),
        ("t", lambda: is_time_only(text)),
        ("i", lambda: _NUMBER.fullmatch(text) is not None),
        ("v", lambda: is_dash(text) or is_value(part_time(text)[0], cues)),
        ("h", lambda: _is_label(text, cues)),
        ("r", lambda: is_aside(text)),
        (
            "x",
            lambda: "。" in text or len(text) > _LONGEST or (len(text) <= _LONGEST_HEAD and cues.role(text) in _HEADS),
        ),
    )
    return next((kind for kind, has_form in forms if has_form()), "n")


def _is_label(text: str, cues: LayoutCues) -> bool:
    bare = without_time(text)
    return 0 < len(bare) <= _LONGEST_LABEL and cues.role(bare) in _VALUES


def _numbered(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Tell bare numbers over names from values: 1 / 橋の点検率 / 12％ / ↓ / 40％."""
    before = "x"
    for one, after in pairwise((*pieces, Piece(Cell(""), -1, "x"))):
        bare = one.kind in "vt" and _BARE_NUMBER.fullmatch(one.cell.text) is not None
        kind = "i" if bare and before not in "ah" and after.kind == "n" else one.kind
        before = kind
        yield replace(one, kind=kind)
