"""Lines cut into grids: runs of rows whose cells pipes or tabs keep apart, all of one width."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from ingest.layouts.cues import LayoutCues, load_layout_cues
from ingest.layouts.grids.boxed_rows import boxed_rows
from ingest.layouts.grids.heads import Row
from ingest.layouts.grids.wrapped_cells import is_remark_below, is_rest_of_name, is_year_below, whole_rows
from ingest.layouts.pages import is_page_number
from ingest.layouts.rows import Cell, Line, Separator

_EXPLICIT = (Separator.PIPE, Separator.TAB)


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells, all of one width; `places` are the printed lines of each row."""

    rows: tuple[Row, ...]
    places: tuple[tuple[Line, ...], ...]


def grids_of(lines: list[Line]) -> Iterator[Grid]:
    """Cut the lines into runs of rows between pipes or tabs; the number of a page between two of them parts none."""
    run: list[Line] = []
    rules: list[int] = []
    cues = load_layout_cues()
    for line, below in zip_longest(lines, lines[1:]):
        if is_page_number(line):
            continue
        if line.is_rule:
            rules.append(len(run))
            continue
        in_tabs = bool(run) and run[0].separator is Separator.TAB
        if in_tabs and (is_year_below(line) or _goes_on(run[-1], line, below, cues)):
            run.append(line)
            continue
        if run and line.separator is not run[0].separator:
            yield _grid(run, rules)
            run, rules = [], []
        if line.separator in _EXPLICIT:
            run.append(line)
    if run:
        yield _grid(run, rules)


def _goes_on(above: Line, line: Line, below: Line | None, cues: LayoutCues) -> bool:
    """Tell what goes on with the last cell above, on a line without a tab: the rest of a name, or a remark."""
    return is_rest_of_name(line, above, below, cues) or is_remark_below(line, above, below)


def _grid(lines: list[Line], rules: Sequence[int]) -> Grid:
    width = max(len(line.cells) for line in lines)
    whole = boxed_rows(lines, rules) or list(whole_rows(lines, width))
    bordered = 2 * sum(_begins_with_bar(line) for line in lines) > len(lines)
    rows = tuple(_padded(cells, width, first=not bordered and _begins_with_bar(places[0])) for cells, places in whole)
    return Grid(rows, tuple(places for _, places in whole))


def _begins_with_bar(line: Line) -> bool:
    return line.text.lstrip().startswith(("|", "｜", "│"))


def _padded(cells: Row, width: int, *, first: bool) -> Row:
    """Give a row its width; a bar at the beginning has an empty cell before it where no border is drawn."""
    empty = [Cell("")] * (width - len(cells))
    return (*empty[:first], *cells, *empty[first:])
