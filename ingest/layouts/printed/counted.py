"""Figures that stand a single space apart, dealt out by their order: there are as many as columns for them.

                         現状             目標値
番号  指標               値     年度      2029年度   出典
3     相談員の数         12 人 2023年度 20 人        県の調べ

Where cells fill their columns the gaps between them close up, and places drift; the count of the figures does not.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_aside, is_dash, is_time_only, is_value
from ingest.layouts.heads.columns import VALUES, Column, is_bare_year
from ingest.layouts.printed.places import Place, deal
from ingest.layouts.printed.words import are_apart, cells_apart
from ingest.layouts.rows import Cell, Line, joined

_OF_YEARS = re.compile(r"年[（(]?度?[)）]?$|年次$|時点$")
_FEWEST = 2
_FEWEST_IN_ORDER = 5  # columns
_BEFORE_NAMES = (Role.GROUP, Role.NUMBER, Role.OTHER_TEXT)
_NEAR = 2  # columns of print between cells that a single space parts
_ON_ONE_LINE = 12  # characters; what is farther off stands on another line
_YEAR = re.compile(r"[年RHＲＨ]")


def deal_counted(
    words: Sequence[Cell], columns: Sequence[Column], places: Sequence[Place], cues: LayoutCues
) -> dict[int, Cell] | None:
    """Give each place its part of a line, the figures by their order; None where there are not as many as heads."""
    run = _places_of_figures(columns)
    cells = cells_apart(words, cues)
    ways = [at for at in _runs(cells, len(run), cues) if _fits(cells[at : at + len(run)], columns, run)]
    if len(run) < _FEWEST or len(ways) != 1:
        return None
    figures = cells[ways[0] : ways[0] + len(run)]
    if not any(after.left - before.right < _NEAR for before, after in pairwise(figures)):
        return None
    before = [word for word in words if word.right <= figures[0].left]
    after = [word for word in words if word.left >= figures[-1].right]
    if after and _are_out_of_step(figures, after[0], places[run.start], places[run[-1]]):
        return None
    left, right = deal(before, places[: run.start], cues), deal(after, places[run.stop :], cues)
    if left is None or right is None:
        return None
    return left | dict(zip(run, figures, strict=True)) | {at + run.stop: cell for at, cell in right.items()}


def _are_out_of_step(figures: Sequence[Cell], after: Cell, first: Place, last: Place) -> bool:
    """Tell figures left of their columns, with words in the place of the last value: 全14校区 … 全校区."""
    return figures[0].right <= first.left and last.left - _NEAR <= after.left < last.right


def deal_in_order(line: Line, columns: Sequence[Column], cues: LayoutCues) -> dict[int, Cell] | None:
    """Give each column its cell of a line that has one for every column, wherever they stand: a page may set them anew.

    The form of each must be that of its column beyond doubt; None otherwise.
    """
    if len(columns) < _FEWEST_IN_ORDER:
        return None
    cells = _with_name_apart(line, columns)
    if len(cells) != len(columns):
        return None
    sure = all(_is_surely(column.role, cell.text, cues) for column, cell in zip(columns, cells, strict=True))
    return dict(enumerate(cells)) if sure else None


def _with_name_apart(line: Line, columns: Sequence[Column]) -> Sequence[Cell]:
    """Part the kind of a row, or its number, from the name that a single space parts it from: KPI 渡し船の便数."""
    first, second = columns[0].role, columns[1].role
    words = line.words
    one_short = len(line.cells) == len(columns) - 1 and first in _BEFORE_NAMES and second is Role.INDICATOR
    if not one_short or len(words) < _FEWEST or words[0].right >= line.cells[0].right:
        return line.cells
    name = joined(word for word in words[1:] if word.right <= line.cells[0].right)
    return (words[0], name, *line.cells[1:])


def _is_surely(role: Role, text: str, cues: LayoutCues) -> bool:
    if role in VALUES:
        return is_value(text, cues)
    if role is Role.UNIT:
        return plain_of(text) in cues.units
    return cues.ends_as_indicator(text) if role is Role.INDICATOR else not is_value(text, cues)


def holds_two(cell: Cell, cues: LayoutCues) -> bool:
    """Tell whether two figures that a space parted on one line were run together, which is no value."""
    words = _words_in(cell)
    return any(
        _is_figure(one, cues) and _is_figure(other, cues) and are_apart(one, other, cues)
        for one, other in pairwise(words)
    )


def _words_in(cell: Cell) -> list[Cell]:
    gaps = [after - before for before, after in pairwise(cell.origins)]
    cuts = [at for at, gap in enumerate(gaps, start=1) if _NEAR <= gap <= _ON_ONE_LINE]
    bounds = [0, *cuts, len(cell.origins)]
    if len(cell.origins) != len(cell.text):
        return [cell]
    return [Cell(cell.text[start:end], cell.origins[start:end]) for start, end in pairwise(bounds)]


def _places_of_figures(columns: Sequence[Column]) -> range:
    """Find the longest run of columns that hold nothing but figures: values and years."""
    kinds = [column.role in (*VALUES, Role.DEADLINE) or _is_of_years(column) for column in columns]
    runs = [[at for at, _ in group] for holds, group in groupby(enumerate(kinds), key=lambda kind: kind[1]) if holds]
    best = max(runs, key=len, default=[])
    return range(best[0], best[-1] + 1) if best else range(0)


def _is_of_years(column: Column) -> bool:
    return column.role in (Role.OTHER_TEXT, Role.TIME, Role.DEADLINE) and _OF_YEARS.search(column.head.text) is not None


def _runs(cells: Sequence[Cell], count: int, cues: LayoutCues) -> Iterator[int]:
    """List where runs of exactly so many figures begin."""
    for holds, group in groupby(range(len(cells)), key=lambda at: _is_figure(cells[at], cues)):
        run = list(group)
        if holds and len(run) == count:
            yield run[0]


def _fits(figures: Sequence[Cell], columns: Sequence[Column], run: range) -> bool:
    """Tell whether years stand under heads of years, and values under the others."""
    for at, figure in zip(run, figures, strict=True):
        timed = is_bare_year(figure.text) or (is_time_only(figure.text) and _YEAR.search(figure.text) is not None)
        of_years = columns[at].role is Role.DEADLINE or _is_of_years(columns[at])
        if not is_dash(figure.text) and timed is not of_years:
            return False
    return True


def _is_figure(cell: Cell, cues: LayoutCues) -> bool:
    text = cell.text
    if is_aside(text):
        return False
    return is_dash(text) or is_time_only(text) or (is_value(text, cues) and any(map(str.isdecimal, text)))
