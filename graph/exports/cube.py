"""The actual values of KPIs as an RDF Data Cube (https://www.w3.org/TR/vocab-data-cube/); its structure is cube.ttl."""

from collections.abc import Iterator
from importlib.resources import files
from itertools import chain

import pyoxigraph as ox
from rdflib import Literal, URIRef
from rdflib.namespace import QB

from graph.exports.rdf import order, pieces
from graph.projection import Projection
from graph.rdf.evidence import fragment
from graph.rdf.fields import DOUBLE, INTEGER, TEXT, Field, Triple
from graph.rdf.terms import PREFIX_IRIS, to_quads
from ontology.model import Kind, Kpi, Observation
from ontology.vocabulary import CUBE, POLICY, PROV, RDF, RDFS

_MEASURES: tuple[Field, ...] = (
    Field("value", POLICY.value, TEXT),
    Field("number", POLICY.number, DOUBLE),
    Field("progress", POLICY.progress, TEXT),
    Field("recomputed", POLICY.recomputed, DOUBLE),
)
_PREFIXES = {**PREFIX_IRIS, "qb": str(QB), "cube": str(CUBE)}


def cube(projection: Projection, base: str) -> Iterator[bytes]:
    """Write structure, data set and observations as Turtle, a piece at a time; `base` is that of the IRIs."""
    observations = to_quads(base, cube_triples(projection, base))
    rows = chain(structure(), (quad.triple for quad in observations))
    return pieces(rows, ox.RdfFormat.TURTLE, _PREFIXES)


def structure() -> list[ox.Triple]:
    """Read the structure: dimensions, measures and attributes."""
    content = (files("ontology") / "cube.ttl").read_bytes()
    return sorted((quad.triple for quad in ox.parse(content, format=ox.RdfFormat.TURTLE)), key=order)


def cube_triples(projection: Projection, base: str) -> Iterator[Triple]:
    """Write the data set {base}/dataset#observations with an observation for every measure of every printed cell."""
    dataset = URIRef(f"{base}/dataset#observations")
    yield dataset, RDF.type, QB.DataSet
    yield dataset, RDFS.label, Literal("KPIの実績", lang="ja")
    yield dataset, RDFS.label, Literal("actual values of KPIs", lang="en")
    yield dataset, QB.structure, CUBE.structure
    for kpi in projection.select(kind=Kind.KPI):
        if isinstance(kpi, Kpi) and kpi.document:
            for position, observation in enumerate(kpi.observations):
                yield from _cell(dataset, kpi, kpi.document, position, observation)


def _cell(dataset: URIRef, kpi: Kpi, document: str, position: int, observation: Observation) -> Iterator[Triple]:
    for measure in _MEASURES:
        value = getattr(observation, measure.attribute)
        if value is None:
            continue
        node = fragment(document, "observation", kpi.iri, position, measure.attribute)
        yield node, RDF.type, QB.Observation
        yield node, QB.dataSet, dataset
        yield node, POLICY.ofIndicator, URIRef(kpi.iri)
        yield node, POLICY.inDocument, URIRef(document)
        yield node, POLICY.at, Literal(observation.at)
        yield node, POLICY.position, INTEGER.write(position)
        yield node, QB.measureType, measure.predicate
        yield node, measure.predicate, measure.codec.write(value)
        if observation.as_of is not None:
            yield node, POLICY.asOf, Literal(observation.as_of)
        yield node, PROV.wasDerivedFrom, fragment(document, "report", kpi.iri, position)
