"""A change: what it is called, which thing it befell, what was and what is, with the quotes of both revisions."""

from dataclasses import dataclass
from enum import StrEnum

from graph.questions.question import column
from graph.questions.words import Words
from ontology.model import Entity, Evidence


class Change(StrEnum):
    """What became of a thing."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    MOVED = "moved"
    TARGET = "target"
    DEADLINE = "deadline"
    BASELINE = "baseline"
    MINISTRY = "ministry"
    PROGRAMME_ADDED = "programme-added"
    PROGRAMME_REMOVED = "programme-removed"
    KPI_ADDED = "kpi-added"
    KPI_REMOVED = "kpi-removed"
    CHAIN_BROKEN = "chain-broken"
    CHAIN_JOINED = "chain-joined"
    TEXT = "text"

    @property
    def words(self) -> Words:
        """Give its name in both languages."""
        return _WORDS[self]


_WORDS = {
    Change.ADDED: Words("新規", "new"),
    Change.REMOVED: Words("廃止", "abolished"),
    Change.RENAMED: Words("改称", "renamed"),
    Change.MOVED: Words("移動", "moved"),
    Change.TARGET: Words("目標値", "target"),
    Change.DEADLINE: Words("期限", "deadline"),
    Change.BASELINE: Words("基準値", "baseline"),
    Change.MINISTRY: Words("所管", "ministry"),
    Change.PROGRAMME_ADDED: Words("事業の追加", "programme added"),
    Change.PROGRAMME_REMOVED: Words("事業の削除", "programme removed"),
    Change.KPI_ADDED: Words("KPIの追加", "KPI added"),
    Change.KPI_REMOVED: Words("KPIの削除", "KPI removed"),
    Change.CHAIN_BROKEN: Words("連鎖が切れた", "chain broken"),
    Change.CHAIN_JOINED: Words("連鎖がつながった", "chain joined"),
    Change.TEXT: Words("文言", "wording"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """A change as a row; `thing` is as the later revision has it, where it still has it.

    `score` is that of the match by which the thing was found again, 1 where nothing had to be matched. `evidence` are
    the passages of both revisions, each with the IRI of its own.
    """

    change: Change = column("変更", "change")
    thing: Entity = column("もの", "thing")
    sentence: str = column("何が変わったか", "what changed, in Japanese")
    english: str = column("何が変わったか（英語）", "what changed")
    before: str | None = column("前", "before")
    after: str | None = column("後", "after")
    score: float = column("同じものと見た確かさ", "score of the match")
    outcome: tuple[Entity, ...] = column("アウトカム", "outcome")
    ministry: tuple[Entity, ...] = column("府省", "ministry")
    note: str | None = column("備考", "note")
    evidence: tuple[Evidence, ...] = column("根拠", "evidence")
