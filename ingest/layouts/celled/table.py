"""The records under heads: every set of values with the name before it, as far down as nothing stays unexplained."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ingest.layouts.celled.cells import OneCell
from ingest.layouts.celled.forms import Form
from ingest.layouts.celled.names import Layout, Name, is_marked, name_in
from ingest.layouts.celled.owners import Owners
from ingest.layouts.celled.value_sets import ValueSet, value_set
from ingest.layouts.columns import VALUES, role_of
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.rows import Cell, Line
from ingest.layouts.streams.parts import is_head_word

IsHeading = Callable[[Line], bool]
_MOST_BETWEEN = 14  # cells between the values of two records
_MOST_CELLS = 400
_MOST_IN_LINE = 2
_MOST_AFTER = 2  # cells below the last values, its number and its name
_MOST_FULL = 0.1  # share of lines that hold more
_FEWEST_ROWS, _FEWEST_NAMELESS = 2, 3
_LEAST_NAMED = 0.34
_ENDING = (Role.INDICATOR, Role.TARGET)  # heads that only another table has


@dataclass(frozen=True, slots=True)
class Record:
    """A record: its name, its values, what it belongs to."""

    name: Name
    values: ValueSet
    owner: Cell | None


@dataclass(frozen=True, slots=True)
class Table:
    """The records under some heads, and the cell behind the last of them."""

    form: Form
    records: tuple[Record, ...]
    heads: int
    end: int


@dataclass(frozen=True, slots=True)
class Body:
    """The cells below the heads that stand at `start` up to `below`."""

    cells: Sequence[OneCell]
    start: int
    below: int
    cues: LayoutCues
    is_heading: IsHeading

    def table(self, form: Form) -> Table | None:
        """Read the records; None where there are too few, or too few named as indicators are."""
        sets = list(self._sets(form))
        ends = [self.below, *(one.end for one in sets)]
        leads = [self._lead(end, one.start) for end, one in zip(ends, sets, strict=False)]
        records = self._named(form, sets, leads) if all(leads) else self._in_order(form, sets)
        if not records or not _is_likely(form, records):
            return None
        table = Table(form, tuple(records), self.below - self.start, records[-1].values.end)
        return table if self._is_one_a_line(table.end) else None

    def _is_one_a_line(self, end: int) -> bool:
        """Tell cells of their own lines from rows printed on one: few lines hold more than a name and its value."""
        held = Counter(one.line.index for one in self.cells[self.below : end]).values()
        return sum(count > _MOST_IN_LINE for count in held) <= _MOST_FULL * len(held)

    def _sets(self, form: Form) -> Iterator[ValueSet]:
        """Find the cells that fill all the steps, down to other heads or to many cells without any."""
        at = since = self.below
        while at < min(len(self.cells), self.below + _MOST_CELLS) and at - since <= _MOST_BETWEEN:
            again = self._heads_again(at)
            if again:
                at = since = at + again
                continue
            if self._is_other_head(at):
                return
            follows = at == since or self.cells[at - 1].is_text
            found = value_set(self.cells, at, form, self.cues) if follows else None
            if found is not None:
                yield found
            at = found.end if found is not None else at + 1
            since = at if found is not None else since

    def _heads_again(self, at: int) -> int:
        """Count the cells of the heads where they are printed again, on the next page."""
        count = self.below - self.start
        if self.cells[at].text != self.cells[self.start].text:
            return 0
        own = [one.text for one in self.cells[self.start : self.below]]
        return count if [one.text for one in self.cells[at : at + count]] == own else 0

    def _is_other_head(self, at: int) -> bool:
        cell = self.cells[at].cell
        return role_of(cell, self.cues) in _ENDING and is_head_word(cell, self.cues)

    def _lead(self, start: int, end: int) -> Sequence[OneCell]:
        """Give the cells between two sets of values, from the heads on where those are printed again."""
        again = next((at + n for at in range(start, end) if (n := self._heads_again(at))), start)
        return self.cells[again:end]

    def _is_fresh(self, lead: Sequence[OneCell]) -> bool:
        """Tell whether cells stand right under heads that are printed again."""
        last = self.cells[self.below - 1]
        at = next((at for at in range(self.below, len(self.cells)) if self.cells[at] is lead[0]), self.below)
        return at > self.below and self.cells[at - 1].text == last.text

    def _named(self, form: Form, sets: Sequence[ValueSet], leads: Sequence[Sequence[OneCell]]) -> list[Record]:
        """Name every set by the cells before it, down to the first that has no name or leaves a value unexplained."""
        records = list[Record]()
        owners = Owners(form)
        one_line = _are_one_line(form, leads)
        for values, lead in zip(sets, leads, strict=True):
            headings = [self.is_heading(one.line) for one in lead]
            fresh = not records or self._is_fresh(lead)
            name = name_in(lead, form, self.cues, headings, Layout(one_line, fresh))
            before = lead[: name.begins] if name is not None else ()
            if name is None or not _is_explained(form, before, is_first=not records):
                break
            owners.see(before, is_first=not records)
            records.append(Record(name, values, owners.current))
        marked = [is_marked(lead[record.name.begins]) for lead, record in zip(leads, records, strict=False)]
        return records if all(marked) or not (any(marked) or form.has_text_between) else []

    def _in_order(self, form: Form, sets: Sequence[ValueSet]) -> list[Record]:
        """Name sets in the order of names that a mark begins, where a page gave some values before their names."""
        if form.has_text_behind or not sets:
            return []
        marked = [at for at in range(self.below, sets[-1].end + _MOST_AFTER) if self._is_marked(at)]
        names = [name_in([self.cells[at]], form, self.cues, [False]) for at in marked]
        whole = [(name, self._over(at, form)) for name, at in zip(names, marked, strict=True) if name is not None]
        if len(whole) != len(sets):
            return []
        return [Record(name, values, owner) for (name, owner), values in zip(whole, sets, strict=True)]

    def _is_marked(self, at: int) -> bool:
        return at < len(self.cells) and self.cells[at].is_text and is_marked(self.cells[at])

    def _over(self, at: int, form: Form) -> Cell | None:
        """Take the text before the number of a name for what it measures, where a column holds such texts."""
        number, text = self.cells[at - 1], self.cells[at - 2]
        beside = form.has_text_between and at - 2 >= self.below
        return text.cell if beside and number.is_number and text.is_text and not is_marked(text) else None


def _are_one_line(form: Form, leads: Sequence[Sequence[OneCell]]) -> bool:
    """Tell whether names stand on one line each, so that a line before one is the cell of a merged column."""
    alone = sum(len(lead) == 1 for lead in leads)
    return form.owner is not None and not form.has_text_behind and alone * 2 >= len(leads)


def _is_explained(form: Form, before: Sequence[OneCell], *, is_first: bool) -> bool:
    """Tell whether the cells before a name can be texts, the number of the row, and values of columns before names."""
    roles = [column.role for column in form.columns]
    of_texts = 0 if is_first else len(roles) - form.steps[-1] - 1
    of_values = sum(role in (*VALUES, Role.UNKNOWN, Role.OTHER_TEXT) for role in roles[: form.name])
    numbers = sum(one.is_number for one in before)
    values = sum(one.is_value and not one.is_number for one in before)
    return not any(one.is_time for one in before) and values <= of_values + of_texts and numbers <= 1 + of_texts


def _is_likely(form: Form, records: Sequence[Record]) -> bool:
    """Tell whether there are records enough, their names different, and named as indicators are or set apart surely."""
    names = [record.name.cell.text for record in records]
    if len(records) < _FEWEST_ROWS or len(set(names)) < len(names):
        return False
    if sum(record.name.sure for record in records) >= _LEAST_NAMED * len(records):
        return True
    roles = [form.columns[at].role for at in form.steps]
    dated = any(record.values.due is not None for record in records)
    bounded = Role.BASELINE in roles and not form.has_text_behind
    return len(records) >= _FEWEST_NAMELESS and (form.in_words or dated or bounded)
