"""What is exported: named graphs for the RDF formats, and the same in memory for all others."""

from collections.abc import Callable
from dataclasses import dataclass

from graph.projection import Projection
from graph.store import PolicyGraph


@dataclass(frozen=True, slots=True)
class Source:
    """The graphs to export, by name and in order; `project` reads them into memory, where a format needs that."""

    graph: PolicyGraph
    names: tuple[str, ...]
    project: Callable[[], Projection]

    @classmethod
    def of(cls, graph: PolicyGraph, document: str | None = None) -> "Source":
        """Take one revision (by IRI or key, or the latest of a series by name), or all that is up to date.

        Raises `UnknownThing`.
        """
        if document is None:
            return cls(graph, graph.current(), lambda: _projected(graph, graph.latest_revisions()))
        revision = graph.revision_named(document)
        return cls(graph, (revision,), lambda: _projected(graph, (revision,)))


def _projected(graph: PolicyGraph, revisions: tuple[str, ...]) -> Projection:
    return Projection.of(graph.extraction(revision) for revision in revisions)
