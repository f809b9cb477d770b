"""From a query to bytes: the engine is asked, and its answer written down within the limits."""

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

import pyoxigraph as ox

from graph.sparql.formats import RDF
from graph.sparql.messages import malformed, too_many_bytes, too_many_rows
from graph.sparql.query import Dataset, Query
from graph.sparql.rows import BOOLEAN, ROWS

_MIB = 2**20
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as bytes in UTF-8; `truncated` where rows were cut off because the reader allowed it."""

    body: bytes
    truncated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How an answer is to be: the name of a format, the most rows (or triples) and MiB, and whether it may be cut."""

    format: str
    rows: int
    answer: int
    may_cut: bool = False
    prefixes: Mapping[str, str] = field(default_factory=dict)


def answer(store: ox.Store, query: Query, dataset: Dataset, wanted: Wanted) -> Answer:
    """Run a query that was checked. Raises MalformedQuery for what only the engine finds, and AnswerTooLong."""
    result = _ask(store, query, dataset)
    if isinstance(result, ox.QueryBoolean):
        return Answer(BOOLEAN[wanted.format].format(str(bool(result)).lower()).encode())
    sink = _Sink(wanted.answer)
    if isinstance(result, ox.QueryTriples):
        triples = _Limited(result, wanted)
        ox.serialize(iter(triples), output=sink, format=RDF[wanted.format], prefixes=dict(wanted.prefixes))
        return Answer(sink.getvalue(), triples.cut)
    rows, names = _Limited(result, wanted), [variable.value for variable in result.variables]
    if query.order:
        names.sort(key=query.order.index)
    for part in ROWS[wanted.format](names, ([row[name] for name in names] for row in rows)):
        sink.write(part.encode("utf-8", "surrogatepass"))
    return Answer(sink.getvalue(), rows.cut)


def _ask(store: ox.Store, query: Query, dataset: Dataset) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    try:
        return store.query(
            query.text,
            base_iri=query.base,
            default_graph=None if dataset.default is None else [ox.NamedNode(name) for name in dataset.default],
            named_graphs=None if dataset.named is None else [ox.NamedNode(name) for name in dataset.named],
        )
    except (SyntaxError, RuntimeError, ValueError) as error:
        raise malformed(str(error), str(error)) from error


class _Limited(Iterable[_Item]):
    """The rows of a result up to a limit; beyond it either a cut or an error."""

    def __init__(self, rows: Iterable[_Item], wanted: Wanted) -> None:
        self._rows = iter(rows)
        self._wanted = wanted
        self.cut = False

    def __iter__(self) -> Iterator[_Item]:
        yield from islice(self._rows, self._wanted.rows)
        self.cut = next(self._rows, None) is not None
        if self.cut and not self._wanted.may_cut:
            raise too_many_rows(self._wanted.rows)


class _Sink(io.BytesIO):
    """Takes bytes up to a limit in MiB."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def write(self, part: bytes, /) -> int:  # type: ignore[override]  # bytes is all that is ever written here
        if self.tell() + len(part) > self._most * _MIB:
            raise too_many_bytes(self._most)
        return super().write(part)
