"""KPIs whose values stand on labelled lines of their own.

窓の断熱改修を行った住宅の戸数        指標
基準値：41戸（令和５年度）          駅前広場の滞在者数
目標値：800戸                       目標値
目標年度：令和11年度                3,000人（令和10年度）
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from ingest.layouts.cards.counted_over import read_counted_over
from ingest.layouts.cards.explained import read_explained
from ingest.layouts.cards.group_values import with_groups_apart
from ingest.layouts.cards.names import WHOSE, Names, is_title, name_on
from ingest.layouts.cards.spaced_labels import with_labels_apart
from ingest.layouts.cards.values import Values
from ingest.layouts.cards.wrapped_groups import of_group, read_itself, with_rest
from ingest.layouts.cards.wrapped_targets import read_change_in_words
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.kanji_values import is_value_or_kanji
from ingest.layouts.figures.labelled import bare, label_and_value
from ingest.layouts.figures.statements import Statement, is_in_words, read_values
from ingest.layouts.figures.values import ARROW, is_dash, is_value, part_time
from ingest.layouts.found import Findings, FoundKpi, found_kpi, indicator_name
from ingest.layouts.pages import Pages
from ingest.layouts.rows import Cell, Line
from ontology.normalise import without_restated

IsHeading = Callable[[Line], bool]
_ARROWS = tuple("→⇒➡⇨▶►▷↓▼")
_LONGEST_WORDS = 30
_TALLY = re.compile(
    r"[0-9０-９]+[^0-9０-９（()）]{0,3}[ 　]*[（(][0-9０-９][0-9０-９.．]*[ 　]?[%％][)）]"
)  # 9（22.0％） of all
_WAYS = ("維持", "向上", "増加", "減少", "改善", "上昇", "低下", "拡大", "短縮")  # 現状値から維持・向上


_Name = tuple[Cell, tuple[Line, ...]]  # an indicator and the lines that name it


@dataclass(slots=True)
class _Record:
    cells: dict[Role, Cell] = field(default_factory=dict)
    time: Cell | None = None
    lines: list[Line] = field(default_factory=list)
    between: list[Line] = field(default_factory=list)  # 中間目標, 出典: part of the record where more of it follows
    name: tuple[Line, ...] = ()  # an indicator that stands above the labelled lines, without a label


def read_pairs(lines: list[Line], cues: LayoutCues, is_heading: IsHeading, findings: Findings) -> None:
    """Read every record of labelled lines among the lines that are not used yet."""
    lines = with_labels_apart(lines, cues)
    names = Names(lines, cues, is_heading, findings.used, Pages(lines))
    reader = _PairReader(lines, cues, is_heading, findings, names, Values(lines, cues, is_heading, findings.used))
    index = 0
    while index < len(lines):
        index = reader.step(index)
    reader.settle()


def _values_on(line: Line) -> str:
    """Give what a line says without its brackets and the mark of what is told again: 【12件 → 30件】（再掲）."""
    own = line.whole
    return bare(own.part(0, len(without_restated(own.text)))).text


@dataclass(slots=True)
class _PairReader:
    lines: list[Line]
    cues: LayoutCues
    is_heading: IsHeading
    findings: Findings
    names: Names
    values: Values
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
            self.settle()
            self.sheet = named
        pair = self.values.at(index) if line.index not in self.findings.used else None
        if pair is None:
            end = self.values.other_end(index) if not self.is_heading(line) else None
            if end is None:
                self.settle()
            elif self.record.cells:
                self.record.between += self.lines[index:end]
            return end or index + 1
        role, time, value, end = pair
        if role is Role.INDICATOR and any(read_explained(self.lines, at, self.cues) for at in range(index + 1, end)):
            self.settle()
            return index + 1
        if role is Role.INDICATOR or role in self.record.cells:
            self.settle()
        if not self.record.lines and role is not Role.INDICATOR:
            self.record.name = self.names.above(index, item=role is Role.BASELINE)
        self.record.cells[role] = value
        self.record.time = time if role is Role.TARGET else self.record.time
        self.record.lines += [*self.record.between, *self.lines[index:end]]
        self.record.between = []
        return end

    def _takes_values(self, index: int) -> bool:
        """Take a line that is nothing but 「現状：34％（R5）　目標：100％」 or 「34％ → 100％」 under an indicator.

        Several such lines may share the name, each for a group of its own: 小学生 81％ → 88％.
        """
        line = self.lines[index]
        if self._takes_explained(index):
            return True
        text, last = _values_on(line) if line.index not in self.findings.used else "", index
        itself = read_itself(text, self.cues) if self.group and text else None
        said = itself or (read_values(text, self.cues) if text else None)
        if text and said is None:
            said = self._counted_over(index, text)
        if text and said is None:
            in_words = read_change_in_words(self.lines, index, self.cues)
            said, last = (in_words[0], index + in_words[1] - 1) if in_words else (None, index)
        name = (Cell(""), ()) if itself else self._name_of_values(index, said) if said else None
        if said is None or name is None:
            self.group = None
            return False
        self.record = _Record()
        rest = with_rest(name[0], line, said, self.cues) if name[1] else None
        name, group = ((rest[0], name[1]), rest[1]) if rest else (name, said.indicator)
        full = of_group(indicator_name(name[0].text), group)
        spans = (name[0].span or line.span, (line.span[0], self.lines[last].span[1]))
        kpi = FoundKpi(full, said.target or "", said.deadline, said.baseline, None, spans)
        self.findings.kpis.append(kpi)
        self.findings.used.update(used.index for used in (*name[1], *self.lines[index : last + 1]))
        self.group = (Cell(full), ()) if itself else name
        return True

    def _counted_over(self, index: int, text: str) -> Statement | None:
        """Read a target with no value of today under a name that a list of indicators has."""
        said = read_counted_over(text, self.cues, self.findings.plan_begins)
        above = self.names.above(index, item=True) if said else ()
        listed = bool(above) and self.names.is_listed(index - 1)
        return said if listed else None

    def _takes_explained(self, index: int) -> bool:
        """Take the values behind the explanation of the item above."""
        line, above = self.lines[index], self.lines[index - 1]
        free = index and not {line.index, above.index} & self.findings.used
        said = read_explained(self.lines, index, self.cues) if free else None
        if said is None:
            return False
        self.record, self.group = _Record(), None
        name, spans = indicator_name(said.indicator), (above.span, line.span)
        self.findings.kpis.append(FoundKpi(name, said.target or "", said.deadline, said.baseline, None, spans))
        self.findings.used |= {above.index, line.index}
        return True

    def _name_of_values(self, index: int, said: Statement) -> _Name | None:
        """Find the name over values: of the open record, of the values above, else on the line above."""
        if set(self.record.cells) == {Role.INDICATOR}:
            return self.record.cells[Role.INDICATOR], tuple(self.record.lines)
        under = index - 1 if index and self.cues.role(self.lines[index - 1].text) is Role.INDICATOR else index
        above = () if self.group else self.names.above(under, item=said.labelled)
        name = name_on(above) if above else Cell("")
        if above and not ARROW.search(name.text) and (said.labelled or self.cues.ends_as_indicator(name.text)):
            return name if WHOSE.match(name.text) else bare(name), above
        return self.group

    def settle(self) -> None:
        """Close the open record: a KPI where it has an indicator and a target, else nothing."""
        record, self.record = self.record, _Record()
        kpis = self._kpis(record)
        if kpis:
            self.findings.kpis += kpis
            self.findings.used.update(line.index for line in (*record.lines, *record.name))

    def _kpis(self, record: _Record) -> list[FoundKpi]:
        """Make a KPI of a record, or one of each group that it has values of."""
        target = record.cells.get(Role.TARGET)
        name = record.cells.get(Role.INDICATOR) or (name_on(record.name) if record.name else None)
        if target is None or name is None or (is_title(record.name) and not self._is_measured(name, record)):
            return []
        if Role.BASELINE not in record.cells and not self.cues.ends_as_indicator(indicator_name(name.text)):
            return []
        cells = {**record.cells, Role.INDICATOR: name}
        apart = with_groups_apart(cells, record.time, self.sheet, self.cues)
        kpi = found_kpi(cells, record.time, self.sheet) if self._is_target(target.text, record) and not apart else None
        return [kpi] if kpi else apart

    def _is_measured(self, name: Cell, record: _Record) -> bool:
        """Tell the heading of a card from that of a measure, whose state of today is told in words."""
        base = record.cells.get(Role.BASELINE)
        today = base is not None and "。" not in base.text and is_value(part_time(base.text)[0], self.cues)
        return today or self.cues.ends_as_indicator(name.text)

    def _is_target(self, text: str, record: _Record) -> bool:
        value, time = part_time(text)
        base = record.cells.get(Role.BASELINE)
        if base is None and _TALLY.fullmatch(value):
            return False
        in_words = base is not None and is_in_words(value, base.text, time)
        ends = len(text) <= _LONGEST_WORDS and text.endswith(_WAYS)
        return (is_value_or_kanji(value, self.cues) and not is_dash(value)) or ends or in_words
