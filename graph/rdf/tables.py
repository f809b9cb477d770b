"""Which class a kind becomes, which property a relation or a field becomes, and the standard terms beside our own."""

from itertools import product

from rdflib import Literal, URIRef
from rdflib.term import Node

from graph.rdf.fields import BOOLEAN, DOUBLE, ENGLISH, INTEGER, IRI, JAPANESE, TEXT, Codec, Field
from ontology.model import (
    Budget,
    CitedDocument,
    Claim,
    Entity,
    Event,
    Kind,
    Kpi,
    Law,
    Organisation,
    OrganisationKind,
    Programme,
    Relation,
    Result,
    RoadmapItem,
)
from ontology.rules import ALLOWED
from ontology.vocabulary import CIDS, DCTERMS, ORG, POLICY, PROV, SKOS

CLASSES: dict[Kind, URIRef] = {
    Kind.IMPACT: POLICY.Impact,
    Kind.OUTCOME: CIDS.Outcome,
    Kind.OUTPUT: CIDS.Output,
    Kind.MEASURE: POLICY.Measure,
    Kind.PROGRAMME: CIDS.Program,
    Kind.KPI: CIDS.Indicator,
    Kind.ORGANISATION: ORG.FormalOrganization,  # a bureau is an org:OrganizationalUnit
    Kind.LAW: POLICY.Law,
    Kind.ROADMAP_ITEM: POLICY.RoadmapItem,
    Kind.CLAIM: POLICY.Claim,
    Kind.BUDGET: POLICY.Budget,
    Kind.EVENT: POLICY.Event,
    Kind.DOCUMENT: PROV.Entity,
}
KIND_OF_CLASS: dict[Node, Kind] = {
    **{term: kind for kind, term in CLASSES.items()},
    ORG.OrganizationalUnit: Kind.ORGANISATION,
}
RELATIONS: dict[Relation, URIRef] = {relation: POLICY[relation.value] for relation in Relation}


def _every(relation: Relation, term: URIRef) -> dict[tuple[Relation, Kind | None, Kind | None], URIRef]:
    return {(relation, source, target): term for source, target in product(*ALLOWED[relation])}


# Where a standard vocabulary has a property for a link between just these kinds, it is written beside our own.
ALIGNED: dict[tuple[Relation, Kind | None, Kind | None], URIRef] = {
    **_every(Relation.MEASURED_BY, CIDS.hasIndicator),
    **_every(Relation.PART_OF, DCTERMS.isPartOf),
    **_every(Relation.MENTIONS, DCTERMS.references),
    (Relation.CONTRIBUTES_TO, Kind.MEASURE, Kind.OUTPUT): CIDS.hasOutput,
    (Relation.CONTRIBUTES_TO, Kind.OUTPUT, Kind.OUTCOME): CIDS.canProduce,
    (Relation.PART_OF, Kind.ORGANISATION, Kind.ORGANISATION): ORG.subOrganizationOf,
}

ENTITY: tuple[Field, ...] = (
    Field("label", SKOS.prefLabel, JAPANESE),
    Field("alt_labels", SKOS.altLabel, JAPANESE, many=True),
    Field("notation", SKOS.notation, TEXT),
    Field("document", DCTERMS.source, IRI),
)
OWN: dict[type[Entity], tuple[Field, ...]] = {
    Result: (Field("cross_cutting", POLICY.crossCutting, BOOLEAN),),
    Kpi: (
        Field("baseline", POLICY.baseline, TEXT),
        Field("note", POLICY.note, TEXT),
        Field("number", POLICY.number, TEXT),
        Field("status", POLICY.status, TEXT),
    ),
    Organisation: (
        Field("organisation_kind", POLICY.organisationKind, Codec(Literal, OrganisationKind)),
        Field("parent", POLICY.parentName, TEXT),
        Field("english", SKOS.altLabel, ENGLISH),  # not prefLabel: a query for the label must find one row
        Field("abbreviations", POLICY.abbreviation, TEXT, many=True),
        Field("corporate_number", ORG.identifier, TEXT),
    ),
    RoadmapItem: (
        Field("text", POLICY.text, TEXT),
        Field("period", POLICY.period, TEXT),
        Field("start", POLICY.start, TEXT),
        Field("end", POLICY.end, TEXT),
    ),
    Law: (Field("number", POLICY.number, TEXT),),
    Programme: (Field("target_groups", POLICY.targetGroup, TEXT, many=True),),
    CitedDocument: (Field("adopted", POLICY.adopted, TEXT),),
    Claim: (
        Field("means", POLICY.means, TEXT),
        Field("cue", POLICY.cue, TEXT),
        Field("end", POLICY.endPhrase, TEXT),
        Field("end_cue", POLICY.endCue, TEXT),
    ),
    Budget: (
        Field("amount", POLICY.amount, TEXT),
        Field("amount_value", POLICY.amountValue, DOUBLE),
        Field("fiscal_year", POLICY.fiscalYear, INTEGER),
    ),
    Event: (Field("date", POLICY.date, TEXT), Field("text", POLICY.text, TEXT)),
}
