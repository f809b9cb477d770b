"""Lines that state a change with both values, outside any list: 総人口：4,812人（R1）→4,300人（R9）."""

import re
from collections.abc import Callable

from ingest.layouts.cues import LayoutCues
from ingest.layouts.found import Findings, FoundKpi, indicator_name
from ingest.layouts.rows import Line
from ingest.layouts.statements import read_statement
from ingest.layouts.values import TIME
from ingest.quantity import years_in

_LONGEST = 140
_AT_BULLET = re.compile(r"[ 　]*[-・･○●◇◆■□▪＊*][ 　]*")


def read_changes(lines: list[Line], cues: LayoutCues, is_label: Callable[[Line], bool], findings: Findings) -> None:
    """Read the changes that no label announces.

    Lists that a label announces are read with it. What ends no later than the values of today of other KPIs is past.
    """
    today = max((year for kpi in findings.kpis for year in years_in(kpi.baseline or "")), default=0)
    announced = False
    for line in lines:
        kpi = _change(line, cues) if line.index not in findings.used else None
        past = kpi is not None and max(years_in(kpi.deadline or ""), default=today + 1) <= today
        if kpi is not None and not announced and not past:
            findings.kpis.append(kpi)
            findings.used.add(line.index)
        elif kpi is None:
            announced = is_label(line) or (announced and _AT_BULLET.match(line.text) is not None)


def _change(line: Line, cues: LayoutCues) -> FoundKpi | None:
    """Read one such line; outside a bullet the name must be one of an indicator, and the value of today dated."""
    bullet = _AT_BULLET.match(line.text)
    if "。" in line.text or len(line.text) > _LONGEST:
        return None
    said = read_statement(line.text[bullet.end() if bullet else 0 :].strip(), cues)
    if said is None or not (said.target and said.deadline and said.baseline and TIME.search(said.baseline)):
        return None
    if bullet is None and not cues.ends_as_indicator(said.indicator):
        return None
    name = indicator_name(said.indicator)
    return FoundKpi(name, said.target, said.deadline, said.baseline, None, (line.span,))
