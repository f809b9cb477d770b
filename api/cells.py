"""Rows as a CSV file (RFC 4180), the same for HTTP and the command line; its encoding is in `graph.exports.cells`."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from graph.exports.cells import ENCODING, guarded

Cell = str | int | float | None


def csv_file(columns: Sequence[str], rows: Iterable[Mapping[str, Cell]]) -> bytes:
    """Write rows under a head. A text that a spreadsheet would take for a formula gets a leading '."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns)
    writer.writeheader()
    writer.writerows({name: guarded(value) for name, value in row.items()} for row in rows)
    return text.getvalue().encode(ENCODING)
