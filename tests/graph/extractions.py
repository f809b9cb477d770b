"""Extractions to test with: a full one that uses every field, and synthetic ones of any size."""

from dataclasses import replace
from typing import Any

from ontology.iri import DEFAULT_BASE, Minter, revision_of
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
    PlanPeriod,
    Programme,
    Relation,
    Result,
    RoadmapItem,
    Role,
    Section,
    Target,
    Unresolved,
)

TEXT = (
    "１ しごとをつくる\n（1）スマート農業の推進【再掲】\n"
    "農林水産省は“データ”を\\活用し、\t2027年度までに50％以上とする。"
    "𠮷野町も参加する。\n"
)


def document_of(text: str, *, series: str = "見本戦略", at: str = "2026-04-01T09:00:00+00:00") -> Document:
    mint = Minter(DEFAULT_BASE, series)
    revision = revision_of(text)
    return Document(
        iri=mint.document(revision),
        series=mint.series,
        series_name=series,
        title=f"{series}2026",
        source="見本 戦略.txt",
        revision=revision,
        ingested_at=at,
        issued="2026年3月",
        software="sujimichi 0.1.0",
        sections=(Section(0, len(text), 0, None, series), Section(2, 9, 1, "１", "しごとをつくる")),
    )


def full(series: str = "見本戦略", at: str = "2026-04-01T09:00:00+00:00", text: str = TEXT) -> Extraction:
    """Give one extraction in which every field of every domain type is used at least once."""
    document = document_of(text, series=series, at=at)
    mint = Minter(DEFAULT_BASE, series)

    def quote(words: str) -> Evidence:
        start = text.index(words)
        return Evidence(document.iri, start, start + len(words), words)

    document = replace(document, period=PlanPeriod("～2027年度", 2025, 2027, quote("2027年度")))
    heading, bullet, sentence = (
        quote("しごとをつくる"),
        quote("スマート農業の推進【再掲】"),
        quote("2027年度までに50％以上とする"),
    )
    thing: dict[str, Any] = {"document": document.iri, "evidence": (heading, bullet)}
    outcome = Result(
        iri=mint.thing(Kind.OUTCOME, "しごと"),
        kind=Kind.OUTCOME,
        label="しごと",
        notation="１",
        alt_labels=("仕事",),
        **thing,
    )
    output = Result(
        iri=mint.thing(Kind.OUTPUT, "国の役割"), kind=Kind.OUTPUT, label="国の役割", cross_cutting=True, **thing
    )
    measure = Entity(
        iri=mint.thing(Kind.MEASURE, "農業"),
        kind=Kind.MEASURE,
        label="スマート農業の推進",
        notation="（1）",
        alt_labels=("スマ一ト農業", "“農業”\\\n"),
        **thing,
    )
    programme = Programme(
        iri=mint.thing(Kind.PROGRAMME, "実証"),
        label="実証事業",
        notation="・",
        alt_labels=("実證事業",),
        target_groups=("若手農業者", "市町村"),
        **thing,
    )
    kpi = Kpi(
        iri=mint.thing(Kind.KPI, "活用割合"),
        label="スマート農業技術の活用割合",
        notation="ⅰ",
        alt_labels=("スマ一ト農業技術の活用割合",),
        target=Target("50％以上", 50.0, "％", Comparator.AT_LEAST, Direction.INCREASE),
        deadline=Deadline("2027年度までに", 2027),
        baseline="20％（2023年度）",
        note="※実証に参加した経営体に限る。",
        number="①",
        status="①B",
        observations=(
            Observation("総合戦略2014", "20％", 0.1 + 0.2, "2014年", "33%", 33.4),
            Observation("現在値", "―"),
            Observation("", "1,234,567人", 1234567.0),
        ),
        **thing,
    )
    bare_kpi = Kpi(iri=mint.thing(Kind.KPI, "割合"), label="割合", target=Target(""), deadline=Deadline("毎年"))
    ministry = Organisation(
        iri=mint.shared(Kind.ORGANISATION, "農林水産省"),
        label="農林水産省",
        organisation_kind=OrganisationKind.MINISTRY,
        parent="内閣",
        english="Ministry of Agriculture, Forestry and Fisheries",
        abbreviations=("農", "農水"),
        corporate_number="5000012080001",
        alt_labels=("農水省",),
        evidence=(quote("農林水産省"),),
    )
    bureau = Organisation(
        iri=mint.shared(Kind.ORGANISATION, "農産局"), label="農産局", organisation_kind=OrganisationKind.BUREAU
    )
    impact = Result(iri=mint.thing(Kind.IMPACT, "暮らし"), kind=Kind.IMPACT, label="暮らし", document=document.iri)
    named: dict[str, Any] = {"notation": "※", "alt_labels": ("別名",), **thing}
    claim = Claim(
        iri=mint.thing(Kind.CLAIM, "活用"),
        label="データを活用し、50％以上とする",
        means="データ",
        cue="を活用し",
        end="50％以上",
        end_cue="とする",
        **named,
    )
    budget = Budget(
        iri=mint.thing(Kind.BUDGET, "令和８年度"),
        label="令和８年度予算案 1,000億円",
        amount="1,000億円",
        amount_value=1e11,
        fiscal_year=2026,
        flows=(Flow("国", "都道府県", "1/2"), Flow("国", "市町村", None)),
        **named,
    )
    event = Event(
        iri=mint.thing(Kind.EVENT, "会議"), label="第１回会議", date="４月１日（水）", text="第１回会議を開く", **named
    )
    plan = CitedDocument(
        iri=mint.shared(Kind.DOCUMENT, "食料計画"), label="食料計画", adopted="令和７年４月11日閣議決定", **named
    )
    law = Law(
        iri=mint.shared(Kind.LAW, "スマート農業法"),
        label="スマート農業法",
        number="令和 6 年法律第63号",
        alt_labels=("スマ農法",),
        evidence=(quote("スマート農業の推進"),),
    )
    item = RoadmapItem(
        iri=mint.thing(Kind.ROADMAP_ITEM, "活用し"),
        label="データを活用",
        notation="①",
        alt_labels=("デ一タを活用",),
        text="データを\n活用",
        period="2026年４月～2027年度",
        start="2026-04",
        end="2027",
        **thing,
    )
    open_item = RoadmapItem(iri=mint.thing(Kind.ROADMAP_ITEM, "随時"), label="随時", text="")
    cited = CitedDocument(iri=document.iri, label=document.title, document=document.iri)
    stated, structural = Basis.STATED, Basis.STRUCTURAL
    return Extraction(
        document=document,
        entities=(
            outcome,
            output,
            measure,
            programme,
            kpi,
            bare_kpi,
            ministry,
            bureau,
            cited,
            law,
            item,
            open_item,
            impact,
            claim,
            budget,
            event,
            plan,
        ),
        links=(
            Link(output.iri, Relation.CONTRIBUTES_TO, outcome.iri, structural, (heading,)),
            Link(measure.iri, Relation.CONTRIBUTES_TO, output.iri, structural, (heading, bullet)),
            Link(measure.iri, Relation.MEASURED_BY, kpi.iri, stated, (sentence,)),
            Link(measure.iri, Relation.MEASURED_BY, kpi.iri, structural, (heading,)),
            Link(measure.iri, Relation.MEASURED_BY, bare_kpi.iri, Basis.INFERRED, (), 0.1 + 0.2, None, "語が重なる"),
            Link(measure.iri, Relation.IMPLEMENTED_BY, programme.iri, structural, (bullet,)),
            Link(ministry.iri, Relation.RESPONSIBLE_FOR, measure.iri, stated, (sentence,), role=Role.LEAD),
            Link(measure.iri, Relation.MENTIONS, ministry.iri, stated, (quote("農林水産省"),)),
            Link(document.iri, Relation.BASED_ON, law.iri, stated, (sentence,)),
            Link(measure.iri, Relation.SCHEDULED_BY, item.iri, stated, (sentence,)),
            Link(programme.iri, Relation.SCHEDULED_BY, open_item.iri, structural, (bullet, sentence)),
            Link(bureau.iri, Relation.PART_OF, ministry.iri, Basis.CURATED),
            Link(measure.iri, Relation.RESTATES, measure.iri, stated, (bullet,)),
            Link(measure.iri, Relation.SUCCEEDS, mint.thing(Kind.MEASURE, "旧農業"), Basis.CURATED, (), 0.9),
            Link(measure.iri, Relation.STATES, claim.iri, stated, (sentence,)),
            Link(claim.iri, Relation.ABOUT, kpi.iri, stated, (sentence,)),
            Link(programme.iri, Relation.FUNDED_BY, budget.iri, stated, (sentence,)),
            Link(measure.iri, Relation.BASED_ON, plan.iri, stated, (sentence,)),
            *(
                Link(ministry.iri, Relation.PARTICIPATES_IN, event.iri, stated, (quote("𠮷野町も参加する"),), role=role)
                for role in (Role.MEMBER, Role.SECRETARIAT)  # the same body in two roles: two links
            ),
        ),
        unresolved=(Unresolved("主語がない", sentence), Unresolved("目標値が読めない", sentence)),
    )


