"""The index file: made and changed by a writer, read by `graph.search.finder`. A row is a function of one document."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path
from typing import Any

from graph.search.entry import Entry
from graph.search.facet import PASSAGE
from graph.search.forms import fold, pairs
from graph.search.spare import Row, SpareRows
from graph.search.terms import name_keys
from graph.search.words import norms, reading_of, stems

FORMAT = 1
_BETWEEN = " | "  # stands for no word and no pair, so that no phrase runs from one name into the next


@contextmanager
def changing(path: Path) -> Iterator[sqlite3.Connection]:
    """Open an index to change it as a whole, made anew where it is missing or of another format."""
    if version_of(path) != FORMAT:
        path.unlink(missing_ok=True)
    is_new = not path.exists()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = MEMORY")  # nobody reads this copy before it is committed
        if is_new:
            connection.executescript(files("graph.search").joinpath("schema.sql").read_text(encoding="utf-8"))
            connection.execute(f"PRAGMA user_version = {FORMAT}")
        with connection:
            yield connection


def rewritten(path: Path, target: Path) -> None:
    """Write an index anew: SQLite leaves what is deleted in free pages, and FTS5 in parts that it has not merged."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for table in ("names", "texts"):
            connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")  # noqa: S608  our names
        connection.execute("VACUUM INTO ?", (str(target),))


def version_of(path: Path) -> int | None:
    """Give the format of an index, None where there is none that can be read."""
    if not path.is_file():
        return None
    try:
        with closing(sqlite3.connect(_read_only(path), uri=True)) as connection:
            found: int = connection.execute("PRAGMA user_version").fetchone()[0]
            return found
    except sqlite3.DatabaseError:
        return None


def opened(path: Path) -> sqlite3.Connection:
    """Open an index to read it; it never changes, so nothing is locked and any number of readers may."""
    return sqlite3.connect(_read_only(path), uri=True)


def documents_in(connection: sqlite3.Connection) -> set[str]:
    """List the IRIs of the documents in an index."""
    return {iri for (iri,) in connection.execute("SELECT iri FROM document")}


def add_document(
    connection: sqlite3.Connection, iri: str, title: str, entries: Iterable[Entry], spare: SpareRows
) -> None:
    """Put the entries of a document into an index that does not hold it, into spare rows where there are such."""
    connection.execute("INSERT INTO document VALUES (?, ?)", (iri, title))
    for entry in entries:
        row = spare.take(entry)
        added = _add(connection, iri, entry) if row is None else _take_over(connection, iri, entry, row)
        for pair in sorted(entry.facets):
            connection.execute("INSERT INTO has VALUES (?, ?)", (added, _facet(connection, pair)))


def _take_over(connection: sqlite3.Connection, document: str, entry: Entry, row: Row) -> int:
    connection.execute(
        "UPDATE entry SET document = ?, subject = ?, same = ?, kind = ?, label = ?, keys = ?, detail = ? WHERE id = ?",
        (*_columns_of(document, entry, row.keys), row.id),
    )
    return row.id


def _add(connection: sqlite3.Connection, document: str, entry: Entry) -> int:
    is_passage = entry.kind == PASSAGE
    keys = () if is_passage else dict.fromkeys(key for name in _names(entry) for key in name_keys(name))
    added = connection.execute(
        "INSERT INTO entry (document, subject, same, kind, label, keys, detail) VALUES (?, ?, ?, ?, ?, ?, ?)",
        _columns_of(document, entry, "\n".join(("", *keys, ""))),
    ).lastrowid
    if is_passage:
        text = (added, norms(entry.label), pairs(fold(entry.label)), pairs(stems(entry.label)))
        connection.execute("INSERT INTO texts (rowid, words, pairs, stems) VALUES (?, ?, ?, ?)", text)
    else:
        connection.execute(
            "INSERT INTO names (rowid, words, pairs, stems, readings, context) VALUES (?, ?, ?, ?, ?, ?)",
            (added, *_words_of(_names(entry)), _BETWEEN.join(map(norms, entry.context))),
        )
    return int(added or 0)


def _columns_of(document: str, entry: Entry, keys: str) -> tuple[str | int, ...]:
    return document, entry.subject, _number(entry.subject), entry.kind, entry.label, keys, _detail(entry)


def _facet(connection: sqlite3.Connection, pair: tuple[str, str]) -> int:
    found = connection.execute("SELECT id FROM facet WHERE name = ? AND value = ?", pair).fetchone()
    if found is None:
        return int(connection.execute("INSERT INTO facet (name, value) VALUES (?, ?)", pair).lastrowid or 0)
    return int(found[0])


def _number(subject: str) -> int:
    return int.from_bytes(blake2b(subject.encode(), digest_size=8).digest(), signed=True)


def _names(entry: Entry) -> tuple[str, ...]:
    return (entry.label, *entry.names)


def _words_of(names: tuple[str, ...]) -> tuple[str, str, str, str]:
    return (
        _BETWEEN.join(map(norms, names)),
        _BETWEEN.join(pairs(fold(name)) for name in names),
        _BETWEEN.join(pairs(stems(name)) for name in names),
        _BETWEEN.join(pairs(reading_of(name)) for name in names),
    )


def _detail(entry: Entry) -> str:
    detail: dict[str, Any] = {"notation": entry.notation, "names": entry.names, "context": entry.context}
    if entry.evidence:
        detail = {"evidence": asdict(entry.evidence), "sections": entry.sections, "about": entry.about}
    return json.dumps(detail, ensure_ascii=False, separators=(",", ":"))


def _read_only(path: Path) -> str:
    return f"{path.absolute().as_uri()}?mode=ro&immutable=1"
