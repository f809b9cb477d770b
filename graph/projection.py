"""The graph in memory: revisions merged into one view, and a networkx graph that points towards impacts and KPIs."""

from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any, TypeVar, cast

from graph.citing import join_cited
from graph.merge import merge_entities, merge_links
from graph.naming import NameIndex
from graph.unknown import unknown_document
from ontology.errors import MOST_CANDIDATES, AmbiguousName, Message, UnknownThing
from ontology.iri import key_of
from ontology.model import Document, Entity, Evidence, Extraction, Kind, Link, Relation, Section, Unresolved

if TYPE_CHECKING:
    import networkx as nx

_Made = TypeVar("_Made")
_ACTIONS = frozenset({Kind.MEASURE, Kind.PROGRAMME})
_RESULTS = frozenset({Kind.IMPACT, Kind.OUTCOME, Kind.OUTPUT})
_ALONG = frozenset({Relation.CONTRIBUTES_TO, Relation.MEASURED_BY, Relation.RESPONSIBLE_FOR})
_AGAINST = frozenset({Relation.IMPLEMENTED_BY, Relation.MENTIONS})
_CLIMBERS = _ACTIONS | _RESULTS | {Kind.ORGANISATION, Kind.KPI}
_NOTHING_NAMED = Message(
    "何を見るかが指定されていません。IRI、キー、名前のどれかで指定してください（例: スマート農業の推進）。",
    "Nothing is named. Give an IRI, a key or a label (for example スマート農業の推進).",
)
_KIND_ORDER = {kind: place for place, kind in enumerate(Kind)}


