"""The whole graph as a file."""

from itertools import chain
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response, StreamingResponse

from api.routes.current import CurrentEdition, CurrentRevision
from graph.exports.forms import FORMS, ExportFormat

router = APIRouter(prefix="/api", tags=["data"])
_CONTENT: dict[str, object] = {form.media: {} for form in FORMS.values()}
_FORMATS = "、".join(f"{name} {form.ja}" for name, form in FORMS.items())


@router.get(
    "/export",
    summary="グラフの書き出し / Export",
    response_class=Response,
    responses={200: {"content": _CONTENT, "description": "グラフ / The graph"}},
)
def export(
    edition: CurrentEdition,
    revision: CurrentRevision,
    format: Annotated[ExportFormat, Query(description=f"形式 / format: {_FORMATS}")] = ExportFormat.JSON,  # noqa: A002  its public name
    document: Annotated[
        str | None, Query(description="この文書だけ（系列名、IRI、キー） / one document alone: series, IRI or key")
    ] = None,
) -> Response:
    """各系列の最新版、または一つの文書を、一つのファイルで返す。 / Give the latest revisions, or one, as one file."""
    form = FORMS[format]
    pieces = edition.export(format, revision or document)
    first = next(pieces, b"")  # what can go wrong goes wrong before the answer has begun
    headers = {"Content-Disposition": f'attachment; filename="{_file_name(format)}"'}
    return StreamingResponse(chain((first,), pieces), media_type=form.media, headers=headers)


def _file_name(form: ExportFormat) -> str:
    stem = "sujimichi-cube" if form is ExportFormat.CUBE else "sujimichi"
    return f"{stem}.{FORMS[form].suffix}"
