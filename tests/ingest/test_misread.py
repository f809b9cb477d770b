"""Letters among figures are read as the figures that were printed; everything else stays."""

import pytest

from ingest.structure.clean import clean
from ingest.structure.misread import with_letters_right


@pytest.mark.parametrize(
    ("recognised", "printed"),
    [
        ("3,OO0世帯", "3,000世帯"),
        ("令和lO年度", "令和10年度"),
        ("l2,5OO円", "12,500円"),
        ("4O.5％", "40.5％"),
        ("l8か所", "18か所"),
        ("１，ＯＯＯ人", "１，０００人"),
        ("以下「ＫＰｌ」という", "以下「ＫＰＩ」という"),
    ],
)
def test_letters_are_those_that_were_printed(recognised: str, printed: str) -> None:
    assert with_letters_right(recognised) == printed
    assert len(recognised) == len(printed)


@pytest.mark.parametrize("text", ["CO2の排出量", "O157", "ISO9001", "RMO 3団体", "第I章", "10l/人", "I 概要", "KPlan"])
def test_other_letters_stay(text: str) -> None:
    assert with_letters_right(text) == text


def test_offsets_still_name_the_source() -> None:
    source = "参加者は2,OOO人"
    cleaned = clean(source)
    assert cleaned.text == "参加者は2,000人"
    assert [source[offset] for offset in cleaned.origins] == list(source)
