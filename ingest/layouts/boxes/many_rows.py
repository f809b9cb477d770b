"""Heads of review sheets with rows for several indicators below: each has a row of results and one of targets.

KPI（第一階層）           単位    計画開始時  ２年度  ３年度  中間目標  目標最終年度
                                    元年度                      - 年度     ６年度
 灯台の数       成果実績   基          12       14      15       -         -
                目標値     基          -        -       -        -         30
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.layouts.boxes.sides import LEVEL, SideRow, side_row
from ingest.layouts.boxes.torn_heads import REST_OF_HEAD, is_side, over_heads, years_in_order, years_of
from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_dash, is_time_only
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.heads.columns import is_bare_year, role_of
from ingest.layouts.heads.named_values import year_in
from ingest.layouts.rowed.name_forms import GOES_ON, name_misfit
from ingest.layouts.rows import Cell, Line, Separator, joined

_LEVEL = re.compile(r"[ 　]*(?:KPI|ＫＰＩ)[ 　]?[(（]第[一二三四1-4１-４]階層[)）]")
_NAMES = re.compile(r"(?:活動|測定|定量的な?|成果)指標$")
_GOAL = re.compile(r"(?:定量的な?)?(?:成果|活動)?目標$")
_UNIT = "単位"
_FEWEST_YEARS = 2
_MOST_HEADS = 4  # lines from the head down to the first row
_MOST_BETWEEN = 3  # lines without a label between two rows
_MOST_LINES = 60  # under one head
_NO_NAME = 3.0
_LONGEST_SPAN = 20  # years
_FIRST_OF_ERA = 1
_FIGURE = re.compile(r"[0-9０-９]+")
_GAP = 2  # columns of print between the cells of a line
_EDGE = 1
_Numbered = tuple[Line, SideRow | None]


@dataclass(frozen=True, slots=True)
class _Block:
    """A head with the lines below, those of rows with what they say."""

    head: Sequence[Line]
    body: Sequence[_Numbered]

    @property
    def placed(self) -> bool:
        """Tell whether the cells of the head keep their places."""
        return self.head[0].separator is Separator.GAP


def read_many_rows(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such block; the lines of its head and of its rows are marked as used."""
    free = [line for line in lines if line.index not in findings.used and line.separator is not Separator.PIPE]
    heads = [at for at in range(len(free)) if _UNIT in free[at].text]  # of whatever rows
    for at, limit in pairwise([*heads, len(free)]):
        block = _block(free, at, min(limit, at + _MOST_LINES), cues) if _is_head(free[at]) else None
        records = list(_records(block.body, cues)) if block is not None else []
        several = len(records) > 1 or _LEVEL.match(free[at].text) is not None
        if block is None or not records or not several:
            continue
        kpis = [_kpi(block, record, cues) for record in records]
        findings.kpis += [kpi for kpi in kpis if kpi is not None]
        findings.used.update(line.index for line in (*block.head, *(line for record in records for line, _ in record)))


def _is_head(line: Line) -> bool:
    """Tell a head of names, a unit and years, beside which no column of goals stands."""
    words = [plain_of(word.text) for word in line.words] if _UNIT in line.text else []
    if _UNIT not in words:
        return False
    before = words[: words.index(_UNIT)]
    named = _LEVEL.match(line.text) is not None or any(_NAMES.search(word) for word in before)
    return named and not any(_GOAL.match(word) for word in before)


def _block(lines: Sequence[Line], at: int, limit: int, cues: LayoutCues) -> _Block | None:
    """Part the lines under a head from what follows its last row; None where no row follows soon."""
    rows = [(line, side_row(line, cues, unset=True)) for line in lines[at + 1 : limit]]
    first = next((n for n, (_, row) in enumerate(rows[: _MOST_HEADS + 1]) if row is not None), None)
    if first is None:
        return None
    last = first
    for n in range(first, len(rows)):
        if rows[n][1] is not None:
            last = n
        elif "。" in rows[n][0].text or n - last > _MOST_BETWEEN:
            break
    top = first
    while top and not _is_of_head(rows[top - 1][0]):
        top -= 1  # the name may begin over its rows
    over = over_heads(lines, at)
    head = (lines[at], *over, *(line for line, _ in rows[:top]))
    years = len(years_of(head)) >= _FEWEST_YEARS
    return _Block(head, rows[top : last + 1]) if years else None


