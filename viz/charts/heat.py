"""A matrix as a heat map: the number stands in every cell, the darker the more, and a cell opens its reasons."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from viz.charts.chart import Cell, Head, Matrix
from viz.charts.drawing import Drawing, Line, Mark, Part, Rect, Text
from viz.charts.ink import QUIET, RAMP, RULE, TEXT, legible_on, step_of
from viz.language import word
from viz.wrap import shorten, width_of, wrap

_SIZE, _SMALL = 12, 11  # px of letters
_ROW = 30  # px
_NARROWEST, _WIDEST = 36, 176  # px of a column
_SIGNS_ONLY = 56  # px of a column below which its head is a sign, explained below the picture
_HEAD_LINES = 5
_LEADING = 14  # px from line to line
_BAND = 22  # px
_LEGEND = 44  # px
_LONGEST_ROW_HEAD = 15  # em
_LEAST = 300  # px: room for the legend


def draw_matrix(matrix: Matrix, width: float) -> Drawing:
    """Draw a matrix about `width` px wide; with many columns it is wider, with few it is narrower."""
    plan = _plan(matrix, width)
    marks = (*_bands(plan), *_column_heads(plan), *_row_heads(plan), *_cells(plan), *_legend(plan), *_notes(plan))
    title = word("{unit}の数を色の濃さと数字で示す表", "Number of {unit} as shades and figures", unit=matrix.unit)
    return Drawing(plan.right, plan.bottom + _LEGEND + len(plan.below) * _LEADING, title, marks)


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where things are: the cells begin at (`left`, `top`), a column is `column` px wide."""

    matrix: Matrix
    left: float
    top: float
    column: float
    heads: tuple[tuple[str, ...], ...]
    below: tuple[str, ...]

    @property
    def right(self) -> float:
        """Give the width of the whole."""
        return max(self.left + len(self.matrix.columns) * self.column + 2, _LEAST)

    @property
    def bottom(self) -> float:
        """Give where the cells end."""
        return self.top + len(self.matrix.rows) * _ROW


def _plan(matrix: Matrix, width: float) -> _Plan:
    widest = max((width_of(row.label) for row in matrix.rows), default=0)
    left = min(widest, _LONGEST_ROW_HEAD) * _SIZE + 12
    room = (width - left) / max(len(matrix.columns), 1)
    column = min(max(room, _NARROWEST), _WIDEST)
    signs_only = column < _SIGNS_ONLY and all(head.sign for head in matrix.columns)
    heads = tuple(_lines_of(head, column, signs_only=signs_only) for head in matrix.columns)
    tallest = max(map(len, heads), default=0)
    top = (_BAND if matrix.bands else 0) + tallest * _LEADING + 10
    below = _below(matrix, max(width, _LEAST), signs_only=signs_only)
    return _Plan(matrix, left, top, column, heads, tuple(below))


def _lines_of(head: Head, column: float, *, signs_only: bool) -> tuple[str, ...]:
    sign = (head.sign,) if head.sign else ()
    return sign if signs_only else (*sign, *wrap(head.label, (column - 6) / _SMALL, _HEAD_LINES))


def _below(matrix: Matrix, width: float, *, signs_only: bool) -> Iterator[str]:
    """Give the lines below the legend: what signs stand for, and what the counts leave out."""
    for head in matrix.columns if signs_only else ():
        yield shorten(f"{head.sign} {head.label}", width / _SMALL)
    if matrix.note:
        yield from wrap(matrix.note, width / _SMALL, 4)


def _bands(plan: _Plan) -> Iterator[Mark]:
    x = plan.left
    for name, count in plan.matrix.bands:
        end = x + count * plan.column
        yield Line(((x + 2, _BAND - 5), (end - 2, _BAND - 5)), QUIET)
        yield Text((x + end) / 2, _BAND - 10, shorten(name, count * plan.column / _SMALL), _SMALL, QUIET, "middle")
        x = end


def _column_heads(plan: _Plan) -> Iterator[Mark]:
    for at, (head, lines) in enumerate(zip(plan.matrix.columns, plan.heads, strict=True)):
        x = plan.left + (at + 0.5) * plan.column
        first = plan.top - 8 - (len(lines) - 1) * _LEADING
        words = tuple(
            Text(x, first + line * _LEADING, text, _SMALL, TEXT, "middle", bold=bool(head.sign) and line == 0)
            for line, text in enumerate(lines)
        )
        yield Part(words, head.label, head.path)


def _row_heads(plan: _Plan) -> Iterator[Mark]:
    for at, head in enumerate(plan.matrix.rows):
        y = plan.top + at * _ROW
        label = Text(plan.left - 8, y + _ROW / 2 + 4, shorten(head.label, _LONGEST_ROW_HEAD), _SIZE, TEXT, "end")
        yield Line(((0, y), (plan.left + len(plan.matrix.columns) * plan.column, y)), RULE)
        yield Part((label,), head.label, head.path)


def _cells(plan: _Plan) -> Iterator[Mark]:
    for cell in plan.matrix.cells:
        yield Part(_cell(plan, cell), _title(plan.matrix, cell), cell.path)


def _cell(plan: _Plan, cell: Cell) -> tuple[Mark, ...]:
    fill = RAMP[step_of(cell.count, plan.matrix.most)]
    x, y = plan.left + cell.column * plan.column, plan.top + cell.row * _ROW
    number = Text(x + plan.column / 2, y + _ROW / 2 + 4.5, f"{cell.count:,}", 13, legible_on(fill), "middle", bold=True)
    return Rect(x + 1, y + 1, plan.column - 2, _ROW - 2, fill, RULE, 2), number


def _title(matrix: Matrix, cell: Cell) -> str:
    row, column = matrix.rows[cell.row], matrix.columns[cell.column]
    name = f"{column.sign or ''} {column.label}".strip()
    return f"{row.label} × {name}{word('：', ': ')}{word('{unit} {n}件', '{n} {unit}', unit=matrix.unit, n=cell.count)}"


def _legend(plan: _Plan) -> Iterator[Mark]:
    """Say which counts each shade that is drawn stands for."""
    counts: defaultdict[int, list[int]] = defaultdict(list)
    for cell in plan.matrix.cells:
        counts[step_of(cell.count, plan.matrix.most)].append(cell.count)
    y = plan.bottom + 18
    for at, (step, found) in enumerate(sorted(counts.items())):
        told = f"{min(found)}–{max(found)}" if min(found) < max(found) else f"{min(found)}"
        yield Rect(at * 48, y, 46, 20, RAMP[step], RULE, 2)
        yield Text(at * 48 + 23, y + 14, told, _SMALL, legible_on(RAMP[step]), "middle")
    yield Text(len(counts) * 48 + 4, y + 14, word("件", ""), _SMALL, QUIET)


def _notes(plan: _Plan) -> Iterator[Mark]:
    for at, line in enumerate(plan.below):
        yield Text(0, plan.bottom + _LEGEND + 8 + at * _LEADING, line, _SMALL, QUIET)
