"""Things that are dealt out among several ones of the other revision, none of which has the whole of their wording.

「公民館で、児童クラブと学習支援を行う」 goes on in 「公民館で、児童クラブを開く」 and 「公民館で、学習支援を行う」.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property

from graph.diff.sides import Side
from graph.identity.folding import fold
from ontology.model import Entity, Kind

_RUN = 4  # characters in a row that are more than grammar, where no other measure has them
_ENOUGH_OF_WHOLE = 0.75  # of what a measure alone says, which the parts must have together
_ENOUGH_OF_PART = 0.4  # of what a part says, which must come from the whole
_ENOUGH_WORDS = 12  # characters of a whole that say enough
_OWN = 4  # characters that a part must have of the whole alone: what several parts repeat was not dealt out

Words = Mapping[str, str]


@dataclass(frozen=True)
class _Texts:
    """The wordings of the measures of a revision by IRI, folded, with the runs that one of them alone has."""

    side: Side

    @cached_property
    def words(self) -> Words:
        measures = self.side.projection.select(kind=Kind.MEASURE)
        return {each.iri: fold(self.side.reading.wording(each)) for each in measures}

    @cached_property
    def rare(self) -> Set[str]:
        times = Counter(run for text in self.words.values() for run in _runs(text))
        return {run for run, number in times.items() if number == 1}

    @cached_property
    def holders(self) -> Mapping[str, Set[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for iri, text in self.words.items():
            for run in _runs(text):
                found[run].add(iri)
        return found


def dealt_out(side: Side, other: Side) -> Iterator[tuple[Entity, Entity]]:
    """Yield the measures of a side with the parts of them that stand on the other side alone, at least two in all."""
    wholes, parts = _Texts(side), _Texts(other)
    for iri, text in wholes.words.items():
        if text == parts.words.get(iri):
            continue
        runs = _runs(text) & wholes.rare
        near = {part for run in runs for part in parts.holders.get(run, ()) if part == iri or part not in side.things}
        if len(near) > 1:
            yield from ((side.things[iri], other.things[part]) for part in _parts(iri, text, runs, parts, near))


def _parts(iri: str, text: str, runs: Set[str], parts: _Texts, near: Set[str]) -> list[str]:
    """Choose the parts that together have what a text says, in the order of the other revision.

    What a text alone says tells its parts; what it says as others do then counts for them too.
    """
    covered = {part: _covered(text, runs & _runs(parts.words[part])) for part in parts.words if part in near}
    chosen = {part: found for part, found in covered.items() if part == iri or _is_made_of(parts.words[part], runs)}
    whole, said = _covered(text, runs), _runs(text)
    told = set[int]().union(*(_covered(text, said & _runs(parts.words[part])) for part in chosen))
    if len(whole) < _ENOUGH_WORDS or len(told) < _ENOUGH_OF_WHOLE * len(whole):
        return []
    own = [part for part, found in chosen.items() if len(found - _of_others(part, chosen)) >= _OWN]
    return [part for part in own if part != iri] if len(own) > 1 else []


def _of_others(part: str, chosen: Mapping[str, Set[int]]) -> Set[int]:
    return set().union(*(found for other, found in chosen.items() if other != part))


def _is_made_of(part: str, runs: Set[str]) -> bool:
    return len(_covered(part, runs)) >= _ENOUGH_OF_PART * len(part)


def _runs(text: str) -> Set[str]:
    return {text[at : at + _RUN] for at in range(len(text) - _RUN + 1)}


def _covered(text: str, runs: Set[str]) -> Set[int]:
    """Give the places of a text that stand in any of some runs."""
    starts = (at for at in range(len(text) - _RUN + 1) if text[at : at + _RUN] in runs)
    return {place for at in starts for place in range(at, at + _RUN)}
