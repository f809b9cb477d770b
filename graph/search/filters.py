"""Filters as a caller writes them, taken for the values that the index holds."""

import difflib
import sqlite3
from collections.abc import Collection, Iterable, Mapping

from graph.search.facet import PASSAGE, Facet
from graph.search.forms import fold
from graph.storage.revisions import is_named, latest_of
from ontology.errors import BadParameter, Message, UnknownThing
from ontology.iri import key_of
from ontology.model import Document, Kind

_SUGGESTIONS = 5
_ENOUGH_LIKENESS = 0.3
_KINDS = {kind.lower(): kind for kind in (*map(str, Kind), PASSAGE)}
_KIND_OF = {Facet.MINISTRY: Kind.ORGANISATION, Facet.OUTCOME: Kind.OUTCOME}


def chosen_values(
    connection: sqlite3.Connection, documents: Collection[Document], filters: Mapping[Facet, str]
) -> dict[Facet, tuple[str, ...]]:
    """Resolve filters; `documents` are all revisions, of which the index holds the latest.

    Raises `BadParameter` or `UnknownThing`.
    """
    return {facet: _values(connection, documents, facet, given.strip()) for facet, given in filters.items()}


def _values(
    connection: sqlite3.Connection, documents: Collection[Document], facet: Facet, given: str
) -> tuple[str, ...]:
    if facet is Facet.KIND:
        return (_kind(given),)
    if facet is Facet.YEAR:
        return (_year(given),)
    if facet is Facet.DOCUMENT:
        return _documents(documents, given)
    found = _things(connection, facet, given)
    if not found:
        raise _unknown(facet, given, _labels(connection, facet))
    return found


def _kind(given: str) -> str:
    kind = _KINDS.get(given.lower())
    if kind is None:
        accepted = ", ".join(_KINDS.values())
        message = Message(
            ja=f"種類「{given}」はありません。使えるもの: {accepted}（例: Measure）",
            en=f"There is no kind '{given}'. Accepted: {accepted} (for example Measure).",
        )
        raise BadParameter(message, name="kind", given=given, accepted=accepted)
    return kind


def _year(given: str) -> str:
    if not (given.isdecimal() and len(given) == 4):
        message = Message(
            ja=f"年「{given}」は使えません。西暦の 4 桁で指定してください（例: 2028）",
            en=f"The year cannot be '{given}'. Give four digits (for example 2028).",
        )
        raise BadParameter(message, name="year", given=given, accepted="YYYY")
    return str(int(given))


def _documents(documents: Collection[Document], given: str) -> tuple[str, ...]:
    latest = latest_of(documents)
    named = [document for document in documents if is_named(document, given)]
    found = tuple(document.iri for document in latest if document in named)
    if found:
        return found
    if named:
        raise _superseded(given, next(document for document in latest if document.series == named[-1].series))
    raise _unknown(Facet.DOCUMENT, given, (document.title for document in latest))


def _things(connection: sqlite3.Connection, facet: Facet, given: str) -> tuple[str, ...]:
    """List the values under which hits of a thing stand; an office stands under its ministry."""
    sql = """
        SELECT DISTINCT value FROM entry JOIN has ON entry = entry.id JOIN facet ON facet.id = facet AND name = ?
        WHERE kind = ? AND (? IN (subject, substr(subject, -12)) OR instr(keys, char(10) || ? || char(10)))
        ORDER BY value
    """
    values = (facet.value, _KIND_OF[facet], given, fold(given))
    return tuple(value for (value,) in connection.execute(sql, values))


def _superseded(given: str, latest: Document) -> UnknownThing:
    example = f"--document {key_of(latest.iri)}"
    return UnknownThing(
        Message(
            f"document の「{given}」は前の版です。さがすのは最新の版だけで、「{latest.title}」がそれです。"
            f"例: {example}。"
            f"前の版だけをさがすには、revision で選んでください。例: --revision {given}",
            f"document '{given}' is a former revision; only the latest ones are searched, here '{latest.title}', "
            f"e.g. {example}. To search the former one alone, name it as the revision, e.g. --revision {given}",
        ),
        given=given,
        suggestions=[latest.title],
    )


def _unknown(facet: Facet, given: str, known: Iterable[str]) -> UnknownThing:
    labels = {fold(label): label for label in known}
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
    """List the names of the ministries or outcomes; a value that only a former revision had has none any more."""
    sql = "SELECT DISTINCT label FROM facet JOIN entry ON subject = value WHERE name = ?"
    return [label for (label,) in connection.execute(sql, (facet.value,))]
