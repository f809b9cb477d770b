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

from ingest.layouts.boxes.aims import Fragments, name_among
from ingest.layouts.boxes.words import Word, words_of_box
from ingest.layouts.columns import role_of
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.found import Findings, found_kpi
from ingest.layouts.named_values import year_in
from ingest.layouts.printed.words import Measure
from ingest.layouts.rows import Cell, Line, Separator, joined
from ingest.layouts.sides import LEVEL, SIDE_ROLES
from ingest.layouts.values import TIME, is_dash, is_unit, is_value
from ingest.layouts.years import distance

_INDICATOR = ("活動指標", "成果指標", "測定指標", "定量的な成果指標", "定量的な活動指標")
_AIM = ("活動目標", "成果目標", "定量的な成果目標", "目標")
_AIM_ABOVE = re.compile(r"[ 　]*(?:成果|活動)目標")
_UNIT = "単位"
_FEWEST_YEARS = 2
_MOST_LINES = 16
_GAP = "  "
_YEAR = re.compile(rf"{TIME.pattern}|(?<![0-9０-９])[0-9０-９]{{1,2}}[ 　]?年度")
_REST_OF_HEAD = re.compile(  # under it
    rf"{TIME.pattern}|[令和平成]{{0,2}}[0-9０-９]{{0,2}}年?度?末?|[活動見込み（）]{{1,5}}|[-－―]"
)
_LONG_SIDE = r"(?:成果|活動)(?:目標|指標)及(?:び(?:(?:成果|活動)実?績?)?)?(?:[（(][^（）()]{0,8}[)）]?)?"
_COUNTED = re.compile(r"[年月日歳人名件回校社戸円％%かカヶ箇団世施億万千h]|以上|以下|までに")
_SIDE = re.compile(  # at the left of the goal, whole or torn: （短期アウトカム）, （アウトカ / ム）, 成果目標及
    rf"{LEVEL.pattern}|[（(]?(?:短期|中期|長期|初期|最終)?(?:アウトカム?|アウトプッ?ト?|プット|ット|カム|ム|ト)[)）]?"
    rf"|{_LONG_SIDE}|び?(?:成果|活動)?実?績"
)
_UNCERTAIN = "名前を決められない指標の欄 / an indicator whose name cannot be told from its goal"


def read_reviews(lines: list[Line], measure: Measure, cues: LayoutCues, findings: Findings) -> None:
    """Read every block whose rows are whole; the lines that belong to one are marked as used."""
    free = [line for line in lines if line.index not in findings.used and line.separator is not Separator.PIPE]
    heads = [at for at, line in enumerate(free) if _is_head(line)]
    for at, limit in pairwise([*heads, len(free)]):
        inside = free[at : min(limit, at + _MOST_LINES)]
        aimed = at > 0 and _AIM_ABOVE.match(free[at - 1].text) is not None
        block = _Block(inside, words_of_box(inside, measure, cues), cues, aimed)
        if block.target is not None:
            block.take(findings)


def _is_head(line: Line) -> bool:
    words = line.text.split()
    years = len(_YEAR.findall(line.text))
    return _UNIT in words and any(word.startswith(_INDICATOR) for word in words) and years >= _FEWEST_YEARS


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

    @cached_property
    def rows(self) -> list[_Row]:
        """List the rows down to the first line after them that is none and holds figures."""
        return [row for at in range(1, len(self.lines)) if (row := self._row(at)) is not None]

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
        name = name_among(self._fragments(), self.cues, has_aim=self.aimed or self._head(_AIM) is not None)
        if name is None and self._placed:
            return
        used = self.lines[: self.rows[-1].line + 1]
        findings.used.update(line.index for line in used)
        cells = {Role.TARGET: row.values[filled[-1]]}
        cells |= {role: cell for role, cell in ((Role.INDICATOR, name), (Role.UNIT, row.unit)) if cell is not None}
        kpi = found_kpi(cells, self._due(row, filled[-1]))
        if kpi is not None:
            findings.kpis.append(kpi)
        elif name is None:
            findings.unresolved.append((_UNCERTAIN, (used[0].span[0], used[-1].span[1])))

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
        years = _years_of(self.lines[: self.rows[0].line])
        if len(years) == len(row.values):
            return year_in(years[at])
        return year_in(years[-1]) if years and at == len(row.values) - 1 else None

    @property
    def _placed(self) -> bool:
        return _GAP in self.lines[0].text.strip()

    def _head(self, words: tuple[str, ...]) -> Cell | None:
        first = (word.cell for word in self.words if word.line == 0)
        return next((cell for cell in first if cell.text.startswith(words)), None)

    def _fragments(self) -> list[Fragments]:
        """List what stands before the labels, line by line: parts of the goal and of the name."""
        aim, name = self._head(_AIM), self._head(_INDICATOR)
        rows = {row.line: row for row in self.rows}
        found: list[Fragments] = []
        for at in range(1, self.rows[-1].line + 1):
            cells = rows[at].before if at in rows else tuple(word.cell for word in self.words if word.line == at)
            kept = [cell for cell in cells if not _SIDE.fullmatch(cell.text) and not self._is_of_head(cell, at)]
            if self._placed and aim is not None and name is not None:
                found.append(
                    Fragments(
                        aim=tuple(cell for cell in kept if distance(aim, cell) < distance(name, cell)),
                        name=tuple(cell for cell in kept if distance(aim, cell) >= distance(name, cell)),
                    )
                )
            elif kept:
                found.append(Fragments(either=tuple(_phrases(kept))))
        return found

    def _is_of_head(self, cell: Cell, at: int) -> bool:
        """Tell what is left of the heads, 込 of 活動見込 or 目標最終年度, from a part of a name: before all of it."""
        if _YEAR.fullmatch(cell.text) and at < self.rows[0].line:
            return True
        if at > self._head_lines and not (at == 1 and at < self.rows[0].line):
            return False
        return _REST_OF_HEAD.fullmatch(cell.text) is not None or role_of(cell, self.cues) is Role.DEADLINE

    @cached_property
    def _head_lines(self) -> int:
        """Find the last of the lines under the heads that hold nothing but the rest of these."""
        last = 0
        for at in range(1, self.rows[0].line):
            cells = [word.cell for word in self.words if word.line == at]
            rest = (_REST_OF_HEAD.fullmatch(cell.text) or role_of(cell, self.cues) is Role.DEADLINE for cell in cells)
            if not all(rest):
                break
            last = at
        return last


def _phrases(words: Sequence[Cell]) -> list[Cell]:
    """Join words that are set apart around their figures: 和, 8, 年度までに, 12,000, 人と."""
    phrases: list[Cell] = []
    for word in words:
        counted = phrases and phrases[-1].text[-1].isdecimal() and _COUNTED.match(word.text)
        if phrases and (counted or word.text[0].isdecimal()):
            phrases.append(joined((phrases.pop(), word)))
        else:
            phrases.append(word)
    return phrases


def _years_of(lines: Sequence[Line]) -> list[Cell]:
    """List the years of the heads, with the one that the end of the line has torn: 目標最終年度令 over 和9年度."""
    printed = [line.part(0, len(line.text)) for line in lines if not line.text.strip().isdecimal()]  # a page's number
    text = "".join(cell.text for cell in printed)
    origins = [at for cell in printed for at in cell.origins]
    return [Cell(match[0], tuple(origins[match.start() : match.end()])) for match in _YEAR.finditer(text)]
