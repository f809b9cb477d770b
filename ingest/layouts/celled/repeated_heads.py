"""Tables of a row or two whose heads stand over each of them again, years above or below, in whatever order.

指標 / 現状値 / 目標値 / （平成27年） / （平成33年） / 登録者数 / 34人 / 60人
指標 / 空家の / 利用件数 / 現状値 / 目標値 / （平成27年） / （平成33年） / 12件 / 80件
平成27年 平成33年 / 指標 / （現況） / （目標） / 利用率 / （12ページ 図表２） / 41％ / 50％ / 以上
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile

from ingest.layouts.celled.cells import OneCell, cells_of, has_own_cells
from ingest.layouts.celled.head_sets import HeadSet, head_set, is_head_of_names
from ingest.layouts.celled.names import goes_on_below
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_dash
from ingest.layouts.found import Findings
from ingest.layouts.heads.columns import Column
from ingest.layouts.rowed.name_forms import TOGETHER, name_misfit
from ingest.layouts.rowed.records import Records
from ingest.layouts.rows import Cell, Line, joined

_FEWEST_TABLES = 2
_MOST_ROWS, _MOST_LINES = 3, 3  # of one table, of one name
_MOST_EXPLAINED = 20  # lines between a table and the next, which say what its figures are
_FIGURE = re.compile(r"[0-9０-９,，.．]+")
_REST = re.compile(r"[ぁ-んァ-ヶー一-龠]{1,3}")  # of a unit
_BOUND = re.compile(r"以上|以下|未満|程度")
_REFERENCE = re.compile(r"[（(][^（）()]*(?:ページ|頁|図表|参照|[PpＰ][.．]?[ 　]?[0-9０-９])[^（）()]*[)）]")
_HEADING = re.compile(r"[0-9０-９]{1,2}[ 　][^0-9０-９ 　]{4,}")  # ２ 進行管理, however much like a figure it looks
_CAPTION = re.compile(r"[■◆●▼□][ 　]*[^。■◆●▼□]{3,38}[^。]")
_MOST_OVER = 2  # cells from a caption to the heads
_OWNER = Column(Role.OWNER, Cell(""))


@dataclass(frozen=True, slots=True)
class _Row:
    """A name with its values; `end` is the place behind them."""

    name: Cell
    values: tuple[Cell, ...]
    end: int


@dataclass(frozen=True, slots=True)
class _Table:
    """Heads with the rows below them, if they are of the kind, and where the heads begin."""

    start: int
    heads: HeadSet
    rows: tuple[_Row, ...]


def read_repeated_heads(
    lines: Sequence[Line], cues: LayoutCues, is_heading: Callable[[Line], bool], findings: Findings
) -> None:
    """Read every such table whose heads stand there twice; the lines that it takes are marked as used."""
    free = [line for line in lines if line.index not in findings.used and not has_own_cells(line)]
    if sum(is_head_of_names(line.text.strip(), cues) for line in free) < _FEWEST_TABLES:
        return
    cells = list(cells_of(free, cues))
    tables = list(_tables(cells, cues))
    often = Counter(table.heads.words for table in tables)
    unread = {table.heads.words for table in tables if not table.rows}
    for table, after in zip(tables, [*tables[1:], None], strict=False):
        if often[table.heads.words] < _FEWEST_TABLES or table.heads.words in unread:
            continue
        _take(table, cells, findings)
        behind = cells[table.rows[-1].end : after.start if after is not None else table.rows[-1].end]
        below = takewhile(lambda line: not is_heading(line), (one.line for one in behind))
        findings.used.update(one.line.index for one in cells[table.start : table.rows[-1].end])
        findings.used.update(line.index for line in islice(below, _MOST_EXPLAINED))


def _tables(cells: Sequence[OneCell], cues: LayoutCues) -> Iterator[_Table]:
    """Read all such heads, without rows where those below them are not of the kind."""
    at = 0
    while at < len(cells):
        heads = head_set(cells, at, cues)
        rows = _rows(cells, heads, cues) if heads is not None else ()
        if heads is not None:
            yield _Table(at, heads, rows)
        at = rows[-1].end if rows else at + 1 if heads is None else heads.end


def _rows(cells: Sequence[OneCell], heads: HeadSet, cues: LayoutCues) -> tuple[_Row, ...]:
    """Read the rows below heads; none where there are more of them than such a table has, or one that is no name's."""
    if heads.name is not None:
        row = _with_values(cells, heads.end, heads.name, heads, cues)
        return (row,) if row is not None else ()
    found = list(islice(_below(cells, heads, cues), _MOST_ROWS + 1))
    named = all(cues.ends_as_indicator(row.name.text) for row in found[1:])
    more = not found or len(found) > _MOST_ROWS or _leaves_row(cells, found[-1].end, len(heads.columns))
    return tuple(found) if named and not more else ()


