"""A matrix on a slide: a table of PowerPoint's own, with a shade and a number in every cell that has something."""

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.slide import Slide
from pptx.table import _Cell

from viz.briefing.ink import colour, emu, set_font, words
from viz.briefing.slide import Words, add_words
from viz.charts.chart import Head, Matrix
from viz.charts.ink import GROUND, PAPER, QUIET, RAMP, legible_on, step_of
from viz.figure.sheet import SMALL_HEIGHT, SMALL_SIZE, Area
from viz.wrap import shorten, wrap

_LARGEST, _SMALLEST = 13.0, 5.0  # px of letters
_TALLEST = 34.0  # px of a row
_LEADING = 1.6
_ROW_HEAD = 0.18  # of the width
_HEAD_LINES = 3


def add_table(slide: Slide, matrix: Matrix, area: Area) -> None:
    """Write a matrix as a table, with what it leaves out below it."""
    note = wrap(matrix.note, area.width / SMALL_SIZE, 2) if matrix.note else ()
    room = area.height - len(note) * SMALL_HEIGHT - 8
    rows, columns = len(matrix.rows) + 1, len(matrix.columns) + 1
    high = min(room / (rows + _HEAD_LINES - 1), _TALLEST)
    head = high * (_HEAD_LINES if high * _HEAD_LINES < _TALLEST * 2 else 2)
    size = max(min(high / _LEADING, _LARGEST), _SMALLEST)
    first, wide = area.width * _ROW_HEAD, area.width * (1 - _ROW_HEAD) / len(matrix.columns)
    place = (emu(area.left), emu(area.top), emu(area.width), emu(head + high * len(matrix.rows)))
    holder = slide.shapes.add_table(rows, columns, *place)
    holder.name, table = f"{matrix.unit}の数", holder.table
    for at, column in enumerate(table.columns):
        column.width = emu(wide if at else first)
    for at, row in enumerate(table.rows):
        row.height = emu(high if at else head)
    cells = list(table.iter_cells())  # in reading order; one by one they are slow to find
    counts = {(cell.row, cell.column): cell.count for cell in matrix.cells}
    _fill(cells[0], matrix.unit, size, GROUND)
    for at, named in enumerate(matrix.columns, 1):
        _fill(cells[at], _head(named, wide, size), size * 0.85, GROUND)
    for at, named in enumerate(matrix.rows):
        line = cells[(at + 1) * columns : (at + 2) * columns]
        _fill(line[0], shorten(named.label, first / size - 1), size, GROUND, centred=False)
        for over, cell in enumerate(line[1:]):
            count = counts.get((at, over))
            _fill(cell, f"{count:,}" if count else "", size, RAMP[step_of(count, matrix.most)] if count else PAPER)
    for at, told in enumerate(note):
        middle = area.top + head + high * len(matrix.rows) + 8 + (at + 0.5) * SMALL_HEIGHT
        add_words(slide, "注", area.left, middle, Words((told,), SMALL_SIZE, SMALL_HEIGHT, QUIET), room=area.width)


def _head(named: Head, wide: float, size: float) -> str:
    lines = wrap(named.label, wide / (size * 0.85) - 1, _HEAD_LINES - 1)
    return "\v".join(((named.sign,) if named.sign else ()) + lines)


def _fill(cell: _Cell, text: str, size: float, fill: str, *, centred: bool = True) -> None:
    cell.fill.solid()
    cell.fill.fore_color.rgb = colour(fill)
    cell.margin_left = cell.margin_right = emu(3)
    cell.margin_top = cell.margin_bottom = emu(0)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.CENTER if centred else PP_ALIGN.LEFT
    paragraph.text = "\v".join(words(line) for line in text.split("\v"))
    for run in paragraph.runs:
        set_font(run.font, size, legible_on(fill))
