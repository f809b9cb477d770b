"""KPIs whose values stand on labelled lines of their own.

窓の断熱改修を行った住宅の戸数        指標
基準値：41戸（令和５年度）          駅前広場の滞在者数
目標値：800戸                       目標値
目標年度：令和11年度                3,000人（令和10年度）
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.found import Findings, FoundKpi, found_kpi, indicator_name
from ingest.layouts.labelled import bare, label_and_value, time_of, whole, with_time
from ingest.layouts.rows import Cell, Line, joined
from ingest.layouts.statements import Statement, is_in_words, read_values
from ingest.layouts.values import ARROW, is_aside, is_dash, is_time_only, is_value, part_time, without_time

IsHeading = Callable[[Line], bool]
_LABELS = (Role.INDICATOR, Role.BASELINE, Role.TARGET, Role.DEADLINE, Role.UNIT)
_MOST_LINES = 3
_FEWEST_WRAPPED = 2
_ARROWS = tuple("→⇒➡⇨▶►▷↓▼")
_MOST_YEARS = 12
_LONGEST_WORDS = 30
_WAYS = ("維持", "向上", "増加", "減少", "改善", "上昇", "低下", "拡大", "短縮")  # 現状値から維持・向上
_LONGEST_NAME = 70


_Name = tuple[Cell, tuple[Line, ...]]  # an indicator and the lines that name it


@dataclass(slots=True)
class _Record:
    cells: dict[Role, Cell] = field(default_factory=dict)
    time: Cell | None = None
    lines: list[Line] = field(default_factory=list)
    name: tuple[Line, ...] = ()  # an indicator that stands above the labelled lines, without a label


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
    group: _Name | None = None  # the name that the changes above shared
    sheet: Cell | None = None  # the measure that the sheet names: 施策名　渡し場の再生

    def step(self, index: int) -> int:
        """Read one line, with those that its value runs on to; give the line after it."""
        line = self.lines[index]
        if line.text.strip() in _ARROWS or self._takes_values(index):
            return index + 1
        label, named = label_and_value(line)
        if named is not None and label.text in self.cues.named:
            self.sheet = named
        pair = self._pair(index) if line.index not in self.findings.used else None
        if pair is None:
            if self.is_heading(line) or not self._is_other(line):
                self.settle()
            return index + 1
        role, time, value, end = pair
        if role is Role.INDICATOR or role in self.record.cells:
            self.settle()
        if not self.record.lines and role is not Role.INDICATOR:
            self.record.name = self._name_above(index, item=role is Role.BASELINE)
        self.record.cells[role] = value
        self.record.time = time if role is Role.TARGET else self.record.time
        self.record.lines += self.lines[index:end]
        return end

    def _takes_values(self, index: int) -> bool:
        """Take a line that is nothing but 「現状：34％（R5）　目標：100％」 or 「34％ → 100％」 under an indicator.

        Several such lines may share the name, each for a group of its own: 小学生 81％ → 88％.
        """
        line = self.lines[index]
        said = read_values(bare(whole(line)).text, self.cues) if line.index not in self.findings.used else None
        name = self._name_of_values(index, said) if said else None
        if said is None or name is None:
            self.group = None
            return False
        self.record = _Record()
        full = indicator_name(name[0].text) + said.indicator
        spans = (name[0].span or line.span, line.span)
        kpi = FoundKpi(full, said.target or "", said.deadline, said.baseline, None, spans)
        self.findings.kpis.append(kpi)
        self.findings.used.update(used.index for used in (*name[1], line))
        self.group = name
        return True

    def _name_of_values(self, index: int, said: Statement) -> _Name | None:
        """Find the name over values: of the open record, of the values above, else on the line above."""
        if set(self.record.cells) == {Role.INDICATOR}:
            return self.record.cells[Role.INDICATOR], tuple(self.record.lines)
        above = () if self.group else self._name_above(index, item=said.labelled)
        name = joined(tuple(map(whole, above)))
        if above and not ARROW.search(name.text) and (said.labelled or self.cues.ends_as_indicator(name.text)):
            return bare(name), above
        return self.group

    def settle(self) -> None:
        """Close the open record: a KPI where it has an indicator and a target, else nothing."""
        record, self.record = self.record, _Record()
        kpi = self._kpi(record)
        if kpi is not None:
            self.findings.kpis.append(kpi)
            self.findings.used.update(line.index for line in (*record.lines, *record.name))

    def _kpi(self, record: _Record) -> FoundKpi | None:
        target = record.cells.get(Role.TARGET)
        name = record.cells.get(Role.INDICATOR) or (joined(tuple(map(whole, record.name))) if record.name else None)
        if target is None or name is None or not self._is_target(target.text, record):
            return None
        if Role.BASELINE not in record.cells and not self.cues.ends_as_indicator(indicator_name(name.text)):
            return None
        return found_kpi({**record.cells, Role.INDICATOR: name}, record.time, self.sheet)

    def _is_target(self, text: str, record: _Record) -> bool:
        value, time = part_time(text)
        base = record.cells.get(Role.BASELINE)
        in_words = base is not None and is_in_words(value, base.text, time)
        ends = len(text) <= _LONGEST_WORDS and text.endswith(_WAYS)
        return (is_value(value, self.cues) and not is_dash(value)) or ends or in_words

    def _pair(self, index: int) -> tuple[Role, Cell | None, Cell, int] | None:
        """Read a label with its value, from the same line or the lines after it."""
        line = self.lines[index]
        label, value = label_and_value(line)
        role = self.cues.role(without_time(label.text))
        if role not in _LABELS:
            return None
        time = time_of(label)
        if value is not None:
            end = self._wrapped_end(index + 1, value) if role is Role.INDICATOR else index + 1
            rest = tuple(whole(below) for below in self.lines[index + 1 : end])
            return role, time, joined((value, *rest)) if rest else value, end
        yearly = self._by_year(index + 1) if role is Role.TARGET else None
        if yearly is not None:
            return role, *yearly
        end = self._value_end(index + 1, role)
        if end == index + 1:
            return None
        dated = end > index + 2 and is_time_only(self.lines[end - 1].text.strip())
        own = whole(self.lines[end - 1]) if dated else time
        value = joined(tuple(whole(line) for line in self.lines[index + 1 : end - dated]))
        told = with_time(value, own) if dated and own and role is Role.BASELINE else value
        return role, own, told, end

    def _wrapped_end(self, start: int, value: Cell) -> int:
        """Find the lines that a name runs on to: set in under its beginning, without a label of their own."""
        end = start
        while end < len(self.lines) and end - start < _MOST_LINES:
            cells = [cell for cell in self.lines[end].cells if cell.text]
            set_in = bool(cells) and value.left > 0 and abs(cells[0].left - value.left) <= 1
            if not set_in or not self._goes_on(end, start, Role.INDICATOR):
                break
            end += 1
        return end

    def _by_year(self, start: int) -> tuple[Cell, Cell, int] | None:
        """Read targets by year, a line each under their label: the last one is what is aimed at."""
        end, last = start, None
        while end < len(self.lines) and end - start < _MOST_YEARS:
            label, value = label_and_value(self.lines[end])
            if value is None or not is_time_only(label.text) or not is_value(value.text, self.cues):
                break
            end, last = end + 1, (label, value)
        return (*last, end) if last and end - start > 1 else None

    def _value_end(self, start: int, role: Role) -> int:
        end = start
        while end < len(self.lines) and end - start < _MOST_LINES and self._goes_on(end, start, role):
            end += 1
        return end

    def _goes_on(self, at: int, start: int, role: Role) -> bool:
        line = self.lines[at]
        label, value = label_and_value(line)
        if line.index in self.findings.used or self.cues.role(without_time(label.text)) is not None:
            return False
        if len(line.text.strip()) > _LONGEST_NAME or "。" in line.text or value is not None or self.is_heading(line):
            return False
        text = line.text.strip()
        if role is Role.INDICATOR:
            begins_another = at > start and indicator_name(text) != text
            return not (is_value(text, self.cues) or begins_another or read_values(bare(whole(line)).text, self.cues))
        return at == start or is_aside(text) or is_time_only(text)

    def _name_above(self, index: int, *, item: bool = False) -> tuple[Line, ...]:
        """Find the lines above that name an indicator: one, or an item that was wrapped over two; empty without any.

        An `item` of a list is taken for a name whatever word it ends in.
        """
        between = self._between(index)
        if between:
            return between
        above = self._may_name(index, item=item)
        if above is None or indicator_name(above.text) != above.text.strip():
            return (above,) if above else ()
        first = self._may_name(index - 1, item=True)
        wrapped = first is not None and indicator_name(first.text) != first.text.strip()
        begun = wrapped and first is not None and not self.cues.ends_as_indicator(first.text)
        return (first, above) if begun and first is not None else (above,)

    def _between(self, index: int) -> tuple[Line, ...]:
        """Take all lines between a heading, or the record before, and the first label: a name wrapped over them."""
        at = index - 1
        while at >= 0 and index - at <= _MOST_LINES and self._may_name(at + 1, item=True) is not None:
            at -= 1
        lines = tuple(self.lines[at + 1 : index])
        bounded = at >= 0 and (self.lines[at].index in self.findings.used or self.is_heading(self.lines[at]))
        if not bounded or len(lines) < _FEWEST_WRAPPED or any(len(line.cells) > 1 for line in lines):
            return ()
        return lines if self.cues.ends_as_indicator(joined(tuple(map(whole, lines))).text) else ()

    def _may_name(self, index: int, *, item: bool) -> Line | None:
        """Take the line above one where it may name an indicator: short, no sentence, no label of another value."""
        above = self.lines[index - 1] if index > 0 else None
        if above is None or above.index in self.findings.used or self.lines[index].follows_blank:
            return None
        text = above.text.strip()
        label, _ = label_and_value(above)
        valued = is_value(text, self.cues) or (len(above.cells) > 1 and is_value(above.cells[-1].text, self.cues))
        foreign = self.cues.role(without_time(label.text)) is not None or valued
        long = len(text) > _LONGEST_NAME or "。" in text or self.cues.is_money(text)
        named = self.cues.ends_as_indicator(text) or (item and indicator_name(text) != text)
        return None if foreign or long or (self.is_heading(above) and not named) else above

    def _is_other(self, line: Line) -> bool:
        """Tell whether a line is a label of something else (出典：…), which does not end a record."""
        label, _ = label_and_value(line)
        return self.cues.role(without_time(label.text)) is not None
