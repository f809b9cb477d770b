"""How things and links look: three tables that pages, figures and legends read, so that they cannot disagree.

Colour never speaks alone: a kind is also a word on the card and an outline, a basis also a line style and a word.
"""

from dataclasses import dataclass

from ontology.model import Basis, Kind, Relation, Role


@dataclass(frozen=True, slots=True)
class KindStyle:
    """How a kind of thing looks.

    `ink` is for text and lines, at least 4.5:1 on `fill` and on white (WCAG 2.2, 1.4.3). `shape` is one of `card`
    (rounded), `plate` (square corners), `pill` (very round) and `frame` (double outline). `level` counts the columns
    of a logic model from the left; `satellite` kinds have no column: they stand below the thing that they describe.
    """

    ja: str
    en: str
    ink: str
    fill: str
    shape: str
    level: int
    satellite: bool = False


KINDS: dict[Kind, KindStyle] = {
    Kind.ORGANISATION: KindStyle("組織", "Organisation", "#3f4a57", "#f2f4f6", "plate", 0),
    Kind.LAW: KindStyle("法令", "Law", "#5a4632", "#f7f3ee", "plate", 0),
    Kind.DOCUMENT: KindStyle("文書", "Document", "#3f4a57", "#f7f7f7", "plate", 0),
    Kind.PROGRAMME: KindStyle("主な事業", "Programme", "#0b6470", "#ecf7f8", "card", 1),
    Kind.MEASURE: KindStyle("施策", "Measure", "#1d4f91", "#eef4fc", "card", 2),
    Kind.OUTPUT: KindStyle("アウトプット", "Output", "#22663b", "#eff8f1", "card", 3),
    Kind.OUTCOME: KindStyle("アウトカム", "Outcome", "#8a4500", "#fdf5ea", "card", 4),
    Kind.IMPACT: KindStyle("インパクト", "Impact", "#8c1d40", "#fcf0f3", "frame", 5),
    Kind.KPI: KindStyle("KPI", "KPI", "#5a389c", "#f5f1fc", "pill", 3, satellite=True),
    Kind.CLAIM: KindStyle("主張", "Claim", "#54555c", "#f6f6f7", "card", 2, satellite=True),
    Kind.ROADMAP_ITEM: KindStyle("工程", "Roadmap item", "#4f5b1a", "#f6f8ea", "card", 2, satellite=True),
    Kind.BUDGET: KindStyle("予算", "Budget", "#6b4e00", "#fbf6e6", "plate", 1, satellite=True),
    Kind.EVENT: KindStyle("会議・行事", "Event", "#54555c", "#f6f6f7", "plate", 0, satellite=True),
}


@dataclass(frozen=True, slots=True)
class BasisStyle:
    """How a basis looks: `dashes` are lengths in px of line and gap (empty: solid), `width` is in px."""

    ja: str
    en: str
    explanation: str
    explanation_en: str
    dashes: tuple[int, ...]
    width: float


BASES: dict[Basis, BasisStyle] = {
    Basis.STATED: BasisStyle("本文の記述", "stated", "文がそう述べている", "a sentence says so", (), 2.4),
    Basis.STRUCTURAL: BasisStyle(
        "文書の構成",
        "structural",
        "見出しや表の中の位置が示す",
        "shown by its place under a heading or in a table",
        (),
        1.3,
    ),
    Basis.DECIDED: BasisStyle(
        "人の判断", "decided", "担当者が理由を付けて決めた", "decided by staff, with a reason", (14, 3, 3, 3), 2.0
    ),
    Basis.CURATED: BasisStyle(
        "典拠ファイル", "curated", "人が整理した一覧による", "from a list that people keep", (9, 5), 1.8
    ),
    Basis.INFERRED: BasisStyle(
        "推定", "inferred", "計算による。文書の記述ではない", "computed; no document says so", (2, 4), 1.8
    ),
}


