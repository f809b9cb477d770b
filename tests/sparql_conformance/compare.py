"""Are two answers the same? Rows in any order, blank nodes by any name, numbers and truth by their value."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
_RESULT_SET = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_DECIMAL, _DOUBLE = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)"), re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_FORMATS = {
    ".srx": ox.QueryResultsFormat.XML,
    ".srj": ox.QueryResultsFormat.JSON,
    ".tsv": ox.QueryResultsFormat.TSV,
}


def same_rows(expected: Path, base: str, body: bytes) -> bool:
    """Compare a file of results with the answer to a SELECT or ASK in the same format, or in JSON if it is Turtle."""
    if expected.suffix == ".csv":
        return _csv(expected.read_bytes()) == _csv(body)
    if expected.suffix == ".ttl":
        found = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
        return _canonical(_rows(found)) == _canonical(_described_rows(expected, base))
    form = _FORMATS[expected.suffix]
    wanted, found = ox.parse_query_results(path=expected, format=form), ox.parse_query_results(body, format=form)
    return _canonical(_rows(wanted)) == _canonical(_rows(found))


def same_graph(expected: Path, base: str, body: bytes) -> bool:
    """Compare a file in Turtle with a graph that was sent as Turtle."""
    wanted = ox.parse(path=expected, base_iri=base, format=ox.RdfFormat.TURTLE)
    found = ox.parse(body, format=ox.RdfFormat.TURTLE)
    return _canonical(_with_numbers(wanted)) == _canonical(_with_numbers(found))


def _csv(body: bytes) -> Counter[tuple[tuple[str, str], ...]]:
    """Count rows, whatever the order of the columns; blank nodes are all alike."""
    head, *rows = csv.reader(io.StringIO(body.decode(), newline=""))
    return Counter(tuple(sorted(zip(head, map(_cell, row), strict=True))) for row in rows)


def _cell(text: str) -> str:
    if text.startswith("_:"):
        return "_:"
    return str(float(text)) if _DOUBLE.fullmatch(text) else text


def _rows(results: ox.QuerySolutions | ox.QueryBoolean) -> Iterator[ox.Quad]:
    """Write results as a graph in which every row is a blank node, so that graphs are all that is ever compared."""
    if isinstance(results, ox.QueryBoolean):
        yield _quad("answer", "is", ox.Literal(bool(results)))
        return
    names = [variable.value for variable in results.variables]
    yield from (_quad("head", "has", ox.Literal(name)) for name in names)
    for number, row in enumerate(results):
        yield _quad(f"row{number}", "is", ox.Literal("row"))
        yield from (_quad(f"row{number}", name, _by_value(row[name])) for name in names if row[name] is not None)


def _described_rows(path: Path, base: str) -> Iterator[ox.Quad]:
    """Write results that are described in the result set vocabulary as such a graph."""
    store = ox.Store()
    store.load(path=path, base_iri=base, format=ox.RdfFormat.TURTLE)
    for found in _found(store, "?results rs:resultVariable ?value"):
        yield _quad("head", "has", found["value"])
    for found in _found(store, "?results rs:solution ?row"):
        yield _quad(_label(found["row"]), "is", ox.Literal("row"))
    for found in _found(store, "?row rs:binding [ rs:variable ?name ; rs:value ?value ]"):
        yield _quad(_label(found["row"]), found["name"].value, _by_value(found["value"]))


def _found(store: ox.Store, pattern: str) -> Iterator[ox.QuerySolution]:
    rows = store.query(f"PREFIX rs: <{_RESULT_SET}> SELECT * {{ {pattern} }}")
    assert isinstance(rows, ox.QuerySolutions)
    yield from rows


def _label(node: ox.BlankNode) -> str:
    return node.value


def _quad(subject: str, name: str, term: Term) -> ox.Quad:
    return ox.Quad(ox.BlankNode(subject), ox.NamedNode(f"urn:column:{name}"), term)


def _with_numbers(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    return (ox.Quad(quad.subject, quad.predicate, _by_value(quad.object)) for quad in quads)


def _by_value(term: Term) -> Term:
    if not isinstance(term, ox.Literal):
        return term
    name = term.datatype.value.removeprefix(_XSD)
    if name in {"integer", "decimal"} and _DECIMAL.fullmatch(term.value):
        return ox.Literal(str(Decimal(term.value).normalize()), datatype=term.datatype)
    if name in {"double", "float"} and _DOUBLE.fullmatch(term.value):
        return ox.Literal(str(float(term.value)), datatype=term.datatype)
    if name == "boolean":
        return ox.Literal(term.value in {"true", "1"})
    return term


def _canonical(quads: Iterable[ox.Quad]) -> ox.Dataset:
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return dataset
