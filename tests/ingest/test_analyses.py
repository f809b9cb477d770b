"""Words of analysis sheets are told by their form, whatever parts the cells."""

import pytest

from ingest.layouts.analyses.heads import heads_in
from ingest.layouts.analyses.ordered import left_of
from ingest.layouts.analyses.torn import mend
from ingest.layouts.analyses.words import Sort, words_of
from ingest.layouts.cues import load_layout_cues
from ingest.layouts.printed.words import Measure
from ingest.layouts.rows import Line

WORDS = (
    ("基準（値）", Sort.BASE),
    ("（年度）", Sort.YEAR_HEAD),
    ("年度ごとの目標（値）", Sort.YEARLY),
    ("H26年度", Sort.TIME),
    ("（R6 年度）", Sort.TIME),
    ("毎年度", Sort.TIME),
    ("約 80％", Sort.VALUE),
    ("412 件", Sort.VALUE),
    ("前年度以上", Sort.VALUE),
    ("－", Sort.DASH),
    ("指標③", Sort.LABEL),
    ("ロ", Sort.MARK),
    ("参考指標", Sort.END),
    ("直した橋の数", Sort.TEXT),
)


def _line(text: str) -> Line:
    return Line(0, text, list(range(len(text))), follows_blank=False)


@pytest.mark.parametrize(("text", "sort"), WORDS)
def test_a_word_is_told_by_its_form(text: str, sort: Sort) -> None:
    """One cell is one word, also with a space in it."""
    (word,) = words_of([_line(text)], Measure.WIDTHS, load_layout_cues())
    assert word.sort is sort


@pytest.mark.parametrize("gap", [" ", "\t", " | ", "<br>"])
def test_heads_are_found_whatever_parts_them(gap: str) -> None:
    """The values of single years are counted where their head stands before that of the target."""
    cells = ["基準値", "年度ごとの目標値", "目標値", "基準年度", "５年度", "６年度", "目標年度", "直した橋の数"]
    words = words_of([_line(gap.join(cells))], Measure.WIDTHS, load_layout_cues())
    (heads,) = heads_in(words)
    assert (heads.start, heads.end, heads.before_target) == (0, 7, 2)


def test_a_value_is_parted_from_its_year_in_brackets() -> None:
    """So both forms, 58件 H26年度 and 58件（H26年度）, are one."""
    words = words_of([_line("58件（H26年度）")], Measure.WIDTHS, load_layout_cues())
    assert [word.sort for word in words] == [Sort.VALUE, Sort.TIME]


@pytest.mark.parametrize(
    ("cells", "whole"),
    [
        (("令和4年", "度"), ["令和4年度"]),
        (("平成30", "年度"), ["平成30年度"]),
        (("1,840億", "円"), ["1,840億円"]),
        (("12", "渡し船の数"), ["12", "渡し船の数"]),
        (("基準", "年度"), ["基準", "年度"]),
    ],
)
def test_torn_words_are_mended(cells: tuple[str, ...], whole: list[str]) -> None:
    """Only what becomes a year or a value is put together."""
    cues = load_layout_cues()
    lines = [_line(cell) for cell in cells]
    assert [word.cell.text for word in mend(words_of(lines, Measure.WIDTHS, cues), cues)] == whole


def test_a_line_that_held_nothing_but_a_number_has_no_name() -> None:
    """What is left of such a line once its number is taken off it."""
    assert left_of([], 20) == []
