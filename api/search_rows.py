"""Hits as rows, for HTTP and `--format json` alike."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ConfigDict

from api.schemas import Column, Passage, Rows, Thing
from graph.search.facet import PASSAGE, Facet
from graph.search.hits import Found, Hit, Ref
from graph.search.marks import Part
from ontology.iri import key_of
from ontology.model import Kind

_EXAMPLE: dict[str, Any] = {
    "kind": "Measure",
    "thing": {"id": "https://w3id.org/sujimichi/measure/0a1b2c3d4e5f", "type": "Measure", "label": "見習い漁師の支援"},
    "key": "0a1b2c3d4e5f",
    "notation": "①",
    "score": 2.94,
    "snippet": [{"text": "見習い", "marked": False}, {"text": "漁師", "marked": True}],
    "also": [],
    "documents": [],
    "evidence": None,
    "about": [],
}
_COLUMNS = {
    "kind": "種類",
    "thing": "もの",
    "snippet": "一致箇所",
    "also": "一致した別名",
    "documents": "文書",
    "evidence": "本文の位置",
    "about": "その文が述べるもの",
    "score": "順位の点",
}


class SnippetPart(BaseModel):
    """A stretch of text; `marked` where it is what was looked for."""

    text: str
    marked: bool


class HitRow(BaseModel):
    """A hit: a `thing` whose name fits or, with kind "Passage", a place in the text (`evidence`).

    `snippet` is the label or the words around the hit; `also` another name, or a word that stands at the thing, that
    fits where the label does not. `about` are the things that a passage names or stands under.
    """

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})
    kind: str
    thing: Thing | None
    key: str | None
    notation: str | None
    score: float
    snippet: list[SnippetPart]
    also: list[SnippetPart]
    documents: list[Thing]
    evidence: Passage | None
    about: list[Thing]


class FacetCount(BaseModel):
    """A value to narrow by; `value` is what the parameter of that name takes."""

    value: str
    label: str
    count: int


class SearchRows(Rows[HitRow]):
    """The envelope with what hits can be narrowed by.

    `loosened`: nothing had the words as they were typed, so they were looked for one by one. `truncated` also says that
    too much fits, and only a part of it was ranked. `near` are labels to try where nothing was found.
    """

    facets: dict[str, list[FacetCount]]
    loosened: bool
    near: list[str]


def search_rows(found: Found, parameters: Mapping[str, str | int | None], offset: int) -> SearchRows:
    """Put a page of hits into the envelope."""
    return SearchRows(
        question="search",
        parameters={**parameters, **_understood(found)},
        revision=[document.iri for document in found.documents],
        columns=[Column(name=name, label=label) for name, label in _COLUMNS.items()],
        rows=hit_rows(found.hits),
        total=found.total,
        truncated=found.is_cut or offset + len(found.hits) < found.total,
        facets={
            facet.value: [FacetCount(value=each.value, label=each.label, count=each.count) for each in counts]
            for facet, counts in found.facets.items()
        },
        loosened=found.is_loosened,
        near=list(found.near),
    )


def _understood(found: Found) -> dict[str, str]:
    """Give the filters by name as the IRIs that they were taken for."""
    by_name = (Facet.DOCUMENT, Facet.MINISTRY, Facet.OUTCOME)
    return {facet.value: ", ".join(found.chosen[facet]) for facet in by_name if facet in found.chosen}


def suggestion_rows(hits: Sequence[Hit], parameters: Mapping[str, str | int | None]) -> Rows[HitRow]:
    """Put names that fit into the envelope; they are the best, without a count of the others."""
    return Rows[HitRow](
        question="suggest",
        parameters=dict(parameters),
        revision=[],
        columns=[Column(name=name, label=_COLUMNS[name]) for name in ("kind", "thing", "snippet", "also", "documents")],
        rows=hit_rows(hits),
        total=len(hits),
        truncated=False,
    )


def hit_rows(hits: Iterable[Hit]) -> list[HitRow]:
    """Show hits."""
    return [_row(hit) for hit in hits]


def _row(hit: Hit) -> HitRow:
    is_thing = hit.kind != PASSAGE
    return HitRow(
        kind=hit.kind,
        thing=Thing(id=hit.iri, type=Kind(hit.kind), label=hit.label) if is_thing else None,
        key=key_of(hit.iri) if is_thing else None,
        notation=hit.notation,
        score=hit.score,
        snippet=_parts(hit.snippet),
        also=_parts(hit.also),
        documents=_things(hit.documents),
        evidence=_passage(hit),
        about=_things(hit.about),
    )


def _passage(hit: Hit) -> Passage | None:
    at = hit.evidence
    if at is None:
        return None
    return Passage(
        document=at.document, start=at.start, end=at.end, quote=at.quote, page=at.page, sections=list(hit.sections)
    )


def _parts(parts: Iterable[Part]) -> list[SnippetPart]:
    return [SnippetPart(text=part.text, marked=part.marked) for part in parts]


def _things(refs: Iterable[Ref]) -> list[Thing]:
    return [Thing(id=ref.iri, type=Kind(ref.kind), label=ref.label) for ref in refs]
