"""What was done to a store: which act, on what, by whom, when, with which version of the software."""

from dataclasses import dataclass
from enum import StrEnum


class Act(StrEnum):
    """What can be done to a store."""

    INGESTED = "ingested"
    REMOVED = "removed"  # put aside, and can be restored
    RESTORED = "restored"
    PURGED = "purged"  # removed for good
    DECIDED = "decided"  # a person has said what holds
    MIGRATED = "migrated"  # to the format of a newer version
    RECOVERED = "recovered"  # put back from a backup


@dataclass(frozen=True, slots=True)
class Hand:
    """Who writes now: the name of a person or program, the time (ISO 8601 in UTC, with a Z), the software."""

    author: str
    at: str
    software: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What a deed was done to, with its name as it was then: a thing may be gone when the deed is read."""

    iri: str
    title: str


@dataclass(frozen=True, slots=True)
class Deed:
    """One act. `note` says what else there is to say: the file that was read, the reason that was given."""

    act: Act
    hand: Hand
    subjects: tuple[Subject, ...] = ()
    note: str | None = None
