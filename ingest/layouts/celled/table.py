"""The records under heads: every set of values with the name before it, as far down as nothing stays unexplained."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, takewhile

from ingest.layouts.celled.cells import OneCell
from ingest.layouts.celled.checks import are_one_line, is_explained, is_likely, most_between
from ingest.layouts.celled.forms import Form
from ingest.layouts.celled.group_sets import group_sets, is_for_whom
from ingest.layouts.celled.in_order import InOrder
from ingest.layouts.celled.names import Layout, Name, is_marked, name_in
from ingest.layouts.celled.numbered import numbered_rows
from ingest.layouts.celled.owners import Owners
from ingest.layouts.celled.paragraphs import are_paragraphs, last_paragraph, name_of_paragraph
from ingest.layouts.celled.value_sets import ValueSet, value_set
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.heads.columns import role_of
from ingest.layouts.rows import Cell, Line
from ingest.layouts.streams.parts import is_head_word

IsHeading = Callable[[Line], bool]
_MOST_CELLS = 400
_MOST_IN_LINE = 2
_MOST_FULL = 0.1  # share of lines that hold more
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
    counted: bool = False  # whether the numbers of the rows told them apart

    @property
    def rows(self) -> Iterator[tuple[Record, ValueSet]]:
        """List every record with its values, or with those of each of its groups."""
        return ((record, own) for record in self.records for own in (record.values, *record.values.others))


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
        records = self._named(form, sets, leads) if all(leads) else self._in_order(form)
        numbered = [Record(name, values, None) for name, values in numbered_rows(form, leads, sets, self.cues)]
        counted = bool(numbered) and len(numbered) >= len(records)
        records = numbered if counted else records
        if not records or not is_likely(form, [(one.name, one.values) for one in records]):
            return None
        table = Table(form, tuple(records), self.below - self.start, records[-1].values.end, counted)
        return table if self._is_one_a_line(table.end) else None

    def _is_one_a_line(self, end: int) -> bool:
        """Tell cells of their own lines from rows printed on one: few lines hold more than a name and its value."""
        lines = groupby(self.cells[self.below : end], key=lambda one: one.line.index)
        held = [own for own in (list(cells) for _, cells in lines) if not own[0].is_value]
        full = sum(len(own) > _MOST_IN_LINE and any(one.is_value for one in own) for own in held)
        return full <= _MOST_FULL * len(held)

    def _sets(self, form: Form) -> Iterator[ValueSet]:
        """Find the cells that fill all the steps, down to other heads or to many cells without any."""
        at = since = self.below
        between = most_between(form)
        while at < min(len(self.cells), self.below + _MOST_CELLS) and at - since <= between:
            again = self._heads_again(at)
            if again:
                at = since = at + again
                continue
            if self._is_other_head(at, form):
                return
            follows = at == since or self.cells[at - 1].is_text
            found = self._set(at, form) if follows else None
            if found is not None:
                yield found
            at = found.end if found is not None else at + 1
            since = at if found is not None else since

    def _set(self, at: int, form: Form) -> ValueSet | None:
        """Take the values of one record, or of the groups of one."""
        groups = group_sets(self.cells, at, form)
        if groups:
            return replace(groups[0], others=groups[1:])
        if is_for_whom(self.cells, at):  # 20歳以上 / 68.4％ / 75％
            own = value_set(self.cells, at + 1, form, self.cues)
            return replace(own, start=at, group=self.cells[at].cell) if own is not None else None
        return value_set(self.cells, at, form, self.cues)

    def _heads_again(self, at: int) -> int:
        """Count the cells of the heads where they are printed again, on the next page."""
        count = self.below - self.start
        if self.cells[at].text != self.cells[self.start].text:
            return 0
        own = [one.text for one in self.cells[self.start : self.below]]
        return count if [one.text for one in self.cells[at : at + count]] == own else 0

    def _is_other_head(self, at: int, form: Form) -> bool:
        cell = self.cells[at].cell
        ending = _ENDING if form.columns[form.name].head.text else _ENDING[1:]  # 成果指標 may be a label beside names
        return role_of(cell, self.cues) in ending and is_head_word(cell, self.cues)

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
        if are_paragraphs(form, self.cells, sets, leads):
            return self._by_paragraph(form, sets, leads)
        records = list[Record]()
        owners = Owners(form)
        one_line = are_one_line(form, leads)
        own = [last_paragraph(lead, self.cues) for lead in leads] if form.in_paragraphs else leads
        for values, lead in zip(sets, own, strict=True):
            headings = [self.is_heading(one.line) for one in lead]
            fresh = not records or self._is_fresh(lead)
            name = name_in(lead, form, self.cues, headings, Layout(one_line, fresh))
            before = lead[: name.begins] if name is not None else ()
            if name is None or not is_explained(form, before, is_first=not records):
                break
            owners.see(before, is_first=not records)
            records.append(Record(name, values, owners.current))
        marked = [is_marked(lead[record.name.begins]) for lead, record in zip(own, records, strict=False)]
        return records if all(marked) or not (any(marked) or form.has_text_between) else []

    def _by_paragraph(self, form: Form, sets: Sequence[ValueSet], leads: Sequence[Sequence[OneCell]]) -> list[Record]:
        """Name every set by the first paragraph before it, down to the first where that is no name."""
        headings = [[self.is_heading(one.line) for one in lead] for lead in leads]
        names = (name_of_paragraph(*pair, form, self.cues) for pair in zip(leads, headings, strict=True))
        named = takewhile(lambda pair: pair[0] is not None, zip(names, sets, strict=True))
        return [Record(name, values, None) for name, values in named if name is not None]

    def _in_order(self, form: Form) -> list[Record]:
        """Name sets in the order of names that a mark begins, where a page gave some values before their names."""
        if form.has_text_behind:
            return []
        read = InOrder(self.cells, self.below, form, self.cues).records()
        return [Record(one.name, replace(one.values, end=one.end), one.aim) for one in read]
