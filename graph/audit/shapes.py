"""The rules of ontology/audit.ttl, run by Oxigraph over the facts of a projection.

pySHACL takes seconds for one strategy, since it asks each query once for every thing; asked once for all things, the
same queries take milliseconds. A test holds both against each other.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import pyoxigraph as ox
from rdflib import Graph
from rdflib.term import Node

from graph.audit.facts import store_of
from graph.audit.finding import Finding, Rule, Severity, Tier, about
from graph.projection import Projection
from graph.questions.words import Words
from ontology.vocabulary import AUDIT, RDF, RDFS, SH

_SEVERITIES = ((SH.Violation, Severity.ERROR), (SH.Warning, Severity.WARNING), (SH.Info, Severity.INFO))


@dataclass(frozen=True, slots=True)
class ShapeRule:
    """A rule with its query and its message; both are those of a SHACL-SPARQL constraint."""

    rule: Rule
    message: Words
    select: str


def find(projection: Projection) -> Iterator[Finding]:
    """Ask every query once; a solution is a finding about `$this`."""
    store = store_of(projection)
    for shape in shape_rules():
        solutions = store.query(shape.select, prefixes=_prefixes())
        if not isinstance(solutions, ox.QuerySolutions):
            raise TypeError(f"{shape.rule.slug} is no SELECT query")
        names = [variable.value for variable in solutions.variables]
        for solution in solutions:
            values = {name: solution[name].value for name in names if solution[name] is not None}
            yield about(shape.rule, projection.entities[values["this"]], _filled(shape.message, values))


@cache
def shape_rules() -> tuple[ShapeRule, ...]:
    """Read the rules in the order of the file."""
    graph = _graph()
    shapes = {str(shape): shape for shape in graph.subjects(RDF.type, SH.NodeShape)}
    text = _text()
    return tuple(
        _shape_rule(graph, shapes[name], name.removeprefix(str(AUDIT)))
        for name in sorted(shapes, key=lambda name: text.index(f"\naudit:{name.removeprefix(str(AUDIT))} "))
    )


@cache
def _text() -> str:
    return (files("ontology") / "audit.ttl").read_text(encoding="utf-8")


@cache
def _graph() -> Graph:
    return Graph().parse(data=_text(), format="turtle")


@cache
def _prefixes() -> dict[str, str]:
    graph = _graph()
    declared = list(graph.objects(None, SH.declare))
    return {str(graph.value(each, SH.prefix)): str(graph.value(each, SH.namespace)) for each in declared}


def _shape_rule(graph: Graph, shape: Node, slug: str) -> ShapeRule:
    rule = Rule(
        slug=slug,
        title=_words(graph, shape, RDFS.label),
        tier=Tier(str(graph.value(shape, AUDIT.tier))),
        severity=next(ours for theirs, ours in _SEVERITIES if (shape, SH.severity, theirs) in graph),
    )
    constraint = graph.value(shape, SH.sparql)
    return ShapeRule(rule, _words(graph, shape, SH.message), str(graph.value(constraint, SH.select)))


def _words(graph: Graph, subject: Node, predicate: Node) -> Words:
    texts = {getattr(text, "language", None): str(text) for text in graph.objects(subject, predicate)}
    return Words(texts["ja"], texts["en"])


def _filled(message: Words, values: dict[str, str]) -> Words:
    """Put values where a message names variables: {?label}, as SHACL-SPARQL has it."""
    ja, en = message.ja, message.en
    for name, value in values.items():
        ja, en = ja.replace(f"{{?{name}}}", value), en.replace(f"{{?{name}}}", value)
    return Words(ja, en)
