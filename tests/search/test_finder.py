"""What is found, in which order, and how it can be narrowed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.search.facet import Facet
from graph.search.finder import SearchIndex, Window
from graph.search.hits import Found, Hit
from ontology.errors import BadParameter, UnknownThing
from tests.examples import TEXT

HOSTILE = [
    '"', '""', '"""', "'", "*", "農*", "NEAR(農 業)", "農 AND 業", "OR", "NOT 農", "{words} : 農", "words:農", "^農",
    "農 + 業", "(", ")", "((((", "-農", "--", "; DROP TABLE entry", "\x00", "農\x00業", "\ud800", "%", "_", "😀",
    "\u3000", "「", "「」", "“”", "a" * 200, "農 " * 100, "\\", "\n", "か\u3099", "\u200b", "rank", "names MATCH 1",
]  # fmt: skip
FOUND = [
    ("漁師", "Measure", "見習い漁師の支援"),
    ("見習漁師", "Measure", "見習い漁師の支援"),
    ("漁", "Measure", "漁具の共同購入"),
    ("市場", "Measure", "市場の改修"),
    ("ふなで", "Programme", "船出応援事業"),
    ("ＳＨＩＮＫＩ", None, None),
    ("移住者", "KPI", "港町への移住者数"),
    ("移住者 500人", "KPI", "港町への移住者数"),
    ("水庁", "Organisation", "水産庁"),
    ('"住まいを貸し出す"', "Passage", "水産庁は、見習い漁師に船と住まいを貸し出す。また、みなと省と協力する。"),
    ("住まいの貸出し", "Passage", "水産庁は、見習い漁師に船と住まいを貸し出す。また、みなと省と協力する。"),
]


def first(found: Found) -> Hit | None:
    return found.hits[0] if found.hits else None


def shown(hit: Hit) -> str:
    return "".join(f"[{part.text}]" if part.marked else part.text for part in hit.snippet)


@pytest.mark.parametrize(("query", "kind", "label"), FOUND)
def test_the_first_hit_is_what_a_reader_means(harbour: SearchIndex, query: str, kind: str | None, label: str) -> None:
    hit = first(harbour.find(query))
    assert (hit and hit.kind, hit and hit.label) == (kind, label)


@pytest.mark.parametrize("query", HOSTILE)
def test_nothing_that_is_typed_is_syntax(harbour: SearchIndex, query: str) -> None:
    """Operators, quotes and control characters are looked for like any text, or left out."""
    found = harbour.find(query)
    assert found.total == len(harbour.find(query, window=Window(1000)).hits)
    harbour.suggest(query)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_no_text_breaks_a_search(harbour: SearchIndex, text: str) -> None:
    assert harbour.find(text).total >= 0


def test_a_query_that_is_too_long_is_refused(harbour: SearchIndex) -> None:
    with pytest.raises(BadParameter):
        harbour.find("農" * 201)


def test_an_empty_query_finds_nothing(harbour: SearchIndex) -> None:
    assert (harbour.find(" 、。").total, harbour.find("").hits, harbour.suggest("")) == (0, (), ())


def test_words_are_joined_by_and(harbour: SearchIndex) -> None:
    assert harbour.find("漁具 購入").total >= 1
    assert harbour.find("漁具 市場").total == 0


def test_quotes_hold_to_the_letter(harbour: SearchIndex) -> None:
    assert harbour.find("漁具購入").total >= 1
    assert harbour.find('"漁具購入"').total == 0


def test_hits_are_marked_where_they_lie(harbour: SearchIndex) -> None:
    found = {hit.label: shown(hit) for hit in harbour.find("漁師の支援").hits}
    assert found["見習い漁師の支援"] == "見習い[漁師の支援]"


def test_a_name_that_fits_is_shown_beside_a_label_that_does_not(harbour: SearchIndex) -> None:
    hit = first(harbour.find("水庁"))
    assert hit is not None
    assert shown(hit) == "水産庁"
    assert [part.text for part in hit.also if part.marked] == ["水庁"]


def test_a_passage_leads_to_its_place_and_to_what_it_stands_under(harbour: SearchIndex) -> None:
    hit = first(harbour.find("屋根"))
    assert hit is not None and hit.evidence is not None
    assert TEXT[hit.evidence.start : hit.evidence.end] == hit.evidence.quote == "市場の屋根を直す。"
    assert hit.sections == ("みなと振興戦略", "第1章 目指す姿")


def test_a_heading_is_found_as_the_thing_that_it_names(harbour: SearchIndex) -> None:
    assert [hit.kind for hit in harbour.find("見習い漁師の支援").hits] == ["Measure"]


