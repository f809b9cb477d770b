"""Authority files held against documents: lines that match nothing, lines that a text contradicts.

A finding is no error: a line may wait for its document, and a text may know better. It is where staff should look.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from graph.projection import Projection
from ontology.authorities import Authorities
from ontology.errors import Message
from ontology.model import Basis, Entity, Evidence, Kind, Law, Link, Relation
from ontology.normalise import comparable

_ORGANISATIONS = "organisations.csv, bodies.csv"  # read as one table


class AuthorityProblem(StrEnum):
    """What is the matter with a line of an authority file."""

    UNUSED = "authority-unused"  # names nothing that the documents name
    CONTRADICTED = "authority-contradicted"  # a text says something else
    UNKNOWN_ORGANISATION = "authority-unknown-organisation"  # names an organisation that is in no file


@dataclass(frozen=True, slots=True)
class AuthorityFinding:
    """A line of an authority file to look at: file, name in the line, what is the matter, where a text says so."""

    problem: AuthorityProblem
    file: str
    name: str
    message: Message
    things: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


def check_authorities(authorities: Authorities, projection: Projection) -> tuple[AuthorityFinding, ...]:
    """Hold the authority files against the documents; findings by file, name and problem."""
    check = _Check(authorities, projection)
    found = (*check.programmes(), *check.laws(), *check.organisations())
    return tuple(sorted(found, key=lambda finding: (finding.file, finding.name, finding.problem, finding.things)))


@dataclass(frozen=True)
class _Check:
    authorities: Authorities
    projection: Projection
    _things: Mapping[Kind, Mapping[str, Entity]] = field(init=False)

    def __post_init__(self) -> None:
        things: defaultdict[Kind, dict[str, Entity]] = defaultdict(dict)
        for entity in self.projection.entities.values():
            for name in (entity.label, *entity.alt_labels):
                things[entity.kind].setdefault(comparable(name), entity)
        object.__setattr__(self, "_things", things)

    def programmes(self) -> Iterator[AuthorityFinding]:
        """Check programmes.csv: every line names a programme, and no text names another ministry for it."""
        records = {id(record): record for record in self.authorities.programmes.values()}
        for record in records.values():
            yield from self._unknown("programmes.csv", record.names[0], record.responsible)
            programme = self._named(Kind.PROGRAMME, record.names)
            if programme is None:
                yield _unused("programmes.csv", record.names[0])
            else:
                yield from self._contradicted("programmes.csv", programme, record.responsible)

    def laws(self) -> Iterator[AuthorityFinding]:
        """Check laws.csv: every line names a law of a text, with its number and those whom the text names for it."""
        for record in self.authorities.laws:
            yield from self._unknown("laws.csv", record.names[0], record.responsible)
            law = self._named(Kind.LAW, record.names)
            if law is None:
                yield _unused("laws.csv", record.names[0])
                continue
            yield from self._contradicted("laws.csv", law, record.responsible)
            is_printed = isinstance(law, Law) and law.number and law.evidence
            if isinstance(law, Law) and is_printed and comparable(law.number or "") != comparable(record.number or ""):
                yield _contradiction("laws.csv", law, record.number or "－", law.number or "", law.evidence)

    def organisations(self) -> Iterator[AuthorityFinding]:
        """Check the files of organisations: every line is named by a text, or stands above one that is."""
        used = {
            iri
            for link in self.projection.links
            if link.relation is not Relation.PART_OF
            for iri in (link.source, link.target)
        }
        named = {e.label for e in self.projection.select(kind=Kind.ORGANISATION) if e.iri in used}
        above = {record.parent for record in self.authorities.organisations if record.name in named}
        for record in self.authorities.organisations:
            if record.parent is not None:
                yield from self._unknown(_ORGANISATIONS, record.name, (record.parent,))
            if record.name not in named and record.name not in above:
                yield _unused(_ORGANISATIONS, record.name)

    def _named(self, kind: Kind, names: Iterable[str]) -> Entity | None:
        things = self._things.get(kind, {})
        return next((things[name] for name in map(comparable, names) if name in things), None)

    def _unknown(self, file: str, name: str, responsible: Iterable[str]) -> Iterator[AuthorityFinding]:
        for organisation in responsible:
            if self.authorities.organisation(organisation) is None:
                message = Message(
                    ja=f"「{name}」の行が挙げる「{organisation}」は、組織の典拠ファイルにありません。"
                    "正式名で書いてください（例: 総務省）",
                    en=f"The line of “{name}” names “{organisation}”, which is in no file of organisations. "
                    "Write the official name (for example: 総務省)",
                )
                yield AuthorityFinding(AuthorityProblem.UNKNOWN_ORGANISATION, file, name, message)

    def _contradicted(self, file: str, thing: Entity, on_file: Iterable[str]) -> Iterator[AuthorityFinding]:
        stated = [link for link in self.projection.incoming(thing.iri) if _is_stated_responsibility(link)]
        said = {self.projection.entities[link.source].label for link in stated}
        if said and on_file and not said & {*on_file, *self._families(on_file)}:
            evidence = tuple(passage for link in stated for passage in link.evidence)
            yield _contradiction(file, thing, "、".join(on_file), "、".join(sorted(said)), evidence)

    def _families(self, names: Iterable[str]) -> Iterator[str]:
        """List the bodies above and below: an agency and its ministry do not contradict each other."""
        wanted = set(names)
        for record in self.authorities.organisations:
            if record.name in wanted and record.parent:
                yield record.parent
            if record.parent in wanted:
                yield record.name


def _is_stated_responsibility(link: Link) -> bool:
    return link.relation is Relation.RESPONSIBLE_FOR and link.basis is Basis.STATED


def _unused(file: str, name: str) -> AuthorityFinding:
    message = Message(
        ja=f"典拠ファイル {file} の「{name}」は、どの文書の記述とも一致しません。"
        "文書の表記を確かめ、別名に加えるか、行を消してください",
        en=f"“{name}” in {file} matches nothing in the documents. "
        "Check how the texts spell it; add an alias or drop the line",
    )
    return AuthorityFinding(AuthorityProblem.UNUSED, file, name, message)


def _contradiction(
    file: str, thing: Entity, on_file: str, said: str, evidence: tuple[Evidence, ...]
) -> AuthorityFinding:
    message = Message(
        ja=f"「{thing.label}」について、典拠ファイル {file} は「{on_file}」、本文は「{said}」としています。"
        "行を確かめてください",
        en=f"For “{thing.label}”, {file} has “{on_file}” and a text says “{said}”. Check the line",
    )
    return AuthorityFinding(AuthorityProblem.CONTRADICTED, file, thing.label, message, (thing.iri,), evidence)
