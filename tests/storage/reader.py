"""A process that reads a store again and again: `python -m tests.storage.reader STORE`, until it is killed.

Each time it keeps its view long enough for others to commit, then reads all that lies beside the triples as well, and
says on one line of stdout what it saw.
"""

import json
import sys
import time
from hashlib import sha256
from pathlib import Path

from graph.store import PolicyGraph

_HELD = 0.3  # seconds


def main() -> None:
    """Read until killed."""
    while True:
        with PolicyGraph.open(Path(sys.argv[1])) as graph:
            before = seen(graph)
            time.sleep(_HELD)
            told = {"generation": graph.generation, **before, "same": before == seen(graph)}
        print(json.dumps(told, ensure_ascii=False), flush=True)  # noqa: T201  this is what it is for


def seen(graph: PolicyGraph) -> dict[str, object]:
    """Say what a view holds: every revision with a digest of all that was read, and what the search finds."""
    revisions = {document.revision: _digest(graph, document.iri) for document in graph.documents()}
    latest = {document.revision for document in graph.documents() if document.iri in graph.latest_revisions()}
    found = {document.iri for document in graph.search_index().find("スマート農業").documents}
    named = {document.revision for document in graph.documents() if document.iri in found}
    return {"revisions": revisions, "latest": sorted(latest), "found": sorted(named)}


def _digest(graph: PolicyGraph, revision: str) -> str:
    """Digest things, links and the text; a revision without one of them is half a revision."""
    text = graph.text(revision)
    if text is None:
        return "without its text"
    extraction = graph.extraction(revision)
    if not extraction.links:
        return "without its things"
    return sha256(repr((extraction.entities, extraction.links, text.content)).encode()).hexdigest()[:16]


if __name__ == "__main__":
    main()
