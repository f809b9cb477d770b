"""Blocks of review sheets (行政事業レビューシート): one indicator, a row of results over a row of targets.

             成果目標      成果指標                単位  令和４年度  令和５年度  目標最終年度 令和９年度
長期         欠品を減らす  離島の商店に  成果実績  ％    7.4         6.9         －
アウトカム①                おける生活物  目標値    ％    7.5         6.8         3.0
                           資の欠品率    達成度    ％    98.2        101         －
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from ingest.layouts.boxes.aims import Fragments, cells_or_phrases, name_among
from ingest.layouts.boxes.sides import SIDE_ROLES
from ingest.layouts.boxes.torn_heads import (
    REST_OF_HEAD,
    YEAR,
    is_side,
    over_heads,
    year_behind_last,
    years_in_order,
    years_of,
)
from ingest.layouts.boxes.words import Word, words_of_box
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_dash, is_unit, is_value
from ingest.layouts.found import Findings, found_kpi
from ingest.layouts.heads.columns import role_of
from ingest.layouts.heads.named_values import year_in
from ingest.layouts.heads.years import distance
from ingest.layouts.printed.words import Measure
from ingest.layouts.rows import Cell, Line, Separator

_INDICATOR = ("活動指標", "成果指標", "測定指標", "定量的指標", "定量的な成果指標", "定量的な活動指標")
_OF_POLICY = ("測定指標", "定量的指標")  # of the evaluation of a whole policy, without the goal of a programme
_AIM = ("活動目標", "成果目標", "定量的な成果目標", "目標")
_AIM_ABOVE = re.compile(r"[ 　]*(?:成果|活動)目標")
_EVERY = ("毎", "各")
_NO_YEAR = re.compile(r"[毎各]年度?|[-－―‐]年度|[-－―‐]")
_UNIT = "単位"
_FEWEST_YEARS = 2
_MOST_LINES = 16
_MOST_BETWEEN = 3  # of its rows
_MOST_TORN = 4  # lines that torn years stand on
_GAP = "  "
_UNCERTAIN = "名前を決められない指標の欄 / an indicator whose name cannot be told from its goal"


def read_reviews(lines: list[Line], measure: Measure, cues: LayoutCues, findings: Findings) -> None:
    """Read every block whose rows are whole; the lines that belong to one are marked as used."""
    free = [line for line in lines if line.index not in findings.used and line.separator is not Separator.PIPE]
    heads = [at for at in range(len(free)) if _is_head(free, at)]
    for at, limit in pairwise([*heads, len(free)]):
        inside = free[at : min(limit, at + _MOST_LINES)]
        aimed = at > 0 and _AIM_ABOVE.match(free[at - 1].text) is not None
        block = _Block(inside, words_of_box(inside, measure, cues), cues, aimed, over_heads(free, at))
        if block.target is not None:
            block.take(findings)


def _is_head(lines: Sequence[Line], at: int) -> bool:
    text = lines[at].text
    words = text.split() if _UNIT in text else []
    if _UNIT not in words or not any(word.startswith(_INDICATOR) for word in words):
        return False
    around = (*over_heads(lines, at), *lines[at : at + _MOST_TORN])
    return len(YEAR.findall(text)) >= _FEWEST_YEARS or len(years_in_order(around)) > _FEWEST_YEARS


@dataclass(frozen=True, slots=True)
class _Row:
    """A row with its label at the side: what stands before it, its unit, its values."""

    line: int
    role: Role
    before: tuple[Cell, ...]
    unit: Cell | None
    values: tuple[Cell, ...]


@dataclass(frozen=True)
class _Block:
    lines: Sequence[Line]
    words: Sequence[Word]
    cues: LayoutCues
    aimed: bool  # whether the line above heads goals, 成果目標及び成果実績, of which the block has one too
    over: Sequence[Line]  # with parts of its heads

    @cached_property
    def rows(self) -> list[_Row]:
        """List the rows, down to the first sentence below some of them, or many lines without one."""
        found: list[_Row] = []
        for at in range(1, len(self.lines)):
            row = self._row(at)
            if row is not None:
                found.append(row)
            elif len(found) > 1 and ("。" in self.lines[at].text or at - found[-1].line > _MOST_BETWEEN):
                break
        return found

    @cached_property
    def target(self) -> _Row | None:
        """Find the row of targets; None where there are several, or no row of results beside it."""
        targets = [row for row in self.rows if row.role is Role.TARGET]
        results = [row for row in self.rows if row.role is not Role.TARGET]
        return targets[0] if len(targets) == 1 and results else None

    def take(self, findings: Findings) -> None:
        """Take the indicator of the block for a KPI, or say that its name is uncertain."""
        row = self.target
        filled = [at for at, cell in enumerate(row.values) if not is_dash(cell.text)] if row else []
        if row is None or not filled:
            return
        end = self.rows[-1].line + 1
        name = self._name(end)
        if name is None and not self._placed and self._goes_on(end):
            end, name = end + 1, self._name(end + 1)
        if name is None and self._placed:
            return
        used = self.lines[:end]
        findings.used.update(line.index for line in (*self.over, *used))
        cells = {Role.TARGET: row.values[filled[-1]]}
        cells |= {role: cell for role, cell in ((Role.INDICATOR, name), (Role.UNIT, row.unit)) if cell is not None}
        kpi = found_kpi(cells, self._due(row, filled[-1]))
        if kpi is not None:
            findings.kpis.append(kpi)
        elif name is None:
            findings.unresolved.append((_UNCERTAIN, (used[0].span[0], used[-1].span[1])))

    def _name(self, end: int) -> Cell | None:
        aimed = self.aimed or (self._head(_AIM) is not None and self._head(_OF_POLICY) is None)
        name = name_among(self._fragments(end, placed=self._placed), self.cues, has_aim=aimed)
        if name is None and self._placed and aimed:  # heads that stand close together tell no places
            return name_among(self._fragments(end, placed=False), self.cues, has_aim=aimed)
        return name

    def _goes_on(self, at: int) -> bool:
        """Tell a word alone under the last row, which a name may end with."""
        cells = [word.cell for word in self.words if word.line == at]
        return len(cells) == 1 and "。" not in cells[0].text and not (self._is_rest(cells[0]) or is_side(cells[0]))

    def _row(self, at: int) -> _Row | None:
        words = [word.cell for word in self.words if word.line == at]
        for place, cell in enumerate(words):
            role = role_of(cell, self.cues)
            rest = words[place + 1 :]
            if role not in SIDE_ROLES or role is None or cell.text.endswith("目標") or not rest:
                continue
            unit = rest[0] if is_unit(rest[0].text) and not is_value(rest[0].text, self.cues) else None
            values = rest[1:] if unit else rest
            if len(values) >= _FEWEST_YEARS and all(is_value(value.text, self.cues) for value in values):
                return _Row(at, role, tuple(words[:place]), unit, tuple(values))
        return None

    def _due(self, row: _Row, at: int) -> Cell | None:
        """Find the year of a target: of as many years as values the one at its place, else the last for the last."""
        heads = self.lines[: self.rows[0].line]
        last = year_behind_last(heads) if at == len(row.values) - 1 else None
        if last is not None and _NO_YEAR.fullmatch(last.text):
            return last if last.text.startswith(_EVERY) else None
        torn, whole = years_in_order((*self.over, *heads)), years_of(heads)
        years = torn if len(torn) == len(row.values) != len(whole) else whole
        if len(years) == len(row.values):
            return year_in(years[at])
        return year_in(years[-1]) if years and at == len(row.values) - 1 else None

    @property
    def _placed(self) -> bool:
        return _GAP in self.lines[0].text.strip()

    def _head(self, words: tuple[str, ...]) -> Cell | None:
        first = (word.cell for word in self.words if word.line == 0)
        return next((cell for cell in first if cell.text.startswith(words)), None)

    def _fragments(self, end: int, *, placed: bool) -> list[Fragments]:
        """List what stands before the labels, line by line: parts of the goal and of the name."""
        aim, name = self._head(_AIM), self._head(_INDICATOR)
        rows = {row.line: row for row in self.rows}
        found: list[Fragments] = []
        for at in range(1, end):
            cells = rows[at].before if at in rows else tuple(word.cell for word in self.words if word.line == at)
            kept = [cell for cell in cells if not is_side(cell) and not self._is_of_head(cell, at)]
            if placed and aim is not None and name is not None:
                found.append(
                    Fragments(
                        aim=tuple(cell for cell in kept if distance(aim, cell) < distance(name, cell)),
                        name=tuple(cell for cell in kept if distance(aim, cell) >= distance(name, cell)),
                    )
                )
            elif kept:
                found.append(Fragments(either=tuple(cells_or_phrases(kept, self.lines[at]))))
        return found

    def _is_of_head(self, cell: Cell, at: int) -> bool:
        """Tell what is left of the heads, 込 of 活動見込 or 目標最終年度, from a part of a name: before all of it."""
        if YEAR.fullmatch(cell.text) and at < self.rows[0].line:
            return True
        if at > self._head_lines and not (at == 1 and at < self.rows[0].line):
            return False
        return self._is_rest(cell)

    def _is_rest(self, cell: Cell) -> bool:
        return REST_OF_HEAD.fullmatch(cell.text) is not None or role_of(cell, self.cues) is Role.DEADLINE

    @cached_property
    def _head_lines(self) -> int:
        """Find the last of the lines under the heads that hold nothing but the rest of these."""
        last = 0
        for at in range(1, self.rows[0].line):
            cells = [word.cell for word in self.words if word.line == at]
            if not all(self._is_rest(cell) or is_side(cell) for cell in cells):
                break
            last = at
        return last
