"""The end of a line that is nothing but cells of one kind: values, years."""

from collections.abc import Callable

from ingest.layouts.rows import Cell, Line


def with_end(line: Line, belongs: Callable[[Cell], bool]) -> tuple[tuple[Cell, ...], tuple[Cell, ...]]:
    """Part the words of a line from those at its end that belong together."""
    words = line.words
    start = len(words)
    while start and belongs(words[start - 1]):
        start -= 1
    return words[:start], words[start:]
