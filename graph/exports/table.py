"""Tables that an export is made of: what a column is called, what it means, and where its cells come from."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from graph.projection import Projection

Cell = str | int | float | bool | None
Datatype = Literal["string", "integer", "double", "boolean", "anyURI"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `cell` takes a record to its cell, `ja` and `en` say what the cell is.

    `wrap` is false for long texts, which would make the rows of a sheet too high to read.
    """

    name: str
    ja: str
    en: str
    cell: Callable[[Any], Cell]
    datatype: Datatype = "string"
    wrap: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """Records of one sort, and their columns."""

    name: str
    ja: str
    en: str
    records: Callable[[Projection], Iterable[Any]]
    columns: tuple[Column, ...]

    def rows(self, projection: Projection) -> Iterator[list[Cell]]:
        """Yield the cells row by row."""
        for record in self.records(projection):
            yield [column.cell(record) for column in self.columns]
