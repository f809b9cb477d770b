"""Tables that lost their columns, as a stream of cells: one a line, or parted by nothing but single spaces.

指標 / 対象 / 基準値 / 目標値 / 朝食を毎日食べる割合 / 小６ / 93.0% / 96%      指標 対象 基準値 目標値
                                                                             朝食を毎日食べる割合 小６ 93.0% 96%
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.rows import Cell, Line, Separator

_LONGEST_CELL = 60
_LONGEST_PAIR = 16
_HEADS = (Role.INDICATOR, Role.BASELINE, Role.TARGET, Role.UNIT)
_OPEN = re.compile(r"[（(][^（）()]{0,12}$")


@dataclass(frozen=True, slots=True)
class Token:
    """A cell, or a word of one, with the line that it stands on."""

    cell: Cell
    line: Line
    at: int  # the number of the line in what was cut
    begins_line: bool

    @property
    def follows_blank(self) -> bool:
        """Tell whether an empty line stands before it."""
        return self.begins_line and self.line.follows_blank


def tokens_of(lines: Sequence[Line], start: int, end: int, cues: LayoutCues) -> list[Token]:
    """Cut lines into tokens, down to the first that is part of a text or of a table with columns of its own."""
    found: list[Token] = []
    for at in range(start, end):
        line = lines[at]
        if not is_stream(line):
            break
        cells = _whole(line.words) if line.separator is Separator.NONE else line.cells
        cells = [part for cell in cells for part in _parted(cell, cues)]
        found += [Token(cell, line, at, begins_line=index == 0) for index, cell in enumerate(cells)]
    return found


def _whole(words: Sequence[Cell]) -> list[Cell]:
    """Join words up to the end of a parenthesis that opens in them: 現状値 (R 6)."""
    whole: list[Cell] = []
    for word in words:
        if whole and _OPEN.search(whole[-1].text):
            before = whole.pop()
            whole.append(
                Cell(
                    f"{before.text} {word.text}",
                    (*before.origins, before.origins[-1] + 1, *word.origins),
                    before.left,
                    word.right,
                )
            )
        else:
            whole.append(word)
    return whole


def _parted(cell: Cell, cues: LayoutCues) -> list[Cell]:
    """Part a word that is two heads set without a space: 指標名現状値."""
    text = plain_of(cell.text)
    if len(text) > _LONGEST_PAIR or len(text) != len(cell.text) or any(text in cues.columns[role] for role in _HEADS):
        return [cell]
    known = {word for role in _HEADS for word in cues.columns[role]}
    at = next((at for at in range(2, len(text) - 1) if text[:at] in known and text[at:] in known), None)
    if at is None:
        return [cell]
    middle = cell.left + 2 * at
    first = Cell(cell.text[:at], cell.origins[:at], cell.left, middle)
    return [first, Cell(cell.text[at:], cell.origins[at:], middle, cell.right)]


def is_stream(line: Line) -> bool:
    """Tell whether a line may hold cells of a stream."""
    if line.separator in (Separator.PIPE, Separator.TAB) or "。" in line.text or line.is_rule:
        return False
    return all(len(cell.text) <= _LONGEST_CELL for cell in line.cells)


def line_ends(tokens: Sequence[Token]) -> Iterator[int]:
    """List the numbers of tokens after which a line ends."""
    for index in range(1, len(tokens) + 1):
        if index == len(tokens) or tokens[index].begins_line:
            yield index
