"""The domain: what a policy text promises, and the sentences that its links stand on.

Everything here is frozen and knows nothing of files, RDF or HTTP. Identity is the IRI (see `ontology.iri`).
"""

from dataclasses import dataclass
from enum import StrEnum

from ontology.japan import day_in_japan


class Kind(StrEnum):
    """What a thing is, from the top of a logic model down, then what stands around it."""

    IMPACT = "Impact"
    OUTCOME = "Outcome"
    OUTPUT = "Output"
    MEASURE = "Measure"
    PROGRAMME = "Programme"
    KPI = "KPI"
    ORGANISATION = "Organisation"
    LAW = "Law"
    ROADMAP_ITEM = "RoadmapItem"
    CLAIM = "Claim"
    BUDGET = "Budget"
    EVENT = "Event"
    DOCUMENT = "Document"


class Relation(StrEnum):
    """How one thing stands to another; which kinds each may join is in `ontology.rules`."""

    CONTRIBUTES_TO = "contributesTo"
    MEASURED_BY = "measuredBy"
    IMPLEMENTED_BY = "implementedBy"
    RESPONSIBLE_FOR = "responsibleFor"
    MENTIONS = "mentions"
    BASED_ON = "basedOn"
    SCHEDULED_BY = "scheduledBy"
    PART_OF = "partOf"
    RESTATES = "restates"
    SUCCEEDS = "succeeds"
    STATES = "states"
    ABOUT = "about"
    FUNDED_BY = "fundedBy"
    PARTICIPATES_IN = "participatesIn"


class Basis(StrEnum):
    """Why a link is believed, the strongest reason first."""

    STATED = "stated"  # a sentence of the text says so
    STRUCTURAL = "structural"  # its place in the document says so
    DECIDED = "decided"  # a person has said so, with a reason; above authority and inference, never above the text
    CURATED = "curated"  # an authority file says so
    INFERRED = "inferred"  # computed; always with a score

    @property
    def rank(self) -> int:
        """Order bases from the strongest (0) to the weakest (4)."""
        return _RANKS[self]


_RANKS = {basis: rank for rank, basis in enumerate(Basis)}  # asked of every link of every chain


class Comparator(StrEnum):
    """How an actual value is held against a target value."""

    AT_LEAST = ">="
    MORE_THAN = ">"
    AT_MOST = "<="
    LESS_THAN = "<"
    EQUAL = "="


class Direction(StrEnum):
    """Which way an indicator is meant to move."""

    INCREASE = "increase"
    DECREASE = "decrease"
    MAINTAIN = "maintain"


class OrganisationKind(StrEnum):
    """What an organisation is in the structure of the state."""

    CABINET = "cabinet"
    MINISTRY = "ministry"
    AGENCY = "agency"
    COMMISSION = "commission"
    BUREAU = "bureau"
    PUBLIC_BODY = "public_body"
    COUNCIL = "council"  # a meeting with a name and members (会議、本部)
    POST = "post"  # an office that a person holds (内閣官房長官)
    OTHER = "other"  # outside the state: local governments, companies, universities, groups


class Role(StrEnum):
    """As what an organisation is responsible for something, or takes part in a meeting."""

    LEAD = "lead"
    CONTRIBUTOR = "contributor"
    CHAIR = "chair"
    VICE_CHAIR = "vice-chair"
    MEMBER = "member"
    SECRETARIAT = "secretariat"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage of a document revision, quoted to the letter.

    `start` and `end` count Unicode code points in the source text as extracted, 0-based and half-open, so that
    `text[start:end] == quote` always holds. `document` is the IRI of the revision. `page` is the sheet, from 1, that
    the passage begins on, None where the file has no pages.
    """

    document: str
    start: int
    end: int
    quote: str
    page: int | None = None

    def __post_init__(self) -> None:
        if not (0 <= self.start < self.end and self.end - self.start == len(self.quote)):
            raise ValueError(f"offsets {self.start}–{self.end} do not fit a quote of {len(self.quote)} characters")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document under one heading. Offsets as in `Evidence`; `depth` is 0 for the top."""

    start: int
    end: int
    depth: int
    notation: str | None
    title: str


