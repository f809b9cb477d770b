"""Targets in brackets of their own under the name of what they measure, as road maps have them at the right of a page.

案内板を外国語 / でも出した駅の / 割合 / 【目標：2028年度末 / までに80％】 / （2024年度末 31％） / 《観光局》
"""

import re
from collections.abc import Sequence

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import TIME, is_aside, is_time_only, is_value
from ingest.layouts.found import Findings, FoundKpi, indicator_name
from ingest.layouts.lines.marks import mark_of
from ingest.layouts.rows import Cell, Line, joined
from ingest.layouts.saying.marks import VALUE, figures_in

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
_LONGEST_TAIL, _LONGEST_REST = 8, 2  # characters
_NARROWEST, _ABOUT = 6, 1.5  # characters, full width
_MOST_OVER = 3  # lines over a bare tail
_ENDS_OTHER = re.compile(r"[)）】〕］」』》>。、]$")
_OF_OTHER = re.compile(r"[【〔［\[〈《＜<「（(※＊*]")


def read_boxed_targets(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read such targets where a text has several."""
    kpis: list[FoundKpi] = []
    used: set[int] = set()
    owner: Cell | None = None
    free = 0
    for at, line in enumerate(lines):
        text = line.text.strip()
        if _TITLE.fullmatch(text):
            owner, free = line.whole, at + 1
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
        box = joined(line.whole for line in lines[at:end])
        match = _BOX.fullmatch(box.text)
        if match is not None:
            break
    else:
        return None
    name = _name(lines, at, free, cues)
    if not name or box.span is None:
        return None
    cell = joined(line.whole for line in name)
    below = lines[end : end + 1]
    today = _TODAY.fullmatch(below[0].text.strip()) if below else None
    base = today["value"] if today and not match["change"] and _same(today["value"], match["value"]) else None
    target = match["change"] or match["value"]
    spans = (cell.span or box.span, box.span)
    kpi = FoundKpi(indicator_name(cell.text), target, match["time"], base, None, spans, owner=owner)
    own = [*name, *lines[at:end], *(below if base else ())]
    return kpi, {line.index for line in own}


def _width(text: str) -> float:
    """Measure a text in characters of full width."""
    return sum(1 if ord(character) > 0xFF else 0.5 for character in text)


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
        first -= _is_rest(lines[first].text.strip()) and first > free  # …運航会社の割 / 合
        text = "".join(line.text.strip() for line in lines[first:end])
        if not cues.ends_as_indicator(text) or is_value(lines[first].text, cues):
            continue
        tail = lines[first].text.strip()
        while first > free and _runs_on(lines[first - 1].text.strip(), lines[first].text.strip()):
            first -= 1
        if first == end - 1 and len(tail) <= _LONGEST_TAIL:
            first = _first_as_wide(lines, first, free)
        return tuple(lines[first:end])
    return ()


def _is_rest(text: str) -> bool:
    """Tell what is too short for a name of its own."""
    return len(text) <= _LONGEST_REST and not any(character.isdecimal() for character in text)


def _runs_on(above: str, below: str) -> bool:
    """Tell whether a name that begins on one narrow line goes on on the next."""
    own = len(above) <= _NARROW and mark_of(above) is None and _BRACKET.match(above) is None
    return own and (_OPENS.search(above) is not None or _GOES_ON.match(below) is not None)


def _first_as_wide(lines: Sequence[Line], last: int, free: int) -> int:
    """Find where a name begins whose last line is a bare tail, 調査の進捗率: over lines that are equally wide."""
    widths: list[float] = [_width(lines[last].text.strip())]
    first = last
    while first > free and last - first < _MOST_OVER:
        words = lines[first - 1].text.split()
        wide = [_width(word) for word in words]
        own = _ENDS_OTHER.search(words[-1]) is None and mark_of(words[0]) is None and _OF_OTHER.match(words[0]) is None
        alike = max(wide) - min(wide) <= _ABOUT and all(_ABOUT + one >= widths[-1] for one in wide)
        near = len(widths) == 1 or abs(wide[-1] - widths[-1]) <= _ABOUT
        if not (own and alike and near and _NARROWEST <= wide[-1] <= _NARROW):
            break
        widths.append(wide[0])
        first -= 1
    return first
