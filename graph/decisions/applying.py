"""Put decisions over what was read: over what was computed or curated, never over what the text says itself."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from graph.decisions.anchoring import OF_THE_TEXT
from graph.decisions.ledger import Key, Ledger, Word
from graph.rdf.canonical import canonical_entity, canonical_links
from ontology.decisions import Named
from ontology.model import Basis, Entity, Extraction, Link


@dataclass(frozen=True, slots=True)
class Effect:
    """What decisions change in a reading: links that go, links that come, and things that these bring with them."""

    overridden: tuple[Link, ...] = ()
    added: tuple[Link, ...] = ()
    guests: tuple[Named, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.overridden or self.added)


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


def applied(extraction: Extraction, ledger: Ledger, guests: Mapping[str, Entity]) -> Extraction:
    """Give a reading as decisions leave it; `guests` describes things that only a decision brings into it."""
    found = effect(extraction, ledger)
    if not found:
        return extraction
    gone = set(found.overridden)
    come = (guests.get(named.iri) or guest(named) for named in found.guests)
    return replace(
        extraction,
        entities=tuple(sorted((*extraction.entities, *come), key=lambda entity: entity.iri)),
        links=canonical_links((*(link for link in extraction.links if link not in gone), *found.added)),
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
            reason=f"{decision.reason}（{decision.author}、{decision.at[:10]}）",
        )
