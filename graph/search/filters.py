"""Filters as a caller writes them, taken for the values that the index holds."""

import difflib
import sqlite3
from collections.abc import Mapping

from graph.search.facet import PASSAGE, Facet
from graph.search.forms import fold
from ontology.errors import BadParameter, Message, UnknownThing
from ontology.model import Kind

_SUGGESTIONS = 5
_ENOUGH_LIKENESS = 0.3
_KINDS = {kind.lower(): kind for kind in (*map(str, Kind), PASSAGE)}
_KIND_OF = {Facet.MINISTRY: Kind.ORGANISATION, Facet.OUTCOME: Kind.OUTCOME}


def chosen_values(connection: sqlite3.Connection, filters: Mapping[Facet, str]) -> dict[Facet, tuple[str, ...]]:
    """Resolve filters; raises `BadParameter` or `UnknownThing`."""
    return {facet: _values(connection, facet, given.strip()) for facet, given in filters.items()}


def _values(connection: sqlite3.Connection, facet: Facet, given: str) -> tuple[str, ...]:
    if facet is Facet.KIND:
        return (_kind(given),)
    if facet is Facet.YEAR:
        return (_year(given),)
    found = _documents(connection, given) if facet is Facet.DOCUMENT else _things(connection, facet, given)
    if not found:
        raise _unknown(connection, facet, given)
    return found


def _kind(given: str) -> str:
    kind = _KINDS.get(given.lower())
    if kind is None:
        accepted = ", ".join(_KINDS.values())
        message = Message(
            ja=f"種類「{given}」はありません。使えるもの: {accepted}（例: Measure）",
            en=f"There is no kind '{given}'. Accepted: {accepted} (for example Measure).",
        )
        raise BadParameter(message, name="kind", given=given, accepted=list(_KINDS.values()))
    return kind


def _year(given: str) -> str:
    if not (given.isdecimal() and len(given) == 4):
        message = Message(
            ja=f"年「{given}」は使えません。西暦の 4 桁で指定してください（例: 2028）",
            en=f"The year cannot be '{given}'. Give four digits (for example 2028).",
        )
        raise BadParameter(message, name="year", given=given, accepted="YYYY")
    return str(int(given))


def _documents(connection: sqlite3.Connection, given: str) -> tuple[str, ...]:
    rows = connection.execute("SELECT iri, title FROM document").fetchall()
    exact = tuple(iri for iri, _ in rows if given in (iri, iri.rsplit("/", 1)[-1]))
    return exact or tuple(iri for iri, title in rows if fold(given) and fold(title) == fold(given))


def _things(connection: sqlite3.Connection, facet: Facet, given: str) -> tuple[str, ...]:
    """List the values under which hits of a thing stand; an office stands under its ministry."""
    sql = """
        SELECT DISTINCT value FROM entry JOIN has ON entry = entry.id JOIN facet ON facet.id = facet AND name = ?
        WHERE kind = ? AND (? IN (subject, substr(subject, -12)) OR instr(keys, char(10) || ? || char(10)))
        ORDER BY value
    """
    values = (facet.value, _KIND_OF[facet], given, fold(given))
    return tuple(value for (value,) in connection.execute(sql, values))


def _unknown(connection: sqlite3.Connection, facet: Facet, given: str) -> UnknownThing:
    labels = {fold(label): label for label in _labels(connection, facet)}
    near = difflib.get_close_matches(fold(given), labels, n=_SUGGESTIONS, cutoff=_ENOUGH_LIKENESS)
    suggestions = [labels[form] for form in near] or sorted(labels.values())[:_SUGGESTIONS]
    examples = "、".join(suggestions)
    return UnknownThing(
        Message(
            f"{facet.value} に「{given}」はありません。IRI、キー、名称で指定してください。例: {examples}",
            f"there is no {facet.value} '{given}'; give an IRI, a key or a label, e.g. {examples}",
        ),
        given=given,
        suggestions=suggestions,
    )


def _labels(connection: sqlite3.Connection, facet: Facet) -> list[str]:
    """List the names of the values of a facet: of documents, ministries or outcomes."""
    sql = """
        SELECT DISTINCT COALESCE(title, label) FROM facet
        LEFT JOIN document ON iri = value LEFT JOIN entry ON subject = value WHERE name = ?
    """
    return [label for (label,) in connection.execute(sql, (facet.value,))]
