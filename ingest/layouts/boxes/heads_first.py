"""Boxes of prior analyses (事前分析表), one cell a line: the label, its heads, the name, a cell for each head.

    測定指標３ / 基準値 / 基準年度 / 目標値 / 目標年度 / 直した蔵の数 / ①城下 / ②港 /
    ①12棟 / ②7棟 / 令和３年度 / ①40棟 / ②15棟 / 令和８年度 / 年度ごとの実績値 / …

An indicator whose heads are 目標 and 目標年度 alone may have its target in words.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise, takewhile

from ingest.layouts.boxes.entries import ENTRY, entries_of, named_each
from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_dash, is_time_only, is_value
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.heads.columns import is_year, role_of
from ingest.layouts.rowed.name_forms import ragged_cost
from ingest.layouts.rows import Cell, Line, joined


class _Kind(StrEnum):
    """What a cell under a head is."""

    BASELINE = "baseline"
    SINCE = "since"
    TARGET = "target"
    DUE = "due"


_LABEL = re.compile(r"(?:測定|業績|評価)指標(?:[0-9]{1,2}|[①-⑳]|\([0-9]{1,2}\))?(?:\([^()]{2,4}\))?")
_SINCE = ("基準年度", "基準年", "基準時点")
_KINDS = {Role.BASELINE: _Kind.BASELINE, Role.TARGET: _Kind.TARGET, Role.DEADLINE: _Kind.DUE}
_TIMES = (_Kind.SINCE, _Kind.DUE)
_STOP = re.compile(r"年度?ごとの|(?:測定|業績|評価)?指標の|施策の進捗|.*(?:根拠|理由)$")
_EVERY_YEAR = re.compile(r"(?:毎|各)年度?")
_MOST_OF_NAME = 6  # lines
_MOST_LINES = 24  # from the heads down to the last value
_MOST_BELOW = 60  # cells of single years
_SHORT = 4  # characters of a word beside these: 累計, 単年度


def read_heads_first(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such box; the lines that belong to one are marked as used."""
    free = [line for line in lines if line.index not in findings.used]
    starts = [at for at, line in enumerate(free) if _LABEL.fullmatch(plain_of(line.text))]
    for at, limit in pairwise([*starts, len(free)]):
        found = _Box(
            [line.part(0, len(line.text)) for line in free[at + 1 : min(limit, at + _MOST_LINES)]], cues
        ).read()
        if found is not None:
            end = at + 1 + found.length
            findings.kpis += found.kpis
            below = takewhile(lambda line: _is_of_a_year(line.text, cues), free[end : min(limit, end + _MOST_BELOW)])
            findings.used.update(line.index for line in (*free[at:end], *below))


@dataclass(frozen=True, slots=True)
class _Found:
    """The KPIs of a box, and how many lines below its label they took."""

    kpis: Sequence[FoundKpi]
    length: int


