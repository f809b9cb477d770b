"""Rows of the index as hits, with what was looked for marked in them."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from graph.search.facet import PASSAGE
from graph.search.hits import Hit, Ref
from graph.search.marks import is_marked, marked, snippet
from graph.search.terms import Term
from ontology.model import Evidence, Kind


def hits(
    connection: sqlite3.Connection, best: Iterable[tuple[int, float]], terms: Sequence[Term], words: Sequence[Term]
) -> tuple[Hit, ...]:
    """Read the hits of rows with their scores; what has none of the terms gets its marks from the words."""
    return tuple(_hit(connection, row, score, terms, words) for row, score in best)


def documents(connection: sqlite3.Connection) -> tuple[Ref, ...]:
    """List the documents of an index, by IRI."""
    rows = connection.execute("SELECT iri, title FROM document ORDER BY iri")
    return tuple(Ref(iri, Kind.DOCUMENT, title) for iri, title in rows)


def _hit(connection: sqlite3.Connection, row: int, score: float, terms: Sequence[Term], words: Sequence[Term]) -> Hit:
    sql = "SELECT subject, kind, label, detail FROM entry WHERE id = ?"
    subject, kind, label, written = connection.execute(sql, (row,)).fetchone()
    detail = json.loads(written)
    return Hit(
        iri=subject,
        kind=kind,
        label=label,
        score=round(score, 4),
        documents=_documents_of(connection, subject),
        **(
            {"snippet": snippet(label, terms, words), **_place(connection, detail)}
            if kind == PASSAGE
            else {"notation": detail["notation"], **_names(label, detail, terms, words)}
        ),
    )


def _names(label: str, detail: dict[str, Any], terms: Sequence[Term], words: Sequence[Term]) -> dict[str, Any]:
    """Mark the label, else show another name or a word beside it that fits, else mark what words the label has."""
    parts = marked(label, terms)
    if is_marked(parts):
        return {"snippet": parts}
    others = (marked(name, terms) for name in (*detail["names"], *detail["context"]))
    also = next(filter(is_marked, others), ())
    return {"snippet": parts, "also": also} if also else {"snippet": marked(label, words)}


def _place(connection: sqlite3.Connection, detail: dict[str, Any]) -> dict[str, Any]:
    about = (_ref(connection, iri) for iri in detail["about"])
    return {
        "evidence": Evidence(**detail["evidence"]),
        "sections": tuple(detail["sections"]),
        "about": tuple(ref for ref in about if ref is not None),
    }


def _ref(connection: sqlite3.Connection, iri: str) -> Ref | None:
    found = connection.execute("SELECT kind, label FROM entry WHERE subject = ? LIMIT 1", (iri,)).fetchone()
    return Ref(iri, *found) if found else None


def _documents_of(connection: sqlite3.Connection, subject: str) -> tuple[Ref, ...]:
    sql = """
        SELECT DISTINCT iri, title FROM entry JOIN document ON iri = entry.document WHERE subject = ?
        ORDER BY title, iri
    """
    return tuple(Ref(iri, Kind.DOCUMENT, title) for iri, title in connection.execute(sql, (subject,)))
