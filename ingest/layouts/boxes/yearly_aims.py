"""Baseline and target of a placed box whose targets by year stand in a row of their own, its label at the side.

                    基準値                 実績値                目標値     達成
○測定指標２         基準年度   ４年度   ５年度   ６年度          目標年度   状況
橋守り講習を        令和３年度
終えた人の数        120人      140人    155人    集計中          ８年度     －
        年度ごとの目標値       －       150人    170人           200人

What that row holds beside a value for each year, or under the head of the target, is the target; results may be judged.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby

from ingest.layouts.boxes.values import Found
from ingest.layouts.boxes.words import Sort, Word
from ingest.layouts.figures.values import is_dash
from ingest.layouts.heads.years import distance
from ingest.layouts.rows import Cell

_FEWEST_YEARS = 2
_AIMED = "目標"


def values_beside_yearly_aims(words: Sequence[Word]) -> Found | None:
    """Find baseline and target by the columns that they stand in; None unless there is one of each."""
    lines = [list(group) for _, group in groupby(words, key=lambda word: word.line)]
    at = next((at for at, line in enumerate(lines) if _is_of_aims(line)), None)
    heads = {word.sort: word.cell for word in reversed(words) if word.sort in (Sort.BASELINE, Sort.TARGET)}
    if at is None or len(heads) < 2:
        return None
    above = [word for line in lines[:at] for word in line]
    years = max((_of_sort(line, Sort.TIME) for line in lines[:at]), key=len, default=[])
    due = max(_of_sort(above, Sort.TIME), key=lambda cell: cell.left, default=None)
    if due is None or len(years) < _FEWEST_YEARS:
        return None
    begins, ends = [heads[Sort.BASELINE]], (heads[Sort.TARGET], due)
    between = _later([year for year in years if year is not due], begins[0])
    aims = _of_sort(lines[at], Sort.VALUE)
    more = len(aims) - len(between) - is_dash(aims[0].text)  # which may stand under the baseline
    whole = len(aims) == len(between) + 1 or more == 1
    target = aims[-1:] if whole else _under(ends, (*begins, *between), aims)
    base = _under(begins, (*between, *ends), _of_sort(above, Sort.VALUE))
    return Found(base[-1], target[0], due) if len(target) == 1 and _is_one(base) else None


def _is_of_aims(line: Sequence[Word]) -> bool:
    """Tell a row of targets by year: its label, and nothing but values behind it."""
    label, *values = line
    labelled = label.sort is Sort.YEARS and _AIMED in label.cell.text
    return labelled and len(values) >= _FEWEST_YEARS and all(word.sort is Sort.VALUE for word in values)


def _of_sort(words: Iterable[Word], sort: Sort) -> list[Cell]:
    return [word.cell for word in words if word.sort is sort]


def _under(columns: Iterable[Cell], others: Sequence[Cell], cells: Sequence[Cell]) -> list[Cell]:
    """List the cells that stand nearer to one of some columns than to all others."""
    own = list(columns)
    return [cell for cell in cells if _nearest(own, cell) < _nearest(others, cell)]


def _nearest(columns: Iterable[Cell], cell: Cell) -> float:
    return min(distance(column, cell) for column in columns)


def _later(years: Sequence[Cell], baseline: Cell) -> list[Cell]:
    """Leave out the year of the baseline where it stands in the row of the years."""
    return [year for year in years if year.left >= baseline.right]


def _is_one(base: Sequence[Cell]) -> bool:
    """Tell a single value; dashes for what is not known may stand above and below each other."""
    return len({cell.text for cell in base if not is_dash(cell.text)}) <= 1 and bool(base)
