"""Tables of single spaces whose heads of values have their years on the line below; see `dated_kinds` for the heads.

現状値 目標値 全国値
指 標 名 単位 担当部局
（令和３年度） （令和８年度） （令和２年度）
水揚げを担う39歳以下の人の割合（船員を除
％ 24.7 60.0 － 水産部
く）
A name that was wrapped goes on around the line with its values, as many lines after it as before it.

指標名 単位 基準値 R4年度 R5年度 目標値 達成率
(R2年度) 実績 実績 (R8年度) (R5/R8)
浜の直売所に品を出した組の延べ 回 310 342 396 480 82.5％
回数
A name that begins beside its values goes on below them until it is whole.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_aside, is_dash, is_time_only, is_value
from ingest.layouts.found import Findings, FoundKpi, indicator_name
from ingest.layouts.pages import Pages
from ingest.layouts.rowed.dated_kinds import THREE_LINES, Head, head_at
from ingest.layouts.rows import Cell, Line, joined

_MOST_BETWEEN = 4  # lines of words between two rows
_FEWEST = 2  # rows under heads alike
_LONGEST = 60  # characters of a name
_RAGGED = 2  # characters by which wrapped lines differ
_OPEN, _CLOSE = "（(「", "）)」"


@dataclass(slots=True)
class _Row:
    name: tuple[Cell, ...]
    unit: str | None
    values: tuple[Cell, ...]
    line: Line
    before: list[Line] = field(default_factory=list)
    after: list[Line] = field(default_factory=list)
    years: list[Line] = field(default_factory=list)  # in brackets below results that are of other years

    @property
    def lines(self) -> tuple[Line, ...]:
        """Give all lines of the row."""
        return (*self.before, self.line, *self.after, *self.years)


@dataclass(frozen=True, slots=True)
class _Table:
    head: Sequence[Line]
    rows: Sequence[_Row]
    kpis: Sequence[FoundKpi]


def read_years_under_kinds(
    lines: Sequence[Line], cues: LayoutCues, is_heading: Callable[[Line], bool], findings: Findings
) -> None:
    """Read every such table all of whose names are whole."""
    pages = Pages(list(lines))
    alike: defaultdict[Head, list[_Table]] = defaultdict(list)
    for at in range(len(lines) - THREE_LINES):
        head = head_at(lines[at : at + THREE_LINES], cues)
        if head is None or any(line.index in findings.used for line in lines[at : at + head.lines]):
            continue
        below = (lines[n] for n in range(at + head.lines, len(lines)) if not pages.is_number(lines[n]))
        rows = _rows(below, head, is_heading, cues)
        kpis = [_kpi(row, head) for row in rows]
        found = [kpi for kpi in kpis if kpi is not None]
        if found and len(found) == len(kpis):
            alike[head].append(_Table(lines[at : at + head.lines], rows, found))
    for tables in alike.values():
        if sum(len(table.rows) for table in tables) >= _FEWEST:
            for table in tables:
                findings.kpis += table.kpis
                own = [line for row in table.rows for line in row.lines]
                findings.used.update(line.index for line in (*table.head, *own))


def _rows(lines: Iterable[Line], head: Head, is_other: Callable[[Line], bool], cues: LayoutCues) -> list[_Row]:
    """Take the rows up to a note, a sentence, a heading or another head, each with the lines of its name."""
    rows: list[_Row] = []
    between: list[Line] = []
    for line in lines:
        row = _row(line, head, cues)
        if row is not None:
            _deal(between, rows[-1] if rows else None, row, cues)
            rows, between = [*rows, row], []
        elif rows and head.has_results and _is_of_years(line):
            rows[-1].years.append(line)
        elif len(between) == _MOST_BETWEEN or is_other(line) or _ends(line, cues):
            break
        else:
            between.append(line)
    if rows:
        rows[-1].after += between[: _wanted(rows[-1], between, cues)]
    return rows


def _row(line: Line, head: Head, cues: LayoutCues) -> _Row | None:
    """Read a line with as many values side by side as the head has columns, behind a unit where it has one."""
    words = line.words
    for at in range(int(head.has_unit), len(words) - head.count + 1):
        values = words[at : at + head.count]
        over = head.has_results and any(is_value(word.text, cues) for word in words[at + head.count :][:1])
        if not over and _are_values(values, head, cues) and not is_dash(values[head.target].text):
            unit = words[at - 1].text if head.has_unit else None
            return _Row(words[: at - int(head.has_unit)], unit, values, line)
    return None


def _are_values(values: Sequence[Cell], head: Head, cues: LayoutCues) -> bool:
    """Tell values in all columns; results may be still to come: 未確定."""
    results = set(range(head.count)) - {head.baseline, head.target} if head.has_results else set()
    return all(
        is_value(value.text, cues) or (at in results and cues.is_unset(value.text)) for at, value in enumerate(values)
    )


def _is_of_years(line: Line) -> bool:
    return all(is_aside(word.text) and is_time_only(word.text) for word in line.words)


def _deal(between: Sequence[Line], above: _Row | None, below: _Row, cues: LayoutCues) -> None:
    """Give the lines between two rows to the names of both."""
    taken = _wanted(above, between, cues) if above else 0
    if above is not None:
        above.after += between[:taken]
    below.before += between[taken:]


def _wanted(row: _Row, behind: Sequence[Line], cues: LayoutCues) -> int:
    """Count the lines after a row that its name goes on with: as many as before it, none where it is whole.

    One that begins on the row goes on until it is whole.
    """
    parts = [*(line.whole for line in row.before), *row.name] if row.name else []
    if _is_name(joined(parts).text, cues):
        return 0
    if row.before or not row.name:
        return len(row.before)
    width = sum(len(word.text) for word in row.name) + _RAGGED
    for count, line in enumerate(behind, 1):
        if len(line.text.strip()) > width:
            break
        parts.append(line.whole)
        if _is_name(joined(parts).text, cues):
            return count
    return 0


def _is_name(text: str, cues: LayoutCues) -> bool:
    return bool(text) and _is_closed(text) and cues.ends_as_indicator(text)


def _is_closed(name: str) -> bool:
    opened, closed = (sum(name.count(sign) for sign in signs) for signs in (_OPEN, _CLOSE))
    return opened == closed


def _ends(line: Line, cues: LayoutCues) -> bool:
    text = line.text.strip()
    of_head = any(cues.role(word.text) in (Role.BASELINE, Role.TARGET) for word in line.words)
    return of_head or text.startswith(("※", "＊", "注", "(注", "（注", "○", "・")) or "。" in text


def _kpi(row: _Row, head: Head) -> FoundKpi | None:
    parts = (*(line.whole for line in row.before), *row.name, *(line.whole for line in row.after))
    name = indicator_name(joined(parts).text) if parts else ""
    wrapped_whole = row.name or (row.before and row.after)
    if not wrapped_whole or not 1 < len(name) <= _LONGEST or not _is_closed(name):
        return None
    today = row.values[head.baseline].text
    base = None if is_dash(today) else f"{today}（{head.since}）" if head.since else today
    spans = tuple(cell.span for cell in (*parts, *row.values) if cell.span)
    return FoundKpi(name, row.values[head.target].text, head.due, base, row.unit, spans)
