"""Where a thing stood in earlier strategies and what it became: by name, and by the authority file of successions."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from graph.kinship.haystack import Haystack
from graph.naming import names_of
from graph.projection import Projection
from ontology.authorities import SuccessionRecord, load_authorities
from ontology.model import Basis, Document, Entity, Evidence
from ontology.normalise import comparable

_QUOTES = 3  # passages of one document that are enough to show that it speaks of a thing
_SHORTEST = 4  # characters of a name that is looked for inside longer names


class Descent(StrEnum):
    """How a thing of one document stands to one of another."""

    SAME = "same"
    RENAMED = "renamed"
    SUCCESSOR = "successor"


class Side(StrEnum):
    """Whether a name is an earlier one, the one asked for, or a later one."""

    EARLIER = "earlier"
    ASKED = "asked"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a line of descent, and what the authority file notes about the step that led to it."""

    text: str
    relation: Descent = Descent.SAME
    side: Side = Side.ASKED
    note: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a name stands in a document: as a thing, inside the name of a thing, or only in a quoted passage.

    `document` and `thing` are None where no document here has the name. `score` is the share that the name has of
    the thing's name: 1 where they are the same.
    """

    name: Name
    document: Document | None = None
    thing: Entity | None = None
    score: float = 1.0
    evidence: tuple[Evidence, ...] = ()

    @property
    def basis(self) -> Basis:
        """Give the basis: a succession is curated; that a longer name means the same thing is inferred."""
        if self.score < 1:
            return Basis.INFERRED
        return Basis.STATED if self.name.relation is Descent.SAME else Basis.CURATED


def lineage(projection: Projection, thing: Entity | str) -> list[Standing]:
    """List where a thing, or a name that only the authority file knows, stands: earlier names first."""
    own = names_of(thing) if isinstance(thing, Entity) else (thing,)
    records = load_authorities().successions
    names = [*_line(records, own, Side.EARLIER), *map(Name, own), *_line(records, own, Side.LATER)]
    return [standing for name in names for standing in _standings(projection, name, is_asked=name.text in own)]


def is_known_name(text: str) -> bool:
    """Tell whether the authority file of successions has a name."""
    form = comparable(text)
    return any(
        form in (comparable(record.earlier), comparable(record.later)) for record in load_authorities().successions
    )


def _line(records: Iterable[SuccessionRecord], own: Iterable[str], side: Side) -> list[Name]:
    """Follow the successions one way; what lies farther away comes farther from the middle of the list."""
    steps = _steps(records, side)
    starts = {form: Descent.SAME for name in own for form in _known_forms(comparable(name), steps)}
    found: dict[str, Name] = {}
    while starts:
        reached: dict[str, Descent] = {}
        for form, relation in starts.items():
            for text, is_successor, note in steps.get(form, ()):
                if comparable(text) not in found:
                    further = Descent.SUCCESSOR if is_successor or relation is Descent.SUCCESSOR else Descent.RENAMED
                    found[comparable(text)] = Name(text, further, side, note)
                    reached[comparable(text)] = further
        starts = reached
    names = list(found.values())
    return names[::-1] if side is Side.EARLIER else names


_Steps = Mapping[str, list[tuple[str, bool, str]]]


def _steps(records: Iterable[SuccessionRecord], side: Side) -> _Steps:
    steps: defaultdict[str, list[tuple[str, bool, str]]] = defaultdict(list)
    for record in records:
        ends = (record.earlier, record.later) if side is Side.LATER else (record.later, record.earlier)
        steps[comparable(ends[0])].append((ends[1], record.is_successor, record.note))
    return steps


def _known_forms(form: str, steps: _Steps) -> Iterator[str]:
    """Yield the form itself if the file has it, else the longest of the file's names inside it."""
    inside = [known for known in steps if known == form or (len(known) >= _SHORTEST and known in form)]
    yield from sorted(inside, key=len)[-1:]


def _standings(projection: Projection, name: Name, *, is_asked: bool) -> Iterator[Standing]:
    form = comparable(name.text)
    here = list(projection.derived(_forms).containing(form))
    found = [*_things(projection, name, form, [(known, thing) for known, thing in here if known == form])]
    if len(form) >= _SHORTEST:
        named = {standing.document.iri for standing in found if standing.document}
        longer = _things(projection, name, form, [(known, thing) for known, thing in here if known != form])
        found += [standing for standing in longer if standing.document and standing.document.iri not in named]
        named |= {standing.document.iri for standing in found if standing.document}
        found += [each for each in _quoted(projection, name, form) if each.document and each.document.iri not in named]
    place = {document.iri: at for at, document in enumerate(projection.documents)}
    found.sort(key=lambda standing: place[standing.document.iri] if standing.document else -1)
    if found or is_asked:
        yield from found
    else:
        yield Standing(name)  # honest about a link of the line that no document here shows


def _things(projection: Projection, name: Name, form: str, named: Iterable[tuple[str, Entity]]) -> Iterator[Standing]:
    for known, thing in named:
        for document, evidence in _places(projection, thing).items():
            score = round(len(form) / len(known), 2)
            yield Standing(name, projection.document(document), thing, score, evidence[:_QUOTES])


def _forms(projection: Projection) -> Haystack[Entity]:
    return Haystack(
        (form, thing)
        for thing in projection.entities.values()
        for form in dict.fromkeys(comparable(known) for known in names_of(thing))
    )


def _places(projection: Projection, thing: Entity) -> dict[str, tuple[Evidence, ...]]:
    """Give the passages about a thing by document: those that name it, else those of its links."""
    linked = (
        passage
        for link in (*projection.outgoing(thing.iri), *projection.incoming(thing.iri))
        for passage in link.evidence
    )
    found: defaultdict[str, list[Evidence]] = defaultdict(list)
    for passage in dict.fromkeys((*thing.evidence, *linked)):
        found[passage.document].append(passage)
    home = [thing.document] if thing.document else list(found)
    return {document: tuple(found[document]) for document in home}


def _quoted(projection: Projection, name: Name, form: str) -> Iterator[Standing]:
    found: defaultdict[str, list[Evidence]] = defaultdict(list)
    for _, passage in projection.derived(_quotes).containing(form):
        if len(found[passage.document]) < _QUOTES:
            found[passage.document].append(passage)
    for document, evidence in found.items():
        yield Standing(name, projection.document(document), None, 1.0, tuple(evidence))


def _quotes(projection: Projection) -> Haystack[Evidence]:
    of_things = (passage for thing in projection.entities.values() for passage in thing.evidence)
    of_links = (passage for link in projection.links for passage in link.evidence)
    here = {document.iri for document in projection.documents}
    passages = dict.fromkeys((*of_things, *of_links))
    return Haystack((comparable(passage.quote), passage) for passage in passages if passage.document in here)
