"""A small plan of our own invention in which nothing is missing, and the ways of spoiling it, one for each rule."""

from collections.abc import Callable
from dataclasses import dataclass, replace
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
    PlanPeriod,
    Relation,
    Result,
    Target,
    Unresolved,
)
from ontology.unresolved import TOTALS_DISAGREE

SERIES = "しおかぜ町総合戦略"
TEXT = """しおかぜ町総合戦略
計画期間　2025年度～2029年度
Ａ 浜に人が集まる
ａ 浜茶屋が続く
①浜茶屋の継ぎ手をさがす
浜茶屋継承事業（水産庁）
浜茶屋の数：40軒以上（2029年度）
浜の来訪者数：9万人以上（2029年度）
浜茶屋継承事業は観光庁が行う。
②貝殻の道をつくる
合計 2件
"""


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan in parts; every method gives a changed copy."""

    document: Document
    things: dict[str, Entity]
    links: tuple[Link, ...]
    unresolved: tuple[Unresolved, ...] = ()

    def extraction(self) -> Extraction:
        """Put the parts together."""
        return Extraction(self.document, tuple(self.things.values()), self.links, self.unresolved)

    def changed(self, name: str, **more: Any) -> "Plan":
        """Change one thing."""
        return replace(self, things={**self.things, name: replace(self.things[name], **more)})

    def aimed(self, **more: Any) -> "Plan":
        """Change the target of the KPI of the output."""
        kpi = self.things["huts"]
        assert isinstance(kpi, Kpi)
        assert kpi.target
        return self.changed("huts", target=replace(kpi.target, **more))

    def without(self, relation: Relation, *, source: str | None = None, target: str | None = None) -> "Plan":
        """Leave out links."""
        ends = [self.things[name].iri if name else None for name in (source, target)]

        def is_meant(link: Link) -> bool:
            return link.relation is relation and ends[0] in (None, link.source) and ends[1] in (None, link.target)

        return replace(self, links=tuple(link for link in self.links if not is_meant(link)))

    def less(self, name: str) -> "Plan":
        """Leave out a thing with its links."""
        kept = {known: thing for known, thing in self.things.items() if known != name}
        lost = self.things[name].iri
        return replace(self, things=kept, links=tuple(x for x in self.links if lost not in (x.source, x.target)))

    def linked(self, source: str, relation: Relation, target: str, quote: str, **more: Any) -> "Plan":
        """Add a link."""
        ends = self.things[source].iri, self.things[target].iri
        made = Link(ends[0], relation, ends[1], **{"basis": Basis.STATED, "evidence": (self.at(quote),), **more})
        return replace(self, links=(*self.links, made))

    def at(self, quote: str) -> Evidence:
        """Quote the text."""
        return at(self.document.iri, quote)


def at(document: str, quote: str) -> Evidence:
    """Quote the text of the plan."""
    start = TEXT.index(quote)
    return Evidence(document, start, start + len(quote), quote)


def sound(series: str = SERIES) -> Plan:
    """Give the plan in which every rule is content; another `series` gives like-named things of its own."""
    mint = Minter(DEFAULT_BASE, series)
    iri = mint.document(revision_of(TEXT))

    def thing(kind: Kind, label: str, made: type[Entity] = Entity, **more: Any) -> Entity:
        return made(
            iri=mint.thing(kind, label), kind=kind, label=label, document=iri, evidence=(at(iri, label),), **more
        )

    def kpi(label: str, printed: str, value: float, unit: str, first: float) -> Entity:
        target = Target(printed, value, unit, Comparator.AT_LEAST, Direction.INCREASE)
        return thing(
            Kind.KPI,
            label,
            Kpi,
            target=target,
            deadline=Deadline("2029年度", 2029),
            baseline=f"{first:g}{unit}（2024年度）",
            observations=(Observation("2025年度", f"{first:g}{unit}", first, "2025年度", "50%", 50.4),),
        )

    def office(label: str, kind: OrganisationKind, parent: str | None = None) -> Entity:
        return Organisation(
            iri=mint.shared(Kind.ORGANISATION, label), label=label, organisation_kind=kind, parent=parent
        )

    things = {
        "crowd": thing(Kind.OUTCOME, "浜に人が集まる", Result),
        "last": thing(Kind.OUTPUT, "浜茶屋が続く", Result),
        "heirs": thing(Kind.MEASURE, "浜茶屋の継ぎ手をさがす"),
        "path": thing(Kind.MEASURE, "貝殻の道をつくる"),
        "handing": thing(Kind.PROGRAMME, "浜茶屋継承事業"),
        "huts": kpi("浜茶屋の数", "40軒以上", 40, "軒", 32),
        "visitors": kpi("浜の来訪者数", "9万人以上", 90_000, "人", 70_000),
        "fisheries": office("水産庁", OrganisationKind.AGENCY),
        "tourism": office("観光庁", OrganisationKind.AGENCY),
    }
    plan = Plan(
        Document(
            iri=iri,
            series=mint.series,
            series_name=series,
            title=series,
            source="shiokaze.txt",
            revision=revision_of(TEXT),
            ingested_at="2026-01-05T00:00:00+00:00",
            period=PlanPeriod("2025年度～2029年度", 2025, 2029, at(iri, "2025年度～2029年度")),
        ),
        things,
        (),
    )
    up, gauge = Relation.CONTRIBUTES_TO, Relation.MEASURED_BY
    for source, relation, target, quote in (
        ("last", up, "crowd", "ａ 浜茶屋が続く"),
        ("heirs", up, "last", "①浜茶屋の継ぎ手をさがす"),
        ("path", up, "crowd", "②貝殻の道をつくる"),
        ("last", gauge, "huts", "浜茶屋の数：40軒以上"),
        ("crowd", gauge, "visitors", "浜の来訪者数：9万人以上"),
        ("heirs", Relation.IMPLEMENTED_BY, "handing", "浜茶屋継承事業（水産庁）"),
        ("fisheries", Relation.RESPONSIBLE_FOR, "handing", "浜茶屋継承事業（水産庁）"),
        ("tourism", Relation.RESPONSIBLE_FOR, "path", "②貝殻の道をつくる"),
    ):
        plan = plan.linked(source, relation, target, quote)
    return plan


Spoil = Callable[[Plan], Plan]
_UP, _GAUGE, _RUNS, _DUTY = (
    Relation.CONTRIBUTES_TO,
    Relation.MEASURED_BY,
    Relation.IMPLEMENTED_BY,
    Relation.RESPONSIBLE_FOR,
)
_UNMEASURED: dict[str, Any] = {"baseline": None, "observations": ()}

SPOILT: tuple[tuple[str, str | None, Spoil], ...] = (
    # rule, thing that is found (None: the document), what is done to the sound plan
    ("kpi-without-target", "huts", lambda plan: plan.changed("huts", target=None)),
    (
        "kpi-without-target-value",
        "huts",
        lambda plan: plan.aimed(printed="増加", value=None, unit=None, comparator=None),
    ),
    ("kpi-without-unit", "huts", lambda plan: plan.aimed(printed="40（2029年度）", unit=None)),
    ("kpi-without-deadline", "huts", lambda plan: plan.changed("huts", deadline=None)),
    ("kpi-without-baseline", "huts", lambda plan: plan.changed("huts", **_UNMEASURED)),
    (
        "kpi-without-baseline",
        "huts",
        lambda plan: plan.changed("huts", baseline="※基準値は、今後の調査で定める。", observations=()),
    ),
    (
        "kpi-without-direction",
        "huts",
        lambda plan: plan.aimed(printed="40軒", comparator=None, direction=None).changed("huts", **_UNMEASURED),
    ),
    ("kpi-without-measure", "huts", lambda plan: plan.without(_UP, source="heirs")),
    ("output-without-kpi", "last", lambda plan: plan.without(_GAUGE, source="last")),
    ("output-without-measure", "last", lambda plan: plan.without(_UP, source="heirs")),
    ("outcome-without-output", "crowd", lambda plan: plan.without(_UP, source="last")),
    ("outcome-without-kpi", "crowd", lambda plan: plan.without(_GAUGE, source="crowd")),
    ("measure-without-kpi", "path", lambda plan: plan.without(_GAUGE, source="crowd")),
    ("measure-outside-model", "path", lambda plan: plan.without(_UP, source="path")),
    ("measure-without-ministry", "path", lambda plan: plan.without(_DUTY, target="path")),
    ("deadline-past", "huts", lambda plan: plan.changed("huts", deadline=Deadline("2025年度", 2025))),
    ("deadline-after-period", "huts", lambda plan: plan.changed("huts", deadline=Deadline("2030年度", 2030))),
    (
        "progress-mismatch",
        "huts",
        lambda plan: plan.changed("huts", observations=(Observation("2025年度", "36軒", 36, None, "75%", 50.0),)),
    ),
    (
        "totals-disagree",
        None,
        lambda plan: replace(
            plan, unresolved=(Unresolved(f"{TOTALS_DISAGREE}: 合計 / totals disagree", plan.at("合計 2件")),)
        ),
    ),
    (
        "programme-ministries-contradict",
        "handing",
        lambda plan: plan.linked("tourism", _DUTY, "handing", "浜茶屋継承事業は観光庁が行う。"),
    ),
    (
        "chain-on-inference",
        "heirs",
        lambda plan: plan.linked("heirs", _GAUGE, "huts", "浜茶屋の数", basis=Basis.INFERRED, confidence=0.6),
    ),
    (
        "ministry-uncertain",
        "heirs",
        lambda plan: plan.linked("tourism", _DUTY, "heirs", "①浜", basis=Basis.CURATED, confidence=0.6, evidence=()),
    ),
)

UNSPOILT: tuple[tuple[str, Spoil], ...] = (
    # rule that keeps quiet, what is done to the sound plan
    ("kpi-without-target", lambda plan: plan.changed("huts", label="浜茶屋の空きを解消する", target=None)),
    ("kpi-without-target-value", lambda plan: plan.aimed(printed="町の平均以上", value=None)),
    ("kpi-without-target-value", lambda plan: plan.aimed(printed="全地区", value=None, comparator=None)),
    ("kpi-without-unit", lambda plan: plan.aimed(printed="地区の2/3", unit=None)),
    (
        "kpi-without-deadline",
        lambda plan: plan.aimed(printed="毎年度40軒以上").changed("huts", deadline=None),
    ),
    (
        "kpi-without-baseline",
        lambda plan: plan.changed("huts", deadline=Deadline("2025～2029年度累計", 2029), **_UNMEASURED),
    ),
    ("kpi-without-baseline", lambda plan: plan.aimed(printed="2024年比で2割増").changed("huts", **_UNMEASURED)),
    ("measure-without-kpi", lambda plan: plan.without(_GAUGE, source="last")),  # there is still the outcome's
    ("measure-without-ministry", lambda plan: plan.without(_DUTY)),  # no measure of the document has one
    (  # nor here, where a programme has one that no measure is implemented by
        "measure-without-ministry",
        lambda plan: plan.without(_RUNS).without(_DUTY, target="path"),
    ),
    (  # whose part has one
        "measure-without-ministry",
        lambda plan: plan.without(_DUTY, target="path").linked("heirs", _UP, "path", "①浜茶屋の継ぎ手をさがす"),
    ),
    (
        "measure-without-ministry",
        lambda plan: plan.without(_DUTY, target="path").linked("path", Relation.MENTIONS, "tourism", "②貝殻の道"),
    ),
    ("outcome-without-output", lambda plan: plan.less("last")),
    ("deadline-past", lambda plan: plan.changed("huts", deadline=Deadline("2026年4月", 2026))),
    ("deadline-after-period", lambda plan: plan.changed("huts", deadline=Deadline("2030年3月", 2030))),
    (
        "progress-mismatch",
        lambda plan: plan.changed("huts", observations=(Observation("", "36軒", 36, None, "44% / 20%", None),)),
    ),
    (
        "programme-ministries-contradict",
        lambda plan: plan.linked("tourism", _DUTY, "handing", "浜茶屋継承事業（水産庁）"),  # named together
    ),
    (
        "chain-on-inference",
        lambda plan: plan.linked("last", _GAUGE, "huts", "浜茶屋の数", basis=Basis.INFERRED, confidence=0.6),
    ),
)
