"""Offices that a plan names: those of the state on file, those below them, those of a city or prefecture."""

from dataclasses import dataclass, field

from ingest.actors.organisations import add_organisation
from ingest.actors.reader import names_of
from ingest.resolve import Collector
from ingest.structure.labels import label_of
from ontology.authorities import Authorities
from ontology.model import Basis, Evidence, Kind, Link, Organisation, OrganisationKind, Relation


@dataclass(slots=True)
class Offices:
    """Makes organisations of the names of offices; 企画課 of one series of documents is not that of another."""

    authorities: Authorities
    collector: Collector
    _names: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        """Learn the names on file."""
        self._names = names_of(self.authorities)

    def called(self, name: str, place: Evidence) -> tuple[Organisation, ...]:
        """Give the organisation of a name; the one on file, with those above it, where there is one."""
        label = label_of(name).text
        if label in self._names:
            return (add_organisation(self._names[label], self.authorities, self.collector),)
        above = max((known for known in self._names if label.startswith(known)), key=len, default=None)
        minter = self.collector.minter
        make = minter.shared if above else minter.thing
        office = self.collector.add(
            Organisation(
                iri=make(Kind.ORGANISATION, label),
                label=label,
                organisation_kind=OrganisationKind.BUREAU,
                parent=self._names[above] if above else None,
                evidence=(place,),
            )
        )
        if above:
            parent = add_organisation(self._names[above], self.authorities, self.collector)
            self.collector.link(Link(office.iri, Relation.PART_OF, parent.iri, Basis.STATED, (place,)))
        return (office,)
