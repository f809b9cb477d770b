"""The words of evaluation sheets, from the cue table."""

from dataclasses import dataclass
from functools import cache

from ingest.cue_table import cue_table
from ingest.layouts.cues import Role, plain_of


@dataclass(frozen=True, slots=True)
class SheetWords:
    """What stands for what, in NFKC without spaces; `kinds` are the labels of rows and the lower heads of years."""

    titles: tuple[str, ...]
    signs: tuple[str, ...]
    remarks: tuple[str, ...]
    others: tuple[str, ...]
    groups: frozenset[str]
    not_ours: frozenset[str]
    kinds: dict[str, Role]
    final: frozenset[str]
    heads: frozenset[str]
    ends: tuple[str, ...]
    sheets: tuple[str, ...]
    before: tuple[str, ...]
    increment: tuple[str, ...]
    members: tuple[str, ...]
    explained: tuple[str, ...]
    pieces: tuple[str, ...]

    def kind(self, plain: str) -> Role | None:
        """Tell what a label says of the values behind or under it: 目標, （実績）, 達成率."""
        return self.kinds.get(plain.strip("()[]【】<>:"))

    def group(self, plain: str) -> str:
        """Give the kind of indicators that a label, or the beginning of one, names; the longest, nothing where none."""
        named = (word for word in self.groups if word in plain or (plain and word.startswith(plain)))
        return max(named, key=len, default="")

    def is_cost(self, name: str) -> bool:
        """Tell the name of what a programme costs from that of an indicator."""
        return name.startswith(self.ends) or name.endswith(self.ends)


@cache
def sheet_words() -> SheetWords:
    """Read the part of cues.toml that is about these sheets, once."""
    table = cue_table()["evaluations"]
    roles = (("targets", Role.TARGET), ("results", Role.BASELINE), ("rates", Role.OTHER_VALUE))
    kinds = {word: role for key, role in (*roles, ("budgets", Role.OTHER_TEXT)) for word in table[key]}
    return SheetWords(
        titles=_plain(table["titles"]),
        remarks=_plain(table["remarks"]),
        signs=_plain(table["signs"]),
        others=_plain(table["others"]),
        groups=frozenset(table["groups"]),
        not_ours=frozenset(table["not_ours"]),
        kinds=kinds,
        final=frozenset(table["final"]),
        heads=frozenset(table["heads"]),
        ends=_plain(table["ends"]),
        sheets=_plain(table["sheets"]),
        before=_plain(table["before"]),
        increment=_plain(table["increment"]),
        members=_plain(table["members"]),
        explained=_plain(table["explained"]),
        pieces=_plain(table["pieces"]),
    )


def _plain(words: list[str]) -> tuple[str, ...]:
    return tuple(map(plain_of, words))
