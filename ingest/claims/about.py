"""What the end of a claim is about: the result or indicator whose subject it names. Computed, so always with a score.

Two phrases are compared by their content words (Sudachi's normalised forms, rare words weigh more); the last word of
the end, its head, must be among the words of the name. How often each grade is right was judged by hand, see
docs/claims.md.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from ingest.cue_table import cue_table
from ingest.resolve import Collector
from ingest.words import Morpheme
from ontology.model import Basis, Claim, Entity, Kind, Link, Relation

Morphemes = Callable[[Sequence[str]], Mapping[str, tuple[Morpheme, ...]]]

_TARGETS = (Kind.IMPACT, Kind.OUTCOME, Kind.OUTPUT, Kind.KPI)
_CONTENT = ("名詞", "動詞", "形状詞", "形容詞")
_FIGURE = "数詞"
_IN_PARENTHESES = re.compile(r"[（(][^（）()]*[)）]")
_UPWARDS = (Relation.CONTRIBUTES_TO, Relation.MEASURED_BY)
_LIKE_NAME = 0.7  # how alike two phrases must be, wherever they stand
_LIKE_SUBJECT, _LIKE_MATTER = 0.35, 0.48  # … where the thing that speaks leads to the target


class Grade(Enum):
    """How a link was found, and how often such links are right (docs/claims.md)."""

    SAME_NAME = 0.95  # nearly all words are shared, the heads of both with them
    OWN_MATTER = 0.9  # half of the words are shared, and the thing that speaks leads to the target
    OWN_SUBJECT = 0.85  # fewer words, but the heads of both, and the thing that speaks leads to the target


@dataclass(frozen=True, slots=True)
class _Words:
    """The content words of a phrase in their order, and how each is printed."""

    norms: tuple[str, ...]
    printed: Mapping[str, str]


def link_claims(collector: Collector, morphemes: Morphemes) -> None:
    """Link every claim to the results and indicators of its document that its end names."""
    claims = [entity for entity in collector.entities if isinstance(entity, Claim)]
    targets = [entity for entity in collector.entities if entity.kind in _TARGETS]
    if not claims or not targets:
        return
    subjects = {target.iri: _subject(target.label) for target in targets}
    cutter = _Cutter.of(morphemes, [*(claim.end for claim in claims), *subjects.values()])
    ends = {claim.iri: cutter.words(claim.end) for claim in claims}
    names = {iri: cutter.words(subject) for iri, subject in subjects.items()}
    weigh = _weights([*ends.values(), *names.values()])
    reached = _reached(collector.links)
    by_head = defaultdict(list)  # a name shares the head of the end, or is none of its targets
    for target in targets:
        for norm in set(names[target.iri].norms):
            by_head[norm].append(target)
    for claim in claims:
        end = ends[claim.iri]
        for target in by_head[end.norms[-1]] if end.norms else ():
            is_own = target.iri in reached.get(claim.iri, ())
            grade = _grade(end, names[target.iri], weigh, is_own=is_own)
            if grade is not None:
                collector.link(_link(claim, target, grade, _shared(end, names[target.iri]), is_own=is_own))


def _link(claim: Claim, target: Entity, grade: Grade, shared: str, *, is_own: bool) -> Link:
    own_ja, own_en = ("、述べる施策等がつながる先", ", to which the speaker leads") if is_own else ("", "")
    reason = f"目的の句と「{shared}」が共通{own_ja} / the end shares 「{shared}」{own_en}"
    return Link(claim.iri, Relation.ABOUT, target.iri, Basis.INFERRED, confidence=grade.value, reason=reason)


def _shared(end: _Words, name: _Words) -> str:
    return "・".join(end.printed[norm] for norm in dict.fromkeys(end.norms) if norm in name.norms)


def _grade(end: _Words, name: _Words, weigh: Callable[[Iterable[str]], float], *, is_own: bool) -> Grade | None:
    shared = set(end.norms) & set(name.norms)
    likeness = 2 * weigh(shared) / (weigh(set(end.norms)) + weigh(set(name.norms)))
    shares_heads = name.norms[-1] in shared
    if shares_heads and likeness >= _LIKE_NAME:
        return Grade.SAME_NAME
    if is_own and likeness >= _LIKE_MATTER:
        return Grade.OWN_MATTER
    return Grade.OWN_SUBJECT if is_own and shares_heads and likeness >= _LIKE_SUBJECT else None


def _weights(phrases: list[_Words]) -> Callable[[Iterable[str]], float]:
    """Make a scale on which a word weighs more the fewer phrases of the document have it."""
    counts = Counter(norm for phrase in phrases for norm in set(phrase.norms))
    weight = {norm: math.log((len(phrases) + 1) / (count + 0.5)) for norm, count in counts.items()}
    return lambda norms: sum(weight[norm] for norm in norms)


def _reached(links: Iterable[Link]) -> dict[str, set[str]]:
    """List for each claim what the thing that states it leads to in two steps, and that thing itself."""
    up: defaultdict[str, set[str]] = defaultdict(set)
    speaker: dict[str, str] = {}
    for link in links:
        if link.relation in _UPWARDS:
            up[link.source].add(link.target)
        elif link.relation is Relation.STATES:
            speaker[link.target] = link.source
    return {
        claim: {thing} | up[thing] | {far for near in up[thing] for far in up[near]} for claim, thing in speaker.items()
    }


def _subject(label: str) -> str:
    """Give what a name is about: what stands behind 「…による」, without what stands in parentheses."""
    plain = _IN_PARENTHESES.sub("", label)
    return re.split("|".join(_table()["parting"]), plain)[-1] or plain


@dataclass(frozen=True, slots=True)
class _Cutter:
    cut: Mapping[str, tuple[Morpheme, ...]]
    stop_words: frozenset[str]

    @classmethod
    def of(cls, morphemes: Morphemes, phrases: Sequence[str]) -> "_Cutter":
        """Cut all phrases at once, with the words that count for nothing."""
        words = _words_without_matter()
        cut = morphemes([*words, *phrases])
        return cls(cut, frozenset(cut[word][-1].norm for word in words))

    def words(self, phrase: str) -> _Words:
        """Give the content words of a phrase."""
        found = [
            (m.norm, m.text)
            for m in self.cut[phrase]
            if m.tag.startswith(_CONTENT) and _FIGURE not in m.tag and m.norm not in self.stop_words
        ]
        return _Words(tuple(norm for norm, _ in found), dict(found))


def _words_without_matter() -> list[str]:
    claims = cue_table()["claims"]
    said = [*claims["ends"], *claims["towards"], *claims["needs"], *claims["vague"], *claims["efforts"]]
    return [*said, *_table()["measuring"], *_table()["anywhere"]]


def _table() -> dict[str, list[str]]:
    table: dict[str, list[str]] = cue_table()["subjects"]
    return table
