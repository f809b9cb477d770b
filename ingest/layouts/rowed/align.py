"""Which cell of a row belongs to which column, where cells are missing, wrapped or cut at single spaces."""

from collections.abc import Sequence

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_aside, is_dash, is_time_only, is_unit, is_value, may_be_deadline
from ingest.layouts.heads.columns import VALUES, Head
from ingest.layouts.heads.years import distance
from ingest.layouts.rows import Cell, Separator, joined

Row = tuple[Cell, ...]  # one cell a column, empty ones included
_NEVER = 99.0
_TOO_DEAR = 12.0
_MISFIT = 9.0
_WORDS_AS_VALUE = 3.0  # 全市町村, 条例の制定: likely where the place is right
_FIGURE_AS_TEXT = 1.5
_LONGEST_WORDS = 12
_LONGEST_NUMBER = 6
_WORD_APART = 8  # columns of print
_PER_COLUMN_OF_PRINT = 0.12
_FARTHEST = 6.0
_MISSING = {Role.INDICATOR: 5.0, Role.TARGET: 8.0}
_MOST_WORDS = 6  # that single spaces cut the name of an indicator into
_TAKE_SEVERAL = (Role.INDICATOR, Role.OTHER_TEXT, Role.OWNER)


def align(cells: Sequence[Cell], head: Head, cues: LayoutCues) -> Row | None:
    """Give each column its cell; None where the cells fit the columns in no good way."""
    width = len(head.columns)
    if len(cells) > width + _MOST_WORDS:
        return None
    if len(cells) == width and _is_in_order(cells, head, cues):
        return tuple(cells)
    placed = head.separator is Separator.GAP
    best: list[tuple[float, Row]] = [(0.0, ())]
    best += [(_NEVER, ())] * len(cells)
    for index in range(width):
        best = [
            min(
                (
                    (best[start][0] + _fit(index, cells[start:end], head, cues, placed=placed),
                     (*best[start][1], joined(cells[start:end])))
                    for start in range(max(0, end - _MOST_WORDS), end + 1)
                ),
                key=lambda option: option[0],
            )
            for end in range(len(cells) + 1)
        ]  # fmt: skip
    cost, row = best[-1]
    return row if cost < _TOO_DEAR else None


def _is_in_order(cells: Sequence[Cell], head: Head, cues: LayoutCues) -> bool:
    """Tell a row of as many cells as heads, each of the form of its column, wherever they stand on the line."""
    costs = (_fit(index, [cell], head, cues, placed=False) for index, cell in enumerate(cells))
    return all(cost <= _FIGURE_AS_TEXT for cost in costs)


def _fit(index: int, group: Sequence[Cell], head: Head, cues: LayoutCues, *, placed: bool) -> float:
    """Cost of giving some cells to a column: of the wrong form, too many, or far from its head."""
    column = head.columns[index]
    if not group:
        return _MISSING.get(column.role, 1.0)
    far = min(distance(column.head, group[0]) * _PER_COLUMN_OF_PRINT, _FARTHEST) if placed else 0.0
    more = 0.3 * (len(group) - 1)
    if column.role not in _TAKE_SEVERAL and not all(
        is_aside(cell.text) or is_time_only(cell.text) for cell in group[1:]
    ):
        more += _NEVER if _are_several(column.role, group, cues) else _MISFIT
    if column.role is Role.INDICATOR and (_swallows(group, cues) or _is_all_values(group, cues)):
        more += _MISFIT
    return far + more + _misfit(column.role, joined(group).text, cues, placed=placed)


def _are_several(role: Role, group: Sequence[Cell], cues: LayoutCues) -> bool:
    """Tell whether figures of several columns would make one value: 412 388 450."""
    figures = [cell for cell in group if cell.text[-1:].isdecimal() and is_value(cell.text, cues)]
    return role in VALUES and len(figures) > 1


def _swallows(group: Sequence[Cell], cues: LayoutCues) -> bool:
    """Tell whether a name would take in figures of other columns: several values, or one set far apart."""
    values = [cell for cell in group[1:] if is_value(cell.text, cues) and any(c.isdecimal() for c in cell.text)]
    return len(values) > 1 or any(cell.left - group[0].right > _WORD_APART for cell in values[:1])


def _is_all_values(group: Sequence[Cell], cues: LayoutCues) -> bool:
    """Tell whether nothing of a name is words: its line has only the values of a name that was wrapped around it."""
    return len(group) > 1 and all(is_dash(cell.text) or is_value(cell.text, cues) for cell in group)


def _is_short_number(text: str) -> bool:
    return len(text) <= _LONGEST_NUMBER and plain_of(text)[-1:].isascii()


def _misfit(role: Role, text: str, cues: LayoutCues, *, placed: bool) -> float:
    value = is_value(text, cues)
    if role in VALUES:
        words = placed and len(text) <= _LONGEST_WORDS and not is_time_only(text)
        return 0.0 if value or ("→" in text) else _WORDS_AS_VALUE if words else _MISFIT
    wrong = {
        Role.INDICATOR: value,
        Role.UNIT: not is_unit(text) or value,
        Role.NUMBER: not (_is_short_number(text) or cues.role(text) in (Role.INDICATOR, Role.TARGET)),  # 数値目標
        Role.DEADLINE: not may_be_deadline(text),
    }
    return (
        _MISFIT
        if wrong.get(role, False)
        else _FIGURE_AS_TEXT * (role is Role.OTHER_TEXT and value and not is_dash(text))
    )
