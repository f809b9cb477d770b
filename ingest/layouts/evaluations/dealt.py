"""The values of a row, each to its column: in order, else by the cells of the row, else by where they stand."""

from collections.abc import Sequence

from ingest.layouts.evaluations.stream import PARTED, Sort, Token
from ingest.layouts.evaluations.years import Year
from ingest.layouts.figures.values import is_dash
from ingest.layouts.heads.years import distance
from ingest.layouts.rows import Cell, Separator

_FARTHEST = 4.5  # columns of print between a value and its year


def row_at(tokens: Sequence[Token], at: int, count: int) -> tuple[list[Token], int]:
    """Take the values that begin at a place, of one line or one a line, with the empty cells before; give their end."""
    start = end = at
    line = tokens[at].line
    while end < len(tokens) and (tokens[end].sort in (Sort.VALUE, Sort.EMPTY) or _stands_for_value(tokens, end)):
        if tokens[end].line is not line and (line.separator is not Separator.NONE or end - at >= count):
            break
        end += 1
    while (
        line.separator in PARTED and start and tokens[start - 1].sort is Sort.EMPTY and tokens[start - 1].line is line
    ):
        start -= 1
    return list(tokens[start:end]), end


def _stands_for_value(tokens: Sequence[Token], at: int) -> bool:
    """Tell a word in the place of a value: 41.2 / 集計中 / 60.0, each a cell of one line."""
    word, beside = tokens[at], (*tokens[at - 1 : at], *tokens[at + 1 : at + 2])
    in_row = len(beside) > 1 and all(token.line is word.line and token.sort is Sort.VALUE for token in beside)
    return in_row and word.sort is Sort.TEXT and word.line.separator in PARTED


def dealt(row: Sequence[Token], columns: Sequence[Year]) -> dict[int, Cell] | None:
    """Give the values of a row by the number of their column; None where that cannot be told."""
    filled = [token.cell for token in row if token.sort is Sort.VALUE]
    told = any(token.sort is Sort.TEXT for token in row)
    if len(filled) == len(columns) and not told:
        return dict(enumerate(filled))
    if not filled or len(filled) > len(columns):
        return None
    separator = row[0].line.separator
    if separator in PARTED:
        cells = list(row)
        while len(cells) > len(columns) and not cells[-1].cell.text:
            cells.pop()
        values = {at: token.cell for at, token in enumerate(cells) if token.sort is Sort.VALUE}
        return values if len(cells) <= len(columns) else None
    return _placed(filled, columns) if separator is Separator.GAP else None


def _placed(values: Sequence[Cell], columns: Sequence[Year]) -> dict[int, Cell] | None:
    found: dict[int, Cell] = {}
    for value in values:
        at = min(range(len(columns)), key=lambda at: distance(columns[at].cell, value))
        if at in found or distance(columns[at].cell, value) > _FARTHEST or any(at < other for other in found):
            return None
        found[at] = value
    return found


def aimed_at(values: dict[int, Cell], columns: Sequence[Year], *, of_targets: bool) -> tuple[Year, Cell] | None:
    """Give the target with its column: that of the final year, else the last that has one."""
    own = [
        at
        for at, column in enumerate(columns)
        if at in values and not is_dash(values[at].text) and (of_targets or column.role)
    ]
    aims = [at for at in own if of_targets or columns[at].is_final or _is_aimed(columns[at])]
    return (columns[aims[-1]], values[aims[-1]]) if aims else None


def _is_aimed(column: Year) -> bool:
    return column.role is not None and column.role.value == "target"
