"""Items that the width of a page cut are one line again; what stands on lines of its own stays so."""

from pathlib import Path

import pytest

from ingest.pipeline import Pipeline
from ingest.structure.cut_items import mended
from ontology.model import Kpi
from ontology.normalise import comparable

TEXTS = Path(__file__).parent.parent / "texts" / "layouts"
IN_ONE_LINE = ("in_parentheses", "heading_lists")
WIDTHS = (28, 34, 40)

CUT = (
    "・水車を直した集落の数：３集落（令和５年度）→８集落⏎（令和11年度）",
    "・水車を直した集落の数：３集落（令和５年度）→８集落（令⏎和11年度）",
    "・水車を使う農家の年間の売上：120万円（令和５年度）→300⏎万円（令和11年度）",
    "・水車を直した集落の数：３集落（令和５年度）⏎→８集落（令和11年度）",
    "・水車を直した集落の数：３集落（令和５年度）→⏎８集落（令和11年度）",
    "【ＫＰＩ】水車を直して米をつくる集落が占める割合⏎の合計　３％（令和５年度）→８％（令和11年度）",
)
WHOLE = (
    "・水車を直した集落の数：３集落（令和５年度）→８集落（令和11年度）⏎・水路の長さ：３km（令和５年度）→８km（令和11年度）",
    "水車を直した集落の数⏎３集落（令和５年度）⏎→８集落（令和11年度）",
    "| 水車を直した集落の数 | ３集落（令和⏎５年度） |",
    "　水車は村の宝であり、これからも守り続けることとします（令和⏎５年度からの取組）。",
)


@pytest.mark.parametrize("text", CUT)
def test_a_cut_item_is_one_line(text: str) -> None:
    """The break becomes an unseen character, so that offsets stay."""
    mend = mended(text.replace("⏎", "\n"))
    assert mend == text.replace("⏎", "\x1f")


@pytest.mark.parametrize("text", WHOLE)
def test_lines_of_their_own_stay(text: str) -> None:
    """Rows, items, sentences and names above their values are not joined."""
    assert mended(text.replace("⏎", "\n")) == text.replace("⏎", "\n")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", IN_ONE_LINE)
def test_the_width_of_the_page_changes_nothing(name: str, width: int, tmp_path: Path) -> None:
    """The same KPIs are read of a text whose lines are cut at a width."""
    text = (TEXTS / f"{name}.txt").read_text(encoding="utf-8")
    narrow = tmp_path / f"{name}.txt"
    narrow.write_text("\n".join(part for line in text.split("\n") for part in _cut(line, width)), encoding="utf-8")
    assert _kpis(narrow) == _kpis(TEXTS / f"{name}.txt")


def _cut(line: str, width: int) -> list[str]:
    return [line[at : at + width] for at in range(0, len(line), width)] or [""]


def _kpis(path: Path) -> set[tuple[str, ...]]:
    pipeline = Pipeline()
    source = pipeline.source(path)
    kpis = (entity for entity in pipeline.read(source, pipeline.identify(source)).entities if isinstance(entity, Kpi))
    return {tuple(_plain(value) for value in _fields(kpi)) for kpi in kpis}


def _fields(kpi: Kpi) -> tuple[str | None, ...]:
    due, target = kpi.deadline, kpi.target
    return kpi.label, target.printed if target else None, due.printed if due else None, kpi.baseline


def _plain(value: str | None) -> str:
    return comparable(value or "").replace(" ", "")
