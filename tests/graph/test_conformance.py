"""The quick check of the shapes says what pySHACL says, whatever is wrong with a graph."""

from collections.abc import Callable, Iterator

import pyshacl
import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.term import Node

from graph.rdf.conformance import check, shapes
from graph.rdf.quick_shapes import Index, NotKnownError, checks_of
from graph.rdf.triples import to_rdf
from ontology.errors import ShapeViolation
from ontology.vocabulary import RDF, SH, XSD
from tests.graph.extractions import full

Triple = tuple[Node, Node, Node]
SOUND: list[Triple] = list(to_rdf(full()))
ELSEWHERE = URIRef("https://example.org/elsewhere")
WRONG: dict[str, Callable[[Triple], list[Triple]]] = {
    "missing": lambda _: [],
    "twice": lambda triple: [triple, (*triple[:2], _other(triple[2]))],
    "empty": lambda triple: [(*triple[:2], Literal(""))],
    "a name": lambda triple: [(*triple[:2], ELSEWHERE)],
    "a number": lambda triple: [(*triple[:2], Literal("-7", datatype=XSD.integer))],
    "no number": lambda triple: [(*triple[:2], Literal("seven", datatype=XSD.integer))],
    "in English": lambda triple: [(*triple[:2], Literal("a harbour", lang="en"))],
}


def _other(value: Node) -> Node:
    return Literal(f"{value} too", lang=value.language) if isinstance(value, Literal) else ELSEWHERE


def _one_of_each_property() -> Iterator[tuple[int, Triple]]:
    """Take a triple of each property and class, so that each shape is broken in each way."""
    seen = set()
    for place, (subject, predicate, value) in enumerate(SOUND):
        sort = (predicate, value if predicate in (RDF.type, RDF.predicate) else None)
        if sort not in seen:
            seen.add(sort)
            yield place, (subject, predicate, value)


def quick(triples: list[Triple]) -> bool:
    index = Index(triples)
    return all(conforms(index) for conforms in checks_of(shapes()))


def judged(triples: list[Triple]) -> bool:
    graph = Graph()
    for triple in triples:
        graph.add(triple)
    return bool(pyshacl.validate(graph, shacl_graph=shapes(), inplace=True)[0])


def test_a_sound_graph_conforms() -> None:
    assert quick(SOUND)
    check(SOUND)


@pytest.mark.parametrize("way", WRONG)
def test_the_quick_check_agrees_with_the_judge(way: str) -> None:
    told = []
    for place, triple in _one_of_each_property():
        broken = [*SOUND[:place], *WRONG[way](triple), *SOUND[place + 1 :]]
        told.append((triple[1], quick(broken), judged(broken)))
    assert [(predicate, one, other) for predicate, one, other in told if one != other] == []
    assert {False, True} == {one for _, one, _ in told}


def test_a_violation_is_reported_by_the_judge() -> None:
    place = next(place for place, triple in enumerate(SOUND) if triple[1] == RDF.predicate)
    with pytest.raises(ShapeViolation) as caught:
        check([*SOUND[:place], *SOUND[place + 1 :]])
    assert caught.value.facts["count"] == 1
    assert "rdf:predicate" in str(caught.value.facts["report"])


def test_a_shape_that_is_not_known_is_left_to_the_judge() -> None:
    strange = Graph()
    strange.add((ELSEWHERE, SH.targetSubjectsOf, RDF.type))
    strange.add((ELSEWHERE, SH.closed, Literal(True)))
    with pytest.raises(NotKnownError):
        checks_of(strange)
