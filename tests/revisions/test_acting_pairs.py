"""Pairs of texts of our own writing whose sentences say which ministry does what."""

import pytest

from ingest.pipeline import Pipeline
from ingest.structure.acting import tells_who_acts
from tests.revisions.test_pairs import changes, told


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


PLAN = """雪国くらし基本計画

第１章　雪国をめぐる現状と課題

（１）屋根の雪
　国土交通省は、屋根の雪に関する調査を行う。

第２章　施策の内容

第１節　雪に備える

（１）{first}
　{who}は、吹雪の予報を細かくし、
　道を閉ざす時刻を早く知らせる。

（２）雪下ろしの支援
　総務省及び国土交通省は、雪下ろしの担い手を募る団体を支援する。また、命綱の使い方を学ぶ講習を行う。

第２節　雪を生かす

（１）雪室の活用
　農林水産省が、雪室で野菜を貯える施設の整備を進める。
{more}
第３章　計画の推進

（１）点検
　内閣府は、毎年度、計画の進み具合を公表する。
"""


def plan(first: str = "吹雪への備え", who: str = "国土交通省", more: str = "") -> str:
    return PLAN.format(first=first, who=who, more=more)


def test_the_ministry_that_acts_in_a_sentence_answers_for_its_heading(pipeline: Pipeline) -> None:
    rows = changes(pipeline, plan(), plan(first="吹雪への備えと知らせ", who="国土交通省及び環境省"))
    assert set(told(rows)) >= {
        "改称：「吹雪への備え」→「吹雪への備えと知らせ」",
        "「吹雪への備えと知らせ」の所管 国土交通省→国土交通省、環境省",
    }


def test_a_heading_beside_those_is_a_measure_and_one_of_the_background_is_none(pipeline: Pipeline) -> None:
    """It names no ministry: the ones beside it do."""
    more = "\n（２）雪まつりの開催\n　各地の雪まつりを結ぶ暦を作る。\n"
    before = plan().replace("（１）屋根の雪", "（１）屋根に積もる雪").replace("（１）点検", "（１）評価")
    assert told(changes(pipeline, before, plan(more=more))) == ["新規：「雪まつりの開催」"]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("環境省は、藻場の造成を進める。", True),
        ("環境省及び水産庁が連携し、藻場の造成を図ります。", True),
        ("農林水産省、環境省等は、里山の手入れを支援する。", True),
        ("こども家庭庁においては、相談の窓口を増やす。", True),
        ("環境省は、令和元年に指針を定めた。", False),
        ("環境省は、調査を続けている。", False),
        ("関係省庁は、連携して取り組む。", False),
        ("県庁は、駅の北にある。", False),
        ("市は、道路の補修を進める。", False),
        ("我が国は、反省は、要る。", False),
    ],
)
def test_a_sentence_says_who_is_to_act(text: str, acts: bool) -> None:
    assert tells_who_acts(text) is acts
