"""The whole graph as a file."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.formats import MEDIA_TYPES, ExportFormat
from api.routes.current import CurrentLibrary

router = APIRouter(prefix="/api", tags=["data"])
_CONTENT = {media: {"schema": {"type": "string"}} for media in MEDIA_TYPES.values()}


@router.get(
    "/export",
    summary="グラフの書き出し / Export",
    response_class=Response,
    responses={200: {"content": _CONTENT, "description": "グラフ / The graph"}},
)
def export(
    library: CurrentLibrary,
    format: Annotated[ExportFormat, Query(description="形式 / format")] = ExportFormat.JSON,  # noqa: A002  its public name
) -> Response:
    """各系列の最新版を一つのファイルで返す。 / Give the latest revision of every series as one file."""
    name = f'attachment; filename="sujimichi.{format.value}"'
    return Response(library.export(format), media_type=MEDIA_TYPES[format], headers={"Content-Disposition": name})
