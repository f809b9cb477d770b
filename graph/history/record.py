"""Deeds ⇄ RDF: a prov:Activity for each, in the graph {base}/graph/history, which is no part of what documents say."""

from collections.abc import Iterable, Iterator
from hashlib import blake2b

from rdflib import Literal, URIRef
from rdflib.term import Node

from graph.history.deed import Act, Deed, Hand, Subject
from graph.rdf.fields import Facts, Triple
from ontology.vocabulary import DCTERMS, POLICY, PROV, RDF, RDFS, XSD

# What PROV-O calls the part that a subject has in an act.
_PARTS = {
    Act.INGESTED: PROV.generated,
    Act.RESTORED: PROV.generated,
    Act.REMOVED: PROV.invalidated,
    Act.PURGED: PROV.invalidated,
}


def deed_to_rdf(base: str, deed: Deed) -> Iterator[Triple]:
    """Write a deed; its IRI is made of what it says, so that the same deed is written once."""
    hand = deed.hand
    activity = _named(base, "activity", deed.act, hand.at, hand.author, *(each.iri for each in deed.subjects))
    agent = _named(base, "agent", hand.author)
    yield activity, RDF.type, PROV.Activity
    yield activity, DCTERMS.type, Literal(deed.act.value)
    yield activity, PROV.endedAtTime, Literal(hand.at, datatype=XSD.dateTime, normalize=False)
    yield activity, PROV.wasAssociatedWith, agent
    yield activity, POLICY.software, Literal(hand.software)
    yield agent, RDF.type, PROV.Agent
    yield agent, RDFS.label, Literal(hand.author)
    if deed.note:
        yield activity, RDFS.comment, Literal(deed.note)
    for subject in deed.subjects:
        yield activity, _PARTS.get(deed.act, PROV.used), URIRef(subject.iri)
        yield URIRef(subject.iri), DCTERMS.title, Literal(subject.title)


def deeds_from_rdf(triples: Iterable[tuple[Node, Node, Node]]) -> tuple[Deed, ...]:
    """Read deeds back, the earliest first."""
    facts = Facts(triples)
    found = (_deed(facts, activity) for activity in facts.having(PROV.wasAssociatedWith))
    return tuple(sorted(found, key=lambda deed: (deed.hand.at, deed.act, [each.iri for each in deed.subjects])))


def _deed(facts: Facts, activity: str) -> Deed:
    act = Act(facts.value(activity, DCTERMS.type))
    author = facts.value(facts.value(activity, PROV.wasAssociatedWith), RDFS.label)
    hand = Hand(author, facts.value(activity, PROV.endedAtTime), facts.value(activity, POLICY.software))
    subjects = sorted(map(str, facts.values(activity, _PARTS.get(act, PROV.used))))
    note = next(map(str, facts.values(activity, RDFS.comment)), None)
    return Deed(act, hand, tuple(Subject(iri, _title(facts, iri)) for iri in subjects), note)


def _title(facts: Facts, iri: str) -> str:
    """Give the name of a subject; where it had several over time, one of them, always the same."""
    return min(map(str, facts.values(iri, DCTERMS.title)), default=iri)


def _named(base: str, sort: str, *parts: str) -> URIRef:
    digest = blake2b("\x1f".join(parts).encode(), digest_size=6).hexdigest()
    return URIRef(f"{base}/{sort}/{digest}")
