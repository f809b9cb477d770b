"""The lines of drawn tables, cut where their bars stand: which columns each text and each rule on a line fills.

│ 川の │ 桟橋の数 │  2  │ 3 │      as many bars as the fullest line has: by their number
│ 道   ├──────────┴─────┼───┤      fewer: by the places in which they stand
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from ingest.layouts.pages import is_page_number
from ingest.layouts.rows import Cell, Line

_LEFT, _RIGHT = "│┃║├┝┠┣╟╠", "│┃║┤┥┨┫╢╣"
_BAR = re.compile(rf"[{_LEFT}{_RIGHT}┌┏╔╭┐┓╗╮└┗╚╰┘┛╝╯┬┯┰┳╤╦┴┷┸┻╧╩┼┿╂╋╪╬]")
_TOP = re.compile(r"[┌┏╔╭][─━═┬┯┰┳╤╦]+[┐┓╗╮]")
_BOTTOM = re.compile(r"[└┗╚╰][─━═┴┷┸┻╧╩]+[┘┛╝╯]")
_RULE = re.compile(r"[─━═]+")
_MOST_LINES = 400  # of one table
_OFF = 1  # columns of print that a bar may stand beside its place
_WIDTHS = ("FW", "FWA")  # of the letters that fill two columns: drawn signs and dashes may


@dataclass(frozen=True, slots=True)
class Drawn:
    """What stands between two bars of a line, a text or a rule."""

    columns: range
    cell: Cell
    is_rule: bool


def drawn_tables(lines: Sequence[Line]) -> Iterator[list[tuple[Line, list[Drawn]]]]:
    """Go through the drawn tables whose bars stand under each other, with the parts of each line.

    The number of a page between two lines parts no table.
    """
    for block in _blocks([line for line in lines if not is_page_number(line)]):
        parts = next((placed for placed in (_placed(block, wide) for wide in _WIDTHS) if placed is not None), None)
        if parts is not None:
            yield list(zip(block, parts, strict=True))


def _blocks(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """Go through the runs of lines from the upper side of a table to its lower side, drawn at both ends of each."""
    start: int | None = None
    for at, line in enumerate(lines):
        text = line.text.strip()
        if _TOP.fullmatch(text):
            start = at
        elif start is not None and _BOTTOM.fullmatch(text):
            yield lines[start : at + 1]
            start = None
        elif start is not None and (text[0] not in _LEFT or text[-1] not in _RIGHT or at - start > _MOST_LINES):
            start = None


def _placed(block: Sequence[Line], wide: str) -> list[list[Drawn]] | None:
    """Say of each line which columns its parts fill; None where a bar stands under no other."""
    bars = [[match.start() for match in _BAR.finditer(line.text)] for line in block]
    fullest = max(range(len(block)), key=lambda at: len(bars[at]))
    bounds = _places(block[fullest].text, bars[fullest], wide)
    drawn = []
    for line, own in zip(block, bars, strict=True):
        columns = range(len(bounds)) if len(own) == len(bounds) else _nearest(_places(line.text, own, wide), bounds)
        if columns is None:
            return None
        drawn.append(list(_parts(line, own, columns)))
    return drawn


def _places(text: str, bars: Sequence[int], wide: str) -> list[int]:
    """List the columns of print at which the bars of a line stand, from the first of them."""
    places, column, at = list[int](), 0, 0
    for bar in bars:
        column += sum(1 + (east_asian_width(character) in wide) for character in text[at:bar])
        places.append(column)
        at = bar
    return [place - places[0] for place in places]


def _nearest(places: Sequence[int], bounds: Sequence[int]) -> list[int] | None:
    """Find the bound that each bar stands at; None where one stands at none, or they do not reach from end to end."""
    found: list[int] = []
    at = 0
    for place in places:
        while at < len(bounds) and bounds[at] < place - _OFF:
            at += 1
        if at == len(bounds) or abs(bounds[at] - place) > _OFF:
            return None
        found.append(at)
        at += 1
    return found if len(found) > 1 and found[-1] == len(bounds) - 1 else None


def _parts(line: Line, bars: Sequence[int], columns: Sequence[int]) -> Iterator[Drawn]:
    for start, end, first, last in zip(bars, bars[1:], columns, columns[1:], strict=False):
        is_rule = _RULE.fullmatch(line.text, start + 1, end) is not None
        yield Drawn(range(first, last), line.part(start + 1, end), is_rule)
