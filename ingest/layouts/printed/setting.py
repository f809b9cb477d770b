"""How a table is set: its columns, and the rule by which each printed line is dealt out to them."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.heads.bands import banded, spanned
from ingest.layouts.heads.columns import Column
from ingest.layouts.heads.held import typed
from ingest.layouts.heads.named_values import cells_of
from ingest.layouts.heads.over_bands import column_under, columns_over
from ingest.layouts.heads.settled import settled
from ingest.layouts.printed.heads import stacks_over
from ingest.layouts.printed.places import deal, places_of
from ingest.layouts.printed.words import Measure, cells_apart, words_of
from ingest.layouts.rows import Cell, Line

Dealing = Callable[[Line], dict[int, Cell] | None]
_FEWEST_COLUMNS, _MOST_HEADLESS = 3, 1
_TWO_DECKS = re.compile(r"[上下]段")  # a column with a target for each year over what was reached: no cell of one value


@dataclass(frozen=True, slots=True)
class Setting:
    """The columns of a table, and what deals a line out to them: None for a line that is no part of the table.

    `drift` is how far cells are from being level with the others of their column, in columns of print a cell.
    """

    columns: tuple[Column, ...]
    deal: Dealing
    drift: float = 0.0


def settings_of(head: Sequence[Line], body: Sequence[Line], measure: Measure, cues: LayoutCues) -> Iterator[Setting]:
    """Find the ways in which a table may be set: between gutters that stay blank, or in columns that drift."""
    columns, bands = columns_over(head, body, cues)
    if columns:

        def between_gutters(line: Line) -> dict[int, Cell] | None:
            cells = cells_of(line)
            across = len(cells) == 1 and len(spanned(cells[0], bands)) > 1
            return None if across and line.follows_blank else banded(line, bands)

        yield Setting(columns, between_gutters)
    drifting = _drifting(head, body, measure, cues)
    if drifting is not None:
        yield drifting


def _drifting(head: Sequence[Line], body: Sequence[Line], measure: Measure, cues: LayoutCues) -> Setting | None:
    lines = [words_of(line, measure) for line in body]
    filled = [words for words in lines if len(cells_apart(words, cues)) > 1]
    places = places_of(filled, cues) if filled else []
    stacks = stacks_over([words_of(line, measure) for line in head], places, cues)
    if len(places) < _FEWEST_COLUMNS or sum(not stack for stack in stacks) > _MOST_HEADLESS:
        return None
    dealt = [cells for words in filled if (cells := deal(words, places, cues)) is not None]
    held = [[cells[at] for cells in dealt if at in cells] for at in range(len(places))]
    columns = [column_under(stack, cells, cues) for stack, cells in zip(stacks, held, strict=True)]
    found = settled(typed(columns, [[cell.text for cell in cells] for cells in held], cues))
    if not found or len(found) != len(places) or not any(column.role is Role.TARGET for column in found):
        return None

    def by_place(line: Line) -> dict[int, Cell] | None:
        return deal(words_of(line, measure), places, cues)

    return Setting(tuple(found), without_decks(by_place, stacks))


def without_decks(deal_out: Dealing, stacks: Sequence[Sequence[Cell]]) -> Dealing:
    """Leave out the cells of columns that hold a target over what was reached, as the words over them say."""
    doubled = {at for at, stack in enumerate(stacks) if any(_TWO_DECKS.search(cell.text) for cell in stack)}

    def dealt(line: Line) -> dict[int, Cell] | None:
        cells = deal_out(line)
        return {at: cell for at, cell in cells.items() if at not in doubled} if cells is not None else None

    return dealt if doubled else deal_out
