"""How much of what a store holds, counted by Oxigraph itself."""

from dataclasses import dataclass
from typing import cast

import pyoxigraph as ox

_SIZE = "SELECT (COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?subjects) WHERE { ?s ?p ?o }"
_CLASSES = "SELECT ?name (COUNT(?s) AS ?count) WHERE { ?s a ?name } GROUP BY ?name"
_PROPERTIES = "SELECT ?name (COUNT(*) AS ?count) WHERE { ?s ?name ?o } GROUP BY ?name"
_GRAPHS = "SELECT ?name (COUNT(*) AS ?count) WHERE { GRAPH ?name { ?s ?p ?o } } GROUP BY ?name"


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts over what is up to date (each triple once), and over every named graph; all by IRI."""

    triples: int
    subjects: int
    classes: dict[str, int]
    properties: dict[str, int]
    graphs: dict[str, int]


def statistics(store: ox.Store) -> Statistics:
    """Count triples, subjects, instances of classes, uses of properties, and triples of named graphs."""
    size = next(iter(_rows(store, _SIZE)))
    return Statistics(
        triples=_number(size["triples"]),
        subjects=_number(size["subjects"]),
        classes=_counts(store, _CLASSES),
        properties=_counts(store, _PROPERTIES),
        graphs=_counts(store, _GRAPHS),
    )


def _counts(store: ox.Store, query: str) -> dict[str, int]:
    return dict(sorted((cast("ox.NamedNode", row["name"]).value, _number(row["count"])) for row in _rows(store, query)))


def _rows(store: ox.Store, query: str) -> ox.QuerySolutions:
    return cast("ox.QuerySolutions", store.query(query))


def _number(term: object) -> int:
    return int(cast("ox.Literal", term).value)
