"""What a chart shows: values only, in the order in which they are read; nothing is drawn here."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a row or a column: what it stands for, and the key of the thing where it is one."""

    label: str
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a matrix: how many, in which row and column (from 0), and the path of the page that says why."""

    row: int
    column: int
    count: int
    path: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """A heat map; a pair without a cell has nothing in common. `unit` says what is counted."""

    rows: tuple[Head, ...]
    columns: tuple[Head, ...]
    cells: tuple[Cell, ...]
    unit: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One actual value of a KPI as printed, with its number where it could be read, and when it was true."""

    at: str
    printed: str
    number: float | None
    year: float | None


@dataclass(frozen=True, slots=True)
class SeriesChart:
    """How a KPI went and where it is to go; numbers are in `unit`, None where the text gives words."""

    kpi: Head
    readings: tuple[Reading, ...]
    target: Reading | None
    unit: str | None
    status: str | None


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of a roadmap: from the fiscal year `start` through `end`, None where the text leaves it open."""

    text: str
    key: str
    period: str
    start: float | None
    end: float | None


@dataclass(frozen=True, slots=True)
class Lane:
    """The bars of one programme or measure."""

    head: Head
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """A Gantt chart by fiscal year, from `first` through `last`."""

    lanes: tuple[Lane, ...]
    first: int
    last: int


Chart: TypeAlias = Matrix | SeriesChart | Timeline
