"""Tables of measures that came out one cell a line: the heads, then cell after cell.

    事業名 / 内容 / 担当課 / 渡船の通学利用 / 定期券の半額を補助する。 / 交通政策課 / …

What is surely an office sets the rows.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise, takewhile

from ingest.layouts.rows import Cell, Line, Separator
from ingest.layouts.works.cues import Column
from ingest.layouts.works.offices import offices_in
from ingest.layouts.works.pieces import is_marked, waits
from ingest.layouts.works.work import Row, Words, Work, columns_of, works_of

IsHeading = Callable[[Line], bool]
_Columns = tuple[Column | None, ...]
_MOST_HEADS = 6
_NAME_AND_TEXT = 2  # columns: a text takes several lines
_FARTHEST = 12  # lines from an office to the next


def read_stacked(
    lines: Sequence[Line], words: Words, ends: IsHeading, used: Collection[int]
) -> Iterator[tuple[list[Work], list[Line]]]:
    """Read every such table; give its works with its printed lines."""
    at = 0
    while at < len(lines):
        heads = _heads(lines[at : at + _MOST_HEADS], words)
        columns = columns_of(heads, words) if len(heads) > 1 else None
        captioned = columns is not None and columns[0] is columns[1]  # 主な事業 over 事業名
        if columns is None or captioned or columns.count(Column.OFFICE) != 1:
            at += 1
            continue
        body = list(takewhile(lambda line: _is_cell(line, words, ends, used), lines[at + len(heads) :]))
        rows, length = _rows(columns, [line.whole for line in body], words)
        works = works_of(columns, rows, words) if rows else []
        if works:
            yield works, list(lines[at : at + len(heads) + length])
        at += len(heads) + (length if works else 0)


def _is_cell(line: Line, words: Words, ends: IsHeading, used: Collection[int]) -> bool:
    """Tell a line that may be a cell from one of another table, of its heads, and from a heading."""
    return line.index not in used and not ends(line) and not words.is_head(line.text)


def _heads(lines: Sequence[Line], words: Words) -> list[Cell]:
    """List the heads that stand one below the other; those of a caption before them are none."""
    alone = takewhile(lambda line: line.separator in (Separator.NONE, Separator.GAP), lines)
    return list(takewhile(lambda cell: words.works.column(cell.text) is not None, (line.whole for line in alone)))


def _rows(columns: _Columns, cells: Sequence[Cell], words: Words) -> tuple[list[Row], int]:
    """Cut cells into rows at the offices; give them with the number of the lines that they take."""
    at = columns.index(Column.OFFICE)
    offices = [index for index, cell in enumerate(cells) if offices_in(cell, words.works)]
    rows: list[Row] = []
    start = end = 0
    for place, office in enumerate(offices):
        before = cells[start:office]
        if office - start > _FARTHEST or len(before) < at:
            break
        following = offices[place + 1] if place + 1 < len(offices) else None
        end = _end(columns, cells, office, following)
        named = _in_columns(before, columns[:at])
        behind = tuple(cells[office + 1 : end])
        if named is None or (len(columns) > at + 1 and not behind):
            break
        rows.append((*named, (cells[office],), *_behind(behind, len(columns) - at - 1)))
        start = end
    return rows, start


def _in_columns(cells: Sequence[Cell], columns: _Columns) -> list[tuple[Cell, ...]] | None:
    """Give the cells before an office to their columns; None where nothing tells which is whose."""
    count = len(columns)
    if count == 1:
        return [tuple(cells)]
    if len(cells) == count:
        return [(cell,) for cell in cells]
    if count == _NAME_AND_TEXT and columns[1] is Column.TEXT:
        name = 1 + len(list(takewhile(waits, cells[:-1])))
        return [tuple(cells[:name]), tuple(cells[name:])]
    marks = [at for at in range(1, len(cells)) if is_marked(cells[at])]
    if count == len(marks) + 1:
        bounds = [0, *marks, len(cells)]
        return [tuple(cells[start:end]) for start, end in pairwise(bounds)]
    return None


def _end(columns: _Columns, cells: Sequence[Cell], office: int, following: int | None) -> int:
    """Find where a row ends: with its office, or with what stands between it and the names of the next row."""
    at = columns.index(Column.OFFICE)
    if at == len(columns) - 1:
        return office + 1
    return following - at if following is not None else min(office + len(columns) - at, len(cells))


def _behind(cells: tuple[Cell, ...], count: int) -> list[tuple[Cell, ...]]:
    """Give the cells behind an office to their columns, the last of which takes what is left."""
    return [cells[at : at + 1] if at < count - 1 else cells[at:] for at in range(count)]
