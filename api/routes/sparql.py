"""SPARQL for programs and, at the same address, a page for people; the Accept header tells them apart."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Annotated

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, Depends, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from api.library import Library
from api.negotiation import best
from api.protocol import BODY, PARAMETERS, Asked, asked_by_get, asked_by_post
from api.routes.current import revision_of
from api.sending import sent
from api.settings import Settings
from graph.sparql.description import describe
from graph.sparql.endpoint import Endpoint
from graph.sparql.formats import GRAPH_FORMATS, ROW_FORMATS, Format, formats_of
from graph.sparql.limits import Limits
from graph.sparql.messages import malformed, too_many
from graph.sparql.query import Form
from ontology.errors import BadParameter, Message, SujimichiError
from viz.sparql import Shown, render_sparql

router = APIRouter(tags=["sparql"])
_PAGE = Format("html", "text/html")
_ROWS_OF_PAGE = 200
_MOST_WAITING = 64  # requests at a time; they have threads of their own, so that the other routes go on
_CONTENT: dict[str, object] = {each.media: {} for each in (*ROW_FORMATS, *GRAPH_FORMATS, _PAGE)}
_ANSWERS: dict[int | str, dict[str, object]] = {200: {"description": "答え / The answer", "content": _CONTENT}}


@dataclass(frozen=True, slots=True)
class SparqlService:
    """What the routes share: the endpoint, the library for the page, and room for requests that wait."""

    endpoint: Endpoint
    library: Library
    threads: CapacityLimiter

    @classmethod
    def over(cls, library: Library, settings: Settings) -> "SparqlService":
        """Set the limits; nothing is started before the first query."""
        limits = Limits(
            deadline=settings.sparql_deadline,
            rows=settings.sparql_rows,
            answer=settings.sparql_answer,
            memory=settings.sparql_memory,
            query=settings.sparql_query,
            workers=settings.sparql_workers,
        )
        return cls(Endpoint(settings.store, limits), library, CapacityLimiter(_MOST_WAITING))

    async def reply(self, write: Callable[[], Response]) -> Response:
        """Write an answer in a thread. Raises TooManyQueries where too many wait already."""
        if self.threads.borrowed_tokens >= self.threads.total_tokens:
            raise too_many()
        return await to_thread.run_sync(write, limiter=self.threads)


def _service(request: Request) -> SparqlService:
    service: SparqlService = request.app.state.sparql
    return service


CurrentService = Annotated[SparqlService, Depends(_service)]


@router.get(
    "/sparql",
    summary="SPARQL の問い合わせ / SPARQL query",
    response_class=Response,
    responses=_ANSWERS,
    openapi_extra={"parameters": PARAMETERS},
)
async def by_get(request: Request, service: CurrentService) -> Response:
    """問い合わせに答える。query がなければサービス記述か頁を返す。 / Answer, or describe the service."""
    asked = asked_by_get(request)
    return await service.reply(lambda: _reply(request, service, _in_revision(request, asked)))


@router.post(
    "/sparql",
    summary="SPARQL の問い合わせ（本文で） / SPARQL query in the body",
    response_class=Response,
    responses=_ANSWERS,
    openapi_extra={"requestBody": BODY},
)
async def by_post(request: Request, service: CurrentService) -> Response:
    """本文かフォームの問い合わせに答える。 / Answer a query that is the body or a field of a form."""
    asked = await asked_by_post(request, service.endpoint.limits.query)
    if asked.query is None:
        raise malformed("query がありません。", "there is no query")
    return await service.reply(lambda: _reply(request, service, _in_revision(request, asked)))


def _in_revision(request: Request, asked: Asked) -> Asked:
    """Confine a query to the revision of the address, where neither it nor the request names graphs."""
    revision = revision_of(request, request.query_params.get("revision"))
    if not revision or asked.default or asked.named:
        return asked
    return replace(asked, default=(revision,), named=(revision,))


def _reply(request: Request, service: SparqlService, asked: Asked) -> Response:
    if _wants_page(request, asked):
        return _page(service, asked)
    if asked.query is None:
        return _description(request, service.endpoint)
    query = service.endpoint.check(asked.query)
    form = _format(request, asked, query.form)
    answer = service.endpoint.ask(query, form.name, default=asked.default, named=asked.named, arrived=asked.arrived)
    return Response(answer.body, media_type=form.media, headers={"Vary": "Accept"})


def _description(request: Request, endpoint: Endpoint) -> Response:
    form = _accepted(request, GRAPH_FORMATS)
    if form is None:
        raise malformed("query がありません。", "there is no query")
    address = str(request.url.replace(query="", fragment=""))
    body = describe(address, endpoint.graphs().names, endpoint.limits, form.name)
    return Response(body, media_type=form.media, headers={"Vary": "Accept"})


def _page(service: SparqlService, asked: Asked) -> Response:
    shown, status = _shown(service.endpoint, asked)
    page = render_sparql(service.library.edition().projection, service.endpoint.limits, shown)
    return sent(page, status, {"Vary": "Accept"})


def _shown(endpoint: Endpoint, asked: Asked) -> tuple[Shown, int]:
    if asked.query is None:
        return Shown(), 200
    try:
        query = endpoint.check(asked.query)
        form = formats_of(query.form)[0]
        answer = endpoint.ask(
            query, form.name, default=asked.default, named=asked.named, first=_ROWS_OF_PAGE, arrived=asked.arrived
        )
    except SujimichiError as problem:
        return Shown(asked.query, problem=problem.message), problem.status
    if query.form in {Form.CONSTRUCT, Form.DESCRIBE}:
        return Shown(asked.query, graph=answer.body.decode(), truncated=answer.truncated), 200
    return Shown(asked.query, results=json.loads(answer.body), truncated=answer.truncated), 200


def _wants_page(request: Request, asked: Asked) -> bool:
    return asked.format in {None, "html"} and _accepted(request, (*ROW_FORMATS, *GRAPH_FORMATS, _PAGE)) is _PAGE


def _accepted(request: Request, formats: tuple[Format, ...]) -> Format | None:
    offers = [(media, each) for each in formats for media in (each.media, *each.aliases)]
    return best(",".join(request.headers.getlist("accept")), offers)


def _format(request: Request, asked: Asked, form: Form) -> Format:
    formats = formats_of(form)
    if asked.format is None:
        found = _accepted(request, formats)
        if found is None:
            raise HTTPException(406, headers={"Vary": "Accept"})
        return found
    names = {each.name: each for each in formats}
    if asked.format not in names:
        raise _unknown_format(asked.format, tuple(names))
    return names[asked.format]


def _unknown_format(given: str, accepted: tuple[str, ...]) -> BadParameter:
    listed = ", ".join(accepted)
    message = Message(
        f"この問い合わせの答えは「{given}」という形式では書けません。使えるのは {listed} です。",
        f"The answer to this query cannot be written as {given!r}; use one of {listed}.",
    )
    return BadParameter(message, name="format", given=given, accepted=accepted)
