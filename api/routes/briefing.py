"""A view as files for a briefing: one form, or all of them with a manifest."""

from base64 import b64encode
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from api.routes.current import CurrentEdition
from api.routes.pinning import Pin, Site, view_options
from api.routes.views import options_of
from api.version import VERSION
from api.viewing import view_of
from ontology.errors import Message, UnknownThing
from viz.briefing.matter import Matter
from viz.briefing.pack import (
    FORMS,
    OF_SHEETS,
    file_name,
    files_of,
    forms_named,
    sheet_in,
    sheets_in,
    with_manifest,
)
from viz.briefing.steady import zipped
from viz.figure.paper import paper_named

router = APIRouter(tags=["figures"])
_ZIP = "zip"
_CONTENT: dict[str, object] = {media: {} for media in (*(form.media for form in FORMS.values()), "application/zip")}


@router.get(
    "/briefing/{path:path}",
    summary="資料用のファイル / Files for a briefing",
    response_class=Response,
    responses={200: {"content": _CONTENT, "description": "ファイル / The file"}},
)
def briefing(  # noqa: PLR0913, PLR0917  one argument per query parameter is how FastAPI reads them
    request: Request,
    edition: CurrentEdition,
    site: Site,
    path: Annotated[
        str,
        Path(
            description=f"図の場所と形式（{'、'.join(FORMS)}、zip） / path of a view and a form",
            examples=["trace/0a1b2c3d4e5f.pptx"],
        ),
    ],
    paper: Annotated[str | None, Query(description="用紙 16:9・a4 / paper", examples=["a4"])] = None,
    sheet: Annotated[
        int, Query(ge=1, le=10_000, description="何枚目か（svg・png） / which of several sheets (svg, png)")
    ] = 1,
    form: Annotated[
        str | None, Query(alias="format", description="zip に入れる形式 / forms in a zip", examples=["png,pptx"])
    ] = None,
    revision: Pin = None,
) -> Response:
    """図を SVG、PNG、PPTX、XLSX、HTML、またはすべてを ZIP で返す。同じ版なら同じバイト。 / A view as a file.

    一枚に収まらない図の SVG と PNG は一枚ずつ。 / A picture of several sheets: one at a time as SVG and PNG.
    """
    stem, dot, suffix = path.rpartition(".")
    if not dot or suffix not in (*FORMS, _ZIP):
        raise _unknown(path)
    projection, view = view_of(edition, stem, view_options(options_of(request)), revision)
    matter = Matter(projection, view, paper_named(paper), site)
    if suffix == _ZIP:
        return _saved(f"{file_name(matter)}.zip", "application/zip", packed(matter, forms_named(form)))
    if suffix in OF_SHEETS and (sheet > 1 or sheets_in(matter) > 1):
        answer = _saved(f"{file_name(matter)}-{sheet}.{suffix}", FORMS[suffix].media, sheet_in(matter, suffix, sheet))
        answer.headers["Link"] = ", ".join(_beside(request, sheet, sheets_in(matter)))
        return answer
    return _saved(f"{file_name(matter)}.{suffix}", FORMS[suffix].media, FORMS[suffix].write(matter))


def _beside(request: Request, sheet: int, last: int) -> Iterator[str]:
    """Lead to the other sheets (RFC 8288)."""
    for relation, number in (("first", 1), ("prev", sheet - 1), ("next", sheet + 1), ("last", last)):
        if 1 <= number <= last:
            yield f'<{request.url.include_query_params(sheet=number)}>; rel="{relation}"'


def packed(matter: Matter, forms: tuple[str, ...]) -> bytes:
    """Pack files with their manifest."""
    files = files_of(matter, forms)
    return zipped(with_manifest(matter, files, f"sujimichi {VERSION}", datetime.now(UTC)))


def _saved(name: str, media: str, content: bytes) -> Response:
    digest = sha256(content)
    return Response(
        content,
        media_type=media,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "ETag": f'"{digest.hexdigest()}"',
            "Repr-Digest": f"sha-256=:{b64encode(digest.digest()).decode()}:",  # RFC 9530
            "Cache-Control": "no-cache",
        },
    )


def _unknown(path: str) -> UnknownThing:
    known = ", ".join((*FORMS, _ZIP))
    message = Message(
        f"「{path}」という資料はありません。図の場所の後に形式を付けてください（{known}）。例: trace/0a1b2c3d4e5f.pptx",
        f"There is no file '{path}'; put a form ({known}) after the path of a view, e.g. trace/0a1b2c3d4e5f.pptx.",
    )
    return UnknownThing(message, given=path, suggestions=list(FORMS))