@dataclass(frozen=True, slots=True)
class RelationStyle:
    """How a relation reads: 「A」+ `joint` +「B」+ `ending`; `name` is the short form on a line of a figure.

    `targets` heads the list of what a thing is so related to, `sources` the list of what is so related to it.
    """

    name: str
    en: str
    joint: str
    ending: str
    targets: str
    sources: str
    targets_en: str
    sources_en: str


RELATIONS: dict[Relation, RelationStyle] = {
    Relation.CONTRIBUTES_TO: RelationStyle(
        "貢献", "contributes to", "は", "に貢献する", "貢献先", "貢献するもの", "Contributes to", "What contributes"
    ),
    Relation.MEASURED_BY: RelationStyle(
        "測定", "is measured by", "は", "で測られる", "測るKPI", "測る対象", "KPIs", "What it measures"
    ),
    Relation.IMPLEMENTED_BY: RelationStyle(
        "実施",
        "is implemented by",
        "は",
        "により実施される",
        "主な事業",
        "実施する施策",
        "Main programmes",
        "Measures that it implements",
    ),
    Relation.RESPONSIBLE_FOR: RelationStyle(
        "所管",
        "is responsible for",
        "は",
        "を所管する",
        "所管するもの",
        "所管する組織",
        "Responsible for",
        "Responsible organisations",
    ),
    Relation.MENTIONS: RelationStyle(
        "言及",
        "mentions",
        "は",
        "に言及する",
        "本文に挙がる名",
        "本文で名を挙げるもの",
        "Named in its text",
        "Texts that name it",
    ),
    Relation.BASED_ON: RelationStyle(
        "根拠", "is based on", "は", "に基づく", "根拠", "これに基づくもの", "Based on", "What is based on it"
    ),
    Relation.SCHEDULED_BY: RelationStyle(
        "工程", "is scheduled by", "の工程は", "である", "工程", "工程の対象", "Roadmap", "What it schedules"
    ),
    Relation.PART_OF: RelationStyle(
        "部分", "is part of", "は", "の一部である", "上位のもの", "含まれるもの", "Part of", "Parts"
    ),
    Relation.RESTATES: RelationStyle(
        "再掲", "restates", "は", "の再掲である", "再掲の元", "再掲", "Restates", "Restated by"
    ),
    Relation.SUCCEEDS: RelationStyle(
        "後継", "succeeds", "は", "を引き継ぐ", "前身", "後継", "Predecessors", "Successors"
    ),
    Relation.STATES: RelationStyle(
        "記述", "states", "は", "と述べる", "述べること", "述べるもの", "States", "Stated by"
    ),
    Relation.ABOUT: RelationStyle(
        "対象",
        "is about",
        "は",
        "についての記述である",
        "述べる対象",
        "これについての記述",
        "About",
        "Statements about it",
    ),
    Relation.FUNDED_BY: RelationStyle(
        "予算", "is funded by", "は", "を財源とする", "財源", "使い道", "Funded by", "Funds"
    ),
    Relation.PARTICIPATES_IN: RelationStyle(
        "参加", "participates in", "は", "に参加する", "参加先", "参加する組織", "Takes part in", "Participants"
    ),
}


@dataclass(frozen=True, slots=True)
class RoleStyle:
    """As what an organisation is responsible for something, or takes part in a meeting, in both languages."""

    ja: str
    en: str


ROLES: dict[Role, RoleStyle] = {
    Role.LEAD: RoleStyle("中心", "lead"),
    Role.CONTRIBUTOR: RoleStyle("連携・協力", "contributor"),
    Role.CHAIR: RoleStyle("議長・座長", "chair"),
    Role.VICE_CHAIR: RoleStyle("副議長・副座長", "vice-chair"),
    Role.MEMBER: RoleStyle("構成員", "member"),
    Role.SECRETARIAT: RoleStyle("事務局", "secretariat"),
}
