"""The harbour strategy with a second ministry, a law, a roadmap, a restated and a similar measure, and KPIs at risk."""

from dataclasses import replace
from typing import Any

from graph.projection import Projection
from ontology.iri import DEFAULT_BASE, Minter
from ontology.model import (
    Basis,
    Deadline,
    Entity,
    Evidence,
    Extraction,
    Kind,
    Kpi,
    Law,
    Link,
    Observation,
    Organisation,
    OrganisationKind,
    Relation,
    RoadmapItem,
    Target,
)
from tests.examples import SERIES, TEXT, strategy

MORE = """②漁具の共同購入【再掲】
交易省は、網や綱をまとめて買う組合を支える。
交易省は、市場の屋根の設計を担う。
市場の改修は、港の市場に関する法律に基づいて行う。
2026年4月～2028年3月 屋根の工事
③漁具の共同購入の支援
水産庁は、漁具の共同購入の支援を始める。
■アウトプットKPI 漁船の更新数 50隻（2030年度）、水揚げの回復 ②
"""


def busy_harbour(series: str = SERIES) -> Extraction:
    """Read the longer strategy."""
    text = TEXT + MORE
    read = strategy(series, text)
    minter = Minter(DEFAULT_BASE, series)
    known = {entity.label: entity for entity in read.entities}

    def at(quote: str) -> Evidence:
        start = text.index(quote)
        return Evidence(read.document.iri, start, start + len(quote), quote)

    def own(type_: type[Entity], kind: Kind, label: str, quote: str, **more: Any) -> Entity:
        iri, home = minter.thing(kind, label), read.document.iri
        return type_(iri=iri, kind=kind, label=label, document=home, evidence=(at(quote),), **more)

    def link(source: Entity, relation: Relation, target: Entity, quote: str, basis: Basis = Basis.STATED) -> Link:
        return Link(source.iri, relation, target.iri, basis, (at(quote),))

    trade = Organisation(
        iri=minter.shared(Kind.ORGANISATION, "交易省"), label="交易省", organisation_kind=OrganisationKind.MINISTRY
    )
    law = Law(iri=minter.shared(Kind.LAW, "港の市場に関する法律"), label="港の市場に関する法律")
    roof = own(
        RoadmapItem, Kind.ROADMAP_ITEM, "屋根の工事", "2026年4月～2028年3月 屋根の工事",
        text="屋根の工事", period="2026年4月～2028年3月", start="2026-04", end="2028-03",
    )  # fmt: skip
    support = own(Entity, Kind.MEASURE, "漁具の共同購入の支援", "③漁具の共同購入の支援", notation="③")
    slow = own(
        Kpi, Kind.KPI, "漁船の更新数", "漁船の更新数",
        target=Target("50隻", 50, "隻"), deadline=Deadline("2030年度", 2030),
        observations=(
            Observation("戦略2020", "10隻", 10, "2020年度"), Observation("現在値", "18隻", 18, "2025年度", "20%"),
        ),
    )  # fmt: skip
    stuck = own(Kpi, Kind.KPI, "水揚げの回復", "水揚げの回復", status="②")
    buying, repair, boats = known["漁具の共同購入"], known["市場の改修"], known["船出応援事業"]
    agency, ministry, fishers, market = (
        known[label] for label in ("水産庁", "みなと省", "漁業の担い手を育てる", "港の市場を直す")
    )
    again = "②漁具の共同購入【再掲】"
    links = (
        link(trade, Relation.RESPONSIBLE_FOR, buying, "交易省は、網や綱をまとめて買う組合を支える。"),
        link(trade, Relation.RESPONSIBLE_FOR, repair, "交易省は、市場の屋根の設計を担う。"),
        link(agency, Relation.RESPONSIBLE_FOR, support, "水産庁は、漁具の共同購入の支援を始める。"),
        Link(agency.iri, Relation.PART_OF, ministry.iri, Basis.CURATED, (), 0.95),
        link(buying, Relation.CONTRIBUTES_TO, market, again, Basis.STRUCTURAL),
        link(support, Relation.CONTRIBUTES_TO, fishers, "③漁具の共同購入の支援", Basis.STRUCTURAL),
        link(fishers, Relation.MEASURED_BY, slow, "漁船の更新数", Basis.STRUCTURAL),
        link(fishers, Relation.MEASURED_BY, stuck, "水揚げの回復", Basis.STRUCTURAL),
        link(repair, Relation.IMPLEMENTED_BY, boats, "船出応援事業"),
        link(repair, Relation.BASED_ON, law, "市場の改修は、港の市場に関する法律に基づいて行う。"),
        link(repair, Relation.SCHEDULED_BY, roof, "2026年4月～2028年3月 屋根の工事", Basis.STRUCTURAL),
    )
    kept = (entity for entity in read.entities if entity is not buying)
    repeated = replace(buying, evidence=(*buying.evidence, at(again)))
    things = (*kept, repeated, trade, law, roof, support, slow, stuck)
    return Extraction(read.document, things, (*read.links, *links), read.unresolved)


def busy_projection() -> Projection:
    """Project the longer strategy alone."""
    return Projection.of([busy_harbour()])
