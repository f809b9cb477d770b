"""Answers of named questions as view values: what stands in each cell of the table, no HTML."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from graph.projection import Projection
from graph.questions import Answer, Column
from ontology.model import Basis, Document, Entity, Evidence, Observation
from viz.details import QuoteView, ThingView, quote_views, thing_view
from viz.language import word
from viz.style import BASES, BasisStyle
from viz.words import told

WORD = 16  # characters up to which a text is a word or a figure
SENTENCE = 40  # characters from which a text is read rather than looked up
_NO_YEAR = 9999  # a whole number up to here may be a year, and is written without separators


@dataclass(frozen=True, slots=True)
class CellView:
    """One cell: things to follow, quotes to open, a series, a basis, or a text. `name` is that of its column."""

    name: str
    text: str = ""
    is_number: bool = False
    is_long: bool = False
    is_title: bool = False
    things: tuple[ThingView, ...] = ()
    quotes: tuple[QuoteView, ...] = ()
    series: tuple[Observation, ...] = ()
    basis: tuple[Basis, BasisStyle] | None = None

    @property
    def is_short(self) -> bool:
        """Tell whether the text is a word or a figure, which parts at its brackets if anywhere."""
        return 0 < len(self.text) <= WORD

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to show."""
        return not (self.text or self.things or self.quotes or self.series or self.basis)


@dataclass(frozen=True, slots=True)
class Table:
    """An answer as heads and rows of cells; a column that says nothing is left out."""

    heads: tuple[Column, ...]
    rows: tuple[tuple[CellView, ...], ...]

    @property
    def columns(self) -> list[tuple[Column, bool]]:
        """Give the heads, each with whether numbers stand below it."""
        return list(
            zip(
                self.heads,
                (any(cell.is_number for cell in cells) for cells in zip(*self.rows, strict=True)),
                strict=True,
            )
        )


def table_of(answer: Answer | None) -> Table | None:
    """Give the rows of an answer as cells; None where there are none."""
    if answer is None or not answer.rows:
        return None
    columns = [each for each in answer.question.columns if not _is_only_document(answer, each)]
    rows = [[_cell(answer.projection, each, getattr(row, each.name)) for each in columns] for row in answer.rows]
    told = [at for at in range(len(columns)) if not all(row[at].is_empty for row in rows)]
    return Table(tuple(columns[at] for at in told), tuple(tuple(row[at] for at in told) for row in rows))


def _is_only_document(answer: Answer, column: Column) -> bool:
    """Tell whether a column names the one document that is on view, row for row."""
    return len(answer.projection.documents) == 1 and all(
        getattr(row, column.name) == answer.projection.documents[0] for row in answer.rows
    )


def _cell(projection: Projection, column: Column, value: Any) -> CellView:  # noqa: ANN401  a row may hold anything
    values = value if isinstance(value, tuple) else () if value is None else (value,)
    first = values[0] if values else None
    if isinstance(first, Entity):
        return CellView(word(column.words), things=tuple(map(thing_view, values)))
    if isinstance(first, Evidence):
        return CellView(word(column.words), quotes=quote_views(projection, values))
    if isinstance(first, Observation):
        return CellView(word(column.words), series=values)
    if isinstance(first, Basis):
        return CellView(word(column.words), basis=(first, BASES[first]))
    if isinstance(first, Document):
        return CellView(word(column.words), text="、".join(map(_text, values)), is_title=True)
    text = "、".join(map(_text, values))
    return CellView(
        word(column.words), text=text, is_number=isinstance(first, int | float), is_long=len(text) >= SENTENCE
    )


def _text(value: object) -> str:
    if isinstance(value, Document):
        return value.title
    if isinstance(value, StrEnum):
        return told(value)
    return f"{value:,}" if isinstance(value, int) and abs(value) > _NO_YEAR else str(value)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Counts for every two of some things: `counts[row][column]`, None on the diagonal."""

    things: tuple[ThingView, ...]
    counts: tuple[tuple[int | None, ...], ...]

    @property
    def most(self) -> int:
        """Give the largest count."""
        return max((count or 0 for row in self.counts for count in row), default=0)


def matrix_of(rows: Iterable[Any]) -> Matrix:
    """Make a matrix of rows with `a`, `b` and `total`."""
    totals: dict[tuple[str, str], int] = {}
    things: dict[str, Entity] = {}
    for row in rows:
        things |= {row.a.iri: row.a, row.b.iri: row.b}
        totals[row.a.iri, row.b.iri] = totals[row.b.iri, row.a.iri] = row.total
    ordered: Sequence[str] = sorted(things, key=lambda iri: -sum(n for (a, _), n in totals.items() if a == iri))
    counts = tuple(tuple(None if one == other else totals.get((one, other), 0) for other in ordered) for one in ordered)
    return Matrix(tuple(thing_view(things[iri]) for iri in ordered), counts)
