"""What a store keeps of its decisions when it is written: where they stand now, and what they change today."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox
from rdflib import URIRef

from graph.decisions.anchoring import reanchored
from graph.decisions.applying import Effect, Guests, effect, guest
from graph.decisions.ledger import Ledger, decisions_graph
from graph.decisions.rdf import decisions_from_rdf, decisions_to_rdf
from graph.identity import Reading
from graph.rdf.fields import Triple
from graph.rdf.terms import to_triples
from graph.rdf.triples import statement_iri, things_from_rdf, things_to_rdf
from graph.storage.generations import authority_graph
from graph.storage.revisions import graph_of, latest_of
from ontology.decisions import Decision, Named
from ontology.model import Document, Entity, Kind, Link, Relation
from ontology.vocabulary import POLICY, SKOS

_NAME = ox.NamedNode(SKOS.prefLabel)


@dataclass(frozen=True, slots=True)
class Kept:
    """What the graph of the decisions holds: the decisions, and the things that they bring into revisions."""

    ledger: Ledger
    guests: Guests


@dataclass(frozen=True, slots=True)
class Settled:
    """The decisions as they stand now, the triples to keep, and the latest revisions in which something changed.

    `guests` are the things that decisions bring into revisions; `read` gives the revisions that this was worked out on.
    """

    ledger: Ledger
    triples: tuple[Triple, ...]
    affected: frozenset[str]
    guests: Guests
    read: Callable[[str], Reading]


def kept_in(store: ox.Store | None, base: str) -> Kept:
    """Read the decisions of a store."""
    triples = list(to_triples(graph_of(store, decisions_graph(base)))) if store is not None else []
    if not triples:
        return Kept(Ledger(), Guests())
    entities, links = things_from_rdf(triples)
    guests = Guests({entity.iri: entity for entity in entities}, tuple(filter(_is_whole, links)))
    return Kept(Ledger(decisions_from_rdf(triples)), guests)


@dataclass(frozen=True, slots=True)
class Settler:
    """Settles decisions in a store that is being written; `read` reads a revision by its IRI."""

    store: ox.Store
    base: str
    documents: tuple[Document, ...]
    read: Callable[[str], Reading]

    def settle(self, ledger: Ledger, before: Ledger, changed: Iterable[str]) -> Settled:
        """Hold decisions against the changed revisions; `before` is how they stood in the former generation."""
        stale = frozenset(changed)
        ledger = reanchored(ledger, self.documents, self.read, stale)
        touched = {decision.series for decision in _differing(ledger, before)}
        concerned = {decision.series for decision in ledger.decisions}
        latest = [document for document in latest_of(self.documents) if document.series in concerned]
        effects = {each.iri: effect(self.read(each.iri).extraction, ledger) for each in latest}
        affected = frozenset(each.iri for each in latest if each.series in touched)
        named = {each.iri: each for found in effects.values() for each in found.guests}
        guests = self._guests(named.values()) if named else Guests()
        return Settled(ledger, tuple(self._triples(ledger, effects, guests)), affected, guests, self.read)

    def _triples(self, ledger: Ledger, effects: dict[str, Effect], guests: Guests) -> Iterator[Triple]:
        home = decisions_graph(self.base)
        yield from decisions_to_rdf(home, ledger.decisions)
        for document, found in effects.items():
            yield from self._overrides(ledger, document, found.overridden)
        links = [*(link for found in effects.values() for link in found.added), *guests.wholes]
        yield from things_to_rdf(home, guests.things.values(), links, _kinds(ledger))

    def _overrides(self, ledger: Ledger, document: str, links: Iterable[Link]) -> Iterator[Triple]:
        words = ledger.words(document)
        for link in links:
            decision = words[link.source, link.relation.value, link.target].decision
            for graph in (document, authority_graph(self.base)):
                yield URIRef(decision.iri), POLICY.overrides, statement_iri(graph, link)

    def _guests(self, named: Iterable[Named]) -> Guests:
        """Describe things as the authority files do, with all that they are parts of; else as another revision does."""
        entities, links = things_from_rdf(to_triples(graph_of(self.store, authority_graph(self.base))))
        listed = {entity.iri: entity for entity in entities}
        things = {each.iri: listed.get(each.iri) or self._guest(each) for each in named}
        wholes = [link for link in links if _is_whole(link) and link.target in listed]
        over: list[Link] = []
        waiting = list(things)
        while waiting:
            iri = waiting.pop()
            for link in wholes:
                if link.source == iri:
                    over.append(link)
                    if link.target not in things:
                        things[link.target] = listed[link.target]
                        waiting.append(link.target)
        return Guests(things, tuple(over))

    def _guest(self, named: Named) -> Entity:
        node = ox.NamedNode(named.iri)
        homes = {quad.graph_name for quad in self.store.quads_for_pattern(node, _NAME, None, None)}
        for name in sorted(name.value for name in homes if isinstance(name, ox.NamedNode)):
            entities, _ = things_from_rdf(
                to_triples(self.store.quads_for_pattern(node, None, None, ox.NamedNode(name)))
            )
            return entities[0]
        return guest(named)


def _is_whole(link: Link) -> bool:
    return link.relation is Relation.PART_OF


def _differing(ledger: Ledger, before: Ledger) -> Iterator[Decision]:
    former = {decision.iri: decision for decision in before.decisions}
    return (decision for decision in ledger.decisions if former.get(decision.iri) != decision)


def _kinds(ledger: Ledger) -> dict[str, Kind]:
    ties = (tie for decision in ledger.decisions for tie in decision.ties)
    return {named.iri: named.kind for tie in ties for named in (tie.source, tie.target)}
