"""Things keep their IRIs through revisions, in memory and in the store."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from graph.identity import Reading, Verdict, identify
from graph.identity.folding import fold, fold_figure, is_same_figure
from graph.identity.rewrite import renamed
from graph.store import PolicyGraph, writing
from ontology.iri import Minter
from ontology.model import Entity, Extraction, Kind, Kpi
from ontology.text import Sentence, SourceText
from ontology.vocabulary import PROV
from tests.examples import BASE, SERIES, TEXT, strategy

MINTER = Minter(BASE, SERIES)
SUPPORT = MINTER.thing(Kind.MEASURE, "見習い漁師の支援")
APPRENTICES = "海に出る若者の応援"


def revision(day: int, names: Mapping[str, str] | None = None, issued: str | None = None) -> Extraction:
    """Read the strategy of a day, in which some things have other names and so, by themselves, other IRIs."""
    read = strategy(text=f"{TEXT}{day}日の版。\n")
    names = names or {}
    others = {
        thing.iri: MINTER.thing(thing.kind, names[thing.label]) for thing in read.entities if thing.label in names
    }
    moved = renamed(read, others)
    entities = tuple(replace(thing, label=names.get(thing.label, thing.label)) for thing in moved.entities)
    document = replace(read.document, issued=issued, ingested_at=f"2026-01-{day:02}T00:00:00+00:00")
    return replace(moved, document=document, entities=entities)


def reading(extraction: Extraction, day: int) -> Reading:
    """Put the text of a day to what was read from it."""
    content, revised = f"{TEXT}{day}日の版。\n", extraction.document.iri
    sentences = tuple(Sentence(*match.span(), match[0]) for match in re.finditer(r"[^。\n]+。?", content))
    return Reading(extraction, SourceText(revised, content, sentences))


def labelled(extraction: Extraction, label: str) -> Entity:
    return next(thing for thing in extraction.entities if thing.label == label)


def put(folder: Path, *extractions: Extraction) -> None:
    for extraction in extractions:
        with writing(folder, base=BASE) as writer:
            writer.add(extraction, reading(extraction, int(extraction.document.ingested_at[8:10])).text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("スマート農業の推進", "スマ一ト農業の 推進"),
        ("「移動の空白」の解消", "移動の空白の解消"),
        ("酒蔵と食の旅の創出【再掲】", "酒蔵と食の旅の創出"),
        ("ＲＭＯの形成", "RM0の形成"),
        ("産学官の連携", "产学官の連携"),
        ("年度末の点検", "年度未の点検"),
        ("ジビエとオリーブの加工", "ジビ工と才リ一ブの加エ"),
    ],
)
def test_layout_and_misreadings_make_no_other_name(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("3日以内", "2日以内"), ("2.5倍", "25倍"), ("林業の推進", "漁業の推進")])
def test_what_means_something_else_is_something_else(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("令和９年度", "2027年度"), ("平成31年", "令和元年"), ("70 ％", "70%"), ("令和７～11年度", "2025～2029年度")],
)
def test_a_year_is_the_same_in_either_count(one: str, other: str) -> None:
    assert fold_figure(one) == fold_figure(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("R8", "令和８年度"),
        ("R10年", "2028"),
        ("6件（R4）", "６件（令和４年度）"),
        ("R8～R10", "2026～2028年度"),
        ("H31", "令和元年度"),
    ],
)
def test_a_bare_year_may_be_a_calendar_or_a_fiscal_one(one: str, other: str) -> None:
    assert is_same_figure(one, other)
    assert is_same_figure(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("R8年", "令和８年度"),
        ("R8", "令和９年度"),
        ("6件（R4）", "７件（令和４年度）"),
        ("R8末", "R8年度"),
        ("R8", "R8、R9"),
    ],
)
def test_another_year_or_value_is_no_same_figure(one: str, other: str) -> None:
    assert not is_same_figure(one, other)


def test_the_same_text_matches_itself_and_lists_nothing() -> None:
    assert identify(Reading(revision(1)), Reading(revision(1))) == (revision(1), ())


def test_a_renamed_measure_keeps_its_iri_and_its_links() -> None:
    other = revision(2, {"見習い漁師の支援": APPRENTICES})
    new, matches = identify(reading(revision(1), 1), reading(other, 2))
    assert labelled(new, APPRENTICES).iri == SUPPORT
    assert {link.target for link in new.links if link.source == SUPPORT} == {
        link.target for link in revision(1).links if link.source == SUPPORT
    }
    assert [(match.former, match.before, match.after) for match in matches] == [
        (SUPPORT, "見習い漁師の支援", APPRENTICES)
    ]


@pytest.mark.parametrize(("unit", "is_same"), [("%", True), ("人", False)])
def test_a_kpi_that_counts_in_another_unit_took_the_place_of_the_one_before(unit: str, is_same: bool) -> None:
    """Under a name nearly the same a share is no head-count: a person is to look."""
    new = revision(2, {"新規就業者数": "新規就業者の伸び"})
    entities = tuple(
        replace(thing, target=replace(thing.target, unit=unit))
        if isinstance(thing, Kpi) and thing.target and thing.label == "新規就業者の伸び"
        else thing
        for thing in new.entities
    )
    _, matches = identify(reading(revision(1), 1), reading(replace(new, entities=entities), 2))
    assert [match.is_same for match in matches if match.kind is Kind.KPI] == [is_same]


def test_a_person_can_say_that_two_things_are_one() -> None:
    """Nothing but the word of a person makes these two the same."""
    former, new = revision(1), revision(2, {"市場の改修": "灯台の光を灯す人の表彰", "港の市場を直す": "岬の手入れ"})
    lights = labelled(new, "灯台の光を灯す人の表彰").iri
    market = labelled(former, "市場の改修").iri
    found, matches = identify(Reading(former), Reading(new), {(market, lights): True})
    assert labelled(found, "灯台の光を灯す人の表彰").iri == market
    assert Verdict.DECIDED in [match.verdict for match in matches]


def test_a_person_can_say_that_a_thing_of_the_same_name_is_another() -> None:
    """Then it gets an IRI of its own, and the same one every time."""
    readings = Reading(revision(1)), Reading(revision(2))
    found, _ = identify(*readings, {(SUPPORT, SUPPORT): False})
    assert labelled(found, "見習い漁師の支援").iri != SUPPORT
    assert identify(*readings, {(SUPPORT, SUPPORT): False})[0] == found


def test_an_old_name_that_is_given_to_another_thing_does_not_take_its_iri() -> None:
    """The measure was renamed before; what now has its old name is new."""
    second = revision(2, {"見習い漁師の支援": APPRENTICES})
    renamed_before, _ = identify(reading(revision(1), 1), reading(second, 2))
    new = revision(3, {"見習い漁師の支援": APPRENTICES, "漁具の共同購入": "見習い漁師の支援"})
    found, _ = identify(reading(renamed_before, 2), reading(new, 3))
    assert labelled(found, APPRENTICES).iri == SUPPORT
    assert labelled(found, "見習い漁師の支援").iri not in (SUPPORT, "")
    assert len({thing.iri for thing in found.entities}) == len(found.entities)


def test_an_iri_lasts_through_a_line_of_revisions_in_the_store(tmp_path: Path) -> None:
    third = revision(3, {"見習い漁師の支援": f"{APPRENTICES}と育成"})
    put(tmp_path, revision(1), revision(2, {"見習い漁師の支援": APPRENTICES}), third)
    with PolicyGraph.open(tmp_path) as graph:
        latest = graph.extraction(third.document.iri)
        assert labelled(latest, f"{APPRENTICES}と育成").iri == SUPPORT
        assert [match.former for match in graph.matches(third.document.iri)] == [SUPPORT]


def test_dates_order_revisions_whatever_the_order_of_ingestion(tmp_path: Path) -> None:
    """The one in the middle comes last, and the line is mended around it."""
    first, third = revision(1, issued="2024-12"), revision(2, issued="2026-12-01")
    second = revision(3, issued="2025-12-01")
    put(tmp_path, third, first, second)
    with PolicyGraph.open(tmp_path) as graph:
        assert graph.latest_revisions() == (third.document.iri,)
        assert graph.revision_named(SERIES) == third.document.iri
        line = {
            (str(one), str(other))
            for document in graph.documents()
            for one, other in graph.graph(document.iri).subject_objects(PROV.wasRevisionOf)
        }
    iris = [extraction.document.iri for extraction in (first, second, third)]
    assert line == {(iris[1], iris[0]), (iris[2], iris[1])}


def test_a_revision_without_a_date_falls_back_on_the_order_of_ingestion(tmp_path: Path) -> None:
    put(tmp_path, revision(1, issued="2026-12-01"), revision(2))
    with PolicyGraph.open(tmp_path) as graph:
        assert graph.latest_revisions() == (revision(2).document.iri,)
