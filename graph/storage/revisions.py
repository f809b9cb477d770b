"""Which document revisions an Oxigraph store holds, and their graphs."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from graph.rdf.evidence import evidence_from_rdf
from graph.rdf.fields import Facts
from graph.rdf.provenance import document_from_rdf, period_of
from graph.rdf.terms import to_triples
from ontology.model import Document
from ontology.vocabulary import DCTERMS, OA, POLICY

_INGESTED_AT = ox.NamedNode(POLICY.ingestedAt)
_VERSION_OF = ox.NamedNode(DCTERMS.isVersionOf)
_HAS_BODY = ox.NamedNode(OA.hasBody)


def holds_graph(store: ox.Store, name: str) -> bool:
    """Tell whether there is a graph of that name."""
    return store.contains_named_graph(ox.NamedNode(name))


def graph_of(store: ox.Store, name: str) -> Iterable[ox.Quad]:
    """Give the quads of one named graph."""
    return store.quads_for_pattern(None, None, None, ox.NamedNode(name))


def revisions_in(store: ox.Store) -> tuple[str, ...]:
    """List the revisions by time of ingestion, then by IRI."""
    found = to_triples(store.quads_for_pattern(None, _INGESTED_AT, None, None))
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


def in_order(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Put the revisions of one series in order: by date where all of them have one, else as they were ingested.

    `documents` come in the order of ingestion.
    """
    found = tuple(documents)
    dates = [document.issued for document in found if document.issued]
    if len(dates) < len(found):
        return found
    return tuple(document for _, document in sorted(zip(dates, found, strict=True), key=lambda pair: pair[0]))


def latest_of(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Keep the last of each series, by IRI; `documents` come in the order of ingestion."""
    series: defaultdict[str, list[Document]] = defaultdict(list)
    for document in documents:
        series[document.series].append(document)
    return tuple(sorted((in_order(each)[-1] for each in series.values()), key=lambda document: document.iri))


def neighbours_of(documents: Iterable[Document], document: Document) -> tuple[Document | None, Document | None]:
    """Give the revisions before and after one in the order of its series, of which it need not be a part yet."""
    others = [each for each in documents if each.series == document.series and each.iri != document.iri]
    line = in_order([*others, document])
    at = line.index(document)
    return (line[at - 1] if at else None), (line[at + 1] if at + 1 < len(line) else None)
