"""Names on one line with the unit behind them, or with the measure before them, in tables that have columns for those.

施策 指標名 単位 現状 目標 / １移住の促進 登録者数 人 / 34 / 60 / 空家の利用件数 / 件 / 12 / 20 / 相談件数 件 / 80 / 95
"""

import re
from collections.abc import Iterator, Sequence

from ingest.layouts.celled.cells import OneCell, one_cell
from ingest.layouts.celled.value_sets import is_unit_cell
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.heads.columns import role_of
from ingest.layouts.rows import Cell

_MOST_WORDS = 3  # a measure, a name, a unit
_FEWEST = 2
_NUMBER = re.compile(r"[0-9０-９]{1,2}[.．]?(?=[^0-9０-９.．,，年月日件人回歳％%割か])")


def names_apart(cells: Sequence[OneCell], cues: LayoutCues) -> Sequence[OneCell]:
    """Cut such lines where heads say that the table has units; the number that begins a measure is left out."""
    roles = {role_of(one.cell, cues) for one in cells if not one.is_value}
    if not {Role.INDICATOR, Role.UNIT, Role.TARGET} <= roles:
        return cells
    has_owner = Role.OWNER in roles
    return [part for one in cells for part in _parts(one, cues, has_owner=has_owner)]


def _parts(one: OneCell, cues: LayoutCues, *, has_owner: bool) -> Iterator[OneCell]:
    """Give the measure, the name and the unit that stand on a line; the line itself where it holds nothing of it."""
    words = one.line.words
    whole = one.is_text and one.cell.text == one.line.text.strip() and _FEWEST <= len(words) <= _MOST_WORDS
    if not whole:
        yield one
        return
    cells = [one_cell(word, one.line, cues) for word in words]
    units = is_unit_cell(cells[-1], cues)
    *before, name = cells[:-1] if units else cells
    fits = cues.ends_as_indicator(name.text) and name.is_text and len(before) <= has_owner
    numbered = [match for cell in before if (match := _NUMBER.match(cell.text))]
    if not fits or len(numbered) < len(before) or not (units or before):
        yield one
        return
    yield from (
        one_cell(_from(cell.cell, match.end()), one.line, cues) for cell, match in zip(before, numbered, strict=True)
    )
    yield name
    yield from cells[-1:] if units else ()


def _from(cell: Cell, start: int) -> Cell:
    return Cell(cell.text[start:], cell.origins[start:], cell.left, cell.right)
