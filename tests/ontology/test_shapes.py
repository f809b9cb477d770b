"""The shapes let pass what the domain types can say, and stop everything else."""

import re
from collections.abc import Callable

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from graph.decisions.rdf import decisions_to_rdf
from graph.rdf.conformance import check, shapes
from graph.rdf.tables import CLASSES, KIND_OF_CLASS, RELATIONS
from graph.rdf.triples import to_rdf
from ontology.decisions import Anchor, Decision, Named, Pair, Ruling, Trouble
from ontology.errors import ShapeViolation
from ontology.model import Basis, Comparator, Direction, Kind, Organisation, OrganisationKind, Relation
from ontology.rules import ALLOWED
from ontology.vocabulary import CIDS, DCTERMS, OA, ORG, POLICY, PROV, RDF, SH, SKOS, XSD
from tests.graph.extractions import full, synthetic

SHAPE = "https://w3id.org/sujimichi/shapes#"
Change = Callable[[Graph], object]


def graph_of_full() -> Graph:
    graph = Graph()
    for triple in to_rdf(full()):
        graph.add(triple)
    return graph


def drop(predicate: URIRef, of: URIRef | None = None) -> Change:
    """Remove one triple with a predicate, from a subject of a class."""

    def change(graph: Graph) -> None:
        found = graph.triples((None, predicate, None))
        graph.remove(next(t for t in found if of is None or (t[0], RDF.type, of) in graph))

    return change


def put(predicate: URIRef, value: Node, of: URIRef | None = None) -> Change:
    """Replace what one subject has under a predicate."""

    def change(graph: Graph) -> None:
        subject = next(s for s in graph.subjects(predicate) if of is None or (s, RDF.type, of) in graph)
        graph.set((subject, predicate, value))

    return change


def also(predicate: URIRef, value: Node) -> Change:
    """Give one subject a second value."""
    return lambda graph: graph.add((next(graph.subjects(predicate)), predicate, value))


def paged(page: Literal) -> Change:
    """Let one passage stand on a page."""
    return lambda graph: graph.add((next(graph.subjects(RDF.type, OA.SpecificResource)), POLICY.page, page))


def basis_of(old: Basis, predicate: URIRef, value: Node) -> Change:
    """Change a statement that has a basis."""
    return lambda graph: graph.set((next(graph.subjects(POLICY.basis, Literal(old))), predicate, value))


def remove_from(having: URIRef, predicate: URIRef) -> Change:
    """Remove all that the first subject with one property has under another."""
    return lambda graph: graph.remove((next(graph.subjects(having)), predicate, None))


def undecided(predicate: URIRef) -> Change:
    """Add a decision that does not say one thing that every decision says."""
    thing, document = "https://w3id.org/sujimichi/measure/1", "https://w3id.org/sujimichi/document/1"
    pair = Pair(Named(thing, Kind.MEASURE, "市場の改修"), Named(thing, Kind.MEASURE, "市場の改修"))
    decision = Decision(
        iri="https://w3id.org/sujimichi/decision/1", ruling=Ruling.ACCEPT, subject=pair, reason="理由", author="山田",
        at="2026-04-01", series="https://w3id.org/sujimichi/series/1",
        anchors=(Anchor(document, trouble=Trouble.PASSAGE),),
    )  # fmt: skip

    def change(graph: Graph) -> None:
        for triple in decisions_to_rdf("https://w3id.org/sujimichi/graph/decisions", [decision]):
            if triple[:2] != (URIRef(decision.iri), predicate):
                graph.add(triple)

    return change


def reverse(relation: URIRef) -> Change:
    def change(graph: Graph) -> None:
        subject, _, target = next(graph.triples((None, relation, None)))
        graph.add((target, relation, subject))

    return change


NOWHERE = URIRef("https://w3id.org/sujimichi/kpi/000000000000")

