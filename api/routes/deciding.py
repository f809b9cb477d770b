"""The page of decisions and its forms, which work without a script: who knows the secret decides in a browser, too."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from api.declared import OrNothing
from api.edition import Edition
from api.forms import Typed
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
from viz.views.options import only

router = APIRouter(include_in_schema=False)
# Under the policy of other pages a browser would say of a form that it comes from nowhere (Origin: null).
_OF_THIS_SITE = {"Referrer-Policy": "same-origin"}
Offset = Annotated[int, Query(ge=0, le=1_000_000_000)]


@router.get("/decisions")
def page(
    request: Request,
    edition: CurrentEdition,
    settings: CurrentSettings,
    state: Annotated[State | None, OrNothing] = None,
    offset: Offset = 0,
) -> HTMLResponse:
    """Show the decisions, those that need another look first, and the form to make one, filled from the address."""
    desired = Desired.of(request.query_params)
    only(request.query_params, ("state", "offset", *desired.values))
    return _shown(edition, settings, Asked(state, offset, settings.page_size), desired)


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
