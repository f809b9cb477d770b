"""Who does it: organisations that the text names, and those that the authority files know for a programme."""

from dataclasses import dataclass, field

from ingest.blocks import Block
from ingest.measures import Measures, prose_of
from ingest.organisations import add_organisation
from ingest.parser import Mention, Parser, Progress
from ingest.resolve import Collector
from ontology.authorities import Authorities
from ontology.model import Basis, Entity, Link, Organisation, OrganisationKind, Relation

_SHORTEST_NAME = 3  # 総務, 環境 are common nouns; FA and UR mean other things in running text
_SHORTEST_LATIN_NAME = 4


def parser_for(authorities: Authorities, progress: Progress | None = None) -> Parser:
    """Make a parser that knows every unmistakable spelling of the organisations on file."""
    names: dict[str, str] = {}
    for record in authorities.organisations:
        for name in record.names:
            if _is_unmistakable(name, authorities):
                names.setdefault(name, record.name)
    return Parser(names, progress)


def _is_unmistakable(name: str, authorities: Authorities) -> bool:
    shortest = _SHORTEST_LATIN_NAME if name.isascii() else _SHORTEST_NAME
    return len(name) >= shortest and name not in authorities.not_names


def read_actors(measures: Measures, parser: Parser, authorities: Authorities, collector: Collector) -> None:
    """Link the measures to the organisations that their titles and texts name, and programmes to those who run them."""
    reader = _ActorReader(authorities, collector)
    passages = [
        (measure, block)
        for part, measure in measures.of_part.items()
        for block in ([part.heading] if part.heading else []) + list(prose_of(part))
    ]
    texts = [block.text for _, block in passages]
    for (measure, block), mentions in zip(passages, parser.mentions(texts), strict=True):
        for mention in mentions:
            reader.read_mention(measure, block, mention)
    for programmes in measures.programmes.values():
        for programme in programmes:
            reader.read_curated(programme)


@dataclass(slots=True)
class _ActorReader:
    authorities: Authorities
    collector: Collector
    known: dict[str, Organisation] = field(default_factory=dict)

    def read_mention(self, measure: Entity, block: Block, mention: Mention) -> None:
        """Link one mention: a body of the state that acts is responsible, whoever else is named is mentioned."""
        organisation = self._organisation(mention.name)
        sentence = (self.collector.quote(block.span(*mention.sentence)),)
        if mention.acts and organisation.organisation_kind is not OrganisationKind.PUBLIC_BODY:
            link = Link(organisation.iri, Relation.RESPONSIBLE_FOR, measure.iri, Basis.STATED, sentence)
        else:
            link = Link(measure.iri, Relation.MENTIONS, organisation.iri, Basis.STATED, sentence)
        self.collector.link(link)
        above = organisation.parent
        if above and block.text.startswith(above, mention.start):  # 国土交通省「…」本部 names the ministry too
            parent = self._organisation(above)
            self.collector.link(Link(measure.iri, Relation.MENTIONS, parent.iri, Basis.STATED, sentence))

    def read_curated(self, programme: Entity) -> None:
        """Link a programme to the organisations that the authority file names for it."""
        record = self.authorities.programme(programme.label)
        if record is None:
            return
        for name in record.responsible:
            organisation = self._organisation(name)
            link = Link(
                organisation.iri, Relation.RESPONSIBLE_FOR, programme.iri, Basis.CURATED, confidence=record.confidence
            )
            self.collector.link(link)

    def _organisation(self, name: str) -> Organisation:
        if name not in self.known:
            self.known[name] = add_organisation(name, self.authorities, self.collector)
        return self.known[name]
