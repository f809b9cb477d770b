"""What people have decided about a graph: on what, why, by whom, when, and on which passage of a text.

A decision is about a link (is it so?) or about an identity (are a thing of one revision and a thing of the next one
and the same?). It is never changed once it is made: a later one takes its place, or it is withdrawn, and both stay on
record. What does change is where it stands: each revision of the series gets an anchor.
"""

from dataclasses import dataclass
from enum import StrEnum

from ontology.model import Evidence, Kind, Relation, Role


class Ruling(StrEnum):
    """What was decided: of a link any of the four, of an identity only the first two."""

    ACCEPT = "accept"
    REJECT = "reject"
    ADD = "add"
    EDIT = "edit"


class Way(StrEnum):
    """How the passage of a decision was found in a revision, the surest way first."""

    MADE = "made"  # the decision was made there
    EXACT = "exact"  # the same words, but for line breaks
    CONTEXT = "context"  # other words between the same words before and after
    NAMED = "named"  # the passage that names the thing which the former passage named
    FUZZY = "fuzzy"  # much the same words


class Trouble(StrEnum):
    """Why a decision has no hold on a revision, and a person has to look at it again."""

    PASSAGE = "passage-gone"
    THING = "thing-gone"
    DISPUTED = "text-says-so"  # it rejects what the revision now states itself


class State(StrEnum):
    """Where a decision stands today."""

    IN_FORCE = "in-force"
    REVIEW = "review"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Named:
    """A thing as it was called when it was decided about."""

    iri: str
    kind: Kind
    label: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A link that is decided about; `role` is that of an organisation."""

    source: Named
    relation: Relation
    target: Named
    role: Role | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """Give what makes two ties the same, whatever the role."""
        return (self.source.iri, self.relation.value, self.target.iri)

    @property
    def ends(self) -> tuple[Named, Named]:
        """Give the two things that it joins."""
        return self.source, self.target


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things that may be one: `former` in the revision before, `found` in the next by the IRI as read."""

    former: Named
    found: Named

    @property
    def key(self) -> tuple[str, str, str]:
        """Give what makes two pairs the same."""
        return (self.former.iri, "=", self.found.iri)

    @property
    def ends(self) -> tuple[Named, Named]:
        """Give the two things."""
        return self.former, self.found


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a decision stands in the revision `document`, or what keeps it from standing there.

    `passage` is None where it was not found; `before` and `after` are the words around it; `score` lies in [0, 1].
    `names` is the IRI of the thing that the passage names, None for a passage that does not name a thing.
    """

    document: str
    passage: Evidence | None = None
    way: Way | None = None
    score: float = 0.0
    before: str = ""
    after: str = ""
    names: str | None = None
    trouble: Trouble | None = None

    @property
    def holds(self) -> bool:
        """Tell whether the decision applies to the revision."""
        return self.trouble is None


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Who took a decision back, when (ISO 8601) and why."""

    author: str
    at: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision; `at` is ISO 8601, `series` the work that it is about, `instead` what an edit puts in place.

    The first of the `anchors` is the passage that it was made on.
    """

    iri: str
    ruling: Ruling
    subject: Tie | Pair
    reason: str
    author: str
    at: str
    series: str
    anchors: tuple[Anchor, ...]
    instead: Tie | None = None
    withdrawn: Withdrawal | None = None

    def __post_init__(self) -> None:
        if (self.ruling is Ruling.EDIT) != (self.instead is not None):
            raise ValueError(f"an edit, and nothing else, puts a link in place of another: {self.iri}")
        if isinstance(self.subject, Pair) and self.ruling not in (Ruling.ACCEPT, Ruling.REJECT):
            raise ValueError(f"an identity can only be accepted or rejected: {self.iri}")
        if not self.anchors:
            raise ValueError(f"a decision is made on a passage: {self.iri}")

    @property
    def origin(self) -> Anchor:
        """Give the passage that it was made on."""
        return self.anchors[0]

    @property
    def ties(self) -> tuple[Tie, ...]:
        """List the links that it speaks of."""
        return tuple(tie for tie in (self.subject, self.instead) if isinstance(tie, Tie))

    @property
    def keys(self) -> frozenset[tuple[str, str, str]]:
        """Give what it decides about; a later decision about the same takes its place."""
        return frozenset({self.subject.key, *(tie.key for tie in self.ties)})

    def anchor_in(self, document: str) -> Anchor | None:
        """Give its anchor in a revision, None where it was never held against that one."""
        return next((anchor for anchor in self.anchors if anchor.document == document), None)
