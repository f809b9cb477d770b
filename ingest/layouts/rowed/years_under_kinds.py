"""Tables whose head stands on three lines, kinds of values, names of the other columns, years in brackets.

現状値 目標値 全国値
指 標 名 単位 担当部局
（令和３年度） （令和８年度） （令和２年度）
水揚げを担う39歳以下の人の割合（船員を除
％ 24.7 60.0 － 水産部
く）
A name that was wrapped goes on around the line with its values, as many lines after it as before it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_aside, is_dash, is_time_only, is_value
from ingest.layouts.found import Findings, FoundKpi, indicator_name
from ingest.layouts.pages import Pages
from ingest.layouts.rows import Cell, Line, Separator, joined

_HEAD = 3  # lines
_MOST_KINDS = 4
_MOST_BETWEEN = 4  # lines of words between two rows
_FEWEST = 2  # rows
_LONGEST = 60  # characters of a name
_OPEN, _CLOSE = "（(「", "）)」"


@dataclass(frozen=True, slots=True)
class _Head:
    baseline: int
    years: tuple[str, ...]
    target: int
    has_unit: bool


@dataclass(slots=True)
class _Row:
    name: tuple[Cell, ...]
    unit: str | None
    values: tuple[Cell, ...]
    line: Line
    before: list[Line] = field(default_factory=list)
    after: list[Line] = field(default_factory=list)


def read_years_under_kinds(
    lines: Sequence[Line], cues: LayoutCues, is_heading: Callable[[Line], bool], findings: Findings
) -> None:
    """Read every such table all of whose names are whole."""
    pages = Pages(list(lines))
    for at in range(len(lines) - _HEAD):
        head = _head(lines[at : at + _HEAD], cues)
        if head is None or any(line.index in findings.used for line in lines[at : at + _HEAD]):
            continue
        rows = _rows(lines[at + _HEAD :], head, lambda line: pages.is_number(line) or is_heading(line), cues)
        kpis = [_kpi(row, head) for row in rows]
        found = [kpi for kpi in kpis if kpi is not None]
        if len(found) < _FEWEST or len(found) < len(kpis):
            continue
        findings.kpis += found
        own = [line for row in rows for line in (*row.before, row.line, *row.after)]
        findings.used.update(line.index for line in (*lines[at : at + _HEAD], *own))


def _head(lines: Sequence[Line], cues: LayoutCues) -> _Head | None:
    kinds, years = ([word.text for word in lines[at].words] for at in (0, 2))
    if not 1 < len(kinds) <= _MOST_KINDS or len(years) != len(kinds) or lines[0].separator is not Separator.NONE:
        return None
    roles = [cues.role(kind) for kind in kinds]
    if roles.count(Role.TARGET) != 1 or roles.count(Role.BASELINE) != 1:
        return None
    names = plain_of("".join(lines[1].text.split()))
    named = names.startswith(tuple(cues.columns[Role.INDICATOR])) or cues.role(names) in (
        Role.INDICATOR,
        Role.TARGET,
    )  # 成果目標
    if not named or not all(is_aside(year) and is_time_only(year) for year in years):
        return None
    bare = tuple(year.strip("（()）") for year in years)
    return _Head(roles.index(Role.BASELINE), bare, roles.index(Role.TARGET), "単位" in names)


def _rows(lines: Sequence[Line], head: _Head, is_other: Callable[[Line], bool], cues: LayoutCues) -> list[_Row]:
    """Take the rows up to a note, a sentence, the foot of a page or another head, each with the lines of its name."""
    rows: list[_Row] = []
    between: list[Line] = []
    for line in lines:
        row = _row(line, head, cues)
        if row is not None:
            _deal(between, rows[-1] if rows else None, row, cues)
            rows, between = [*rows, row], []
        elif len(between) == _MOST_BETWEEN or is_other(line) or _ends(line, cues):
            break
        else:
            between.append(line)
    if rows:
        rows[-1].after += between[: _wanted(rows[-1], cues)]
    return rows


def _row(line: Line, head: _Head, cues: LayoutCues) -> _Row | None:
    """Read a line with as many values side by side as the head has years, behind a unit where it has one."""
    words, count = line.words, len(head.years)
    for at in range(int(head.has_unit), len(words) - count + 1):
        values = words[at : at + count]
        if all(is_value(value.text, cues) for value in values) and not is_dash(values[head.target].text):
            unit = words[at - 1].text if head.has_unit else None
            return _Row(words[: at - int(head.has_unit)], unit, values, line)
    return None


def _deal(between: Sequence[Line], above: _Row | None, below: _Row, cues: LayoutCues) -> None:
    """Give the lines between two rows to the names of both."""
    taken = _wanted(above, cues) if above else 0
    if above is not None:
        above.after += between[:taken]
    below.before += between[taken:]


def _wanted(row: _Row, cues: LayoutCues) -> int:
    """Count the lines after a row that its name goes on with: as many as before it, none where it is whole."""
    name = joined((*(line.whole for line in row.before), *row.name)).text if row.name else ""
    is_whole = name and _is_closed(name) and cues.ends_as_indicator(name)
    return 0 if is_whole else len(row.before)


def _is_closed(name: str) -> bool:
    opened, closed = (sum(name.count(sign) for sign in signs) for signs in (_OPEN, _CLOSE))
    return opened == closed


def _ends(line: Line, cues: LayoutCues) -> bool:
    text = line.text.strip()
    of_head = any(cues.role(word.text) in (Role.BASELINE, Role.TARGET) for word in line.words)
    return of_head or text.startswith(("※", "＊", "注", "(注", "（注", "○", "・")) or "。" in text


def _kpi(row: _Row, head: _Head) -> FoundKpi | None:
    parts = (*(line.whole for line in row.before), *row.name, *(line.whole for line in row.after))
    name = indicator_name(joined(parts).text) if parts else ""
    wrapped_whole = row.name or (row.before and row.after)
    if not wrapped_whole or not 1 < len(name) <= _LONGEST or not _is_closed(name):
        return None
    today = row.values[head.baseline].text
    base = None if is_dash(today) else f"{today}（{head.years[head.baseline]}）"
    spans = tuple(cell.span for cell in (*parts, *row.values) if cell.span)
    return FoundKpi(name, row.values[head.target].text, head.years[head.target], base, row.unit, spans)
