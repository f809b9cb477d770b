"""Where the index of a generation lies, and how it keeps up with the documents of the generation."""

import os
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from weakref import finalize

from graph.search.finder import SearchIndex
from graph.search.index import FORMAT, add_document, changing, documents_in, rewritten, version_of
from graph.search.spare import SpareRows
from graph.storage.revisions import latest_of
from ontology.model import Document, Extraction
from ontology.text import SourceText

_NAME = "search.sqlite"
Read = Callable[[str], tuple[Extraction, SourceText | None]]  # of the IRI of a revision


def update(generation: Path, latest: Iterable[Document], changed: Collection[str], read: Read) -> None:
    """Bring the index in the folder of a generation up to the latest revisions.

    `changed` are the IRIs of those that were read anew; others are read only where the index does not hold them.
    """
    _fill(generation / _NAME, latest, changed, read)


def open_index(generation: Path, documents: Collection[Document], read: Read) -> SearchIndex:
    """Open the index of a generation with these revisions, made now where an older version wrote the store."""
    path = generation / _NAME
    if version_of(path) == FORMAT:
        return SearchIndex.at(path, documents)
    draft = path.with_name(f"{_NAME}.{os.getpid()}")
    try:
        _fill(draft, latest_of(documents), (), read)
        draft.replace(path)
    except OSError:  # a store that may only be read
        draft.unlink(missing_ok=True)
        return index_of(documents, read)
    return SearchIndex.at(path, documents)


def rewrite_index(generation: Path, target: Path) -> None:
    """Write the index of a generation anew in another folder, with nothing of what was deleted from it."""
    rewritten(generation / _NAME, target / _NAME)


def index_of(documents: Collection[Document], read: Read) -> SearchIndex:
    """Make an index of the latest of some revisions outside the store; it is gone with the last reference to it."""
    scratch = mkdtemp(prefix="sujimichi-")
    index = SearchIndex.at(Path(scratch) / _NAME, documents)
    finalize(index, rmtree, scratch, ignore_errors=True)
    _fill(index.path, latest_of(documents), (), read)
    return index


def _fill(path: Path, latest: Iterable[Document], changed: Collection[str], read: Read) -> None:
    from graph.search.entries import entries_of  # noqa: PLC0415  only to write, never to read

    wanted = {document.iri: document for document in latest}
    with changing(path) as connection:
        held = documents_in(connection)
        spare = SpareRows.of(connection, held - wanted.keys() | held.intersection(changed))
        for iri in sorted(wanted.keys() - (held - set(changed))):
            add_document(connection, iri, wanted[iri].title, entries_of(*read(iri)), spare)
        spare.remove()
