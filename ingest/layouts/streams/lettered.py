"""Letters of a column that lost its head, before names of rows: ア 出荷額 26人 35人; one may be merged over rows."""

from dataclasses import replace

from ingest.layouts.cues import Role
from ingest.layouts.heads.columns import Column
from ingest.layouts.rows import Cell
from ingest.layouts.streams.letters import are_in_order, is_lettered
from ingest.layouts.streams.reading import Reading

_FEWEST = 3  # rows


def with_letters(reading: Reading) -> Reading:
    """Give the letters a column of their own, where the names begin with them; one holds down to the next."""
    at = next(at for at, column in enumerate(reading.columns) if column.role is Role.INDICATOR)
    lettered = [is_lettered(row[at]) for row in reading.rows]
    letters = [row[at].text[0] for row, own in zip(reading.rows, lettered, strict=True) if own]
    if len(lettered) < _FEWEST or not lettered[0] or not (all(lettered) or are_in_order(letters)):
        return reading
    rows: list[tuple[Cell, ...]] = []
    for row, own in zip(reading.rows, lettered, strict=True):
        name = row[at].part(1, len(row[at].text)) if own else row[at]
        letter = row[at].part(0, 1) if own else rows[-1][0]
        rows.append((letter, *row[:at], name, *row[at + 1 :]))
    return replace(reading, columns=(Column(Role.OWNER, Cell("")), *reading.columns), rows=tuple(rows))
