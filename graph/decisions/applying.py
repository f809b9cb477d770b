"""Put decisions over what was read: over what was computed or curated, never over what the text says itself."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from graph.decisions.anchoring import OF_THE_TEXT
from graph.decisions.ledger import Key, Ledger, Word
from graph.rdf.canonical import canonical_entity, canonical_links
from ontology.decisions import Named
from ontology.japan import day_in_japan
from ontology.model import Basis, Entity, Extraction, Link


@dataclass(frozen=True, slots=True)
class Effect:
    """What decisions change in a reading: links that go, links that come, and things that these bring with them."""

    overridden: tuple[Link, ...] = ()
    added: tuple[Link, ...] = ()
    guests: tuple[Named, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.overridden or self.added)


@dataclass(frozen=True, slots=True)
class Guests:
    """Things that only decisions bring into a reading, by their IRIs, with their wholes: 林野庁 → 農林水産省."""

    things: Mapping[str, Entity] = field(default_factory=dict)
    wholes: tuple[Link, ...] = ()

    def of(self, named: Iterable[Named], known: Collection[str]) -> Iterator[Entity | Link]:
        """Go through the things that are named, each with its links up and what these lead to, if not `known`."""
        waiting = [self.things.get(each.iri) or guest(each) for each in named]
        come = {*known, *(thing.iri for thing in waiting)}
        while waiting:
            thing = waiting.pop()
            yield thing
            for link in self.wholes:
                if link.source == thing.iri:
                    yield link
                    if link.target not in come:
                        come.add(link.target)
                        waiting.append(self.things[link.target])


def effect(extraction: Extraction, ledger: Ledger) -> Effect:
    """Work out what the decisions that have a hold on a revision change in its reading."""
    words = ledger.words(extraction.document.iri)
    if not words:
        return Effect()
    held = _links_by_key(extraction, words)
    open_words = {key: word for key, word in words.items() if not _is_of_the_text(held.get(key, ()))}
    overridden = [link for key in open_words for link in held.get(key, ())]
    added = [link for key, word in open_words.items() for link in _decided(word, held.get(key, []))]
    known = {entity.iri for entity in extraction.entities}
    ends = {end.iri: end for word in open_words.values() if word.tie for end in (word.tie.source, word.tie.target)}
    guests = tuple(end for iri, end in sorted(ends.items()) if iri not in known)
    return Effect(tuple(overridden), tuple(added), guests)


def applied(extraction: Extraction, ledger: Ledger, guests: Guests) -> Extraction:
    """Give a reading as decisions leave it; `guests` describes things that only a decision brings into it."""
    found = effect(extraction, ledger)
    if not found:
        return extraction
    gone = set(found.overridden)
    known = {entity.iri for entity in extraction.entities}
    come = list(guests.of(found.guests, known))
    things = [each for each in come if isinstance(each, Entity)]
    wholes = [each for each in come if isinstance(each, Link)]
    return replace(
        extraction,
        entities=tuple(sorted((*extraction.entities, *things), key=lambda entity: entity.iri)),
        links=canonical_links((*(link for link in extraction.links if link not in gone), *found.added, *wholes)),
    )


def guest(named: Named) -> Entity:
    """Make a thing of the name that it had when it was decided about."""
    return canonical_entity(Entity(iri=named.iri, kind=named.kind, label=named.label))


def _links_by_key(extraction: Extraction, wanted: Mapping[Key, Word]) -> dict[Key, list[Link]]:
    found: defaultdict[Key, list[Link]] = defaultdict(list)
    for link in extraction.links:
        key = (link.source, link.relation.value, link.target)
        if key in wanted:
            found[key].append(link)
    return found


def _is_of_the_text(links: list[Link] | tuple[()]) -> bool:
    return any(link.basis in OF_THE_TEXT for link in links)


def _decided(word: Word, instead_of: list[Link]) -> Iterator[Link]:
    """Yield the link that a decision calls for, on the passage of the decision and those of the links it confirms."""
    tie, decision = word.tie, word.decision
    if tie is None:
        return
    passages = (word.anchor.passage, *(passage for link in instead_of for passage in link.evidence))
    roles = {tie.role} if tie.role else {link.role for link in instead_of} or {None}
    for role in sorted(roles, key=str):
        yield Link(
            source=tie.source.iri,
            relation=tie.relation,
            target=tie.target.iri,
            basis=Basis.DECIDED,
            evidence=tuple(dict.fromkeys(passage for passage in passages if passage)),
            role=role,
            reason=f"{decision.reason}（{decision.author}、{day_in_japan(decision.at)}）",
        )
