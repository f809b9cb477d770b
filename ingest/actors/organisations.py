"""Organisations of the authority files as things of the graph."""

from ingest.resolve import Collector
from ontology.authorities import GRADES, Authorities, OrganisationRecord
from ontology.iri import Minter
from ontology.model import Basis, Kind, Link, Organisation, Relation


def organisation_of(record: OrganisationRecord, minter: Minter) -> Organisation:
    """Make the thing that a line of an authority file describes."""
    return Organisation(
        iri=minter.shared(Kind.ORGANISATION, record.name),
        label=record.name,
        organisation_kind=record.kind,
        parent=record.parent,
        english=record.english,
        abbreviations=record.abbreviations,
        corporate_number=record.corporate_number,
    )


def add_organisation(name: str, authorities: Authorities, collector: Collector) -> Organisation:
    """Add an organisation and, link by link, the bodies above it; one that no file knows has its name alone."""
    record = authorities.organisation(name)
    if record is None:
        iri = collector.minter.shared(Kind.ORGANISATION, name)
        return collector.add(Organisation(iri=iri, label=name))
    organisation = collector.add(organisation_of(record, collector.minter))
    if record.parent and record.parent != name:
        above = add_organisation(record.parent, authorities, collector)
        collector.link(Link(organisation.iri, Relation.PART_OF, above.iri, Basis.CURATED, confidence=GRADES["certain"]))
    return organisation


def all_organisations(authorities: Authorities, minter: Minter) -> Collector:
    """Gather every organisation on file with the bodies above it."""
    collector = Collector("", "", minter)
    for record in authorities.organisations:
        add_organisation(record.name, authorities, collector)
    return collector
