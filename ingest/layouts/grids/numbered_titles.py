"""Titles over tables whose number lost what parted it from them: 1安全な暮らし, 2豊かな産業."""

import re
from bisect import bisect
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import is_time_only, is_value
from ingest.layouts.found import FoundKpi
from ingest.layouts.rows import Cell, Line, Separator

_TITLE = re.compile(
    r"[ 　]*(?P<number>[1-9１-９])(?P<title>[^0-9０-９ 　.．,，、。)）:：%％~～〜/／-][^。0-9０-９]{4,30})"
)
_COUNTED = re.compile(r"(?:年|月|日|人当|歳|回|件|か月|つの|つ目|点|部|割|次|期|号)")
_BULLET = re.compile(r"[ 　]*[-－・･●○#＃*＊]")
_SHORT = 7  # characters that may be a unit with how much, 件以上を維持
_FEWEST = 2  # titles with KPIs under them


def with_numbered_titles(
    kpis: Iterable[FoundKpi],
    lines: Sequence[Line],
    used: set[int],
    cues: LayoutCues,
    is_heading: Callable[[Line], bool],
) -> list[FoundKpi]:
    """Give KPIs without an owner the title that they stand under, where several titles count on from 1."""
    kpis = list(kpis)
    titles = _titles([line for line in lines if line.index not in used], cues)
    if len(titles) < _FEWEST:
        return kpis
    own = {line.index for line, _ in titles}
    ends = [line for line in lines if line.index in own or (is_heading(line) and _BULLET.match(line.text) is None)]
    places = [line.span[0] for line in ends]
    named = {line.index: title for line, title in titles}
    over = [bisect(places, kpi.spans[0][0]) - 1 for kpi in kpis]
    owners = [named.get(ends[at].index) if at >= 0 else None for at in over]
    if len({owner.span for owner in owners if owner is not None}) < _FEWEST:
        return kpis
    return [replace(kpi, owner=kpi.owner or owner) for kpi, owner in zip(kpis, owners, strict=True)]


def _titles(lines: Sequence[Line], cues: LayoutCues) -> list[tuple[Line, Cell]]:
    """List the titles that count on from 1, each once."""
    found: list[tuple[Line, Cell]] = []
    for line in lines:
        match = _TITLE.fullmatch(line.text.rstrip()) if line.separator is Separator.NONE else None
        if match is not None and int(match["number"]) == len(found) + 1 and _is_title(match["title"], line, cues):
            found.append((line, line.part(*match.span("title"))))
    return found


def _is_title(title: str, line: Line, cues: LayoutCues) -> bool:
    short = len(title) <= _SHORT and is_value(line.text, cues)
    counted = short or _COUNTED.match(title) is not None or is_time_only(line.text)
    return not counted and not cues.ends_as_indicator(title) and cues.role(title) is None
