"""What both texts say in the same words is no change, though one of them alone lets it be read for what it is."""

import pytest

from ingest.pipeline import Pipeline
from tests.revisions.test_pairs import changes, told

HEADS = """鈴川市森づくり基本方針
{year}３月　鈴川市

{plain}

（１）苗木の生産
　苗木を育てる農家に資材を配る。苗木の出荷数を令和12年度までに４万本とする。

（２）{second}
　斜面を見回り、崩れそうな所を伝える人を置く。
{target}
"""


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


def plan(second: str = "見回りの強化", target: str = "", year: str = "令和６年") -> str:
    return HEADS.format(year=year, plain="１　山をまもる", second=second, target=target)


def test_a_target_more_is_told_alone(pipeline: Pipeline) -> None:
    """The new target makes its heading a measure; the heading itself stood there before."""
    rows = changes(pipeline, plan(), plan(target="　見回る人の数を令和12年度までに60人とする。", year="令和７年"))
    assert [row.change.value for row in rows] == ["added"]
    assert rows[0].thing.label == "見回る人の数"


def test_another_heading_in_the_place_is_told(pipeline: Pipeline) -> None:
    target = "　見回る人の数を令和12年度までに60人とする。"
    rows = changes(pipeline, plan(target=target), plan(second="巡視員の配置", target=target, year="令和７年"))
    assert told(rows) == ["改称：「見回りの強化」→「巡視員の配置」"]


def test_a_line_that_stands_once_less_is_gone(pipeline: Pipeline) -> None:
    """A bullet that an annex repeats is struck from its measure."""
    bullets = "　【主な事業】\n　○ 枝打ち体験事業\n　○ 里山の道しるべ事業\n"
    annex = "\n資料　この方針に関わる言葉\n\n枝打ち体験事業\n里山の道しるべ事業\n"
    before = plan(target=f"　見回る人の数を令和12年度までに60人とする。\n{bullets}{annex}")
    rows = changes(pipeline, before, before.replace("　○ 枝打ち体験事業\n", ""))
    assert {row.change.value for row in rows} <= {"removed", "programme-removed"}
    assert rows
