"""The shapes that go over HTTP and out of `--format json`."""

from typing import Any, Generic, Self, TypeVar

from pydantic import BaseModel, ConfigDict

from ontology.model import Basis, Kind, Relation

_BASE = "https://w3id.org/sujimichi"
_DOCUMENT = f"{_BASE}/document/3f1c9a7b2d4e"
_MEASURE = {"id": f"{_BASE}/measure/0a1b2c3d4e5f", "type": "Measure", "label": "見習い漁師の支援"}
_KPI = {"id": f"{_BASE}/kpi/5f4e3d2c1b0a", "type": "KPI", "label": "新規就業者数"}
_PASSAGE = {
    "document": _DOCUMENT,
    "start": 120,
    "end": 126,
    "quote": "新規就業者数",
    "sections": ["第1章 目指す姿", "ａ 漁業の担い手を育てる"],
}
_STEP = {
    "thing": _MEASURE,
    "relation": "measuredBy",
    "inverse": False,
    "basis": "structural",
    "confidence": 1.0,
    "evidence": [_PASSAGE],
}
_LAST_STEP: dict[str, Any] = {
    "thing": _KPI,
    "relation": None,
    "inverse": False,
    "basis": None,
    "confidence": None,
    "evidence": [],
}
Row = TypeVar("Row")


def _example(value: dict[str, Any]) -> ConfigDict:
    return ConfigDict(json_schema_extra={"examples": [value]})


class Thing(BaseModel):
    """A thing as it stands in a row."""

    model_config = _example(_MEASURE)
    id: str
    type: Kind
    label: str


class Passage(BaseModel):
    """A quote; `start` and `end` count code points of the source text, `sections` is the path around it.

    `page` is the sheet that it begins on, from 1; null where the file has no pages.
    """

    model_config = _example(_PASSAGE)
    document: str
    start: int
    end: int
    quote: str
    page: int | None = None
    sections: list[str]


class ChainStep(BaseModel):
    """A thing and the link to the next one; `inverse` is true where the link runs from the next thing to this one."""

    model_config = _example(_STEP)
    thing: Thing
    relation: Relation | None
    inverse: bool
    basis: Basis | None
    confidence: float | None
    evidence: list[Passage]


class ChainRow(BaseModel):
    """A chain; `basis` is that of its weakest link."""

    model_config = _example(
        {
            "steps": [_STEP, _LAST_STEP],
            "basis": "structural",
            "sentence": "施策①『見習い漁師の支援』の進み具合はKPI『新規就業者数』（目標 50％、期限 2028年度）で測る。",
        }
    )
    steps: list[ChainStep]
    basis: Basis
    sentence: str


class DocumentRow(BaseModel):
    """A document revision; `counts` has the number of things of each kind."""

    model_config = _example(
        {
            "id": _DOCUMENT,
            "title": "みなと振興戦略",
            "source": "minato.txt",
            "revision": "3f1c9a7b2d4e",
            "series": "みなと振興戦略",
            "ingested_at": "2026-01-05T00:00:00+00:00",
            "key": "3f1c9a7b2d4e",
            "counts": {"Outcome": 1, "Measure": 3, "KPI": 2},
        }
    )
    id: str
    title: str
    source: str
    revision: str
    series: str
    ingested_at: str
    key: str
    issued: str | None = None
    counts: dict[Kind, int]


class EntityRow(Thing):
    """A thing in a list."""

    model_config = _example({**_MEASURE, "key": "0a1b2c3d4e5f", "notation": "①", "document": _DOCUMENT})
    key: str
    notation: str | None
    document: str | None


class LinkedThing(BaseModel):
    """A link as seen from one of its ends; `thing` is the other end."""

    model_config = _example(
        {"relation": "measuredBy", "thing": _KPI, "basis": "stated", "confidence": 1.0, "evidence": [_PASSAGE]}
    )
    relation: Relation
    thing: Thing
    basis: Basis
    confidence: float
    evidence: list[Passage]


class EntityDetail(EntityRow):
    """A thing with its properties, the places that name it, and its links both ways."""

    model_config = _example(
        {
            **_MEASURE,
            "key": "0a1b2c3d4e5f",
            "notation": "①",
            "document": _DOCUMENT,
            "properties": {},
            "evidence": [_PASSAGE],
            "outgoing": [
                {"relation": "measuredBy", "thing": _KPI, "basis": "stated", "confidence": 1.0, "evidence": [_PASSAGE]}
            ],
            "incoming": [],
        }
    )
    properties: dict[str, Any]
    evidence: list[Passage]
    outgoing: list[LinkedThing]
    incoming: list[LinkedThing]


class Column(BaseModel):
    """What a field of a row is called for a reader."""

    name: str
    label: str
    unit: str | None = None


class Parameter(BaseModel):
    """What a question may be given: a thing of one of `kinds`, one of `choices`, or else a text or whole number."""

    name: str
    label: str
    label_en: str
    required: bool
    kinds: list[Kind]
    choices: list[str]


class QuestionRow(BaseModel):
    """A named question with what it takes and what its rows hold."""

    model_config = _example(
        {
            "slug": "measures-of-kpi",
            "title": "KPIを支える施策・事業・府省",
            "title_en": "Measures, programmes and ministries behind a KPI",
            "about": "一つの KPI を支える施策、その主な事業、所管する府省。",
            "about_en": "The measures behind a KPI with programmes and ministries.",
            "parameters": [
                {"name": "kpi", "label": "KPI", "label_en": "KPI", "required": True, "kinds": ["KPI"], "choices": []}
            ],
            "columns": [{"name": "measure", "label": "施策", "unit": None}],
        }
    )
    slug: str
    title: str
    title_en: str
    about: str
    about_en: str
    parameters: list[Parameter]
    columns: list[Column]


class Rows(BaseModel, Generic[Row]):
    """The envelope of all rows: `revision` lists the revisions asked, `truncated` says that rows are left out."""

    question: str
    parameters: dict[str, str | int | None]
    revision: list[str]
    columns: list[Column]
    rows: list[Row]
    total: int
    truncated: bool

    def cut(self, total: int, *, truncated: bool) -> Self:
        """Say how many rows there are in all, and whether some of them are left out here."""
        return self.model_copy(update={"total": total, "truncated": truncated})


class Health(BaseModel):
    """What the service holds; `generation` changes with every ingest."""

    model_config = _example(
        {"status": "ok", "version": "0.1.0", "generation": "000001", "documents": 1, "entities": 12, "links": 16}
    )
    status: str
    version: str
    generation: str
    documents: int
    entities: int
    links: int


class Problem(BaseModel):
    """RFC 9457: the one shape of every failure. Beyond it: both languages, and what would have been accepted."""

    model_config = ConfigDict(
        extra="allow",
        json_schema_extra={
            "examples": [
                {
                    "type": f"{_BASE}/problems/unknown-thing",
                    "title": "Unknown thing",
                    "status": 404,
                    "detail": "「漁師」はグラフにありません。 / “漁師” is not in the graph.",
                    "detail_ja": "「漁師」はグラフにありません。",
                    "detail_en": "“漁師” is not in the graph.",
                    "given": "漁師",
                    "suggestions": ["見習い漁師の支援"],
                }
            ]
        },
    )
    type: str
    title: str
    status: int
    detail: str
    detail_ja: str
    detail_en: str
