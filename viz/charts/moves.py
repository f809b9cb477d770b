"""Figures before and after a revision as dumbbells: a hollow dot for what was, a full one for what is."""

from collections.abc import Iterator

from viz.charts.chart import Move, Moves, Reading
from viz.charts.drawing import Dot, Drawing, Line, Mark, Part, Text
from viz.charts.ink import LINE, PAPER, QUIET, RULE, TEXT
from viz.language import word
from viz.wrap import shorten, width_of

_ROW = 48  # px: the name and both figures, then the line
_SIZE = 12
_MARGIN = 8  # px at either end of a line, room for a dot


def draw_moves(moves: Moves, width: float) -> Drawing:
    """Draw a line for each figure, from nought to the larger of the two."""
    rows = tuple(
        Part(tuple(_row(move, width, at * _ROW)), _title(move), move.head.path) for at, move in enumerate(moves.rows)
    )
    title = word("数値で示された目標の前と後", "Numeric targets before and after")
    return Drawing(width, max(len(rows) * _ROW, 1), title, rows)


def _row(move: Move, width: float, y: float) -> Iterator[Mark]:
    figures = f"{move.before.printed} → {move.after.printed}"
    room = min(width_of(figures), width / 2 / _SIZE)  # em
    yield Text(0, y + 15, shorten(move.head.label, width / _SIZE - room - 1), _SIZE, TEXT, bold=True)
    yield Text(width, y + 15, shorten(figures, room), _SIZE, TEXT, "end")
    start, end, line = _MARGIN, width - _MARGIN, y + 31
    was, now = _place(move, move.before, start, end), _place(move, move.after, start, end)
    yield Line(((start, line), (end, line)), RULE)
    yield Line(((start, line - 4), (start, line + 4)), QUIET)
    yield Line(((was, line), (now, line)), LINE, 3)
    yield Dot(was, line, 5, PAPER, LINE)
    yield Dot(now, line, 5.5, LINE, LINE)


def _place(move: Move, figure: Reading, start: float, end: float) -> float:
    numbers = [number for each in (move.before, move.after) if (number := each.number) is not None]
    low, high = min(0, *numbers), max(0, *numbers)
    return start + ((figure.number or 0) - low) / ((high - low) or 1) * (end - start)


def _title(move: Move) -> str:
    before, after = word("前", "before"), word("後", "after")
    return f"{move.head.label}：{before} {move.before.printed}、{after} {move.after.printed}"
