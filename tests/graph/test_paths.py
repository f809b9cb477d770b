from dataclasses import replace

import pytest

from graph.chains.contributions import trace_named
from graph.chains.narrative import name_of
from graph.chains.paths import Chain, endpoints, trace
from graph.projection import Projection
from ontology.errors import AmbiguousName, UnknownThing
from ontology.model import Basis, Entity, Extraction, Kind, Link, Relation
from tests.examples import strategy


def _labels(chain: Chain) -> list[str]:
    return [step.thing.label for step in chain.steps]


def _chains(projection: Projection, source: str, target: str | None = None) -> tuple[Chain, ...]:
    return trace(projection, *endpoints(projection, source, target)).chains


def test_the_direct_chain_comes_first(projection: Projection) -> None:
    chains = _chains(projection, "漁具の共同購入", "新規就業者数")
    assert [_labels(chain) for chain in chains] == [
        ["漁具の共同購入", "新規就業者数"],
        ["漁具の共同購入", "漁業の担い手を育てる", "新規就業者数"],
    ]


def test_without_a_target_every_kpi_is_reached(projection: Projection) -> None:
    chains = _chains(projection, "船出応援事業")
    assert {chain.steps[-1].thing.label for chain in chains} == {"新規就業者数", "港町への移住者数"}
    assert all(chain.steps[-1].link is None for chain in chains)


def test_a_result_can_be_the_target(projection: Projection) -> None:
    (chain,) = _chains(projection, "市場の改修", "にぎわう港町をつくる")
    assert _labels(chain) == ["市場の改修", "港の市場を直す", "海の仕事を増やす", "にぎわう港町をつくる"]


def test_what_is_not_connected_has_no_chain(projection: Projection) -> None:
    found = trace(projection, *endpoints(projection, "市場の改修", "新規就業者数"))
    assert (found.chains, found.total, found.truncated) == ((), 0, False)


def test_a_chain_is_as_strong_as_its_weakest_link(projection: Projection) -> None:
    (chain,) = _chains(projection, "市場の改修", "港町への移住者数")
    assert (chain.basis, chain.confidence) == (Basis.INFERRED, 0.6)


def test_parallel_links_become_the_strongest_with_the_evidence_of_both(projection: Projection) -> None:
    chain = _chains(projection, "見習い漁師の支援", "新規就業者数")[0]
    (link,) = chain.links
    assert link.basis is Basis.STATED
    assert len(link.evidence) == 2


def test_responsibility_is_never_replaced_by_a_mention() -> None:
    """A stated mention does not lend its evidence to a curated responsibility."""
    extraction = strategy()
    weaker = tuple(
        replace(link, basis=Basis.CURATED, evidence=()) if link.relation is Relation.RESPONSIBLE_FOR else link
        for link in extraction.links
    )
    chain = _chains(Projection.of([replace(extraction, links=weaker)]), "水産庁", "新規就業者数")[0]
    assert chain.links[0].relation is Relation.RESPONSIBLE_FOR
    assert chain.links[0].evidence == ()
    assert chain.basis is Basis.CURATED


def test_a_circle_of_contributions_ends() -> None:
    extraction = strategy()
    impact, outcome = (
        next(entity for entity in extraction.entities if entity.kind is kind) for kind in (Kind.IMPACT, Kind.OUTCOME)
    )
    circle = Link(impact.iri, Relation.CONTRIBUTES_TO, outcome.iri, Basis.INFERRED, (), 0.2)
    projection = Projection.of([Extraction(extraction.document, extraction.entities, (*extraction.links, circle))])
    assert len(_chains(projection, "市場の改修")) == 1


def test_what_is_cut_off_says_so(projection: Projection) -> None:
    whole = trace(projection, projection.find("水産庁"))
    cut = trace(projection, projection.find("水産庁"), limit=2)
    assert not whole.truncated
    assert (len(cut.chains), cut.total, cut.truncated) == (2, whole.total, True)
    assert cut.chains == whole.chains[:2]


