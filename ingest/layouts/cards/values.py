"""A label and its value: on one line, on the lines after it, a line for each year.

目標値：800戸        目標値        目標値              目標値
                     60.0％        令和７年度：52％     3,000人（令和10年度）
                     令和11年度    令和11年度：60％
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from ingest.layouts.cards.counted_over import is_counted_over
from ingest.layouts.cards.group_values import groups_in, label_and_groups, spaced
from ingest.layouts.cards.names import LONGEST_NAME, names_item
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.labelled import bare, label_and_value, time_of, with_time
from ingest.layouts.figures.statements import read_values
from ingest.layouts.figures.value_forms import CLOSED_FIRST, LEFT_OPEN
from ingest.layouts.figures.values import is_aside, is_time_only, is_value, without_time
from ingest.layouts.found import indicator_name
from ingest.layouts.rows import Cell, Line, joined

_FIGURES = (Role.BASELINE, Role.TARGET)
_LABELS = (Role.INDICATOR, Role.BASELINE, Role.TARGET, Role.DEADLINE, Role.UNIT)
_OTHERS = (Role.OTHER_VALUE, Role.OTHER_TEXT)
_MOST_LINES = 3
_MOST_YEARS = 12
Labelled = tuple[Role, Cell | None, Cell, int]  # what the label says, the time, the value, the line after them


@dataclass(frozen=True, slots=True)
class Values:
    """The lines of a text in which labels are looked for; `used` are those that are read already."""

    lines: Sequence[Line]
    cues: LayoutCues
    is_heading: Callable[[Line], bool]
    used: Collection[int]

    def at(self, index: int) -> Labelled | None:
        """Read a label with its value, from the same line or the lines after it."""
        line = self.lines[index]
        label, value = label_and_groups(line, self.cues) or label_and_value(line)
        role = self.cues.role(without_time(label.text))
        if role not in _LABELS:
            return None
        time = time_of(label)
        groups = self._by_group(index + 1, value) if role in _FIGURES else None
        if groups is not None:
            return role, time, *groups
        if value is not None:
            end = self._wrapped_end(index + 1, label, value) if role is Role.INDICATOR else index + 1
            rest = tuple(below.whole for below in self.lines[index + 1 : end])
            return role, time, joined((value, *rest)) if rest else value, end
        yearly = self._by_year(index + 1) if role is Role.TARGET else None
        if yearly is not None:
            return role, *yearly
        end = self._value_end(index + 1, role)
        if end == index + 1:
            return None
        dated = end > index + 2 and is_time_only(self.lines[end - 1].text.strip())
        own = self.lines[end - 1].whole if dated else time
        value = joined(line.whole for line in self.lines[index + 1 : end - dated])
        told = with_time(value, own) if dated and own and role is Role.BASELINE else value
        return role, own, told, end

    def other_end(self, index: int) -> int | None:
        """Find the line after a label of something else, 中間目標 or 出典, and its value; None where none is."""
        line = self.lines[index]
        label, value = label_and_groups(line, self.cues) or label_and_value(line)
        role = self.cues.role(without_time(label.text))
        if role is None or (role is Role.OTHER_VALUE and value is None and names_item(line.text, self.cues)):
            return None
        below = self.lines[index + 1] if value is None and index + 1 < len(self.lines) else None
        if below is None or role not in _OTHERS or self.is_heading(below) or below.index in self.used:
            return index + 1
        groups = self._by_group(index + 1, None)
        if groups is not None:
            return groups[1]
        known = is_value(below.text.strip(), self.cues)
        own = self.cues.role(without_time(label_and_value(below)[0].text)) is None and _indent(below) > _indent(line)
        return index + 1 + bool((role is Role.OTHER_VALUE and known) or own)

    def _wrapped_end(self, start: int, label: Cell, value: Cell) -> int:
        """Find the lines that a name runs on to: set in under its beginning, without a label of their own."""
        end = self._rest_end(start, label, value)
        while end < len(self.lines) and end - start < _MOST_LINES:
            cells = [cell for cell in self.lines[end].cells if cell.text]
            set_in = bool(cells) and value.left > 0 and abs(cells[0].left - value.left) <= 1
            closes = set_in and self._closes(joined((value, *(line.whole for line in self.lines[start:end]))), end)
            if not set_in or not (closes or self._goes_on(end, start, Role.INDICATOR)):
                break
            end += 1
        return end

    def _closes(self, name: Cell, at: int) -> bool:
        """Tell the end of a bracket that a name has opened, which may look like a value: （平日・ / ３か所）."""
        below = self.lines[at]
        closed = CLOSED_FIRST.search(below.text.strip()) is not None
        return closed and LEFT_OPEN.search(name.text) is not None and below.index not in self.used

    def _rest_end(self, start: int, label: Cell, value: Cell) -> int:
        """Take the line below for the rest of a name that needs it, set in anywhere behind the label."""
        below = self.lines[start] if start < len(self.lines) else None
        if below is None or self.cues.ends_as_indicator(value.text) or below.follows_blank:
            return start
        whole = joined((value, below.whole))
        rest = len(below.cells) == 1 and label.right <= below.whole.left and self.cues.ends_as_indicator(whole.text)
        return start + bool(rest and self._goes_on(start, start, Role.INDICATOR))

    def _by_year(self, start: int) -> tuple[Cell, Cell, int] | None:
        """Read targets by year, a line each under their label: the last one is what is aimed at."""
        end, last = start, None
        while end < len(self.lines) and end - start < _MOST_YEARS:
            label, value = label_and_value(self.lines[end])
            if value is None or not is_time_only(label.text) or not is_value(value.text, self.cues):
                break
            end, last = end + 1, (label, value)
        return (*last, end) if last and end - start > 1 else None

    def _by_group(self, start: int, first: Cell | None) -> tuple[Cell, int] | None:
        """Read the values of groups, a line each or all on the line of the label."""
        cells = [first] if first is not None else []
        end = start
        while all(groups_in(cell, self.cues) for cell in cells[-1:]) and end < len(self.lines):
            below = self.lines[end]
            if below.index in self.used or not groups_in(bare(below.whole), self.cues) or self.is_heading(below):
                break
            cells.append(bare(below.whole))
            end += 1
        told = spaced(cells) if cells else None
        return (told, end) if told and len(groups_in(told, self.cues)) > 1 else None

    def _value_end(self, start: int, role: Role) -> int:
        end = start
        while end < len(self.lines) and end - start < _MOST_LINES and self._goes_on(end, start, role):
            end += 1
        return end

    def _goes_on(self, at: int, start: int, role: Role) -> bool:
        line = self.lines[at]
        label, value = label_and_value(line)
        if role in _FIGURES and at == start and self._is_name(line):
            return False  # 【数値目標】 stands over a list
        known = is_value(line.text.strip(), self.cues)  # 未調査
        if line.index in self.used or (self.cues.role(without_time(label.text)) is not None and not known):
            return False
        if len(line.text.strip()) > LONGEST_NAME or "。" in line.text or value is not None or self.is_heading(line):
            return False
        text = line.text.strip()
        if role is Role.INDICATOR:
            begins_another = at > start and indicator_name(text) != text
            told = is_counted_over(text, self.cues) or read_values(bare(line.whole).text, self.cues)
            return not (is_value(text, self.cues) or begins_another or told)
        return at == start or is_aside(text) or is_time_only(text)

    def _is_name(self, line: Line) -> bool:
        name = indicator_name(line.text.strip())
        return self.cues.ends_as_indicator(name) and not is_value(name, self.cues)


def _indent(line: Line) -> int:
    return len(line.text) - len(line.text.lstrip())
