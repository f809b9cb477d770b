"""The words of lines side by side: a figure with its unit, a year, a remark, letters set wide are one each."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_aside, is_number, is_time_only, is_unit, is_value
from ingest.layouts.heads.columns import role_of
from ingest.layouts.pages import is_foot
from ingest.layouts.rows import Cell, Line, Separator, joined

_ENDS_IN_FIGURE = re.compile(r"[0-9０-９]$")
_LEADS_ON = re.compile(r"(?:平成|令和|昭和|第|全|約)$")
_FIGURES = re.compile(r"[0-9０-９][0-9０-９,，.．]*")
_ERA = re.compile(r"(?:平成|令和|昭和)[ 　]?(?:元|[0-9０-９]{1,2})")
_OF_YEAR = re.compile(r"年度?末?|年[ 　]?[0-9]{1,2}[ 　]?月(?:末|まで)?|月末?|日")
_BOUNDS = re.compile(r"(?:以上|以下|未満|超|程度)$")
_CLOSING = re.compile(r"[)）」』】]+")
_GOES_ON = re.compile(r"(?:以上|以下|未満)の|[のをがはへ]")
_LETTER = re.compile(r"[\u3040-\u30ff\u3400-\u9fff々ー]")


@dataclass(frozen=True)
class Word:
    """A word with its line, and what it may be."""

    cell: Cell
    line: Line
    cues: LayoutCues

    @property
    def text(self) -> str:
        """Give the text."""
        return self.cell.text

    @cached_property
    def is_time(self) -> bool:
        """Tell a year or date; a bare figure is none."""
        return is_time_only(self.text) and not self.text.isdecimal()

    @cached_property
    def is_value(self) -> bool:
        """Tell a value; a year is none."""
        return is_value(self.text, self.cues) and not self.is_time

    @cached_property
    def is_aside(self) -> bool:
        """Tell a remark in brackets."""
        return is_aside(self.text)

    @cached_property
    def is_number(self) -> bool:
        """Tell what may be the number of a row."""
        return is_number(self.text)

    @cached_property
    def role(self) -> Role | None:
        """Tell what the word heads; a year is only a year."""
        return Role.TIME if self.is_time else role_of(self.cell, self.cues)


def runs(lines: Sequence[Line], used: set[int], cues: LayoutCues) -> Iterator[list[Word]]:
    """Go through the words of lines side by side that are free and have no cells of their own."""
    run: list[Word] = []
    for line in lines:
        if line.separator in (Separator.PIPE, Separator.TAB) or line.index in used:
            yield from ([run] if run else [])
            run = []
        elif not is_foot(line):
            words = words_of(line, cues)
            if run and _ERA.fullmatch(run[-1].text) and words[0].text.startswith("年"):
                words[0] = joined((run.pop().cell, words[0]))
            run += [Word(cell, line, cues) for cell in words]
    if run:
        yield run


def words_of(line: Line, cues: LayoutCues) -> list[Cell]:
    """Cut a line where a space stands, or stood in the source, and join what belongs together."""
    found: list[Cell] = []
    last = ""  # the piece that the last word ends in
    pieces = list(_pieces(line))
    units = _units(pieces)
    for piece in pieces:
        figure = bool(found) and _ENDS_IN_FIGURE.search(found[-1].text) is not None
        unit = figure and (piece.text in units or (piece is pieces[-1] and _LETTER.fullmatch(piece.text) is not None))
        if unit or (found and _is_one(found[-1].text, last, piece.text, cues)):
            found[-1] = joined((found[-1], piece))
        else:
            found.append(piece)
        last = piece.text
    return _with_rests(found, cues)


def _with_rests(words: Sequence[Cell], cues: LayoutCues) -> list[Cell]:
    """Join a figure that begins a name with the rest of it: 10t, 以上の不法投棄の件数."""
    whole: list[Cell] = []
    for word in words:
        rest = bool(whole) and _GOES_ON.match(word.text) is not None and _is_figure(whole[-1].text, cues)
        whole = [*whole[:-1], joined((whole[-1], word))] if rest else [*whole, word]
    return whole


def _is_figure(text: str, cues: LayoutCues) -> bool:
    return any(map(str.isdecimal, text)) and is_value(text, cues)


def _pieces(line: Line) -> Iterator[Cell]:
    start = 0
    for at in range(1, len(line.text)):
        if line.origins[at] != line.origins[at - 1] + 1 or line.text[at] in " 　":
            yield from _piece(line, start, at)
            start = at
    yield from _piece(line, start, len(line.text))


def _piece(line: Line, start: int, end: int) -> Iterator[Cell]:
    cell = line.part(start, end)
    if cell.text:
        yield cell


def _is_one(before: str, last: str, piece: str, cues: LayoutCues) -> bool:
    """Tell whether a piece goes on with the word before: its unit, what stands in its brackets, its next letter."""
    if _is_open(before) or _CLOSING.fullmatch(piece):
        return True
    if _ENDS_IN_FIGURE.search(before):
        return _OF_YEAR.fullmatch(piece) is not None or _is_unit(piece, cues)
    if _LEADS_ON.search(before) and piece[0].isdecimal():
        return True
    return _LETTER.fullmatch(last) is not None and _LETTER.fullmatch(piece) is not None


def _units(pieces: Sequence[Cell]) -> set[str]:
    """List the words that stand behind a figure again and again: 6 水路 15 水路."""
    behind = Counter(b.text for a, b in pairwise(pieces) if _FIGURES.fullmatch(a.text) and is_unit(b.text))
    return {text for text, count in behind.items() if count > 1}


def _is_open(text: str) -> bool:
    return sum(map(text.count, "（(「『")) > sum(map(text.count, "）)」』"))


def _is_unit(piece: str, cues: LayoutCues) -> bool:
    return _BOUNDS.sub("", plain_of(piece)) in cues.units
