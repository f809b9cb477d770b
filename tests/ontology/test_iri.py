"""Identifiers come from content alone: the same thing has the same IRI, another thing another."""

import re

import pytest

from ontology.iri import DEFAULT_BASE, Minter, key_of, revision_of
from ontology.model import Kind

MINT = Minter(DEFAULT_BASE, "デジタル戦略")
OTHER = Minter(DEFAULT_BASE, "別の戦略")

SAME = [
    (MINT.series, Minter(DEFAULT_BASE, "デジタル 戦略").series),
    (MINT.thing(Kind.MEASURE, "農業の推進"), MINT.thing(Kind.MEASURE, "農業の推進【再掲】")),
    (MINT.thing(Kind.MEASURE, "農業の推進"), MINT.thing(Kind.MEASURE, " 農業の 推進。")),
    (MINT.thing(Kind.KPI, "５Ｇの普及率"), MINT.thing(Kind.KPI, "5Gの普及率")),
    (MINT.thing(Kind.KPI, "力レッジの数"), MINT.thing(Kind.KPI, "カレッジの数")),
    (MINT.shared(Kind.LAW, "地域再生法"), OTHER.shared(Kind.LAW, "地域再生法")),
]
DIFFERENT = [
    (MINT.series, OTHER.series),
    (MINT.thing(Kind.MEASURE, "農業"), OTHER.thing(Kind.MEASURE, "農業")),
    (MINT.thing(Kind.MEASURE, "農業"), MINT.thing(Kind.PROGRAMME, "農業")),
    (MINT.thing(Kind.MEASURE, "農業"), MINT.thing(Kind.MEASURE, "漁業")),
    (MINT.thing(Kind.MEASURE, "農業", "しごと"), MINT.thing(Kind.MEASURE, "農業", "まち")),
    (MINT.thing(Kind.MEASURE, "農業", "し", "ごと"), MINT.thing(Kind.MEASURE, "農業", "しごと")),
    (MINT.shared(Kind.LAW, "農業"), MINT.shared(Kind.ORGANISATION, "農業")),
    (MINT.document("a"), MINT.document("b")),
    (MINT.document("a"), OTHER.document("a")),
    (MINT.series, Minter("https://example.go.jp", "デジタル戦略").series),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_thing_keeps_its_iri(one: str, other: str) -> None:
    assert one == other


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_things_have_different_iris(one: str, other: str) -> None:
    assert one != other


@pytest.mark.parametrize("kind", Kind)
def test_an_iri_is_base_kind_and_key(kind: Kind) -> None:
    assert re.fullmatch(rf"{DEFAULT_BASE}/{kind.lower()}/[0-9a-f]{{12}}", MINT.thing(kind, "名前"))


def test_the_key_is_the_last_segment() -> None:
    assert key_of(f"{DEFAULT_BASE}/kpi/0123456789ab") == "0123456789ab"


@pytest.mark.parametrize(
    ("text", "revision"),
    [("", "e3b0c44298fc"), ("abc", "ba7816bf8f01"), ("\ud800", revision_of("\ud800"))],
)
def test_a_revision_is_the_hash_of_the_text(text: str, revision: str) -> None:
    """SHA-256 test vectors of FIPS 180-2; a broken character is hashed rather than refused."""
    assert revision_of(text) == revision
    assert re.fullmatch("[0-9a-f]{12}", revision)
