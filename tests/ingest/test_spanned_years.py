"""Words across the years of a table: a line that a drawing left between its rows changes nothing."""

import pytest

from ingest.cues import load_cues
from ingest.layouts.finder import find_layouts
from ingest.structure.clean import clean
from tests.ingest.layouts import LAYOUTS

PASSAGE = (LAYOUTS / "years_spanned_by_words.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("drawn", ["|", "| |"])
def test_a_line_of_bars_between_rows_is_passed_over(drawn: str) -> None:
    whole = find_layouts(clean(PASSAGE), load_cues())
    lines = PASSAGE.splitlines()
    for at in range(len(lines)):
        cut = find_layouts(clean("\n".join([*lines[:at], drawn, *lines[at:]])), load_cues())
        assert not [told for told, _ in cut.unresolved if "broke" in told]
    assert whole.kpis
