"""Rows as CSV (RFC 4180, UTF-8), for HTTP and the command line alike."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from graph.exports.cells import guarded

Cell = str | int | float | None


def csv_text(columns: Sequence[str], rows: Iterable[Mapping[str, Cell]]) -> str:
    """Write rows under a head. A text that a spreadsheet would take for a formula gets a leading '."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns)
    writer.writeheader()
    writer.writerows({name: guarded(value) for name, value in row.items()} for row in rows)
    return text.getvalue()
