"""What a long text of heads and loose figures costs to read grows with its length, and no faster."""

import cProfile
from collections.abc import Callable

import pytest

from ingest.cues import load_cues
from ingest.layouts.finder import find_layouts
from ingest.structure.clean import clean

_MOST_GROWTH = 2.6  # times the steps, of twice the text
_MOST_STEPS = 12_000  # calls of functions, by a line


def _flattened(reports: int) -> str:
    """Write a report whose tables came out one fragment a line, with heads repeated and rows that lost their names."""
    heads = "指標\n目標値\n基準値\n現在値\n進捗\n"
    rows = "".join(
        f"{n}\n{1200 + n}人\n({n}年3月)\nA\n－\n令和{n % 9 + 1}年度\n※{n}については集計中\n" for n in range(12)
    )
    page = f"（付随資料）\n総合戦略の KPI の検証について\n\n{heads}{rows}\n○ 数値目標を 定めて いる\n・ 目 標\n"
    return page * reports


def _blocks(tables: int) -> str:
    """Write tables in blocks, every cell of which stands alone, with a name too few."""
    cells = "\n\n".join(f"{n}\n\n{n + 10}％\n\n{n + 20}％" for n in range(12))
    names = "\n".join(f"講座{n}の受講者数" for n in range(11))
    return f"指標\n{names}\n\n基準値\n\n目標値\n\n{cells}\n\n担当課\n\n" * tables


def _steps(text: str) -> int:
    """Count the calls of functions that reading takes."""
    profile, cleaned, cues = cProfile.Profile(), clean(text), load_cues()
    profile.runcall(find_layouts, cleaned, cues)
    return sum(entry.callcount for entry in profile.getstats())


@pytest.mark.parametrize("write", [_flattened, _blocks])
def test_the_steps_of_reading_grow_with_the_text(write: Callable[[int], str]) -> None:
    _steps(write(1))  # what is worked out once
    once, twice = _steps(write(5)), _steps(write(10))
    assert twice < _MOST_GROWTH * once
    assert twice < _MOST_STEPS * write(10).count("\n")
