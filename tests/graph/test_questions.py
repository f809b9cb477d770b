"""Every question has an answer on the harbour strategy that was checked by hand against its text."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from graph.projection import Projection
from graph.questions import Answer
from graph.questions.catalogue import CATALOGUE, ask
from ontology.errors import AmbiguousName, BadParameter, UnknownThing
from ontology.model import Document, Entity, Evidence
from tests.graph.busy_harbour import busy_harbour, busy_projection

DESIGNED = [
    "kpis-of-measure", "measures-of-kpi", "ministry", "overlap", "overlap-matrix", "cross-ministry", "kpis",
    "kpis-at-risk", "shared-programmes", "restated", "roadmap", "lineage", "by-law", "sole-contributors",
    "weakest-links", "similar-measures",
]  # fmt: skip


@pytest.fixture(scope="module")
def harbour() -> Projection:
    return busy_projection()


def plain(value: Any) -> Any:
    """Write a cell so that it can be compared by eye: a thing by its label, a passage by its words."""
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if isinstance(value, Entity):
        return value.label
    if isinstance(value, Document):
        return value.title
    return value.quote if isinstance(value, Evidence) else value


def cells(answer: Answer, *names: str) -> list[list[Any]]:
    return [[plain(getattr(row, name)) for name in names] for row in answer.rows]


FISHERS, MARKET, JOBS = "漁業の担い手を育てる", "港の市場を直す", "海の仕事を増やす"
APPRENTICES, BUYING, REPAIR, SUPPORT = "見習い漁師の支援", "漁具の共同購入", "市場の改修", "漁具の共同購入の支援"
NEWCOMERS, MOVERS, SLOW, STUCK = "新規就業者数", "港町への移住者数", "漁船の更新数", "水揚げの回復"
LAW = "港の市場に関する法律"

ANSWERS: list[tuple[str, dict[str, str], str, list[list[Any]]]] = [
    (
        "kpis-of-measure", {"measure": BUYING}, "kpi target via steps basis",
        [
            [NEWCOMERS, "50％", [], 1, "structural"],
            [SLOW, "50隻", [FISHERS], 2, "structural"],
            [STUCK, None, [FISHERS], 2, "structural"],
            [MOVERS, "年間500人", [FISHERS, JOBS, "にぎわう港町をつくる"], 4, "structural"],
        ],
    ),
    (
        "measures-of-kpi", {"kpi": NEWCOMERS}, "measure programme ministry basis confidence",
        [
            [APPRENTICES, None, "水産庁", "stated", 1.0],
            [APPRENTICES, "船出応援事業", "水産庁", "curated", 0.6],
            [BUYING, None, "交易省", "structural", 1.0],
        ],
    ),
    (
        "measures-of-kpi", {"kpi": STUCK}, "measure ministry via",
        [
            [APPRENTICES, "水産庁", [FISHERS]], [APPRENTICES, "水産庁", [FISHERS]], [BUYING, "交易省", [FISHERS]],
            [SUPPORT, "水産庁", [FISHERS]],
        ],
    ),
    (
        "ministry", {"ministry": "みなと省"}, "thing relation organisation measures",
        [
            [APPRENTICES, "responsibleFor", "水産庁", [APPRENTICES]],
            [SUPPORT, "responsibleFor", "水産庁", [SUPPORT]],
            ["船出応援事業", "responsibleFor", "水産庁", [APPRENTICES, REPAIR]],
            [APPRENTICES, "mentions", "みなと省", [APPRENTICES]],
        ],
    ),
    (
        "overlap", {"a": "みなと省", "b": "交易省"}, "reason shared basis of_a of_b",
        [
            ["measure", REPAIR, "curated", [REPAIR], [REPAIR]],
            ["kpi", NEWCOMERS, "structural", [APPRENTICES], [BUYING]],
            ["output", FISHERS, "structural", [APPRENTICES, SUPPORT], [BUYING]],
            ["output", MARKET, "curated", [REPAIR], [BUYING, REPAIR]],
            ["law", LAW, "curated", [REPAIR], [REPAIR]],
            ["similar", None, "inferred", [SUPPORT], [BUYING]],
        ],
    ),
    (
        "overlap-matrix", {}, "a b total measure programme kpi output law similar",
        [["みなと省", "交易省", 6, 1, 0, 1, 2, 1, 1]],
    ),
    (
        "cross-ministry", {}, "measure ministries organisations programmes basis",
        [[REPAIR, ["みなと省", "交易省"], ["交易省", "水産庁"], ["船出応援事業"], "curated"]],
    ),
    (
        "kpis", {}, "kpi deadline_year outcomes ministries status",
        [
            [NEWCOMERS, 2028, [JOBS], ["水産庁", "交易省"], None],
            [MOVERS, 2030, [], [], "①B"],
            [SLOW, 2030, [JOBS], [], None],
            [STUCK, None, [JOBS], [], "②"],
        ],
    ),
    ("kpis", {"year": "２０３０"}, "kpi", [[MOVERS], [SLOW]]),
    ("kpis", {"outcome": JOBS, "by": "ministry"}, "kpi", [[NEWCOMERS], [SLOW], [STUCK]]),
    ("kpis", {"ministry": "みなと省"}, "kpi", [[NEWCOMERS]]),
    ("kpis", {"status": "②"}, "kpi", [[STUCK]]),
    (
        "kpis-at-risk", {}, "kpi signal basis progress elapsed",
        [[STUCK, "status", "stated", None, None], [SLOW, "progress", "inferred", "20%", 50]],
    ),
    ("kpis-at-risk", {"signal": "progress"}, "kpi", [[SLOW]]),
    (
        "shared-programmes", {}, "programme measures outcomes ministries",
        [["船出応援事業", [APPRENTICES, REPAIR], [JOBS], ["水産庁"]]],
    ),
    ("restated", {}, "thing joins basis", [[BUYING, [FISHERS, MARKET], "structural"]]),
    (
        "roadmap", {"year": "2027", "ministry": "みなと省"}, "item start end of ministries",
        [["屋根の工事", "2026-04", "2028-03", [REPAIR], ["交易省", "水産庁"]]],
    ),
    ("roadmap", {"year": "2028"}, "item", []),
    (
        "lineage", {"thing": "船出応援事業"}, "document thing relation basis",
        [["みなと振興戦略", "船出応援事業", "same", "stated"]],
    ),
    ("by-law", {"law": LAW}, "thing relation ministries", [[REPAIR, "basedOn", ["交易省", "水産庁"]]]),
    (
        "sole-contributors", {"thing": "みなと省"}, "lost relation only step",
        [
            [APPRENTICES, "responsibleFor", ["水産庁"], 1],
            [SUPPORT, "responsibleFor", ["水産庁"], 1],
            ["船出応援事業", "responsibleFor", ["水産庁"], 1],
            [APPRENTICES, "implementedBy", ["船出応援事業"], 2],
            [REPAIR, "implementedBy", ["船出応援事業"], 2],
        ],
    ),
    (
        "weakest-links", {"measure": REPAIR}, "kpi source relation target basis confidence",
        [[MOVERS, MARKET, "contributesTo", JOBS, "inferred", 0.6]],
    ),
    (
        "similar-measures", {"ministry": "交易省", "measure": SUPPORT}, "a b basis words",
        [[SUPPORT, BUYING, "inferred", [BUYING]]],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("slug", "given", "names", "expected"), ANSWERS)
def test_the_answer_is_the_one_checked_by_hand(
    harbour: Projection, slug: str, given: Mapping[str, str], names: str, expected: list[list[Any]]
) -> None:
    assert cells(ask(harbour, slug, given), *names.split()) == expected


def test_the_catalogue_has_the_questions_that_were_promised() -> None:
    assert list(CATALOGUE) == DESIGNED
    assert {slug for slug, *_ in ANSWERS} == set(DESIGNED)


@pytest.mark.parametrize("question", CATALOGUE.values(), ids=CATALOGUE)
def test_a_question_says_in_both_languages_what_it_is(question: Any) -> None:
    words = (question.title, question.about, *(column.words for column in question.columns))
    assert all(each.ja and each.en for each in words)
    assert all(re.search("[ぁ-んァ-ヶ一-龠]", each.ja) for each in (question.title, question.about))
    assert question.slug == question.slug.lower()


@pytest.mark.parametrize("slug", CATALOGUE)
def test_every_inferred_or_curated_row_shows_its_basis(harbour: Projection, slug: str) -> None:
    """Where a row can rest on what the text does not say, the answer has a column for the basis."""
    names = {column.name for column in CATALOGUE[slug].columns}
    assert "basis" in names or slug in ("kpis", "overlap-matrix", "shared-programmes")
    given = next((given for asked, given, *_ in ANSWERS if asked == slug), {})
    for row in ask(harbour, slug, given).rows:
        if getattr(row, "basis", None) == "stated":
            assert getattr(row, "evidence", row), row


def test_both_sentences_of_an_overlap_name_their_ministry(harbour: Projection) -> None:
    for row in ask(harbour, "overlap", {"a": "みなと省", "b": "交易省"}).rows:
        assert "水産庁" in row.sentence_a
        assert "交易省" in row.sentence_b
        assert row.evidence_a
        assert row.evidence_b


def test_an_overlap_is_the_same_from_either_side(harbour: Projection) -> None:
    there = cells(ask(harbour, "overlap", {"a": "みなと省", "b": "交易省"}), "reason", "shared", "of_a", "of_b")
    back = cells(ask(harbour, "overlap", {"a": "交易省", "b": "みなと省"}), "reason", "shared", "of_b", "of_a")
    assert sorted(map(str, there)) == sorted(map(str, back))


def test_an_office_asked_against_its_ministry_speaks_for_itself(harbour: Projection) -> None:
    """What the agency answers for is not counted for the ministry above it as well."""
    assert ask(harbour, "overlap", {"a": "水産庁", "b": "みなと省"}).total == 0


@pytest.mark.parametrize(
    ("slug", "given", "error"),
    [
        ("nothing", {}, UnknownThing),
        ("ministry", {}, BadParameter),
        ("ministry", {"ministry": " "}, BadParameter),
        ("ministry", {"ministry": "存在しない省"}, UnknownThing),
        ("ministry", {"ministry": "市場の改修"}, UnknownThing),  # not an organisation
        ("ministry", {"ministry": "みなと省", "measure": "x"}, BadParameter),
        ("kpis", {"year": "来年"}, BadParameter),
        ("kpis", {"year": "-1"}, BadParameter),
        ("kpis", {"year": "9" * 50}, BadParameter),
        ("kpis", {"by": "colour"}, BadParameter),
        ("overlap", {"a": "みなと省", "b": "みなと省"}, BadParameter),
        ("kpis-of-measure", {"measure": "支援"}, AmbiguousName),
        ("by-law", {"law": "\"}; DROP ALL; {'"}, UnknownThing),
    ],
)
def test_what_cannot_be_answered_says_why(
    harbour: Projection, slug: str, given: Mapping[str, str], error: type[Exception]
) -> None:
    with pytest.raises(error) as caught:
        ask(harbour, slug, given)
    assert " / " in str(caught.value)


def test_a_slip_in_the_name_of_a_question_is_answered_with_near_ones(harbour: Projection) -> None:
    with pytest.raises(UnknownThing) as caught:
        ask(harbour, "measure-of-kpi")
    assert "measures-of-kpi" in str(caught.value.facts["suggestions"])


def test_pages_together_are_the_whole_answer(harbour: Projection) -> None:
    whole = ask(harbour, "weakest-links")
    pages = [ask(harbour, "weakest-links", offset=offset, limit=5) for offset in range(0, whole.total, 5)]
    assert sum((page.rows for page in pages), ()) == whole.rows
    assert [page.truncated for page in pages] == [True] * (len(pages) - 1) + [False]


def test_a_page_past_the_end_is_empty_and_knows_the_total(harbour: Projection) -> None:
    page = ask(harbour, "kpis", offset=99, limit=5)
    assert (page.rows, page.total, page.truncated) == ((), 4, False)


def test_two_documents_do_not_mix_their_measures() -> None:
    both = Projection.of([busy_harbour(), busy_harbour("新みなと振興戦略")])
    measure = next(thing for thing in both.entities.values() if thing.label == BUYING)
    kpis = [row.kpi for row in ask(both, "kpis-of-measure", {"measure": measure.iri}).rows]
    assert {kpi.document for kpi in kpis} == {measure.document}


def test_a_thing_of_one_name_in_two_strategies_is_one_line_of_descent() -> None:
    both = Projection.of([busy_harbour(), busy_harbour("新みなと振興戦略")])
    rows = cells(ask(both, "lineage", {"thing": "船出応援事業"}), "document", "relation")
    assert rows == [["みなと振興戦略", "same"], ["新みなと振興戦略", "same"]]


def test_no_part_of_the_catalogue_loads_a_language_model() -> None:
    for path in (Path(__file__).parents[2] / "graph").rglob("*.py"):
        assert not re.search(r"^\s*(import|from) (spacy|ginza)", path.read_text(encoding="utf-8"), re.MULTILINE), path
