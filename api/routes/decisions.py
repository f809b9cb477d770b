"""Human decisions as data: listed as JSON and CSV; made and withdrawn where writing is allowed."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from api.answers import AnswerRows, answer_rows, flat_rows
from api.cells import csv_file
from api.edition import Edition
from api.hand import hand_of
from api.routes.current import CurrentEdition, CurrentSettings
from api.routes.paging import page_size
from api.sending import saved
from api.settings import Settings
from api.writing import MayWrite
from graph.decisions.desk import Desk
from graph.decisions.incoming import proposals
from graph.decisions.table import decisions_answer
from graph.questions import Answer
from graph.store import PolicyGraph, writing
from ontology.decisions import Decision, Ruling, State, Withdrawal
from ontology.model import Relation, Role

router = APIRouter()
_LONGEST = 2_000  # characters of what is typed in
Text = Annotated[str, Field(min_length=1, max_length=_LONGEST)]
InState = Annotated[State | None, Query(description="この状態だけ / decisions in this state alone")]
Offset = Annotated[int, Query(ge=0, le=1_000_000_000, description="とばす行数 / rows to pass over")]


class Proposed(BaseModel):
    """A decision to be made; without `relation` it says whether `source` (before) and `target` (after) are one."""

    model_config = ConfigDict(extra="forbid")

    ruling: Ruling = Field(description="判断 / ruling; of an identity accept or reject")
    source: Text = Field(description="始めの名称、キー、IRI / name, key or IRI of where the link begins")
    target: Text = Field(description="終わりの名称、キー、IRI / name, key or IRI of where the link ends")
    relation: Relation | None = Field(None, description="関係（なければ同一性） / relation; none: an identity")
    role: Role | None = Field(None, description="役割 / role of an organisation")
    to_source: Text | None = Field(None, description="改めた始め / where an edited link begins")
    to_relation: Relation | None = Field(None, description="改めた関係 / the relation of an edited link")
    to_target: Text | None = Field(None, description="改めた終わり / where an edited link ends")
    to_role: Role | None = Field(None, description="改めた役割 / the role of an edited link")
    reason: Text = Field(description="理由 / why it is so decided")
    author: Text = Field(description="判断した人 / who decides")
    quote: Text | None = Field(None, description="拠り所とする本文の引用 / passage that it is made on")
    document: Text | None = Field(None, description="系列か版 / series or revision that it is about")


class TakenBack(BaseModel):
    """Why a decision is withdrawn, and by whom."""

    model_config = ConfigDict(extra="forbid")

    reason: Text = Field(description="取り下げの理由 / why it is taken back")
    author: Text = Field(description="取り下げた人 / who takes it back")


@router.get(
    "/api/decisions",
    summary="人の判断 / Decisions",
    tags=["decisions"],
    response_model=AnswerRows,
    responses={200: {"content": {"text/csv": {"schema": {"type": "string"}}}}},
)
def decisions(  # noqa: PLR0913, PLR0917  one argument per query parameter is how FastAPI reads them
    edition: CurrentEdition,
    settings: CurrentSettings,
    state: InState = None,
    form: Annotated[Literal["json", "csv"], Query(alias="format", description="形式 / format")] = "json",
    offset: Offset = 0,
    limit: Annotated[int | None, Query(ge=1, description="行数の上限 / the most rows")] = None,
) -> Response:
    """判断を、状態とともに返す。CSV は全ての行で、そのまま取り込める。 / List them; the CSV can be taken in again."""
    found = _found(edition, state)
    if form == "csv":
        return saved(csv_file(*flat_rows(found)), "decisions.csv")
    size = page_size("limit", limit, settings.page_size_max, settings.page_size_max)
    part = replace(found, rows=found.rows[offset : offset + size], offset=offset)
    return Response(answer_rows(part, size).model_dump_json(), media_type="application/json")


@router.post(
    "/api/decisions", status_code=201, summary="判断する / Decide", tags=["decisions"], dependencies=[MayWrite]
)
def decide(settings: CurrentSettings, proposed: Proposed) -> AnswerRows:
    """判断を一つ記録する。書き込みを許したサービスだけ。 / Make a decision, where the service may be written to."""
    row = {name: None if value is None else str(value) for name, value in proposed.model_dump().items()}
    return _answered(settings, decided(settings, row, proposed.author))


@router.post(
    "/api/decisions/{key}/withdrawal",
    status_code=201,
    summary="取り下げる / Withdraw",
    tags=["decisions"],
    dependencies=[MayWrite],
)
def withdraw(settings: CurrentSettings, key: str, taken_back: TakenBack) -> AnswerRows:
    """判断を取り下げる。記録は残る。 / Take a decision back; it stays on record."""
    return _answered(settings, taken(settings, key, taken_back.reason, taken_back.author))


def decided(settings: Settings, row: Mapping[str, str | None], author: str) -> Decision:
    """Record a decision that was typed in. Raises `BadInput` and `StoreError`."""
    hand = hand_of(settings, author)
    _existing(settings)
    with writing(settings.store, hand=hand) as writer:
        (made,) = Desk(writer).decide(list(proposals([row], hand.author, hand.at)))
    return made


def taken(settings: Settings, key: str, reason: str, author: str) -> Decision:
    """Take a decision back. Raises `BadInput` and `StoreError`."""
    hand = hand_of(settings, author)
    _existing(settings)
    with writing(settings.store, hand=hand) as writer:
        return Desk(writer).withdraw(key, Withdrawal(hand.author, hand.at, reason))


def _found(edition: Edition, state: State | None) -> Answer:
    return decisions_answer(edition.graph.ledger, edition.documents, (state,) if state else ())


def _existing(settings: Settings) -> None:
    """Raise `StoreMissing` where nothing was read in yet: there is nothing to decide about."""
    PolicyGraph.open(settings.store).close()


def _answered(settings: Settings, decision: Decision) -> AnswerRows:
    """Give the row of one decision as it stands now."""
    with PolicyGraph.open(settings.store) as graph:
        found = decisions_answer(graph.ledger, graph.documents())
    rows = tuple(row for row in found.rows if row.id == decision.iri)
    return answer_rows(replace(found, rows=rows, total=len(rows)), None)
