"""A plan that is cited by name leads to the document of that name, where it has been read."""

from dataclasses import replace

import pytest

from graph.projection import Projection
from ontology.iri import DEFAULT_BASE, Minter
from ontology.model import Basis, CitedDocument, Entity, Evidence, Extraction, Kind, Link, Relation
from tests.graph.extractions import document_of

_PLAN = "灯台のある町づくり計画"
_TEXT = f"渡し舟の運航は、「{_PLAN}」に基づいて進める。\n"


def _cites(name: str, *others: str) -> Extraction:
    """Make a text with a measure that rests on a plan of this name."""
    document, mint = document_of(_TEXT, series="渡し舟戦略"), Minter(DEFAULT_BASE, "渡し舟戦略")
    said = Evidence(document.iri, 0, len(_TEXT) - 1, _TEXT[:-1])
    measure = Entity(
        iri=mint.thing(Kind.MEASURE, "渡し舟"),
        kind=Kind.MEASURE,
        label="渡し舟の運航",
        document=document.iri,
        evidence=(said,),
    )
    plan = CitedDocument(iri=mint.shared(Kind.DOCUMENT, name), label=name, alt_labels=others)
    link = Link(measure.iri, Relation.BASED_ON, plan.iri, Basis.STATED, (said,))
    return Extraction(document, (measure, plan), (link,), ())


def _plan(text: str, *, title: str, at: str) -> Extraction:
    return Extraction(replace(document_of(text, series=_PLAN, at=at), title=title), (), (), ())


_FIRST = _plan("灯台を直す。", title=f"{_PLAN}（案）", at="2026-04-01T09:00:00+00:00")
_LATER = _plan("灯台を守る。", title=f"{_PLAN}（改訂版）", at="2026-05-01T09:00:00+00:00")


def _inferred(*extractions: Extraction) -> list[Link]:
    return [link for link in Projection.of(extractions).links if link.basis is Basis.INFERRED]


@pytest.mark.parametrize(
    ("names", "read"),
    [
        ((_PLAN,), _LATER),  # the name of the series is that of its latest revision
        ((f"{_PLAN}（案）",), _FIRST),  # a title is that of one revision
        (("「灯台のある町」づくり計画",), _LATER),
        (("町づくり計画", _PLAN), _LATER),  # another name of it
    ],
)
def test_a_cited_name_leads_to_the_document(names: tuple[str, ...], read: Extraction) -> None:
    (link,) = _inferred(_cites(*names), _FIRST, _LATER)
    assert (link.relation, link.target) == (Relation.BASED_ON, read.document.iri)
    assert link.reason
    assert 0 < link.confidence < 1
    assert [passage.quote for passage in link.evidence] == [_TEXT[:-1]]


def test_what_the_text_states_stays_as_it_is() -> None:
    alone, together = Projection.of([_cites(_PLAN)]), Projection.of([_cites(_PLAN), _LATER])
    assert alone.links == tuple(link for link in together.links if link.basis is Basis.STATED)
    assert together.entity(_LATER.document.iri).label == _LATER.document.title


@pytest.mark.parametrize("name", [f"第２期{_PLAN}", f"{_PLAN}（第３次改訂版）", "灯台計画"])
def test_another_name_leads_nowhere(name: str) -> None:
    assert _inferred(_cites(name), _FIRST, _LATER) == []


def test_no_revision_rests_on_its_own_series() -> None:
    cites = _cites(_PLAN)
    former = replace(cites, document=replace(cites.document, series=_LATER.document.series, series_name=_PLAN))
    assert _inferred(former) == []
    assert _inferred(former, _LATER) == []
