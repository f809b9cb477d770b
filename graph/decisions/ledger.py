"""All decisions of a store in their order, and which of them has the last word on what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from ontology.decisions import Anchor, Decision, Pair, Ruling, State, Tie

Key = tuple[str, str, str]
Pairs = dict[tuple[str, str], bool]


def decisions_graph(base: str) -> str:
    """Name the graph of the decisions."""
    return f"{base}/graph/decisions"


@dataclass(frozen=True, slots=True)
class Word:
    """The last word on a link in a revision: it shall be there (`tie`), or it shall not (None)."""

    decision: Decision
    anchor: Anchor
    tie: Tie | None


@dataclass(frozen=True)
class Ledger:
    """Decisions as they were recorded; of two about the same the one with the later date counts, then the later one."""

    decisions: tuple[Decision, ...] = ()
    _standing: tuple[Decision, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        standing = sorted((each for each in self.decisions if not each.withdrawn), key=lambda each: each.at)
        object.__setattr__(self, "_standing", tuple(standing))

    def __bool__(self) -> bool:
        return bool(self.decisions)

    def get(self, name: str) -> Decision | None:
        """Give the decision with this IRI or key."""
        return next((each for each in self.decisions if name in (each.iri, each.iri.rsplit("/", 1)[-1])), None)

    def with_added(self, decisions: Iterable[Decision]) -> "Ledger":
        """Add decisions; one that is here already stays as it is, but for a withdrawal that it did not have."""
        held = {each.iri: each for each in self.decisions}
        for decision in decisions:
            before = held.get(decision.iri)
            held[decision.iri] = (
                decision if before is None else replace(before, withdrawn=before.withdrawn or decision.withdrawn)
            )
        return Ledger(tuple(held.values()))

    def with_changed(self, changed: Mapping[str, Decision]) -> "Ledger":
        """Put decisions in place of those with the same IRIs."""
        return Ledger(tuple(changed.get(each.iri, each) for each in self.decisions))

    def identities(self) -> Pairs:
        """Give what was said last of pairs of things: whether they are one."""
        return {
            (decision.subject.former.iri, decision.subject.found.iri): decision.ruling is Ruling.ACCEPT
            for decision in self._standing
            if isinstance(decision.subject, Pair)
        }

    def words(self, document: str) -> dict[Key, Word]:
        """Give the last word on each link that was decided about in a revision, where it has a hold there."""
        return {key: word for key, word in self._last_words(document).items() if word.anchor.holds}

    def state(self, decision: Decision, latest: Mapping[str, str]) -> State:
        """Tell where a decision stands; `latest` leads from a series to its last revision."""
        if decision.withdrawn:
            return State.WITHDRAWN
        document = latest.get(decision.series, "")
        last = self._last_words(document)
        if any(key in last for key in decision.keys) and not any(
            last[key].decision.iri == decision.iri for key in decision.keys if key in last
        ):
            return State.SUPERSEDED
        anchor = decision.anchor_in(document)
        return State.IN_FORCE if anchor and anchor.holds else State.REVIEW

    def _last_words(self, document: str) -> dict[Key, Word]:
        found: dict[Key, Word] = {}
        for decision in self._standing:
            anchor = decision.anchor_in(document)
            if anchor:
                is_wanted = decision.ruling in (Ruling.ACCEPT, Ruling.ADD)
                tie = decision.subject if is_wanted and isinstance(decision.subject, Tie) else None
                found[decision.subject.key] = Word(decision, anchor, tie)
                if decision.instead:
                    found[decision.instead.key] = Word(decision, anchor, decision.instead)
        return found
