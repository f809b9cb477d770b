"""Decisions ⇄ RDF: a prov:Entity with its author and date, the pair that it is about, and an annotation per revision.

{base}/decision/{key}           a decision
{base}/graph/decisions#tie=KEY       the pair of things that it is about, each as it was called then
{base}/graph/decisions#anchor=KEY    where it stands in a revision: an oa:Annotation of a passage, or a trouble
"""

from collections.abc import Iterable, Iterator
from typing import Any

from rdflib import Literal, URIRef
from rdflib.term import Node

from graph.rdf.evidence import fragment, passage_from_rdf, passage_iri, passages_to_rdf
from graph.rdf.fields import DECIMAL, INTEGER, IRI, TEXT, Codec, Facts, Field, Triple, fields_from_rdf, fields_to_rdf
from graph.rdf.tables import RELATIONS
from ontology.decisions import Anchor, Decision, Named, Pair, Ruling, Tie, Trouble, Way, Withdrawal
from ontology.model import Kind, Relation, Role
from ontology.vocabulary import DCTERMS, OA, POLICY, PROV, RDF, RDFS, XSD

_DECISION = (
    Field("ruling", POLICY.ruling, Codec(Literal, Ruling)),
    Field("reason", DCTERMS.description, TEXT),
    Field("at", DCTERMS.created, TEXT),
    Field("series", DCTERMS.subject, IRI),
)
_NAMED = (
    Field("iri", POLICY.thing, IRI),
    Field("kind", POLICY.ofKind, Codec(Literal, Kind)),
    Field("label", RDFS.label, TEXT),  # not skos:prefLabel: that belongs to what a text calls a thing
)
_WITHDRAWAL = (Field("at", DCTERMS.created, TEXT), Field("reason", DCTERMS.description, TEXT))
_ANCHOR = (
    Field("document", DCTERMS.source, IRI),
    Field("way", POLICY.way, Codec(Literal, Way)),
    Field("score", POLICY.score, DECIMAL),
    Field("names", POLICY.names, IRI),
    Field("trouble", POLICY.trouble, Codec(Literal, Trouble)),
)
_RELATION_OF = {str(predicate): relation for relation, predicate in RELATIONS.items()}
_RELATION = Codec(lambda relation: RELATIONS[relation], lambda iri: _RELATION_OF[iri])
_TIE = (Field("relation", POLICY.relation, _RELATION), Field("role", POLICY.role, Codec(Literal, Role)))


def decisions_to_rdf(home: str, decisions: Iterable[Decision]) -> Iterator[Triple]:
    """Write decisions for the graph named `home`, with their places in the order given."""
    for position, decision in enumerate(decisions):
        yield URIRef(decision.iri), POLICY.position, INTEGER.write(position)
        yield from _decision_to_rdf(home, decision)


def decisions_from_rdf(triples: Iterable[tuple[Node, Node, Node]]) -> tuple[Decision, ...]:
    """Read the decisions of a graph in their order; raises ValueError where one is not whole."""
    facts = Facts(triples)
    found = sorted(facts.having(POLICY.ruling), key=lambda iri: int(facts.value(iri, POLICY.position)))
    return tuple(_decision_from_rdf(facts, iri) for iri in found)


def _decision_to_rdf(home: str, decision: Decision) -> Iterator[Triple]:
    iri = URIRef(decision.iri)
    yield iri, RDF.type, POLICY.Decision
    yield iri, RDF.type, PROV.Entity
    yield from fields_to_rdf(iri, decision, _DECISION)
    yield from _by(home, iri, PROV.wasAttributedTo, decision.author)
    if "T" in decision.at:
        yield iri, PROV.generatedAtTime, Literal(decision.at, datatype=XSD.dateTime, normalize=False)
    yield from _pair_to_rdf(home, iri, POLICY.decides, decision.subject)
    if decision.instead:
        yield from _pair_to_rdf(home, iri, POLICY.instead, decision.instead)
    if decision.withdrawn:
        yield from _withdrawal_to_rdf(home, iri, decision.withdrawn)
    for place, anchor in enumerate(decision.anchors):
        yield from _anchor_to_rdf(home, iri, place, anchor)


