"""Line numbers that the margin of a PDF left at the ends of lines: runs of lines that count up by one.

A line may end in figures of its own (…から 5,23231 is line 31), so the run decides how many digits are margin.
"""

import re
from itertools import pairwise

_NUMBER = re.compile(r"(\d{1,3})[ \t]*$")
_RUN = 8  # so many lines in a row must count up by one before their last figures are taken for line numbers
_NEXT_RUN = 3  # once a text is known to have them, a short page from 1 on is enough
_Span = tuple[int, int]


def margin_numbers(source: str) -> list[_Span]:
    """Find the numbers at the ends of lines, as source spans."""
    spans: list[_Span] = []
    run: list[_Span] = []
    expected = 0
    for start, end in _lines(source):
        match = _NUMBER.search(source, start, end)
        if match is None:
            if end > start:  # an empty line neither continues nor ends a run
                _settle(run, spans)
                expected = 0
            continue
        digits = match[1]
        if expected and digits.endswith(str(expected)):
            run.append((match.start(1) + len(digits) - len(str(expected)), match.end()))
            expected += 1
            continue
        _settle(run, spans)
        run, expected = _begin_run(match)
    _settle(run, spans)
    return spans


def _begin_run(match: re.Match[str]) -> tuple[list[_Span], int]:
    digits = match[1]
    first = 1 if digits.endswith("1") else int(digits[-2:])
    width = len(str(first))
    return [(match.start(1) + len(digits) - width, match.end())], first + 1


def _settle(run: list[_Span], spans: list[_Span]) -> None:
    if len(run) >= (_NEXT_RUN if spans else _RUN):
        spans.extend(run)
    run.clear()


def _lines(source: str) -> list[_Span]:
    breaks = [-1, *(match.start() for match in re.finditer(r"\n", source)), len(source)]
    return [(before + 1, after) for before, after in pairwise(breaks)]