VIOLATIONS: list[tuple[str, Change]] = [
    ("Label", drop(SKOS.prefLabel, POLICY.Measure)),
    ("Label", drop(SKOS.prefLabel, CIDS.Indicator)),
    ("Label", put(SKOS.prefLabel, Literal("", lang="ja"))),
    ("Label", put(SKOS.prefLabel, Literal("Farming", lang="en"))),
    ("Label", put(SKOS.prefLabel, Literal("農業"))),
    ("Label", also(SKOS.prefLabel, Literal("もう一つ", lang="ja"))),
    ("Kind", drop(RDF.type, POLICY.Law)),
    ("Kind", put(RDF.type, POLICY.measuredBy, POLICY.Law)),
    ("Kind", lambda graph: graph.add((next(graph.subjects(RDF.type, POLICY.Law)), RDF.type, POLICY.Claim))),
    ("Source", also(DCTERMS.source, NOWHERE)),
    ("Notation", also(SKOS.notation, Literal("②"))),
    ("CrossCutting", drop(POLICY.crossCutting)),
    ("OrganisationKind", put(POLICY.organisationKind, Literal("club"))),
    ("CorporateNumber", put(ORG.identifier, Literal("123"))),
    ("KpiTarget", put(CIDS.hasTarget, NOWHERE)),
    ("TargetPrinted", drop(POLICY.targetPrinted)),
    ("TargetValue", put(POLICY.targetValue, Literal("五割"))),
    ("TargetComparator", put(POLICY.comparator, Literal("=="))),
    ("TargetDirection", put(POLICY.direction, Literal("up"))),
    ("DeadlinePrinted", remove_from(POLICY.deadlineYear, POLICY.deadlinePrinted)),
    ("DeadlineYear", put(POLICY.deadlineYear, Literal("2027年"))),
    ("KpiNote", also(POLICY.note, Literal("※もう一つ"))),
    ("RoadmapText", drop(POLICY.text)),
    ("RoadmapText", also(POLICY.text, Literal("もう一つ"))),
    ("RoadmapPeriod", put(POLICY.period, Literal(""))),
    ("RoadmapStart", put(POLICY.start, Literal("2026年4月"))),
    ("RoadmapEnd", put(POLICY.end, Literal("2026-13"))),
    ("LawNumber", lambda graph: graph.set((next(graph.subjects(RDF.type, POLICY.Law)), POLICY.number, Literal("")))),
    ("Role", put(POLICY.role, Literal("boss"))),
    ("AmountValue", put(POLICY.amountValue, Literal("千億円"))),
    ("ReportIndicator", drop(CIDS.forIndicator)),
    ("ReportPosition", drop(POLICY.position, CIDS.IndicatorReport)),
    ("ReportValue", drop(POLICY.value, CIDS.IndicatorReport)),
    ("Subject", drop(RDF.subject)),
    ("Subject", put(RDF.subject, Literal("施策"))),
    ("Predicate", drop(RDF.predicate)),
    ("Predicate", put(RDF.predicate, POLICY.Law)),
    ("Object", drop(RDF.object)),
    ("Basis", drop(POLICY.basis)),
    ("Basis", put(POLICY.basis, Literal("guessed"))),
    ("Basis", also(POLICY.basis, Literal("guessed"))),
    ("Confidence", drop(POLICY.confidence)),
    ("Confidence", put(POLICY.confidence, Literal("0", datatype=XSD.decimal))),
    ("Confidence", put(POLICY.confidence, Literal("1.1", datatype=XSD.decimal))),
    ("Confidence", put(POLICY.confidence, Literal("0.5", datatype=XSD.double))),
    ("Grounded", basis_of(Basis.CURATED, POLICY.basis, Literal("stated"))),
    ("Grounded", basis_of(Basis.CURATED, POLICY.basis, Literal("structural"))),
    ("Uncertain", basis_of(Basis.INFERRED, POLICY.confidence, Literal("1.0", datatype=XSD.decimal))),
    ("Ruling", undecided(POLICY.ruling)),
    ("Decided", undecided(POLICY.decides)),
    ("DecisionReason", undecided(DCTERMS.description)),
    ("DecisionAuthor", undecided(PROV.wasAttributedTo)),
    ("DecisionDate", undecided(DCTERMS.created)),
    ("DecisionAnchor", undecided(POLICY.anchor)),
    ("AnnotationBody", drop(OA.hasBody)),
    ("AnnotationTarget", remove_from(OA.hasTarget, OA.hasTarget)),
    ("AnnotationTarget", put(OA.hasTarget, NOWHERE)),
    ("PassageSource", drop(OA.hasSource)),
    ("PassageSelectors", drop(OA.hasSelector)),
    ("PassageQuote", drop(OA.exact)),
    ("PassageQuote", put(OA.exact, Literal(""))),
    ("PassagePage", paged(Literal(0))),
    ("PassagePage", paged(Literal("iv"))),
    ("PassageStart", drop(OA.start, OA.TextPositionSelector)),
    ("PassageStart", put(OA.start, Literal(-1), OA.TextPositionSelector)),
    ("PassageStart", put(OA.start, Literal(10**9), OA.TextPositionSelector)),
    ("PassageStart", put(OA.start, Literal("0"), OA.TextPositionSelector)),
    ("PassageEnd", drop(OA.end, OA.TextPositionSelector)),
    ("UnresolvedReason", drop(POLICY.reason)),
    ("UnresolvedEvidence", lambda graph: graph.remove((None, OA.hasBody, next(graph.subjects(POLICY.reason))))),
    ("Revision", put(POLICY.revision, Literal("latest"))),
    ("Series", drop(DCTERMS.isVersionOf)),
    ("IngestedAt", drop(POLICY.ingestedAt)),
    ("FileName", drop(POLICY.source)),
    ("Section", remove_from(POLICY.depth, POLICY.position)),
    ("MeasuredByTo", lambda graph: graph.add((next(graph.subjects(POLICY.measuredBy)), POLICY.measuredBy, NOWHERE))),
    ("MeasuredByFrom", reverse(POLICY.measuredBy)),
    ("StatesFrom", reverse(POLICY.states)),
    ("ImplementedByFrom", reverse(POLICY.implementedBy)),
    ("ResponsibleForTo", reverse(POLICY.responsibleFor)),
    ("ScheduledByTo", reverse(POLICY.scheduledBy)),
    ("FundedByTo", reverse(POLICY.fundedBy)),
]  # fmt: skip