@dataclass(frozen=True, slots=True)
class PlanPeriod:
    """The period that a plan is for, as printed, with its first and last year, and the passage that says so."""

    printed: str
    start: int
    end: int
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One revision of a text. `iri` names the revision, `series` the work that it is a revision of.

    `revision` is the first 12 hex digits of the SHA-256 of the text; `ingested_at` is ISO 8601 in UTC.
    """

    iri: str
    series: str
    series_name: str
    title: str
    source: str
    revision: str
    ingested_at: str
    issued: str | None = None
    software: str = ""
    period: PlanPeriod | None = None
    sections: tuple[Section, ...] = ()

    @property
    def read_on(self) -> str:
        """Give the day in Japan on which it was read in."""
        return day_in_japan(self.ingested_at)

    def sections_at(self, offset: int) -> tuple[Section, ...]:
        """List the sections around an offset, the outermost first."""
        return tuple(section for section in self.sections if section.start <= offset < section.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A thing that a text speaks of. `document` is the revision it was read in, None for what belongs to no document.

    `label` is as printed save for repaired misreadings; the printed form is then in `alt_labels`.
    `evidence` are the places where the thing itself is named as such (its heading, its bullet).
    """

    iri: str
    kind: Kind
    label: str
    document: str | None = None
    notation: str | None = None
    alt_labels: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """What an indicator shall reach: `printed` is the text's word, the rest is what could be read from it.

    `value` is in `unit` with 万 and 億 multiplied out (6,000万人 → 60000000, 人).
    """

    printed: str
    value: float | None = None
    unit: str | None = None
    comparator: Comparator | None = None
    direction: Direction | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when. `year` is the last calendar or fiscal year named, None where no year is printed (毎年)."""

    printed: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Observation:
    """An actual value of an indicator in the words of the text, `number` where it is one.

    `progress` is as printed; `recomputed` is the way from baseline to target in per cent that the numbers give.
    """

    at: str
    value: str
    number: float | None = None
    as_of: str | None = None
    progress: str | None = None
    recomputed: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kpi(Entity):
    """An indicator with its target. The label is the indicator; `status` and `number` are as printed.

    `note` holds the lines marked ※ that set no baseline.
    """

    kind: Kind = Kind.KPI
    target: Target | None = None
    deadline: Deadline | None = None
    baseline: str | None = None
    note: str | None = None
    number: str | None = None
    status: str | None = None
    observations: tuple[Observation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Result(Entity):
    """An impact, outcome or output. `cross_cutting` is true for one that serves every outcome."""

    cross_cutting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme(Entity):
    """A named undertaking (事業). `target_groups` are those it is meant for, as printed."""

    kind: Kind = Kind.PROGRAMME
    target_groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Entity):
    """A body of the state. `parent` is the label of the body above; `corporate_number` the 13-digit 法人番号."""

    kind: Kind = Kind.ORGANISATION
    organisation_kind: OrganisationKind = OrganisationKind.PUBLIC_BODY
    parent: str | None = None
    english: str | None = None
    abbreviations: tuple[str, ...] = ()
    corporate_number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadmapItem(Entity):
    """What is done when: an item of a roadmap (工程表). `text` is what is done, `period` is as printed.

    `start` and `end` are `2026-04` or `2026` (a calendar or fiscal year), None where the period is open. They are read
    from `period`, or, where none is printed, from the heads of the columns that the item covers.
    """

    kind: Kind = Kind.ROADMAP_ITEM
    text: str = ""
    period: str | None = None
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Law(Entity):
    """A law. `number` is as printed (令和6年法律第63号); the evidence is where a text gives it.

    A number without evidence comes from the authority file.
    """

    kind: Kind = Kind.LAW
    number: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedDocument(Entity):
    """A plan, strategy or decision that a text names. `adopted` is by whom and when, as printed (…閣議決定)."""

    kind: Kind = Kind.DOCUMENT
    adopted: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Entity):
    """A sentence that ties a means to an end, in its own words: `means` `cue` … `end` `end_cue`.

    (企業との連携)(を通じて)、(雇用の創出)(を図る) has the four parts in brackets.
    """

    kind: Kind = Kind.CLAIM
    means: str = ""
    cue: str = ""
    end: str = ""
    end_cue: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """Money on its way: from whom to whom, and which share of the cost (1/2, 定額), as printed."""

    source: str
    target: str
    share: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget(Entity):
    """Money for a measure or programme. `amount` is as printed, `amount_value` in yen, `fiscal_year` in our era."""

    kind: Kind = Kind.BUDGET
    amount: str | None = None
    amount_value: float | None = None
    fiscal_year: int | None = None
    flows: tuple[Flow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Entity):
    """A meeting or happening with its date as printed and what happens."""

    kind: Kind = Kind.EVENT
    date: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """One thing related to another, with why it is believed and the passages it stands on.

    `confidence` lies in (0, 1]; it is 1 for stated and structural links, below 1 for an inferred one. `reason` says in
    one clause what an inferred link was computed from; `role` is that of an organisation.
    """

    source: str
    relation: Relation
    target: str
    basis: Basis
    evidence: tuple[Evidence, ...] = ()
    confidence: float = 1.0
    role: Role | None = None
    reason: str | None = None

    def __post_init__(self) -> None:
        if self.basis in (Basis.STATED, Basis.STRUCTURAL) and not self.evidence:
            raise ValueError(f"a {self.basis} link needs evidence: {self.source} {self.relation} {self.target}")
        if not 0 < self.confidence <= 1:
            raise ValueError(f"confidence {self.confidence} is outside (0, 1]")


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Something that was seen and not understood: the passage, and why in one clause."""

    reason: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read from one document revision."""

    document: Document
    entities: tuple[Entity, ...]
    links: tuple[Link, ...]
    unresolved: tuple[Unresolved, ...] = ()
