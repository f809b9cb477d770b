"""Evaluation sheets are read alike from every extraction of them."""

import pytest

from ingest.cues import load_cues
from ingest.layouts.finder import find_layouts
from ingest.structure.clean import clean

_HEADS = ["指標名", "単位", "区分", "令和３年度", "令和４年度", "最終目標（令和８年度）"]
_ROWS = [
    ["水路の泥上げに出た\n住民の数", "人", "目標", "320", "330", "360"],
    ["", "", "実績", "298", "-", "-"],
    ["補修した水路の延長", "m", "目標", "150", "180", "400"],
    ["", "", "実績", "141", "-", "-"],
]
_EXPECTED = [("水路の泥上げに出た住民の数", "360"), ("補修した水路の延長", "400")]


def _one_line(row: list[str], gap: str) -> str:
    return gap.join(cell.replace("\n", "") for cell in row)


def _cells(row: list[str]) -> str:
    return "\n".join(cell for cell in row if cell)


_EXTRACTIONS = {
    "tabs": [_one_line(row, "\t") for row in (_HEADS, *_ROWS)],
    "pipes with line breaks in cells": [f"| {' | '.join(row)} |" for row in (_HEADS, *_ROWS)],
    "one cell a line": [_cells(row) for row in (_HEADS, *_ROWS)],
    "run on": [" ".join(_one_line(row, " ").split()) for row in (_HEADS, *_ROWS)],
}


@pytest.mark.parametrize("lines", _EXTRACTIONS.values(), ids=_EXTRACTIONS)
def test_sheet_is_read_from(lines: list[str]) -> None:
    """Names, final targets and their year come out the same, however the cells are parted."""
    text = "\n".join(["令和４年度 事務事業評価シート", "活動指標", *lines, "評価", "水路は保たれている。"])
    found = find_layouts(clean(text), load_cues()).kpis
    assert [(kpi.indicator, kpi.target) for kpi in found] == _EXPECTED
    assert {kpi.deadline for kpi in found} == {"令和８年度"}


def test_row_with_a_missing_target_is_left() -> None:
    """A target whose year cannot be told is worse than none."""
    cells = [_cells(row) for row in (_HEADS, ["補修した水路の延長", "m", "目標", "150", "180"])]
    text = "\n".join(["事務事業評価シート", "活動指標", *cells])
    assert find_layouts(clean(text), load_cues()).kpis == ()


_DUES = ["最終目標値", "目標年度"]
_DATED = ["令和８年度", "", "令和９年度", ""]


@pytest.mark.parametrize("part", [*_EXTRACTIONS])
def test_year_of_a_target_in_its_own_column(part: str) -> None:
    """Each indicator gets its own year, however the cells are parted."""
    rows = [[*_HEADS[:-1], *_DUES], *([*row, due] for row, due in zip(_ROWS, _DATED, strict=True))]
    parted = {
        "tabs": [_one_line(row, "\t") for row in rows],
        "pipes with line breaks in cells": [f"| {' | '.join(row)} |" for row in rows],
        "one cell a line": [_cells(row) for row in rows],
        "run on": [" ".join(_one_line(row, " ").split()) for row in rows],
    }
    text = "\n".join(["令和４年度 事務事業評価シート", "活動指標", *parted[part], "評価", "水路は保たれている。"])
    found = find_layouts(clean(text), load_cues()).kpis
    assert [(kpi.indicator, kpi.target) for kpi in found] == _EXPECTED
    assert [kpi.deadline for kpi in found] == ["令和８年度", "令和９年度"]
