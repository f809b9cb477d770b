"""Every IRI of the graph, dereferenced: {base}/kind/key is /kind/key here, as a page, Turtle or JSON-LD.

A suffix (.ttl, .jsonld) asks for a form in the address, and without one the Accept header decides. Fragments (#…) are
answered by the description of what they are a part of.
"""

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response, StreamingResponse

from api.edition import Edition
from api.negotiation import best
from api.routes.current import CurrentEdition, CurrentRevision
from api.sending import sent
from graph.exports.description import description
from ontology.iri import key_of
from ontology.model import Kind
from viz.dataset import render_resource
from viz.embed import Page
from viz.pages import render_entity

PAGE = "html"
MEDIA = {"ttl": "text/turtle", "jsonld": "application/ld+json"}
OFFERS = [("text/html", PAGE), *((media, form) for form, media in MEDIA.items())]
_KINDS = (*map(str.lower, Kind), "series", "graph")
router = APIRouter(include_in_schema=False)


def thing(request: Request, edition: CurrentEdition, revision: CurrentRevision) -> Response:
    """Describe the thing that an address of this server stands for."""
    path, form = chosen(request)
    iri = edition.iri(path)
    if form == PAGE:
        return page(_page(edition, revision, iri), path)
    return data(description(edition.describe(iri), form), form, path)


for _kind in _KINDS:
    router.add_api_route(f"/{_kind}/{{key}}", thing, methods=["GET", "HEAD"])


def _page(edition: Edition, revision: str | None, iri: str) -> Page:
    """Show a thing of the logic model as everywhere else, and whatever else has an IRI by what is said of it."""
    projection = edition.projection_of(revision)
    is_revision = any(document.iri == iri for document in projection.documents)
    if iri in projection.entities and not is_revision:
        return render_entity(projection, projection.entities[iri])
    reading = f"/documents/{key_of(iri)}/text" if is_revision else None
    return render_resource(edition.profile(iri), edition.iri(""), reading)


def chosen(request: Request, offers: Sequence[tuple[str, str]] = OFFERS) -> tuple[str, str]:
    """Give the path without its suffix, and the form that the suffix or the Accept header asks for.

    Raises HTTPException (406) where no form is acceptable.
    """
    path = str(request.scope["path"])
    stem, _, suffix = path.rpartition(".")
    if suffix in (PAGE, *MEDIA):
        return stem, suffix
    form = best(request.headers.get("accept", ""), offers)
    if form is None:
        raise HTTPException(406, headers={"Vary": "Accept"})
    return path, form


def page(made: Page, path: str) -> Response:
    """Send a page, and say where its data is."""
    return sent(made, headers=_headers(path, PAGE))


def data(pieces: Iterator[bytes], form: str, path: str) -> Response:
    """Send a description, a piece at a time."""
    return StreamingResponse(pieces, media_type=MEDIA[form], headers=_headers(path, form))


def _headers(path: str, form: str) -> dict[str, str]:
    others = (f'<{quote(path)}.{other}>; rel="alternate"; type="{media}"' for other, media in MEDIA.items())
    location = {} if form == PAGE else {"Content-Location": f"{quote(path)}.{form}"}
    return {"Vary": "Accept", "Link": ", ".join(others), **location}
