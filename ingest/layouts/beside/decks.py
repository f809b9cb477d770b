"""Numbered cards set in a row on a slide, taken apart: all lines of the first, then those of the next.

KPI 1                 KPI 2                 KPI 3
渡し舟の乗客数        夜の船便の数          船便を予約できる
                                            港の数
現状（2024年度）      現状（2024年度）      現状（2024年度）
   120人                 28便                  ―
     ▼                    ▼                    ▼
目標（2029年度）      目標（2029年度）      目標（2029年度）
   300人                 90便                  12港

Every one of them must be read as a card; else the lines stay as they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layouts.cards.numbers import is_number
from ingest.layouts.cards.stepped_cards import MOST_LINES
from ingest.layouts.cards.two_steps import read_two_steps
from ingest.layouts.cues import LayoutCues
from ingest.layouts.rows import Cell, Line, Separator

_FEWEST = 2  # cards in a row
_NEAR = 3  # columns of print that a cell may begin before the number of its card


@dataclass(frozen=True, slots=True)
class Deck:
    """The lines of some cards, one card after the other, and the line of the text after them."""

    lines: list[Line]
    end: int


def deck_at(lines: Sequence[Line], at: int, cues: LayoutCues) -> Deck | None:
    """Take apart the cards whose numbers stand on a line; None where there are not several, or one is not read."""
    numbers = _numbers(lines[at], cues)
    if len(numbers) < _FEWEST:
        return None
    cards: list[list[Line]] = [[] for _ in numbers]
    rows: list[list[int]] = [[] for _ in numbers]
    for row, line in enumerate(lines[at : at + MOST_LINES]):
        cuts = _cuts(line, numbers) if not row or not (line.begins_page or _numbers(line, cues)) else None
        if cuts is None:
            break
        for card, own, start, end in zip(cards, rows, cuts, [*cuts[1:], len(line.text)], strict=True):
            if line.text[start:end].strip():
                card.append(Line(line.index, line.text[start:end], line.origins[start:end], line.follows_blank))
                own.append(row)
    read = [read_two_steps(card, cues, lambda _: False) for card in cards]
    ends = [own[card.last] for card, own in zip(read, rows, strict=True) if card is not None]
    if len(ends) < len(cards):
        return None
    last = max(ends)
    own_lines = [
        line for card, own in zip(cards, rows, strict=True) for line, row in zip(card, own, strict=True) if row <= last
    ]
    return Deck(own_lines, at + last + 1)


def _numbers(line: Line, cues: LayoutCues) -> list[Cell]:
    """List the cells of a line that are numbers of cards; none where something else begins the line."""
    cells = line.cells if line.separator is Separator.GAP else ()
    numbers = [cell for cell in cells if is_number(cell.text, cues)]
    return numbers if numbers and numbers[0] is cells[0] else []


def _cuts(line: Line, numbers: Sequence[Cell]) -> list[int] | None:
    """Find where each card begins on a line, by its place or by its turn; None where a cell is of no card or of two."""
    cells = line.split(Separator.GAP)
    places = [sum(cell.left >= number.left - _NEAR for number in numbers) - 1 for cell in cells]
    inside = all(
        place >= 0 and (place + 1 == len(numbers) or cell.right <= numbers[place + 1].left)
        for cell, place in zip(cells, places, strict=True)
    )
    if not inside and len(cells) != len(numbers):
        return None
    places = places if inside else list(range(len(cells)))
    starts = [line.origins.index(cell.origins[0]) for cell in cells]
    return [
        next((start for start, place in zip(starts, places, strict=True) if place >= card), len(line.text))
        for card in range(len(numbers))
    ]
