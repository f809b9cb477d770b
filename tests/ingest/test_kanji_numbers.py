"""Figures in kanji: read where they stand before a word that counts."""

import pytest

from ingest.kanji_numbers import number_of, with_figures
from ingest.quantity import read_target


@pytest.mark.parametrize(
    ("kanji", "number"),
    [
        *(("五", 5), ("十", 10), ("十八", 18), ("二十四", 24), ("百", 100), ("三百六十", 360), ("千二百", 1_200)),
        *(("三万五千", 35_000), ("二四", 24), ("一〇五", 105)),
    ],
)
def test_a_number_is_read_by_its_places_or_digit_by_digit(kanji: str, number: int) -> None:
    assert number_of(kanji) == number


@pytest.mark.parametrize(
    ("printed", "figures"),
    [
        ("二十四人", "24人"),
        ("年間三百六十トン", "年間360トン"),
        ("六十八・五％", "68.5％"),
        ("十分に一部の第三者へ", "十分に一部の第三者へ"),
        ("八戸市の２千人", "八戸市の２千人"),
        ("施設の利用者数二百五人", "施設の利用者数205人"),
        ("相談員の人数十八人", "相談員の人数18人"),
        ("毎年数十人", "毎年数十人"),
        ("利用者数十人", "利用者数十人"),
    ],
)
def test_only_what_is_counted_is_a_figure(printed: str, figures: str) -> None:
    assert with_figures(printed) == figures


def test_a_target_in_kanji_has_its_value() -> None:
    target = read_target("十四世帯以上")
    assert (target.value, target.unit) == (14, "世帯")
