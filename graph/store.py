"""The store as readers see it: one generation of it, whole, for as long as they like."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import pyoxigraph as ox
from rdflib import Dataset, Graph, URIRef

from graph.decisions.applying import applied
from graph.decisions.hiding import overridden_in
from graph.decisions.ledger import Ledger, decisions_graph
from graph.decisions.settling import Kept, kept_in
from graph.exports import jsonld, rdf
from graph.history.deed import Deed
from graph.history.record import deeds_from_rdf
from graph.identity.files import read_matches
from graph.identity.match import Match
from graph.rdf.terms import to_triples
from graph.rdf.triples import from_rdf
from graph.search.files import index_of, open_index
from graph.search.finder import SearchIndex
from graph.storage import generations
from graph.storage.aside import Removed, removed_in
from graph.storage.cleaning import sweep
from graph.storage.extractions import documents_of, read_extraction
from graph.storage.generations import history_graph
from graph.storage.holding import Hold
from graph.storage.locking import held, open_generation
from graph.storage.messages import damaged
from graph.storage.migrations import check_readable
from graph.storage.revisions import graph_of, holds_graph, in_order, is_named, latest_of, revisions_in
from graph.storage.statistics import Statistics, statistics
from graph.storage.texts import read_text
from graph.storage.transaction import Writer, writing
from graph.storage.union import current_in, names_in
from graph.unknown import unknown_document
from ontology.errors import BadParameter, Message, StoreDamaged
from ontology.model import Document, Extraction
from ontology.text import SourceText

if TYPE_CHECKING:
    from oxrdflib import OxigraphStore

__all__ = ["MEDIA", "PolicyGraph", "Writer", "writing"]

MEDIA: dict[str, Callable[[ox.Store, Sequence[str]], Iterator[bytes]]] = {
    "ttl": rdf.turtle,
    "trig": rdf.trig,
    "nq": rdf.nquads,
    "jsonld": jsonld.graphs,
}


class PolicyGraph:
    """One generation of a store, opened to read. A later ingest does not change it; see `is_current`.

    Nothing of it is cleaned away before it is closed, or nobody has a reference to it any more.
    """

    def __init__(self, folder: Path, base: str, generation: str, store: ox.Store, hold: Hold) -> None:
        self.folder = folder
        self.base = base
        self.generation = generation
        self._store = store
        self._hold = hold
        self._is_lent = False  # to rdflib, whose objects refer to each other in circles

    @classmethod
    def open(cls, folder: Path) -> "PolicyGraph":
        """Open the current generation; raises StoreMissing, StoreTooNew, StoreTooOld or StoreDamaged."""
        state = generations.read_state(folder)
        try:
            hold = held(folder, state.generation)
            store = open_generation(folder, state.generation)
        except StoreDamaged:
            if generations.read_state(folder) == state:
                raise
            return cls.open(folder)  # an ingest has ended since store.json was read
        check_readable(folder, store, state.format)
        return cls(folder, state.base, state.generation, store, hold)

    def __enter__(self) -> "PolicyGraph":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def authority(self) -> str:
        """Name the graph of the authority files."""
        return generations.authority_graph(self.base)

    def is_current(self) -> bool:
        """Tell whether no ingest has ended since this view was opened; reads one small file."""
        return generations.current(self.folder) == self.generation

    def revisions(self) -> tuple[str, ...]:
        """List the IRIs of the document revisions by time of ingestion, then by IRI."""
        return revisions_in(self._store)

    def latest_revisions(self) -> tuple[str, ...]:
        """List the IRI of the last revision of each series, by IRI."""
        return tuple(document.iri for document in latest_of(self.documents()))

    def names(self) -> frozenset[str]:
        """List the names of all graphs: the revisions, the authority files and what else was stored."""
        return names_in(self._store)

    def current(self) -> tuple[str, ...]:
        """List the names of all graphs but superseded revisions."""
        return self._current

    def documents(self) -> tuple[Document, ...]:
        """Read the document revisions, in the order of `revisions`."""
        return self._documents

    def revision_named(self, name: str) -> str:
        """Give the revision with this IRI or key, or the latest of the series with this name. Raises `UnknownThing`."""
        found = [document for document in self.documents() if is_named(document, name.strip())]
        if not found:
            raise unknown_document(name, latest_of(self.documents()))
        return in_order(document for document in found if document.series == found[-1].series)[-1].iri

    @property
    def ledger(self) -> Ledger:
        """Give the decisions of people."""
        return self._kept.ledger

    def extraction(self, revision: str) -> Extraction:
        """Read all that a revision says, as decisions leave it, in canonical order; raises UnknownThing, StoreDamaged.

        `as_read` gives what the text alone says.
        """
        return applied(self.as_read(revision), self._kept.ledger, self._kept.guests)

    def as_read(self, revision: str) -> Extraction:
        """Read what was read from the text of a revision, in canonical order; raises UnknownThing, StoreDamaged."""
        kept = read_extraction(self._generation_folder, self._known(revision))
        if kept is not None:
            return kept
        try:
            return from_rdf(to_triples(graph_of(self._store, revision)))
        except ValueError as error:
            raise damaged(self.folder, f"{revision}: {error}") from error

    def text(self, revision: str) -> SourceText | None:
        """Read the source text of a revision, None where none was kept; raises UnknownThing."""
        return read_text(self._generation_folder, self._known(revision))

    def matches(self, revision: str) -> tuple[Match, ...]:
        """Read how the things of a revision were found again in it; raises UnknownThing."""
        return read_matches(self._generation_folder, self._known(revision))

    def removed(self) -> tuple[Removed, ...]:
        """List the revisions that were removed and are kept aside, in the order of their ingestion."""
        return removed_in(self._generation_folder)

    def deeds(self) -> tuple[Deed, ...]:
        """List what was done to the store and written down, the earliest first."""
        return deeds_from_rdf(to_triples(graph_of(self._store, history_graph(self.base))))

    def search_index(self, revision: str | None = None) -> SearchIndex:
        """Open the search index of the latest revisions, or make one of a revision alone; raises UnknownThing."""
        if revision is None:
            return open_index(self._generation_folder, self.documents(), self._read)
        self._known(revision)
        return index_of([document for document in self.documents() if document.iri == revision], self._read)

    def dataset(self) -> Dataset:
        """Give the read-only rdflib view, with SPARQL by Oxigraph.

        Its default graph is the union of all graphs; a question about one revision says `GRAPH <revision> { … }`.
        """
        return Dataset(self._lend(), default_union=True)

    def graph(self, name: str) -> Graph:
        """Give the rdflib view of one graph (`Dataset.graph` would try to create it, which read-only refuses)."""
        return Graph(self._lend(), URIRef(name))

    def stream(self, media: str, names: Iterable[str]) -> Iterator[bytes]:
        """Write graphs in UTF-8, a piece at a time: "ttl" (merged), "trig", "nq" or "jsonld".

        The same graphs give the same bytes. Raises BadParameter for another form, UnknownThing for another graph.
        """
        if media not in MEDIA:
            raise _unknown_media(media)
        chosen = sorted(set(map(self._known, names)))
        if media == "ttl" and decisions_graph(self.base) in chosen:  # merged, the graphs must not contradict each other
            return rdf.turtle(self._store, chosen, self._hidden)
        return MEDIA[media](self._store, chosen)

    def serialize(self, media: str, names: Iterable[str]) -> bytes:
        """Write graphs as `stream` does, in one piece."""
        return b"".join(self.stream(media, names))

    def quads(self, subject: str | None = None, value: str | None = None) -> Iterator[ox.Quad]:
        """Look up what is said about a thing, or with it as the value, in all named graphs.

        What decisions have overridden in a graph that is up to date is left out.
        """
        found = self._store.quads_for_pattern(_node(subject), None, _node(value), None)
        return (quad for quad in found if isinstance(quad.graph_name, ox.NamedNode) and not self._is_hidden(quad))

    def triples_of(self, name: str) -> Iterator[ox.Triple]:
        """Give the triples of one graph, which can be read on when this view is closed; raises UnknownThing."""
        quads = graph_of(self._store, self._known(name))
        return (quad.triple for quad in quads)

    def statistics(self) -> Statistics:
        """Count what the store holds."""
        return statistics(self._store)

    def close(self) -> None:
        """Let go of the files, and sweep up what was kept for readers alone."""
        del self._store  # Oxigraph closes its files when the last reference goes
        if self._is_lent:
            gc.collect()
        self._hold.release()
        sweep(self.folder)

    def _lend(self) -> "OxigraphStore":
        from oxrdflib import OxigraphStore  # noqa: PLC0415  brings SPARQL in rdflib with it, which nothing here needs

        self._is_lent = True
        return OxigraphStore(store=self._store)

    @cached_property
    def _kept(self) -> Kept:
        try:
            return kept_in(self._store, self.base)
        except ValueError as error:
            raise damaged(self.folder, f"{decisions_graph(self.base)}: {error}") from error

    @cached_property
    def _hidden(self) -> set[ox.Triple]:
        return overridden_in(self._store, decisions_graph(self.base))

    def _is_hidden(self, quad: ox.Quad) -> bool:
        home = quad.graph_name
        return quad.triple in self._hidden and isinstance(home, ox.NamedNode) and home.value in self._current

    @cached_property
    def _current(self) -> tuple[str, ...]:
        return tuple(sorted(current_in(self._store)))

    @cached_property
    def _documents(self) -> tuple[Document, ...]:
        return documents_of(self._generation_folder, self._store)

    @property
    def _generation_folder(self) -> Path:
        return generations.generation_folder(self.folder, self.generation)

    def _read(self, revision: str) -> tuple[Extraction, SourceText | None]:
        return self.extraction(revision), self.text(revision)

    def _known(self, revision: str) -> str:
        if not holds_graph(self._store, revision):
            raise unknown_document(revision, latest_of(self.documents()))
        return revision


def _node(iri: str | None) -> ox.NamedNode | None:
    return None if iri is None else ox.NamedNode(iri)


def _unknown_media(media: str) -> BadParameter:
    accepted = ", ".join(MEDIA)
    return BadParameter(
        Message(
            f"「{media}」という形式はありません。使えるのは {accepted} です。例: sujimichi export --format ttl",
            f"there is no format {media!r}; use one of {accepted}, e.g. `sujimichi export --format ttl`",
        ),
        name="format",
        given=media,
        accepted=tuple(MEDIA),
    )
