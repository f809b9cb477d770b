"""Lines as a table reader sees them: cells between pipes, tabs or runs of spaces, each with its place in the source."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from itertools import accumulate, chain

from ingest.layouts.cues import load_layout_cues
from ingest.structure.clean import CleanText
from ontology.print_width import places_in


class Separator(StrEnum):
    """What parts the cells of a line."""

    PIPE = "|"
    TAB = "\t"
    GAP = "  "
    NONE = ""


_JAPANESE = "\u3040-\u30ff\u3400-\u9fff々ー"
_SPACED_WORD = re.compile(  # 指    標    名
    rf"(?:^|(?<![ 　])[ 　]{{2}}|[|｜\t])[ 　]*"
    rf"(?P<word>[{_JAPANESE}](?P<gap>[ 　]{{1,8}})[{_JAPANESE}](?:(?P=gap)[{_JAPANESE}]){{0,4}})"
    r"(?=(?P=gap)[ 　]|[ 　]{2}|[|｜\t（(：:]|\s*$|(?<=[ 　]{2}.)　)"
)
_SPREAD = re.compile(rf"(?<= )[{_JAPANESE}](?: [{_JAPANESE}])+(?= [^ ]{{2}})")  # № 指 標 基準値
_DRAWN = r"|｜\s:+\-－─━═┼├┤┌┐└┘┏┓┗┛╔╗╚╝╭╮╰╯┬┴╋┣┫┳┻"
_RULE = re.compile(rf"[{_DRAWN}]*[-─━═]{{2,}}[{_DRAWN}]*|\+(?:={{2,}}\+)+")
_FAR_APART = re.compile(r"[ 　]{3}|[0-9０-９|｜\t、。]")
_MOST_IN_HEADS, _FEWEST_HEADS = 40, 3  # letters, words
_SPLIT = {
    Separator.PIPE: re.compile(r"[|｜│]"),
    Separator.TAB: re.compile(r"\t"),
    Separator.GAP: re.compile(r" {2,}|[ 　]*　[ 　]*"),
    Separator.NONE: re.compile(r" "),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its source offsets, and the columns of print (a wide character fills two) that it stands in."""

    text: str
    origins: tuple[int, ...] = ()
    left: int = 0
    right: int = 0

    @property
    def span(self) -> tuple[int, int] | None:
        """Give the source span, None for an empty cell; a cell may be put together in another order than its text."""
        return (min(self.origins), max(self.origins) + 1) if self.origins else None

    def part(self, start: int, end: int) -> "Cell":
        """Make a cell of a part of the text; it stands where the whole stands."""
        return Cell(self.text[start:end], self.origins[start:end], self.left, self.right)


@dataclass(frozen=True)
class Line:
    """A printed line that is not blank. `index` counts such lines from 0."""

    index: int
    text: str
    origins: list[int]
    follows_blank: bool
    begins_page: bool = False  # the first after a form feed

    @cached_property
    def separator(self) -> Separator:
        """Tell what parts this line's cells."""
        stripped = self.text.strip()
        if len(re.findall(r"[|｜│]", stripped)) >= 2 or stripped.startswith(("|", "｜")):
            return Separator.PIPE
        if "\t" in self.text.strip(" 　\r"):
            return Separator.TAB
        return Separator.GAP if _SPLIT[Separator.GAP].search(stripped) else Separator.NONE

    @cached_property
    def is_rule(self) -> bool:
        """Tell whether the line only draws a rule (|---|---|)."""
        return _RULE.fullmatch(self.text.strip()) is not None

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """List the cells; empty ones are kept between pipes and tabs."""
        return self.split(self.separator)

    @cached_property
    def words(self) -> tuple[Cell, ...]:
        """List what single spaces part."""
        return tuple(cell for cell in self.split(Separator.NONE) if cell.text)

    @property
    def whole(self) -> Cell:
        """Take the line for one cell."""
        return self._cell(0, len(self.text))

    @property
    def span(self) -> tuple[int, int]:
        """Give the source span of the line without the space around it."""
        start = len(self.text) - len(self.text.lstrip())
        return self.origins[start], self.origins[len(self.text.rstrip()) - 1] + 1

    def split(self, separator: Separator) -> tuple[Cell, ...]:
        """Cut the line at a separator."""
        cells = list(self._cut(separator))
        if separator is Separator.PIPE:
            stripped = self.text.strip()
            cells = cells[stripped[0] in "|｜│" : len(cells) - (stripped[-1] in "|｜│")]
        return tuple(cells) if separator in (Separator.PIPE, Separator.TAB) else tuple(c for c in cells if c.text)

    def part(self, start: int, end: int) -> Cell:
        """Make a cell of a part of the line."""
        return self._cell(start, end)

    def _cut(self, separator: Separator) -> Iterator[Cell]:
        start = 0
        for match in _SPLIT[separator].finditer(self.text):
            yield self._cell(start, match.start())
            start = match.end()
        yield self._cell(start, len(self.text))

    def _cell(self, start: int, end: int) -> Cell:
        raw = self.text[start:end]
        start += len(raw) - len(raw.lstrip())
        text = raw.strip()
        places = self._places
        end = start + len(text)
        return Cell(text, tuple(self.origins[start:end]), places[start], places[end])

    @cached_property
    def _places(self) -> list[int]:
        """List the column of print at which each character begins, and the one after the last."""
        return places_in(self.text)


