"""Two values are told with what they share said once, and nothing of either cut off."""

import pytest

from graph.diff.telling import arrow


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("1,000団体", "1,500団体", "1,000→1,500団体"),
        ("2027年度", "2030年度", "2027→2030年度"),
        ("年間142人（R3年度）", "年間157人（R4年度）", "年間142人（R3年度）→年間157人（R4年度）"),
        (None, "12件", "（なし）→12件"),
    ],
)
def test_what_is_shared_is_said_once(before: str | None, after: str, told: str) -> None:
    assert arrow(before, after) == told