@pytest.mark.parametrize(("shape", "change"), VIOLATIONS)
def test_a_violation_is_caught_and_named(shape: str, change: Change) -> None:
    graph = graph_of_full()
    change(graph)
    with pytest.raises(ShapeViolation) as caught:
        check(graph)
    assert re.search(rf"Source Shape: (shape:|<?{SHAPE}){shape}\b", str(caught.value.facts["report"]))


def test_every_shape_of_things_has_a_violation_in_the_table() -> None:
    """A shape that no case breaks might be one that never fires; the relations' shapes are held against rules.py."""
    tried = {shape for shape, _ in VIOLATIONS}
    named = {str(s).removeprefix(SHAPE) for s in shapes().subjects() if str(s).startswith(SHAPE)}
    assert {name for name in named if not name.endswith(("From", "To"))} <= tried


@pytest.mark.parametrize("extraction", [full(), synthetic(60, 120)], ids=["full", "synthetic"])
def test_what_the_domain_types_say_conforms(extraction: object) -> None:
    check(to_rdf(extraction))  # type: ignore[arg-type]


RESTRICTED = [relation for relation, ends in ALLOWED.items() if ends != (frozenset(Kind), frozenset(Kind))]


def _listed(shape: str) -> set[Node]:
    head = shapes().value(URIRef(SHAPE + shape), SH["in"])
    assert head is not None, f"there is no shape {shape}"
    return set(Collection(shapes(), head))


@pytest.mark.parametrize("relation", RESTRICTED)
def test_the_shapes_allow_what_the_rules_allow(relation: Relation) -> None:
    """Both ends of each relation, kind by kind."""
    name = relation[0].upper() + relation[1:]
    ends = tuple(frozenset(KIND_OF_CLASS[term] for term in _listed(name + end)) for end in ("From", "To"))
    assert ends == ALLOWED[relation]
    targets = {SH.targetSubjectsOf: "From", SH.targetObjectsOf: "To"}
    for target, end in targets.items():
        assert set(shapes().objects(URIRef(SHAPE + name + end), target)) == {RELATIONS[relation]}


LISTS: list[tuple[str, set[str]]] = [
    ("Basis", set(Basis)),
    ("OrganisationKind", set(OrganisationKind)),
    ("TargetComparator", set(Comparator)),
    ("TargetDirection", set(Direction)),
    ("Predicate", {str(term) for term in RELATIONS.values()}),
    ("Kind", {*map(str, CLASSES.values()), str(ORG.OrganizationalUnit)}),
]


@pytest.mark.parametrize(("shape", "values"), LISTS)
def test_the_shapes_list_what_the_model_lists(shape: str, values: set[str]) -> None:
    assert {str(term) for term in _listed(shape)} == {str(value) for value in values}


def test_each_shape_says_in_both_languages_what_it_wants() -> None:
    for shape in shapes().subjects(RDF.type, SH.PropertyShape):
        languages = {getattr(message, "language", None) for message in shapes().objects(shape, SH.message)}
        assert languages == {"ja", "en"}, shape


def test_the_sample_has_every_type_of_organisation_class() -> None:
    kinds = {e.organisation_kind for e in full().entities if isinstance(e, Organisation)}
    assert OrganisationKind.BUREAU in kinds
    assert len(kinds) > 1
