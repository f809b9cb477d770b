"""Lines that state a change with both values, outside any list: 総人口：4,812人（R1）→4,300人（R9）."""

import re
from collections.abc import Callable

from ingest.layouts.cues import LayoutCues
from ingest.layouts.found import Findings, FoundKpi, indicator_name
from ingest.layouts.rows import Line
from ingest.layouts.statements import Statement, read_statement
from ingest.layouts.value_forms import LEFT_OPEN
from ingest.layouts.values import ARROW, TIME
from ingest.quantity import years_in

_LONGEST = 140
_PROJECTED = re.compile(r"(?:推計|見通し|予測|見込み?)$")  # what is expected, and no target: 将来推計
_CUT_SHORT = re.compile(rf"(?:{ARROW.pattern}|(?:{ARROW.pattern}){TIME.pattern}[ 　]*|[0-9０-９][^ 　]{{0,6}}以)$")
_AT_BULLET = re.compile(r"[ 　]*[-・･○●◇◆■□▪＊*][ 　]*")


def read_changes(lines: list[Line], cues: LayoutCues, is_label: Callable[[str], bool], findings: Findings) -> None:
    """Read the changes that no label announces.

    Lists that a label announces are read with it. What ends no later than the values of today of other KPIs is past.
    """
    today = max((year for kpi in findings.kpis for year in years_in(kpi.baseline or "")), default=0)
    announced = False
    for at, line in enumerate(lines):
        if line.index in findings.used:
            announced = False  # a line of a table cuts the list off from its label
            continue
        own = lines[at : at + 1 + _goes_on(lines, at)]
        said = _said(own, cues)
        item = said is not None or _AT_BULLET.match(line.text) is not None
        announced = is_label(indicator_name(line.text.strip("# 　"))) or (announced and item)
        past = said is not None and max(years_in(said.deadline or ""), default=today + 1) <= today
        if said is None or announced or past or not _is_sure(line, said, cues):
            continue
        name = indicator_name(said.indicator)
        span = (own[0].span[0], own[-1].span[1])
        findings.kpis.append(FoundKpi(name, said.target or "", said.deadline, said.baseline, None, (span,)))
        findings.used.update(one.index for one in own)


def _goes_on(lines: list[Line], at: int) -> bool:
    """Tell whether an item ends on the next line: cut in a value or a parenthesis, 43人（令和６年 / 度）→80人."""
    text = lines[at].text.strip()
    open_ = _AT_BULLET.match(lines[at].text) and (LEFT_OPEN.search(text) or _CUT_SHORT.search(text))
    return bool(open_) and at + 1 < len(lines) and not lines[at + 1].follows_blank


def _said(lines: list[Line], cues: LayoutCues) -> Statement | None:
    text = "".join(line.text.strip() for line in lines)
    if "。" in text or len(text) > _LONGEST:
        return None
    bullet = _AT_BULLET.match(text)
    return read_statement(text[bullet.end() if bullet else 0 :].strip(), cues)


def _is_sure(line: Line, said: Statement, cues: LayoutCues) -> bool:
    """Tell a KPI: both values, labelled or dated, and outside a bullet the name of an indicator."""
    dated = said.deadline is not None and TIME.search(said.baseline or "") is not None
    if said.baseline is None or not (said.labelled or dated) or _PROJECTED.search(said.indicator):
        return False
    return _AT_BULLET.match(line.text) is not None or cues.ends_as_indicator(said.indicator)
