"""Labels that a reader would call the same words compare equal."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.normalise import comparable, is_restated, repair, without_restated


@pytest.mark.parametrize(
    ("printed", "right"),
    [
        ("畜产物の生产", "畜産物の生産"),
        ("关係府省", "関係府省"),
        ("スマート力レッジ", "スマートカレッジ"),
        ("農村RM0の形成", "農村RMOの形成"),
        ("農村ＲＭ０の形成", "農村ＲＭＯの形成"),
        ("能力開発", "能力開発"),
        ("MR0", "MR0"),
        ("", ""),
    ],
)
def test_misreadings_are_repaired_and_nothing_else(printed: str, right: str) -> None:
    assert repair(printed) == right


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("農業の推進【再掲】", "農業の推進"),
        ("農業の推進（再掲）", "農業の推進"),
        ("農業の推進 [再 掲]", "農業の推進"),
        ("【再掲】農業の推進", "農業の推進"),
    ],
)
def test_the_mark_of_a_repeated_item_is_seen_and_dropped(printed: str, plain: str) -> None:
    assert is_restated(printed)
    assert without_restated(printed) == plain


@pytest.mark.parametrize("label", ["農業の推進", "再掲示板の整備", "再掲", "【新規】農業"])
def test_a_label_without_the_mark_is_left_alone(label: str) -> None:
    assert not is_restated(label)
    assert without_restated(label) == label


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ＤＸ推進", "DX推進"),
        ("ｽﾏｰﾄ農業", "スマート農業"),
        ("スマート　農 業", "スマート農業"),
        ("・スマート農業。", "スマート農業"),
        ("Society5.0", "SOCIETY５．０"),
        ("農业の生产【再掲】", "農业の生産"),
    ],
)
def test_the_same_words_compare_equal(one: str, other: str) -> None:
    assert comparable(one) == comparable(other)


@pytest.mark.parametrize(("one", "other"), [("農業", "漁業"), ("Wi-Fi", "WiFi"), ("A・B", "AB"), ("第1期", "第2期")])
def test_different_words_do_not(one: str, other: str) -> None:
    assert comparable(one) != comparable(other)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_the_comparable_form_has_no_space(text: str) -> None:
    assert not re.search(r"\s", comparable(text))
