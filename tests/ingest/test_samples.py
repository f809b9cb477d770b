"""The samples that a newcomer reads in first have what every view needs: ministries with roles, and KPIs over years."""

import json
from pathlib import Path

import pytest

from ingest.pipeline import Pipeline
from ontology.model import Extraction, Kind, Kpi, Relation, Role
from ontology.normalise import comparable
from tests.ingest.conftest import TEXTS

SAMPLES = Path(__file__).parents[2] / "samples"
TRUTH = json.loads((TEXTS / "mirai-strategy.expected.json").read_text(encoding="utf-8"))
INVOLVED = (Relation.RESPONSIBLE_FOR, Relation.MENTIONS)


def read(name: str) -> Extraction:
    pipeline = Pipeline()
    source = pipeline.source(SAMPLES / name)
    return pipeline.read(source, pipeline.identify(source))


@pytest.fixture(scope="module")
def strategy() -> Extraction:
    return read("mirai-strategy.md")


@pytest.fixture(scope="module")
def review() -> Extraction:
    return read("mirai-review.txt")


def test_every_ministry_that_a_measure_names_is_joined_to_it(strategy: Extraction) -> None:
    expected = {
        (comparable(row["title"]), ministry["canonical"])
        for part in ("measures", "other_measures", "national_role")
        for row in TRUTH[part]
        for ministry in row.get("ministries", ())
    }
    things = {entity.iri: entity for entity in strategy.entities}
    pairs = [(things[link.source], things[link.target]) for link in strategy.links if link.relation in INVOLVED]
    joined = {(a, b) if a.kind is Kind.MEASURE else (b, a) for a, b in pairs}
    assert len(expected) > 25
    assert expected <= {(comparable(measure.label), body.label) for measure, body in joined}


def test_ministries_lead_and_take_part(strategy: Extraction) -> None:
    """What one leads, others take part in: a heat map and a joint view have something to tell apart."""
    things = {entity.iri: entity.label for entity in strategy.entities}
    roles = {(link.role, things[link.source], things[link.target]) for link in strategy.links if link.role}
    led = {measure for role, _, measure in roles if role is Role.LEAD}
    helped = {measure for role, _, measure in roles if role is Role.CONTRIBUTOR}
    assert len(led) >= 4
    assert len(helped) >= 6
    assert (Role.LEAD, "国税庁", "酒蔵と食をめぐる旅の創出") in roles
    assert (Role.CONTRIBUTOR, "観光庁", "酒蔵と食をめぐる旅の創出") in roles


def test_the_review_has_kpis_over_years_in_every_status(review: Extraction) -> None:
    """The totals that it prints of its own agree with what was read, or they would be among the unresolved."""
    kpis = [entity for entity in review.entities if isinstance(entity, Kpi)]
    assert len(kpis) == 13
    assert {kpi.status for kpi in kpis} == {"①A", "①B", "①C", "②", "③"}
    assert all(len(kpi.observations) == 4 for kpi in kpis)
    assert review.unresolved == ()


def test_indicators_of_the_review_live_on_in_the_strategy(strategy: Extraction, review: Extraction) -> None:
    """Eight of them do, so that a lineage has something to follow."""
    before, now = ({e.label for e in each.entities if e.kind is Kind.KPI} for each in (review, strategy))
    assert len(before & now) >= 8
