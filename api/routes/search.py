"""Search as JSON and as a page, and names while somebody is typing."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse

from api.routes.current import CurrentEdition, CurrentRevision, CurrentSettings
from api.routes.paging import page_size
from api.schemas import Rows
from api.search_rows import HitRow, SearchRows, search_rows, suggestion_rows
from api.sending import sent
from graph.search.facet import PASSAGE, Facet
from graph.search.finder import Window
from graph.search.terms import LONGEST
from ontology.errors import BadInput
from ontology.model import Kind
from viz.search import EACH, PAGE, Asked, render_search

router = APIRouter()
_MOST_SUGGESTIONS = 20
_KINDS = {"enum": [*map(str, Kind), PASSAGE]}
Text = Annotated[
    str,
    Query(
        max_length=LONGEST,
        description='ことば（空白で区切る）、"…" は文字どおり / words, all of them; "…" to the letter',
        examples=["スマート農業"],
    ),
]
KindName = Annotated[str | None, Query(description="種類 / kind", json_schema_extra=_KINDS)]
Document = Annotated[str | None, Query(description="文書の IRI、キー、題名 / a document")]
Ministry = Annotated[str | None, Query(description="府省の IRI、キー、名称、略称 / a ministry, also by its short name")]
Outcome = Annotated[str | None, Query(description="アウトカムの IRI、キー、名称 / an outcome")]
Year = Annotated[
    int | None, Query(ge=1000, le=9999, description="期限・工程・予算の年 / year of a deadline, period or budget")
]
Offset = Annotated[int, Query(ge=0, le=1_000_000_000, description="とばす件数 / hits to pass over")]


@router.get("/api/search", summary="検索 / Search", tags=["search"])
def search(  # noqa: PLR0913, PLR0917  one argument per query parameter is how FastAPI reads them
    edition: CurrentEdition,
    revision: CurrentRevision,
    settings: CurrentSettings,
    q: Text,
    kind: KindName = None,
    document: Document = None,
    ministry: Ministry = None,
    outcome: Outcome = None,
    year: Year = None,
    limit: Annotated[int | None, Query(ge=1, description="件数の上限 / the most hits")] = None,
    offset: Offset = 0,
) -> SearchRows:
    """名称と本文をさがす。表記のゆれや略称も見つけ、絞り込みの件数を添える。 / Search names and texts, with facets."""
    size = page_size("limit", limit, settings.page_size, settings.page_size_max)
    filters = _filters(kind, document, ministry, outcome, year)
    found = edition.search(revision).find(q, filters, Window(size, offset))
    return search_rows(found, {"q": q, **_named(filters), "limit": size, "offset": offset}, offset)


@router.get("/api/suggest", summary="入力中の候補 / Names while typing", tags=["search"])
def suggest(
    edition: CurrentEdition,
    revision: CurrentRevision,
    q: Text,
    limit: Annotated[int, Query(ge=1, le=_MOST_SUGGESTIONS, description="件数の上限 / the most names")] = 8,
) -> Rows[HitRow]:
    """打ちかけのことば（かなも可）に合う名称を返す。 / Names that fit what was typed so far, also in kana."""
    return suggestion_rows(edition.search(revision).suggest(q, limit), {"q": q, "limit": limit})


@router.get("/search", include_in_schema=False)
def page(  # noqa: PLR0913, PLR0917  as above
    edition: CurrentEdition,
    revision: CurrentRevision,
    q: str = "",
    kind: str = "",
    document: str = "",
    ministry: str = "",
    outcome: str = "",
    year: str = "",
    offset: Offset = 0,
) -> HTMLResponse:
    """Show what was found by kind or, of one kind, page by page; what cannot be looked for is said on the page."""
    asked = Asked(q.strip(), _filters(kind, document, ministry, outcome, year), offset if kind else 0)
    window = Window(PAGE, offset) if kind else Window(each=EACH)
    try:
        found = edition.search(revision).find(asked.text, asked.filters, window)
    except BadInput as problem:
        return sent(render_search(asked, None, problem), problem.status)
    return sent(render_search(asked, found))


def _filters(
    kind: str | None, document: str | None, ministry: str | None, outcome: str | None, year: str | int | None
) -> dict[Facet, str]:
    given = {
        Facet.KIND: kind,
        Facet.DOCUMENT: document,
        Facet.MINISTRY: ministry,
        Facet.OUTCOME: outcome,
        Facet.YEAR: str(year or ""),
    }
    return {facet: value.strip() for facet, value in given.items() if value and value.strip()}


def _named(filters: dict[Facet, str]) -> dict[str, str | int | None]:
    return {facet.value: filters.get(facet) for facet in Facet}