def joined(cells: Iterable[Cell]) -> Cell:
    """Make one cell of a cell and those that it was wrapped into; a space only between Latin words."""
    pieces = tuple(cells)
    text, origins = "", list[int]()
    for cell in pieces:
        if text and cell.text and text[-1].isascii() and cell.text[0].isascii() and text[-1].isalpha():
            text += " "
            origins += origins[-1:] and [origins[-1] + 1]  # where the first of the two ended
        text += cell.text
        origins += cell.origins
    return Cell(text, tuple(origins), pieces[0].left if pieces else 0, pieces[-1].right if pieces else 0)


def lines_of(cleaned: CleanText) -> list[Line]:
    """List the lines of a clean text that are not blank."""
    lines: list[Line] = []
    start, follows_blank, pages = 0, False, list(reversed(cleaned.pages))
    for raw in cleaned.text.split("\n"):
        if raw.strip():
            text, origins = _closed_up(*_heads_apart(raw, cleaned.origins[start : start + len(raw)]))
            begins_page = bool(pages) and pages[-1] < origins[-1]
            while pages and pages[-1] < origins[-1]:
                pages.pop()
            lines.append(Line(len(lines), text, origins, follows_blank, begins_page))
        follows_blank = not raw.strip()
        start += len(raw) + 1
    return lines


def _closed_up(text: str, origins: list[int]) -> tuple[str, list[int]]:
    """Set the space inside a head set wide (指　標) behind it, so that nothing moves in the columns of print."""
    cues = load_layout_cues()
    for match in _SPACED_WORD.finditer(text):
        start, end = match.span("word")
        if cues.role("".join(match["word"].split())) is None:
            continue
        places = sorted(range(start, end), key=lambda at: text[at].isspace())
        text = text[:start] + "".join(text[at] for at in places) + text[end:]
        origins = [*origins[:start], *(origins[at] for at in places), *origins[end:]]
    return (text, origins) if _SPLIT[Separator.GAP].search(text.strip()) else _without_spread(text, origins)


def _without_spread(text: str, origins: list[int]) -> tuple[str, list[int]]:
    """Close up the heads set wide of a line that single spaces part: no columns of print are kept on it."""
    cues = load_layout_cues()
    for match in reversed(list(_SPREAD.finditer(text))):
        start, end = match.span()
        word = match[0].replace(" ", "")
        if cues.role(word) is not None:
            text = text[:start] + word + text[end:]
            origins = [*origins[:start], *origins[start:end:2], *origins[end:]]
    return text, origins


def _heads_apart(text: str, origins: list[int]) -> tuple[str, list[int]]:
    """Part heads set wide that were closed up with their neighbours: 区  分基準値目標値 of 区  分 基 準 値 目 標 値."""
    closed = origins[-1] - origins[0] >= len(text) and len(text) <= _MOST_IN_HEADS
    if not closed or _FAR_APART.search(text.strip()):
        return text, origins
    letters = [at for at, letter in enumerate(text) if not letter.isspace()]
    apart = {count for count, at in enumerate(letters) if count and origins[at] > origins[letters[count - 1]] + 1}
    words = _known_words("".join(text[at] for at in letters), apart)
    if len(words) < _FEWEST_HEADS:
        return text, origins
    ends = list(accumulate(map(len, words)))[:-1]
    places = [
        letters[0],
        *(at for count, at in enumerate(letters[1:], 1) for at in ([at - 1] * (count in ends) + [at])),
    ]
    return " ".join(words), [origins[at] for at in places]


@cache
def _head_words() -> frozenset[str]:
    return frozenset(chain.from_iterable(load_layout_cues().columns.values()))


def _known_words(letters: str, apart: set[int]) -> list[str]:
    """Part letters where they stand apart into words of heads; none where they do not come out."""
    ways: dict[int, list[str]] = {0: []}
    for end in (*sorted(apart), len(letters)):
        first = next((at for at in ways if letters[at:end] in _head_words()), None)
        if first is not None:
            ways[end] = [*ways[first], letters[first:end]]
    return ways.get(len(letters), [])
