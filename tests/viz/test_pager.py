"""The pages of a list: the one before, the one after, and the way back from beyond the end."""

import pytest

from viz.pager import Pager


@pytest.mark.parametrize(
    ("offset", "total", "before", "after"),
    [
        (0, 0, None, None),
        (0, 50, None, None),
        (0, 51, None, "50"),
        (50, 51, "0", None),  # a short last page does not shorten the one before it
        (20, 200, "0", "70"),
        (100, 101, "50", None),
        (99_999, 94, "50", None),
        (99_999, 100, "50", None),
        (99_999, 0, "0", None),
    ],
)
def test_a_list_turns_its_pages(offset: int, total: int, before: str | None, after: str | None) -> None:
    assert Pager.of(str, offset, 50, total) == Pager(before, after)
