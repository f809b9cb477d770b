"""Holds the graph of a revision against the shapes, in ontology/shapes.ttl, that it must conform to."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from rdflib import Graph
from rdflib.term import Node

from graph.rdf.quick_shapes import Check, Index, NotKnownError, checks_of
from ontology.errors import Message, ShapeViolation
from ontology.vocabulary import RDF, SH

_SHOWN = 3


@cache
def shapes() -> Graph:
    """Read shapes.ttl once."""
    return Graph().parse(data=(files("ontology") / "shapes.ttl").read_text(encoding="utf-8"), format="turtle")


def check(triples: Iterable[tuple[Node, Node, Node]]) -> None:
    """Raise ShapeViolation with the full report (fact `report`) where triples do not conform."""
    said = list(triples)
    if not _surely_conform(said):
        _judge(said)


def _surely_conform(triples: Iterable[tuple[Node, Node, Node]]) -> bool:
    try:
        checks = _checks()
    except NotKnownError:
        return False
    index = Index(triples)
    return all(conforms(index) for conforms in checks)


@cache
def _checks() -> list[Check]:
    return checks_of(shapes())


def _judge(triples: Iterable[tuple[Node, Node, Node]]) -> None:
    import pyshacl  # noqa: PLC0415 - takes half a second, and only trouble needs it

    graph = Graph()
    for triple in triples:
        graph.add(triple)
    conforms, results, report = pyshacl.validate(graph, shacl_graph=shapes(), inplace=True)
    if not conforms:
        raise _violation(results, report)


def _violation(results: Graph, report: str) -> ShapeViolation:
    count = len(list(results.subjects(RDF.type, SH.ValidationResult)))
    reasons = {language: _reasons(results, language) for language in ("ja", "en")}
    return ShapeViolation(
        Message(
            f"読み取った内容が形式（shapes.ttl）に合わないため保存しませんでした（{count}件）: {reasons['ja']}",
            f"nothing was stored: what was read does not conform to shapes.ttl ({count} times): {reasons['en']}",
        ),
        report=report,
        count=count,
    )


def _reasons(results: Graph, language: str) -> str:
    said = {
        f"{message} ({results.value(result, SH.focusNode)})"
        for result, message in results.subject_objects(SH.resultMessage)
        if getattr(message, "language", None) == language
    }
    return "; ".join(sorted(said)[:_SHOWN])
