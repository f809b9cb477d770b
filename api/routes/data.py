"""Documents, things and chains as JSON."""

from typing import Annotated

from fastapi import APIRouter, Path, Query

from api.kinds import AnyKind
from api.present import document_rows, entity_detail, entity_rows, trace_rows
from api.routes.current import CurrentProjection, CurrentSettings
from api.routes.paging import page_size
from api.schemas import ChainRow, DocumentRow, EntityDetail, EntityRow, Rows
from graph.chains.contributions import trace_named

router = APIRouter(prefix="/api", tags=["data"])
_NAME = "IRI、キー、kind/key、名称 / IRI, key, kind/key or label"


@router.get("/documents", summary="文書の一覧 / Documents")
def documents(projection: CurrentProjection) -> Rows[DocumentRow]:
    """取り込んだ文書の最新版を、種類ごとの件数とともに返す。 / List the latest revisions with counts by kind."""
    return document_rows(projection)


@router.get("/entities", summary="もの一覧 / Things")
def entities(  # noqa: PLR0913, PLR0917  one argument per query parameter is how FastAPI reads them
    projection: CurrentProjection,
    settings: CurrentSettings,
    kind: Annotated[AnyKind | None, Query(description="種類 / kind", examples=["Measure"])] = None,
    document: Annotated[str | None, Query(description="文書の IRI かキー / IRI or key of a document")] = None,
    text: Annotated[str | None, Query(description="名称の一部 / part of a label", examples=["農業"])] = None,
    page: Annotated[int, Query(ge=1, le=1_000_000, description="頁（1 から） / page, from 1")] = 1,
    size: Annotated[int | None, Query(ge=1, description="一頁の行数 / rows on a page")] = None,
) -> Rows[EntityRow]:
    """種類、文書、文字で絞り、頁ごとに返す。 / Filter by kind, document and text, page by page."""
    rows = page_size("size", size, settings.page_size, settings.page_size_max)
    revision = projection.document(document).iri if document else None
    found = projection.select(kind=kind, document=revision, text=text)
    parameters = {"kind": kind, "document": revision, "text": text}
    return entity_rows(projection, found, parameters, page, rows)


@router.get("/entities/{key:path}", summary="一つのもの / One thing")
def entity(
    projection: CurrentProjection,
    key: Annotated[str, Path(description="キーか kind/key / key or kind/key", examples=["0a1b2c3d4e5f"])],
) -> EntityDetail:
    """性質、根拠の引用、両方向のつながりを返す。 / Give properties, quotes and links both ways."""
    return entity_detail(projection, projection.entity(key))


@router.get("/trace", summary="筋道 / Trace")
def chains(
    projection: CurrentProjection,
    settings: CurrentSettings,
    source: Annotated[str, Query(description=_NAME, examples=["スマート農業の推進"])],
    target: Annotated[str | None, Query(description=_NAME, examples=["スマート農業技術の活用割合"])] = None,
) -> Rows[ChainRow]:
    """KPI（または成果）までの筋道を、各段の根拠とともに返す。 / All chains up to a KPI, with their evidence."""
    return trace_rows(projection, trace_named(projection, source, target, limit=settings.chain_limit))
