"""Plain numbered headings over measures are goals, where two or more stand in a row and none of them announces."""

import pytest

from ingest.pipeline import Pipeline
from ingest.source import Source
from ontology.model import Basis, Kind, Relation

_FARM = "（１）棚田の維持\n○　石垣を直す。\n（KPI：直した棚田　12枚（R5）→40枚（R10））\n\n"
_HERD = "（２）放牧の再開\n○　柵を巡らす。\n（KPI：放牧した牛　0頭（R5）→15頭（R10））\n\n"
_ROAD = "（１）峠の道の改良\n○　幅を広げる。\n（KPI：改良した延長　1.2km（R5）→4.8km（R10））\n\n"
_TEXT = f"尾根村の計画\n\n{{first}}\n\n{_FARM}{_HERD}{{second}}\n\n{_ROAD}"


def _under(pipeline: Pipeline, text: str) -> dict[str, list[tuple[str, Kind]]]:
    source = Source("x.txt", text, "utf-8")
    extraction = pipeline.read(source, pipeline.identify(source))
    things = {entity.iri: entity for entity in extraction.entities}
    links = [link for link in extraction.links if link.relation is Relation.CONTRIBUTES_TO]
    for link in links:
        assert link.basis is Basis.STRUCTURAL
        assert [text[place.start : place.end] for place in link.evidence] == [place.quote for place in link.evidence]
    measures = [thing for thing in extraction.entities if thing.kind is Kind.MEASURE]
    return {
        measure.label: [
            (things[link.target].label, things[link.target].kind) for link in links if link.source == measure.iri
        ]
        for measure in measures
    }


@pytest.mark.parametrize(
    ("first", "second"), [("１　土とともに", "２　道でつなぐ"), ("Ⅰ　土とともに", "Ⅱ　道でつなぐ")]
)
def test_measures_contribute_to_the_headings_they_stand_under(pipeline: Pipeline, first: str, second: str) -> None:
    earth, road = [("土とともに", Kind.OUTCOME)], [("道でつなぐ", Kind.OUTCOME)]
    found = _under(pipeline, _TEXT.format(first=first, second=second))
    assert found == {"棚田の維持": earth, "放牧の再開": earth, "峠の道の改良": road}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("１　土とともに", "２　計画の指標"),
        ("１　現状と課題", "２　具体的な取組"),
        ("第１章　土とともに", "第２章　道でつなぐ"),
    ],
)
def test_headings_that_announce_and_chapters_are_no_goals(pipeline: Pipeline, first: str, second: str) -> None:
    assert not any(_under(pipeline, _TEXT.format(first=first, second=second)).values())


def test_a_goal_by_its_word_stays_what_it_is(pipeline: Pipeline) -> None:
    found = _under(pipeline, _TEXT.format(first="基本目標１　土とともに", second="基本目標２　道でつなぐ"))
    assert {label for goals in found.values() for label, _ in goals} <= {"土とともに", "道でつなぐ"}


def test_measures_by_number_stand_under_their_goals(pipeline: Pipeline) -> None:
    """施策番号 heads a measure as 施策 does; a chapter at the end of a plan is none."""
    text = (
        "尾根村の計画\n\n第１章　施策の展開\n\nⅠ　土とともに\n\n"
        "施策番号１　棚田の維持\n　石垣を直す。\n　担当課：農林課\n　目標：直した棚田の枚数　12枚（R5）→40枚（R10）\n\n"
        "施策番号２　放牧の再開\n　柵を巡らす。\n\nⅡ　道でつなぐ\n\n施策番号１０　峠の道の改良\n　幅を広げる。\n"
        "　目標：改良した道の延長　1.2km（R5）→4.8km（R10）\n\n"
    )
    found = _under(pipeline, text)
    assert {label: [goal for goal, _ in goals] for label, goals in found.items()} == {
        "棚田の維持": ["土とともに"],
        "放牧の再開": ["土とともに"],
        "峠の道の改良": ["道でつなぐ"],
    }


@pytest.mark.parametrize("title", ["計画の推進", "推進体制", "計画の進行管理"])
def test_a_closing_chapter_is_no_measure(pipeline: Pipeline, title: str) -> None:
    measures = "１　棚田の維持\n石垣を直す。\n\n２　放牧の再開\n柵を巡らす。\n\n"
    text = f"第１章　施策の展開\n\n{measures}３　{title}\n毎年点検する。\n"
    assert set(_under(pipeline, text)) == {"棚田の維持", "放牧の再開"}


def test_chapters_of_a_report_are_no_goals(pipeline: Pipeline) -> None:
    """It speaks of measures, but none has a KPI."""
    earth, road = (
        "１　土とともに\n\n（１）棚田の維持\n石垣を直す。\n\n",
        "２　道でつなぐ\n\n（１）峠の道の改良\n幅を広げる。\n",
    )
    assert not any(_under(pipeline, f"第１章　施策の展開\n\n{earth}{road}").values())
