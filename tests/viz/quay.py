"""The sample strategy with what charts show: a result that serves every outcome, series of KPIs, and a roadmap."""

from dataclasses import replace

from graph.projection import Projection
from ontology.model import (
    Deadline,
    Entity,
    Extraction,
    Kind,
    Kpi,
    Link,
    Observation,
    OrganisationKind,
    Relation,
    Result,
    RoadmapItem,
    Target,
)
from tests.viz.harbour import Harbour

RISING = ("12隻", "15隻", "21隻")
MIXED = ("800人増加", "300人減少", "200人増加")


def series(made: Harbour, label: str, values: tuple[str, ...], target: Target, status: str | None = None) -> Kpi:
    """Make a KPI with a reading for each value; a value without digits has no number."""
    readings = tuple(
        Observation(f"第{at}期", value, _number(value), f"{2020 + at}年度", f"{at}0%")
        for at, value in enumerate(values, 1)
    )
    kpi = made.kpi(label, "kpi-output-b", target.printed, "2030年度")
    return replace(kpi, target=target, deadline=Deadline("2030年度", 2030), observations=readings, status=status)


def _number(value: str) -> float | None:
    digits = "".join(filter(str.isdigit, value))
    return float(digits) if digits else None


def step(made: Harbour, text: str, period: str | None, start: str | None, end: str | None) -> RoadmapItem:
    """Make an item of the roadmap."""
    iri, at = made.mint.thing(Kind.ROADMAP_ITEM, text), (made.at("tour-programmes"),)
    return RoadmapItem(
        iri=iri, label=text, document=made.document.iri, evidence=at, text=text, period=period, start=start, end=end
    )


def quay_extraction() -> Extraction:
    """Give all that was read."""
    made = Harbour()
    calm = made.extraction()
    named = {entity.label: entity for entity in calm.entities}
    school = named["海の仕事を学ぶ地域みらい学校と奨学金返還支援"]
    beach, smart = named["渚泊推進対策"], named["スマート水産業の推進と現場への実装"]
    people, tourism = (
        named["地域の人材力の強化と多様な働き方の実現"],
        named["地域資源を最大限に活用した観光の高付加価値化"],
    )
    across = _across(made)
    welfare = made.organisation("厚生労働省", OrganisationKind.MINISTRY)
    kpis = (
        series(made, "観測機器を載せた漁船の数", RISING, Target("30隻", 30, "隻"), "①B"),
        series(made, "担い手の転入と転出の差", MIXED, Target("均衡"), "②"),
        series(made, "協議会の開催状況", ("－", "（未設定）", "開催"), Target("全ての地区")),
    )
    steps = (
        step(made, "基盤の設計", "2026年4月～2027年3月", "2026-04", "2027-03"),
        step(made, "全ての漁村への展開", "2027年10月～", "2027-10", None),
        step(made, "効果の検証", None, None, None),
    )
    return replace(
        calm,
        entities=(*calm.entities, across, welfare, *kpis, *steps),
        links=(
            *calm.links,
            *_across_links(made, school, across, (people, named["地域における高付加価値型産業の創出"])),
            made.link((welfare, Relation.RESPONSIBLE_FOR, school), "school-text"),
            made.link((named["観光庁"], Relation.RESPONSIBLE_FOR, beach), "tour-text"),
            made.link((smart, Relation.MEASURED_BY, kpis[0]), "block"),
            made.link((tourism, Relation.MEASURED_BY, kpis[1]), "kpi-output-b"),
            *(made.link((beach, Relation.SCHEDULED_BY, each), "tour-programmes") for each in steps),
        ),
    )


def _across(made: Harbour) -> Result:
    thing = made.thing(Kind.OUTPUT, "人材に関する国の支援", "school-text", "(1)")
    return Result(
        iri=thing.iri, kind=thing.kind, label=thing.label, document=thing.document, notation=thing.notation,
        evidence=thing.evidence, cross_cutting=True,
    )  # fmt: skip


def _across_links(made: Harbour, measure: Entity, across: Result, outcomes: tuple[Entity, ...]) -> list[Link]:
    ends = [(measure, across), *((across, outcome) for outcome in outcomes)]
    return [made.link((lower, Relation.CONTRIBUTES_TO, upper), "school-text") for lower, upper in ends]


def quay() -> Projection:
    """Give the strategy as a projection."""
    return Projection.of([quay_extraction()])