def _decision_from_rdf(facts: Facts, iri: str) -> Decision:
    anchors = sorted(
        map(str, facts.values(iri, POLICY.anchor)), key=lambda node: int(facts.value(node, POLICY.position))
    )
    instead = [_pair_from_rdf(facts, str(node)) for node in facts.values(iri, POLICY.instead)]
    withdrawn = [_withdrawal_from_rdf(facts, str(node)) for node in facts.values(iri, PROV.wasInvalidatedBy)]
    fields: dict[str, Any] = fields_from_rdf(facts, iri, _DECISION)
    return Decision(
        iri=iri,
        subject=_pair_from_rdf(facts, facts.value(iri, POLICY.decides)),
        author=_author(facts, iri, PROV.wasAttributedTo),
        anchors=tuple(_anchor_from_rdf(facts, node) for node in anchors),
        instead=next((tie for tie in instead if isinstance(tie, Tie)), None),
        withdrawn=next(iter(withdrawn), None),
        **fields,
    )


def _by(home: str, about: URIRef, role: URIRef, author: str) -> Iterator[Triple]:
    agent = fragment(home, "agent", author)
    yield about, role, agent
    yield agent, RDF.type, PROV.Agent
    yield agent, RDFS.label, Literal(author)


def _author(facts: Facts, about: str, role: URIRef) -> str:
    return facts.value(facts.value(about, role), RDFS.label)


def _pair_to_rdf(home: str, decision: URIRef, predicate: URIRef, pair: Tie | Pair) -> Iterator[Triple]:
    node = fragment(home, "tie", decision, predicate)
    yield decision, predicate, node
    yield node, RDF.type, PROV.Entity
    if isinstance(pair, Tie):
        yield from fields_to_rdf(node, pair, _TIE)
    for way, named in zip((POLICY.tieFrom, POLICY.tieTo), pair.ends, strict=True):
        end = fragment(home, "named", named.iri, named.kind, named.label)
        yield node, way, end
        yield from fields_to_rdf(end, named, _NAMED)


def _pair_from_rdf(facts: Facts, node: str) -> Tie | Pair:
    ends = [_named_from_rdf(facts, facts.value(node, way)) for way in (POLICY.tieFrom, POLICY.tieTo)]
    fields: dict[str, Any] = fields_from_rdf(facts, node, _TIE)
    if "relation" not in fields:
        return Pair(*ends)
    relation: Relation = fields["relation"]
    return Tie(ends[0], relation, ends[1], fields.get("role"))


def _named_from_rdf(facts: Facts, node: str) -> Named:
    return Named(**fields_from_rdf(facts, node, _NAMED))


def _withdrawal_to_rdf(home: str, decision: URIRef, withdrawn: Withdrawal) -> Iterator[Triple]:
    node = fragment(home, "withdrawal", decision)
    yield decision, PROV.wasInvalidatedBy, node
    yield node, RDF.type, PROV.Activity
    yield from fields_to_rdf(node, withdrawn, _WITHDRAWAL)
    yield from _by(home, node, PROV.wasAssociatedWith, withdrawn.author)


def _withdrawal_from_rdf(facts: Facts, node: str) -> Withdrawal:
    return Withdrawal(author=_author(facts, node, PROV.wasAssociatedWith), **fields_from_rdf(facts, node, _WITHDRAWAL))


def _anchor_to_rdf(home: str, decision: URIRef, place: int, anchor: Anchor) -> Iterator[Triple]:
    node = fragment(home, "anchor", decision, anchor.document)
    yield decision, POLICY.anchor, node
    yield node, POLICY.position, INTEGER.write(place)
    yield from fields_to_rdf(node, anchor, _ANCHOR)
    if anchor.passage is None:
        yield node, RDF.type, PROV.Entity
        return
    passage = passage_iri(anchor.passage)
    yield node, RDF.type, OA.Annotation
    yield node, OA.hasBody, decision
    yield node, OA.hasTarget, passage
    yield from passages_to_rdf((anchor.passage,))
    quote = URIRef(str(passage).replace("#char=", "#quote="))
    yield quote, OA.prefix, Literal(anchor.before)
    yield quote, OA.suffix, Literal(anchor.after)


def _anchor_from_rdf(facts: Facts, node: str) -> Anchor:
    fields: dict[str, Any] = fields_from_rdf(facts, node, _ANCHOR)
    for target in map(str, facts.values(node, OA.hasTarget)):
        quote = target.replace("#char=", "#quote=")
        around = (facts.value(quote, OA.prefix), facts.value(quote, OA.suffix))
        return Anchor(passage=passage_from_rdf(facts, target), before=around[0], after=around[1], **fields)
    return Anchor(**fields)
