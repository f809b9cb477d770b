"""What a chart shows: values only, in the order in which they are read; nothing is drawn here."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Head:
    """What a row, a column or a group stands for.

    `key` is that of the thing, where it is one; `sign` is its short form where there is little room (A, ①);
    `path` is the page to go to.
    """

    label: str
    key: str | None = None
    sign: str | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a matrix: how many, in which row and column (from 0), and the path of the page that says why."""

    row: int
    column: int
    count: int
    path: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """A heat map; a pair without a cell has nothing in common. `unit` says what is counted.

    `bands` are the groups of columns that stand together, each with the number of its columns; none: no groups. `note`
    says what the counts leave out.
    """

    rows: tuple[Head, ...]
    columns: tuple[Head, ...]
    cells: tuple[Cell, ...]
    unit: str
    bands: tuple[tuple[str, int], ...] = ()
    note: str = ""

    @property
    def most(self) -> int:
        """Give the largest count."""
        return max((cell.count for cell in self.cells), default=0)


@dataclass(frozen=True, slots=True)
class Reading:
    """A value of a KPI as printed, with its number where it could be read.

    `at` is the column of the table that it stands in, `as_of` when it was true, `progress` how far it is said to be;
    all as printed.
    """

    at: str
    printed: str
    number: float | None = None
    as_of: str | None = None
    progress: str | None = None


@dataclass(frozen=True, slots=True)
class SeriesChart:
    """How a KPI went and where it is to go, in the order of the table that it was printed in.

    The number of `target` is None where the text gives words, or a figure on another scale than the readings;
    its `as_of` is the deadline. `status` and `baseline` are as printed. `goal` is the outcome that it belongs to.
    """

    kpi: Head
    readings: tuple[Reading, ...]
    target: Reading | None
    status: str | None = None
    baseline: str | None = None
    goal: str | None = None

    @property
    def has_numbers(self) -> bool:
        """Tell whether there is anything to draw."""
        return any(reading.number is not None for reading in self.readings)


@dataclass(frozen=True, slots=True)
class Panels:
    """Small charts of several KPIs, each on its own scale."""

    charts: tuple[SeriesChart, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of a roadmap from `start` up to `end` in fiscal years (2026.5 is the beginning of October 2026).

    None where the text leaves an end open; both None where it gives no time at all. `period` is as printed.
    """

    text: str
    key: str
    period: str | None
    start: float | None
    end: float | None


@dataclass(frozen=True, slots=True)
class Lane:
    """The bars of one programme or measure."""

    head: Head
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Deadlines:
    """The KPIs that are due in a year, by name, and the path of the page that lists all of that year."""

    year: int
    kpis: tuple[str, ...]
    path: str


@dataclass(frozen=True, slots=True)
class Group:
    """Lanes that stand together, such as those of a ministry, and when the KPIs of their measures are due."""

    head: Head
    lanes: tuple[Lane, ...]
    deadlines: tuple[Deadlines, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """A Gantt chart by fiscal year, from `first` through `last`; a bar may stand in several groups.

    Few bars may begin before `first`, or end after `last`.
    """

    groups: tuple[Group, ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Count:
    """A bar of a tally: how many of `head`; `mark` is the word that goes with it (its severity, its kind)."""

    head: Head
    count: int
    mark: str | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts side by side on one scale, in groups."""

    groups: tuple[tuple[str, tuple[Count, ...]], ...]
    unit: str

    @property
    def most(self) -> int:
        """Give the largest count."""
        return max((each.count for _, counts in self.groups for each in counts), default=0)


@dataclass(frozen=True, slots=True)
class Move:
    """A figure before and after, as printed, with the numbers; both are in one unit."""

    head: Head
    before: Reading
    after: Reading


@dataclass(frozen=True, slots=True)
class Moves:
    """Figures that a revision changed; every row has its own scale, which begins at nought."""

    rows: tuple[Move, ...]


Chart: TypeAlias = Matrix | SeriesChart | Panels | Timeline | Tally | Moves
