"""What a sheet says of one indicator: its code, its name as it was wrapped, its unit, its rows of values."""

import re
from dataclasses import dataclass, field

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.evaluations.dealt import aimed_at, dealt
from ingest.layouts.evaluations.stream import PARTED, Sort, Token
from ingest.layouts.evaluations.words import sheet_words
from ingest.layouts.evaluations.years import Years
from ingest.layouts.found import FoundKpi, found_kpi, indicator_name
from ingest.layouts.rowed.name_forms import GOES_ON, TOGETHER, name_misfit
from ingest.layouts.rows import Cell, Line, Separator, joined

_FOR_REFERENCE = re.compile(r"[（(]参考(?:値|指標)?[)）]")
_MOST_OF_NAME = 8  # parts
_MOST_OFF = 1  # columns of print that the lines of a name stand off each other


@dataclass(slots=True)
class Record:
    """An indicator as far as it is read. `rows` are by their labels, None where the heads say what the values are."""

    group: str
    code: Token | None = None
    names: list[Token] = field(default_factory=list)
    unit: Token | None = None
    rows: dict[Role | None, list[Token]] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    due: Cell | None = None  # the year of the final target, where it has a column of its own

    @property
    def name(self) -> Cell:
        """Give the name out of its parts."""
        return joined(token.cell for token in self.names)

    @property
    def plain_code(self) -> str:
        """Give the code as it is compared; nothing where there is none."""
        return self.code.plain.strip("().:").removeprefix("指標") if self.code is not None else ""

    def goes_on(self, token: Token, kind: Role | None, cues: LayoutCues) -> bool:
        """Tell the next line of a name: beside a row of another kind, or as no name begins, or right under the name."""
        if kind is not None and self.rows:
            return kind not in self.rows
        if self.names and GOES_ON.match(token.cell.text):
            return True
        return self._is_over(token) and not (self.rows and cues.ends_as_indicator(self.name.text))

    def _is_over(self, token: Token) -> bool:
        """Tell whether a text stands under the name, or under its code, on lines that keep their places."""
        if not self.names or Separator.GAP not in (token.line.separator, self.names[0].line.separator):
            return False
        first = self.code.cell.left if self.code is not None else self.names[0].cell.left
        return first - _MOST_OFF <= token.cell.left <= self.names[0].cell.left + _MOST_OFF

    def is_left_of_code(self, token: Token) -> bool:
        """Tell a text that stands in a column before that of the codes, on lines that keep their places."""
        code = self.code
        if code is None or Separator.GAP not in (token.line.separator, code.line.separator):
            return False
        return token.line is not code.line and token.cell.left < code.cell.left

    def is_due(self, token: Token) -> bool:
        """Tell the year right behind the targets."""
        row = self.rows.get(Role.TARGET) or self.rows.get(None)
        return token.sort is Sort.YEAR and bool(row) and self.due is None and list(self.rows)[-1] in (Role.TARGET, None)

    def is_remark(self, token: Token) -> bool:
        """Tell a text behind the values of its row."""
        last = list(self.rows.values())[-1] if self.rows else []
        return bool(last) and token.line.separator in PARTED and token.line is last[-1].line

    def is_named(self, cues: LayoutCues) -> bool:
        """Tell whether the parts can be the name of one indicator."""
        name = indicator_name(self.name.text)
        if (
            _FOR_REFERENCE.search(name)
            or not 0 < len(self.names) <= _MOST_OF_NAME
            or sheet_words().is_cost(name)
            or cues.is_money(name)
        ):
            return False
        whole = name_misfit([self.name], cues) < TOGETHER
        return whole and (cues.ends_as_indicator(name) or (self.unit is not None and len(name) > 3))

    def kpi(self, years: Years, owner: Cell | None, cues: LayoutCues) -> FoundKpi | None:
        """Make a KPI of what was read; None where it has no name, or no target that is surely one."""
        row = self.rows.get(None if years.kinds and None in self.rows else Role.TARGET)
        values = dealt(row, years.columns) if row else None
        aim = aimed_at(values, years.columns, of_targets=None not in self.rows) if values else None
        if aim is None or not self.is_named(cues):
            return None
        column, target = aim
        held = {Role.INDICATOR: self.name, Role.TARGET: target}
        held |= {} if self.unit is None else {Role.UNIT: self.unit.cell}
        return found_kpi(held, self.due or column.time, owner)
