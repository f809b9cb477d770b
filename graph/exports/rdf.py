"""Named graphs as Turtle, TriG or N-Quads, a piece at a time: no more than one graph is ever held in memory.

The same graphs give the same bytes: graphs by name; in each by subject, type first, predicate, object.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar

import pyoxigraph as ox

from graph.rdf.terms import PREFIX_IRIS
from graph.storage.revisions import graph_of
from ontology.vocabulary import RDF

Row = TypeVar("Row", ox.Quad, ox.Triple)
_TYPE = ox.NamedNode(RDF.type)
_PIECE = 4096  # rows that are written at a time


def turtle(store: ox.Store, names: Sequence[str], hidden: Collection[ox.Triple] = ()) -> Iterator[bytes]:
    """Write the graphs merged into one, each triple once; what decisions have overridden (`hidden`) is left out."""
    kept = (quad for name in names for quad in in_order(store, name) if quad.triple not in hidden)
    rows = (quad.triple for quad in kept if _is_first(store, quad, names))
    return pieces(rows, ox.RdfFormat.TURTLE)


def trig(store: ox.Store, names: Sequence[str]) -> Iterator[bytes]:
    """Write the graphs under their names."""
    return pieces((quad for name in names for quad in in_order(store, name)), ox.RdfFormat.TRIG)


def nquads(store: ox.Store, names: Sequence[str]) -> Iterator[bytes]:
    """Write the graphs as lines, each with the name of its graph."""
    return pieces((quad for name in names for quad in in_order(store, name)), ox.RdfFormat.N_QUADS)


def in_order(store: ox.Store, name: str) -> list[ox.Quad]:
    """Give the quads of one graph in the order of exports."""
    return sorted(graph_of(store, name), key=lambda quad: order(quad.triple))


def order(triple: ox.Triple) -> tuple[str, bool, str, str]:
    """Put triples into the order of exports, as a key to sort by."""
    return str(triple.subject), triple.predicate != _TYPE, triple.predicate.value, str(triple.object)


def _is_first(store: ox.Store, quad: ox.Quad, names: Sequence[str]) -> bool:
    """Tell whether no graph before this one says the same; what is a part of a graph (…#…) stands in it alone."""
    home = quad.graph_name
    if not isinstance(home, ox.NamedNode) or str(quad.subject).startswith(f"<{home.value}#"):
        return True
    found = (other.graph_name for other in store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None))
    return home.value == min(name.value for name in found if isinstance(name, ox.NamedNode) and name.value in names)


def pieces(rows: Iterable[Row], form: ox.RdfFormat, prefixes: Mapping[str, str] = PREFIX_IRIS) -> Iterator[bytes]:
    """Write rows piece by piece in a format that pieces can be joined in; only the first has the prefixes."""
    named = dict(prefixes) if form != ox.RdfFormat.N_QUADS else {}
    head = _written((), form, named)
    yield head
    waiting = iter(rows)
    while piece := list(islice(waiting, _PIECE)):
        yield _written(piece, form, named).removeprefix(head)


def _written(rows: Iterable[Row], form: ox.RdfFormat, prefixes: dict[str, str]) -> bytes:
    return ox.serialize(rows, format=form, prefixes=prefixes) or b""
