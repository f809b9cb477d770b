"""A table drawn up from its head alone, and settled by the lines below: what they hold, and where it stands."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from ingest.layouts.boxes.sides import side_row
from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_number, is_value
from ingest.layouts.heads.columns import VALUES, Column
from ingest.layouts.heads.held import typed
from ingest.layouts.heads.over_bands import column_under
from ingest.layouts.heads.plan_years import PlanYears, has_directions, with_both_sides, with_sides_of_plan
from ingest.layouts.heads.settled import settled
from ingest.layouts.printed.counted import deal_counted, deal_in_order
from ingest.layouts.printed.head_first import stacks_of
from ingest.layouts.printed.places import deal
from ingest.layouts.printed.roles import RolePlace, learnt, places_under
from ingest.layouts.printed.setting import Setting, without_decks
from ingest.layouts.printed.stack import Stack
from ingest.layouts.printed.torn_heads import whole_lines
from ingest.layouts.printed.words import Measure, cells_between_gaps, with_latin_words, words_of
from ingest.layouts.rows import Cell, Line, joined

_FEWEST_COLUMNS = 3
_NEAR = 3  # columns of print that numbers stand off their head
_OFF_NUMBER = 5  # columns of print from the number of a row to its name
_WIDE = 3  # columns of print between cells, never between the words of a heading
_MOST_LEARNT = 60  # lines that tell where the cells of a table stand
_MOST_CROSSED = 2  # columns that a word alone on its line may run over
_TIMES = 2  # that places are learnt
_FEWEST_SIDES = 2
_LABEL = re.compile(r"[［【〔《＜<\[■◆●○◎・]")
_NUMBERED = re.compile(r"[0-9０-９①-⑳]$")  # 成果指標２ over the values of one indicator
_SECTION = re.compile(r"[0-9０-９]{1,2}(?:[-－.．―][0-9０-９]{1,2})+")  # ６－３  費用の見通し
_NUMBER_AND_TITLE = 2
_ABOVE = ("目標", "施策", "取組", "方針", "分野", "政策", "柱", "事業", "方向")  # left of what measures them


@dataclass(frozen=True, slots=True)
class Sketch:
    """The columns of a table as its head sets them."""

    columns: tuple[Column, ...]
    stacks: tuple[Stack, ...]
    measure: Measure
    cues: LayoutCues
    plan: PlanYears | None = None

    def keeps(self, line: Line) -> bool:
        """Tell a line of the table from a heading of the same form: numbered under No., or cells before the names."""
        words = words_of(line, self.measure)
        name = next(at for at, column in enumerate(self.columns) if column.role is Role.INDICATOR)
        if not words or name == 0 or _LABEL.match(words[0].text):
            return False
        numbers = [s for c, s in zip(self.columns, self.stacks, strict=True) if c.role is Role.NUMBER]
        if numbers and len(words) > 1 and is_number(words[0].text) and plain_of(words[0].text).isdecimal():
            return words[0].left <= numbers[0].right + _NEAR
        gap = words[1].left - words[0].right if len(words) > 1 else _WIDE
        return words[0].right <= self.stacks[name].left and (gap >= _WIDE or len(line.cells) >= _FEWEST_COLUMNS)

    def is_section(self, line: Line) -> bool:
        """Tell the number of a section with its title from a row: ６－３  費用の見通し, under no column of numbers."""
        numbered = any(column.role is Role.NUMBER for column in self.columns)
        return (
            not numbered and len(line.cells) == _NUMBER_AND_TITLE and _SECTION.fullmatch(line.cells[0].text) is not None
        )

    def _words(self, line: Line) -> Sequence[Cell]:
        words = words_of(line, self.measure)
        return _with_number_joined(words) if self.columns[0].role is Role.INDICATOR else words

    def settle(self, body: Sequence[Line]) -> Setting | None:
        """Settle columns and places by the lines below; None where they make no KPI table."""
        if sum(side_row(line, self.cues) is not None for line in body) >= _FEWEST_SIDES:
            return None  # a review sheet, with rows of targets under rows of what was reached
        rows = [words for line in body[:_MOST_LEARNT] if len(words := self._words(line)) > 1]
        places: Sequence[RolePlace] = places_under(self.columns, self.stacks)
        for _ in range(_TIMES):
            places = learnt(places, rows, self.columns, self.cues)
        ways = (
            (deal_counted(words, self.columns, places, self.cues) or deal(words, places, self.cues)) for words in rows
        )
        dealt = [cells for cells in ways if cells is not None]
        held = [[cells[at] for cells in dealt if at in cells] for at in range(len(places))]
        columns = [column_under(stack.cells, cells, self.cues) for stack, cells in zip(self.stacks, held, strict=True)]
        texts = [[cell.text for cell in cells] for cells in held]
        begins = self.plan.begins if self.plan and has_directions(texts) else None
        columns = with_both_sides(with_sides_of_plan(columns, begins), self.plan)
        found = settled(typed(columns, texts, self.cues))
        found = _with_owner(found) if found and len(found) == len(places) else ()
        if not any(column.role is Role.TARGET for column in found):
            return None

        def by_head(line: Line) -> dict[int, Cell] | None:
            words = self._words(line)
            crossed = sum(place.left < words[0].right and words[0].left < place.right for place in places)
            if len(words) == 1 and crossed > _MOST_CROSSED:
                return None
            before, remark = _with_remark(words, found, places, self.cues)
            if remark and not before:
                return remark
            dealt = deal_counted(before, found, places, self.cues) or deal(before, places, self.cues)
            if dealt is not None and len(dealt | remark) < len(found):
                return deal_in_order(line, found, self.cues) or dealt | remark
            return dealt | remark if dealt is not None and remark else dealt

        single = without_decks(by_head, [stack.cells for stack in self.stacks])
        return Setting(found, single, _drift(dealt, places))


def _with_number_joined(words: Sequence[Cell]) -> Sequence[Cell]:
    """Join the number at the beginning of a row to the name that it is set off from: １   藻場の面積."""
    numbered = len(words) > 1 and is_number(words[0].text) and words[1].left - words[0].right <= _OFF_NUMBER
    named = numbered and not any(map(str.isdecimal, words[1].text[:1])) and len(words[1].text) > 1
    return [joined((words[0], words[1])), *words[2:]] if named else words


def _with_remark(
    words: Sequence[Cell], columns: Sequence[Column], places: Sequence[RolePlace], cues: LayoutCues
) -> tuple[Sequence[Cell], dict[int, Cell]]:
    """Part a line from what begins level with the column of remarks, right of all values: one cell, figures and all."""
    last = max(at for at, column in enumerate(columns) if column.role in VALUES)
    for at in range(last + 1, len(columns)):
        right = [word for word in words if word.left >= places[last].right]
        start = next((word.left for word in right if abs(word.left - places[at].left) <= _NEAR), None)
        rest = [word for word in words if start is not None and word.left >= start]
        before = words[: len(words) - len(rest)]
        together = (
            len(rest) > 1 and len(cells_between_gaps(rest)) == 1 and not (before and is_value(rest[0].text, cues))
        )
        if columns[at].role is Role.OTHER_TEXT and together:
            return before, {at: joined(rest)}
    return words, {}


def _drift(rows: Sequence[Mapping[int, Cell]], places: Sequence[RolePlace]) -> float:
    return fmean([places[at].off(cell.left, cell.right) for cells in rows for at, cell in cells.items()] or [0.0])


def sketches_of(
    head: Sequence[Line], measure: Measure, cues: LayoutCues, plan: PlanYears | None = None
) -> Iterator[Sketch]:
    """Read the columns of a table off its head, as its lines stand and with those put together that were torn."""
    lines = [with_latin_words(words_of(line, measure)) for line in head]
    whole = whole_lines(lines)
    for words in (whole, lines) if len(whole) < len(lines) else (lines,):
        sketch = _sketch_of(words, measure, cues, plan)
        if sketch is not None:
            yield sketch


def _sketch_of(
    head: Sequence[Sequence[Cell]], measure: Measure, cues: LayoutCues, plan: PlanYears | None
) -> Sketch | None:
    """Read the columns of a table off its head; None where it heads no KPI table."""
    begins = plan.begins if plan else None
    stacks = stacks_of(head, cues)
    if len(stacks) < _FEWEST_COLUMNS:
        return None
    columns = settled(with_sides_of_plan([column_under(stack.cells, (), cues) for stack in stacks], begins))
    if not columns or len(columns) != len(stacks) or not any(column.role in VALUES for column in columns):
        return None
    name = next(column.head.text for column in columns if column.role is Role.INDICATOR)
    return None if _NUMBERED.search(name) else Sketch(_with_owner(columns), tuple(stacks), measure, cues, plan)


def _with_owner(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Take a column of goals or measures before the names for what these measure, whatever else its head says."""
    name = next(at for at, column in enumerate(columns) if column.role is Role.INDICATOR)
    if any(column.role is Role.OWNER for column in columns[:name]):
        return tuple(columns)
    return tuple(
        replace(column, role=Role.OWNER) if at < name and _is_above(column) else column
        for at, column in enumerate(columns)
    )


def _is_above(column: Column) -> bool:
    named = any(word in column.head.text for word in _ABOVE)
    return named and column.role in (Role.OTHER_TEXT, Role.UNKNOWN, Role.TARGET)