def _leaves_row(cells: Sequence[OneCell], start: int, count: int) -> bool:
    """Tell whether texts follow, and behind them values for as many heads: a row that could not be read."""
    texts = len(list(takewhile(lambda one: not _is_value(one), cells[start : start + _MOST_LINES + 1])))
    values = cells[start + texts : start + texts + count]
    return texts > 0 and len(values) == count and all(map(_is_value, values))


def _below(cells: Sequence[OneCell], heads: HeadSet, cues: LayoutCues) -> Iterator[_Row]:
    at = heads.end
    while (row := _row(cells, at, heads, cues)) is not None:
        yield row
        at = row.end


def _row(cells: Sequence[OneCell], start: int, heads: HeadSet, cues: LayoutCues) -> _Row | None:
    """Read the lines of a name, what it refers to left out, and its values."""
    at = start + _is_number_before(cells, start)
    while at < len(cells) and _REFERENCE.fullmatch(cells[at].text):
        at += 1
    end = at
    while end < len(cells) and end - at <= _MOST_LINES and cells[end].is_text:
        end += 1
    own = [one for one in cells[at:end] if not _REFERENCE.fullmatch(one.text)]
    if not own or len(own) > _MOST_LINES:
        return None
    wrapped = len(own) == 1 or all(goes_on_below(a.text, b.text) or b.is_aside for a, b in pairwise(own))
    name = joined(one.cell for one in own)
    return _with_values(cells, end, name, heads, cues) if wrapped else None


def _is_number_before(cells: Sequence[OneCell], at: int) -> bool:
    """Tell the number of a row, or of a page, before a name."""
    behind = cells[at + 1] if at + 1 < len(cells) else None
    return behind is not None and cells[at].is_number and not _is_value(behind)


def _with_values(cells: Sequence[OneCell], at: int, name: Cell, heads: HeadSet, cues: LayoutCues) -> _Row | None:
    """Take a value for every head, and no more of them."""
    found = list[Cell]()
    rest = _torn_rest(cells, at, len(heads.columns))
    for column in heads.columns:
        if at >= len(cells) or not _is_value(cells[at]) or (column.role is Role.TARGET and is_dash(cells[at].text)):
            return None
        more = at + 1 < len(cells) and (rest or _BOUND.fullmatch(cells[at + 1].text) is not None)
        found.append(joined(one.cell for one in cells[at : at + 1 + more]))
        at += 1 + more
    more = at < len(cells) and _is_value(cells[at]) and not _is_number_before(cells, at)
    if more or "。" in name.text or name_misfit([name], cues) >= TOGETHER:
        return None
    return _Row(name, tuple(found), at)


def _torn_rest(cells: Sequence[OneCell], at: int, count: int) -> bool:
    """Tell whether every value of a row is torn within the same unit: 420タイト / ル / 450タイト / ル."""
    values, rests = cells[at : at + 2 * count : 2], {one.text for one in cells[at + 1 : at + 2 * count : 2]}
    units = {_FIGURE.sub("", one.text) for one in values}
    alike = len(values) == count > 1 and len(rests) == len(units) == 1 and all(map(_is_value, values))
    return alike and _REST.fullmatch(min(rests)) is not None and min(units) != ""


def _is_value(one: OneCell) -> bool:
    return one.is_value and not (one.is_aside or one.is_time or _HEADING.fullmatch(one.text))


def _take(table: _Table, cells: Sequence[OneCell], findings: Findings) -> None:
    """Take the rows, what stands over the heads with a mark as that to which they belong."""
    over = reversed(cells[max(0, table.start - _MOST_OVER) : table.start])
    caption = next((one.cell for one in over if _CAPTION.fullmatch(one.text)), Cell(""))
    records = Records((Column(Role.INDICATOR, Cell("")), *table.heads.columns, _OWNER), findings)
    for row in table.rows:
        records.take((row.name, *row.values, caption), row.name.span or (0, 0))
