"""Who does it: organisations that the text names, and those that the authority files know for a programme or a law."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.actors.organisations import add_organisation
from ingest.actors.roles import acts, role_of
from ingest.logic.measures import Measures
from ingest.prose import Sentence
from ingest.resolve import Collector
from ingest.words import Found, Parsed
from ontology.authorities import Authorities
from ontology.model import Basis, Entity, Evidence, Kind, Law, Link, Organisation, OrganisationKind, Relation, Role

_SHORTEST_NAME = 3  # 総務, 環境 are common nouns; FA and UR mean other things in running text
_SHORTEST_LATIN_NAME = 4
_LISTED = re.compile(
    r"[（(【\[〔＜<](?:(?:担当|所管|主管)[^：:]{0,4}[：:])?(?P<names>[^（()）]{2,80})[)）】\]〕＞>][。 　]*$"
)
_ALONE = re.compile(
    r"(?:^|。)[ 　]*[（(【\[〔＜<][^（()）。]*[)）】\]〕＞>][。 　]*$"
)  # a list that is no part of the sentence before it
_BETWEEN = re.compile(r"[、，,・／/　 ]|及び|並びに|と")
_REST = re.compile(r"(?:等|ほか|他|など)$")
_MARKED = re.compile(r"[◎○●☆★][ 　]*")  # （◎水産庁、環境省）: the mark of who leads


def names_of(authorities: Authorities) -> dict[str, str]:
    """Map every unmistakable spelling of the organisations on file to the official name."""
    names: dict[str, str] = {}
    for record in authorities.organisations:
        for name in record.names:
            if _is_unmistakable(name, authorities):
                names.setdefault(name, record.name)
    return names


def _is_unmistakable(name: str, authorities: Authorities) -> bool:
    shortest = _SHORTEST_LATIN_NAME if name.isascii() else _SHORTEST_NAME
    return len(name) >= shortest and name not in authorities.not_names


@dataclass(slots=True)
class ActorReader:
    """Reads who does what into a collector."""

    authorities: Authorities
    collector: Collector
    _known: dict[str, Organisation] = field(default_factory=dict)
    _names: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        """Learn the names on file."""
        self._names = names_of(self.authorities)

    def read(self, sentence: Sentence, parsed: Parsed) -> None:
        """Link a measure to the organisations that a sentence of it names."""
        if sentence.owner.kind is not Kind.MEASURE:
            return
        quote = self.collector.quote(sentence.block.span(sentence.start, sentence.end))
        listed = listed_roles(sentence.text, self._names) if _ALONE.search(sentence.text) else {}
        for official, role in listed.items():
            self._link_responsible(self._organisation(official), sentence.owner, quote, role)
        for name in parsed.names:
            if name.name not in listed:
                self._read_name(sentence, quote, parsed, name)

    def _read_name(self, sentence: Sentence, quote: Evidence, parsed: Parsed, name: Found) -> None:
        """Link one name: a body of the state that acts or takes part is responsible, any other is mentioned."""
        organisation = self._organisation(name.name)
        role = role_of(parsed, name)
        is_of_state = organisation.organisation_kind is not OrganisationKind.PUBLIC_BODY
        if is_of_state and (role or acts(parsed, name)):
            self._link_responsible(organisation, sentence.owner, quote, role)
        else:
            self._link_mentioned(sentence.owner, organisation, quote)
        above = organisation.parent
        if above and sentence.text.startswith(above, parsed.words[name.first].start):  # 国土交通省「…」本部 names both
            self._link_mentioned(sentence.owner, self._organisation(above), quote)

    def _link_responsible(self, organisation: Organisation, thing: Entity, quote: Evidence, role: Role | None) -> None:
        link = Link(organisation.iri, Relation.RESPONSIBLE_FOR, thing.iri, Basis.STATED, (quote,), role=role)
        self.collector.link(link)

    def _link_mentioned(self, thing: Entity, organisation: Organisation, quote: Evidence) -> None:
        self.collector.link(Link(thing.iri, Relation.MENTIONS, organisation.iri, Basis.STATED, (quote,)))

    def read_listed(self, measures: Measures) -> None:
        """Link measures and programmes to the organisations that stand in parentheses behind their names."""
        things = {thing.iri: thing for thing in measures.of_part.values()}
        things |= {programme.iri: programme for listed in measures.programmes.values() for programme in listed}
        for thing in things.values():
            for passage in thing.evidence:
                for name in listed_names(passage.quote, self._names):
                    self._link_responsible(self._organisation(name), thing, passage, None)

    def read_curated(self, measures: Measures) -> None:
        """Link programmes and laws to the organisations that the authority files name for them."""
        for programmes in measures.programmes.values():
            for programme in programmes:
                record = self.authorities.programme(programme.label)
                if record is not None:
                    self._link_curated(programme, record.responsible, record.confidence)
        for law in (entity for entity in self.collector.entities if isinstance(entity, Law)):
            on_file = self.authorities.law(law.label)
            if on_file is not None and on_file.confidence is not None:
                self._link_curated(law, on_file.responsible, on_file.confidence)

    def _link_curated(self, thing: Entity, names: Sequence[str], confidence: float) -> None:
        for name in names:
            organisation = self._organisation(name)
            link = Link(organisation.iri, Relation.RESPONSIBLE_FOR, thing.iri, Basis.CURATED, confidence=confidence)
            self.collector.link(link)

    def _organisation(self, name: str) -> Organisation:
        if name not in self._known:
            self._known[name] = add_organisation(name, self.authorities, self.collector)
        return self._known[name]


def listed_names(printed: str, names: dict[str, str]) -> tuple[str, ...]:
    """Read the official names of a list in parentheses at the end of a line; () where anything else stands there."""
    return tuple(listed_roles(printed, names))


def listed_roles(printed: str, names: dict[str, str]) -> dict[str, Role | None]:
    """Read such a list with the role of each: where one name alone is marked it leads, and the others take part."""
    behind = _LISTED.search(printed)
    if behind is None:
        return {}
    parts = [_REST.sub("", part.strip()) for part in _BETWEEN.split(behind["names"])]
    found = {names.get(_MARKED.sub("", part)): _MARKED.match(part) is not None for part in parts if part}
    if None in found:
        return {}
    leads = sum(found.values()) == 1
    return {
        name: (Role.LEAD if marked else Role.CONTRIBUTOR) if leads else None for name, marked in found.items() if name
    }
