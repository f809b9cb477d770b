"""Views for other people's pages: without chrome under /embed, and described by oEmbed (https://oembed.com)."""

from typing import Annotated
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

from fastapi import APIRouter, Query, Request
from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse, Response

from api.errors import of_error
from api.newer import newer_of
from api.routes.current import CurrentEdition, CurrentSettings
from api.routes.pinning import Pin, Site, view_options
from api.routes.views import options_of
from api.sending import sent
from api.viewing import view_of
from ontology.errors import Message, SujimichiError, UnknownThing
from viz.framed import render_framed
from viz.language import word
from viz.pages import error_page

router = APIRouter()
WIDTH, HEIGHT = 960, 600  # px
_FRAME = Markup('<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy"></iframe>')
_Size = Annotated[int | None, Query(ge=1, le=100_000, description="px")]


@router.get("/embed/{path:path}", include_in_schema=False)
def embed(
    request: Request, edition: CurrentEdition, settings: CurrentSettings, path: str, revision: Pin = None
) -> HTMLResponse:
    """Show a view without chrome; those who may frame it also see what goes wrong."""
    try:
        projection, view = view_of(edition, path, view_options(options_of(request)), revision)
        newer = tuple(newer_of(edition, view)) if revision else ()
    except SujimichiError as error:
        problem = of_error(settings.base, error)
        return sent(error_page(problem).framed_by(settings.frame_ancestors), error.status)
    page = render_framed(projection, view, latest=view.path, newer=newer, is_pinned=bool(revision))
    return sent(page.framed_by(settings.frame_ancestors))


@router.get("/oembed", summary="埋め込みの案内 / oEmbed", tags=["figures"])
def oembed(  # noqa: PLR0913, PLR0917  one argument per query parameter is how FastAPI reads them
    edition: CurrentEdition,
    site: Site,
    url: Annotated[str, Query(description="図の URL / address of a view", max_length=4000)],
    maxwidth: _Size = None,
    maxheight: _Size = None,
    form: Annotated[str, Query(alias="format", description="json")] = "json",
) -> Response:
    """図を埋め込む HTML を oEmbed 1.0 の形で返す。 / Tell how a view is embedded, as oEmbed 1.0 (type rich)."""
    if form != "json":
        raise HTTPException(501)  # as the specification says of a form that a provider does not give
    parts = _local(url, site)
    options = dict(parse_qsl(parts.query))
    path = parts.path.removeprefix("/embed").strip("/")
    _, view = view_of(edition, path, view_options(options), options.get("revision"))
    width, height = min(WIDTH, maxwidth or WIDTH), min(HEIGHT, maxheight or HEIGHT)
    query = f"?{urlencode(parse_qsl(parts.query), safe=',')}" if parts.query else ""
    title = word(view)
    return JSONResponse(
        {
            "version": "1.0",
            "type": "rich",
            "title": title,
            "provider_name": "筋道 Sujimichi",
            "provider_url": f"{site}/",
            "html": str(_FRAME.format(f"{site}/embed/{path}{query}", title, width, height)),
            "width": width,
            "height": height,
        }
    )


def _local(url: str, site: str) -> SplitResult:
    """Take an address of this server apart; a path alone is one. Raises `UnknownThing` for any other."""
    try:
        parts = urlsplit(url)
        host = parts.netloc
    except ValueError as error:
        raise _foreign(url) from error
    if host and host != urlsplit(site).netloc:
        raise _foreign(url)
    return parts


def _foreign(url: str) -> UnknownThing:
    message = Message(
        f"「{url[:200]}」はこのサーバーの図の URL ではありません。例: /trace/0a1b2c3d4e5f",
        f"'{url[:200]}' is no view of this server; for example /trace/0a1b2c3d4e5f.",
    )
    return UnknownThing(message, given=url[:200], suggestions=[])
