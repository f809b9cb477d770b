"""Which document revisions an Oxigraph store holds, and their graphs."""

from collections.abc import Iterable

import pyoxigraph as ox

from graph.fields import Facts
from graph.provenance import document_from_rdf
from graph.terms import to_triples
from ontology.model import Document
from ontology.vocabulary import POLICY

_INGESTED_AT = ox.NamedNode(POLICY.ingestedAt)


def holds_graph(store: ox.Store, name: str) -> bool:
    """Tell whether there is a graph of that name."""
    return store.contains_named_graph(ox.NamedNode(name))


def graph_of(store: ox.Store, name: str) -> Iterable[ox.Quad]:
    """Give the quads of one named graph."""
    return store.quads_for_pattern(None, None, None, ox.NamedNode(name))


def revisions_in(store: ox.Store) -> tuple[str, ...]:
    """List the revisions by time of ingestion, then by IRI."""
    found = to_triples(store.quads_for_pattern(None, _INGESTED_AT, None, None))
    return tuple(iri for _, iri in sorted((str(time), str(revision)) for revision, _, time in found))


def document_in(store: ox.Store, revision: str) -> Document:
    """Read one revision with its sections, and nothing else of its graph."""
    name = ox.NamedNode(revision)
    about = list(store.quads_for_pattern(name, None, None, name))
    for node in {quad.object for quad in about if isinstance(quad.object, ox.NamedNode)}:
        about.extend(store.quads_for_pattern(node, None, None, name))
    return document_from_rdf(Facts(to_triples(about)), revision)


def documents_in(store: ox.Store) -> tuple[Document, ...]:
    """Read all revisions, in the order of `revisions_in`."""
    return tuple(document_in(store, revision) for revision in revisions_in(store))


def latest_of(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Keep the last of each series, by IRI; `documents` come in the order of ingestion."""
    latest = {document.series: document for document in documents}
    return tuple(sorted(latest.values(), key=lambda document: document.iri))
