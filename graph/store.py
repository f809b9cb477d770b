"""The store as readers see it: one generation of it, whole, for as long as they like."""

import gc
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

import pyoxigraph as ox
from oxrdflib import OxigraphStore
from rdflib import Dataset, Graph, URIRef

from graph import generations
from graph.revisions import documents_in, graph_of, holds_graph, latest_of, revisions_in
from graph.terms import PREFIX_IRIS, to_triples
from graph.transaction import Writer, open_generation, writing
from graph.triples import from_rdf
from ontology.errors import BadParameter, Message, StoreDamaged, UnknownThing
from ontology.model import Document, Extraction
from ontology.vocabulary import RDF

__all__ = ["MEDIA", "PolicyGraph", "Writer", "writing"]

MEDIA: dict[str, ox.RdfFormat] = {
    "ttl": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nq": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}
_TYPE = ox.NamedNode(RDF.type)


class PolicyGraph:
    """One generation of a store, opened to read. A later ingest does not change it; see `is_current`."""

    def __init__(self, folder: Path, base: str, generation: str, store: ox.Store) -> None:
        self.folder = folder
        self.base = base
        self.generation = generation
        self._store = store

    @classmethod
    def open(cls, folder: Path) -> "PolicyGraph":
        """Open the current generation; raises StoreMissing, StoreTooNew or StoreDamaged."""
        state = generations.read_state(folder)
        try:
            store = open_generation(folder, state.generation)
        except StoreDamaged:
            if generations.read_state(folder) == state:
                raise
            return cls.open(folder)  # two ingests have ended since store.json was read
        return cls(folder, state.base, state.generation, store)

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

    def documents(self) -> tuple[Document, ...]:
        """Read the document revisions, in the order of `revisions`."""
        return documents_in(self._store)

    def extraction(self, revision: str) -> Extraction:
        """Read all that a revision says, in canonical order; raises UnknownThing, StoreDamaged."""
        self._known(revision)
        try:
            return from_rdf(to_triples(graph_of(self._store, revision)))
        except ValueError as error:
            raise generations.damaged(self.folder, f"{revision}: {error}") from error

    def dataset(self) -> Dataset:
        """Give the read-only rdflib view, with SPARQL by Oxigraph.

        Its default graph is the union of all graphs; a question about one revision says `GRAPH <revision> { … }`.
        """
        return Dataset(OxigraphStore(store=self._store), default_union=True)

    def graph(self, name: str) -> Graph:
        """Give the rdflib view of one graph (`Dataset.graph` would try to create it, which read-only refuses)."""
        return Graph(OxigraphStore(store=self._store), URIRef(name))

    def serialize(self, media: str, revisions: Iterable[str]) -> bytes:
        """Write the graphs of revisions in UTF-8: "ttl" (merged), "trig", "nq" or "jsonld".

        The same graphs give the same bytes. Raises BadParameter for another form, UnknownThing for another revision.
        """
        if media not in MEDIA:
            raise _unknown_media(media)
        names = sorted(set(revisions))
        quads = [quad for name in names for quad in graph_of(self._store, self._known(name))]
        rows: Iterable[ox.Triple] | Iterable[ox.Quad] = sorted(quads, key=_order)
        if not MEDIA[media].supports_datasets:
            rows = sorted({quad.triple for quad in quads}, key=_order_in_graph)
        found = ox.serialize(rows, format=MEDIA[media], prefixes=PREFIX_IRIS)
        return found or b""

    def close(self) -> None:
        """Let go of the files; Windows cannot remove a generation before."""
        del self._store
        gc.collect()

    def _known(self, revision: str) -> str:
        if not holds_graph(self._store, revision):
            raise _unknown_revision(revision, self.revisions())
        return revision


def _order(quad: ox.Quad) -> tuple[str, str, bool, str, str]:
    return str(quad.graph_name), *_order_in_graph(quad.triple)


def _order_in_graph(triple: ox.Triple) -> tuple[str, bool, str, str]:
    return str(triple.subject), triple.predicate != _TYPE, str(triple.predicate), str(triple.object)


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


def _unknown_revision(revision: str, known: tuple[str, ...]) -> UnknownThing:
    return UnknownThing(
        Message(
            f"文書の版 {revision} はありません。ある版は `sujimichi documents` で見られます。",
            f"there is no document revision {revision}; `sujimichi documents` lists what there is",
        ),
        given=revision,
        suggestions=known,
    )