def _is_of_head(line: Line) -> bool:
    return all(REST_OF_HEAD.fullmatch(word.text) or is_side(word) or is_bare_year(word.text) for word in line.words)


def _records(body: Sequence[_Numbered], cues: LayoutCues) -> Iterator[list[_Numbered]]:
    """Cut rows into indicators: one begins where a kind of row comes again."""
    record: list[_Numbered] = []
    for line, row in body:
        kinds = [own.role for _, own in record if own is not None]
        if row is not None and row.role in kinds:
            rest = _over_next(record, cues)
            yield record[: len(record) - rest]
            record = record[len(record) - rest :]
        record.append((line, row))
    yield from [record] if record else []


def _over_next(record: Sequence[_Numbered], cues: LayoutCues) -> int:
    """Count the lines under a record that the name of the next one begins with: its own is whole without them."""
    rest = next(n for n, (_, row) in enumerate(reversed(record)) if row is not None)
    own, first = record[: len(record) - rest], record[len(record) - rest :][:1]
    words = [word.text for _, row in own if row is not None for word in row.before]
    whole = bool(words) and cues.ends_as_indicator("".join(words))
    return rest if first and whole and GOES_ON.match(first[0][0].text.strip()) is None else 0


def _kpi(block: _Block, record: Sequence[_Numbered], cues: LayoutCues) -> FoundKpi | None:
    rows = {row.role: row for _, row in record if row is not None}
    aimed, reached = rows.get(Role.TARGET), rows.get(Role.BASELINE)
    filled = [at for at, cell in enumerate(aimed.values) if not is_dash(cell.text)] if aimed else []
    name = _name(block, record, cues)
    if aimed is None or reached is None or not filled or name is None:
        return None
    cells = {Role.INDICATOR: name, Role.TARGET: aimed.values[filled[-1]]}
    base = reached.values[0] if _begins_with_base(block.head[0], cues) else None
    cells |= {Role.BASELINE: base} if base is not None and not is_dash(base.text) else {}
    cells |= {Role.UNIT: aimed.unit} if aimed.unit is not None else {}
    return found_kpi(cells, _due(block.head, filled[-1], len(aimed.values)))


def _name(block: _Block, record: Sequence[_Numbered], cues: LayoutCues) -> Cell | None:
    """Join what stands before the labels of a record; None where that is no name of an indicator."""
    labels = [row.label.left for _, row in record if row is not None]
    parts: list[Cell] = []
    for line, row in record:
        words = row.before if row is not None else line.words
        own = [word for word in words if not (is_side(word) or LEVEL.fullmatch(word.text) or is_time_only(word.text))]
        if block.placed:
            own = _last_cell([word for word in own if row is not None or word.right <= max(labels) + _EDGE])
        parts += own
    name = joined(tuple(parts)) if parts else None
    whole = name is not None and "。" not in name.text and cues.ends_as_indicator(name.text)
    return name if whole and name_misfit(parts, cues) < _NO_NAME else None


def _last_cell(words: Sequence[Cell]) -> list[Cell]:
    cell: list[Cell] = []
    for word in words:
        cell = [*cell, word] if cell and word.left - cell[-1].right < _GAP else [word]
    return cell


def _begins_with_base(head: Line, cues: LayoutCues) -> bool:
    """Tell whether the first column of values is that of 計画開始時."""
    words = list(head.words)
    behind = words[[plain_of(word.text) for word in words].index(_UNIT) + 1 :][:1]
    return any(role_of(word, cues) is Role.BASELINE for word in behind)


def _due(head: Sequence[Line], at: int, count: int) -> Cell | None:
    """Find the year of a target: of as many years as values the one at its place, else the last for the last."""
    by_number, printed = years_in_order(head), years_of(head)
    for years in (printed, by_number):
        if len(years) == count and _are_in_order(years):
            return year_in(years[at])
    return year_in(printed[-1]) if at == count - 1 else None


def _are_in_order(years: Sequence[Cell]) -> bool:
    """Tell years that rise: those of two eras, 30 and 元, or of two lines stand in no order."""
    numbers = [int(match[0]) if (match := _FIGURE.search(year.text)) else _FIRST_OF_ERA for year in years]
    return all(before < after for before, after in pairwise(numbers)) and numbers[-1] - numbers[0] <= _LONGEST_SPAN