@dataclass(frozen=True, slots=True)
class _Box:
    """The cells below a label."""

    cells: Sequence[Cell]
    cues: LayoutCues

    def read(self) -> _Found | None:
        """Read the heads, the name before or behind them, and the values."""
        first = next((at for at, cell in enumerate(self.cells) if self._kind(cell)), len(self.cells))
        kinds = [kind for cell in takewhile(self._kind, self.cells[first:]) if (kind := self._kind(cell))]
        if first > _MOST_OF_NAME or len(set(kinds)) != len(kinds) or not {_Kind.TARGET, _Kind.DUE} <= set(kinds):
            return None
        below = first + len(kinds)
        stop = next((at for at in range(below, len(self.cells)) if _is_stop(self.cells[at])), len(self.cells))
        for at in range(below, min(below + _MOST_OF_NAME + 1, stop)):
            values = self._values(at, stop, kinds)
            name = (*self.cells[:first], *self.cells[below:at])
            if values is not None and name and (first == 0 or at == below):
                by_kind, end = values
                return _found(_kpis(name, by_kind), end)
        in_words = set(kinds) == {_Kind.TARGET, _Kind.DUE} and first == 0 and kinds[-1] is _Kind.DUE
        return self._in_words(below, stop) if in_words else None

    def _kind(self, cell: Cell) -> _Kind | None:
        if plain_of(cell.text) in _SINCE:
            return _Kind.SINCE
        return _KINDS.get(role_of(cell, self.cues) or Role.UNKNOWN) if len(cell.text) <= len("目標 年度") else None

    def _values(self, at: int, stop: int, kinds: Sequence[_Kind]) -> tuple[dict[_Kind, list[Cell]], int] | None:
        """Read a cell for each head, or ①… ②… for each; give them with the number of the line after them."""
        found: dict[_Kind, list[Cell]] = {}
        for kind in kinds:
            cells = self.cells[at:stop]
            own, length = entries_of(cells) if cells and ENTRY.match(cells[0].text) else _one(cells, self.cues)
            fits = _is_time if kind in _TIMES else self._is_value
            if not own or not all(fits(cell) for cell in own):
                return None
            found[kind] = own
            at += length
        return found, at

    def _is_value(self, cell: Cell) -> bool:
        return (is_value(cell.text, self.cues) and not _is_time(cell)) or is_dash(cell.text)

    def _in_words(self, below: int, stop: int) -> _Found | None:
        """Part name and target in the only way in which both are wrapped as cells are."""
        due = next((at for at in range(below, stop) if _is_time(self.cells[at])), stop)
        lines = self.cells[below:due]
        if due == stop or not 1 < len(lines) <= 2 * _MOST_OF_NAME or "。" in joined(tuple(lines[:-1])).text:
            return None
        ways = [at for at in range(1, len(lines)) if not ragged_cost(lines[:at]) and not ragged_cost(lines[at:])]
        if len(ways) != 1:
            return None
        name, target = joined(tuple(lines[: ways[0]])), joined(tuple(lines[ways[0] :]))
        kpi = found_kpi({Role.INDICATOR: name, Role.TARGET: target, Role.DEADLINE: self.cells[due]})
        return _found([kpi], due + 1) if not is_value(name.text, self.cues) else None


def _one(cells: Sequence[Cell], cues: LayoutCues) -> tuple[list[Cell], int]:
    """Take one cell, with the line that it was wrapped into: 2,300時間 / 以下."""
    if len(cells) > 1 and is_value(cells[0].text, cues) and not is_dash(cells[0].text):
        rest, both = cells[1], joined(tuple(cells[:2]))
        if not _is_time(rest) and not is_value(rest.text, cues) and is_value(both.text, cues):
            return [both], 2
    return list(cells[:1]), 1


def _found(kpis: Sequence[FoundKpi | None], length: int) -> _Found | None:
    whole_ones = [kpi for kpi in kpis if kpi is not None]
    return _Found(whole_ones, length) if whole_ones and len(whole_ones) == len(kpis) else None


def _kpis(name: Sequence[Cell], values: dict[_Kind, list[Cell]]) -> list[FoundKpi | None]:
    """Put a KPI together for each entry: its own values, and the years that all may share."""
    count = len(values[_Kind.TARGET])
    names = named_each(name, count)
    if len(names) != count or any(
        len(own) not in ((1, count) if k in _TIMES else (count,)) for k, own in values.items()
    ):
        return [None]
    return [_kpi(own, {kind: cells[at % len(cells)] for kind, cells in values.items()}) for at, own in enumerate(names)]


def _kpi(name: Cell, values: dict[_Kind, Cell]) -> FoundKpi | None:
    base, due = values.get(_Kind.BASELINE), values[_Kind.DUE]
    cells = {Role.INDICATOR: name, Role.TARGET: values[_Kind.TARGET]}
    cells |= {Role.BASELINE: base} if base is not None and not is_dash(base.text) else {}
    return found_kpi(cells | ({} if is_dash(due.text) else {Role.DEADLINE: due}))


def _is_time(cell: Cell) -> bool:
    plain = cell.text.strip()
    return is_year(plain) or is_dash(plain) or _EVERY_YEAR.fullmatch(plain) is not None


def _is_stop(cell: Cell) -> bool:
    return _STOP.match(plain_of(cell.text)) is not None


def _is_of_a_year(text: str, cues: LayoutCues) -> bool:
    """Tell what stands in the rows of single years: 年度ごとの実績値, 令和５年度, 12棟, ①, 累計."""
    plain = plain_of(text)
    own = ENTRY.sub("", text.strip()) or text
    return plain.startswith("年度ごとの") or len(plain) <= _SHORT or is_value(own, cues) or is_time_only(own)
