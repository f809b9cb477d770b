"""What kinds, bases, relations and roles are called on a sheet."""

from ontology.model import Basis, Kind, Relation, Role

KIND_NAMES: dict[Kind, str] = {
    Kind.IMPACT: "インパクト",
    Kind.OUTCOME: "アウトカム",
    Kind.OUTPUT: "アウトプット",
    Kind.MEASURE: "施策",
    Kind.PROGRAMME: "主な事業",
    Kind.KPI: "KPI",
    Kind.ORGANISATION: "組織",
    Kind.LAW: "法令",
    Kind.ROADMAP_ITEM: "工程",
    Kind.CLAIM: "主張",
    Kind.BUDGET: "予算",
    Kind.EVENT: "会議・出来事",
    Kind.DOCUMENT: "引用された文書",
}
BASIS_NAMES: dict[Basis, str] = {
    Basis.STATED: "本文の記述",
    Basis.STRUCTURAL: "文書の構成",
    Basis.DECIDED: "人の判断",
    Basis.CURATED: "典拠ファイル",
    Basis.INFERRED: "推定",
}
RELATION_NAMES: dict[Relation, str] = {
    Relation.RESPONSIBLE_FOR: "所管",
    Relation.PARTICIPATES_IN: "参加",
    Relation.MENTIONS: "言及",
}
ROLE_NAMES: dict[Role, str] = {
    Role.LEAD: "中心",
    Role.CONTRIBUTOR: "連携・協力",
    Role.CHAIR: "議長・座長",
    Role.VICE_CHAIR: "副議長・副座長",
    Role.MEMBER: "構成員",
    Role.SECRETARIAT: "事務局",
}
