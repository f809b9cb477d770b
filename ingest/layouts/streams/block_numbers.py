"""Numbers that stand alone in a table in blocks: those of rows, of pages, and such as were torn off headings."""

from collections.abc import Sequence

from ingest.layouts.figures.values import is_number
from ingest.layouts.streams.blocks import Block, Tokens
from ingest.layouts.streams.stream import Stream


def are_numbers(stream: Stream, values: Sequence[Tokens], last: Tokens) -> bool:
    """Tell whether values are the numbers of the next rows, after the last number so far."""
    texts = [stream.joined(cell).text for cell in (*((at,) for at in last), *values)]
    if not all(text.isdecimal() for text in texts):
        return False
    numbers = list(map(int, texts))
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def is_number_apart(stream: Stream, block: Block) -> bool:
    """Tell a number that stands alone as a row of values never does, such as that of a heading printed below."""
    tokens = [stream.tokens[at] for at in block.tokens]
    return len(tokens) == 1 and tokens[0].follows_blank and is_number(tokens[0].cell.text)


def ends_page(stream: Stream, above: Sequence[Block], block: Block) -> bool:
    """Tell a number that is no value but that of its page, perhaps with the running title of the next behind it.

    It stands over a heading, a text or that title, while the values have units.
    """
    first, after = block.tokens[0], block.tokens[-1] + 1
    number = stream.tokens[first]
    if not number.follows_blank or not number.cell.text.isdecimal():
        return False
    alone = len(block.tokens) == 1 and (after >= len(stream.tokens) or stream.is_apart(after))
    values = [stream.joined(cell).text for one in above for cell in one.values]
    of_pages = alone or (len(block.tokens) > 1 and stream.skipped(first) >= after)
    return of_pages and bool(values) and not any(text.isdecimal() for text in values)
