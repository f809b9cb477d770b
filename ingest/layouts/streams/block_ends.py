"""Where a table in blocks cannot end: before values without a head, and after names that the next heads are for."""

from collections.abc import Sequence
from itertools import takewhile

from ingest.layouts.cues import Role
from ingest.layouts.heads.columns import VALUES
from ingest.layouts.streams.block_numbers import ends_page
from ingest.layouts.streams.blocks import Block
from ingest.layouts.streams.stream import Stream

_MOST_BEFORE_VALUES = 3  # blocks: a name, a unit, a value


def unfinished(blocks: Sequence[Block], stream: Stream) -> list[bool]:
    """Tell of each block whether values without a head come after it, at once or after the unit or name of a row.

    The names at its end are those of the next table where heads of values follow them.
    """
    feet = [ends_page(stream, blocks[:at], block) for at, block in enumerate(blocks)]
    return [
        (not any(feet[end : end + 1]) and _goes_on(blocks[end : end + _MOST_BEFORE_VALUES]))
        or _names_next(blocks[:end], blocks[end : end + 1])
        for end in range(1, len(blocks) + 1)
    ]


def _goes_on(blocks: Sequence[Block]) -> bool:
    headless = takewhile(lambda block: not block.columns, blocks)
    return any(block.values for block in headless)


def _names_next(blocks: Sequence[Block], after: Sequence[Block]) -> bool:
    last = next((block for block in reversed(blocks) if block.columns or block.values), blocks[0])
    names = [column.role for column in last.columns] == [Role.INDICATOR] and not last.values
    return last is not blocks[0] and names and any(column.role in VALUES for one in after for column in one.columns)
