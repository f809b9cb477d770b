"""The width at which the lines of a text were cut, counted in characters or in columns of print."""

from collections import Counter
from collections.abc import Sequence

from ontology.print_width import columns_of

_NARROWEST = 20  # characters
_SLACK = 1  # characters that a line may fall short by: no bracket closes at the beginning of a line
_SLACK_IN_PRINT = 3  # columns, of which a wide character fills two
_FEWEST = 3  # lines of one width
_MOST_WIDER = 0.03  # share of the lines: tables, heads of pages


def full_lines(lines: Sequence[str]) -> list[bool]:
    """Tell of each line whether it reaches the width of the page."""
    lengths = [len(line.rstrip()) for line in lines]
    printed = [columns_of(line.rstrip()) for line in lines]
    by_length, in_print = _width(lengths, _SLACK, _NARROWEST), _width(printed, _SLACK_IN_PRINT, 2 * _NARROWEST)
    return [
        _is_full(length, by_length, _SLACK) or _is_full(columns, in_print, _SLACK_IN_PRINT)
        for length, columns in zip(lengths, printed, strict=True)
    ]


def _is_full(measure: int, width: int | None, slack: int) -> bool:
    return width is not None and width - slack <= measure <= width + slack


def _width(measures: Sequence[int], slack: int, narrowest: int) -> int | None:
    """Find the widest measure that several lines share and hardly any passes."""
    counts = Counter(measure for measure in measures if measure)
    most = max(1, int(_MOST_WIDER * counts.total()))
    wider = 0
    for measure in sorted(counts, reverse=True):
        if wider > most or measure < narrowest:
            return None
        if sum(counts[measure - short] for short in range(slack + 1)) >= _FEWEST:
            return measure
        wider += counts[measure]
    return None
