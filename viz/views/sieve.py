"""What a reader wants to see of a view: certain kinds, bases, or what one ministry has to do with."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

import networkx as nx

from graph.chains.duties import duties
from graph.chains.order import in_order
from graph.kinship.similar import Likeness
from graph.projection import Projection
from graph.questions.parameters import bad_value
from graph.questions.words import Words
from ontology.iri import key_of
from ontology.model import Basis, Entity, Kind
from viz.canvas import Line
from viz.draft import Draft

OPTIONS = ("kinds", "ministry", "basis")
_Word = TypeVar("_Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Sieve:
    """What is let through: empty `kinds` or `bases` let all through; `realm` are the things (IRIs) of the ministry."""

    kinds: frozenset[Kind]
    bases: frozenset[Basis]
    ministry: Entity | None
    realm: frozenset[str]

    @classmethod
    def of(cls, projection: Projection, options: Mapping[str, str]) -> "Sieve":
        """Read the options of a view: `kinds` and `basis` are lists with commas, `ministry` a key.

        Raises `BadParameter` and `UnknownThing`.
        """
        ministry = projection.find(options["ministry"], (Kind.ORGANISATION,)) if options.get("ministry") else None
        realm = _realm(projection, ministry) if ministry else frozenset()
        kinds, bases = _words(Kind, "kinds", options), _words(Basis, "basis", options)
        return cls(kinds, bases, ministry, realm)

    @property
    def query(self) -> dict[str, str]:
        """Give the options again, each in its one form."""
        ministry = key_of(self.ministry.iri) if self.ministry else ""
        return {"kinds": _listed(Kind, self.kinds), "ministry": ministry, "basis": _listed(Basis, self.bases)}

    def sift(self, draft: Draft) -> Draft:
        """Leave out what is not let through, and what no believed line joins any more; the focus always stays."""
        if not any(self.query.values()):
            return draft
        kept = {thing.iri for thing in draft.things if thing.iri in draft.kept or self._passes(thing)}
        lines = [line for line in draft.lines if {line.tail.iri, line.head.iri} <= kept and self._believes(line)]
        joined = _joined_to_focus(lines, draft.focus) | (kept - _ends(draft.lines)) if self.bases else kept
        things = [thing for thing in draft.things if thing.iri in (joined & kept) | draft.kept]
        return replace(draft, things=things, lines=[line for line in lines if line.tail.iri in joined])

    def _passes(self, thing: Entity) -> bool:
        return (not self.kinds or thing.kind in self.kinds) and (self.ministry is None or thing.iri in self.realm)

    def _believes(self, line: Line) -> bool:
        basis = Basis.INFERRED if isinstance(line.link, Likeness) else line.link.basis
        return not self.bases or basis in self.bases


def ministries(projection: Projection) -> tuple[Entity, ...]:
    """List the organisations that a view can be narrowed to: those that answer for anything, at their top."""
    known = duties(projection)
    return in_order(projection, (known.ministry_of[iri] for iri in known.of_organisation))


def _realm(projection: Projection, ministry: Entity) -> frozenset[str]:
    """Collect a ministry with its offices, the measures and programmes that they answer for, and all these lead to."""
    known = duties(projection)
    offices = {office.iri for office in known.offices_of.get(ministry.iri, (ministry,))} | {ministry.iri}
    own = {duty.measure.iri for office in offices for duty in known.of_organisation.get(office, ())}
    own |= {
        programme for programme, links in known.of_programme.items() if any(link.source in offices for link in links)
    }
    above = (nx.descendants(projection.upward, iri) for iri in own if iri in projection.upward)
    return frozenset(offices.union(own, *above))


def _joined_to_focus(lines: list[Line], focus: frozenset[str]) -> set[str]:
    """Find what lines still join to the focus; without a focus, whatever has a line."""
    joins: nx.Graph[str] = nx.Graph((line.tail.iri, line.head.iri) for line in lines)
    starts = [iri for iri in focus if iri in joins]
    return {other for iri in starts for other in nx.node_connected_component(joins, iri)} if focus else set(joins)


def _ends(lines: Iterable[Line]) -> set[str]:
    return {thing.iri for line in lines for thing in (line.tail, line.head)}


def _words(enum: type[_Word], name: str, options: Mapping[str, str]) -> frozenset[_Word]:
    given = [word for word in options.get(name, "").split(",") if word]
    known = {each.value.lower(): each for each in enum}
    wrong = next((word for word in given if word.lower() not in known), None)
    if wrong is not None:
        accepted = ", ".join(enum)
        raise bad_value(name, wrong, Words(accepted, accepted))
    return frozenset(known[word.lower()] for word in given)


def _listed(enum: type[_Word], chosen: frozenset[_Word]) -> str:
    return ",".join(each.value for each in _in_order(enum, chosen))


def _in_order(enum: type[_Word], chosen: frozenset[_Word]) -> Iterator[_Word]:
    yield from (each for each in enum if each in chosen)
