"""Indicators of evaluations (実績評価書), each under heads of its own: years on one line, values on the next.

                     基準値      実績値                目標値  達成
 １ 直した蔵の数     元年度      ２年度  ３年度  ４年度  ８年度
    （累計）         12棟        15棟    17棟    21棟    40棟    ○
                年度ごとの目標値 14棟    18棟    22棟

Where the target stands level with those of single years, it is the last of them.

Prior analyses (事前分析表) have a line of years and one of values too, with the targets of single years between:

 測定指標 基準値 年度ごとの目標値 目標値
 １ 直した蔵の数 2年度 4年度 5年度 8年度 8年度
 （累計） 12棟 15棟 20棟 40棟 40棟
"""

from collections.abc import Sequence

from ingest.layouts.boxes.line_ends import with_end
from ingest.layouts.boxes.torn_ends import ends_of
from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_dash, is_number, is_value
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.heads.columns import is_year
from ingest.layouts.rows import Cell, Line, joined

_HEADS = ("基準値", "実績値", "目標値")
_EACH_YEAR = "年度ごとの目標"
_OF_ANALYSIS = ("測定指標", "基準値", "年度ごとの目標値", "目標値")
_FEWEST_YEARS = 3
_LINES = 4
_MOST_LINES = 7  # of a prior analysis


def read_yearly_rows(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such indicator; the lines that belong to one are marked as used."""
    for at, line in enumerate(lines):
        heads = tuple(plain_of(word.text) for word in line.words)
        own = lines[at : at + _MOST_LINES]
        if line.index in findings.used or len(own) < _LINES:
            continue
        if heads[: len(_HEADS)] == _HEADS:
            found = _kpi(own[1:_LINES], cues), _LINES
        elif heads == _OF_ANALYSIS:
            found = _analysed(own[1:], cues)
        else:
            continue
        kpi, length = found
        if kpi is not None:
            findings.kpis.append(kpi)
            findings.used.update(used.index for used in own[:length])


def _analysed(lines: Sequence[Line], cues: LayoutCues) -> tuple[FoundKpi | None, int]:
    """Read a line of years, one of values, and the name before and between them; give it with the lines of it all."""
    first, years = with_end(lines[0], lambda cell: is_year(cell.text))
    named = list(first)
    for at in range(1, len(lines)) if len(years) >= _FEWEST_YEARS else ():
        before, values, length = ends_of(lines[at:], years, cues)
        named += before
        if len(values) == len(years):
            name = joined(tuple(cell for place, cell in enumerate(named) if place or not is_number(cell.text)))
            held = {Role.INDICATOR: name, Role.TARGET: values[-1], Role.DEADLINE: years[-1]}
            held |= {} if is_dash(values[0].text) else {Role.BASELINE: values[0]}
            return (found_kpi(held, None) if name.text else None), at + length + 1
        if values:
            break
    return None, 0


def _kpi(lines: Sequence[Line], cues: LayoutCues) -> FoundKpi | None:
    """Read the line of years, the line of values and that of the targets of single years."""
    first, years = with_end(lines[0], lambda cell: is_year(cell.text))
    second, values = with_end(lines[1], lambda cell: is_value(cell.text, cues) or _is_mark(cell))
    third, yearly = with_end(lines[2], lambda cell: is_value(cell.text, cues))
    values = tuple(cell for cell in values if not _is_mark(cell))
    if len(years) < _FEWEST_YEARS or not plain_of(joined(third).text).startswith(_EACH_YEAR):
        return None
    target = _target(values, yearly, len(years))
    name = joined(tuple(cell for at, cell in enumerate((*first, *second)) if at or not is_number(cell.text)))
    if target is None or not name.text:
        return None
    cells = {Role.INDICATOR: name, Role.TARGET: target, Role.DEADLINE: years[-1]}
    return found_kpi(cells | ({} if is_dash(values[0].text) else {Role.BASELINE: values[0]}), None)


def _target(values: Sequence[Cell], yearly: Sequence[Cell], count: int) -> Cell | None:
    """Find the value of the last year: among those of all years, else behind the targets of single years."""
    if len(values) == count:
        return values[-1]
    return yearly[-1] if len(values) == len(yearly) == count - 1 else None


def _is_mark(cell: Cell) -> bool:
    """Tell how an indicator was judged: ○, ×, Ａ."""
    return len(cell.text) == 1 and not cell.text.isdecimal() and not is_dash(cell.text)
