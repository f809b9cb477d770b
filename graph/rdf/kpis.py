"""The parts of a KPI ⇄ RDF: what the text prints and what could be read from it are kept apart."""

from collections.abc import Iterator
from typing import Any

from rdflib import Literal, URIRef

from graph.rdf.evidence import fragment
from graph.rdf.fields import DOUBLE, INTEGER, TEXT, Codec, Facts, Field, Triple, fields_from_rdf, fields_to_rdf
from ontology.model import Comparator, Deadline, Direction, Kpi, Observation, Target
from ontology.vocabulary import CIDS, POLICY, RDF

_TARGET = (
    Field("printed", POLICY.targetPrinted, TEXT),
    Field("value", POLICY.targetValue, DOUBLE),
    Field("unit", POLICY.unit, TEXT),
    Field("comparator", POLICY.comparator, Codec(Literal, Comparator)),
    Field("direction", POLICY.direction, Codec(Literal, Direction)),
)
_DEADLINE = (
    Field("printed", POLICY.deadlinePrinted, TEXT),
    Field("year", POLICY.deadlineYear, INTEGER),
)
_OBSERVATION = (
    Field("at", POLICY.at, TEXT),
    Field("value", POLICY.value, TEXT),
    Field("number", POLICY.number, DOUBLE),
    Field("as_of", POLICY.asOf, TEXT),
    Field("progress", POLICY.progress, TEXT),
    Field("recomputed", POLICY.recomputed, DOUBLE),
)


def kpi_to_rdf(home: str, kpi: Kpi) -> Iterator[Triple]:
    """Write target, deadline, baseline and observations of a KPI in the graph named `home`."""
    iri = URIRef(kpi.iri)
    if kpi.target is not None:
        target = fragment(home, "target", kpi.iri)
        yield iri, CIDS.hasTarget, target
        yield target, RDF.type, CIDS.Target
        yield from fields_to_rdf(target, kpi.target, _TARGET)
    if kpi.deadline is not None:
        yield from fields_to_rdf(iri, kpi.deadline, _DEADLINE)
    if kpi.baseline is not None:
        baseline = fragment(home, "baseline", kpi.iri)
        yield iri, CIDS.hasBaseline, baseline
        yield baseline, POLICY.value, Literal(kpi.baseline)
    for position, observation in enumerate(kpi.observations):
        yield from _observation_to_rdf(fragment(home, "report", kpi.iri, position), iri, position, observation)


def _observation_to_rdf(node: URIRef, kpi: URIRef, position: int, observation: Observation) -> Iterator[Triple]:
    yield node, RDF.type, CIDS.IndicatorReport
    yield node, CIDS.forIndicator, kpi
    yield kpi, POLICY.observation, node
    yield node, POLICY.position, INTEGER.write(position)
    yield from fields_to_rdf(node, observation, _OBSERVATION)


def kpi_from_rdf(facts: Facts, iri: str) -> dict[str, Any]:
    """Read the parts of a KPI back as keyword arguments."""
    reports = sorted(
        map(str, facts.values(iri, POLICY.observation)), key=lambda node: int(facts.value(node, POLICY.position))
    )
    parts: dict[str, Any] = {
        "observations": tuple(Observation(**fields_from_rdf(facts, node, _OBSERVATION)) for node in reports)
    }
    for target in facts.values(iri, CIDS.hasTarget):
        parts["target"] = Target(**fields_from_rdf(facts, str(target), _TARGET))
    if facts.values(iri, POLICY.deadlinePrinted):
        parts["deadline"] = Deadline(**fields_from_rdf(facts, iri, _DEADLINE))
    return parts
