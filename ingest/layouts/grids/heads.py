"""The heads of tables whose cells the text keeps apart: of one to three rows, settled by the cells under them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_time_only, time_in, without_time
from ingest.layouts.found import indicator_name
from ingest.layouts.grids.stacks import stacked
from ingest.layouts.heads.columns import Column, role_of
from ingest.layouts.heads.held import is_target
from ingest.layouts.heads.plan_years import PlanYears
from ingest.layouts.rows import Cell

Row = tuple[Cell, ...]
_MOST_HEAD_ROWS = 3
_WIDE = 3  # cells
_FEW = 4  # cells of a wide row to one that is filled
_MOST_TYPED = 12  # rows that tell what a column holds
_FEWEST_VALUES = 0.4  # share of the targets


def head_of_grid(
    rows: Sequence[Row], start: int, cues: LayoutCues, plan: PlanYears | None = None, *, by_cells: bool = False
) -> tuple[tuple[Column, ...] | None, int]:
    """Read as many rows as can be one head; give the columns and the row after it. `by_cells`: settled by theirs."""
    best: tuple[tuple[Column, ...] | None, int] = (None, start)
    if _is_title(rows[start]) or _is_over_sheet(rows[start], cues):
        return best
    for end in range(start + 1, min(start + _MOST_HEAD_ROWS, len(rows)) + 1):
        if end > start + 1 and not (_goes_on(rows[end - 1], cues) or _spans_down(rows[end - 2], rows[end - 1], cues)):
            break
        below = list(_up_to_head(rows[end : end + _MOST_TYPED], cues)) if by_cells else ()
        columns = stacked(
            rows[start:end],
            cues,
            [[row[at].text for row in below if row[at].text] for at in range(len(rows[start]))] if below else (),
            plan,
        )
        whole = columns is not None and len(columns) == len(rows[start])  # no name that a grid has no cell for
        best = (columns, end) if whole else best
    return best


def _up_to_head(rows: Sequence[Row], cues: LayoutCues) -> Iterator[Row]:
    """Go through rows up to the head of the next table."""
    for row in rows:
        roles = {role_of(cell, cues) for cell in row if cell.text}
        if Role.INDICATOR in roles and roles & {Role.TARGET, Role.BASELINE}:
            return
        yield row


def _is_title(row: Row) -> bool:
    """Tell the title of a sheet, in the first cell of a wide row, from the first row of heads."""
    return len(row) >= _WIDE and bool(row[0].text) and not any(cell.text for cell in row[1:])


def _is_over_sheet(row: Row, cues: LayoutCues) -> bool:
    """Tell a line over a wide sheet, 計画期間：R5～R8 … 作成：企画課, from a first row of heads."""
    filled = [cell for cell in row if cell.text]
    few = bool(filled) and row[0].text != "" and len(filled) * _FEW <= len(row)
    return few and (role_of(row[0], cues) in (None, Role.TIME)) and not is_time_only(row[0].text)


def _goes_on(row: Row, cues: LayoutCues) -> bool:
    """Tell a second row of heads from the first row of values, and from the title of some rows."""
    filled = [cell for cell in row if cell.text]
    return (
        bool(filled)
        and not _is_title(row)
        and all(role_of(cell, cues) is not None or _stands_under(cell, cues) for cell in filled)
    )


def _stands_under(cell: Cell, cues: LayoutCues) -> bool:
    return cues.is_lower_head(cell.text) or cues.is_plan_head(without_time(cell.text))


def _spans_down(above: Row, row: Row, cues: LayoutCues) -> bool:
    """Tell a second row of heads by a head of the first that spans both, whatever the others say: 本市（2022年度）."""
    spans = any(cell.origins and cell.origins == over.origins for cell, over in zip(row, above, strict=True))
    return spans and all(role_of(over, cues) is not None for over in above if over.text)


def with_held(columns: tuple[Column, ...], rows: Sequence[Row]) -> tuple[Column, ...]:
    """Settle columns by what they hold: one without a head holds deadlines, names beside their numbers, or groups."""
    typed = list(columns)
    for at, column in enumerate(columns):
        held = [row[at].text for row in rows if row[at].text]
        if column.role is not Role.OTHER_TEXT or column.head.text or not held:
            continue
        if all(time_in(text) for text in held):
            typed[at] = replace(column, role=Role.DEADLINE)
        elif not at or columns[at - 1].role is not Role.INDICATOR:
            continue
        elif not any(_is_named(row[at - 1].text) for row in rows):
            typed[at - 1 : at + 1] = [replace(columns[at - 1], role=Role.NUMBER), replace(column, role=Role.INDICATOR)]
        elif any(row[at].text and not row[at - 1].text for row in rows):
            typed[at] = replace(column, role=Role.GROUP)  # 本流, 支流 beside a name that spans both
    return tuple(typed)


def has_targets(columns: Sequence[Column], rows: Sequence[Row], cues: LayoutCues) -> bool:
    """Tell a table of targets from one whose column 目標 holds sentences."""
    at = [index for index, column in enumerate(columns) if column.role is Role.TARGET]
    held = [row[index].text for index in at for row in rows if row[index].text]
    return not held or sum(is_target(text, cues) for text in held) >= _FEWEST_VALUES * len(held)


def _is_named(text: str) -> bool:
    return bool(indicator_name(text)) and not text.isdecimal()
