"""Values under the name of one indicator, with heads over them and no column of names.

測定指標１　雨水を利用する施設の数
基準値      実績値                    目標値
令和元年度  令和２年度  令和３年度    令和７年度
3,800施設   4,010施設   4,260施設     5,000施設
"""

import re
from collections.abc import Sequence
from functools import cache

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import TIME, is_dash, is_value
from ingest.layouts.found import Findings, found_kpi
from ingest.layouts.heads.columns import VALUES, is_year, role_of, time_of
from ingest.layouts.rows import Cell, Line, Separator

PRINTED = (Separator.GAP, Separator.NONE)
FEWEST_YEARS = 2
_MOST_ABOVE = 7  # lines from the name of the indicator down to the years
_YEAR = re.compile(rf"{TIME.pattern}|(?:[0-9０-９]{{1,2}}|元)[ 　]?年度")
_OVER_VALUES = (*VALUES, Role.TIME)
_NUMBERED = re.compile(r"[ 　]*(?:[0-9０-９]{1,2}|[①-⑳]|[(（][0-9０-９]{1,2}[)）])[ 　]+")  # １ 再生利用率


def read_named_values(lines: list[Line], at: int, before: int, cues: LayoutCues, findings: Findings) -> int:
    """Read 基準値 実績値 目標値, perhaps over years, over one row of values, under the name of one indicator."""
    heads = cells_of(lines[at])
    roles = [role_of(cell, cues) for cell in heads]
    below = [cells_of(line) for line in lines[at + 1 : at + 3]]
    are_times = below and all(is_year(cell.text) or role_of(cell, cues) in VALUES for cell in below[0])
    lower = below[0] if are_times else ()
    over = lower if len(lower) > 1 and len(lower) >= len(heads) else heads
    aims = Role.TARGET in (*roles, *(role_of(cell, cues) for cell in over))
    if len(heads) < FEWEST_YEARS or not aims or not all(role in _OVER_VALUES for role in roles):
        return before
    end = at + (2 if over is heads else 3)
    values = below[end - at - 2] if end - at - 2 < len(below) else ()
    if any(line.index in findings.used for line in lines[at:end]) or len(values) != len(over) or len(over) < len(heads):
        return before
    name = name_above(lines, at, before, cues)
    if name is None or not all(is_value(cell.text, cues) for cell in values):
        return before
    named = [_role_under(year, heads, cues) for year in over]
    cells: dict[Role, Cell] = {Role.INDICATOR: name}
    by_role = {role: [value for value, own in zip(values, named, strict=True) if own is role] for role in VALUES}
    cells |= {role: by_role[role][place] for role, place in ((Role.BASELINE, 0), (Role.TARGET, -1)) if by_role[role]}
    last = over[len(named) - 1 - named[::-1].index(Role.TARGET)] if Role.TARGET in named else None
    kpi = found_kpi(cells, year_in(last) if last and _YEAR.search(last.text) else None)
    if kpi is None:
        return before
    findings.kpis.append(kpi)
    findings.used.update(line.index for line in lines[at:end])
    return end


def _role_under(year: Cell, heads: Sequence[Cell], cues: LayoutCues) -> Role | None:
    """Tell what the values of a year are: its own words, 目標値（７年度）, else the head over it."""
    own = role_of(year, cues)
    return own if own in VALUES else role_of(min(heads, key=lambda head: abs(head.left - year.left)), cues)


def name_above(lines: list[Line], top: int, before: int, cues: LayoutCues) -> Cell | None:
    """Find 「成果指標　苗木の生産量」 or 「測定指標１　…」 over the years, or the name after a bare label."""
    for at in range(top - 1, max(before, top - _MOST_ABOVE) - 1, -1):
        cells = cells_of(lines[at])
        text = lines[at].text
        match = _named(tuple(cues.columns[Role.INDICATOR])).match(text)
        if match is not None:
            start, end = match.span("name")
            return Cell(text[start:end], tuple(lines[at].origins[start:end]))
        number = _NUMBERED.match(text)
        if number is not None and at == top - 1 and cues.ends_as_indicator(text):
            return lines[at].part(number.end(), len(text))
        if len(cells) == 1 and role_of(cells[0], cues) is Role.INDICATOR and at + 1 < top:
            below = cells_of(lines[at + 1])
            return below[0] if len(below) == 1 and "。" not in below[0].text else None
    return None


def year_in(cell: Cell) -> Cell:
    """Take the year out of a cell: 2025年度（目標年度） → 2025年度."""
    return time_of(cell) or cell


def cells_of(line: Line) -> tuple[Cell, ...]:
    """Cut a line into cells, at single spaces too between figures that stand that near to each other."""
    if line.separator not in PRINTED:
        return tuple(cell for cell in line.cells if cell.text)
    cells: list[Cell] = []
    for cell in line.cells if line.separator is Separator.GAP else line.split(Separator.GAP):
        words = [word for word in line.words if cell.left <= word.left and word.right <= cell.right]
        apart = len(words) > 1 and all(any(c.isdecimal() for c in word.text) or is_dash(word.text) for word in words)
        cells += words if apart or line.separator is Separator.NONE else [cell]
    return tuple(cells)


@cache
def _named(words: tuple[str, ...]) -> re.Pattern[str]:
    known = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    number = r"[ 　]?(?:[0-9０-９]{1,2}|[①-⑳]|[(（][0-9０-９]{1,2}[)）])?"
    return re.compile(
        rf"[ 　■◆●○◇□【＜<\[（(]*(?:{known}){number}[】＞>\]）)]?(?:[ 　]*[:：][ 　]*|[ 　]+)(?P<name>\S+(?: \S+)*)"
    )
