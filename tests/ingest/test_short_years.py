"""Years printed short are read by the other years of their text."""

import pytest

from ingest.short_years import ShortYears


@pytest.mark.parametrize(
    ("text", "printed", "year"),
    [
        ("平成25年度の調べでは、平成22年より増えた。", "27年度", 2015),
        ("計画の期間は令和５年度から令和９年度までとする。", "９年度末", 2027),
        ("計画の期間は令和５年度から令和17年度までとする。", "17年度", 2035),
        ("2021年に始まり、2024年に見直す。", "27年度まで", 2027),
        ("令和元年度に定めた。", "令和11年度", 2029),
        ("年の分からない文です。", "27年度", None),
        ("令和５年度から始める。", "10年間", None),
        ("令和５年度から始める。", "毎年度", None),
    ],
)
def test_a_short_year_is_the_nearest_to_those_of_the_text(text: str, printed: str, year: int | None) -> None:
    deadline = ShortYears(text).deadline(printed)
    assert (deadline.printed, deadline.year) == (printed, year)
