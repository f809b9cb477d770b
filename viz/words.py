"""How the closed words of answers read: every basis, relation, reason and the like in Japanese."""

from enum import StrEnum

from graph.audit import Severity, Tier
from graph.diff import Change
from graph.identity import Verdict
from graph.kinship.lineage import Descent, Side
from graph.kinship.overlap import Reason
from graph.questions.risks import Signal
from ontology.model import Role
from viz.style import BASES, RELATIONS

_WORDS: dict[StrEnum, str] = {
    **{basis: style.ja for basis, style in BASES.items()},
    **{relation: style.name for relation, style in RELATIONS.items()},
    Reason.MEASURE: "同じ施策",
    Reason.PROGRAMME: "同じ事業",
    Reason.KPI: "同じKPI",
    Reason.OUTPUT: "同じアウトプット",
    Reason.LAW: "同じ法令",
    Reason.SIMILAR: "似た施策",
    Descent.SAME: "同じ名称",
    Descent.RENAMED: "改称",
    Descent.SUCCESSOR: "後継",
    Signal.STATUS: "文書の評価",
    Signal.PROGRESS: "進捗の遅れ",
    Side.EARLIER: "前",
    Side.ASKED: "問うもの",
    Side.LATER: "後",
    Tier.BASIC: "基本",
    Tier.STANDARD: "標準",
    Tier.FULL: "完全",
    Severity.ERROR: "不備",
    Severity.WARNING: "注意",
    Severity.INFO: "参考",
    **{change: change.words.ja for change in Change},
    Verdict.SAME: "同じ",
    Verdict.DOUBTFUL: "同じと見た",
    Verdict.APART: "別と見た",
    Verdict.DECIDED: "人が決めた",
    Role.LEAD: "主担当",
    Role.CONTRIBUTOR: "協力",
    Role.CHAIR: "議長",
    Role.VICE_CHAIR: "副議長",
    Role.MEMBER: "構成員",
    Role.SECRETARIAT: "事務局",
}


def in_japanese(word: StrEnum) -> str:
    """Give the Japanese word; one that the table lacks stays as it is."""
    return next((ja for known, ja in _WORDS.items() if known is word), word.value)
