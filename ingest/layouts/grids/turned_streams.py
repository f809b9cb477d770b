"""Tables set on their side that lost their columns: names, then labels with values; one cell a line, or spaced once.

年度 / 漁船の更新数 / 藻場の面積 / （単位） / 隻 / ha / 令和４年度（現状） / 8 / 15.0 / 令和10年度（目標） / 10 / 20.0

年度 漁船の更新数 藻場の面積
令和４年度（現状） 8 15.0
令和10年度（目標） 10 20.0

Every label has as many values as there are names, which stand under their head, under an empty line, or on one line.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_dash, is_value
from ingest.layouts.found import Findings
from ingest.layouts.grids.across import are_names, label_role
from ingest.layouts.grids.cut import Grid
from ingest.layouts.grids.reader import read_grid
from ingest.layouts.heads.columns import role_of
from ingest.layouts.pages import Pages, is_page_number
from ingest.layouts.rowed.name_forms import name_misfit
from ingest.layouts.rows import Cell, Line, Separator, joined

_FEWEST, _MOST = 2, 9  # indicators
_FEWEST_ROWS = 2
_MOST_LINES = 12  # of all names
_LONGEST_LABEL = 20
_CORNERS = (Role.INDICATOR, Role.MAYBE_INDICATOR, Role.GROUP)


@dataclass(frozen=True, slots=True)
class _Word:
    """A cell with its line."""

    cell: Cell
    line: Line
    begins_line: bool


@dataclass(frozen=True, slots=True)
class _Side:
    """A label with its values; `end` is the place behind them."""

    label: _Word
    values: tuple[_Word, ...]
    end: int


def read_turned_streams(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such table; the lines that belong to one are marked as used."""
    pages = Pages(lines)
    for words in _runs(lines, pages, findings):
        at = 0
        while at < len(words):
            sides = _sides(words, at, cues) if _is_label(words[at], cues) else []
            names = _names(words, at, len(sides[0].values), cues) if sides else []
            if names:
                read_grid(_grid(names, sides), cues, lambda _: False, findings)
            at = sides[-1].end if sides else at + 1


def _runs(lines: Sequence[Line], pages: Pages, findings: Findings) -> Iterator[list[_Word]]:
    """Go through the words of free lines that have no cells of their own; page numbers between them part nothing."""
    run: list[_Word] = []
    for line in lines:
        if pages.is_number(line):
            continue
        if line.separator is not Separator.NONE or line.index in findings.used:
            yield run
            run = []
        else:
            run += [_Word(cell, line, begins_line=at == 0) for at, cell in enumerate(line.words)]
    yield run


def _is_label(word: _Word, cues: LayoutCues) -> bool:
    short = word.begins_line and len(word.cell.text) <= _LONGEST_LABEL
    return short and label_role(word.cell, cues) is not None and not is_value(word.cell.text, cues)


def _sides(words: Sequence[_Word], start: int, cues: LayoutCues) -> list[_Side]:
    """Read labels, each with as many values as the first; none where there is no target among them."""
    reach = range(start + 1, min(start + _MOST + 2, len(words)))
    count = next((at for at in reach if _is_label(words[at], cues)), start) - start - 1
    sides: list[_Side] = []
    at = start
    while count >= _FEWEST and at + count < len(words) and _is_label(words[at], cues):
        values = tuple(words[at + 1 : at + 1 + count])
        if not all(_fits(word, label_role(words[at].cell, cues), cues) for word in values):
            break
        at += 1 + count
        sides.append(_Side(words[at - 1 - count], values, at))
        at += _is_page(words, at, cues)
    whole = at == len(words) or (words[at].begins_line and not is_value(words[at].cell.text, cues))
    aims = any(label_role(side.label.cell, cues) is Role.TARGET for side in sides)
    return sides if whole and aims and len(sides) >= _FEWEST_ROWS else []


def _is_page(words: Sequence[_Word], at: int, cues: LayoutCues) -> bool:
    """Tell the bare number of a page from one more value: another label stands below, or text."""
    alone = at < len(words) and is_page_number(words[at].line)
    return alone and not (at + 1 < len(words) and is_value(words[at + 1].cell.text, cues))


def _fits(word: _Word, role: Role | None, cues: LayoutCues) -> bool:
    text = word.cell.text
    is_figure = is_value(text, cues) or is_dash(text)
    return not any(map(str.isdecimal, text)) if role is Role.UNIT else is_figure


def _names(words: Sequence[_Word], end: int, count: int, cues: LayoutCues) -> list[_Word]:
    """Find as many names before the first label: behind their head, below an empty line, or on a line of their own."""
    for start in range(end - count, max(end - _MOST_LINES, 0) - 1, -1):
        own = words[start:end]
        begins = own[0].begins_line and (own[0].line.follows_blank or own[0].line is own[-1].line)
        if not (begins or (start and _is_corner(words[start - 1], cues))):
            continue
        return list(_parted(own, count, cues))
    return []


def _is_corner(word: _Word, cues: LayoutCues) -> bool:
    return word.begins_line and (role_of(word.cell, cues) in _CORNERS or cues.is_year_head(word.cell.text))


def _parted(own: Sequence[_Word], count: int, cues: LayoutCues) -> Sequence[_Word]:
    """Join words so that they are names; none where they are in no way or in several."""
    if len(own) > count and not all(word.begins_line for word in own):
        return ()
    found = []
    for cuts in combinations(range(1, len(own)), count - 1):
        parts = [own[a:b] for a, b in pairwise((0, *cuts, len(own)))]
        names = [joined(word.cell for word in part) for part in parts]
        fit = all(name_misfit([word.cell for word in part], cues) == 0 for part in parts)
        if fit and are_names(names, cues):
            found.append([_Word(name, part[0].line, True) for name, part in zip(names, parts, strict=True)])
    return found[0] if len(found) == 1 else ()


def _grid(names: Sequence[_Word], sides: Sequence[_Side]) -> Grid:
    rows = ((Cell(""), *(name.cell for name in names)), *((s.label.cell, *(v.cell for v in s.values)) for s in sides))
    places = (tuple(name.line for name in names), *((s.label.line, *(v.line for v in s.values)) for s in sides))
    return Grid(rows, places)
