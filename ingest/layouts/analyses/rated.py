"""Read the indicators of evaluation sheets (実績評価書): baseline, results by year, rating and target.

１　渡し船を使った                                          基準値     実績値           目標値    判定
人の率                                        ①渡し船を
基準値 実績値 評価 目標値                       使った人の   令和２年度 令和３年度 令和４年度 令和８年度
令和２年度 令和３年度 令和４年度                率
Ｂ                                                          12.1％     12.8％     13.4％     20.0％    Ａ
令和８年度                                        年度ごとの目標値     12.5％     14.0％
12.1％ 12.8％ 13.4％ 20.0％

The name stands before the heads, or before and among the lines below them, from its number on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile

from ingest.layouts.analyses.rated_heads import (
    RatedHeads,
    is_label,
    is_reference,
    rated_heads,
    with_times_apart,
    without_furniture,
)
from ingest.layouts.analyses.rated_records import Record, is_numbered, record_at, records_at
from ingest.layouts.analyses.rated_values import settled_in
from ingest.layouts.analyses.words import Sort, Word, is_said, words_of
from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_dash, is_number
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.heads.columns import role_of
from ingest.layouts.printed.words import Measure
from ingest.layouts.rowed.name_forms import name_misfit
from ingest.layouts.rows import Line, joined

_RESULTS, _GOAL, _INDICATOR = "実績", "目標", "指標"
_MOST_ABOVE, _MOST_BELOW = 6, 150  # lines of a name over its heads, of the indicators below them
_NO_NAME, _UNBOUNDED = 3.0, 1.0
_OFF = 2  # columns of print between the lines of one name
_HEADS = (Role.INDICATOR, Role.UNIT, Role.OWNER, Role.NUMBER, Role.GROUP, Role.DEADLINE)
_Rows = Sequence[Sequence[Word]]
_Name = tuple[list[Word], int]  # with the number of lines that it takes over its heads


def read_rated(lines: Sequence[Line], measure: Measure, cues: LayoutCues, findings: Findings) -> None:
    """Read every such indicator; the lines that belong to one are marked as used."""
    free = without_furniture([line for line in lines if line.index not in findings.used])
    if not any(_RESULTS in line.text for line in free):
        return
    words = list(with_times_apart(words_of(free, measure, cues)))
    rows = [list(row) for _, row in groupby(words, key=lambda word: word.line)]
    places = {row[0].line: at for at, row in enumerate(rows)}
    sheet = _Sheet(free, rows, cues, findings)
    for heads in rated_heads(words):
        first, last = words[heads.start], words[heads.end - 1]
        sheet.read(heads, (places[first.line], first), (places[last.line], last))


@dataclass(slots=True)
class _Sheet:
    """The lines of a text with their words, and the place behind the last indicator."""

    lines: Sequence[Line]
    rows: _Rows
    cues: LayoutCues
    findings: Findings
    behind: int = 0

    def read(self, heads: RatedHeads, first: tuple[int, Word], last: tuple[int, Word]) -> None:
        """Read the indicators under some heads, given the first and last of these with their rows."""
        start, end = first[0], last[0]
        if start < self.behind:
            return
        before = list(takewhile(lambda word: word is not first[1], self.rows[start]))
        rest = self.rows[end][self.rows[end].index(last[1]) + 1 :]
        body = [*([rest] if rest else []), *self.rows[end + 1 : end + _MOST_BELOW]]
        record, count = record_at(body, self.lines, heads)
        record.names[:0] = before
        if any(_is_head(word, self.cues) for word in record.names):
            return
        if not is_numbered(record.names) and _heads_names(self.rows[end], last[1]):
            return
        name, over = self._name(record, start)
        kpi = self._kpi(record, heads, name)
        if kpi is None:
            return
        found = [] if _refers(name) else [kpi]
        taken = count - bool(rest)
        for more, width in records_at(body[count:], self.lines, record.slots):
            refers = _refers(more.names) and more.is_whole
            own = self._kpi(more, heads, more.names) if is_numbered(more.names) and not refers else None
            if own is None and not refers:
                break
            found += [own] if own is not None else []
            taken += width
        self.findings.kpis += [] if heads.of_reference else found
        self.behind = end + 1 + taken
        self.findings.used.update(self.lines[row[0].line].index for row in self.rows[start - over : self.behind])

    def _name(self, record: Record, start: int) -> _Name:
        """Put the name together, with what stands over the heads down from its number where it has none below them."""
        if is_numbered(record.names):
            return record.names, 0
        above = self.rows[max(self.behind, start - _MOST_ABOVE) : start]
        over: list[Word] = []
        for count, row in enumerate(reversed(above), 1):
            if _is_other(row):
                return _with(over, record, count - 1)
            labelled = is_label(row[0])
            if (labelled or is_number(row[0].cell.text)) and len(row) + len(over) > 1:
                return [*row, *over, *record.names], count
            over = [*row[labelled:], *over]
            if is_numbered(row[:1]) and not labelled:
                return [*over, *record.names], count
            if labelled or self.lines[row[0].line].follows_blank:
                return _with(over, record, count)
        sure = not record.names and self.behind and start - self.behind <= _MOST_ABOVE
        return (over, len(above)) if sure else (record.names, 0)

    def _kpi(self, record: Record, heads: RatedHeads, named: Sequence[Word]) -> FoundKpi | None:
        settled = settled_in(record, heads)
        cells = [word.cell for word in named if not is_label(word)]
        cells = cells[1:] if cells and is_number(cells[0].text) else cells
        if settled is None or not cells:
            return None
        name = joined(cells)
        if name_misfit([name], self.cues) >= (_NO_NAME if is_numbered(named) else _UNBOUNDED):
            return None
        base, target, due = settled
        found = {Role.INDICATOR: name, Role.TARGET: target.cell}
        found |= {Role.BASELINE: base.cell} if base is not None and not is_dash(base.cell.text) else {}
        found |= {Role.DEADLINE: due.cell} if due.sort is Sort.TIME else {}
        return found_kpi(found)


def _with(over: list[Word], record: Record, count: int) -> _Name:
    """Join what stands over the heads to what is below them where it begins in the same column of print."""
    lefts = [word.cell.left for word in (*over, *record.names[:1])]
    apart = record.names and not (record.in_columns and max(lefts) - min(lefts) <= _OFF)
    return (record.names, 0) if apart or not over else ([*over, *record.names], count)


def _is_other(row: Sequence[Word]) -> bool:
    """Tell a line that is no part of a name: values, a sentence, a goal, what follows the indicators."""
    first, *rest = row
    goal = first.sort is Sort.LABEL and _GOAL in first.cell.text
    texts = all(word.sort in (Sort.TEXT, Sort.ASIDE) for word in rest)
    begins = first.sort in (Sort.TEXT, Sort.ASIDE) or is_numbered(row[:1])
    return goal or not (texts and begins) or is_said(row[-1])


def _is_head(word: Word, cues: LayoutCues) -> bool:
    """Tell a head of a table with a row for each indicator: 指標名, 担当課."""
    return not is_label(word) and role_of(word.cell, cues) in _HEADS


def _heads_names(row: Sequence[Word], last: Word) -> bool:
    """Tell the head of a column of names, before the years on their line: 指標 (R元) R3 R4 (R7) 評価."""
    years = any(word.sort is Sort.TIME for word in row)
    return years and row[0] is last and _INDICATOR in plain_of(last.cell.text)


def _refers(name: Sequence[Word]) -> bool:
    """Tell an indicator that is shown for reference, by its label or name or what stands behind its number."""
    return any(is_reference(plain_of(word.cell.text)) for word in name[:2])
