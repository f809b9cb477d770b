"""Records in forms that no reader knows: what a text says three times alike is read, what is torn or mixed is not."""

import pytest

from ingest.layouts.cues import load_layout_cues
from ingest.layouts.found import Findings
from ingest.layouts.regular.pieces import Kind, pieces_of
from ingest.layouts.regular.reader import read_repeated
from ingest.layouts.rows import Cell, Line, lines_of
from ingest.structure.clean import clean

_RECORDS = (
    "指標：苗木の本数",
    "現在（2021年）：",
    "34本",
    "2030年：",
    "60本",
    "指標：林道の延長",
    "現在（2022年）：",
    "12km",
    "2030年：",
    "15km",
    "指標：森の学校の児童数",
    "現在（2020年）：",
    "41人",
    "2030年：",
    "90人",
)
_NAMES = ["苗木の本数", "林道の延長", "森の学校の児童数"]
_ROWS = (
    "当初値 最終目標値",
    "（R3） （R8）",
    "苗木の本数",
    "34本",
    "60本",
    "林道の延長",
    "12km",
    "15km",
    "来客数",
    "4人",
    "9人",
)
_STEPS = (
    *("苗木を植える畑で働く", "人の数", "34人（R6）", "▶", "60人（R12）"),
    *("林道の延長", "（支線を除く）", "12km（R6）", "▶", "15km（R12）"),
    *("来客数", "4人（R6）", "▶", "9人（R12）"),
)


def _read(lines: tuple[str, ...]) -> Findings:
    def is_heading(line: Line) -> bool:
        return line.text.startswith("■")

    findings = Findings()
    read_repeated(lines_of(clean("\n".join(lines))), load_layout_cues(), is_heading, findings)
    return findings


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (_RECORDS, _NAMES),
        (_RECORDS[:10], []),  # two are no rule
        ((*_RECORDS[:14], "90億円"), []),  # the units of the third differ
        ((*_RECORDS[:14], "12", "90人"), []),  # a number of a page for the third
        ((*_RECORDS[:3], "36本", *_RECORDS[3:]), []),  # a value that no label is of
        (_ROWS, ["苗木の本数", "林道の延長", "来客数"]),
        ((*_ROWS[:8], "■数える", "調べた日。", *_ROWS[8:]), ["苗木の本数", "林道の延長", "来客数"]),
        ((*_ROWS[:-1], "―"), []),
        (_ROWS[2:], []),  # without heads
        (_STEPS, ["苗木を植える畑で働く人の数", "林道の延長（支線を除く）", "来客数"]),
        ((*_STEPS[:2], "31人（R5）", *_STEPS[2:]), []),  # two values before the arrow
    ],
)
def test_what_is_repeated_whole_is_read(lines: tuple[str, ...], names: list[str]) -> None:
    """Values in their order behind labels or under heads are those of the name before them."""
    assert [kpi.indicator for kpi in _read(lines).kpis] == names


def test_years_of_labels_and_of_heads_are_deadlines() -> None:
    """The target is the last value where years tell, and its deadline the year that it stands behind."""
    kpis = [*_read(_RECORDS).kpis, *_read(_ROWS).kpis]
    assert [(kpi.baseline, kpi.target, kpi.deadline) for kpi in kpis[::3]] == [
        ("34本", "60本", "2030年"),
        ("34本", "60本", "R8"),
    ]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("34人 60人", "value value"),
        ("来客数 34人 60人", "words value value"),
        ("現状（2022年）： 720人 目標（2028年）： 900人", "label value label value"),
        ("2024年：31人 ／ 2030年まで：60人", "label value label value"),
        ("【目標：2028年度末までに80％】", "label value"),
        ("指標：苗木の本数", "label words"),
        ("＝＝＝＝", ""),
        ("A-L-2", ""),
        ("（人）", "unit"),
    ],
)
def test_a_cell_is_cut_into_what_it_says(text: str, kinds: str) -> None:
    """Labels, times and values are told apart from words; what is drawn says nothing."""
    pieces = pieces_of(Cell(text, tuple(range(len(text)))), load_layout_cues())
    assert " ".join(piece.kind for piece in pieces) == kinds


def test_a_cell_of_many_words_is_cut_in_one_go() -> None:
    """The time for a cell grows with its length alone: one of 400 words is text, and no way of parting it is tried."""
    pieces = pieces_of(Cell(" ".join(["言葉"] * 400)), load_layout_cues())
    assert [piece.kind for piece in pieces] == [Kind.WORDS]
