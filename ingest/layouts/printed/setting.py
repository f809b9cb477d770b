"""How a table is set: its columns, and the rule by which each printed line is dealt out to them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ingest.layouts.bands import banded, spanned
from ingest.layouts.columns import Column, settled
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.headed import column_under, columns_over
from ingest.layouts.held import typed
from ingest.layouts.named_values import cells_of
from ingest.layouts.printed.heads import stacks_over
from ingest.layouts.printed.places import deal, places_of
from ingest.layouts.printed.words import Measure, cells_between_gaps, words_of
from ingest.layouts.rows import Cell, Line

_FEWEST_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Setting:
    """The columns of a table, and what deals a line out to them: None for a line that is no part of the table."""

    columns: tuple[Column, ...]
    deal: Callable[[Line], dict[int, Cell] | None]


def settings_of(head: Sequence[Line], body: Sequence[Line], cues: LayoutCues) -> Iterator[Setting]:
    """Find the ways in which a table may be set: between gutters that stay blank, or in columns that drift."""
    columns, bands = columns_over(head, body, cues)
    if columns:

        def between_gutters(line: Line) -> dict[int, Cell] | None:
            cells = cells_of(line)
            across = len(cells) == 1 and len(spanned(cells[0], bands)) > 1
            return None if across and line.follows_blank else banded(line, bands)

        yield Setting(columns, between_gutters)
    drifting = _drifting(head, body, cues)
    if drifting is not None:
        yield drifting


def _drifting(head: Sequence[Line], body: Sequence[Line], cues: LayoutCues) -> Setting | None:
    measure = Measure.CHARACTERS
    lines = [words_of(line, measure) for line in body]
    filled = [words for words in lines if len(cells_between_gaps(words)) > 1]
    places = places_of(filled, cues) if filled else []
    if len(places) < _FEWEST_COLUMNS:
        return None
    stacks = stacks_over([words_of(line, measure) for line in head], places, cues)
    dealt = [cells for words in filled if (cells := deal(words, places, cues)) is not None]
    held = [[cells[at] for cells in dealt if at in cells] for at in range(len(places))]
    columns = [column_under(stack, cells, cues) for stack, cells in zip(stacks, held, strict=True)]
    found = settled(typed(columns, [[cell.text for cell in cells] for cells in held], cues))
    if not found or len(found) != len(places) or not any(column.role is Role.TARGET for column in found):
        return None
    return Setting(tuple(found), lambda line: deal(words_of(line, measure), places, cues))
