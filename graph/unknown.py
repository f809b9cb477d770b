"""Say that there is no such document, and lead to those that there are."""

from collections.abc import Iterable
from itertools import islice

from ontology.errors import MOST_CANDIDATES, Message, UnknownThing
from ontology.iri import key_of
from ontology.model import Document, Kind


def unknown_document(given: str, known: Iterable[Document]) -> UnknownThing:
    """Say that no document goes by a name; the candidates are of those that are `known`, as of an ambiguous name."""
    candidates = [_candidate(document) for document in islice(known, MOST_CANDIDATES)]
    named = next((candidate["label"] for candidate in candidates), None)
    example = Message(f"（例: {named}）", f" (for example {named})") if named else Message("", "")
    message = Message(
        f"「{given}」という文書はありません。題名、系列名、キー、IRI のどれかで指定してください{example.ja}。",
        f"There is no document “{given}”. Give its title, the name of its series, its key or its IRI{example.en}.",
    )
    return UnknownThing(message, given=given, candidates=candidates)


def _candidate(document: Document) -> dict[str, str | None]:
    return {
        "id": document.iri,
        "key": key_of(document.iri),
        "type": Kind.DOCUMENT.value,
        "label": document.title,
        "document": None,
    }