@pytest.mark.parametrize(
    ("source", "target", "sentence"),
    [
        (
            "漁具の共同購入",
            "新規就業者数",
            "施策②『漁具の共同購入』の進み具合はKPI『新規就業者数』（目標 50％、期限 2028年度）で測る。",
        ),
        (
            "市場の改修",
            "港町への移住者数",
            "施策①『市場の改修』はアウトプットｂ『港の市場を直す』に貢献し、それが推定では（確度0.6）"
            "アウトカムＡ『海の仕事を増やす』に、さらにインパクト１『にぎわう港町をつくる』につながり、"
            "その達成度はKPI『港町への移住者数』（目標 年間500人、期限 2030年度）で測る。",
        ),
        (
            "漁具の共同購入",
            "漁業の担い手を育てる",
            "施策②『漁具の共同購入』はアウトプットａ『漁業の担い手を育てる』に貢献する。",
        ),
        (
            "船出応援事業",
            "新規就業者数",
            "事業『船出応援事業』は施策①『見習い漁師の支援』の主な事業であり、"
            "この施策の進み具合はKPI『新規就業者数』（目標 50％、期限 2028年度）で測る。",
        ),
        (
            "船出応援事業",
            "漁業の担い手を育てる",
            "事業『船出応援事業』は施策①『見習い漁師の支援』の主な事業であり、"
            "この施策はアウトプットａ『漁業の担い手を育てる』に貢献する。",
        ),
        (
            "水産庁",
            "新規就業者数",
            "水産庁が所管する施策①『見習い漁師の支援』の進み具合はKPI『新規就業者数』"
            "（目標 50％、期限 2028年度）で測る。",
        ),
        (
            "みなと省",
            "漁業の担い手を育てる",
            "みなと省の名が挙がる施策①『見習い漁師の支援』はアウトプットａ『漁業の担い手を育てる』に貢献する。",
        ),
    ],
)
def test_a_chain_is_told_in_one_sentence(projection: Projection, source: str, target: str, sentence: str) -> None:
    assert _chains(projection, source, target)[0].sentence == sentence


def test_a_curated_responsibility_is_heard_as_such(projection: Projection) -> None:
    told = [chain.sentence for chain in _chains(projection, "水産庁") if chain.basis is Basis.CURATED]
    assert told
    assert all(sentence.startswith("典拠ファイルによれば（確度0.6）水産庁が所管する事業") for sentence in told)


@pytest.mark.parametrize(
    ("kind", "notation", "name"),
    [
        (Kind.OUTPUT, "a", "アウトプットa『港』"),
        (Kind.OUTPUT, None, "アウトプット『港』"),
        (Kind.KPI, "KPI②", "KPI②『港』"),
        (Kind.KPI, "②", "KPI②『港』"),
        (Kind.ORGANISATION, None, "港"),
    ],
)
def test_a_thing_is_named_with_its_kind_once(kind: Kind, notation: str | None, name: str) -> None:
    assert name_of(Entity(iri="x", kind=kind, label="港", notation=notation)) == name


def test_every_chain_ends_in_one_full_stop(projection: Projection) -> None:
    for source in projection.select(kind=(Kind.ORGANISATION, Kind.PROGRAMME, Kind.MEASURE, Kind.OUTPUT)):
        for chain in trace(projection, source).chains:
            assert chain.sentence.count("。") == 1
            assert chain.sentence.endswith("。")


def test_an_ambiguous_target_is_settled_by_what_the_source_reaches(two_strategies: Projection) -> None:
    source = two_strategies.select(kind=Kind.MEASURE)[0]
    _, target = endpoints(two_strategies, source.iri, "新規就業者数")
    assert target
    assert target.document == source.document


def test_an_end_that_fits_several_things_is_ambiguous(two_strategies: Projection) -> None:
    with pytest.raises(AmbiguousName):
        endpoints(two_strategies, "市場の改修")


def test_a_kpi_alone_is_traced_from_what_leads_to_it(projection: Projection) -> None:
    found = trace_named(projection, "新規就業者数")
    assert found.source.label == "新規就業者数"
    assert found.chains
    assert {chain.steps[-1].thing.label for chain in found.chains} == {"新規就業者数"}


def test_two_kpis_of_one_name_are_ambiguous(two_strategies: Projection) -> None:
    with pytest.raises(AmbiguousName):
        trace_named(two_strategies, "新規就業者数")


def test_what_cannot_be_an_end_of_a_trace_is_unknown_there(projection: Projection) -> None:
    with pytest.raises(UnknownThing):
        endpoints(projection, "新規就業者数")  # a KPI starts nothing
    with pytest.raises(UnknownThing):
        endpoints(projection, "市場の改修", "水産庁")
