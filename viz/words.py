"""How the closed words of answers read: every basis, relation, reason and the like in Japanese."""

from enum import StrEnum

from graph.audit import Severity, Tier
from graph.diff import Change
from graph.history.deed import Act
from graph.identity import Verdict
from graph.kinship.lineage import Descent, Side
from graph.kinship.overlap import Reason
from graph.questions.risks import Signal
from ontology.model import Role
from viz.decided import RULINGS, STATES, TROUBLES, WAYS
from viz.language import word
from viz.style import BASES, RELATIONS

_PAIRS: tuple[tuple[StrEnum, str], ...] = (
    *((basis, style.ja) for basis, style in BASES.items()),
    *((relation, style.name) for relation, style in RELATIONS.items()),
    (Reason.MEASURE, "同じ施策"),
    (Reason.PROGRAMME, "同じ事業"),
    (Reason.KPI, "同じKPI"),
    (Reason.OUTPUT, "同じアウトプット"),
    (Reason.LAW, "同じ法令"),
    (Reason.SIMILAR, "似た施策"),
    (Descent.SAME, "同じ名称"),
    (Descent.RENAMED, "改称"),
    (Descent.SUCCESSOR, "後継"),
    (Signal.STATUS, "文書の評価"),
    (Signal.PROGRESS, "進捗の遅れ"),
    (Side.EARLIER, "前"),
    (Side.ASKED, "問うもの"),
    (Side.LATER, "後"),
    (Tier.BASIC, "基本"),
    (Tier.STANDARD, "標準"),
    (Tier.FULL, "完全"),
    (Severity.ERROR, "不備"),
    (Severity.WARNING, "注意"),
    (Severity.INFO, "参考"),
    *((change, change.words.ja) for change in Change),
    *((known, words.ja) for table in (STATES, RULINGS, TROUBLES, WAYS) for known, words in table.items()),
    (Verdict.SAME, "同じ"),
    (Verdict.DOUBTFUL, "同じと見た"),
    (Verdict.APART, "別と見た"),
    (Verdict.DECIDED, "人が決めた"),
    (Role.LEAD, "主担当"),
    (Role.CONTRIBUTOR, "協力"),
    (Role.CHAIR, "議長"),
    (Role.VICE_CHAIR, "副議長"),
    (Role.MEMBER, "構成員"),
    (Role.SECRETARIAT, "事務局"),
    (Act.INGESTED, "取込"),
    (Act.REMOVED, "取り除き"),
    (Act.RESTORED, "復元"),
    (Act.PURGED, "消去"),
    (Act.DECIDED, "判断"),
    (Act.MIGRATED, "形式の移行"),
    (Act.RECOVERED, "控えからの復元"),
)
# two enumerations may spell a word alike (removed, decided), and then their members are equal
_WORDS = {(type(known), known): ja for known, ja in _PAIRS}


def told(known: StrEnum) -> str:
    """Give the word in the reader's language; the values themselves are English."""
    return word(in_japanese(known), known.value.replace("-", " "))


def in_japanese(word: StrEnum) -> str:
    """Give the Japanese word; one that the table lacks stays as it is."""
    return _WORDS.get((type(word), word), word.value)
