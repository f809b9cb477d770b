"""Writing to a store: one writer at a time, on a copy that becomes current as a whole or not at all."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from graph.decisions.applying import applied
from graph.decisions.hiding import hide
from graph.decisions.ledger import Ledger, decisions_graph
from graph.decisions.settling import Settled, Settler, kept_in
from graph.history.deed import Act, Deed, Hand, Subject
from graph.history.record import deed_to_rdf
from graph.identity import Decided, Match, Reading, carry_over
from graph.identity.files import forget_names, matches_file, read_matches, write_matches
from graph.rdf import conformance
from graph.rdf.fields import Triple
from graph.rdf.terms import to_ntriples, to_quads, to_triples
from graph.rdf.triples import from_rdf, things_from_rdf, things_to_rdf, to_rdf
from graph.search.files import update
from graph.storage import aside, generations
from graph.storage.cleaning import clean
from graph.storage.extractions import documents_of, forget_extraction, read_extraction, write_extraction
from graph.storage.generations import FORMAT, State, authority_graph, history_graph
from graph.storage.locking import PATIENCE, disk, locked, open_generation
from graph.storage.migrations import migrate
from graph.storage.revisions import graph_of, holds_graph, latest_of, link_series
from graph.storage.rewriting import rewrite
from graph.storage.texts import read_text, write_text
from graph.storage.union import refresh
from ontology.iri import DEFAULT_BASE
from ontology.model import Document, Entity, Extraction, Link
from ontology.text import SourceText


class Writer:
    """A store that is being written to. Nothing is copied or opened before it is needed.

    With a `hand`, what is done is written down in the history of the store.
    """

    def __init__(self, folder: Path, base: str, hand: Hand | None = None) -> None:
        """Look at a folder whose lock is held; `base` applies to a store that does not exist yet."""
        self.folder = folder
        self.hand = hand
        state = generations.read_state(folder) if generations.has_state(folder) else None
        self.base = state.base if state else base
        self._old = state.generation if state else None
        self._format = state.format if state else FORMAT
        self._reader: ox.Store | None = None
        self._copy: ox.Store | None = None
        self._changed: set[str] = set()
        self._is_purged = False
        self._ledger: Ledger | None = None

    def holds(self, revision: str) -> bool:
        """Tell whether a document revision is in the store; cheap."""
        store = self._readable()
        return store is not None and holds_graph(store, revision)

    def documents(self) -> tuple[Document, ...]:
        """List the document revisions in the order of ingestion, with what this writer has added."""
        store = self._readable()
        return () if store is None else documents_of(self._folder(), store)

    def removed(self) -> tuple[aside.Removed, ...]:
        """List the revisions that were removed and are kept aside."""
        return aside.removed_in(self._folder())

    def add(self, extraction: Extraction, text: SourceText | None = None, decided: Decided | None = None) -> Extraction:
        """Add a revision as the graph named after it, in place of a former reading; raises ShapeViolation.

        With its text, all its sentences can be searched; without, those that the extraction quotes. What stands in
        the neighbouring revision of its series keeps its IRI, and so it is given back; `decided` says what people
        have said of doubtful pairs, by default what the store has kept of it.

        A revision that was removed and is read again is no longer kept aside.
        """
        said = self.ledger().identities() if decided is None else decided
        carried = carry_over(Reading(extraction, text), self.documents(), self.reading, said)
        document = extraction.document
        triples = list(to_rdf(carried.extraction))
        conformance.check(triples)
        self.replace_graph(document.iri, triples)
        with disk(self.folder):
            write_extraction(self._folder(), carried.extraction)
            write_matches(self._folder(), document.iri, carried.matches)
            if text:
                write_text(self._folder(), text)
            aside.throw_away(self._folder(), document.iri)
        self._relink(document.series)
        self.record(Act.INGESTED, _subject(document), note=document.source)
        return carried.extraction

    def ledger(self) -> Ledger:
        """Give the decisions of people, with what this writer has put into their place."""
        if self._ledger is None:
            self._ledger = kept_in(self._readable(), self.base).ledger
        return self._ledger

    def keep(self, ledger: Ledger) -> None:
        """Keep decisions in place of those before; where they stand in each revision is worked out at the end."""
        with disk(self.folder):
            self._writable()
        self._ledger = ledger

    def authority(self) -> tuple[Entity, ...]:
        """List the things that the authority files know."""
        store = self._readable()
        quads = graph_of(store, authority_graph(self.base)) if store else ()
        return things_from_rdf(to_triples(quads))[0]

    def reading(self, revision: str) -> Reading:
        """Read a revision as its text was read, without decisions."""
        store = self._readable()
        kept = read_extraction(self._folder(), revision)
        extraction = kept or from_rdf(to_triples(graph_of(store, revision) if store else ()))
        return Reading(extraction, read_text(self._folder(), revision))

    def matches(self, revision: str) -> tuple[Match, ...]:
        """Read how the things of a revision were found again in it."""
        return read_matches(self._folder(), revision)

    def remove(self, document: Document) -> None:
        """Take a revision out of the store and keep it aside; those around it become neighbours."""
        with disk(self.folder):
            store = self._writable()
            aside.put_aside(self._folder(), store, document)
        self._changed.add(document.iri)
        self._relink(document.series)
        self.record(Act.REMOVED, _subject(document))

    def restore(self, removed: aside.Removed) -> None:
        """Put a revision back as it was: the same things under the same IRIs, with its text and its matches."""
        with disk(self.folder):
            store = self._writable()
            aside.put_back(self._folder(), store, removed.iri)
        self._changed.add(removed.iri)
        self._relink(removed.series)
        self.record(Act.RESTORED, _subject(removed))

    def purge(self, removed: aside.Removed) -> None:
        """Forget a revision that is kept aside, for good; the history says that it was there."""
        with disk(self.folder):
            self._writable()
            aside.throw_away(self._folder(), removed.iri)
            forget_names(self._line(removed.series))
        self._is_purged = True
        self.record(Act.PURGED, _subject(removed))

    def migrate(self) -> bool:
        """Bring a store of an older format up to date, and tell whether it was one."""
        if self._format < FORMAT:
            self._writable()
            self.record(Act.MIGRATED, note=f"{self._format} → {FORMAT}")
        return self._format < FORMAT

    def set_authority(self, entities: Iterable[Entity], links: Iterable[Link]) -> None:
        """Put what the authority files say in place of what they said before, in the graph {base}/graph/authority."""
        name = authority_graph(self.base)
        triples = list(things_to_rdf(name, entities, links))
        store = self._readable()
        if store is None or set(to_quads(name, triples)) != set(graph_of(store, name)):
            self.replace_graph(name, triples)

    def replace_graph(self, name: str, triples: Iterable[Triple]) -> None:
        """Put triples in place of whatever the graph of that name holds."""
        written, graph = to_ntriples(triples), ox.NamedNode(name)
        with disk(self.folder):
            store = self._writable()
            forget_extraction(self._folder(), name)
            store.remove_graph(graph)
            # not atomic, and need not be: nobody reads this copy before it is committed
            store.bulk_load(written, format=ox.RdfFormat.N_TRIPLES, to_graph=graph)
        self._changed.add(name)

    def record(self, act: Act, *subjects: Subject, note: str | None = None) -> None:
        """Write down what was done, where it is known by whom."""
        if self.hand:
            deed = deed_to_rdf(self.base, Deed(act, self.hand, subjects, note))
            with disk(self.folder):
                self._writable().extend(to_quads(history_graph(self.base), deed))

    def commit(self) -> None:
        """Make what was added current; does nothing where nothing was added."""
        if self._copy is None:
            return
        with disk(self.folder):
            former = open_generation(self.folder, self._old) if self._old else None
            settled = self._settle(self._copy)
            with ThreadPoolExecutor(max_workers=1) as beside:  # Oxigraph and SQLite take one processor each
                union = beside.submit(refresh, self._copy, former, self._changed)
                latest, changed = latest_of(self.documents()), self._changed | settled.affected
                update(self._folder(), latest, changed, self._read(settled))
                union.result()
            hide(self._copy, former, decisions_graph(self.base))
            del former
            self._copy.flush()
            new = self._folder()
            if self._is_purged:
                new = rewrite(self._copy, new, new.with_name(generations.following(new.name)))
            self.close()
            generations.commit(self.folder, State(FORMAT, self.base, new.name))

    def close(self) -> None:
        """Let go of all files, committed or not."""
        self._copy = self._reader = None  # Oxigraph closes its files when the last reference goes

    def _line(self, series: str) -> dict[Path, Extraction]:
        """Read the revisions of a series, those too that are kept aside, each by the file of its matches."""
        present = [each.iri for each in self.documents() if each.series == series]
        line = {matches_file(self._folder(), iri): self.reading(iri).extraction for iri in present}
        return line | aside.put_aside_of(self._folder(), series)

    def _relink(self, series: str) -> None:
        with disk(self.folder):
            self._changed |= link_series(self._writable(), series)

    def _readable(self) -> ox.Store | None:
        if self._copy is not None:
            return self._copy
        if self._reader is None and self._old is not None:
            self._reader = open_generation(self.folder, self._old)
        return self._reader

    def _writable(self) -> ox.Store:
        if self._copy is None:
            clean(self.folder, self._old)
            new = generations.following(self._old)
            self._copy = ox.Store(str(generations.copy_generation(self.folder, self._old, new)))
            migrate(self._copy, self._format)
        return self._copy

    def _folder(self) -> Path:
        """Give the folder of what is seen now: of the copy once there is one, before that of what is current."""
        is_new = self._copy is not None or self._old is None
        return generations.generation_folder(
            self.folder, generations.following(self._old) if is_new else str(self._old)
        )

    def _settle(self, store: ox.Store) -> Settled:
        """Hold the decisions against what is in the store now, and keep them with what they change."""
        before = kept_in(store, self.base).ledger
        settler = Settler(store, self.base, self.documents(), cache(self.reading))
        settled = settler.settle(self.ledger(), before, self._changed)
        if before or settled.ledger:
            self.replace_graph(decisions_graph(self.base), settled.triples)
        return settled

    def _read(self, settled: Settled) -> Callable[[str], tuple[Extraction, SourceText | None]]:
        def read(revision: str) -> tuple[Extraction, SourceText | None]:
            reading = settled.read(revision)
            return applied(reading.extraction, settled.ledger, settled.guests), reading.text

        return read


@contextmanager
def writing(
    folder: Path, *, base: str = DEFAULT_BASE, hand: Hand | None = None, patience: float = PATIENCE
) -> Iterator[Writer]:
    """Open a store for writing; commit at the end if anything was added, roll back if the block raises.

    A missing store is created with `base`; one that exists keeps its own (`Writer.base`). `hand` says who writes.
    Raises StoreBusy while another process writes for `patience` seconds, StoreTooNew and StoreDamaged as
    `PolicyGraph.open`, StoreError where the disk refuses.
    """
    with locked(folder, patience):
        writer = Writer(folder, base, hand)
        try:
            yield writer
            writer.commit()
        finally:
            writer.close()
            clean(folder, generations.current(folder))


def _subject(document: Document | aside.Removed) -> Subject:
    return Subject(document.iri, document.title)
