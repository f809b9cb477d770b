"""Which document revisions an Oxigraph store holds, and their graphs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

import pyoxigraph as ox

from graph.rdf.evidence import evidence_from_rdf
from graph.rdf.fields import Facts
from graph.rdf.provenance import document_from_rdf, period_of
from graph.rdf.terms import to_triples
from ontology.iri import key_of
from ontology.model import Document
from ontology.normalise import comparable
from ontology.vocabulary import DCTERMS, OA, POLICY, PROV

_INGESTED_AT = ox.NamedNode(POLICY.ingestedAt)
_VERSION_OF = ox.NamedNode(DCTERMS.isVersionOf)
_ISSUED = ox.NamedNode(DCTERMS.issued)
_HAS_BODY = ox.NamedNode(OA.hasBody)
_REVISION_OF = ox.NamedNode(PROV.wasRevisionOf)


def holds_graph(store: ox.Store, name: str) -> bool:
    """Tell whether there is a graph of that name."""
    return store.contains_named_graph(ox.NamedNode(name))


def graph_of(store: ox.Store, name: str) -> Iterable[ox.Quad]:
    """Give the quads of one named graph."""
    return store.quads_for_pattern(None, None, None, ox.NamedNode(name))


def revisions_in(store: ox.Store) -> tuple[str, ...]:
    """List the revisions by time of ingestion, then by IRI."""
    said = store.quads_for_pattern(None, _INGESTED_AT, None, None)
    found = to_triples(quad for quad in said if quad.graph_name == quad.subject)  # and not what the union repeats
    return tuple(iri for _, iri in sorted({(str(time), str(revision)) for revision, _, time in found}))


def document_in(store: ox.Store, revision: str) -> Document:
    """Read one revision with its sections and its period, and nothing else of its graph."""
    name, period = ox.NamedNode(revision), ox.NamedNode(period_of(revision))
    notes = _named(quad.subject for quad in store.quads_for_pattern(None, _HAS_BODY, period, name))
    facts = Facts(to_triples(_about(store, name, (name, period, *notes))))
    return document_from_rdf(facts, revision, evidence_from_rdf(facts))


def _about(store: ox.Store, name: ox.NamedNode, nodes: Iterable[ox.NamedNode]) -> Iterator[ox.Quad]:
    """Give what is said of nodes, of the parts of the graph that they lead to, and of the series."""
    waiting, seen = list(nodes), set()
    while waiting:
        node = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        said = list(store.quads_for_pattern(node, None, None, name))
        yield from said
        waiting.extend(_named(quad.object for quad in said if quad.predicate == _VERSION_OF))
        waiting.extend(part for part in _named(quad.object for quad in said) if part.value.startswith(f"{name.value}#"))


def _named(terms: Iterable[object]) -> Iterator[ox.NamedNode]:
    return (term for term in terms if isinstance(term, ox.NamedNode))


def documents_in(store: ox.Store) -> tuple[Document, ...]:
    """Read all revisions, in the order of `revisions_in`."""
    return tuple(document_in(store, revision) for revision in revisions_in(store))


@dataclass(frozen=True, slots=True)
class Head:
    """What tells the place of a revision in its series; see `Document`."""

    iri: str
    series: str
    issued: str | None


Known = TypeVar("Known", Document, Head)


def heads_in(store: ox.Store) -> tuple[Head, ...]:
    """Read the heads of all revisions, in the order of `revisions_in`; the sections of long texts take their time."""
    return tuple(_head(store, revision) for revision in revisions_in(store))


def _head(store: ox.Store, revision: str) -> Head:
    series, issued = (_value(store, revision, predicate) for predicate in (_VERSION_OF, _ISSUED))
    return Head(revision, series or revision, issued)


def _value(store: ox.Store, revision: str, predicate: ox.NamedNode) -> str | None:
    name = ox.NamedNode(revision)
    terms = (quad.object for quad in store.quads_for_pattern(name, predicate, None, name))
    return next((term.value for term in terms if isinstance(term, ox.NamedNode | ox.Literal)), None)


def in_order(documents: Iterable[Known]) -> tuple[Known, ...]:
    """Put the revisions of one series in order: by date where all of them have one, else as they were ingested.

    `documents` come in the order of ingestion.
    """
    found = tuple(documents)
    dates = [document.issued for document in found if document.issued]
    if len(dates) < len(found):
        return found
    return tuple(document for _, document in sorted(zip(dates, found, strict=True), key=lambda pair: pair[0]))


def latest_of(documents: Iterable[Known]) -> tuple[Known, ...]:
    """Keep the last of each series, by IRI; `documents` come in the order of ingestion."""
    series: defaultdict[str, list[Known]] = defaultdict(list)
    for document in documents:
        series[document.series].append(document)
    return tuple(sorted((in_order(each)[-1] for each in series.values()), key=lambda document: document.iri))


def is_named(document: Document, name: str) -> bool:
    """Tell whether a revision goes by this IRI, key or digest, or its series or title by this name."""
    names = (document.iri, key_of(document.iri), document.revision, document.series)
    return name in names or comparable(name) in map(comparable, (document.series_name, document.title))


def neighbours_of(documents: Iterable[Document], document: Document) -> tuple[Document | None, Document | None]:
    """Give the revisions before and after one in the order of its series, of which it need not be a part yet."""
    others = [each for each in documents if each.series == document.series and each.iri != document.iri]
    line = in_order(sorted([*others, document], key=lambda each: (each.ingested_at, each.iri)))  # as `revisions_in`
    at = line.index(document)
    return (line[at - 1] if at else None), (line[at + 1] if at + 1 < len(line) else None)


def link_series(store: ox.Store, series: str) -> set[str]:
    """Say of each revision of a series which one it is a revision of, and give those of which it was said otherwise."""
    line = in_order(head for head in heads_in(store) if head.series == series)
    formers: list[ox.NamedNode | None] = [None, *(ox.NamedNode(document.iri) for document in line)]
    return {document.iri for document, former in zip(line, formers, strict=False) if _link(store, document, former)}


def _link(store: ox.Store, document: Head, former: ox.NamedNode | None) -> bool:
    name = ox.NamedNode(document.iri)
    said = {ox.Quad(name, _REVISION_OF, former, name)} if former else set()
    found = set(store.quads_for_pattern(name, _REVISION_OF, None, name))
    for quad in found - said:
        store.remove(quad)
    store.extend(said - found)
    return said != found
