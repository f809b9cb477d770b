"""The domain types guard their own rules."""

from dataclasses import FrozenInstanceError

import pytest

from ontology.model import Basis, Evidence, Kind, Kpi, Link, Organisation, OrganisationKind, Relation, Section
from ontology.rules import ALLOWED, may_join
from tests.graph.extractions import full

PASSAGE = Evidence("urn:document", 0, 2, "農業")


@pytest.mark.parametrize(
    ("start", "end", "quote"), [(0, 1, "農業"), (-1, 1, "農業"), (2, 2, ""), (3, 1, "農業"), (0, 3, "農業")]
)
def test_evidence_with_offsets_that_do_not_fit_is_refused(start: int, end: int, quote: str) -> None:
    with pytest.raises(ValueError, match="offsets"):
        Evidence("urn:document", start, end, quote)


def test_offsets_count_code_points() -> None:
    """A character outside the basic plane is one, as in Python and unlike UTF-16."""
    assert Evidence("urn:document", 0, 3, "𠮷野町").quote == "𠮷野町"


@pytest.mark.parametrize("basis", [Basis.STATED, Basis.STRUCTURAL])
def test_a_link_from_the_text_needs_evidence(basis: Basis) -> None:
    with pytest.raises(ValueError, match="needs evidence"):
        Link("urn:a", Relation.MENTIONS, "urn:b", basis)


@pytest.mark.parametrize("confidence", [0.0, -0.1, 1.01])
def test_a_confidence_lies_above_0_and_up_to_1(confidence: float) -> None:
    with pytest.raises(ValueError, match="outside"):
        Link("urn:a", Relation.MENTIONS, "urn:b", Basis.INFERRED, (PASSAGE,), confidence)


def test_bases_are_ranked_from_the_strongest() -> None:
    assert sorted(Basis, key=lambda basis: basis.rank) == [
        Basis.STATED, Basis.STRUCTURAL, Basis.DECIDED, Basis.CURATED, Basis.INFERRED,
    ]  # fmt: skip


def test_domain_types_are_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        PASSAGE.start = 1  # type: ignore[misc]


def test_kinds_follow_from_types() -> None:
    assert Kpi(iri="urn:k", label="割合").kind is Kind.KPI
    body = Organisation(iri="urn:o", label="機構")
    assert (body.kind, body.organisation_kind) == (Kind.ORGANISATION, OrganisationKind.PUBLIC_BODY)


def test_sections_around_an_offset_come_outermost_first() -> None:
    document = full().document
    assert [section.title for section in document.sections_at(3)] == ["見本戦略", "しごとをつくる"]
    assert [section.title for section in document.sections_at(9)] == ["見本戦略"]
    assert document.sections_at(10**6) == ()
    assert isinstance(document.sections[0], Section)


@pytest.mark.parametrize("relation", Relation)
def test_every_relation_has_a_rule(relation: Relation) -> None:
    assert all(ALLOWED[relation])


@pytest.mark.parametrize(
    ("source", "relation", "target", "allowed"),
    [
        (Kind.MEASURE, Relation.MEASURED_BY, Kind.KPI, True),
        (Kind.OUTPUT, Relation.MEASURED_BY, Kind.KPI, True),
        (Kind.KPI, Relation.MEASURED_BY, Kind.MEASURE, False),
        (Kind.MEASURE, Relation.CONTRIBUTES_TO, Kind.OUTPUT, True),
        (Kind.PROGRAMME, Relation.CONTRIBUTES_TO, Kind.OUTPUT, False),
        (Kind.ORGANISATION, Relation.RESPONSIBLE_FOR, Kind.MEASURE, True),
        (Kind.MEASURE, Relation.RESPONSIBLE_FOR, Kind.ORGANISATION, False),
        (Kind.ORGANISATION, Relation.PART_OF, Kind.ORGANISATION, True),
        (Kind.MEASURE, Relation.STATES, Kind.CLAIM, True),
        (Kind.CLAIM, Relation.ABOUT, Kind.KPI, True),
        (Kind.BUDGET, Relation.FUNDED_BY, Kind.MEASURE, False),
    ],
)
def test_relations_join_only_what_the_rules_allow(
    source: Kind, relation: Relation, target: Kind, allowed: bool
) -> None:
    assert may_join(source, relation, target) is allowed
