"""Names in lists of members: bodies of the state, posts and what lies outside the state; persons are none of them."""

import re
from dataclasses import dataclass, field

from ingest.actors.organisations import add_organisation
from ingest.layouts.cues import plain_of
from ingest.resolve import Collector
from ingest.slides.cues import SlideCues
from ingest.slides.identity import iri_of
from ingest.slides.passages import Passage
from ontology.authorities import GRADES, Authorities, OrganisationRecord
from ontology.model import Basis, Kind, Link, Organisation, OrganisationKind, Relation

_SHORTEST_NAME = 3  # as in running text: 総務, 環境 are common nouns
_BODIES_OF_STATE = re.compile(r"(?:省|庁|内閣府|内閣官房|局|部|課|室|院|事務局)$")
_ASIDE = re.compile(r"[ \u3000]*[(（][^()（）]*[)）][ \u3000]*$")
_HONORIFIC = re.compile(r"(?:等|など|ほか|他|様|殿|の代表者|代表)$")
_HEADED = ("省", "庁", "府")


@dataclass(slots=True)
class Bodies:
    """Makes organisations of names."""

    authorities: Authorities
    words: SlideCues
    collector: Collector
    _by_name: dict[str, OrganisationRecord] = field(default_factory=dict)
    _text: str = ""

    def __post_init__(self) -> None:
        self._text = plain_of(self.collector.text)
        for record in self.authorities.organisations:
            for name in record.names:
                if len(name) >= _SHORTEST_NAME:
                    self._by_name.setdefault(plain_of(name), record)

    def of(self, name: Passage) -> Organisation | None:
        """Make the organisation that a name in a list stands for; None for a person, a collective, or anything else."""
        text = _ASIDE.sub("", name.without("・、,，○●◎◇◆■□※ ").text)
        text = _HONORIFIC.sub("", text).strip()
        plain = plain_of(text)
        if len(plain) < 2 or self.is_collective(plain):
            return None
        record = self._by_name.get(plain)
        if record is not None and not self._is_post(plain):
            return add_organisation(record.name, self.authorities, self.collector)
        if self._is_post(plain):
            return self._post(text, name)
        if self._ends_as_body(plain):
            return self._other(text, name)
        return None

    def is_of_state(self, plain: str) -> bool:
        """Tell whether a name is a body of the state on file, or an office of one (内閣府○○室)."""
        if plain in self._by_name:
            return _BODIES_OF_STATE.search(plain) is not None
        return self._leading(plain) is not None and _BODIES_OF_STATE.search(plain) is not None

    def is_collective(self, plain: str) -> bool:
        """Tell a word for many (関係府省, 有識者) from a name."""
        names = {plain_of(term) for term in self.authorities.not_names}
        return plain in names or plain.startswith(self.words.of("organisations", "collective"))

    def council(self, name: Passage) -> Organisation:
        """Make the meeting of a name: one on file, else one of this series of documents."""
        plain = plain_of(name.text)
        record = self._by_name.get(plain) or self._written_out(plain)
        if record is not None:
            return add_organisation(record.name, self.authorities, self.collector)
        return self.collector.add(
            Organisation(
                iri=iri_of(self.collector.minter, Kind.ORGANISATION, name.text),
                label=name.text,
                organisation_kind=OrganisationKind.COUNCIL,
                evidence=(self.collector.quote(name.span),),
            )
        )

    def _written_out(self, plain: str) -> OrganisationRecord | None:
        """Find the meeting on file whose full name the text gives elsewhere: 閣僚会議 for ○○に関する閣僚会議."""
        full = (record for name, record in self._by_name.items() if name.endswith(plain) and name in self._text)
        return next(full, None)

    def _is_post(self, plain: str) -> bool:
        return plain.endswith(self.words.of("organisations", "posts"))

    def _ends_as_body(self, plain: str) -> bool:
        return plain.endswith(self.words.of("organisations", "endings")) or any(
            word in plain for word in self.words.of("organisations", "companies")
        )

    def _post(self, text: str, name: Passage) -> Organisation:
        """Make an office that a person holds, part of the bodies that the authority files head with it."""
        post = self._add(text, name, OrganisationKind.POST)
        for part in text.split("兼"):
            record = self._headed(plain_of(part))
            if record is not None:
                above = add_organisation(record.name, self.authorities, self.collector)
                link = Link(post.iri, Relation.PART_OF, above.iri, Basis.CURATED, confidence=GRADES["certain"])
                self.collector.link(link)
        return post

    def _headed(self, post: str) -> OrganisationRecord | None:
        """Find the body that a post belongs to: by its titles on file, by 大臣 → 省, or by the name that leads it."""
        if post in self._by_name:
            return self._by_name[post]
        stem = post.removesuffix("大臣").removesuffix("副")
        named = (self._by_name.get(stem + ending) for ending in _HEADED) if stem != post else ()
        return next((record for record in named if record), None) or self._leading(post)

    def _leading(self, plain: str) -> OrganisationRecord | None:
        found = [record for name, record in self._by_name.items() if plain.startswith(name) and plain != name]
        return max(found, key=lambda record: len(record.name), default=None)

    def _other(self, text: str, name: Passage) -> Organisation:
        """Make a body that is on no file: an office of one that is, or one outside the state."""
        above = self._leading(plain_of(text))
        if above is None or not _BODIES_OF_STATE.search(text):
            return self._add(text, name, OrganisationKind.OTHER)
        bureau = self._add(text, name, OrganisationKind.BUREAU, parent=above.name)
        parent = add_organisation(above.name, self.authorities, self.collector)
        place = (self.collector.quote(name.span),)
        self.collector.link(Link(bureau.iri, Relation.PART_OF, parent.iri, Basis.STATED, place))
        return bureau

    def _add(self, text: str, name: Passage, kind: OrganisationKind, parent: str | None = None) -> Organisation:
        return self.collector.add(
            Organisation(
                iri=self.collector.minter.shared(Kind.ORGANISATION, text),
                label=text,
                organisation_kind=kind,
                parent=parent,
                evidence=(self.collector.quote(name.span),),
            )
        )
