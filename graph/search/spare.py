"""Rows of documents that leave an index, used again for entries of the same wording.

What costs is to cut words and to write them into the full text. Both hang on the wording alone: an entry of a revised
text that reads as one of the former text takes over its row and changes what else the row says.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import NamedTuple

from graph.search.entry import Entry
from graph.search.facet import PASSAGE

_AT_ONCE = 500  # values in one statement
Wording = tuple[str, ...]


class Row(NamedTuple):
    """A row of `entry`, and the forms of its names."""

    id: int
    keys: str


@dataclass(frozen=True, slots=True)
class SpareRows:
    """Rows by what was cut into words for them."""

    connection: sqlite3.Connection
    rows: dict[Wording, list[Row]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, connection: sqlite3.Connection, documents: Collection[str]) -> "SpareRows":
        """Take documents out of an index, and keep their rows for a while; the last ones are used first."""
        spare = cls(connection)
        for iri in sorted(documents):
            found = connection.execute(
                "SELECT id, keys, kind, label, detail FROM entry WHERE document = ? ORDER BY id DESC", (iri,)
            )
            for row, keys, kind, label, detail in found:
                spare.rows[_kept_wording(kind, label, detail)].append(Row(row, keys))
            connection.execute("DELETE FROM has WHERE entry IN (SELECT id FROM entry WHERE document = ?)", (iri,))
            connection.execute("DELETE FROM document WHERE iri = ?", (iri,))
        return spare

    def take(self, entry: Entry) -> Row | None:
        """Give a row that was made for the same wording, which then is no longer to spare."""
        rows = self.rows.get(wording_of(entry))
        return rows.pop() if rows else None

    def remove(self) -> None:
        """Remove the rows that nobody took."""
        left = [row.id for rows in self.rows.values() for row in rows]
        for at in range(0, len(left), _AT_ONCE):
            some = left[at : at + _AT_ONCE]
            marks = ", ".join("?" * len(some))
            for table, key in (("names", "rowid"), ("texts", "rowid"), ("entry", "id")):
                self.connection.execute(f"DELETE FROM {table} WHERE {key} IN ({marks})", some)  # noqa: S608  our names
        self.rows.clear()


def wording_of(entry: Entry) -> Wording:
    """Give all of an entry that is cut into words, and whether it is a passage."""
    if entry.kind == PASSAGE:
        return PASSAGE, entry.label
    return "", entry.label, "\x1f".join(entry.names), "\x1f".join(entry.context)


def _kept_wording(kind: str, label: str, detail: str) -> Wording:
    if kind == PASSAGE:
        return PASSAGE, label
    kept = json.loads(detail)
    return "", label, "\x1f".join(kept["names"]), "\x1f".join(kept["context"])
