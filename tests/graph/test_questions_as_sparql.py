"""Each question that SPARQL can say gives the same things in SPARQL, from the store and in our own functions."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from graph.projection import Projection
from graph.questions.as_sparql import sparql_of
from graph.questions.catalogue import CATALOGUE, ask
from graph.store import PolicyGraph, writing
from tests.graph.busy_harbour import busy_harbour

Keys: TypeAlias = set[tuple[str | None, ...]]

# What of a row both sides give: things by IRI, relations by name, figures as they are printed.
KEYS: dict[str, Callable[[Any], tuple[Any, ...]]] = {
    "by-law": lambda row: (row.law, row.thing, row.relation.value),
    "cross-ministry": lambda row: (row.measure, str(len(row.ministries))),
    "kpis": lambda row: (row.kpi, row.target, row.deadline),
    "kpis-of-measure": lambda row: (row.kpi, row.target, row.deadline),
    "measures-of-kpi": lambda row: (row.measure, row.programme, row.ministry),
    "ministry": lambda row: (row.thing, row.relation.value, row.organisation),
    "shared-programmes": lambda row: (row.programme, str(len(row.measures))),
}
GIVEN = {
    "kpis-of-measure": ("measure", "漁具の共同購入の支援"),
    "measures-of-kpi": ("kpi", "新規就業者数"),
    "ministry": ("ministry", "水産庁"),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("harbour")
    with writing(folder) as writer:
        writer.add(busy_harbour())
    return folder


def by_function(projection: Projection, slug: str, given: dict[str, str]) -> Keys:
    return {tuple(map(_plain, KEYS[slug](row))) for row in ask(projection, slug, given).rows}


def by_sparql(graph: PolicyGraph, slug: str, given: dict[str, str]) -> Keys:
    query = sparql_of(slug, given)
    assert query is not None
    rows = graph.dataset().query(query)
    return {tuple(_local(term) for term in row) for row in rows}  # type: ignore[union-attr]


def _plain(value: Any) -> str | None:
    iri: str | None = getattr(value, "iri", value)
    return iri


def _local(term: Any) -> str | None:
    return None if term is None else str(term).rpartition("ontology#")[2]


@pytest.mark.parametrize("slug", KEYS)
def test_both_ways_give_the_same_things(store: Path, slug: str) -> None:
    with PolicyGraph.open(store) as graph:
        projection = Projection.of(map(graph.extraction, graph.latest_revisions()))
        name, label = GIVEN.get(slug, ("", ""))
        given = {name: projection.find(label).iri} if name else {}
        expected = by_function(projection, slug, given)
        assert expected
        assert by_sparql(graph, slug, given) == expected


def test_a_question_that_sparql_cannot_say_says_so() -> None:
    assert sparql_of("similar-measures") is None


def test_every_query_belongs_to_a_question() -> None:
    assert {slug for slug in CATALOGUE if sparql_of(slug)} == {*KEYS, "roadmap"}
