"""The exceptions that staff may see, each in Japanese and English.

SujimichiError
├── BadInput            a file or a request that cannot be used
│   ├── UnreadableFile      empty, binary, undecodable, too large, missing
│   ├── NotAPolicyText      no Japanese, or no structure
│   ├── UnknownThing        a name, key or IRI that is not in the graph
│   ├── AmbiguousName       a name that fits several things
│   └── BadParameter        a value outside what is accepted
├── StoreError          the store cannot be used as it is
│   ├── StoreMissing
│   ├── StoreTooNew
│   ├── StoreDamaged
│   └── StoreBusy
└── ShapeViolation      what was read does not conform to shapes.ttl
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """What went wrong, what is accepted, and one example, in both languages."""

    ja: str
    en: str


class SujimichiError(Exception):
    """The root: every error that is expected carries its message in both languages and its facts as attributes."""

    slug = "error"
    status = 500

    def __init__(self, message: Message, **facts: object) -> None:
        super().__init__(f"{message.ja} / {message.en}")
        self.message = message
        self.facts = facts


class BadInput(SujimichiError):
    """The caller gave something that cannot be used."""

    slug = "bad-input"
    status = 400


class UnreadableFile(BadInput):
    """A file that is missing, empty, binary, too large or in no known encoding."""

    slug = "unreadable-file"
    status = 422


class NotAPolicyText(BadInput):
    """A text that holds nothing to read: no Japanese, or no structure at all."""

    slug = "not-a-policy-text"
    status = 422


class UnknownThing(BadInput):
    """A name, key or IRI that is not in the graph. Facts: `given`, `suggestions`."""

    slug = "unknown-thing"
    status = 404


class AmbiguousName(BadInput):
    """A name that fits several things. Facts: `given`, `candidates`."""

    slug = "ambiguous-name"
    status = 409


class BadParameter(BadInput):
    """A parameter outside what is accepted. Facts: `name`, `given`, `accepted`."""

    slug = "bad-parameter"
    status = 422


class StoreError(SujimichiError):
    """The store cannot be used as it is. Facts: `folder`."""

    slug = "store-error"
    status = 503


class StoreMissing(StoreError):
    """There is no store in the folder."""

    slug = "store-missing"


class StoreTooNew(StoreError):
    """The store was written by a newer version. Facts: `found`, `known`."""

    slug = "store-too-new"


class StoreDamaged(StoreError):
    """The store's files do not fit together."""

    slug = "store-damaged"


class StoreBusy(StoreError):
    """Another ingest holds the store."""

    slug = "store-busy"


class ShapeViolation(SujimichiError):
    """What was read does not conform to the shapes; nothing was stored. Facts: `report`."""

    slug = "shape-violation"
    status = 500
