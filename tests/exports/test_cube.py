"""The data cube conforms to the integrity constraints of its recommendation, and loses no printed value."""

import pytest
import rdflib
from rdflib.namespace import QB

from graph.exports.forms import ExportFormat
from graph.exports.source import Source
from graph.exports.write import write
from ontology.model import Kind, Kpi
from ontology.vocabulary import CUBE, POLICY, PROV

# https://www.w3.org/TR/vocab-data-cube/#wf-rules, in the words of this data: what each of them finds is a violation.
_CONSTRAINTS = {
    "IC-1 unique DataSet": "?o a qb:Observation . FILTER NOT EXISTS { ?o qb:dataSet ?d }",
    "IC-2 unique DSD": "?d a qb:DataSet . FILTER NOT EXISTS { ?d qb:structure ?s . ?s a qb:DataStructureDefinition }",
    "IC-3 DSD includes measure": (
        "?s a qb:DataStructureDefinition . FILTER NOT EXISTS { ?s qb:component/qb:measure ?m }"
    ),
    "IC-4 dimensions have range": "?p a qb:DimensionProperty . FILTER NOT EXISTS { ?p rdfs:range ?r }",
    "IC-6 only attributes may be optional": (
        "?c qb:componentRequired false . FILTER NOT EXISTS { ?c qb:attribute ?a }"
    ),
    "IC-11 all dimensions required": (
        "?o qb:dataSet/qb:structure/qb:component/qb:dimension ?p . FILTER NOT EXISTS { ?o ?p [] }"
    ),
    "IC-15 measure of its type": "?o qb:measureType ?m . FILTER NOT EXISTS { ?o ?m [] }",
    "IC-16 single measure": (
        "?o qb:measureType ?m . ?o qb:dataSet/qb:structure/qb:component/qb:measure ?other . ?o ?other [] ."
        " FILTER (?other != ?m)"
    ),
}


@pytest.fixture(scope="module")
def cube(source: Source) -> rdflib.Graph:
    return rdflib.Graph().parse(data=b"".join(write(source, ExportFormat.CUBE)), format="turtle")


@pytest.mark.parametrize("name", _CONSTRAINTS)
def test_the_cube_is_well_formed(cube: rdflib.Graph, name: str) -> None:
    question = f"PREFIX qb: <{QB}> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> ASK {{ {_CONSTRAINTS[name]} }}"
    assert not cube.query(question).askAnswer


def test_no_two_observations_have_the_same_dimensions(cube: rdflib.Graph) -> None:
    """IC-12."""
    dimensions = [cube.value(part, QB.dimension) for part in cube.objects(CUBE.structure, QB.component)]
    named = [dimension for dimension in dimensions if dimension is not None]
    assert len(named) == 5
    places = [tuple(cube.value(o, each) for each in named) for o in cube.subjects(rdflib.RDF.type, QB.Observation)]
    assert len(places) == len(set(places)) > 0


def test_every_value_of_every_kpi_is_observed(source: Source, cube: rdflib.Graph) -> None:
    cells = [
        (kpi.iri, position, cell)
        for kpi in source.project().select(kind=Kind.KPI)
        if isinstance(kpi, Kpi)
        for position, cell in enumerate(kpi.observations)
    ]
    printed = {
        (str(cube.value(o, POLICY.ofIndicator)), int(str(cube.value(o, POLICY.position))), str(value))
        for o, value in cube.subject_objects(POLICY.value)
    }
    assert printed == {(iri, position, cell.value) for iri, position, cell in cells}
    recomputed = sorted(float(str(value)) for value in cube.objects(None, POLICY.recomputed))
    assert recomputed == sorted(cell.recomputed for *_, cell in cells if cell.recomputed is not None)


def test_observations_lead_back_to_the_reports_of_the_graph(source: Source, cube: rdflib.Graph) -> None:
    reports = {str(report) for report in cube.objects(None, PROV.wasDerivedFrom)}
    assert reports
    assert all(any(source.graph.quads(report)) for report in reports)
