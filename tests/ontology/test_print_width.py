"""Columns of print: what a text fills, and where its characters begin."""

import pytest

from ontology.print_width import columns_of, is_wide, places_in


@pytest.mark.parametrize(("text", "columns"), [("", 0), ("KPI", 3), ("指標", 4), ("①R9→50％", 10), ("ﾃﾞｰﾀ", 4)])
def test_japanese_characters_fill_two_columns(text: str, columns: int) -> None:
    assert columns_of(text) == columns


def test_a_character_begins_where_the_one_before_it_ends() -> None:
    assert places_in("R9年度") == [0, 1, 2, 4, 6]
    assert [is_wide(character) for character in "9９"] == [False, True]
