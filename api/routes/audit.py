"""The audit: findings as JSON, CSV and a page, and the rules with their counts."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse, Response

from api.answers import AnswerRows, answer_rows, flat_rows
from api.audits import Audit, today
from api.cells import csv_file
from api.routes.current import CurrentEdition, CurrentRevision, CurrentSettings
from api.routes.paging import page_size
from api.sending import saved, sent
from graph.audit import Tier
from viz.audit import Asked, render_audit

router = APIRouter()
_TIERS = {"enum": list(Tier)}
TierName = Annotated[
    str | None, Query(description="段階（既定は標準） / tier (default: standard)", json_schema_extra=_TIERS)
]
RuleName = Annotated[
    str | None, Query(description="この規則だけ / one rule alone: its slug", examples=["kpi-without-baseline"])
]
Document = Annotated[str | None, Query(description="この文書だけを見る / one document alone: series, IRI or key")]
Outcome = Annotated[
    str | None, Query(description="この成果の下にあるもの / what stands under a result: IRI, key, name")
]
AsOf = Annotated[
    str | None,
    Query(description="基準日（既定は今日） / as of this day (default: today)", json_schema_extra={"format": "date"}),
]
Offset = Annotated[int, Query(ge=0, le=1_000_000_000, description="とばす行数 / rows to pass over")]


@router.get(
    "/api/audit",
    summary="ロジックモデル健康診断 / Audit",
    tags=["audit"],
    response_model=AnswerRows,
    responses={200: {"content": {"text/csv": {"schema": {"type": "string"}}}}},
)
def findings(  # noqa: PLR0913, PLR0917  one argument per query parameter is how FastAPI reads them
    edition: CurrentEdition,
    revision: CurrentRevision,
    settings: CurrentSettings,
    tier: TierName = None,
    rule: RuleName = None,
    document: Document = None,
    outcome: Outcome = None,
    as_of: AsOf = None,
    form: Annotated[Literal["json", "csv"], Query(alias="format", description="形式 / format")] = "json",
    offset: Offset = 0,
    limit: Annotated[int | None, Query(ge=1, description="行数の上限 / the most rows")] = None,
) -> Response:
    """欠けや食い違いを、引用と直し方を付けて返す。CSV は全ての行。 / Findings with quotes and what to do."""
    given = {"tier": tier, "rule": rule, "outcome": outcome, "as_of": as_of}
    alone = revision or document
    audit = Audit(edition.projection_of(alone), given, alone=bool(alone))
    if form == "csv":
        found = audit.findings(offset, limit)
        return saved(csv_file(*flat_rows(found)), "audit.csv")
    size = page_size("limit", limit, settings.page_size_max, settings.page_size_max)
    return Response(answer_rows(audit.findings(offset, size), size).model_dump_json(), media_type="application/json")


@router.get("/api/audit/rules", summary="診断の規則と件数 / Rules and their counts", tags=["audit"])
def rules(  # noqa: PLR0913, PLR0917  as above
    edition: CurrentEdition,
    revision: CurrentRevision,
    tier: TierName = None,
    rule: RuleName = None,
    document: Document = None,
    outcome: Outcome = None,
    as_of: AsOf = None,
) -> AnswerRows:
    """規則を、見つかった件数とともに返す。 / List the rules, each with the number of its findings."""
    given = {"tier": tier, "rule": rule, "outcome": outcome, "as_of": as_of}
    alone = revision or document
    return answer_rows(Audit(edition.projection_of(alone), given, alone=bool(alone)).rules(), None)


@router.get("/audit", include_in_schema=False)
def page(  # noqa: PLR0913, PLR0917  as above
    edition: CurrentEdition,
    revision: CurrentRevision,
    settings: CurrentSettings,
    tier: str = "",
    rule: str = "",
    document: str = "",
    outcome: str = "",
    as_of: str = "",
    offset: Offset = 0,
) -> HTMLResponse:
    """Show the findings rule by rule; an empty field of the form asks for nothing."""
    asked = Asked(
        {"tier": tier, "rule": rule, "outcome": outcome, "as_of": as_of or today()},
        document,
        offset,
        settings.page_size,
    )
    alone = revision or document
    projection = edition.projection_of(alone)
    audit = Audit(projection, asked.given, alone=bool(alone))
    whole = Audit(projection, {**asked.given, "rule": None, "tier": Tier.FULL}, alone=bool(alone))
    found = audit.findings(offset, settings.page_size)
    shown = render_audit(edition.projection.documents, asked, whole.rules(), found)
    return sent(shown)
