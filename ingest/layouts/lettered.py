"""Letters before the names of rows that tell what they measure, in a column that lost its head: ア 出荷額 26人 35人."""

from dataclasses import replace

from ingest.layouts.columns import Column
from ingest.layouts.cues import Role
from ingest.layouts.labelled import part
from ingest.layouts.rows import Cell
from ingest.layouts.stream import Reading

_LETTERS = "アイウエオカキクケコ"
_FEWEST = 3  # rows


def with_letters(reading: Reading) -> Reading:
    """Give the letters a column of their own, where the name of every row begins with one set apart from it."""
    at = next(at for at, column in enumerate(reading.columns) if column.role is Role.INDICATOR)
    if len(reading.rows) < _FEWEST or not all(_is_lettered(row[at]) for row in reading.rows):
        return reading
    columns = (Column(Role.OWNER, Cell("")), *reading.columns)
    rows = tuple(
        (part(row[at], 0, 1), *row[:at], part(row[at], 1, len(row[at].text)), *row[at + 1 :]) for row in reading.rows
    )
    return replace(reading, columns=columns, rows=rows)


def _is_lettered(name: Cell) -> bool:
    apart = len(name.origins) > 1 and name.origins[1] > name.origins[0] + 1
    return apart and name.text[0] in _LETTERS
