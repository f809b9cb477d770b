"""Claims on pages: their four phrases as facts, one card beside other things, why one is taken to be about a KPI."""

import pytest

from graph.projection import Projection
from ontology.iri import key_of
from ontology.model import (
    Basis,
    Claim,
    Document,
    Entity,
    Evidence,
    Extraction,
    Kind,
    Link,
    Organisation,
    Relation,
    Role,
)
from viz.details import link_view, thing_view
from viz.pages import render_entity
from viz.scene import scene_of_entity

DOCUMENT = Document(
    iri="b/document/d",
    series="s",
    series_name="港の戦略",
    title="港の戦略",
    source="p.md",
    revision="r",
    ingested_at="2026",
)
SENTENCE = Evidence(DOCUMENT.iri, 0, 18, "灯りの手入れにより、商いの再生を図る。"[:18])
ABOUT = Link(
    "b/claim/0", Relation.ABOUT, "b/kpi/k", Basis.INFERRED, confidence=0.85, reason="「商い」が共通 / shares 「商い」"
)
LEADS = Link("b/organisation/o", Relation.RESPONSIBLE_FOR, "b/measure/m", Basis.STATED, (SENTENCE,), role=Role.LEAD)


def claim(number: int) -> Claim:
    return Claim(
        iri=f"b/claim/{number}",
        label=f"灯りの手入れ{number}により → 商いの再生を図る",
        document=DOCUMENT.iri,
        evidence=(SENTENCE,),
        means=f"灯りの手入れ{number}",
        cue="により",
        end="商いの再生",
        end_cue="を図る",
    )


@pytest.fixture(scope="module")
def projection() -> Projection:
    claims = [claim(number) for number in range(4)]
    measure = Entity(
        iri="b/measure/m", kind=Kind.MEASURE, label="灯りの点検", document=DOCUMENT.iri, evidence=(SENTENCE,)
    )
    kpi = Entity(iri="b/kpi/k", kind=Kind.KPI, label="商いの数", document=DOCUMENT.iri, evidence=(SENTENCE,))
    organisation = Organisation(iri="b/organisation/o", label="海の省")
    states = [Link(measure.iri, Relation.STATES, one.iri, Basis.STATED, (SENTENCE,)) for one in claims]
    return Projection.of([Extraction(DOCUMENT, (measure, kpi, organisation, *claims), (*states, ABOUT, LEADS))])


def test_a_claim_shows_its_four_phrases(projection: Projection) -> None:
    facts = {ja: value for ja, _, value in thing_view(projection.entities["b/claim/0"]).facts}
    assert facts == {"手段": "灯りの手入れ0", "手段を示す語": "により", "目的": "商いの再生", "目的を示す語": "を図る"}


def test_claims_are_one_card_beside_what_states_them(projection: Projection) -> None:
    scene = scene_of_entity(projection, projection.entities["b/measure/m"])
    (card,) = [node for node in scene.nodes if node.kind is Kind.CLAIM]
    assert len(card.folded) == 4


def test_a_claim_is_drawn_on_its_own_page(projection: Projection) -> None:
    scene = scene_of_entity(projection, projection.entities["b/claim/1"])
    assert key_of("b/claim/1") in {node.key for node in scene.nodes}


def test_the_page_of_a_claim_says_why_it_is_taken_to_be_about_a_kpi(projection: Projection) -> None:
    html = render_entity(projection, projection.entities["b/claim/0"]).html
    assert all(word in html for word in ("推定", "確度 0.85", "理由", "「商い」が共通"))
    assert "/trace/0" not in html, "a claim leads to no KPI by a chain"


def test_a_role_is_shown_with_the_link(projection: Projection) -> None:
    view = link_view(projection, LEADS)
    assert view.role is not None
    assert (view.role.ja, view.role.en) == ("中心", "lead")
    assert "役割：中心" in render_entity(projection, projection.entities["b/measure/m"]).html
