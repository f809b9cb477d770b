"""What a rule is, and what it finds."""

from dataclasses import dataclass
from enum import StrEnum

from graph.questions.words import Words
from ontology.model import Entity, Evidence


class Tier(StrEnum):
    """How strict an audit must be to apply a rule; each tier has the rules of those before it too."""

    BASIC = "basic"  # 基本: without it no chain can be followed or checked
    STANDARD = "standard"  # 標準: what staff expect of a sound logic model
    FULL = "full"  # 完全: what stands on weak ground

    def has(self, other: "Tier") -> bool:
        """Tell whether an audit of this tier applies the rules of another."""
        return list(Tier).index(other) <= list(Tier).index(self)


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by its slug, which stays as it is; `title` names what it finds."""

    slug: str
    title: Words
    tier: Tier
    severity: Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """A place to mend: the rule, what to do, the thing or the document that it is about, and the passages that show it.

    `document` is the IRI of a revision, None for a line of an authority file.
    """

    rule: Rule
    sentence: Words
    thing: Entity | None = None
    document: str | None = None
    evidence: tuple[Evidence, ...] = ()


def about(rule: Rule, thing: Entity, sentence: Words, evidence: tuple[Evidence, ...] = ()) -> Finding:
    """Make a finding about a thing; it is shown by the places that name the thing, where no others are given."""
    return Finding(rule, sentence, thing, thing.document, evidence or thing.evidence)
