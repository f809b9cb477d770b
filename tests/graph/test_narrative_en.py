"""Chains told in English: an English frame around names that stay as the documents have them."""

import pytest

from graph.chains.paths import Chain, endpoints, trace
from graph.projection import Projection
from ontology.model import Basis


def _chains(projection: Projection, source: str, target: str | None = None) -> tuple[Chain, ...]:
    return trace(projection, *endpoints(projection, source, target)).chains


@pytest.mark.parametrize(
    ("source", "target", "sentence"),
    [
        (
            "漁具の共同購入",
            "漁業の担い手を育てる",
            "Measure ② “漁具の共同購入” contributes to output ａ “漁業の担い手を育てる”.",
        ),
        (
            "船出応援事業",
            "新規就業者数",
            "Programme “船出応援事業” is a main programme of measure ① “見習い漁師の支援”; the measure’s progress is "
            "measured by the KPI “新規就業者数” (target 50％, deadline 2028年度).",
        ),
        (
            "船出応援事業",
            "漁業の担い手を育てる",
            "Programme “船出応援事業” is a main programme of measure ① “見習い漁師の支援”; this measure contributes to "
            "output ａ “漁業の担い手を育てる”.",
        ),
        (
            "水産庁",
            "新規就業者数",
            "The progress of measure ① “見習い漁師の支援”, for which 水産庁 is responsible, is measured by the KPI "
            "“新規就業者数” (target 50％, deadline 2028年度).",
        ),
        (
            "みなと省",
            "漁業の担い手を育てる",
            "Measure ① “見習い漁師の支援”, whose text names みなと省, contributes to output ａ “漁業の担い手を育てる”.",
        ),
    ],
)
def test_a_chain_is_told_in_one_sentence(projection: Projection, source: str, target: str, sentence: str) -> None:
    assert _chains(projection, source, target)[0].sentence_en == sentence


def test_a_way_up_to_an_impact_names_every_result(projection: Projection) -> None:
    told = [chain.sentence_en for chain in _chains(projection, "漁具の共同購入", "港町への移住者数")]
    assert any(", which leads to outcome Ａ “海の仕事を増やす”, and so to impact １ “" in each for each in told)
    assert all(each.endswith(").") for each in told)


def test_a_curated_responsibility_is_heard_as_such(projection: Projection) -> None:
    told = [chain.sentence_en for chain in _chains(projection, "水産庁") if chain.basis is Basis.CURATED]
    assert told
    assert all("水産庁 is responsible (according to an authority file, confidence 0.6)" in each for each in told)
