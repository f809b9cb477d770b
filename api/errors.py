"""Every failure over HTTP in one shape: RFC 9457 problem details, in Japanese and English."""

import json
import logging
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from api.refusing import refused
from api.sending import sent
from ontology.errors import Message, SujimichiError, TooManyQueries
from viz.pages import error_page

MEDIA_TYPE = "application/problem+json"
_DATA_PATHS = ("/api/", "/healthz", "/openapi.json")
_FACTS = ("name", "given", "accepted", "suggestions", "candidates", "report", "found", "known")
_HTTP_MESSAGES: dict[int, Message] = {
    404: Message("このアドレスには何もありません。", "There is nothing at this address."),
    405: Message("このアドレスでは使えない操作です。", "This method is not allowed at this address."),
    406: Message("求められた形式では答えられません。", "The answer cannot be written in an accepted format."),
    501: Message(
        "この形式では答えられません。format=json とするか、format を省いてください。",
        "There is no answer in this format; ask for format=json, or leave format out.",
    ),
    415: Message("この種類の本文は読めません。", "A body of this type cannot be read."),
}
_UNEXPECTED = Message(
    "予期しない誤りです。記録を確かめてください。", "An unexpected error; the log of the service has the details."
)
_PAUSE = "5"  # seconds before a query that found no room is worth sending again
_log = logging.getLogger("sujimichi")


def install(app: FastAPI) -> None:
    """Answer every failure of an application with a problem."""
    app.add_exception_handler(SujimichiError, _expected)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unexpected)


def problem(base: str, slug: str, status: int, message: Message, **facts: object) -> dict[str, Any]:
    """Describe a failure; `type` is {base}/problems/{slug}, facts that are None are left out."""
    return {
        "type": f"{base}/problems/{slug}",
        "title": slug.replace("-", " ").capitalize(),
        "status": status,
        "detail": f"{message.ja} / {message.en}",
        "detail_ja": message.ja,
        "detail_en": message.en,
        **{name: value for name, value in facts.items() if value is not None},
    }


def of_error(base: str, error: SujimichiError) -> dict[str, Any]:
    """Describe an expected error with those of its facts that a caller may know."""
    facts = {name: error.facts[name] for name in _FACTS if name in error.facts}
    if isinstance(accepted := facts.get("accepted"), list | tuple):
        facts["accepted"] = ", ".join(map(str, accepted))  # one form, whoever says it
    return problem(base, error.slug, error.status, error.message, **facts)


def _expected(request: Request, error: Exception) -> Response:
    assert isinstance(error, SujimichiError)  # noqa: S101  Starlette hands each handler its own type, mypy cannot know
    return answered(request, error)


def answered(request: Request, error: SujimichiError) -> Response:
    """Answer an expected error as a page or as data, whichever is wanted."""
    response = _answer(request, of_error(_base(request), error))
    if isinstance(error, TooManyQueries):
        response.headers["Retry-After"] = _PAUSE
    return response


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101  as above
    return answered(request, refused(error.errors()[0]))


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101  as above
    status = HTTPStatus(error.status_code)
    message = _HTTP_MESSAGES.get(status.value, Message(str(error.detail), str(error.detail)))
    slug = status.phrase.lower().replace(" ", "-")
    facts = {"given": f"{request.method} {request.url.path}", "accepted": (error.headers or {}).get("Allow")}
    response = _answer(request, problem(_base(request), slug, status.value, message, **facts))
    response.headers.update(error.headers or {})
    return response


def _unexpected(request: Request, error: Exception) -> Response:
    _log.error("unexpected failure at %s", request.url.path, exc_info=error)
    return _answer(request, problem(_base(request), "internal-error", 500, _UNEXPECTED))


def _wants_page(request: Request) -> bool:
    """Tell a reader in front of a browser, at the address of a page, from a program."""
    is_page = not request.url.path.startswith(_DATA_PATHS)
    return is_page and "text/html" in request.headers.get("accept", "")


def _base(request: Request) -> str:
    return str(request.app.state.settings.base)


def _answer(request: Request, told: dict[str, Any]) -> Response:
    if _wants_page(request):
        page = error_page(told)
        return sent(page, told["status"])
    content = json.dumps(jsonable_encoder(told), ensure_ascii=False)
    return Response(content, status_code=told["status"], media_type=MEDIA_TYPE)
