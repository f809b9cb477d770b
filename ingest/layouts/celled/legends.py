"""Tables whose rows are called by numbers that a legend above them explains, a cell a line.

KPI① / 渡し舟の利用者数 / KPI② / 舟小屋の売上額                       the legend
現状値 / 目標値 / KPI① / 120人 / 300人 / KPI② / 80万円 / 150万円      heads and rows
"""

import re
from collections.abc import Mapping, Sequence

from ingest.layouts.cues import LayoutCues, plain_of
from ingest.layouts.figures.labelled import whole
from ingest.layouts.figures.values import is_value
from ingest.layouts.found import Findings
from ingest.layouts.heads.columns import Column
from ingest.layouts.rowed.records import Records
from ingest.layouts.rows import Cell, Line
from ingest.layouts.streams.heads import may_be_stream_head, stream_columns

_LABEL = re.compile(r"(?:KPI|指標)[0-9]{1,2}")  # made plain: KPI① is KPI1
_FEWEST_NAMES, _FEWEST_VALUES = 2, 2
_MOST_HEADS = 20  # lines
_LONGEST_NAME = 60


def read_legends(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such table; the lines that belong to one are marked as used."""
    free = [line for line in lines if line.index not in findings.used]
    at = 0
    while at < len(free):
        names, heads = _legend(free, at)
        end = _read(free[heads:], names, cues, findings) if len(names) >= _FEWEST_NAMES else 0
        findings.used.update(line.index for line in free[at : heads + end] if end)
        at = max(at + 1, heads + end)


def _legend(lines: Sequence[Line], start: int) -> tuple[dict[str, Cell], int]:
    """Read the names by their numbers, from a line on; give them with the line after them."""
    names: dict[str, Cell] = {}
    at = start
    while at + 1 < len(lines) and _is_label(lines[at]) and not _is_label(lines[at + 1]):
        label, name = plain_of(lines[at].text), whole(lines[at + 1])
        if label in names or len(name.text) > _LONGEST_NAME:
            break
        names[label] = name
        at += 2
    return names, at


def _read(lines: Sequence[Line], names: Mapping[str, Cell], cues: LayoutCues, findings: Findings) -> int:
    """Read heads and rows; give the number of their lines, 0 where they are no table of these names."""
    first = next((at for at, line in enumerate(lines[: _MOST_HEADS + 1]) if _is_label(line)), 0)
    heads = [whole(line) for line in lines[:first]]
    if not heads or not all(may_be_stream_head(head, cues) for head in heads):
        return 0
    columns = stream_columns((whole(lines[first]), *heads), cues)
    width = len(columns or ())
    if columns is None or width <= _FEWEST_VALUES:
        return 0
    rows = [lines[at : at + width] for at in range(first, first + width * len(names), width)]
    if not all(_is_row(row, label, width, cues) for label, row in zip(names, rows, strict=True)):
        return 0
    _take(columns, rows, names, findings)
    return first + width * len(names)


def _take(
    columns: tuple[Column, ...], rows: Sequence[Sequence[Line]], names: Mapping[str, Cell], findings: Findings
) -> None:
    records = Records(columns, findings)
    for name, row in zip(names.values(), rows, strict=True):
        records.take((name, *map(whole, row[1:])), (row[0].span[0], row[-1].span[1]))


def _is_label(line: Line) -> bool:
    return _LABEL.fullmatch(plain_of(line.text)) is not None


def _is_row(lines: Sequence[Line], label: str, width: int, cues: LayoutCues) -> bool:
    """Tell whether lines are a number of the legend with a value for each column."""
    values = lines[1:]
    return len(lines) == width and plain_of(lines[0].text) == label and all(is_value(v.text, cues) for v in values)
