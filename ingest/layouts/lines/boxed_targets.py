"""Targets in brackets of their own under the name of what they measure, as road maps have them at the right of a page.

案内板を外国語 / でも出した駅の / 割合 / 【目標：2028年度末 / までに80％】 / （2024年度末 31％） / 《観光局》
"""

import re
from collections.abc import Sequence

from ingest.layouts.cues import LayoutCues
from ingest.layouts.found import Findings, FoundKpi, indicator_name
from ingest.layouts.labelled import whole
from ingest.layouts.lines.marks import mark_of
from ingest.layouts.rows import Cell, Line, joined
from ingest.layouts.saying.marks import VALUE, figures_in
from ingest.layouts.values import TIME, is_aside, is_time_only, is_value

_AIM = r"(?:数値)?目標(?:値)?[ 　]?[：:][ 　]*"
_CHANGE = rf"{TIME.pattern}(?:年度?)?(?:対)?比(?:で)?[ 　]*{VALUE}(?:削減|減少?|増加?)"
_BOX = re.compile(
    rf"[【〔［]{_AIM}(?P<time>{TIME.pattern})(?:まで)?に?、?[ 　]*(?P<value>{VALUE})(?:にする|とする|を目指す)?[】〕］]"
    rf"|[【〔［](?:{_AIM})?(?P<change>{_CHANGE})[】〕］]"
)
_TODAY = re.compile(rf"[（(](?P<time>{TIME.pattern})[ 　：:]*(?P<value>{VALUE})[)）]")
_TITLE = re.compile(r"[<＜〈][^<>＜＞〈〉]{3,40}[>＞〉]")
_OPENS = re.compile(r"[ぁ-ん、・]$")  # a line that a name goes on from
_GOES_ON = re.compile(r"[でもをにがはとへのたしてるれ](?![・、])")  # how no word begins
_BRACKET = re.compile(r"[【〔［\[〈《＜<「（(]")
_FEWEST = 2
_MOST_LINES = 3  # of a box
_FARTHEST = 10  # lines from a name to its box
_NARROW = 14  # characters of a line of a name


def read_boxed_targets(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read such targets where a text has several."""
    kpis: list[FoundKpi] = []
    used: set[int] = set()
    owner: Cell | None = None
    free = 0
    for at, line in enumerate(lines):
        text = line.text.strip()
        if _TITLE.fullmatch(text):
            owner, free = whole(line), at + 1
        elif text.startswith(("【", "〔", "［")) and line.index not in findings.used:
            found = _boxed(lines, at, free, owner, cues)
            if found is not None:
                kpi, own = found
                kpis.append(kpi)
                used |= own
                free = at + 1
    if len(kpis) >= _FEWEST:
        findings.kpis += kpis
        findings.used |= used


def _boxed(
    lines: Sequence[Line], at: int, free: int, owner: Cell | None, cues: LayoutCues
) -> tuple[FoundKpi, set[int]] | None:
    for end in range(at + 1, at + 1 + _MOST_LINES):
        box = joined(tuple(whole(line) for line in lines[at:end]))
        match = _BOX.fullmatch(box.text)
        if match is not None:
            break
    else:
        return None
    name = _name(lines, at, free, cues)
    if not name or box.span is None:
        return None
    cell = joined(tuple(whole(line) for line in name))
    below = lines[end : end + 1]
    today = _TODAY.fullmatch(below[0].text.strip()) if below else None
    base = today["value"] if today and not match["change"] and _same(today["value"], match["value"]) else None
    target = match["change"] or match["value"]
    spans = (cell.span or box.span, box.span)
    kpi = FoundKpi(indicator_name(cell.text), target, match["time"], base, None, spans, owner=owner)
    own = [*name, *lines[at:end], *(below if base else ())]
    return kpi, {line.index for line in own}


def _same(one: str, other: str) -> bool:
    units = [[mark.unit for mark in figures_in(value, [])][:1] for value in (one, other)]
    return units[0] == units[1]


def _name(lines: Sequence[Line], at: int, free: int, cues: LayoutCues) -> tuple[Line, ...]:
    """Find the last lines above a box that name an indicator, from the first of those that go on to its end."""
    for end in range(at, max(free, at - _FARTHEST), -1):
        last = lines[end - 1]
        first = end - 1
        if is_aside(last.text) and not is_time_only(last.text) and first > free:  # （数量の割合）
            first -= 1
        if not cues.ends_as_indicator(lines[first].text) or is_value(lines[first].text, cues):
            continue
        while first > free and _runs_on(lines[first - 1].text.strip(), lines[first].text.strip()):
            first -= 1
        return tuple(lines[first:end])
    return ()


def _runs_on(above: str, below: str) -> bool:
    """Tell whether a name that begins on one narrow line goes on on the next."""
    own = len(above) <= _NARROW and mark_of(above) is None and _BRACKET.match(above) is None
    return own and (_OPENS.search(above) is not None or _GOES_ON.match(below) is not None)
