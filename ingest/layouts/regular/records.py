"""Events parted into records: a name, and values behind labels of their own or under heads above all records.

指標：苗木の本数 / 現在（2021年）： / 1,024本 / 2030年： / 1,200本      labels of its own
現状 / 苗木の本数 / 1,024本 / めざす値 / 1,200本                       the first label before the name
策定時 / 目標 / 苗木の本数 / 1,024本 / 1,200本 / 林道の延長 / …        heads above all
苗木の本数 / 1,024本 / ▶ / 1,200本                                    an arrow of its own
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ingest.layouts.cues import Role
from ingest.layouts.figures.values import is_number
from ingest.layouts.regular.events import Event, Mark
from ingest.layouts.regular.heads import dated
from ingest.layouts.regular.pieces import Kind
from ingest.layouts.rows import Cell

_FEWEST_HEADS = 2
_VALUED = (Role.BASELINE, Role.TARGET, Role.OTHER_VALUE, Role.TIME)


@dataclass(slots=True)
class Record:
    """A name as it grows, the labels whose values are still to come, the values that have come."""

    words: list[Event] = field(default_factory=list)
    labels: deque[Event] = field(default_factory=deque)
    values: list[tuple[Event, Event]] = field(default_factory=list)
    roles: set[Role | None] = field(default_factory=set)  # of the values that have come
    times: list[tuple[int, Cell]] = field(default_factory=list)  # how many values had come, and the time
    loose: list[Event] = field(default_factory=list)  # values before any label
    unit: Event | None = None
    is_under_heads: bool = False  # whether its labels are those above all records
    is_torn: bool = False  # with a value that no label is of
    is_passed: bool = False  # whether other words stand behind values
    _named: int = 0  # how many words stood before the last label

    @property
    def form(self) -> tuple[Role | None, ...]:
        """Give what its values are, in their order."""
        return tuple(label.role for label, _ in self.values)

    @property
    def is_full(self) -> bool:
        """Tell whether all that was announced has come, a target or values of two years among it."""
        several = Role.TIME in self.roles and len(self.values) > 1
        return bool(self.values) and not self.labels and (Role.TARGET in self.roles or several)

    @property
    def is_line_by_line(self) -> bool:
        """Tell a name right above lines of its values, each with its label and nothing more."""
        lines = [self.words[-1].line.index if self.words else -1, *(label.line.index for label, _ in self.values)]
        own = all(label.kind is Kind.LABEL and label.line is value.line for label, value in self.values)
        return own and bool(self.words) and all(below == above + 1 for above, below in pairwise(lines))

    def announce(self, labels: Sequence[Event]) -> None:
        """Open values; one that stood open between a name and other words is not given in figures."""
        if self.is_under_heads and not self.values:
            self.labels, self.is_under_heads = deque(), False
        if self.labels and 0 < self._named < len(self.words) and not self.values:
            self.labels.pop()
            del self.words[self._named :]
        self.labels += labels
        self._named = len(self.words)

    def name(self, words: Event, heads: Sequence[Event]) -> None:
        """Let the name go on; without labels of its own the values are those of the heads."""
        if self.values:
            self.is_passed = True
            return
        self.words.append(words)
        if heads and not self.labels:
            self.labels, self.is_under_heads = deque(heads), True

    def take(self, value: Event) -> None:
        """Give a value to the first label that waits for one; the number of a row is none."""
        if self.labels and (self.words or not is_number(value.cell.text)):
            self._fill(self.labels.popleft(), value)
        elif self.values:
            told = is_number(value.cell.text) or not any(sign.isdecimal() for sign in value.cell.text)  # 達成
            yearly = self.values[-1][0].role is Role.OTHER_VALUE  # which may have a value for each year
            self.is_torn = self.is_torn or not (told or yearly)
        elif self.words:
            self.loose.append(value)

    def step(self, arrow: Event) -> None:
        """Take the value before an arrow for that of today: the one behind it is the target."""
        if self.values or self.labels or len(self.loose) != 1:
            self.is_torn = True
            return
        self._fill(replace(arrow, role=Role.BASELINE), self.loose.pop())
        self.labels.append(replace(arrow, role=Role.TARGET))

    def _fill(self, label: Event, value: Event) -> None:
        self.values.append((label, value))
        self.roles.add(label.role)

    def date(self, time: Event) -> None:
        """Keep a time that stands behind a value."""
        self.times.append((len(self.values), time.cell))

    def time_of(self, at: int) -> Cell | None:
        """Find the time of a value: one of as many as there are values behind the last, else the first behind it."""
        last = [time for count, time in self.times if count == len(self.values)]
        behind = [time for count, time in self.times if count == at + 1]
        return last[at] if len(last) == len(self.values) else next(iter(behind), None)


def records_of(events: Iterable[Event]) -> Iterator[Record]:
    """Part events into records, full ones and others."""
    parting = _Parting()
    for event in events:
        closed, parting.closed = parting.closed, []
        yield from closed
        parting.see(event)
    yield from parting.closed
    yield parting.record


@dataclass(slots=True)
class _Parting:
    record: Record = field(default_factory=Record)
    closed: list[Record] = field(default_factory=list)
    heads: list[Event] = field(default_factory=list)  # above all records
    head: list[Event] = field(default_factory=list)  # that is being read

    def see(self, event: Event) -> None:
        """Take the next event."""
        if self._heads(event):
            self.head.append(event)
            return
        begins = event.kind is Kind.LABEL and event.role is Role.INDICATOR
        if self.head and (begins or event.kind is not Kind.LABEL):
            self._announce()
        if begins or event.kind is Mark.BREAK:
            self._close()
        elif event.kind is Mark.STEP:
            self.record.step(event)
        elif event.kind is Kind.WORDS:
            self._name(event)
        elif event.kind is Kind.VALUE:
            self.record.take(event)
        elif event.kind is Kind.TIME:
            self.record.date(event)
        elif event.kind is Kind.UNIT:
            self.record.unit = event

    def _heads(self, event: Event) -> bool:
        """Tell a head, or a time among heads, from a time beside a value."""
        label = event.kind is Kind.LABEL and event.role in _VALUED
        return label or (event.kind is Kind.TIME and bool(self.head or not self.record.values))

    def _announce(self) -> None:
        """Close the heads: those of values that have come begin another record."""
        labels, self.head = dated(self.head), []
        again = {label.role for label in labels} - {Role.TIME}
        goes_on = not (self.record.labels or self.record.is_passed)  # 基準値 91％ 実績値 92％ 93％ of one name
        if self.record.is_full or (again & self.record.roles and not goes_on):
            self._close()
        over_all = len(labels) >= _FEWEST_HEADS and Role.TARGET in again
        self.heads = labels if over_all else []
        self.record.announce(labels)

    def _name(self, words: Event) -> None:
        if self.record.is_full or self.record.loose or (self.record.is_under_heads and self.record.values):
            self._close()
        self.record.name(words, self.heads)

    def _close(self) -> None:
        self.closed.append(self.record)
        self.record = Record()
