"""What a store says, and no longer says, when a revision is removed from it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from graph.diff.revisions import diff, series_of
from graph.questions import Answer
from graph.store import PolicyGraph
from ontology.model import Document, Kind


@dataclass(frozen=True, slots=True)
class Absence:
    """What changes without a revision.

    `successor` is the revision that is then the latest of the series, with `changes` from this one to it; both are None
    where this one is not the latest. `lost` counts, by kind, what stands in no other revision.
    """

    document: Document
    was_latest: bool
    successor: Document | None
    changes: Answer | None
    lost: Mapping[Kind, int]


def absence(graph: PolicyGraph, revision: str) -> Absence:
    """Say what removing a revision would change; nothing is removed. Raises `UnknownThing`."""
    line = series_of(graph, revision)
    document = next(each for each in line if each.iri == revision)
    was_latest = document == line[-1]
    successor = line[-2] if was_latest and len(line) > 1 else None
    changes = diff(graph, revision, old=revision, new=successor.iri) if successor else None
    return Absence(document, was_latest, successor, changes, _lost(graph, revision))


def _lost(graph: PolicyGraph, revision: str) -> Counter[Kind]:
    own = {entity.iri: entity.kind for entity in graph.extraction(revision).entities if entity.iri != revision}
    for other in graph.revisions():
        if other != revision:
            for entity in graph.extraction(other).entities:
                own.pop(entity.iri, None)
    return Counter(own.values())
