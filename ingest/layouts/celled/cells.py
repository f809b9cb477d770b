"""Lines taken for cells: most hold one, some a name with its value behind it, or several heads."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues, plain_of
from ingest.layouts.figures.values import TIME, is_aside, is_dash, is_time_only, is_value, time_in
from ingest.layouts.heads.columns import is_year, role_of
from ingest.layouts.rows import Cell, Line, Separator, joined
from ingest.layouts.streams.torn import is_unit_of

_BAR = re.compile(r"[ 　]*[|｜]+[ 　]*$")  # with which each cell ends where a table was printed as text
_BARS = re.compile(r"[ 　|｜]*")
_PAGE = re.compile(r"[-－‐–—―][ 　]?[0-9０-９]{1,3}[ 　]?[-－‐–—―]")  # the number of a page
_NUMBER = re.compile(r"[0-9０-９]{1,2}|[①-⑳]")
_BRACKETED = re.compile(r"[（(][0-9０-９]{1,2}[)）]")
_CIRCLED = re.compile(r"[①-⑳]")  # begins a text, however much like a figure it looks
_YEAR_BEHIND = re.compile(r"(?<=[^ 　:：])[ 　]*[:：][ 　]*(?P<time>[^:：]+)$")
_YEAR_IN_BRACKETS = re.compile(rf"(?<=.)[（(]{TIME.pattern}[)）]$")
_VALUE_HEAD = re.compile(r"[一-龠]{1,4}値")  # 確定値, which no list has
_UNIT_BEHIND = re.compile(r"^[0-9０-９][0-9０-９,，.．]*[^0-9０-９,，.．]")
_FOR_REFERENCE = re.compile(r"[ 　]*[（(【]参考[)）】][ 　]*[^0-9０-９ 　]")  # a row of other figures
_TWO = 2  # words: a name and the dash that says that nothing is known
_GAP = 2  # columns of print
_AS_OF = re.compile(r"[（(]※?[^（）()]*(?:現在|時点|年度?|月末?)[^（）()]*[)）]")  # （※令和５年３月現在）


@dataclass(frozen=True, slots=True)
class OneCell:
    """A cell with the line it stands on, and what it may be."""

    cell: Cell
    line: Line
    is_value: bool
    is_time: bool
    is_aside: bool

    @property
    def text(self) -> str:
        """Give the text."""
        return self.cell.text

    @property
    def is_number(self) -> bool:
        """Tell whether it may be the number of a row."""
        return _NUMBER.fullmatch(self.text) is not None

    @property
    def is_bracketed_number(self) -> bool:
        """Tell whether it may be the number of a part: (2)."""
        return _BRACKETED.fullmatch(self.text) is not None

    @property
    def is_text(self) -> bool:
        """Tell whether it is neither a value, nor a time, nor the number of a row."""
        return not (self.is_value or self.is_time or self.is_number)

    @property
    def plain(self) -> str:
        """Give the text as words are compared."""
        return plain_of(self.text)


def has_own_cells(line: Line) -> bool:
    """Tell a row of a table that still has its columns."""
    parted = line.separator in (Separator.PIPE, Separator.TAB)
    return parted and _BARS.fullmatch(line.text) is None and _BAR.search(line.text) is None


def cells_of(lines: Sequence[Line], cues: LayoutCues) -> Iterator[OneCell]:
    """Cut lines into cells; a bar at the end of each is none, a unit alone belongs to the figure above it."""
    last: OneCell | None = None
    for line in lines:
        if last is not None and is_unit_of(last.cell, line.whole, cues):
            last = one_cell(joined((last.cell, line.whole)), last.line, cues)
            continue
        if last is not None:
            yield last
            last = None
        if _BARS.fullmatch(line.text) or _PAGE.fullmatch(line.text.strip()):
            continue
        bar = _BAR.search(line.text)
        cells = [one_cell(cell, line, cues) for cell in _parted(line, bar.start() if bar else len(line.text), cues)]
        if not (_FOR_REFERENCE.match(line.text) and cells[-1].is_value and len(cells) > 1):
            yield from cells[:-1]
            last = cells[-1] if cells else None
    if last is not None:
        yield last


def one_cell(cell: Cell, line: Line, cues: LayoutCues) -> OneCell:
    """Tell what a cell may be."""
    as_of = _AS_OF.fullmatch(cell.text) is not None and time_in(cell.text) is not None
    timed = is_year(cell.text) or as_of
    year = timed and not cell.text.isdecimal()
    valued = is_value(without_year_behind(cell).text, cues) and _CIRCLED.match(cell.text) is None
    return OneCell(cell, line, valued and not year, year, is_aside(cell.text))


def without_year_behind(cell: Cell) -> Cell:
    """Take off a value the year behind a colon: 42人：平成27年４月."""
    behind = _YEAR_BEHIND.search(cell.text)
    end = behind.start() if behind is not None and is_time_only(behind["time"]) else len(cell.text)
    return Cell(cell.text[:end], cell.origins[:end], cell.left, cell.right)


def _parted(line: Line, end: int, cues: LayoutCues) -> Iterator[Cell]:
    """Part a line into heads, or into a text and the values behind it."""
    whole = line.part(0, end)
    words = [word for word in line.words if word.text.strip("|｜")]
    alone = len(words) < 2 or is_value(whole.text, cues) or is_time_only(whole.text) or is_aside(whole.text)
    if _are_values_and_years(words, cues):
        yield from words
    elif _are_dated_values(words, cues):
        yield from (part for word in words for part in _year_apart(word))
    elif alone and not _is_unknown_before(words):
        yield whole
    elif _are_heads(words, cues):
        yield from words
    else:
        yield from _with_values_apart(whole, words, cues)


def is_value_head(cell: Cell) -> bool:
    """Tell whether a cell says that it heads values, whatever they are: 確定値."""
    return _VALUE_HEAD.fullmatch(cell.text) is not None


def _are_heads(words: Sequence[Cell], cues: LayoutCues) -> bool:
    known = [role_of(word, cues) is not None for word in words]
    return any(known) and all(is_known or is_value_head(w) for is_known, w in zip(known, words, strict=True))


def _are_values_and_years(words: Sequence[Cell], cues: LayoutCues) -> bool:
    """Tell a row of values with their years: 38人 （令和５年） 60人 （令和10年）."""
    years = [is_time_only(word.text) and is_aside(word.text) for word in words]
    values = sum(_is_figure(word.text, cues) for word in words)
    return any(years) and values >= _TWO and values + sum(years) == len(words) and not years[0]


def _are_dated_values(words: Sequence[Cell], cues: LayoutCues) -> bool:
    """Tell values with their years in brackets behind each: 38人(令和５年) 60人(令和10年); the last may be said."""
    years = [_YEAR_IN_BRACKETS.search(word.text) for word in words]
    return len(words) >= _TWO and all(years) and all(_is_figure(word.text, cues) for word in words[:-1])


def _year_apart(word: Cell) -> Iterator[Cell]:
    year = _YEAR_IN_BRACKETS.search(word.text)
    at = year.start() if year is not None else len(word.text)
    yield Cell(word.text[:at], word.origins[:at], word.left, word.right)
    yield Cell(word.text[at:], word.origins[at:], word.left, word.right)


def _with_values_apart(whole: Cell, words: Sequence[Cell], cues: LayoutCues) -> Iterator[Cell]:
    at = len(words)
    if _is_unknown_before(words):
        yield from words
        return
    if at == _TWO and is_dash(words[-1].text) and words[-1].left - words[0].right >= _GAP:
        yield from words
        return
    while at > 1 and (_is_figure(words[at - 1].text, cues) or is_time_only(words[at - 1].text)):
        at -= 1
    if not any(_is_figure(word.text, cues) for word in words[at:]):
        yield whole
        return
    last = words[at - 1]
    length = next(n for n in range(len(whole.text), 0, -1) if whole.origins[n - 1] == last.origins[-1])
    yield Cell(whole.text[:length], whole.origins[:length], whole.left, last.right)
    yield from words[at:]


def _is_unknown_before(words: Sequence[Cell]) -> bool:
    """Tell a value that is not known before one that is: - 41.4％."""
    return len(words) == _TWO and is_dash(words[0].text) and _UNIT_BEHIND.search(words[1].text) is not None


def _is_figure(text: str, cues: LayoutCues) -> bool:
    """Tell a figure, or all there are of what was counted: 全市町村."""
    return (text.startswith("全") or any(map(str.isdecimal, text))) and is_value(text, cues)
