"""KPIs beside charts: the name under bracketed heads, the years and the values each on lines of their own.

(現況値) / (目標値) / 舟に乗る人の割合 / 平成26年 / 平成31年 / 平成36年 / 17% / 19% / 22%
(現況値) / (目標値) / 港の人口密度 / 平成27年 / 平成37年 / 62 / 現況値:62人/ha / 目標値:58人/ha
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.labelled import label_and_value
from ingest.layouts.figures.values import is_aside, is_dash, is_time_only, is_value
from ingest.layouts.found import Findings, FoundKpi, indicator_name
from ingest.layouts.rows import Cell, Line, joined
from ingest.quantity import years_in

_BRACKETS = "（()）[]【】 　"
_FIGURE = re.compile(r"^[^0-9０-９]*[0-9０-９][0-9０-９,，.．]*[ 　]?")
_FARTHEST = 6  # lines from the head of today's values to that of targets
_MOST_OF_NAME = 3  # lines
_MOST_LINES = 40  # of one record
_FEWEST_YEARS = 2


def read_charted_values(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every record under such heads."""
    heads = [at for at, line in enumerate(lines) if _is_head(line, Role.TARGET, cues)]
    for head, after in zip(heads, [*heads, len(lines)][1:], strict=True):
        above = lines[max(0, head - _FARTHEST) : head]
        if not any(_is_head(line, Role.BASELINE, cues) for line in above):
            continue
        record = [line for line in lines[head + 1 : min(after, head + _MOST_LINES)] if not line.is_rule]
        if any(line.index in findings.used for line in record[:_MOST_OF_NAME]):
            continue
        named = _length_of_name(record, cues)
        found = _in_order(record, named, cues) or _labelled(record, named, cues) if named else None
        if found is not None:
            kpi, used = found
            findings.kpis.append(kpi)
            findings.used.update(line.index for line in used)


def _is_head(line: Line, role: Role, cues: LayoutCues) -> bool:
    return is_aside(line.text) and cues.role(line.text.strip(_BRACKETS)) is role


def _length_of_name(record: Sequence[Line], cues: LayoutCues) -> int:
    """Count the lines of the name, up to the one at which it ends as names do; 0 where it has no end."""
    for end in range(1, _MOST_OF_NAME + 1):
        own = record[:end]
        if len(own) < end or is_value(own[-1].text, cues) or is_time_only(own[-1].text) or "。" in own[-1].text:
            return 0
        if cues.ends_as_indicator("".join(line.text.strip() for line in own)):
            return end
    return 0


def _in_order(record: Sequence[Line], named: int, cues: LayoutCues) -> tuple[FoundKpi, Sequence[Line]] | None:
    """Read years right under the name, and as many values in one unit under them."""
    times = list(takewhile(lambda line: is_time_only(line.text), record[named:]))
    end = named + len(times)
    values = [line for line in record[end : end + len(times)] if is_value(line.text, cues) and not is_dash(line.text)]
    years = [years_in(line.text)[-1:] for line in times]
    units = {_FIGURE.sub("", line.text.strip()) for line in values}
    if len(times) < _FEWEST_YEARS or len(values) < len(times) or len(units) != 1 or not all(years):
        return None
    if years != sorted(years) or years[0] == years[-1]:
        return None
    kpi = _kpi(record[:named], values[0].whole, values[-1].whole, times[-1].whole)
    return (kpi, [*record[:end], *values]) if kpi else None


def _labelled(record: Sequence[Line], named: int, cues: LayoutCues) -> tuple[FoundKpi, Sequence[Line]] | None:
    """Read two labelled lines, one under the other, and the later of the only two years of the chart."""
    for today, aim in zip(record[named:], record[named + 1 :], strict=False):
        (first, base), (second, target) = label_and_value(today), label_and_value(aim)
        if base is None or target is None or cues.role(first.text) is not Role.BASELINE:
            continue
        if cues.role(second.text) is not Role.TARGET or not is_value(target.text, cues):
            continue
        times = {years_in(line.text)[-1]: line for line in record if is_time_only(line.text) and years_in(line.text)}
        time = times[max(times)].whole if len(times) == _FEWEST_YEARS else None
        kpi = _kpi(record[:named], base, target, time)
        return (kpi, [*record[:named], today, aim]) if kpi else None
    return None


def _kpi(name: Sequence[Line], base: Cell, target: Cell, time: Cell | None) -> FoundKpi | None:
    cell = joined(line.whole for line in name)
    if cell.span is None or target.span is None:
        return None
    due = time.text if time else None
    return FoundKpi(indicator_name(cell.text), target.text, due, base.text, None, (cell.span, target.span))
