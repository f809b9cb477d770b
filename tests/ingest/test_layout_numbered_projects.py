"""Titles of projects that a number stands before: what is one, which is nearest over a place."""

import pytest

from ingest.cues import load_cues
from ingest.layouts.owners.numbered_projects import NumberedProjects

BODY = "担当課 観光課\nKPI 渡し舟の利用者数\n"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("No.1 渡し場再生事業\n" + BODY, "渡し場再生事業"),
        ("Ｎｏ．2　渡し場再生事業（拠点整備型）\n" + BODY, "渡し場再生事業"),
        ("No.1 渡し場再生事業\n" + BODY + "No.2 里山の家事業\n" + BODY, "里山の家事業"),
        ("No.1 渡し場再生事業\nNo.2 里山の家事業\n" + BODY, None),  # a list
        ("No.1 渡し場再生事業 R7～R9 21,300千円\n" + BODY, None),  # a row of a table
        ("No.1 渡し場の様子\n" + BODY, None),  # no project
    ],
)
def test_the_nearest_title_over_a_place_is_found(text: str, name: str | None) -> None:
    found = NumberedProjects(text, load_cues()).over(len(text) - 1)
    assert (found and found[0]) == name
    assert found is None or text[slice(*found[1])] == name
