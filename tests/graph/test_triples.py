"""What a text promises goes into RDF and comes back the same."""

from dataclasses import fields, is_dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph, Literal, URIRef
from rdflib.term import BNode, Node

from graph.rdf.canonical import canonical
from graph.rdf.tables import ALIGNED, CLASSES, RELATIONS
from graph.rdf.triples import from_rdf, things_from_rdf, things_to_rdf, to_rdf
from ontology.model import (
    Basis,
    Budget,
    CitedDocument,
    Claim,
    Comparator,
    Deadline,
    Direction,
    Document,
    Entity,
    Event,
    Evidence,
    Extraction,
    Flow,
    Kind,
    Kpi,
    Law,
    Link,
    Observation,
    Organisation,
    OrganisationKind,
    Programme,
    Relation,
    Result,
    RoadmapItem,
    Role,
    Section,
    Target,
    Unresolved,
)
from ontology.rules import may_join
from ontology.vocabulary import CIDS, DCTERMS, OA, ORG, POLICY, PROV, RDF, SKOS
from tests.graph.extractions import TEXT, document_of, full, synthetic


def test_a_full_extraction_survives_the_round_trip() -> None:
    """Every field of every domain type comes back as it went in."""
    assert from_rdf(to_rdf(full())) == canonical(full())


def test_an_rdflib_graph_in_any_order_reads_back_the_same() -> None:
    graph = Graph()
    for triple in reversed(list(to_rdf(full()))):
        graph.add(triple)
    assert from_rdf(graph) == canonical(full())


THINGS = (Kpi, Organisation, Law, RoadmapItem, Programme, CitedDocument, Claim, Budget, Event)
USED = (Document, Section, Entity, Result, Target, Deadline, Observation, Flow, Link, *THINGS)
FIXED = {(kind, "kind") for kind in THINGS} | {
    (kind, name) for kind in (Organisation, Law) for name in ("notation", "document")
}


@pytest.mark.parametrize(
    ("kind", "name"),
    [(kind, field.name) for kind in USED for field in fields(kind) if (kind, field.name) not in FIXED],
)
def test_the_full_extraction_leaves_no_field_at_its_default(kind: type[object], name: str) -> None:
    """The round trip above would prove nothing for a field that the sample never sets."""
    values = [getattr(thing, name) for thing in _parts(full()) if type(thing) is kind]
    assert [value for value in values if value not in (None, (), "", False)]


def _parts(thing: object) -> list[object]:
    below = list(thing) if isinstance(thing, tuple) else []
    if is_dataclass(thing):
        below = [getattr(thing, field.name) for field in fields(thing)]
    return [thing, *(part for one in below for part in _parts(one))]


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_has_a_class_of_its_own(kind: Kind) -> None:
    assert list(CLASSES.values()).count(CLASSES[kind]) == 1


@pytest.mark.parametrize("relation", Relation)
def test_every_relation_has_a_property(relation: Relation) -> None:
    assert RELATIONS[relation] == POLICY[relation.value]


@pytest.mark.parametrize(("relation", "source", "target"), sorted(ALIGNED, key=str))
def test_standard_properties_stand_only_beside_allowed_links(relation: Relation, source: Kind, target: Kind) -> None:
    assert may_join(source, relation, target)


def _iri(label: str) -> URIRef:
    return next(URIRef(entity.iri) for entity in full().entities if entity.label == label)


MEASURE, OUTPUT, OUTCOME = _iri("スマート農業の推進"), _iri("国の役割"), _iri("しごと")
KPI, MINISTRY, BUREAU = _iri("スマート農業技術の活用割合"), _iri("農林水産省"), _iri("農産局")
REVISION = URIRef(full().document.iri)
SPOT = TEXT.index("農林水産省")

WRITTEN: list[tuple[URIRef, URIRef, Node]] = [
    (MEASURE, RDF.type, POLICY.Measure),
    (MEASURE, SKOS.prefLabel, Literal("スマート農業の推進", lang="ja")),
    (MEASURE, SKOS.notation, Literal("（1）")),
    (MEASURE, POLICY.measuredBy, KPI),
    (MEASURE, CIDS.hasIndicator, KPI),
    (MEASURE, CIDS.hasOutput, OUTPUT),
    (OUTPUT, CIDS.canProduce, OUTCOME),
    (OUTPUT, POLICY.contributesTo, OUTCOME),
    (KPI, RDF.type, CIDS.Indicator),
    (KPI, POLICY.deadlinePrinted, Literal("2027年度までに")),
    (MINISTRY, RDF.type, ORG.FormalOrganization),
    (BUREAU, RDF.type, ORG.OrganizationalUnit),
    (BUREAU, ORG.subOrganizationOf, MINISTRY),
    (REVISION, RDF.type, PROV.Entity),
    (REVISION, DCTERMS.isVersionOf, URIRef(full().document.series)),
    (URIRef(f"{REVISION}#char={SPOT},{SPOT + 5}"), RDF.type, OA.SpecificResource),
    (URIRef(f"{REVISION}#quote={SPOT},{SPOT + 5}"), OA.exact, Literal("農林水産省")),
]


@pytest.mark.parametrize("triple", WRITTEN)
def test_links_and_labels_are_plain_triples(triple: tuple[URIRef, URIRef, Node]) -> None:
    """A property path or another tool finds them without knowing our statements."""
    assert triple in set(to_rdf(full()))