def synthetic(things: int = 1000, links: int = 3000, *, series: str = "大きな戦略") -> Extraction:
    """Give an extraction of about the size of a real strategy: each link with one or two passages of its own."""
    text = "".join(f"施策{number:06d}は成果{number:06d}に資する。" for number in range(links * 2))
    width = len("施策000000は成果000000に資する。")
    document = document_of(text, series=series)
    mint = Minter(DEFAULT_BASE, series)

    def passage(number: int) -> Evidence:
        start = number * width
        return Evidence(document.iri, start, start + width, text[start : start + width])

    kinds = (Kind.OUTCOME, Kind.OUTPUT, Kind.MEASURE, Kind.MEASURE, Kind.KPI)
    makers = {Kind.OUTCOME: Result, Kind.OUTPUT: Result, Kind.KPI: Kpi}
    entities = tuple(
        makers.get(kind, Entity)(
            iri=mint.thing(kind, f"{kind}{number}"),
            kind=kind,
            label=f"{kind}{number}",
            document=document.iri,
            evidence=(passage(number),),
            **(
                {"target": Target("50％", 50.0, "％"), "deadline": Deadline("2027年度", 2027)}
                if kind is Kind.KPI
                else {}
            ),
        )
        for number in range(things)
        for kind in (kinds[number % len(kinds)],)
    )
    of = {kind: [entity.iri for entity in entities if entity.kind is kind] for kind in kinds}
    pairs = ((Kind.MEASURE, Relation.MEASURED_BY, Kind.KPI), (Kind.MEASURE, Relation.CONTRIBUTES_TO, Kind.OUTPUT))
    made = []
    for number in range(links):
        source, relation, target = pairs[number % 2]
        sources, targets = of[source], of[target]
        evidence = tuple(passage(number + extra * links) for extra in range(1 + number % 2))
        ends = sources[number % len(sources)], targets[number // len(sources) * 7 % len(targets)]
        made.append(Link(ends[0], relation, ends[1], Basis.STRUCTURAL, evidence))
    return Extraction(document, entities, tuple(made))
