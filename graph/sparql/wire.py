"""What the service and its workers say to each other over pipes: a header as JSON and a body, each with its length."""

import json
import struct
from dataclasses import asdict, dataclass, field
from typing import Any, BinaryIO

from graph.sparql.answer import Answer, Wanted
from graph.sparql.query import Dataset, Query
from ontology import errors
from ontology.errors import Message, SujimichiError

_LENGTHS = struct.Struct(">IQ")


class StoreUnreadable(Exception):
    """The files of a store cannot be read, or not any more."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One message; the first of a worker is empty and says that it is ready."""

    header: dict[str, Any] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A checked query for a worker: in which folder, what, how, in how many seconds and with how many MiB."""

    store: str
    query: Query
    dataset: Dataset
    wanted: Wanted
    deadline: float
    memory: int


def send(pipe: BinaryIO, frame: Frame) -> None:
    """Write a message."""
    header = json.dumps(frame.header).encode()
    pipe.write(_LENGTHS.pack(len(header), len(frame.body)))
    pipe.write(header)
    pipe.write(frame.body)
    pipe.flush()


def receive(pipe: BinaryIO) -> Frame | None:
    """Read a message; None where the other side is gone."""
    lengths = pipe.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    header, body = _LENGTHS.unpack(lengths)
    text, content = pipe.read(header), pipe.read(body)
    return Frame(json.loads(text), content) if len(text) + len(content) == header + body else None


def of_request(request: Request) -> Frame:
    """Put a request into a message."""
    return Frame(asdict(request))


def to_request(frame: Frame) -> Request:
    """Take a request out of a message."""
    rest = dict(frame.header)
    return Request(
        query=Query(**rest.pop("query")),
        dataset=Dataset(**rest.pop("dataset")),
        wanted=Wanted(**rest.pop("wanted")),
        **rest,
    )


def of_answer(answer: Answer) -> Frame:
    """Put an answer into a message."""
    return Frame({"truncated": answer.truncated}, answer.body)


def of_unreadable(reason: str) -> Frame:
    """Say that the store cannot be read."""
    return Frame({"unreadable": reason})


def of_error(error: SujimichiError) -> Frame:
    """Put an expected error into a message."""
    facts = json.loads(json.dumps(error.facts, default=str))
    return Frame({"error": type(error).__name__, "message": asdict(error.message), "facts": facts})


def to_answer(frame: Frame) -> Answer:
    """Take an answer out of a message, or raise the error in it: a SujimichiError, or StoreUnreadable."""
    if "unreadable" in frame.header:
        raise StoreUnreadable(frame.header["unreadable"])
    if "error" in frame.header:
        kind: type[SujimichiError] = getattr(errors, frame.header["error"])
        raise kind(Message(**frame.header["message"]), **frame.header["facts"])
    return Answer(frame.body, frame.header["truncated"])
