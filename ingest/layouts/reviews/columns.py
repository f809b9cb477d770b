"""The heads over the values of a sheet, and the years that belong to them, which come after.

    中間目標   目標最終年度
     7年度        9年度

Both heads wait for a year; the first year is given to 中間目標, the next to 目標最終年度.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layouts.reviews.tokens import Token
from ingest.layouts.reviews.words import Kind
from ingest.layouts.rows import Cell


@dataclass(slots=True)
class Column:
    """A head over values: its year, where one is printed, and what it says that stands there."""

    kind: Kind
    head: Token
    year: Cell | None = None


def add_head(columns: list[Column], token: Token) -> None:
    """Add a column, or give its year to the first that waits for one."""
    if token.kind in (Kind.INTERIM, Kind.FINAL, Kind.START):
        columns.append(Column(token.kind, token))
        return
    waits = waiting(columns)
    if token.kind is Kind.NO_YEAR:
        if waits is not None:
            columns[columns.index(waits)] = Column(Kind.NO_YEAR, waits.head)
        elif token.text.strip("年度"):
            columns.append(Column(Kind.NO_YEAR, token))
    elif waits is not None:
        waits.year = _bare(token.cell)
    else:
        columns.append(Column(Kind.YEAR, token, _bare(token.cell)))


def waiting(columns: Sequence[Column]) -> Column | None:
    """Find the first column that waits for its year; before 中間目標 and 最終目標, years are columns of their own."""
    dated = any(column.kind in (Kind.INTERIM, Kind.FINAL) for column in columns)
    without = (column for column in columns if column.year is None and column.kind is not Kind.NO_YEAR)
    return next(without, None) if dated else None


def _bare(year: Cell) -> Cell:
    """Take the brackets off a year."""
    start = len(year.text) - len(year.text.lstrip("（("))
    return year.part(start, len(year.text.rstrip("）)")))
