"""From domain types to the shapes of `api.schemas`: the rows that HTTP and `--format json` share."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from api.schemas import (
    ChainRow,
    ChainStep,
    Column,
    DocumentRow,
    EntityDetail,
    EntityRow,
    LinkedThing,
    Passage,
    Row,
    Rows,
    Thing,
)
from graph.chains.narrative import title_of
from graph.chains.paths import Chain, Step, Trace
from graph.exports.contract import document_json, node_json
from graph.projection import Projection
from ontology.iri import key_of
from ontology.model import Document, Entity, Evidence, Kind, Link

_COLUMNS: dict[str, dict[str, str]] = {
    "trace": {"steps": "筋道", "basis": "根拠（最も弱いもの）", "sentence": "文"},
    "entities": {"label": "名称", "type": "種類", "notation": "記号", "document": "文書", "key": "キー", "id": "IRI"},
    "documents": {
        "title": "題名",
        "series": "系列",
        "revision": "版",
        "source": "ファイル",
        "ingested_at": "取込日時",
        "issued": "日付",
        "counts": "件数",
        "key": "キー",
        "id": "IRI",
    },
}


def trace_rows(projection: Projection, found: Trace) -> Rows[ChainRow]:
    """Put chains into the envelope."""
    parameters = {"source": found.source.iri, "target": found.target.iri if found.target else None}
    rows = [_chain(projection, chain) for chain in found.chains]
    return _envelope(projection, "trace", parameters, rows).cut(found.total, truncated=found.truncated)


def document_rows(projection: Projection) -> Rows[DocumentRow]:
    """List the document revisions."""
    rows = [_document(projection, document) for document in projection.documents]
    return _envelope(projection, "documents", {}, rows)


def entity_rows(
    projection: Projection, entities: Sequence[Entity], parameters: Mapping[str, str | int | None], page: int, size: int
) -> Rows[EntityRow]:
    """List one page of things; `page` counts from 1."""
    rows = [_entity(entity) for entity in entities[(page - 1) * size : page * size]]
    paged = {**parameters, "page": page, "size": size}
    return _envelope(projection, "entities", paged, rows).cut(len(entities), truncated=page * size < len(entities))


def entity_detail(projection: Projection, entity: Entity) -> EntityDetail:
    """Show a thing with its links both ways."""
    return EntityDetail(
        **_entity(entity).model_dump(),
        properties=node_json(entity)["properties"],
        evidence=passages(projection, entity.evidence),
        outgoing=[_linked(projection, link, link.target) for link in projection.outgoing(entity.iri)],
        incoming=[_linked(projection, link, link.source) for link in projection.incoming(entity.iri)],
    )


def passages(projection: Projection, evidence: Collection[Evidence]) -> list[Passage]:
    """Show passages with the titles of the sections that they stand in."""
    return [
        Passage(
            document=passage.document,
            start=passage.start,
            end=passage.end,
            quote=passage.quote,
            page=passage.page,
            sections=[title_of(section) for section in projection.sections_of(passage)],
        )
        for passage in evidence
    ]


def _envelope(
    projection: Projection, question: str, parameters: Mapping[str, str | int | None], rows: list[Row]
) -> Rows[Row]:
    return Rows(
        question=question,
        parameters=dict(parameters),
        revision=[document.iri for document in projection.documents],
        columns=[Column(name=name, label=label) for name, label in _COLUMNS[question].items()],
        rows=rows,
        total=len(rows),
        truncated=False,
    )


def _thing(entity: Entity) -> Thing:
    return Thing(id=entity.iri, type=entity.kind, label=entity.label)


def _entity(entity: Entity) -> EntityRow:
    return EntityRow(
        **_thing(entity).model_dump(), key=key_of(entity.iri), notation=entity.notation, document=entity.document
    )


def _document(projection: Projection, document: Document) -> DocumentRow:
    counts = Counter(entity.kind for entity in projection.select(document=document.iri))
    return DocumentRow(**document_json(document), key=key_of(document.iri), issued=document.issued, counts=dict(counts))


def _chain(projection: Projection, chain: Chain) -> ChainRow:
    steps = [_step(projection, step) for step in chain.steps]
    return ChainRow(steps=steps, basis=chain.basis, sentence=chain.sentence)


def _step(projection: Projection, step: Step) -> ChainStep:
    return ChainStep(
        thing=_thing(step.thing),
        relation=step.relation,
        inverse=step.inverse,
        basis=step.link.basis if step.link else None,
        confidence=step.link.confidence if step.link else None,
        evidence=passages(projection, step.link.evidence) if step.link else [],
    )


def _linked(projection: Projection, link: Link, other: str) -> LinkedThing:
    # A link may lead to a document, which is no entity of the projection.
    entity = projection.entities.get(other)
    thing = _thing(entity) if entity else _document_thing(projection.document(other))
    return LinkedThing(
        relation=link.relation,
        thing=thing,
        basis=link.basis,
        confidence=link.confidence,
        evidence=passages(projection, link.evidence),
    )


def _document_thing(document: Document) -> Thing:
    return Thing(id=document.iri, type=Kind.DOCUMENT, label=document.title)
