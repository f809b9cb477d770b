"""Writing to a store: one writer at a time, on a copy that becomes current as a whole or not at all."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox
from filelock import FileLock, Timeout
from rdflib import URIRef

from graph.identity import Decided, Reading, carry_over
from graph.identity.files import write_matches
from graph.rdf import conformance
from graph.rdf.fields import Triple
from graph.rdf.terms import to_quads, to_triples
from graph.rdf.triples import from_rdf, things_to_rdf, to_rdf
from graph.search.files import update
from graph.storage import generations
from graph.storage.generations import State, authority_graph
from graph.storage.revisions import documents_in, graph_of, holds_graph, latest_of, neighbours_of
from graph.storage.texts import read_text, write_text
from graph.storage.union import refresh
from ontology.errors import Message, StoreBusy, StoreError
from ontology.iri import DEFAULT_BASE
from ontology.model import Document, Entity, Extraction, Link
from ontology.text import SourceText
from ontology.vocabulary import PROV

_PATIENCE = 1.0  # seconds that a second writer waits for the first


class Writer:
    """A store that is being written to. Nothing is copied or opened before it is needed."""

    def __init__(self, folder: Path, base: str) -> None:
        """Look at a folder whose lock is held; `base` applies to a store that does not exist yet."""
        self.folder = folder
        state = generations.read_state(folder) if generations.has_state(folder) else None
        self.base = state.base if state else base
        self._old = state.generation if state else None
        self._reader: ox.Store | None = None
        self._copy: ox.Store | None = None
        self._changed: set[str] = set()

    def holds(self, revision: str) -> bool:
        """Tell whether a document revision is in the store; cheap."""
        store = self._readable()
        return store is not None and holds_graph(store, revision)

    def documents(self) -> tuple[Document, ...]:
        """List the document revisions in the order of ingestion, with what this writer has added."""
        store = self._readable()
        return () if store is None else documents_in(store)

    def add(self, extraction: Extraction, text: SourceText | None = None, decided: Decided | None = None) -> Extraction:
        """Add a revision as the graph named after it, in place of a former reading; raises ShapeViolation.

        With its text, all its sentences can be searched; without, those that the extraction quotes. What stands in
        the neighbouring revision of its series keeps its IRI, and so it is given back; `decided` says what people
        have said of doubtful pairs.
        """
        carried = carry_over(Reading(extraction, text), self.documents(), self._reading, decided)
        document = extraction.document
        triples = [*to_rdf(carried.extraction), *self._revision_of(document)]
        conformance.check(triples)
        self.replace_graph(document.iri, triples)
        with _disk(self.folder):
            write_matches(self._new_folder(), document.iri, carried.matches)
            if text:
                write_text(self._new_folder(), text)
        self._succeed(document)
        return carried.extraction

    def _revision_of(self, document: Document) -> Iterator[Triple]:
        former, _ = neighbours_of(self.documents(), document)
        if former:
            yield URIRef(document.iri), PROV.wasRevisionOf, URIRef(former.iri)

    def _succeed(self, document: Document) -> None:
        """Make the revision after one that was put before it a revision of it."""
        _, later = neighbours_of(self.documents(), document)
        if later:
            name, relation = ox.NamedNode(later.iri), ox.NamedNode(PROV.wasRevisionOf)
            with _disk(self.folder):
                store = self._writable()
                for quad in list(store.quads_for_pattern(name, relation, None, name)):
                    store.remove(quad)
                store.add(ox.Quad(name, relation, ox.NamedNode(document.iri), name))
            self._changed.add(later.iri)

    def set_authority(self, entities: Iterable[Entity], links: Iterable[Link]) -> None:
        """Put what the authority files say in place of what they said before, in the graph {base}/graph/authority."""
        name = authority_graph(self.base)
        self.replace_graph(name, things_to_rdf(name, entities, links))

    def replace_graph(self, name: str, triples: Iterable[Triple]) -> None:
        """Put triples in place of whatever the graph of that name holds."""
        quads = list(to_quads(name, triples))
        with _disk(self.folder):
            store = self._writable()
            store.remove_graph(ox.NamedNode(name))
            store.bulk_extend(quads)  # not atomic, and need not be: nobody reads this copy before it is committed
        self._changed.add(name)

    def _readable(self) -> ox.Store | None:
        if self._copy is not None:
            return self._copy
        if self._reader is None and self._old is not None:
            self._reader = open_generation(self.folder, self._old)
        return self._reader

    def _writable(self) -> ox.Store:
        if self._copy is None:
            new = generations.following(self._old)
            generations.clean(self.folder, self._old)
            self._copy = ox.Store(str(generations.copy_generation(self.folder, self._old, new)))
        return self._copy

    def _new_folder(self) -> Path:
        return generations.generation_folder(self.folder, generations.following(self._old))

    def _reading(self, revision: str) -> Reading:
        store = self._readable()
        old = generations.generation_folder(self.folder, self._old) if self._old else self._new_folder()
        text = read_text(self._new_folder() if self._copy else old, revision)
        return Reading(from_rdf(to_triples(graph_of(store, revision) if store else ())), text)

    def _read(self, revision: str) -> tuple[Extraction, SourceText | None]:
        quads = graph_of(self._writable(), revision)
        return from_rdf(to_triples(quads)), read_text(self._new_folder(), revision)

    def commit(self) -> None:
        """Make what was added current; does nothing where nothing was added."""
        if self._copy is None:
            return
        with _disk(self.folder):
            update(self._new_folder(), latest_of(self.documents()), self._changed, self._read)
            refresh(self._copy, open_generation(self.folder, self._old) if self._old else None, self._changed)
            self._copy.flush()
            self.close()
            new = generations.following(self._old)
            generations.commit(self.folder, State(generations.FORMAT, self.base, new))

    def close(self) -> None:
        """Let go of all files, committed or not."""
        self._copy = self._reader = None
        gc.collect()  # Oxigraph closes its files when the last reference goes


@contextmanager
def writing(folder: Path, *, base: str = DEFAULT_BASE) -> Iterator[Writer]:
    """Open a store for writing; commit at the end if anything was added, roll back if the block raises.

    A missing store is created with `base`; one that exists keeps its own (`Writer.base`). Raises StoreBusy while
    another process writes, StoreTooNew and StoreDamaged as `PolicyGraph.open`, StoreError where the disk refuses.
    """
    with _locked(folder):
        writer = Writer(folder, base)
        try:
            yield writer
            writer.commit()
        finally:
            writer.close()
            generations.clean(folder, generations.current(folder))


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    with _disk(folder):
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(generations.lock_file(folder))
        try:
            lock.acquire(timeout=_PATIENCE)
        except Timeout as error:
            raise _busy(folder) from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _disk(folder: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, RuntimeError) as error:  # RuntimeError is how Oxigraph reports files that do not fit together
        raise _refused(folder, error) from error


def open_generation(folder: Path, generation: str) -> ox.Store:
    """Open a generation to read it; raises StoreDamaged."""
    try:
        return ox.Store.read_only(str(generations.generation_folder(folder, generation)))
    except (OSError, RuntimeError) as error:
        raise generations.damaged(folder, f"generation {generation}: {error}") from error


def _busy(folder: Path) -> StoreBusy:
    return StoreBusy(
        Message(
            f"{folder} には別の取り込みが書き込んでいます。終わってからもう一度実行してください。"
            "例: sujimichi ingest 文書.txt",
            f"another ingest is writing to {folder}; try again when it has ended, e.g. `sujimichi ingest FILE`",
        ),
        folder=str(folder),
    )


def _refused(folder: Path, error: Exception) -> StoreError:
    return StoreError(
        Message(
            f"{folder} に書き込めません（{error}）。空き容量と権限を確かめるか、別の場所を指定してください。"
            "例: sujimichi ingest 文書.txt --store 別の場所",
            f"cannot write to {folder} ({error}); check free space and permissions, or choose another folder, "
            "e.g. `sujimichi ingest FILE --store OTHER`",
        ),
        folder=str(folder),
        detail=str(error),
    )
