"""The part of SHACL that our shapes are made of, checked in one pass over an index: a yes in a tenth of the time.

pySHACL stays the judge. It is asked where the answer here is no, for its report, and where a shape has something in it
that this file does not know. Terms and meanings: https://www.w3.org/TR/shacl/ sections 2.1.3 and 2.3 (targets, paths)
and 4 (core constraints).
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from decimal import Decimal
from typing import Any

from rdflib import Graph, Literal, URIRef
from rdflib.collection import Collection as RdfList
from rdflib.term import Node

from ontology.vocabulary import RDF, SH

Values = dict[Node, list[Node]]
Path = Callable[["Index", Node], list[Node]]
Targets = Callable[["Index"], Iterable[Node]]
Test = Callable[["Index", Node, list[Node]], bool]  # of a focus node and its values
Check = Callable[["Index"], bool]


class NotKnownError(Exception):
    """A shape says something that is not in this file."""


class Index:
    """Triples by property, forwards and backwards; each once."""

    def __init__(self, triples: Iterable[tuple[Node, Node, Node]]) -> None:
        self.forward: defaultdict[Node, Values] = defaultdict(dict)
        self.backward: defaultdict[Node, Values] = defaultdict(dict)
        for subject, predicate, value in dict.fromkeys(triples):
            self.forward[predicate].setdefault(subject, []).append(value)
            self.backward[predicate].setdefault(value, []).append(subject)

    def values(self, node: Node, predicate: Node) -> list[Node]:
        """List the values of a property."""
        return self.forward[predicate].get(node, [])


def checks_of(shapes: Graph) -> list[Check]:
    """Make a check of every shape that has a target. Raises `NotKnownError`."""
    targeted = {shape for predicate in _TARGETS for shape in shapes.subjects(predicate)}
    return [_check(shapes, shape) for shape in sorted(targeted, key=str)]


def _check(shapes: Graph, shape: Node) -> Check:
    targets, conforms = _targets(shapes, shape), _shape(shapes, shape)
    return lambda index: all(conforms(index, node) for each in targets for node in each(index))


def _targets(shapes: Graph, shape: Node) -> list[Targets]:
    return [make(value) for predicate, make in _TARGETS.items() for value in shapes.objects(shape, predicate)]


def _shape(shapes: Graph, shape: Node) -> Callable[[Index, Node], bool]:
    path = _path(shapes, shapes.value(shape, SH.path)) if (shape, SH.path, None) in shapes else _itself
    tests = list(_tests(shapes, shape))

    def conforms(index: Index, node: Node) -> bool:
        values = path(index, node)
        return all(test(index, node, values) for test in tests)

    return conforms


def _tests(shapes: Graph, shape: Node) -> Iterator[Test]:
    for predicate, value in shapes.predicate_objects(shape):
        if predicate in _TESTS:
            yield _TESTS[predicate](shapes, value)
        elif predicate not in _SAYS_NO_TEST:
            raise NotKnownError(predicate)


def _itself(_index: Index, node: Node) -> list[Node]:
    return [node]


def _path(shapes: Graph, path: Node | None) -> Path:
    if isinstance(path, URIRef):
        return lambda index, node: index.values(node, path)
    if path is None:
        raise NotKnownError(path)
    inverse = shapes.value(path, SH.inversePath)
    if isinstance(inverse, URIRef):
        return lambda index, node: index.backward[inverse].get(node, [])
    if (path, RDF.first, None) in shapes:
        steps = [_path(shapes, step) for step in RdfList(shapes, path)]
        return lambda index, node: _walk(index, node, steps)
    raise NotKnownError(path)


def _walk(index: Index, node: Node, steps: Iterable[Path]) -> list[Node]:
    nodes = [node]
    for step in steps:
        nodes = list(dict.fromkeys(value for each in nodes for value in step(index, each)))
    return nodes


def _each(test: Callable[[Node], bool]) -> Test:
    return lambda _index, _node, values: all(map(test, values))


def _of_datatype(wanted: Node) -> Test:
    return _each(lambda term: isinstance(term, Literal) and _datatype(term) == wanted and not term.ill_typed)


def _datatype(term: Literal) -> Node:
    return RDF.langString if term.language else (term.datatype or _STRING)


def _of_class(wanted: Node) -> Test:
    return lambda index, _node, values: all(wanted in index.values(value, RDF.type) for value in values)


def _of_node_kind(wanted: Node) -> Test:
    if wanted != SH.IRI:
        raise NotKnownError(wanted)
    return _each(lambda term: isinstance(term, URIRef))


def _among(allowed: Collection[Node]) -> Test:
    return _each(lambda term: term in allowed)


def _in_language(languages: Iterable[str]) -> Test:
    wanted = {language.lower() for language in languages}
    return _each(lambda term: isinstance(term, Literal) and (term.language or "").lower().split("-")[0] in wanted)


def _fits(pattern: str) -> Test:
    found = re.compile(pattern)
    return _each(lambda term: found.search(str(term)) is not None)


def _compared(limit: Node, holds: Callable[[Any, Any], bool]) -> Test:
    return _each(lambda term: _holds(holds, term, limit))


def _less_than(other: Node) -> Test:
    def test(index: Index, node: Node, values: list[Node]) -> bool:
        return all(_holds(lambda a, b: a < b, one, two) for one in values for two in index.values(node, other))

    return test


def _holds(holds: Callable[[Any, Any], bool], one: Node, other: Node) -> bool:
    numbers = [term.value for term in (one, other) if isinstance(term, Literal)]
    return len(numbers) == 2 and all(map(_is_number, numbers)) and holds(*numbers)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def _any_of(shapes: Graph, members: Node) -> Test:
    options = [_shape(shapes, option) for option in RdfList(shapes, members)]
    return lambda index, _node, values: all(any(option(index, value) for option in options) for value in values)


def _number(value: Node) -> int:
    return int(str(value))


_STRING = URIRef("http://www.w3.org/2001/XMLSchema#string")
_TARGETS: dict[Node, Callable[[Node], Targets]] = {
    SH.targetClass: lambda wanted: lambda index: index.backward[RDF.type].get(wanted, []),
    SH.targetSubjectsOf: lambda predicate: lambda index: index.forward[predicate],
    SH.targetObjectsOf: lambda predicate: lambda index: index.backward[predicate],
}
_TESTS: dict[Node, Callable[[Graph, Node], Test]] = {
    SH.minCount: lambda _, least: lambda _index, _node, values: len(values) >= _number(least),
    SH.maxCount: lambda _, most: lambda _index, _node, values: len(values) <= _number(most),
    SH.minLength: lambda _, least: _each(lambda term: len(str(term)) >= _number(least)),
    SH.datatype: lambda _, wanted: _of_datatype(wanted),
    SH["class"]: lambda _, wanted: _of_class(wanted),
    SH.nodeKind: lambda _, wanted: _of_node_kind(wanted),
    SH["in"]: lambda shapes, members: _among(frozenset(RdfList(shapes, members))),
    SH.languageIn: lambda shapes, members: _in_language(map(str, RdfList(shapes, members))),
    SH.pattern: lambda _, pattern: _fits(str(pattern)),
    SH.minExclusive: lambda _, limit: _compared(limit, lambda a, b: a > b),
    SH.minInclusive: lambda _, limit: _compared(limit, lambda a, b: a >= b),
    SH.maxExclusive: lambda _, limit: _compared(limit, lambda a, b: a < b),
    SH.maxInclusive: lambda _, limit: _compared(limit, lambda a, b: a <= b),
    SH.lessThan: lambda _, other: _less_than(other),
    SH["or"]: _any_of,
}
_SAYS_NO_TEST = frozenset({RDF.type, SH.path, SH.message, *_TARGETS})
