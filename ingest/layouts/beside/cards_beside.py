"""Cards of numbered indicators set two beside each other, taken apart: those of the left, then those of the right.

指標１  舟で通う児童の      指標２  渡し場の数
割合                          現状  ８か所（令和６年度）
  現状  ３％（令和６年度）    目標  10か所（令和12年度）
  目標  ９％（令和12年度）
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layouts.cards.numbers import is_numbered
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.labelled import label_and_value
from ingest.layouts.rows import Cell, Line, Separator

_GAPS = Separator.GAP
_TARGETS = (Role.TARGET,)
_NEAR = 3  # columns of print that the right cards are off the place of their number
_MOST_LINES = 16
_NAMELESS, _NAMED = 2, 4  # cells of a line of two numbers, with a name behind each or below


@dataclass(frozen=True, slots=True)
class CardsBeside:
    """The lines of two cards, the left before the right, and the line of the text after them."""

    lines: list[Line]
    end: int


def cards_beside(lines: Sequence[Line], at: int, cues: LayoutCues) -> CardsBeside | None:
    """Take apart the two cards whose numbers stand on a line; None where there are none, or one tells no target."""
    right = _right_number(lines[at], cues)
    if right is None:
        return None
    left, beside = list[Line](), list[Line]()
    end = at
    while end < min(len(lines), at + _MOST_LINES) and (end == at or _is_of_cards(lines[end], cues)):
        cut = _cut(lines[end], right)
        if cut is None:
            break
        left += _part(lines[end], 0, cut)
        beside += _part(lines[end], cut, len(lines[end].text))
        end += 1
    sound = all(any(_tells_target(line, cues) for line in card) for card in (left, beside))
    return CardsBeside([*left, *beside], end) if sound else None


def _right_number(line: Line, cues: LayoutCues) -> Cell | None:
    """Find the second number of a line that holds two of them."""
    cells = line.cells if line.separator is _GAPS else ()
    if len(cells) not in (_NAMELESS, _NAMED):
        return None
    half = len(cells) // 2
    return cells[half] if is_numbered(cells[:half], cues) and is_numbered(cells[half:], cues) else None


def _is_of_cards(line: Line, cues: LayoutCues) -> bool:
    """Tell what goes on with the cards: no new page, no line apart, not the numbers of the next two."""
    return not (line.begins_page or line.follows_blank or _right_number(line, cues))


def _cut(line: Line, right: Cell) -> int | None:
    """Find where a line goes over to the right card, its end where it does not; None where it runs over the gutter."""
    for cell in line.split(_GAPS):
        if cell.left >= right.left - _NEAR:
            return line.origins.index(cell.origins[0])
        if cell.right > right.left:
            return None
    return len(line.text)


def _part(line: Line, start: int, end: int) -> list[Line]:
    text = line.text[start:end]
    return [Line(line.index, text, line.origins[start:end], line.follows_blank)] if text.strip() else []


def _tells_target(line: Line, cues: LayoutCues) -> bool:
    label, value = label_and_value(line)
    return value is not None and cues.role(label.text) in _TARGETS and any(map(str.isdecimal, value.text))
