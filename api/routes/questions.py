"""Named questions: the catalogue, and an answer as JSON or CSV."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Request
from starlette.responses import Response

from api.answers import AnswerRows, answer_rows, catalogue_rows, flat_rows
from api.cells import csv_file
from api.declared import OnlyDeclared
from api.routes.current import CurrentEdition, CurrentRevision, CurrentSettings
from api.routes.paging import page_size
from api.schemas import QuestionRow, Rows
from api.sending import saved
from graph.questions.catalogue import CATALOGUE, ask
from graph.questions.parameters import Parameter, bad_value
from graph.questions.words import Words

router = APIRouter(prefix="/api/questions", tags=["questions"])
_ENVELOPE = frozenset({"format", "offset", "limit", "revision", "document", "lang"})  # of the answer
_EXAMPLE = "cross-ministry"


def _openapi() -> dict[str, Any]:
    """Describe the parameters of all questions; each question takes its own and refuses the others."""
    takers: dict[str, list[str]] = {}
    known: dict[str, Parameter] = {}
    for question in CATALOGUE.values():
        for parameter in question.parameters:
            takers.setdefault(parameter.name, []).append(question.slug)
            known.setdefault(parameter.name, parameter)
    return {
        "parameters": [
            {
                "name": name,
                "in": "query",
                "required": False,
                "description": f"{known[name].words.ja} / {known[name].words.en} ({', '.join(slugs)})",
                "schema": {"type": "string"},
            }
            for name, slugs in takers.items()
        ]
    }


@router.get("", summary="質問カタログ / Catalogue of questions", dependencies=[OnlyDeclared])
def catalogue() -> Rows[QuestionRow]:
    """名前の付いた質問を、パラメータと列とともに返す。 / List the named questions with parameters and columns."""
    return catalogue_rows()


@router.get(
    "/{name}",
    summary="質問への答え / Answer to a question",
    response_model=AnswerRows,
    responses={200: {"content": {"text/csv": {"schema": {"type": "string"}}}}},
    openapi_extra=_openapi(),
)
def answer(  # noqa: PLR0913, PLR0917  one argument per query parameter is how FastAPI reads them
    request: Request,
    edition: CurrentEdition,
    revision: CurrentRevision,
    settings: CurrentSettings,
    name: Annotated[str, Path(description="質問の名 / slug of the question", examples=[_EXAMPLE])],
    form: Annotated[Literal["json", "csv"], Query(alias="format", description="形式 / format")] = "json",
    offset: Annotated[int, Query(ge=0, le=1_000_000_000, description="とばす行数 / rows to pass over")] = 0,
    limit: Annotated[int | None, Query(ge=1, description="行数の上限 / the most rows")] = None,
    document: Annotated[str | None, Query(description="この文書だけを見る / one document alone: series or key")] = None,
) -> Response:
    """一つの質問に答える。CSV は、limit がなければ全ての行。 / Answer a question; CSV has all rows without a limit."""
    projection = edition.projection_of(revision or document)
    if form == "csv":
        found = ask(projection, name, _given(request), offset=offset, limit=limit)
        return saved(csv_file(*flat_rows(found)), f"{name}.csv")
    size = page_size("limit", limit, settings.page_size_max, settings.page_size_max)
    found = ask(projection, name, _given(request), offset=offset, limit=size)
    return Response(answer_rows(found, size).model_dump_json(), media_type="application/json")


def _given(request: Request) -> dict[str, str]:
    """Give the parameters of the question. Raises `BadParameter` for one that is given twice."""
    given: dict[str, str] = {}
    for name, value in request.query_params.multi_items():
        if name in _ENVELOPE:
            continue
        if name in given:
            raise bad_value(name, value, Words("一つの値", "one value"))
        given[name] = value
    return given
