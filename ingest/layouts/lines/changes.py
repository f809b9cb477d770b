"""Lines that state a change with both values, outside any list: 総人口：4,812人（R1）→4,300人（R9）.

A change without years is taken from a list of several, under words of what is aimed at: ① 研修の受講者数：６人 → 10人.
Under such words an item may also tell its target alone: ① 舟の事故の件数 → ２件（R12）.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.statements import Statement, is_of_each_year
from ingest.layouts.figures.value_forms import LEFT_OPEN
from ingest.layouts.figures.values import ARROW, TIME, is_aside, is_time_only, is_value
from ingest.layouts.found import Findings, FoundKpi, indicator_name
from ingest.layouts.lines.announced import AIM, Announcement
from ingest.layouts.lines.boxed import boxed_title
from ingest.layouts.lines.change import due_of_list, in_one_unit, in_plain_marks, read_aimed, read_change, read_set
from ingest.layouts.lines.marks import mark_of, without_mark
from ingest.layouts.lines.names_above import is_name_above
from ingest.layouts.pages import Pages
from ingest.layouts.rows import Cell, Line
from ingest.layouts.works.cues import load_work_cues
from ingest.layouts.works.offices import without_answering
from ingest.quantity import years_in

_LONGEST, _LONGEST_TITLE = 140, 20
_FEWEST = 2  # changes without years
_MOST_LINES = 3  # that an item runs on to
_PROJECTED = re.compile(r"(?:推計|見通し|予測|見込み?)$")  # what is expected, and no target: 将来推計
_OF_YEAR = re.compile(r"年度?$")
_FOR_REFERENCE = re.compile(r"[（(【〔\[](?:参考|例|備考)[)）】〕\]]|(?:参考|例)[：:]")
_CUT_SHORT = re.compile(rf"(?:{ARROW.pattern}|(?:{ARROW.pattern}){TIME.pattern}[ 　]*|[0-9０-９][^ 　]{{0,6}}以)$")
_OVER_YEARS = re.compile(r"[（(][0-9０-９]{1,2}[ 　]?[かカヵヶ]?年間?の?(?:累計|合計|計)[)）]$")  # （５年間累計）
_TOPIC = ("は", "が", "も")  # 橋の割合は 2023年 37％ → 2040年 75％ tells how things go, where nothing is aimed at
_Item = tuple[list[Line], Statement, Cell | None]


def read_changes(lines: list[Line], cues: LayoutCues, is_label: Callable[[str], bool], findings: Findings) -> None:
    """Read the changes that no label announces.

    Lists that a label announces are read with it. What ends no later than the values of today of other KPIs is past.
    """
    _Reader(lines, cues, is_label, findings, Pages(lines)).read()


@dataclass(slots=True)
class _Reader:
    lines: list[Line]
    cues: LayoutCues
    is_label: Callable[[str], bool]
    findings: Findings
    pages: Pages
    today: int = 0  # the latest year of a value of today
    labelled: bool = False  # whether a label announces the list
    aim: Announcement = field(default_factory=Announcement)
    box: Cell | None = None  # what a line in brackets names, over the list
    due: str | None = None  # that the first item of a list tells with the word for targets: 85％（30年目標）
    undated: list[_Item] = field(default_factory=list)
    alone: list[_Item] = field(default_factory=list)  # targets without a change, in a list that may have changes
    in_list: bool = False  # whether an item of the list is a KPI
    sure: bool = False  # whether an item of the list is one by its own years, which those below it may leave out

    def read(self) -> None:
        self.today = max((year for kpi in self.findings.kpis for year in years_in(kpi.baseline or "")), default=0)
        at = 0
        while at < len(self.lines):
            at = self._step(at)
        self._settle()

    def _step(self, at: int) -> int:
        """Read one line, with those that its item runs on to; give the line after it."""
        line = self.lines[at]
        if line.index in self.findings.used:
            self.labelled, self.box = False, None  # a line of a table cuts the list off from its label
            return at + 1
        own, end = self._item(at)
        said = self._said(own)
        above = self.lines[at - 1] if at else line
        if said is not None and above.index not in self.findings.used and is_name_above(above, line, said, self.cues):
            own, said = [above, *own], replace(said, indicator=without_mark(above.text) + said.indicator)
        self._goes_on(line)
        is_item = said is not None or mark_of(line.text) is not None
        self.labelled = self.is_label(indicator_name(line.text.strip("# 　"))) or (self.labelled and is_item)
        if said is None:
            self._pass_by(line)
            return at + 1
        self.aim.goes_on()
        if not self.labelled:
            self._take(own, said)
        return end

    def _pass_by(self, line: Line) -> None:
        self.aim.pass_by(line)
        self.aim.holds = self.aim.holds and not self._is_background(line)
        self.due = self.due if mark_of(line.text) else None
        self.box = boxed_title(line, self.cues) or (self.box if mark_of(line.text) else None)
        if not self.aim.holds:
            self._settle()

    def _item(self, at: int) -> tuple[list[Line], int]:
        """Take an item with the lines that it runs on to, 43人（令和６年 / 度）→80人; give the line after it too."""
        own, text, end, turned = [self.lines[at]], self.lines[at].text.strip(), at + 1, False
        for place, below in enumerate(self.lines[end : end + _MOST_LINES], end):
            if self.pages.is_number(below):
                turned = True
                continue
            goes_on = LEFT_OPEN.search(text) or _CUT_SHORT.search(text) or _is_year_of(text, below.text)
            apart = below.follows_blank and not (turned or below.begins_page)
            if not (mark_of(text) and goes_on) or apart or below.index in self.findings.used:
                break
            own.append(below)
            text, end = text + below.text.strip(), place + 1
        return own, end

    def _said(self, own: list[Line]) -> Statement | None:
        text = "".join(line.text.strip() for line in own)
        if "。" in text or len(text) > _LONGEST:
            return None
        item = without_answering(in_plain_marks(without_mark(text)), load_work_cues())
        announced = self.aim.holds and mark_of(text) is not None
        said = read_change(item, self.cues)
        if said is not None:
            return replace(said, labelled=said.labelled and said.baseline is not None)
        return (read_aimed(item, self.cues) or read_set(item, self.cues)) if announced else None

    def _take(self, own: list[Line], said: Statement) -> None:
        past = max(years_in(said.deadline or ""), default=self.today + 1) <= self.today
        if past or self.aim.of_a_course or _leads_back(said) or self._is_no_aim(said.indicator):
            return
        self.due = due_of_list(own[-1].text) or self.due
        said = replace(said, deadline=said.deadline or self.due)
        if self._is_sure(own[0], said):
            self._add(own, said, self.box)
            self.sure = self.in_list
        elif self.sure and not self.undated and self._is_named(said) and self._may_be(own[0], said):
            self._add(own, said, self.box)
        elif self.aim.holds and self._may_be(own[0], said):
            self.undated.append((own, said, self.box))
        elif said.baseline is None:
            self.alone.append((own, said, self.box))
            self._add_alone()

    def _is_no_aim(self, name: str) -> bool:
        """Tell what is expected, 将来推計, told for reference, （参考）人口, or names a value alone, 基準年度."""
        words = _OF_YEAR.sub("", plain_of(name))
        label = any(words in self.cues.columns[role] for role in (Role.BASELINE, Role.TARGET))
        told = not self.aim.holds and name.endswith(_TOPIC)
        return label or told or _PROJECTED.search(name) is not None or _FOR_REFERENCE.match(name) is not None

    def _is_background(self, line: Line) -> bool:
        """Tell a title over what is told of today and may come of itself, 現状と課題, which announces no aims."""
        title = indicator_name(line.text.strip("# 　").strip("【】［］[]〔〕〈〉《》■◆"))
        short = len(title) <= _LONGEST_TITLE and self.cues.role(title) is None
        return short and title.endswith(self.cues.background) and AIM.search(title) is None

    def _is_sure(self, line: Line, said: Statement) -> bool:
        """Tell a KPI: both values, labelled or dated, and outside a bullet the name of an indicator."""
        if said.baseline is None:
            return said.labelled
        target = said.target or ""
        due = said.deadline is not None or _OVER_YEARS.search(target) is not None or is_of_each_year(target)
        dated = due and TIME.search(said.baseline) is not None
        return (said.labelled or dated) and (mark_of(line.text) is not None or self._is_named(said))

    def _may_be(self, line: Line, said: Statement) -> bool:
        """Tell a change without years that is a KPI where others like it stand beside it."""
        marked = mark_of(line.text) is not None or self._is_named(said)
        return said.baseline is not None and marked and is_value(said.target or "", self.cues) and in_one_unit(said)

    def _is_named(self, said: Statement) -> bool:
        return self.cues.ends_as_indicator(said.indicator)

    def _settle(self) -> None:
        """Close a list of changes without years: KPIs where it has several, most of them named as indicators are."""
        items, self.undated = self.undated, []
        if len(items) < _FEWEST or sum(self._is_named(said) for _, said, _ in items) * 2 < len(items):
            return
        for own, said, box in items:
            self._add(own, said, box)

    def _goes_on(self, line: Line) -> None:
        """Let what is no item end the list."""
        if mark_of(line.text) is None:
            self.alone, self.in_list, self.sure = [], False, False

    def _add_alone(self) -> None:
        """Take targets without a change that stand in one list with a change that is a KPI."""
        if self.in_list:
            items, self.alone = self.alone, []
            for own, said, box in items:
                self._add(own, said, box)

    def _add(self, own: list[Line], said: Statement, owner: Cell | None) -> None:
        name, span = indicator_name(said.indicator), (own[0].span[0], own[-1].span[1])
        self.findings.kpis.append(FoundKpi(name, said.target or "", said.deadline, said.baseline, None, (span,), owner))
        self.findings.used.update(one.index for one in own)
        self.in_list = mark_of(own[0].text) is not None
        self._add_alone()


def _is_year_of(text: str, below: str) -> bool:
    """Tell the year of a change that stands under it: → 12人以下 / （R7年）."""
    return is_aside(below) and is_time_only(below) and ARROW.search(text) is not None


def _leads_back(said: Statement) -> bool:
    """Tell whether a target is of the year of the value of today, or of an earlier one."""
    first, last = years_in(said.baseline or ""), years_in(said.deadline or "")
    return bool(first and last) and max(last) <= max(first)
