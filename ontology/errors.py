"""The exceptions that staff may see, each in Japanese and English.

SujimichiError
├── BadInput            a file or a request that cannot be used
│   ├── UnreadableFile      empty, binary, undecodable, too large, missing
│   ├── NotAPolicyText      no Japanese
│   ├── UnknownThing        a name, key or IRI that is not in the graph
│   ├── AmbiguousName       a name that fits several things
│   ├── BadParameter        a value outside what is accepted
│   ├── BadBackup           a backup that is damaged, or no backup
│   ├── SeriesUnclear       a text that may be a revision of another one, or may not
│   ├── MalformedQuery      a text that is no SPARQL query
│   ├── DecisionRefused     a decision that nothing could be made of
│   ├── WritingRefused      a change over HTTP that is not allowed
│   ├── FormTooLong         more typed in than is read
│   ├── UnknownHost         a request to a host that is not this service
│   ├── QueryTooLong        a text longer than is read
│   └── QueryRefused        a query that wants more than to read this graph
├── QueryStopped        a query that nothing was answered to
│   ├── QueryTooSlow        it ran until the deadline
│   ├── QueryTooBig         it needed more memory than a query may have
│   ├── AnswerTooLong       more rows or bytes than are given out
│   └── TooManyQueries      others are running
├── StoreError          the store cannot be used as it is
│   ├── StoreMissing
│   ├── StoreTooNew
│   ├── StoreTooOld
│   ├── StoreTaken      a backup would be put over what is there
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
    """A text that is not in Japanese: there is nothing in it to read."""

    slug = "not-a-policy-text"
    status = 422


MOST_CANDIDATES = 30  # of a name; more are no choice for a reader


class UnknownThing(BadInput):
    """A name, key or IRI that is not in the graph. Facts: `given`, `suggestions` or, for a document, `candidates`."""

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


class BadBackup(BadInput):
    """A file that is no backup, or not as it was written; nothing was changed. Facts: `file`, `detail`."""

    slug = "bad-backup"
    status = 422


class SeriesUnclear(BadInput):
    """A text whose title is that of a series and whose content is not, or the other way. Facts: `series`, `share`."""

    slug = "series-unclear"
    status = 409


class DecisionRefused(BadInput):
    """A decision against the text itself, or about what is not there. Facts: `given`, `accepted`."""

    slug = "decision-refused"
    status = 409


class WritingRefused(BadInput):
    """A change over HTTP without leave. Facts: `name` of the setting, `accepted`."""

    slug = "writing-refused"
    status = 403


class MalformedQuery(BadInput):
    """A text that is no SPARQL query. Facts: `name`."""

    slug = "malformed-query"


class FormTooLong(BadInput):
    """A form longer than is read. Facts: `accepted`."""

    slug = "form-too-long"
    status = 413


class UnknownHost(BadInput):
    """A request to a host that is not this service. Facts: `name`, `given`, `accepted`."""

    slug = "unknown-host"
    status = 421  # Misdirected Request (RFC 9110, 15.5.20)


class QueryTooLong(BadInput):
    """A query text longer than is read. Facts: `name`, `accepted`."""

    slug = "query-too-long"
    status = 413


class QueryRefused(BadInput):
    """A query that wants to change something, to call others or to read what is not here. Facts: `name`, `accepted`."""

    slug = "query-refused"
    status = 403


class QueryStopped(SujimichiError):
    """A query that was stopped; nothing was answered. Facts: `name` of the setting, `accepted`."""

    slug = "query-stopped"
    status = 503


class QueryTooSlow(QueryStopped):
    """A query that ran until the deadline."""

    slug = "query-too-slow"
    status = 504  # and not 408, which browsers answer by sending the query again


class QueryTooBig(QueryStopped):
    """A query that needed more memory than a query may have, or broke the engine."""

    slug = "query-too-big"
    status = 507


class AnswerTooLong(QueryStopped):
    """An answer with more rows or bytes than are given out."""

    slug = "answer-too-long"
    status = 422


class TooManyQueries(QueryStopped):
    """A query for which there was no room beside the others."""

    slug = "too-many-queries"


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


class StoreTooOld(StoreError):
    """The store was written by an older version and has to be migrated first. Facts: `found`, `known`."""

    slug = "store-too-old"


class StoreTaken(StoreError):
    """The folder holds a store already, and nobody has said that it may be replaced."""

    slug = "store-taken"
    status = 409


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