@dataclass(frozen=True)
class Projection:
    """Documents, things and links of some revisions, and what was not understood; build it with `Projection.of`."""

    documents: tuple[Document, ...]
    entities: Mapping[str, Entity]
    links: tuple[Link, ...]
    unresolved: tuple[Unresolved, ...]
    _documents: Mapping[str, Document] = field(repr=False)
    _outgoing: Mapping[str, tuple[Link, ...]] = field(repr=False)
    _incoming: Mapping[str, tuple[Link, ...]] = field(repr=False)
    _readings: Mapping[str, frozenset[str]] = field(repr=False)
    _reach: dict[str, frozenset[str]] = field(default_factory=dict, repr=False, compare=False)
    _derived: dict[Callable[["Projection"], Any], Any] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, extractions: Iterable[Extraction]) -> "Projection":
        """Merge extractions; an organisation that several of them read becomes one thing."""
        read = sorted(extractions, key=lambda extraction: _document_order(extraction.document))
        documents = tuple(extraction.document for extraction in read)
        merged = merge_entities(entity for extraction in read for entity in extraction.entities)
        links = merge_links(link for extraction in read for link in extraction.links)
        cited, leading = join_cited(documents, merged, links)
        merged |= {entity.iri: entity for entity in cited}
        entities = {entity.iri: entity for entity in sorted(merged.values(), key=_entity_order(documents))}
        links += leading
        return cls(
            documents=documents,
            entities=entities,
            links=links,
            unresolved=tuple(item for extraction in read for item in extraction.unresolved),
            _documents={document.iri: document for document in documents},
            _outgoing=_grouped((link.source, link) for link in links),
            _incoming=_grouped((link.target, link) for link in links),
            _readings={
                extraction.document.iri: frozenset(entity.iri for entity in extraction.entities) for extraction in read
            },
        )

    @cached_property
    def upward(self) -> "nx.MultiDiGraph[str]":
        """Give a graph with an edge for every link that can carry a chain, turned towards the impact or the KPI.

        The attributes of an edge are `link` (the `Link`) and `inverse` (True where it runs against the link, as from a
        programme to its measure, or from an organisation to the measure that merely mentions it).
        """
        return _upward(self.entities, self.links)

    def leads_to(self, iri: str) -> frozenset[str]:
        """List the IRIs of all that chains lead to from a thing, itself included; nothing for what carries no chain."""
        if iri not in self._reach:
            self._reach[iri] = frozenset(_walk(self._steps, iri))
        return self._reach[iri]

    def entity(self, key_or_iri: str) -> Entity:
        """Give the thing with this IRI, key or kind/key. Raises `UnknownThing`."""
        found = self._names.by_identifier(key_or_iri)
        if found is None:
            raise self._unknown(key_or_iri, None)
        return found

    def matches(self, name: str, kinds: Collection[Kind] | None = None) -> tuple[Entity, ...]:
        """List the things that a name fits best: by identifier, else by exact label, else by a part of the label."""
        return self._names.matches(name, kinds)

    def find(self, name: str, kinds: Collection[Kind] | None = None) -> Entity:
        """Give the one thing that a name fits. Raises `UnknownThing` or, where several fit, `AmbiguousName`."""
        return self.only(name, self.matches(name, kinds), kinds)

    def only(self, name: str, found: Collection[Entity], kinds: Collection[Kind] | None = None) -> Entity:
        """Give the one thing of `found`. Raises `UnknownThing` for none and `AmbiguousName` for several."""
        if not found:
            raise self._unknown(name, kinds)
        if len(found) > 1:
            raise self._ambiguous(name, found)
        return next(iter(found))

    def select(
        self,
        *,
        kind: Kind | Collection[Kind] | None = None,
        document: str | None = None,
        text: str | None = None,
    ) -> tuple[Entity, ...]:
        """List things in a stable order: kind, document, first place in the text.

        `document` is the IRI or key of a revision; what belongs to no document stands under each that it was read from.
        `text` is looked for in labels and other names, in the form in which labels are compared.
        Raises `UnknownThing` for a document that is not here.
        """
        kinds = {kind} if isinstance(kind, Kind) else kind
        wanted = self._names.containing(text) if text else None
        readings = self._readings[self.document(document).iri] if document else None
        return tuple(
            entity
            for entity in self.entities.values()
            if (kinds is None or entity.kind in kinds)
            and (readings is None or entity.iri in readings)
            and (wanted is None or entity.iri in wanted)
        )

    def outgoing(self, iri: str) -> tuple[Link, ...]:
        """List the links that start at a thing."""
        return self._outgoing.get(iri, ())

    def incoming(self, iri: str) -> tuple[Link, ...]:
        """List the links that end at a thing."""
        return self._incoming.get(iri, ())

    def derived(self, make: Callable[["Projection"], _Made]) -> _Made:
        """Give what a function makes of this projection; it is made once and kept as long as the projection."""
        if make not in self._derived:
            self._derived[make] = make(self)
        return cast("_Made", self._derived[make])

    def document(self, key_or_iri: str) -> Document:
        """Give the revision with this IRI or key. Raises `UnknownThing`."""
        if key_or_iri in self._documents:
            return self._documents[key_or_iri]
        for document in self.documents:
            if key_or_iri == key_of(document.iri):
                return document
        raise unknown_document(key_or_iri, self.documents)

    def document_of(self, evidence: Evidence) -> Document:
        """Give the revision that a passage stands in. Raises `UnknownThing`."""
        return self.document(evidence.document)

    def sections_of(self, evidence: Evidence) -> tuple[Section, ...]:
        """List the sections that a passage stands in, the outermost first."""
        return self.document_of(evidence).sections_at(evidence.start)

    def candidate(self, entity: Entity) -> dict[str, str | None]:
        """Describe a thing for a reader who has to choose: id, key, type, label, document (its title)."""
        document = self._documents.get(entity.document or "")
        return {
            "id": entity.iri,
            "key": key_of(entity.iri),
            "type": entity.kind.value,
            "label": entity.label,
            "document": document.title if document else None,
        }

    @cached_property
    def _names(self) -> NameIndex:
        return NameIndex.of(self.entities.values())

    @cached_property
    def _steps(self) -> Mapping[str, set[str]]:
        steps: dict[str, set[str]] = {iri: set() for iri, entity in self.entities.items() if entity.kind in _CLIMBERS}
        for start, end, _, _ in _upward_edges(steps, self.links):
            steps[start].add(end)
        return steps

    def _unknown(self, given: str, kinds: Collection[Kind] | None) -> UnknownThing:
        if not given.strip():
            return UnknownThing(_NOTHING_NAMED, given=given, suggestions=[])
        near = self._names.near(given, kinds)
        hint_ja = f"近いもの: {'、'.join(near)}" if near else "名前の一部で検索すると見つかります（例: 農業）。"
        hint_en = f"Near: {', '.join(near)}" if near else "Search for a part of the name to find it (for example 農業)."
        message = Message(
            ja=f"「{given}」はグラフにありません。IRI、キー、名前のどれかで指定してください。{hint_ja}",
            en=f"“{given}” is not in the graph. Give an IRI, a key or a label. {hint_en}",
        )
        return UnknownThing(message, given=given, suggestions=list(near))

    def _ambiguous(self, given: str, found: Collection[Entity]) -> AmbiguousName:
        cut = len(found) > MOST_CANDIDATES
        message = Message(
            ja=f"「{given}」は{len(found)}件に当てはまります。どれか一つをキーで指定してください。"
            + (f"はじめの{MOST_CANDIDATES}件を示します。" if cut else ""),
            en=f"“{given}” fits {len(found)} things. Give the key of one of them."
            + (f" The first {MOST_CANDIDATES} are listed." if cut else ""),
        )
        candidates = [self.candidate(entity) for entity in islice(found, MOST_CANDIDATES)]
        return AmbiguousName(message, given=given, candidates=candidates)


