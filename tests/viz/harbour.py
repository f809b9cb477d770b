"""A strategy of our own invention with labels as long as real ones: text, what was read of it, and a hostile twin."""

from dataclasses import dataclass, field, replace

from graph.projection import Projection
from ontology.iri import DEFAULT_BASE, Minter, revision_of
from ontology.model import (
    Basis,
    Deadline,
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

SENTENCES = {
    "chapter": "第3章 みなとの暮らしと産業に関する施策",
    "section": "第5節 成果に結び付く主な施策の推進",
    "impact": "インパクト（1）強い地域経済",
    "outcome-a": "A 地域における高付加価値型産業の創出",
    "outcome-b": "B 地域の人材力の強化と多様な働き方の実現",
    "output-a": "a 水産業・食品産業の生産性の向上と販路の拡大",
    "output-b": "b 地域資源を最大限に活用した観光の高付加価値化",
    "output-c": "c 若者や女性にも選ばれる職場づくり",
    "smart": "①スマート水産業の推進と現場への実装",
    "export": "②水産物・水産加工品の輸出拡大に向けた産地の体制強化",
    "tour": "③漁村の暮らしと食文化を生かした滞在型観光の推進",
    "school": "④海の仕事を学ぶ地域みらい学校と奨学金返還支援",
    "smart-text": (
        "水産庁は、都道府県及び漁業協同組合と連携し、漁船に搭載した観測機器から得られる水温・塩分等のデータを共有する基盤を"
        "整備するとともに<sup>9</sup>、経験の浅い担い手でも\n適切な漁場を選択できるよう、現場への実装を2027年度までに全ての"
        "沿海都道府県において進める。あわせて、機器の共同利用や専門人材の派遣により、小規模な経営体の負担を軽減し、"
        "生産性の向上と資源管理の両立を図る。さらに、得られた成果については、各地の協議会を通じて横展開し、"
        "地域の実情に応じた改良を重ねることとする。"
    ),
    "smart-programmes": "主な事業：スマート水産業普及推進事業、水産業データ連携基盤整備事業",
    "tour-programmes": "主な事業：渚泊推進対策",
    "tour-text": "観光庁及び農林水産省は、漁村に滞在し、食や漁業を体験する旅行商品の造成を支援する。",
    "school-text": "文部科学省は、地域の高等学校と企業が協働する学びの場を広げる。",
    "block": "■アウトプットKPI 水産業の付加価値労働生産性 年率3％以上の向上（2030年度）",
    "kpi-output-b": "■アウトプットKPI 漁村地域における延べ宿泊者数 1,500万人泊（2030年）",
    "kpi-a": "KPI① 地方における中堅・中小企業の1人当たり付加価値額 東京圏との差を半減（2032年）",
    "kpi-b": "KPI② 地方の企業で働く若者・女性の正規雇用者の割合 70％（2030年）",
    "kpi-impact": "KPI 地方における域内総生産の伸び率 東京圏の伸び率を上回る（2030年代前半まで）",
}
TEXT = "みなと創生総合戦略（案）\n" + "\n".join(SENTENCES.values()) + "\n"
HOSTILE = (
    "</script><img src=x onerror=alert(1)>",
    "<script>document.title='owned'</script>",
    "\"'><svg onload=alert(1)>&lt;b&gt;",
    "{{ 7 * 7 }}{% raw %}",
    "\u202eかさまさ\u2066\u202eABC\u2069",
    "長" * 2000,
    "W" * 2000,
    "<!--<script>",
    "\u2028\u2029改行",
    '=HYPERLINK("https://else.example","押す")',
)


@dataclass
class Harbour:
    """Builds the extraction; everything is looked up in the text."""

    text: str = TEXT
    mint: Minter = field(default_factory=lambda: Minter(DEFAULT_BASE, "みなと創生総合戦略"))

    @property
    def document(self) -> Document:
        """Give the revision with its chapter and section."""
        revision = revision_of(self.text)
        chapter, section = self.text.index(SENTENCES["chapter"]), self.text.index(SENTENCES["section"])
        return Document(
            iri=self.mint.document(revision),
            series=self.mint.series,
            series_name="みなと創生総合戦略",
            title="みなと創生総合戦略（案）",
            source="minato.md",
            revision=revision,
            ingested_at="2026-04-01T00:00:00+00:00",
            issued="令和8年4月",
            sections=(
                Section(0, len(self.text), 0, None, "みなと創生総合戦略（案）"),
                Section(chapter, len(self.text), 1, "第3章", "みなとの暮らしと産業に関する施策"),
                Section(section, len(self.text), 2, "第5節", "成果に結び付く主な施策の推進"),
            ),
        )

    def at(self, name: str) -> Evidence:
        """Quote a sentence by its name."""
        quote = SENTENCES[name]
        start = self.text.index(quote)
        return Evidence(self.document.iri, start, start + len(quote), quote)

    def thing(self, kind: Kind, label: str, place: str, notation: str | None = None) -> Entity:
        """Make a thing that stands in a named sentence."""
        iri, document = self.mint.thing(kind, label), self.document.iri
        evidence = (self.at(place),)
        if kind in (Kind.IMPACT, Kind.OUTCOME, Kind.OUTPUT):
            return Result(iri=iri, kind=kind, label=label, document=document, notation=notation, evidence=evidence)
        return Entity(iri=iri, kind=kind, label=label, document=document, notation=notation, evidence=evidence)

    def kpi(self, label: str, place: str, target: str, deadline: str, notation: str | None = None) -> Kpi:
        """Make an indicator with a target, a deadline and a series."""
        return Kpi(
            iri=self.mint.thing(Kind.KPI, label),
            label=label,
            document=self.document.iri,
            notation=notation,
            evidence=(self.at(place),),
            target=Target(target),
            deadline=Deadline(deadline),
            baseline="561万円（2022年）",
            observations=(Observation("現在値", "573万円", 5730000, "2024年", "21%"),),
        )

    def organisation(self, label: str, kind: OrganisationKind, parent: str | None = None) -> Organisation:
        """Make a body of the state."""
        return Organisation(
            iri=self.mint.shared(Kind.ORGANISATION, label), label=label, organisation_kind=kind, parent=parent
        )

    def link(self, ends: tuple[Entity, Relation, Entity], place: str, basis: Basis = Basis.STRUCTURAL) -> Link:
        """Join two things on the evidence of a named sentence."""
        source, relation, target = ends
        return Link(source.iri, relation, target.iri, basis, (self.at(place),))

    def extraction(self) -> Extraction:
        """Give all that was read."""
        impact = self.thing(Kind.IMPACT, "強い地域経済", "impact", "1")
        industry = self.thing(Kind.OUTCOME, "地域における高付加価値型産業の創出", "outcome-a", "A")
        people = self.thing(Kind.OUTCOME, "地域の人材力の強化と多様な働き方の実現", "outcome-b", "B")
        fishery = self.thing(Kind.OUTPUT, "水産業・食品産業の生産性の向上と販路の拡大", "output-a", "a")
        tourism = self.thing(Kind.OUTPUT, "地域資源を最大限に活用した観光の高付加価値化", "output-b", "b")
        jobs = self.thing(Kind.OUTPUT, "若者や女性にも選ばれる職場づくり", "output-c", "c")
        smart = self.thing(Kind.MEASURE, "スマート水産業の推進と現場への実装", "smart", "①")
        export = self.thing(Kind.MEASURE, "水産物・水産加工品の輸出拡大に向けた産地の体制強化", "export", "②")
        stay = self.thing(Kind.MEASURE, "漁村の暮らしと食文化を生かした滞在型観光の推進", "tour", "③")
        school = self.thing(Kind.MEASURE, "海の仕事を学ぶ地域みらい学校と奨学金返還支援", "school", "④")
        spread = self.thing(Kind.PROGRAMME, "スマート水産業普及推進事業", "smart-programmes")
        data = self.thing(Kind.PROGRAMME, "水産業データ連携基盤整備事業", "smart-programmes")
        beach = self.thing(Kind.PROGRAMME, "渚泊推進対策", "tour-programmes")
        agency = self.organisation("水産庁", OrganisationKind.AGENCY, "農林水産省")
        ministry = self.organisation("農林水産省", OrganisationKind.MINISTRY)
        tour_agency = self.organisation("観光庁", OrganisationKind.AGENCY, "国土交通省")
        education = self.organisation("文部科学省", OrganisationKind.MINISTRY)
        productivity = self.kpi("水産業の付加価値労働生産性", "block", "年率3％以上の向上", "2030年度")
        nights = self.kpi("漁村地域における延べ宿泊者数", "kpi-output-b", "1,500万人泊", "2030年")
        firms = "地方における中堅・中小企業の1人当たり付加価値額"
        value = self.kpi(firms, "kpi-a", "東京圏との差を半減", "2032年", "①")
        regular = self.kpi("地方の企業で働く若者・女性の正規雇用者の割合", "kpi-b", "70％", "2030年", "②")
        growth = self.kpi("地方における域内総生産の伸び率", "kpi-impact", "東京圏の伸び率を上回る", "2030年代前半まで")
        to, by, has, does = (
            Relation.CONTRIBUTES_TO,
            Relation.MEASURED_BY,
            Relation.IMPLEMENTED_BY,
            Relation.RESPONSIBLE_FOR,
        )
        links = (
            self.link((industry, to, impact), "outcome-a"),
            self.link((people, to, impact), "outcome-b"),
            self.link((fishery, to, industry), "output-a"),
            self.link((tourism, to, industry), "output-b"),
            self.link((jobs, to, people), "output-c"),
            Link(tourism.iri, to, people.iri, Basis.INFERRED, (), 0.62),
            self.link((smart, to, fishery), "smart"),
            self.link((export, to, fishery), "export"),
            self.link((stay, to, tourism), "tour"),
            self.link((school, to, jobs), "school"),
            self.link((smart, to, people), "smart-text", Basis.STATED),
            self.link((smart, has, spread), "smart-programmes"),
            self.link((smart, has, data), "smart-programmes"),
            self.link((stay, has, beach), "tour-programmes"),
            self.link((smart, by, productivity), "block"),
            self.link((export, by, productivity), "block"),
            self.link((fishery, by, productivity), "block"),
            self.link((tourism, by, nights), "kpi-output-b"),
            self.link((industry, by, value), "kpi-a"),
            self.link((industry, by, regular), "kpi-b"),
            self.link((people, by, regular), "kpi-b"),
            self.link((impact, by, growth), "kpi-impact"),
            self.link((agency, does, smart), "smart-text", Basis.STATED),
            Link(agency.iri, does, spread.iri, Basis.CURATED),
            self.link((tour_agency, does, stay), "tour-text", Basis.STATED),
            self.link((ministry, does, stay), "tour-text", Basis.STATED),
            self.link((education, does, school), "school-text", Basis.STATED),
        )
        results = (impact, industry, people, fishery, tourism, jobs)
        actions = (smart, export, stay, school, spread, data, beach)
        around = (agency, ministry, tour_agency, education, productivity, nights, value, regular, growth)
        return Extraction(self.document, (*results, *actions, *around), links)


def harbour() -> Projection:
    """Give the strategy as a projection."""
    return Projection.of([Harbour().extraction()])


HOSTILE_TEXT = "\n".join(HOSTILE)


def hostile() -> Projection:
    """Give the same strategy with attacks for labels, quotes, notations, targets and titles."""
    return Projection.of([hostile_extraction()])


def hostile_extraction() -> Extraction:
    """Give what was read of `HOSTILE_TEXT`: the same things and links under names that no text should have."""
    calm = Harbour().extraction()
    places = [(HOSTILE_TEXT.index(words), words) for words in HOSTILE]
    passages = tuple(Evidence(calm.document.iri, at, at + len(words), words) for at, words in places)
    things = tuple(_poisoned(entity, at, passages) for at, entity in enumerate(calm.entities))
    links = tuple(replace(link, evidence=passages if link.evidence else ()) for link in calm.links)
    sections = (Section(0, 9999, 1, *HOSTILE[:2]),)
    document = replace(calm.document, title=HOSTILE[0], series_name=HOSTILE[1], sections=sections)
    return Extraction(document, things, links, (Unresolved(f"{HOSTILE[0]} / {HOSTILE[2]}", passages[0]),))


def _poisoned(entity: Entity, at: int, passages: tuple[Evidence, ...]) -> Entity:
    words = HOSTILE[at % len(HOSTILE)]
    notation, evidence = HOSTILE[(at + 1) % len(HOSTILE)], (passages[at % len(passages)],) if entity.evidence else ()
    changed = replace(entity, label=words, notation=notation, alt_labels=HOSTILE, evidence=evidence)
    if isinstance(changed, Kpi):
        return replace(changed, target=Target(words), deadline=Deadline(words), baseline=words)
    return changed


def crowd(size: int) -> Projection:
    """Give one output with `size` measures of one programme each and a KPI that measures them all."""
    made = Harbour()
    output = made.thing(Kind.OUTPUT, "多くの施策を束ねる成果", "output-a", "a")
    kpi = made.kpi("束ねた施策の指標", "block", "100件", "2030年度")
    measures = [made.thing(Kind.MEASURE, f"施策その{at}", "smart", str(at)) for at in range(size)]
    programmes = [made.thing(Kind.PROGRAMME, f"事業その{at}", "smart-programmes") for at in range(size)]
    links = [made.link((output, Relation.MEASURED_BY, kpi), "block")]
    for measure, programme in zip(measures, programmes, strict=True):
        links += [
            made.link((measure, Relation.CONTRIBUTES_TO, output), "smart"),
            made.link((measure, Relation.MEASURED_BY, kpi), "block"),
            made.link((measure, Relation.IMPLEMENTED_BY, programme), "smart-programmes"),
        ]
    return Projection.of([Extraction(made.document, (output, kpi, *measures, *programmes), tuple(links))])
