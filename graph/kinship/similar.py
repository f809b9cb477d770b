"""Measures that look alike: the cosine of their pairs of characters, weighted by rarity; always an inference.

Chosen by measurement over GiNZA's vectors (docs/similar-measures.md); needs neither a model nor a library.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush

from graph.projection import Projection
from ontology.model import Entity, Kind, Relation
from ontology.normalise import comparable

THRESHOLD = 0.2  # two in three of what it finds are alike, as judged by hand: see docs/similar-measures.md
COMMON = 200  # measures; beyond, sharing an n-gram says nothing
MOST = 20  # likenesses kept of one measure
_SIZE = 2  # characters of an n-gram
_RARITY = 2  # power of the inverse document frequency
_MEANT = re.compile(r"[一-龠々ァ-ヺa-z]")  # what n-grams of particles and endings alone do not have
_REASONS = 5  # shared phrases named as reasons
_PARTICLES = "のをはがにへとやもで"  # at the ends of a shared phrase they are no part of the reason
_BREAKS = re.compile(r"[「」『』（）()・、,\s]+")

Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two measures that look alike; `score` is a cosine in (0, 1]."""

    a: Entity
    b: Entity
    score: float


@dataclass(frozen=True)
class Likenesses:
    """The likenesses from the threshold on, the strongest first; of each measure the `MOST` strongest."""

    all: tuple[Likeness, ...]
    _of: Mapping[str, tuple[Likeness, ...]]
    _texts: Mapping[str, str]
    _reasons: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def among(cls, projection: Projection) -> "Likenesses":
        """Compare all measures of a projection with each other."""
        measures = projection.select(kind=Kind.MEASURE)
        texts = {measure.iri: text_of(projection, measure) for measure in measures}
        vectors = vectors_of(list(texts.values()))
        nearest: defaultdict[int, list[tuple[float, int]]] = defaultdict(list)
        for one, other, score in alike(vectors):
            for index, neighbour in ((one, other), (other, one)):
                heappush(nearest[index], (score, -neighbour))
                if len(nearest[index]) > MOST:
                    heappop(nearest[index])
        pairs = {(min(i, -n), max(i, -n)): score for i, near in nearest.items() for score, n in near}
        found = [
            Likeness(measures[one], measures[other], round(min(score, 1.0), 3))
            for (one, other), score in sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0]))
        ]
        return cls(tuple(found), _from_both_sides(found), texts)

    def of(self, iri: str) -> tuple[Likeness, ...]:
        """List the likenesses of one measure, seen from it: it is `a`."""
        return self._of.get(iri, ())

    def reasons(self, likeness: Likeness) -> tuple[str, ...]:
        """List the phrases that two measures share, the longest first; they are looked for once."""
        pair = (likeness.a.iri, likeness.b.iri)
        if pair not in self._reasons:
            self._reasons[pair] = tuple(shared_phrases(self._texts[pair[0]], self._texts[pair[1]]))
        return self._reasons[pair]


def _from_both_sides(found: Iterable[Likeness]) -> dict[str, tuple[Likeness, ...]]:
    sides: defaultdict[str, list[Likeness]] = defaultdict(list)
    for each in found:
        sides[each.a.iri].append(each)
        sides[each.b.iri].append(Likeness(each.b, each.a, each.score))
    return {iri: tuple(each) for iri, each in sides.items()}


def likenesses(projection: Projection) -> Likenesses:
    """Give the likenesses of a projection, computed once."""
    return projection.derived(Likenesses.among)


def text_of(projection: Projection, measure: Entity) -> str:
    """Give the words that a measure is compared by: its label and those of its programmes."""
    programmes = (
        projection.entities[link.target].label
        for link in projection.outgoing(measure.iri)
        if link.relation is Relation.IMPLEMENTED_BY
    )
    return "\n".join(dict.fromkeys((measure.label, *programmes)))


def vectors_of(texts: Sequence[str]) -> list[dict[str, float]]:
    """Weigh the n-grams of each text by rarity among all texts; vectors have length 1, the rarest n-grams first."""
    counts = [Counter(_grams(text)) for text in texts]
    spread = Counter(gram for count in counts for gram in count)
    rarity = {gram: (math.log((1 + len(texts)) / (1 + number)) + 1) ** _RARITY for gram, number in spread.items()}
    return [_unit(count, rarity) for count in counts]


def alike(vectors: Sequence[Vector], threshold: float = THRESHOLD) -> Iterator[tuple[int, int, float]]:
    """Yield the pairs (by index) whose cosine reaches a threshold, and the cosine.

    Two vectors of length 1 that share nothing in their heads cannot reach it, where the head is what must be left off
    for the rest to be shorter than the threshold (prefix filter: Bayardo, Ma, Srikant, “Scaling up all pairs
    similarity search”, WWW 2007). Heads hold the rarest n-grams, so few pairs are compared; an n-gram that more than
    `COMMON` have brings nobody together.
    """
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for index, vector in enumerate(vectors):
        head = list(_head(vector, threshold))
        for other in {other for gram in head if len(holders[gram]) <= COMMON for other in holders[gram]}:
            score = cosine(vectors[other], vector)
            if score >= threshold:
                yield other, index, score
        for gram in head:
            holders[gram].append(index)


def cosine(one: Vector, other: Vector) -> float:
    """Give the cosine of two vectors of length 1."""
    small, large = sorted((one, other), key=len)
    return sum(weight * large.get(gram, 0.0) for gram, weight in small.items())


def _grams(text: str) -> Iterator[str]:
    for part in _BREAKS.split(text):
        form = comparable(part)
        grams = (form[at : at + _SIZE] for at in range(len(form) - _SIZE + 1))
        yield from filter(_MEANT.search, grams)


def _unit(count: Mapping[str, int], rarity: Mapping[str, float]) -> dict[str, float]:
    weights = {gram: (1 + math.log(number)) * rarity[gram] for gram, number in count.items()}
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    rarest = sorted(weights, key=lambda gram: (-rarity[gram], gram))
    return {gram: weights[gram] / length for gram in rarest}


def _head(vector: Vector, threshold: float) -> Iterator[str]:
    rest = 1.0
    for gram, weight in vector.items():
        if rest < threshold * threshold:
            return
        yield gram
        rest -= weight * weight


def shared_phrases(one: str, other: str) -> Iterable[str]:
    """List the longest phrases that two texts share, longest first; a phrase has two characters or more."""
    found: list[str] = []
    rest = comparable(_BREAKS.sub("|", one))
    there = comparable(_BREAKS.sub("|", other))
    while len(found) < _REASONS:
        phrase = _longest_shared(rest, there)
        if len(phrase) < _SIZE:
            break
        if _MEANT.search(phrase):
            found.append(phrase.strip(_PARTICLES))
        rest = rest.replace(phrase, "|")
    return found


def _longest_shared(one: str, other: str) -> str:
    best = ""
    for start in range(len(one)):
        end = start + len(best) + 1
        while end <= len(one) and "|" not in one[start:end] and one[start:end] in other:
            best = one[start:end]
            end += 1
    return best
