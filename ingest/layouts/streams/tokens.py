"""Tables that lost their columns, as a stream of cells: one a line, or parted by nothing but single spaces.

指標 / 対象 / 基準値 / 目標値 / 朝食を毎日食べる割合 / 小６ / 93.0% / 96%      指標 対象 基準値 目標値
                                                                             朝食を毎日食べる割合 小６ 93.0% 96%
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_value, part_time
from ingest.layouts.rows import Cell, Line, Separator, joined
from ingest.layouts.streams.glued import parted
from ingest.layouts.streams.set_apart import with_space
from ingest.layouts.streams.spaced_values import is_spaced_once, with_units
from ingest.layouts.streams.spans_below import with_spans_below
from ingest.layouts.streams.torn import goes_on, is_bound_of, is_unit_of

_LONGEST_CELL = 60
_FULL_LINE = 32  # characters of a line of a paragraph
_FEWEST_CELLS = 3  # of a row
_MOST_KEPT = 10_000  # lines cut once
_IMPRINT = re.compile(
    r"[ 　]*(?:発[ 　]*行|編[ 　]*集|印[ 　]*刷|電[ 　]*話|ＴＥＬ|TEL|ＦＡＸ|FAX|〒)"
    r"(?:者|元)?(?:[・/／][^ 　:：]{1,3})?[ 　:：]"
)
_LABEL = re.compile(r"[ 　]*[（(](?P<title>[^（()）0-9０-９]{5,20})[)）][ 　]*")
_NOTES = ("※", "＊", "*", "注")
_MARKS = (*_NOTES, *"【〔・○◯●◎◆◇■□▼")  # with which a paragraph begins


@dataclass(frozen=True, slots=True)
class Token:
    """A cell, or a word of one, with the lines that it stands on."""

    cell: Cell
    line: Line
    at: int  # the number of the line in what was cut
    begins_line: bool
    last: Line  # the line on which it ends

    @property
    def follows_blank(self) -> bool:
        """Tell whether an empty line stands before it."""
        return self.begins_line and self.line.follows_blank


def tokens_of(lines: Sequence[Line], start: int, end: int, cues: LayoutCues) -> list[Token]:
    """Cut lines into tokens, down to the first that is part of a text or of a table with columns of its own."""
    found: list[Token] = []
    for at in range(start, end):
        line = lines[at]
        if is_note_apart(lines, at):
            continue
        if not is_stream(line) or _is_label_of_text(lines[at : at + 2], cues):
            return _without_text(found, line, cues)
        spaced = line.separator is Separator.NONE or is_spaced_once(line)
        cells = _whole(line.words, cues) if spaced else line.cells
        row = found[_line_begins(found) :]
        dated = with_spans_below([token.cell for token in row], cells, cues)
        if dated:
            aged = zip(row[-len(dated) :], dated, strict=True)
            found[-len(dated) :] = [replace(token, cell=cell, last=line) for token, cell in aged]
            continue
        alone = bool(found) and len(cells) == 1
        bound = alone and found[-1].begins_line and is_bound_of(found[-1].cell, cells[0])
        bound = bound or (alone and is_unit_of(found[-1].cell, cells[0], cues))
        if found and (bound or goes_on(found[-1].cell, cells[0])):
            begun = found.pop()
            found.append(replace(begun, cell=joined((begun.cell, cells[0])), last=line))
            cells = cells[1:]
        parts = [part for cell in cells for part in parted(cell, cues)]
        found += [Token(cell, line, at, begins_line=index == 0, last=line) for index, cell in enumerate(parts)]
    return _without_text(found, lines[end], cues) if end < len(lines) and "。" in lines[end].text else found


@lru_cache(maxsize=_MOST_KEPT)
def _whole(words: tuple[Cell, ...], cues: LayoutCues) -> tuple[Cell, ...]:
    """Join the words of a line that are one cell; every head from which the line may be read asks for them."""
    return tuple(with_units(with_space(words, cues), cues))


def _line_begins(tokens: Sequence[Token]) -> int:
    """Find the first token of the last line."""
    return next((at for at in range(len(tokens) - 1, -1, -1) if tokens[at].begins_line), 0)


def _without_text(tokens: list[Token], sentence: Line, cues: LayoutCues) -> list[Token]:
    """Drop the full lines of the paragraph before the line with which a sentence of it ends."""
    at, below = len(tokens), sentence
    while at and not _begins_apart(below) and _is_full(tokens[at - 1].last, cues):
        below = tokens[at - 1].line
        at = next(index for index in range(at) if tokens[index].line is below)
    return tokens[:at]


def is_note_apart(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line is a whole note between empty lines, which a page read in blocks leaves in a table."""
    text, below = lines[at].text.strip(), lines[at + 1 : at + 2]
    apart = lines[at].follows_blank and all(line.follows_blank for line in below)
    return apart and text.startswith(_NOTES) and text.endswith("。")


def _is_label_of_text(lines: Sequence[Line], cues: LayoutCues) -> bool:
    """Tell a line that names, all in brackets, what the text right below shows: （主な取組の状況） over ・植樹を…."""
    label = _LABEL.fullmatch(lines[0].text) if len(lines) > 1 else None
    if label is None or not label["title"].endswith(cues.facets):
        return False
    below = lines[1].text.lstrip(" 　")
    of_text = below.startswith(_MARKS) or "。" in below or _is_full(lines[1], cues)
    return of_text and cues.role(label["title"]) in (None, Role.OTHER_TEXT)


def _begins_apart(line: Line) -> bool:
    return line.follows_blank or line.text.lstrip(" 　").startswith(_MARKS)


def _is_full(line: Line, cues: LayoutCues) -> bool:
    """Tell a full line of a paragraph; one of several cells set apart, or of several values, is none, however long."""
    values = sum(is_value(word.text, cues) for word in line.words) if "、" not in line.text else 0
    cells = len(line.cells) if line.separator is Separator.GAP else values
    return len(line.text.rstrip()) >= _FULL_LINE and cells < _FEWEST_CELLS and not _is_row(line, cues)


def _is_row(line: Line, cues: LayoutCues) -> bool:
    """Tell a name with two values behind it: 従業者数 18,342 人（H28） 18,500 人（R7）."""
    cells = _whole(line.words, cues)
    return len(cells) == _FEWEST_CELLS and all(is_value(part_time(cell.text)[0], cues) for cell in cells[1:])


def is_stream(line: Line) -> bool:
    """Tell whether a line may hold cells of a stream."""
    if line.separator in (Separator.PIPE, Separator.TAB) or "。" in line.text or line.is_rule:
        return False
    if _IMPRINT.match(line.text):
        return False
    return all(len(cell.text) <= _LONGEST_CELL for cell in line.cells)


def line_ends(tokens: Sequence[Token]) -> Iterator[int]:
    """List the numbers of tokens after which a line ends."""
    for index in range(1, len(tokens) + 1):
        if index == len(tokens) or tokens[index].begins_line:
            yield index