def test_facets_count_under_the_filters_of_the_others(harbour: SearchIndex) -> None:
    found = harbour.find("漁", {Facet.KIND: "measure"})
    assert {hit.kind for hit in found.hits} == {"Measure"}
    assert found.total == 2
    counts = {count.value: count.count for count in found.facets[Facet.KIND]}
    assert counts["Measure"] == 2
    assert len(counts) > 1, "the other kinds can still be chosen"
    assert sum(count.count for count in found.facets[Facet.OUTCOME]) == 2


@pytest.mark.parametrize("name", ["水産庁", "水庁", "{key}", "{iri}"])
def test_a_ministry_is_named_in_any_way(harbour: SearchIndex, name: str) -> None:
    iri = next(hit.iri for hit in harbour.suggest("水産庁"))
    given = name.format(iri=iri, key=iri.rsplit("/", 1)[-1])
    found = harbour.find("支援", {Facet.MINISTRY: given})
    assert [hit.label for hit in found.hits if hit.kind == "Measure"] == ["見習い漁師の支援"]
    assert found.chosen[Facet.MINISTRY] == (iri,)


@pytest.mark.parametrize(
    ("year", "labels"), [("2028", {"新規就業者数"}), ("2030", {"港町への移住者数"}), ("1999", set())]
)
def test_a_year_is_that_of_a_deadline(harbour: SearchIndex, year: str, labels: set[str]) -> None:
    found = harbour.find("者数", {Facet.YEAR: year, Facet.KIND: "KPI"})
    assert {hit.label for hit in found.hits} == labels


@pytest.mark.parametrize(
    ("filters", "error"),
    [
        ({Facet.KIND: "Ship"}, BadParameter),
        ({Facet.YEAR: "20x8"}, BadParameter),
        ({Facet.MINISTRY: "ない省"}, UnknownThing),
        ({Facet.MINISTRY: "'); --"}, UnknownThing),
        ({Facet.MINISTRY: "%"}, UnknownThing),
        ({Facet.DOCUMENT: "x"}, UnknownThing),
        ({Facet.OUTCOME: "水産庁"}, UnknownThing),
    ],
)
def test_an_impossible_filter_is_told(harbour: SearchIndex, filters: dict[Facet, str], error: type[Exception]) -> None:
    with pytest.raises(error) as told:
        harbour.find("漁", filters)
    assert getattr(told.value, "message").ja  # noqa: B009  of an error of ours


def test_a_thing_of_two_documents_is_one_hit(two: SearchIndex) -> None:
    found = two.find("水産庁", {Facet.KIND: "Organisation"})
    assert [hit.label for hit in found.hits] == ["水産庁"]
    assert [ref.label for ref in found.hits[0].documents] == ["みなと振興戦略", "新みなと振興戦略"]
    assert {count.label: count.count for count in found.facets[Facet.DOCUMENT]} == {
        "みなと振興戦略": 1,
        "新みなと振興戦略": 1,
    }
    assert [count.count for count in found.facets[Facet.KIND] if count.value == "Organisation"] == [1]


def test_pages_follow_one_another_without_gap_or_repetition(two: SearchIndex) -> None:
    every = [hit.iri for hit in two.find("漁", window=Window(100)).hits]
    paged = [hit.iri for at in range(0, len(every), 3) for hit in two.find("漁", window=Window(3, at)).hits]
    assert paged == every
    assert len(set(every)) == len(every)
    assert two.find("漁", window=Window(3, 10_000)).hits == ()


def test_the_best_few_of_every_kind_come_kind_by_kind(two: SearchIndex) -> None:
    hits = two.find("漁", window=Window(each=1)).hits
    kinds = [hit.kind for hit in hits]
    assert len(kinds) == len(set(kinds)) > 1
    assert hits[0].score == max(hit.score for hit in hits)


def test_words_are_looked_for_one_by_one_where_the_whole_is_nowhere(harbour: SearchIndex) -> None:
    found = harbour.find("漁具を安く共同購入")
    assert not found.hits
    found = harbour.find("購入する漁具")
    assert found.is_loosened
    assert first(found).label == "漁具の共同購入"  # type: ignore[union-attr]  # there is one
    assert not harbour.find("漁具の共同購入").is_loosened


def test_nothing_found_suggests_near_labels(harbour: SearchIndex) -> None:
    found = harbour.find("見習漁帥の支縁")
    assert found.total == 0
    assert found.near[0] == "見習い漁師の支援"
    assert harbour.find("漁師", {Facet.YEAR: "1999"}).near == (), "a filter took the hits away, not the spelling"


def test_names_are_suggested_from_the_first_character_on(harbour: SearchIndex) -> None:
    for typed in ("漁", "漁具", "ぎょぐ", "漁具の共"):
        assert "漁具の共同購入" in [hit.label for hit in harbour.suggest(typed)]
    assert all(hit.evidence is None for hit in harbour.suggest("漁"))
    assert len(harbour.suggest("の", limit=2)) == 2