def test_there_are_no_blank_nodes() -> None:
    assert not [term for triple in to_rdf(full()) for term in triple if isinstance(term, BNode)]


def test_a_link_said_twice_is_one_link_with_both_passages() -> None:
    extraction = full()
    first, second = extraction.links[0], replace(extraction.links[0], evidence=extraction.links[1].evidence)
    again = from_rdf(to_rdf(replace(extraction, links=(second, first))))
    assert [link.evidence for link in again.links] == [extraction.links[1].evidence]


def test_things_of_no_document_have_a_graph_of_their_own() -> None:
    """The authority files go the same way, without a document revision."""
    bodies = tuple(entity for entity in full().entities if entity.kind is Kind.ORGANISATION)
    links = tuple(link for link in full().links if link.relation is Relation.PART_OF)
    entities, found = things_from_rdf(things_to_rdf("https://w3id.org/sujimichi/graph/authority", bodies, links))
    assert (entities, found) == (tuple(sorted(bodies, key=lambda body: body.iri)), links)


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda _: [], id="nothing"),
        pytest.param(lambda triples: [t for t in triples if t[1] != OA.exact], id="no quotes"),
        pytest.param(lambda triples: [t for t in triples if t[1] != RDF.object], id="no objects"),
        pytest.param(lambda triples: [t for t in triples if t[2] != POLICY.Measure], id="no class"),
    ],
)
def test_a_graph_with_something_missing_is_refused(damage: object) -> None:
    with pytest.raises(ValueError):
        from_rdf(damage(list(to_rdf(full()))))  # type: ignore[operator]


def test_a_strategy_of_full_size_survives() -> None:
    extraction = synthetic()
    assert from_rdf(to_rdf(extraction)) == canonical(extraction)


DOCUMENT = document_of(TEXT)
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
maybe = st.none() | words
numbers = st.none() | st.floats(allow_nan=False)
passages = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 9)).map(
    lambda place: Evidence(
        DOCUMENT.iri,
        place[0],
        min(sum(place), len(TEXT)),
        TEXT[place[0] : min(sum(place), len(TEXT))],
        page=place[0] % 3 or None,
    )
)
names = {"label": words, "notation": maybe, "alt_labels": st.lists(words, max_size=2).map(tuple)}
places = {"document": st.sampled_from([None, DOCUMENT.iri]), "evidence": st.lists(passages, max_size=2).map(tuple)}
iris = st.integers(0, 5).map(lambda number: f"https://w3id.org/sujimichi/thing/{number:012x}")
targets = st.builds(Target, words, numbers, maybe, st.none() | st.sampled_from(Comparator))
directed = st.builds(Target, words, direction=st.none() | st.sampled_from(Direction))
kpis = st.builds(
    Kpi,
    iri=iris,
    target=st.none() | targets | directed,
    deadline=st.none() | st.builds(Deadline, words, st.none() | st.integers(1900, 2100)),
    observations=st.lists(st.builds(Observation, words, words, numbers, maybe, maybe, numbers), max_size=3).map(tuple),
    **dict.fromkeys(("baseline", "note", "number", "status"), maybe),
    **names,
    **places,
)
bodies = st.builds(
    Organisation,
    iri=iris,
    organisation_kind=st.sampled_from(OrganisationKind),
    abbreviations=st.lists(words, max_size=2).map(tuple),
    **dict.fromkeys(("parent", "english", "corporate_number"), maybe),
    **names,
    **places,
)
laws = st.builds(Law, iri=iris, number=maybe, **names, **places)
items = st.builds(
    RoadmapItem, iri=iris, text=words, **dict.fromkeys(("period", "start", "end"), maybe), **names, **places
)
budgets = st.builds(
    Budget,
    iri=iris,
    amount_value=numbers,
    fiscal_year=st.none() | st.integers(1900, 2100),
    flows=st.lists(st.builds(Flow, words, words, maybe), max_size=3).map(tuple),
    **names,
    **places,
)
claims = st.builds(Claim, iri=iris, means=words, cue=words, end=words, end_cue=words, **names, **places)
programmes = st.builds(Programme, iri=iris, target_groups=st.lists(words, max_size=3).map(tuple), **names, **places)
events = st.builds(Event, iri=iris, date=maybe, text=words, **names, **places)
plans = st.builds(CitedDocument, iri=iris, adopted=maybe, **names, **places)
others = st.builds(Entity, iri=iris, kind=st.sampled_from(Kind), **names, **places)
confidences = st.floats(0, 1, exclude_min=True)
links = st.builds(
    Link,
    iris,
    st.sampled_from(Relation),
    iris,
    st.just(Basis.INFERRED),
    places["evidence"],
    confidences,
    st.none() | st.sampled_from(Role),
    maybe,
)
extractions = st.builds(
    Extraction,
    st.just(DOCUMENT),
    st.lists(
        kpis | bodies | laws | items | budgets | claims | programmes | events | plans | others,
        max_size=4,
        unique_by=lambda entity: entity.iri,
    ).map(tuple),
    st.lists(links, max_size=4).map(tuple),
    st.lists(st.builds(Unresolved, words, passages), max_size=2).map(tuple),
)


@given(extractions)
@settings(max_examples=60, deadline=None, derandomize=True)
def test_any_extraction_survives(extraction: Extraction) -> None:
    """Whatever the words and numbers are, down to quotes, line breaks and the smallest confidence."""
    assert from_rdf(to_rdf(extraction)) == canonical(extraction)
