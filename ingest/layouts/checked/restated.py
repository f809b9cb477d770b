"""Lists at the end of a plan that say its indicators again under short names: they are no KPIs of their own.

１ 指標一覧（再掲）
番号   指標（略称）   現状    目標
1      舟で通う       ３％    ９％
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.layouts.cues import plain_of
from ingest.layouts.figures.values import part_time
from ingest.layouts.found import Findings, FoundKpi
from ingest.layouts.rows import Line

_TITLE = re.compile(r"[^。]{2,40}[（(]再掲[)）][ 　]*|.*(?:指標|項目|KPI|ＫＰＩ)名?[（(]略称[)）].*")
_FEWEST = 3
_MOST_APART = 3  # lines without a KPI, from the title and between rows
_SHARE = 0.8  # of the rows, which say what is said elsewhere
_Figures = tuple[str, str]


def without_restated(kpis: Sequence[FoundKpi], lines: Sequence[Line], findings: Findings) -> list[FoundKpi]:
    """Leave out the rows of every such list whose figures another KPI has, with a year where the list has one."""
    kept = list(kpis)
    for start, end in _lists(lines, findings):
        rows = [kpi for kpi in kept if start <= kpi.spans[0][0] < end]
        others = [kpi for kpi in kept if kpi not in rows]
        again = list(_said_again(rows, others))
        if len(again) >= _FEWEST and len(again) >= _SHARE * len(rows):
            kept = [kpi for kpi in kept if kpi not in again]
    return kept


def _lists(lines: Sequence[Line], findings: Findings) -> Iterator[tuple[int, int]]:
    """Go through the places from a title down to the last line of its list that was read."""
    for at, line in enumerate(lines):
        if _TITLE.fullmatch(line.text.strip()) is None:
            continue
        last, below = at, at + 1
        while below < len(lines) and below - last <= _MOST_APART:
            last = below if lines[below].index in findings.used else last
            below += 1
        yield line.span[0], lines[last].span[1]


def _said_again(rows: Sequence[FoundKpi], others: Sequence[FoundKpi]) -> Iterator[FoundKpi]:
    """Match rows with other KPIs, one to one."""
    free = Counter(_figures(kpi) for kpi in others)
    dated = {_figures(kpi) for kpi in others if kpi.deadline is not None}
    for kpi in rows:
        figures = _figures(kpi)
        if free[figures] and (kpi.deadline is None or figures in dated):
            free[figures] -= 1
            yield kpi


def _figures(kpi: FoundKpi) -> _Figures:
    base = part_time(kpi.baseline)[0] if kpi.baseline else ""
    return plain_of(part_time(kpi.target)[0]), plain_of(base)
