"""The table behind a picture of links: one row for each, with its basis and the sentence that it stands on."""

from collections.abc import Iterable

from graph.kinship.similar import Likeness
from graph.projection import Projection
from ontology.model import Basis, Link
from viz.canvas import Scene
from viz.style import BASES, KINDS, RELATIONS
from viz.views.view import Column, Table, Value

_COLUMNS = (
    Column("source_type", "種類", "type"),
    Column("source", "もと", "source"),
    Column("relation", "関係", "relation"),
    Column("target_type", "種類", "type"),
    Column("target", "さき", "target"),
    Column("basis", "根拠", "basis"),
    Column("confidence", "確度", "confidence"),
    Column("quote", "引用", "quote"),
    Column("document", "文書", "document"),
    Column("start", "位置", "start"),
)


def table_of_links(projection: Projection, links: Iterable[Link]) -> Table:
    """List links, a row for each passage that one stands on."""
    return Table(_COLUMNS, tuple(row for link in links for row in _rows(projection, link)))


def links_of(scene: Scene) -> tuple[Link, ...]:
    """List the links that the lines of a scene stand for."""
    return tuple(link for edge in scene.edges for link in edge.links)


def table_of_scene(projection: Projection, scene: Scene) -> Table:
    """List the links of a scene, and after them the likenesses."""
    alike = (_row_of_likeness(likeness) for edge in scene.edges for likeness in edge.likenesses)
    return Table(_COLUMNS, (*table_of_links(projection, links_of(scene)).rows, *alike))


def _row_of_likeness(likeness: Likeness) -> tuple[Value, ...]:
    kinds = KINDS[likeness.a.kind].ja, KINDS[likeness.b.kind].ja
    told = kinds[0], likeness.a.label, "類似", kinds[1], likeness.b.label, BASES[Basis.INFERRED].ja, likeness.score
    return (*told, None, None, None)


def _rows(projection: Projection, link: Link) -> list[tuple[Value, ...]]:
    source, target = projection.entities[link.source], projection.entities[link.target]
    told: tuple[Value, ...] = (
        KINDS[source.kind].ja,
        source.label,
        RELATIONS[link.relation].name,
        KINDS[target.kind].ja,
        target.label,
        BASES[link.basis].ja,
        link.confidence,
    )
    passages = [(item.quote, projection.document_of(item).title, item.start) for item in link.evidence]
    return [(*told, *passage) for passage in passages] or [(*told, None, None, None)]
