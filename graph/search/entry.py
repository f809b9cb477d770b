"""A row of the index before it is one."""

from dataclasses import dataclass

from graph.search.facet import Pairs
from ontology.model import Evidence


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing or a passage. `label` is the name of the thing or the wording of the passage.

    `subject` is the IRI of the thing or of the passage; `context` are words that stand at a thing without being its
    name. Only a passage has `evidence`, `sections` (titles, the outermost first) and `about` (IRIs of things).
    """

    subject: str
    kind: str
    label: str
    facets: Pairs
    notation: str | None = None
    names: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    evidence: Evidence | None = None
    sections: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
