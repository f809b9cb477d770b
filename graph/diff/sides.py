"""Two revisions side by side: what stands in both, what in one alone, and how each thing is joined."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from graph.diff.misread import read_apart
from graph.identity import Match, Reading
from graph.projection import Projection
from ontology.model import Basis, Entity, Evidence, Kind, Link, Relation

KINDS = (Kind.IMPACT, Kind.OUTCOME, Kind.OUTPUT, Kind.MEASURE, Kind.PROGRAMME, Kind.KPI)
RESULTS = frozenset({Kind.IMPACT, Kind.OUTCOME, Kind.OUTPUT})


@dataclass(frozen=True)
class Side:
    """One revision: its reading, without the things, by IRI, that it has by its reading alone."""

    reading: Reading
    apart: frozenset[str] = frozenset()

    @cached_property
    def projection(self) -> Projection:
        """Give the revision alone as a projection."""
        return Projection.of([replace(self.reading.extraction, entities=tuple(self.things.values()), links=self._told)])

    @cached_property
    def things(self) -> Mapping[str, Entity]:
        """Give the things by IRI."""
        return {iri: thing for iri, thing in self.reading.things.items() if iri not in self.apart}

    @cached_property
    def _told(self) -> tuple[Link, ...]:
        links = self.reading.extraction.links
        return tuple(link for link in links if link.source not in self.apart and link.target not in self.apart)

    @cached_property
    def _links(self) -> Mapping[str, Sequence[Link]]:
        found: defaultdict[str, list[Link]] = defaultdict(list)
        for link in self._told:
            if link.basis is not Basis.INFERRED:
                found[link.source].append(link)
                found[link.target].append(link)
        return found

    def joined(self, iri: str, relation: Relation, kinds: Collection[Kind], *, upward: bool = True) -> "Joined":
        """Give what a thing is joined to by a relation, by IRI with the links; against its arrow if not `upward`."""
        found: defaultdict[str, list[Link]] = defaultdict(list)
        for link in self._links.get(iri, ()):
            here, other = (link.source, link.target) if upward else (link.target, link.source)
            if here == iri and link.relation is relation and other in self.things and self.things[other].kind in kinds:
                found[other].append(link)
        return found


Joined = Mapping[str, Sequence[Link]]


@dataclass(frozen=True)
class Sides:
    """The former and the new revision of a text; a thing that stands in both has one IRI."""

    former: Side
    new: Side
    scores: Mapping[str, float]
    matches: tuple[Match, ...] = ()

    @classmethod
    def of(cls, former: Reading, new: Reading, matches: Sequence[Match] = ()) -> "Sides":
        """Put two readings side by side; `matches` say how surely things were found again."""
        scores = {match.former: match.score for match in matches if match.is_same}
        before, after = (Side(one, read_apart(one, other, KINDS)) for one, other in ((former, new), (new, former)))
        return cls(before, after, scores, tuple(matches))

    def kept(self, *kinds: Kind) -> Iterator[tuple[Entity, Entity]]:
        """Yield the things that stand in both revisions, as each has them, in the order of the new text."""
        for kind in kinds:
            for thing in self.new.projection.select(kind=kind):
                if thing.iri in self.former.things:
                    yield self.former.things[thing.iri], thing

    def is_kept(self, iri: str) -> bool:
        """Tell whether a thing stands in both revisions."""
        return iri in self.former.things and iri in self.new.things


def quotes(*links: Sequence[Link]) -> tuple[Evidence, ...]:
    """List the passages that links stand on, each once."""
    return tuple(dict.fromkeys(passage for group in links for link in group for passage in link.evidence))