def _document_order(document: Document) -> tuple[str, str, str]:
    return (document.series_name, document.ingested_at, document.iri)


def _entity_order(documents: tuple[Document, ...]) -> Callable[[Entity], tuple[int, int, int, str, str]]:
    places = {document.iri: place for place, document in enumerate(documents)}

    def order(entity: Entity) -> tuple[int, int, int, str, str]:
        own = [passage.start for passage in entity.evidence if passage.document == entity.document]
        place = places.get(entity.document or "", len(places))
        return (_KIND_ORDER[entity.kind], place, min(own, default=0), entity.label, entity.iri)

    return order


def _grouped(pairs: Iterable[tuple[str, Link]]) -> dict[str, tuple[Link, ...]]:
    groups: defaultdict[str, list[Link]] = defaultdict(list)
    for iri, link in pairs:
        groups[iri].append(link)
    return {iri: tuple(links) for iri, links in groups.items()}


def _upward(entities: Mapping[str, Entity], links: Iterable[Link]) -> "nx.MultiDiGraph[str]":
    import networkx as nx  # noqa: PLC0415  a fifth of a second, and many questions ask for no chain

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(iri for iri, entity in entities.items() if entity.kind in _CLIMBERS)
    for start, end, link, is_inverse in _upward_edges(graph, links):
        graph.add_edge(start, end, link=link, inverse=is_inverse)
    return graph


def _upward_edges(climbers: Container[str], links: Iterable[Link]) -> Iterator[tuple[str, str, Link, bool]]:
    """Turn the links that can carry a chain towards the impact or the KPI; True for one that was turned round."""
    for link in links:
        if link.source in climbers and link.target in climbers:
            if link.relation in _ALONG:
                yield link.source, link.target, link, False
            elif link.relation in _AGAINST:
                yield link.target, link.source, link, True


def _walk(steps: Mapping[str, set[str]], start: str) -> set[str]:
    seen, waiting = set(), [start] if start in steps else []
    while waiting:
        here = waiting.pop()
        if here not in seen:
            seen.add(here)
            waiting.extend(steps[here])
    return seen
