"""Changes by how much, listed under a goal that says by when: each names what changes, with its value of today.

■島と本土の人の出入りを 2031 年時点で釣り合わせる
 ・島→本土の転出者 200人減少（2024 年：950人）
 ・本土→島の転入者 150人増加（2024 年：610人）
"""

import re
from collections.abc import Iterable, Sequence

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import TIME, is_value
from ingest.layouts.found import Findings, FoundKpi, indicator_name
from ingest.layouts.lines.marks import mark_of, without_mark
from ingest.layouts.rows import Line

_D = "0-9０-９"
_GOAL = re.compile(rf"[^。：:]{{0,40}}?(?P<time>{TIME.pattern})(?:時点で|末?までに|に)[^。：:{_D}]{{2,40}}")
_CHANGE = re.compile(
    rf"(?P<name>[^。：:（(]{{2,60}}?)[ 　]+(?P<target>[{_D}][{_D},，.．]{{0,12}}[ 　]?[^ 　、。（）()]{{0,20}}"
    r"(?:増加|減少|削減|縮減|増|減|拡大|縮小|短縮|上昇|低下))"
    rf"[ 　]?[（(](?P<today>{TIME.pattern}[^（）()：:]{{0,8}}[：:][^（）()：:]*[{_D}][^（）()：:]*)[)）]"
)
_FEWEST, _MOST = 2, 12
_LONGEST = 140


def read_changes_under_goals(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such list of at least two changes, with its goal, which is no measure."""
    at = 0
    while at < len(lines):
        goal = _goal(lines[at]) if lines[at].index not in findings.used else None
        found = _changes(lines[at + 1 : at + 1 + _MOST], goal, cues, findings) if goal else []
        if len(found) >= _FEWEST:
            findings.kpis += found
            findings.used.update(line.index for line in lines[at : at + 1 + len(found)])
        at += 1 + len(found)


def _goal(line: Line) -> str | None:
    """Give the year of a line behind a mark that says by when, and no figure."""
    text = line.text.strip()
    dated = "年" in text and len(text) <= _LONGEST and mark_of(text) is not None
    goal = _GOAL.fullmatch(without_mark(text)) if dated else None
    return goal["time"].strip() if goal else None


def _changes(lines: Iterable[Line], due: str, cues: LayoutCues, findings: Findings) -> list[FoundKpi]:
    found: list[FoundKpi] = []
    for line in lines:
        text = line.text.strip()
        marked = mark_of(text) is not None and len(text) <= _LONGEST and line.index not in findings.used
        change = _CHANGE.fullmatch(without_mark(text)) if marked else None
        if change is None or not is_value(change["target"], cues) or not cues.ends_as_indicator(change["name"]):
            break
        name = indicator_name(change["name"])
        found.append(FoundKpi(name, change["target"], due, change["today"].strip(), None, (line.span,)))
    return found
