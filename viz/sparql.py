"""The page for a reader's own SPARQL: a form, examples, and the answer as a table or as text."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.projection import Projection
from graph.rdf.terms import PREFIX_IRIS
from graph.sparql.examples import examples
from graph.sparql.limits import Limits
from ontology.errors import Message
from ontology.vocabulary import XSD
from viz.details import ThingView, thing_view
from viz.embed import Page, render

_NUMBERS = {str(XSD[name]) for name in ("integer", "decimal", "double", "float")}
_LONG = 40  # characters from which a text is read rather than looked up


@dataclass(frozen=True, slots=True)
class Shown:
    """What was asked and what came of it: `results` as SPARQL 1.1 Results JSON, or `graph` as Turtle, or a problem."""

    query: str | None = None
    results: Mapping[str, Any] | None = None
    graph: str | None = None
    problem: Message | None = None
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class TermView:
    """One cell: a thing to follow, or a text. `name` is its column."""

    name: str
    text: str = ""
    language: str = ""
    thing: ThingView | None = None
    is_number: bool = False

    @property
    def is_long(self) -> bool:
        """Tell whether the text needs room."""
        return len(self.text) > _LONG


def render_sparql(projection: Projection, limits: Limits, shown: Shown) -> Page:
    """Show the form, with the answer where something was asked."""
    results = shown.results or {}
    names = results.get("head", {}).get("vars", [])
    rows = results.get("results", {}).get("bindings", [])
    return render(
        "sparql.html",
        title="SPARQL",
        shown=shown,
        examples=examples(),
        limits=limits,
        boolean=results.get("boolean"),
        names=names,
        rows=[[_cell(projection, name, row.get(name)) for name in names] for row in rows],
    )


def _cell(projection: Projection, name: str, term: Mapping[str, str] | None) -> TermView:
    if term is None:
        return TermView(name)
    if term["type"] != "uri":
        is_number = term.get("datatype") in _NUMBERS
        return TermView(name, term["value"], language=term.get("xml:lang", ""), is_number=is_number)
    thing = projection.entities.get(term["value"])
    return TermView(name, _short(term["value"]), thing=thing_view(thing) if thing else None)


def _short(iri: str) -> str:
    """Write an IRI of a known vocabulary with its prefix."""
    for prefix, namespace in PREFIX_IRIS.items():
        if iri.startswith(namespace) and iri != namespace:
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri
