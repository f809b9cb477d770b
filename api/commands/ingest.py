"""`sujimichi ingest`: find out what is new, and read that. Nothing heavy is loaded where nothing is."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from api.commands.folders import files_in, tell_left
from api.commands.output import talk
from api.settings import Settings
from api.wish import Wish, check_date, twin_of
from graph.store import PolicyGraph
from ingest.beside import Beside
from ingest.source import read_source
from ontology.errors import StoreMissing
from ontology.model import Document

_MIB = 1024 * 1024


def run(settings: Settings, paths: Sequence[Path], wish: Wish, *, dry_run: bool, author: str | None = None) -> None:
    """Read every file first, then store what is new in one transaction. Raises `BadInput` and `StoreError`."""
    check_date(wish.as_of)
    texts, left = files_in(paths)
    sources = [read_source(file, max_bytes=settings.max_file * _MIB) for file in texts]
    documents = _documents(settings.store)
    twins = [twin_of(source.revision, documents, wish) for source in sources]
    if not dry_run:
        _tell_unchanged(twin for twin in twins if twin)
        sources = [source for source, twin in zip(sources, twins, strict=True) if twin is None]
    if sources:
        with Beside() as ginza:  # which loads while the rest does
            from api.commands.intake import foretell_changes, take_in  # noqa: PLC0415  over a second: patterns

            if dry_run:
                foretell_changes(settings, sources, wish, ginza)
            else:
                take_in(settings, sources, wish, ginza, author)
    tell_left(left)
    if not dry_run and _has_decisions(settings.store):
        from api.commands.decisions import tell_decisions  # noqa: PLC0415  brings all forms of rows with it

        tell_decisions(settings.store)


def _documents(store: Path) -> tuple[Document, ...]:
    try:
        graph = PolicyGraph.open(store)
    except StoreMissing:
        return ()
    with graph:
        return graph.documents()


def _has_decisions(store: Path) -> bool:
    with PolicyGraph.open(store) as graph:
        return bool(graph.ledger)


def _tell_unchanged(documents: Iterable[Document]) -> None:
    for document in documents:
        talk().print(f"変更なし / unchanged: {document.title} ({document.source})")
