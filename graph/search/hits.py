"""What a search answers."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.search.facet import Facet
from graph.search.marks import Part
from ontology.model import Evidence


@dataclass(frozen=True, slots=True)
class Ref:
    """A thing or document that an answer points to; `kind` is a `Kind`."""

    iri: str
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing whose name fits, or a passage (kind "Passage") that does.

    The parts of `snippet` show the label of a thing, or the wording of a passage around the first mark; `also` is
    another name of a thing, or a word that stands at it, that fits where the label does not. `score` is higher for a
    better hit and means nothing else. `documents` are those that a thing was read in. Only a passage has `evidence`,
    `sections` and `about`: the things that it names or stands under.
    """

    iri: str
    kind: str
    label: str
    score: float
    snippet: tuple[Part, ...]
    documents: tuple[Ref, ...]
    notation: str | None = None
    also: tuple[Part, ...] = ()
    evidence: Evidence | None = None
    sections: tuple[str, ...] = ()
    about: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """A value to narrow by: `value` is what a query takes, `count` how many hits would be left."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Found:
    """One page of hits, the best first, out of `total`.

    `is_cut` says that too much fits for all of it to be ranked and counted; `is_loosened` that no name
    had what was typed as it was typed, and its words were looked for one by one. `near` are labels to try
    instead of nothing. `chosen` are the filters in force as the IRIs, kinds or years that they were taken for.
    """

    hits: tuple[Hit, ...]
    total: int
    facets: Mapping[Facet, tuple[Count, ...]]
    documents: tuple[Ref, ...]
    chosen: Mapping[Facet, tuple[str, ...]]
    is_cut: bool = False
    is_loosened: bool = False
    near: tuple[str, ...] = ()
