"""Spellings that a reader takes for the same are the same to the index."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.search.forms import fold, fold_with_places, is_kana, pairs
from graph.search.words import norms, reading_of, stems, words_of

SAME_CHARACTERS = [
    ("ＫＰＩ", "kpi"),
    ("ｽﾏｰﾄ農業", "スマート農業"),
    ("すまーと", "スマート"),
    ("まち・ひと・しごと", "まちひとしごと"),
    ("「移動の空白」", "移動の空白"),
    ("３ヶ所", "3か所"),
    ("力レッジ", "カレッジ"),
    ("10.5％", "10.5%"),
]
SAME_WORDS = [
    ("取組", "取り組み"),
    ("取組み", "取り組み"),
    ("こども", "子供"),
    ("子ども", "子供"),
    ("女性の活躍", "女性活躍"),
    ("障がい者", "障害者"),
    ("空家", "空き家"),
    ("コンピュータ", "コンピューター"),
]
SAME_STEMS = [
    ("受入れ", "受け入れる"),
    ("貸出し", "貸し出す"),
    ("引下げ", "引き下げ"),
    ("積立て", "積み立て"),
    ("賃上げ", "賃上"),
    ("担手", "担い手"),
]
DIFFERENT = [("2.0", "20"), ("10%", "10"), ("京都", "東京")]


@pytest.mark.parametrize(("one", "other"), SAME_CHARACTERS)
def test_characters_fold_to_one_spelling(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), SAME_WORDS)
def test_words_have_one_norm(one: str, other: str) -> None:
    assert norms(one) == norms(other) != ""


@pytest.mark.parametrize(("one", "other"), SAME_STEMS)
def test_stems_leave_okurigana_and_inflection_aside(one: str, other: str) -> None:
    assert stems(one) == stems(other) != ""


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_what_differs_stays_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text(alphabet="あアｱｶﾞが゛農業ＡａA1１２.．。、％%「」ー- \u3099㌔①ヶ\n", max_size=30))
def test_places_lead_back_to_where_a_character_stood(text: str) -> None:
    """Each character of the folded text comes from a span of the original that folds to it."""
    folded = fold_with_places(text)
    assert folded.text == fold(text)
    assert len(folded.places) == len(folded.text)
    assert all(0 <= start < end <= len(text) for start, end in folded.places)


def test_pairs_overlap_and_end_in_a_single_character() -> None:
    assert pairs("人口減") == "人口 口減 減"
    assert pairs("") == ""


def test_kana_alone_is_told_from_other_texts() -> None:
    assert is_kana(fold("のうぎょう"))
    assert is_kana(fold("スマート"))
    assert not is_kana(fold("農ぎょう"))


def test_words_know_where_they_stand_even_far_into_a_long_text() -> None:
    text = "農業。" * 20_000
    last = words_of(text)[-1]
    assert text[last.start : last.end] == "農業"
    assert last.end == len(text) - 1


def test_readings_are_in_hiragana() -> None:
    assert reading_of("文科省") == "もんかしょう"
