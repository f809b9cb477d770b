"""What an ingest changes, told before it lands (`--dry-run`) or after."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from api.commands.output import talk
from graph.diff import compare, diff_answer
from graph.diff.revisions import diff, reading
from graph.identity import Match, Reading, carry_over
from graph.questions import Answer
from graph.storage.revisions import neighbours_of
from graph.store import PolicyGraph
from ontology.errors import StoreMissing
from ontology.model import Document


@contextmanager
def opened(store: Path) -> Iterator[PolicyGraph | None]:
    """Open a store to read it, None where there is none yet."""
    try:
        graph = PolicyGraph.open(store)
    except StoreMissing:
        yield None
        return
    with graph:
        yield graph


def foretell(store: Path, readings: Sequence[Reading]) -> None:
    """Show what storing these readings would change; nothing is stored."""
    with opened(store) as graph:
        if graph:
            for new in readings:
                _foretell(graph, new)


def _foretell(graph: PolicyGraph, new: Reading) -> None:
    documents = graph.documents()
    carried = carry_over(new, documents, lambda revision: reading(graph, revision))
    if carried.neighbour is None:
        return
    named = Reading(carried.extraction, new.text)
    is_last = neighbours_of(documents, new.extraction.document)[0] is not None
    former, later = (carried.neighbour, named) if is_last else (named, carried.neighbour)
    rows = compare(former, later, carried.matches)
    from api.commands.diff import show  # noqa: PLC0415  brings all forms of rows with it, and only `--dry-run` shows any

    show(diff_answer(former.extraction, later.extraction, rows))
    _tell(new.extraction.document, len(rows), carried.matches)


def tell_changes(store: Path, documents: Sequence[Document]) -> None:
    """Say of each revision that was stored how much it changed, and how to see it."""
    with opened(store) as graph:
        if graph:
            for document in documents:
                if neighbours_of(graph.documents(), document)[0]:
                    _tell(document, _changes(graph, document).total, graph.matches(document.iri))


def _changes(graph: PolicyGraph, document: Document) -> Answer:
    return diff(graph, document.iri, new=document.iri)


def _tell(document: Document, changes: int, matches: Sequence[Match]) -> None:
    name, doubts = document.series_name, sum(match.is_doubtful for match in matches)
    talk().print(f"{name}: 変更 {changes} 件 / {changes} changes  (sujimichi diff '{name}')")
    if doubts:
        talk().print(
            f"{name}: 同じものか確かめたい組 {doubts} 件 / {doubts} pairs to look at  (sujimichi doubts '{name}')"
        )
