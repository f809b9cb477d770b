"""The heads of flattened KPI tables: where they stand, and which columns of values they announce.

A head is a run of fragments (No. 成果指標 / 2020年 / 目標 / 戦略 / 2014 / … / 現在値 / 備考). It is looked for in
the characters of the whole text without spaces and line breaks: it does not matter where the fragments were broken.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from ingest.tables.cues import TableCues, without_spaces
from ingest.tables.lines import Line, joined


@dataclass(frozen=True, slots=True)
class Head:
    """A head on the lines from `start` to `end` (half-open), with the labels of its columns of values."""

    start: int
    end: int
    columns: tuple[str, ...]
    deadline: str | None


def may_hold_tables(text: str, cues: TableCues) -> bool:
    """Tell fast whether a text can hold such a head at all."""
    return any(word in text for word in cues.indicators) and any(word in text for word in cues.currents)


def find_heads(lines: list[Line], cues: TableCues) -> list[Head]:
    """Find every head, in the order of the text."""
    plain = [without_spaces(line.text) for line in lines]
    ends = list(accumulate(map(len, plain)))
    starts = {0, *ends}
    return [
        Head(
            bisect_right(ends, match.start()),
            bisect_right(ends, match.end() - 1) + 1,
            (*_columns(lines, ends, match, cues), match["current"]),
            match["by"] or match["until"],
        )
        for match in cues.head.finditer("".join(plain))
        if match.start() in starts
    ]


def _columns(lines: list[Line], ends: list[int], match: re.Match[str], cues: TableCues) -> list[str]:
    """Part the labels of the series: by its cells where the table came with them, else by the years in them."""
    start, end = match.span("series")
    cells = lines[bisect_right(ends, start) : bisect_right(ends, end - 1) + 1]
    if all(line.is_cell for line in cells):
        return [joined([line.text]) for line in cells]
    return cues.column.findall(match["series"])
