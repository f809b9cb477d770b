"""The page of decisions and its forms, which work without a script: who knows the secret decides in a browser, too."""

from collections.abc import Mapping
from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import APIRouter, Depends, Query, Request
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response

from api.edition import Edition
from api.routes.current import CurrentEdition, CurrentSettings
from api.routes.decisions import decided, taken
from api.sending import sent
from api.settings import Settings
from api.writing import may_write_by_form
from graph.decisions.table import decisions_answer
from ontology.decisions import Decision, State
from ontology.errors import BadInput
from ontology.iri import key_of
from viz.deciding import Desired
from viz.decisions import Asked, render_decisions

router = APIRouter(include_in_schema=False)
_LONGEST, _MOST_FIELDS = 64 * 2**10, 20  # bytes and fields of a form that is sent
# Under the policy of other pages a browser would say of a form that it comes from nowhere (Origin: null).
_OF_THIS_SITE = {"Referrer-Policy": "same-origin"}
Offset = Annotated[int, Query(ge=0, le=1_000_000_000)]


async def _typed(request: Request) -> Mapping[str, str]:
    """Read what was typed into a form. Raises HTTPException (413)."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _LONGEST:
            raise HTTPException(413)
    return dict(parse_qsl(body.decode("utf-8", "replace")[:_LONGEST], max_num_fields=_MOST_FIELDS))


Typed = Annotated[Mapping[str, str], Depends(_typed)]


@router.get("/decisions")
def page(
    request: Request, edition: CurrentEdition, settings: CurrentSettings, state: str = "", offset: Offset = 0
) -> HTMLResponse:
    """Show the decisions, those that need another look first, and the form to make one, filled from the address."""
    chosen = State(state) if state in list(State) else None
    return _shown(edition, settings, Asked(chosen, offset, settings.page_size), Desired.of(request.query_params))


@router.post("/decisions")
def decide(request: Request, edition: CurrentEdition, settings: CurrentSettings, typed: Typed) -> Response:
    """Record what was typed in and lead to it; what cannot be recorded comes back with the reason why."""
    try:
        may_write_by_form(request, settings, typed.get("token", ""))
        made = decided(settings, {**typed, "token": None}, typed.get("author", ""))
    except BadInput as problem:
        return _shown(edition, settings, Asked(size=settings.page_size), Desired.of(typed, problem))
    return _leading_to(made)


@router.post("/decisions/{key}/withdrawal")
def withdraw(request: Request, edition: CurrentEdition, settings: CurrentSettings, key: str, typed: Typed) -> Response:
    """Take a decision back, and lead to it."""
    try:
        may_write_by_form(request, settings, typed.get("token", ""))
        gone = taken(settings, key, typed.get("reason", ""), typed.get("author", ""))
    except BadInput as problem:
        return _shown(edition, settings, Asked(size=settings.page_size), Desired.of({}, problem))
    return _leading_to(gone)


def _shown(edition: Edition, settings: Settings, asked: Asked, desired: Desired) -> HTMLResponse:
    every = decisions_answer(edition.graph.ledger, edition.documents)
    may_write = bool(settings.write_token)
    found = render_decisions(edition.projection, edition.graph.ledger, every, asked, desired, may_write=may_write)
    return sent(found, desired.problem.status if desired.problem else 200, _OF_THIS_SITE)


def _leading_to(decision: Decision) -> Response:
    return RedirectResponse(f"/decisions#decision-{key_of(decision.iri)}", 303)
