"""Radicals in the place of characters: labels and cues take the character, quotes keep what stands in the file."""

import pytest

from ingest.structure.clean import clean
from ingest.structure.radicals import CHARACTERS
from ontology.model import Kpi
from tests.ingest.conftest import Read


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("⼈⼝", "人口"),
        ("⽬標", "目標"),
        ("⺠間", "民間"),
        ("⻑期", "長期"),
        ("⻄港", "西港"),
        ("‧舟の数", "・舟の数"),
        ("２\u2003港を直す", "２　港を直す"),
    ],
)
def test_radicals_become_the_characters_that_look_the_same(printed: str, read: str) -> None:
    assert clean(printed).text == read


def test_each_radical_becomes_one_character_so_that_offsets_stay() -> None:
    assert all(len(character) == 1 for character in CHARACTERS.values())
    assert len(CHARACTERS) > 214


def test_a_table_printed_with_radicals_is_read_and_quoted_as_printed(read: Read) -> None:
    text = "基本⽬標１　港のしごとをつくる\n\n指標\t⽬標値（R11）\n朝市の来場者の⼈数\t1,800⼈\n空き店舗の数\t10店\n"
    kpi = next(each for each in read(text).entities if isinstance(each, Kpi) and "朝市" in each.label)
    assert kpi.label == "朝市の来場者の人数"
    assert kpi.target is not None
    assert kpi.target.printed == "1,800人"
    assert "⼈数" in kpi.evidence[0].quote
