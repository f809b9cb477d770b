"""Pairs of texts of our own writing whose programmes have other names over the same 事業内容."""

import pytest

from graph.diff import Change
from ingest.pipeline import Pipeline
from tests.revisions.test_pairs import changes, told


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


SHEET = """ふたば市実施計画

基本政策２　出かけやすいまち

施策２－１　足の確保
　市民の足を守ります。
"""
FORMS = {
    "sheet": "（１）{name}\n　担当課：{office}\n　事業内容：坂の多い町を小さな車で回ります。\n",
    "table": "事業名	担当課	事業内容\n{name}	{office}	坂の多い町を小さな車で回ります\n",
}


@pytest.mark.parametrize("form", FORMS)
def test_a_programme_of_the_same_content_and_place_has_another_name(pipeline: Pipeline, form: str) -> None:
    before, after = (
        SHEET + FORMS[form].format(name=name, office=office)
        for name, office in (("坂道乗合車運行事業", "道路課"), ("ぐるり号運行事業", "交通課"))
    )
    assert told(changes(pipeline, before, after)) == [
        "改称：「坂道乗合車運行事業」→「ぐるり号運行事業」",
        "「ぐるり号運行事業」の所管 道路課→交通課",
    ]


def test_a_programme_that_is_a_measure_too_goes_on_as_that_does(pipeline: Pipeline) -> None:
    before, after = (
        f"{SHEET}事業名：{name}\n担当課：道路課\n" for name in ("坂道乗合車運行事業", "坂道小型車運行事業")
    )
    renamed = "改称：「坂道乗合車運行事業」→「坂道小型車運行事業」"
    assert told(changes(pipeline, before, after)) == [renamed, renamed]


def test_a_programme_of_another_content_is_another_one(pipeline: Pipeline) -> None:
    before = SHEET + FORMS["sheet"].format(name="坂道乗合車運行事業", office="道路課")
    after = SHEET + FORMS["sheet"].format(name="通学路見守り事業", office="道路課").replace(
        "坂の多い町を小さな車で回ります", "朝の辻に旗を持った人が立ちます"
    )
    assert {row.change for row in changes(pipeline, before, after)} >= {Change.ADDED, Change.REMOVED}
