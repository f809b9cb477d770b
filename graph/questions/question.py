"""What a named question is: a slug, words in two languages, parameters, and a row whose fields are its columns."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any, get_args, get_type_hints

from graph.projection import Projection
from graph.questions.parameters import Parameter
from graph.questions.words import Words
from ontology.model import Document, Entity, Evidence

_COLUMN = "column"


@dataclass(frozen=True, slots=True)
class Column:
    """What a field of a row is called; `unit` is that of its numbers."""

    name: str
    words: Words
    unit: str | None = None


def column(ja: str, en: str, unit: str | None = None) -> Any:  # noqa: ANN401  as `dataclasses.field`, which it calls
    """Declare a field of a row as a column with its Japanese and English name."""
    return field(metadata={_COLUMN: (Words(ja, en), unit)})


@dataclass(frozen=True, slots=True)
class Question:
    """A question that staff ask by name. `rows` takes the projection and, by name, the values of the parameters."""

    slug: str
    title: Words
    about: Words
    row: type
    rows: Callable[..., Sequence[Any]]
    parameters: tuple[Parameter, ...] = ()

    @property
    def columns(self) -> tuple[Column, ...]:
        """List the columns, in the order of the row's fields."""
        return tuple(Column(each.name, *each.metadata[_COLUMN]) for each in fields(self.row))

    @property
    def thing_columns(self) -> frozenset[str]:
        """Name the columns that hold things."""
        return _columns_holding(self.row, Entity) | _columns_holding(self.row, Document)

    @property
    def quote_columns(self) -> frozenset[str]:
        """Name the columns that hold passages."""
        return _columns_holding(self.row, Evidence)


@cache
def _columns_holding(row: type, sort: type) -> frozenset[str]:
    return frozenset(name for name, hint in get_type_hints(row).items() if hint is sort or sort in get_args(hint))


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows of a question from `offset` on; `total` counts all of them. `given` are the parameters as understood."""

    question: Question
    projection: Projection
    given: Mapping[str, str | int | None]
    rows: tuple[Any, ...]
    total: int
    offset: int = 0

    @property
    def truncated(self) -> bool:
        """Tell whether rows follow that are not here."""
        return self.offset + len(self.rows) < self.total
