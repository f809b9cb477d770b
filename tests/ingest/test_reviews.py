"""The cells of review sheets: what each is, and what was torn."""

import pytest

from ingest.layouts.cues import load_layout_cues
from ingest.layouts.printed.words import Measure
from ingest.layouts.reviews.tokens import kind_of
from ingest.layouts.reviews.torn import tokens_of
from ingest.layouts.reviews.words import Kind, sheet_words
from ingest.layouts.rows import Line


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("活動指標", Kind.NAME),
        ("（当初見込み）", Kind.TARGET),
        ("短期アウトカム①-1", Kind.STAGE),
        ("- 年度", Kind.NO_YEAR),
        ("元年度", Kind.YEAR),
        ("毎年度", Kind.YEAR),
        ("（20）", Kind.VALUE),
        ("－", Kind.VALUE),
        ("①-2", Kind.SIDE),
        ("び成果実績", Kind.SIDE),
        ("漁具を直した港の数", Kind.TEXT),
    ],
)
def test_a_cell_is_known_by_its_words_and_form(text: str, kind: Kind) -> None:
    """Labels are looked up; years, values and the rest are told by form."""
    assert kind_of(text, sheet_words(), load_layout_cues()) is kind


@pytest.mark.parametrize(
    ("texts", "kinds"),
    [
        (("目標最", "終年度"), [Kind.FINAL]),
        (("31年度活動見込",), [Kind.YEAR, Kind.EXPECTED]),
        (("目標値（28年度）",), [Kind.TARGET, Kind.YEAR]),
        (("中間目標 目標最終年度", "- 年度 7 年度"), [Kind.INTERIM, Kind.FINAL, Kind.NO_YEAR, Kind.YEAR]),
        (("目標最終年度令", "和9年度"), [Kind.FINAL, Kind.YEAR]),
        (("成果実績 隻 ( 20 ) 18",), [Kind.RESULT, Kind.TEXT, Kind.VALUE, Kind.VALUE]),
    ],
)
def test_what_was_torn_is_whole_again(texts: tuple[str, ...], kinds: list[Kind]) -> None:
    """Line ends and spaces tear labels, years and values; a cell may hold two of them."""
    lines = [
        Line(at, text, list(range(100 * at, 100 * at + len(text))), follows_blank=False)
        for at, text in enumerate(texts)
    ]
    assert [token.kind for token in tokens_of(lines, Measure.WIDTHS, load_layout_cues())] == kinds
