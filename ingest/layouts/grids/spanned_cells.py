"""Rows of tables between pipes that lack the cells of the row above which span them: what is left stands too far left.

消防の充実 | 備える | 火災の件数   | 3.9件   | 3.2件   | 事業 |
講習の受講者数 | 8,412人 | 14,000人 | | | |             is   | | 講習の受講者数 | 8,412人 | 14,000人 | |
"""

from collections.abc import Sequence

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_number
from ingest.layouts.grids.heads import Row
from ingest.layouts.heads.columns import VALUES, Column
from ingest.layouts.heads.held import is_target
from ingest.layouts.rows import Cell


def with_spanned(columns: Sequence[Column], rows: Sequence[Row], cues: LayoutCues) -> list[Row]:
    """Move the cells of every such row under their heads; what spans it stays with the row above."""
    roles = [column.role for column in columns]
    name = roles.index(Role.INDICATOR) if Role.INDICATOR in roles else len(roles)
    target = next((at for at in range(name, len(roles)) if roles[at] is Role.TARGET), None)
    values = [at for at in range(name, len(roles)) if roles[at] in VALUES]
    return [_moved(row, name, target, values, cues) for row in rows] if target is not None else list(rows)


def _moved(row: Row, name: int, target: int, values: Sequence[int], cues: LayoutCues) -> Row:
    """Give the nearest way to the right in which a name and nothing but values stand under their heads."""
    free = next((count for count, cell in enumerate(reversed(row)) if cell.text), len(row))
    ways = ((*[Cell("")] * shift, *row[: len(row) - shift]) for shift in range(min(free, target) + 1))
    return next((way for way in ways if _is_name(way[name], cues) and _are_values(way, target, values, cues)), row)


def _is_name(cell: Cell, cues: LayoutCues) -> bool:
    return bool(cell.text) and not is_number(cell.text) and not is_target(cell.text, cues)


def _are_values(row: Row, target: int, values: Sequence[int], cues: LayoutCues) -> bool:
    filled = [row[at].text for at in values if row[at].text]
    return bool(row[target].text) and all(is_target(value, cues) for value in filled)
