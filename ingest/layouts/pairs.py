"""KPIs whose values stand on labelled lines of their own.

窓の断熱改修を行った住宅の戸数        指標
基準値：41戸（令和５年度）          駅前広場の滞在者数
目標値：800戸                       目標値
目標年度：令和11年度                3,000人（令和10年度）
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.found import Findings, FoundKpi, found_kpi, indicator_name
from ingest.layouts.rows import Cell, Line, Separator, joined
from ingest.layouts.values import ARROW, TIME, is_aside, is_dash, is_value, part_time, time_in, without_time

IsHeading = Callable[[Line], bool]
_COLON = re.compile(r"[ 　]*[】］\]]?[ 　]*[：:][ 　]*")
_BULLET = re.compile(r"[ 　]*[-・･○●◇◆*＊〔【［\[][ 　]*")
_LABELS = (Role.INDICATOR, Role.BASELINE, Role.TARGET, Role.DEADLINE, Role.UNIT)
_SIDE = re.compile(rf"(?P<time>{TIME.pattern})?の?(?P<word>[^\s\d:：]{{2,5}})[ 　:：]+(?P<value>.+)")
_MOST_LINES = 3
_LONGEST_NAME = 70


@dataclass(slots=True)
class _Record:
    cells: dict[Role, Cell] = field(default_factory=dict)
    time: Cell | None = None
    lines: list[Line] = field(default_factory=list)
    name: Line | None = None  # an indicator that stands above the labelled lines, without a label


def read_pairs(lines: list[Line], cues: LayoutCues, is_heading: IsHeading, findings: Findings) -> None:
    """Read every record of labelled lines among the lines that are not used yet."""
    reader = _PairReader(lines, cues, is_heading, findings)
    index = 0
    while index < len(lines):
        index = reader.step(index)
    reader.settle()


@dataclass(slots=True)
class _PairReader:
    lines: list[Line]
    cues: LayoutCues
    is_heading: IsHeading
    findings: Findings
    record: _Record = field(default_factory=_Record)

    def step(self, index: int) -> int:
        """Read one line, with those that its value runs on to; give the line after it."""
        line = self.lines[index]
        pair = self._pair(index) if line.index not in self.findings.used else None
        if pair is None and self._takes_change(index):
            return index + 1
        if pair is None:
            if self.is_heading(line) or not self._is_other(line):
                self.settle()
            return index + 1
        role, time, value, end = pair
        if role is Role.INDICATOR or role in self.record.cells:
            self.settle()
        if not self.record.lines and role is not Role.INDICATOR:
            self.record.name = self._name_above(index)
        self.record.cells[role] = value
        self.record.time = time if role is Role.TARGET else self.record.time
        self.record.lines += self.lines[index:end]
        return end

    def _takes_change(self, index: int) -> bool:
        """Take a line that is nothing but 「2023年度：34％ → R9目標 100％」 under the name of an indicator."""
        line = _whole(self.lines[index])
        arrow = ARROW.search(line.text) if self.lines[index].index not in self.findings.used else None
        named = set(self.record.cells) == {Role.INDICATOR}
        above = None if arrow is None or named else self._name_above(index)
        if arrow is None or not (named or (above and self.cues.ends_as_indicator(above.text))):
            return False
        base, _ = self._side(_part(line, 0, arrow.start()))
        target, time = self._side(_part(line, arrow.end(), len(line.text)))
        if not all(is_value(part_time(side.text)[0], self.cues) for side in (base, target)):
            return False
        if not named:
            self.settle()
            self.record.name = above
        self.record.cells |= {Role.BASELINE: base, Role.TARGET: target}
        self.record.time = time
        self.record.lines.append(self.lines[index])
        self.settle()
        return True

    def _side(self, cell: Cell) -> tuple[Cell, Cell | None]:
        """Take the label off one side of an arrow: R9目標 月10時間以下 → 月10時間以下, R9."""
        match = _SIDE.match(cell.text)
        if match is None or self.cues.role(match["word"]) not in (Role.BASELINE, Role.TARGET):
            return cell, None
        time = _part(cell, *match.span("time")) if match["time"] else None
        return _part(cell, match.start("value"), len(cell.text)), time

    def settle(self) -> None:
        """Close the open record: a KPI where it has an indicator and a target, else nothing."""
        record, self.record = self.record, _Record()
        kpi = self._kpi(record)
        if kpi is not None:
            self.findings.kpis.append(kpi)
            self.findings.used.update(line.index for line in (*record.lines, *([record.name] if record.name else [])))

    def _kpi(self, record: _Record) -> FoundKpi | None:
        target = record.cells.get(Role.TARGET)
        name = record.cells.get(Role.INDICATOR) or (_whole(record.name) if record.name else None)
        if target is None or name is None or not self._is_target(target.text):
            return None
        if Role.BASELINE not in record.cells and not self.cues.ends_as_indicator(indicator_name(name.text)):
            return None
        return found_kpi({**record.cells, Role.INDICATOR: name}, record.time)

    def _is_target(self, text: str) -> bool:
        value, _ = part_time(text)
        return is_value(value, self.cues) and not is_dash(value)

    def _pair(self, index: int) -> tuple[Role, Cell | None, Cell, int] | None:
        """Read a label with its value, from the same line or the lines after it."""
        line = self.lines[index]
        label, value = _label_and_value(line)
        role = self.cues.role(without_time(label.text))
        if role not in _LABELS:
            return None
        time = _time_of(label)
        if value is not None:
            return role, time, value, index + 1
        end = self._value_end(index + 1, role)
        if end == index + 1:
            return None
        return role, time, joined(tuple(_whole(line) for line in self.lines[index + 1 : end])), end

    def _value_end(self, start: int, role: Role) -> int:
        end = start
        while end < len(self.lines) and end - start < _MOST_LINES and self._goes_on(end, start, role):
            end += 1
        return end

    def _goes_on(self, at: int, start: int, role: Role) -> bool:
        line = self.lines[at]
        label, value = _label_and_value(line)
        if line.index in self.findings.used or self.cues.role(without_time(label.text)) is not None:
            return False
        if len(line.text.strip()) > _LONGEST_NAME or "。" in line.text or value is not None or self.is_heading(line):
            return False
        text = line.text.strip()
        if role is Role.INDICATOR:
            return not is_value(text, self.cues)
        return at == start or is_aside(text)

    def _name_above(self, index: int) -> Line | None:
        """Find the indicator on the line above: short, no sentence, no label of another value."""
        above = self.lines[index - 1] if index else None
        if above is None or above.index in self.findings.used or self.lines[index].follows_blank:
            return None
        text = above.text.strip()
        label, _ = _label_and_value(above)
        foreign = self.cues.role(without_time(label.text)) is not None or is_value(text, self.cues)
        long = len(text) > _LONGEST_NAME or "。" in text or self.cues.is_money(text)
        return None if foreign or long or (self.is_heading(above) and not self.cues.ends_as_indicator(text)) else above

    def _is_other(self, line: Line) -> bool:
        """Tell whether a line is a label of something else (出典：…), which does not end a record."""
        label, _ = _label_and_value(line)
        return self.cues.role(without_time(label.text)) is not None


def _label_and_value(line: Line) -> tuple[Cell, Cell | None]:
    """Part a line at its first colon or its only gap; the label alone where it has neither."""
    cells = [cell for cell in line.cells if cell.text]
    if len(cells) == 2 and line.separator is not Separator.NONE:
        return _bare(cells[0]), cells[1]
    whole = _bare(_whole(line))
    colon = _COLON.search(whole.text)
    if colon is not None and colon.start() and colon.end() < len(whole.text):
        return _part(whole, 0, colon.start()), _part(whole, colon.end(), len(whole.text))
    return whole, None


def _bare(cell: Cell) -> Cell:
    bullet = _BULLET.match(cell.text)
    start = bullet.end() if bullet else 0
    end = len(cell.text.rstrip(" 　:：】］]"))
    return _part(cell, start, max(end, start))


def _part(cell: Cell, start: int, end: int) -> Cell:
    return Cell(cell.text[start:end], cell.origins[start:end], cell.left, cell.right)


def _whole(line: Line) -> Cell:
    start = len(line.text) - len(line.text.lstrip())
    text = line.text.strip()
    return Cell(text, tuple(line.origins[start : start + len(text)]))


def _time_of(label: Cell) -> Cell | None:
    time = time_in(label.text)
    if time is None:
        return None
    start = label.text.index(time)
    return _part(label, start, start + len(time))
