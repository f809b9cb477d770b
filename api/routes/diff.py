"""What a revision changed: as JSON, CSV, Markdown, a workbook, and a page."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse, Response

from api.answers import AnswerRows, answer_rows, flat_rows
from api.cells import csv_file
from api.declared import OrNothing
from api.diff_files import markdown, workbook
from api.routes.current import CurrentEdition, CurrentSettings
from api.routes.paging import page_size
from api.sending import saved, sent
from api.viewing import compared
from graph.diff import Change, window
from graph.questions import Answer
from graph.storage.revisions import in_order
from ontology.errors import BadInput
from ontology.model import Document
from viz.diff import Asked, By, render_diff

router = APIRouter()
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FILES: Mapping[str, tuple[str, Callable[[Answer], str | bytes]]] = {
    "csv": ("text/csv", lambda found: csv_file(*flat_rows(found))),
    "md": ("text/markdown", markdown),
    "xlsx": (_SHEET, workbook),
}
_CONTENT = {media: {"schema": {"type": "string"}} for media, _ in _FILES.values()}
Name = Annotated[str | None, Query(description="系列名か版（既定は最後に改定された系列） / a series or a revision")]
Old = Annotated[str | None, Query(description="前の版の IRI、キー、日付 / earlier revision: IRI, key or date")]
New = Annotated[str | None, Query(description="後の版 / the later revision")]
Offset = Annotated[int, Query(ge=0, le=1_000_000_000, description="とばす行数 / rows to pass over")]


@router.get(
    "/api/diff",
    summary="改定の差分 / What a revision changed",
    tags=["revisions"],
    response_model=AnswerRows,
    responses={200: {"content": _CONTENT}},
)
def changes(  # noqa: PLR0913, PLR0917  one argument per query parameter is how FastAPI reads them
    edition: CurrentEdition,
    settings: CurrentSettings,
    document: Name = None,
    old: Old = None,
    new: New = None,
    change: Annotated[Change | None, Query(description="この変更だけ / one kind of change alone")] = None,
    form: Annotated[Literal["json", "csv", "md", "xlsx"], Query(alias="format", description="形式 / format")] = "json",
    offset: Offset = 0,
    limit: Annotated[int | None, Query(ge=1, description="行数の上限 / the most rows")] = None,
) -> Response:
    """新規・廃止・改称・移動、目標値・期限・所管の変更などを返す。ファイルは全ての行。 / Changes with both quotes."""
    found = compared(edition, document, old, new)
    if form != "json":
        media, write = _FILES[form]
        return saved(write(window(found, change, offset, limit)), f"diff.{form}", media)
    size = page_size("limit", limit, settings.page_size_max, settings.page_size_max)
    return Response(
        answer_rows(window(found, change, offset, size), size).model_dump_json(), media_type="application/json"
    )


@router.get("/diff", include_in_schema=False)
def page(  # noqa: PLR0913, PLR0917  as above
    edition: CurrentEdition,
    settings: CurrentSettings,
    document: str = "",
    old: str = "",
    new: str = "",
    change: Annotated[Change | None, OrNothing] = None,
    by: By = By.OUTCOME,
    group: str = "",
    offset: Offset = 0,
) -> HTMLResponse:
    """Show what changed side by side; what cannot be compared is said on the page."""
    asked = Asked(document, old, new, change or "", by, offset, group)
    series = _series(edition.documents)
    try:
        found = compared(edition, document, old, new)
        shown = render_diff(series, asked, found, settings.page_size)
    except BadInput as problem:
        shown = render_diff(series, asked, None, settings.page_size, problem)
        return sent(
            shown, problem.status if document else HTTPStatus.OK
        )  # who asked for nothing asked for nothing wrong
    return sent(shown)


def _series(documents: tuple[Document, ...]) -> dict[str, tuple[Document, ...]]:
    """Give the revisions of every series in order, by the IRI of the series."""
    return {
        series: in_order(document for document in documents if document.series == series)
        for series in dict.fromkeys(document.series for document in documents)
    }
