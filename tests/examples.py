"""A small strategy of our own invention, read by hand: every offset is looked up in the text, never typed."""

from dataclasses import replace
from typing import Any

from ontology.iri import DEFAULT_BASE, Minter, revision_of
from ontology.model import (
    Basis,
    Comparator,
    Deadline,
    Direction,
    Document,
    Entity,
    Evidence,
    Extraction,
    Kind,
    Kpi,
    Link,
    Observation,
    Organisation,
    OrganisationKind,
    Relation,
    Result,
    Section,
    Target,
    Unresolved,
)

TEXT = """みなと振興戦略
第1章 目指す姿
１ にぎわう港町をつくる
（KPI）港町への移住者数を年間500人とする（2030年度）
Ａ 海の仕事を増やす
ａ 漁業の担い手を育てる
①見習い漁師の支援
水産庁は、見習い漁師に船と住まいを貸し出す。また、みなと省と協力する。
主な事業：船出応援事業
■アウトプットKPI 新規就業者数 50％（2028年度）
②漁具の共同購入
漁具をまとめて買う。
ｂ 港の市場を直す
①市場の改修
市場の屋根を直す。
"""
BASE = DEFAULT_BASE
SERIES = "みなと振興戦略"
INGESTED_AT = "2026-01-05T00:00:00+00:00"


def strategy(series: str = SERIES, text: str = TEXT, base: str = BASE) -> Extraction:
    """Read the strategy; another `series` gives a second, like-named set of things."""
    return _Reader(series, text, base).extraction()


class _Reader:
    def __init__(self, series: str, text: str, base: str) -> None:
        self.text = text
        self.minter = Minter(base, series)
        self.document = Document(
            iri=self.minter.document(revision_of(text)),
            series=self.minter.series,
            series_name=series,
            title=series,
            source=f"{series}.txt",
            revision=revision_of(text),
            ingested_at=INGESTED_AT,
            software="tests",
            sections=(
                Section(0, len(text), 0, None, "みなと振興戦略"),
                Section(text.index("第1章"), len(text), 1, "第1章", "目指す姿"),
            ),
        )

    def at(self, quote: str) -> Evidence:
        start = self.text.index(quote)
        return Evidence(self.document.iri, start, start + len(quote), quote)

    def thing(self, kind: Kind, label: str, notation: str | None = None, **more: Any) -> Entity:
        types: dict[Kind, type[Entity]] = {Kind.KPI: Kpi}
        if kind in (Kind.IMPACT, Kind.OUTCOME, Kind.OUTPUT):
            types[kind] = Result
        made = types.get(kind, Entity)(
            iri=self.minter.thing(kind, label),
            kind=kind,
            label=label,
            document=self.document.iri,
            notation=notation,
            evidence=(self.at(label),),
        )
        return replace(made, **more)

    def extraction(self) -> Extraction:
        impact = self.thing(Kind.IMPACT, "にぎわう港町をつくる", "１")
        outcome = self.thing(Kind.OUTCOME, "海の仕事を増やす", "Ａ")
        fishers = self.thing(Kind.OUTPUT, "漁業の担い手を育てる", "ａ")
        market = self.thing(Kind.OUTPUT, "港の市場を直す", "ｂ", cross_cutting=True)
        support = self.thing(Kind.MEASURE, "見習い漁師の支援", "①", alt_labels=("見習い漁師支援",))
        buying = self.thing(Kind.MEASURE, "漁具の共同購入", "②")
        repair = self.thing(Kind.MEASURE, "市場の改修", "①")
        boats = self.thing(Kind.PROGRAMME, "船出応援事業")
        newcomers = self.thing(
            Kind.KPI,
            "新規就業者数",
            target=Target("50％", 50, "%", Comparator.AT_LEAST, Direction.INCREASE),
            deadline=Deadline("2028年度", 2028),
        )
        movers = self.thing(
            Kind.KPI,
            "港町への移住者数",
            target=Target("年間500人", 500, "人"),
            deadline=Deadline("2030年度", 2030),
            baseline="120人",
            number="1",
            status="①B",
            observations=(Observation("現在値", "120人", 120, "2025年度", "24%"),),
        )
        agency = self.organisation("水産庁", "みなと省", OrganisationKind.AGENCY, ("水庁",))
        ministry = self.organisation("みなと省", None, OrganisationKind.MINISTRY, ())
        contributes, measured = Relation.CONTRIBUTES_TO, Relation.MEASURED_BY
        said = "水産庁は、見習い漁師に船と住まいを貸し出す。"
        block = "■アウトプットKPI 新規就業者数 50％（2028年度）"
        links = (
            self.link(support, contributes, fishers, "①見習い漁師の支援"),
            self.link(buying, contributes, fishers, "②漁具の共同購入"),
            self.link(repair, contributes, market, "①市場の改修"),
            self.link(fishers, contributes, outcome, "ａ 漁業の担い手を育てる"),
            Link(market.iri, contributes, outcome.iri, Basis.INFERRED, (), 0.6),
            self.link(outcome, contributes, impact, "Ａ 海の仕事を増やす"),
            self.link(support, Relation.IMPLEMENTED_BY, boats, "主な事業：船出応援事業", Basis.STATED),
            self.link(support, measured, newcomers, block),
            self.link(buying, measured, newcomers, block),
            self.link(fishers, measured, newcomers, block),
            self.link(support, measured, newcomers, "新規就業者数 50％", Basis.STATED),
            self.link(impact, measured, movers, "（KPI）港町への移住者数", Basis.STATED),
            self.link(agency, Relation.RESPONSIBLE_FOR, support, said, Basis.STATED),
            Link(agency.iri, Relation.RESPONSIBLE_FOR, boats.iri, Basis.CURATED, (), 0.6),
            self.link(support, Relation.MENTIONS, agency, "水産庁", Basis.STATED),
            self.link(support, Relation.MENTIONS, ministry, "みなと省と協力する", Basis.STATED),
        )
        things = (impact, outcome, fishers, market, support, buying, repair, boats, newcomers, movers, agency, ministry)
        odd = Unresolved("役割の分からない文", self.at("漁具をまとめて買う。"))
        return Extraction(self.document, things, links, (odd,))

    def organisation(
        self, label: str, parent: str | None, kind: OrganisationKind, abbreviations: tuple[str, ...]
    ) -> Organisation:
        return Organisation(
            iri=self.minter.shared(Kind.ORGANISATION, label),
            label=label,
            organisation_kind=kind,
            parent=parent,
            abbreviations=abbreviations,
        )

    def link(
        self, source: Entity, relation: Relation, target: Entity, quote: str, basis: Basis = Basis.STRUCTURAL
    ) -> Link:
        return Link(source.iri, relation, target.iri, basis, (self.at(quote),))
