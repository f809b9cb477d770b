"""Dates of schedules: what is one, what is the scale of a chart, and that neither takes long to tell."""

import time

import pytest

from ingest.slides.dates import DATE, is_date, is_scale


@pytest.mark.parametrize(
    "text",
    ["令和２年４月", "5月下旬~6月", "年央", "R3.10/1(金)", "2020年度内", "9月30日(水)", "第3四半期", "来年度"],
)
def test_a_date_is_a_date(text: str) -> None:
    assert is_date(text.translate(str.maketrans("２４", "24")))


@pytest.mark.parametrize("text", ["4月の会議", "春の祭り", "12団体", "第3回会議", "中間報告"])
def test_what_only_begins_like_one_is_none(text: str) -> None:
    assert not is_date(text)


def test_a_part_of_a_month_does_not_swallow_the_word_behind_it() -> None:
    match = DATE.match("6月頃中間取りまとめ")
    assert match is not None
    assert match[0] == "6月頃"


@pytest.mark.parametrize(
    ("text", "expected"), [("4月 5月 6月", True), ("R2年度 R3年度", True), ("4月", False), ("4月 会議", False)]
)
def test_a_scale_is_nothing_but_dates(text: str, expected: bool) -> None:
    assert is_scale(text) is expected


def test_a_line_of_signs_that_dates_are_made_of_is_told_at_once() -> None:
    start = time.perf_counter()
    assert not is_scale("年度12年度1月年度第" * 300 + "×")
    assert time.perf_counter() - start < 1
