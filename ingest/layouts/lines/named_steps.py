"""Indicators behind a label, whose target of a year, or of several, stands on the line below with today in brackets.

▸ ＫＰＩ：渡し舟を残した港の数
2027 年度末 12 港 → 2030 年度末 20 港（現状（2024 年度末）：７港）
うち、夜も舟を出す港の割合を 40％とする（現状（2024 年度末）：15％）。
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import ARROW, TIME, is_value
from ingest.layouts.found import Findings, FoundKpi, indicator_name
from ingest.layouts.lines.marks import without_mark
from ingest.layouts.lines.today import TODAY, figure_in, is_target, matched, today_in
from ingest.layouts.rows import Line

_LABELLED = re.compile(
    r"[ 　]*+[^\w\s（(【]{0,2}[ 　]*+(?P<label>[^：:。、 　][^：:。、]{1,13}?)[ 　]*[：:][ 　]*(?P<name>[^：:。]{3,80})"
)
_ROLES = (Role.INDICATOR, Role.MAYBE_INDICATOR, Role.TARGET)
_TIME = TIME.pattern
_VALUES = re.compile(
    rf"[ 　]*(?P<steps>{_TIME}[^。（）()［］\[\]]{{1,80}}?|[^。：:（）()［］\[\]]{{1,20}}[（(]{_TIME}[)）])"
    rf"[ 　]*(?:{TODAY})?[ 　]*。?"
)
_OF_THEM = re.compile(
    rf"[ 　]*(?:このうち|うち|また)、(?P<name>[^。（）()]{{4,60}})を[ 　]?(?P<value>[^をにへ。、（）()]{{1,16}})"
    rf"(?:とする|にする|以上に高める|に高める|に引き上げる)[ 　]*{TODAY}。?"
)
_NEXT = re.compile(rf"{ARROW.pattern}|[、，][ 　]*(?={_TIME})")
_STEP_DATED = re.compile(rf"(?P<value>[^（）()]+)[（(](?P<time>{_TIME})[)）]")
_STEP = re.compile(rf"(?P<time>{_TIME})(?:まで)?(?:に|の)?[ 　：:]*(?P<value>[^ 　].*)")
_MOST_LINES = 3  # of a name


@dataclass(frozen=True, slots=True)
class _Step:
    time: str
    value: str


def read_named_steps(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such indicator, with the part of it that is told below; their lines are marked as used."""
    at = 0
    while at < len(lines):
        record = _record(lines, at, cues) if lines[at].index not in findings.used else None
        if record is None:
            at += 1
            continue
        kpis, end = record
        findings.kpis += kpis
        findings.used.update(line.index for line in lines[at:end])
        at = end


def _record(lines: Sequence[Line], at: int, cues: LayoutCues) -> tuple[list[FoundKpi], int] | None:
    head = _LABELLED.fullmatch(lines[at].text)
    if head is None or cues.role(head["label"]) not in _ROLES or is_value(head["name"], cues):
        return None
    name = head["name"].strip()
    for below in range(at + 1, min(at + 1 + _MOST_LINES, len(lines))):
        if _LABELLED.fullmatch(lines[below].text) and not TIME.match(lines[below].text.strip()):
            return None
        values = matched(_VALUES, lines, below)
        steps = _steps(values[0]["steps"], cues) if values else None
        if values and steps and _is_of_its_kind(steps[-1], values[0], cues):
            own = _kpi(name, steps[-1], values[0], (lines[at].span[0], lines[values[1] - 1].span[1]))
            rest = list(_of_them(lines, values[1], steps[-1].time, cues))
            return [own, *(kpi for kpi, _ in rest)], rest[-1][1] if rest else values[1]
        name += without_mark(lines[below].text)
    return None


def _steps(text: str, cues: LayoutCues) -> list[_Step] | None:
    """Part targets of years, in their order; None where any of them is none."""
    texts = [part.strip(" 　、") for part in _NEXT.split(text)]
    parts = [_STEP.fullmatch(part) or _STEP_DATED.fullmatch(part) for part in texts]
    steps = [_Step(part["time"].strip(), part["value"].strip()) for part in parts if part]
    sound = len(steps) == len(parts) and all(is_target(step.value, cues) for step in steps)
    return steps if sound else None


def _is_of_its_kind(step: _Step, values: re.Match[str], cues: LayoutCues) -> bool:
    """Tell a target from a title under a name: of figures, with today beside it where it is in words."""
    base = figure_in(values)
    return is_value(base, cues) if base else any(map(str.isdecimal, step.value))


def _of_them(lines: Sequence[Line], at: int, time: str, cues: LayoutCues) -> Iterator[tuple[FoundKpi, int]]:
    """Read what is aimed at for a part of what was counted, by the same year."""
    said = matched(_OF_THEM, lines, at) if at < len(lines) else None
    if said is None or not cues.ends_as_indicator(said[0]["name"]) or not is_target(said[0]["value"], cues):
        return
    span = (lines[at].span[0], lines[said[1] - 1].span[1])
    yield _kpi(said[0]["name"], _Step(time, said[0]["value"].strip()), said[0], span), said[1]


def _kpi(name: str, step: _Step, values: re.Match[str], span: tuple[int, int]) -> FoundKpi:
    return FoundKpi(indicator_name(name), step.value, step.time, today_in(values), None, (span,))
