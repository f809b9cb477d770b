"""Pages that an extraction gave as one line are read as the lines that they were."""

import pytest

from ingest.structure.clean import clean
from ingest.structure.run_together import parted

_TABLE = (
    "まちの見守り計画 成果指標の一覧 指標名 単位 現状値 (令和5年度) 目標値 (令和10年度) 指標の説明 "
    "見守り協力員の登録者数 人 34 60 名簿に載る人の数 声かけ訓練の実施地区数 地区 11 19 1年間に訓練を行った 地区の数 "
    "①相談件数: 612 件(令和 5 年)→660 件 ②利用率 41.2 % 50 % この計画は毎年見直します。"
)


def test_a_page_on_one_line_is_parted_at_its_spaces() -> None:
    lines = parted(_TABLE).split("\n")
    assert lines[:6] == ["まちの見守り計画", "成果指標の一覧", "指標名", "単位", "現状値", "(令和5年度)"]
    assert "①相談件数: 612 件(令和 5 年)→660 件" in lines
    assert lines[-4:] == ["②利用率", "41.2 %", "50 %", "この計画は毎年見直します。"]


def test_a_motto_between_waves_ends_its_line() -> None:
    lines = parted(f"1 みどり ~山と川のまち~ 施策 {_TABLE}").split("\n")
    assert "施策" in lines


def test_every_offset_stays() -> None:
    assert len(parted(_TABLE)) == len(_TABLE)
    cleaned = clean(_TABLE)
    assert all(
        _TABLE[origin] in (character, " ") for origin, character in zip(cleaned.origins, cleaned.text, strict=True)
    )


@pytest.mark.parametrize(
    "line",
    [
        "この計画は、"
        + "地域で暮らす人が互いに支え合い、安心して住み続けられるようにするための取組を進めるものです。" * 6,
        "| 指標 | 現状値 | 目標値 |" + " 見守り | 3 人 | 5 人 |" * 20,
        "指標名        現状値    目標値" + "   見守りの数   3 人   5 人" * 12,
        "見守りの数 3 人 5 人",
    ],
    ids=["a paragraph", "a table with pipes", "columns", "a short line"],
)
def test_other_lines_are_left(line: str) -> None:
    assert parted(line) == line
