"""Pages of the catalogue: a form for every question, and its answer."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from api.declared import OnlyDeclared
from api.routes.current import CurrentEdition, CurrentRevision, CurrentSettings, LookingAtRevision
from api.sending import sent
from graph.questions.catalogue import ask, question_named
from graph.questions.question import Question
from ontology.errors import BadInput
from viz.questions import Asked, render_question, render_questions

router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)
_OF_THE_PAGE = frozenset({"offset", "document", "revision", "lang"})  # not of the question


@router.get("/questions", dependencies=[LookingAtRevision, OnlyDeclared])
def catalogue() -> HTMLResponse:
    """Show all questions."""
    return sent(render_questions())


@router.get("/questions/{slug}")
def question(  # noqa: PLR0913, PLR0917  one argument per query parameter is how FastAPI reads them
    request: Request,
    edition: CurrentEdition,
    revision: CurrentRevision,
    settings: CurrentSettings,
    slug: str,
    offset: Annotated[int, Query(ge=0, le=1_000_000_000)] = 0,
    document: str = "",
) -> HTMLResponse:
    """Show one question with its answer; what cannot be answered is said beside the form, where it can be mended."""
    wanted = question_named(slug)
    given = {name: value for name, value in request.query_params.items() if name not in _OF_THE_PAGE}
    asked = Asked(given, document, offset, settings.page_size)
    projection = edition.projection_of(revision or document)
    if _is_untouched(wanted, asked):
        return sent(render_question(projection, wanted, asked))
    try:
        answer = ask(projection, slug, given, offset=offset, limit=settings.page_size)
    except BadInput as problem:
        return sent(render_question(projection, wanted, asked, problem=problem), problem.status)
    return sent(render_question(projection, wanted, asked, answer))


def _is_untouched(question: Question, asked: Asked) -> bool:
    """Tell whether the form was opened and nothing asked yet."""
    return not any(map(str.strip, asked.given.values())) and any(each.required for each in question.parameters)
