"""Heads of two rows, the lower of which tells whose figures they are: 現状値 目標値 / 若草市 全国."""

import re
from collections.abc import Sequence

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.heads.columns import VALUES, role_of
from ingest.layouts.rows import Cell

_OWN = re.compile(r"(?:本|当|[^0-9０-９（）()]{1,6})(?:市|区|町|村|県|府|都|道)")

_OTHERS = ("国", "県", "都", "道", "府", "全県", "県内", "県全体", "県計", "国全体")


def is_other_area(cell: Cell) -> bool:
    """Tell whether a head beside that of the own place is the bare name of a wider one: 県."""
    return cell.text.strip() in _OTHERS


def is_own_area(cell: Cell, cues: LayoutCues) -> bool:
    """Tell whether a head is the name of the place whose plan it is: 若草市, 本県."""
    return _OWN.fullmatch(cell.text) is not None and role_of(cell, cues) is None


def with_areas(heads: Sequence[Cell], cues: LayoutCues) -> list[Cell]:
    """Put the areas of a lower row in the place of the head that they stand under; that head stays for the own one."""
    roles = [role_of(head, cues) for head in heads]
    own = next((at for at, head in enumerate(heads) if is_own_area(head, cues)), None)
    if own is None:
        return list(heads)
    over = next((at for at in range(own) if roles[at] is Role.BASELINE), None)
    others = [at for at in range(own + 1, len(heads)) if roles[at] is Role.OTHER_VALUE or is_other_area(heads[at])]
    if over is None or not others or own == over + 1 or roles[own - 1] not in (*VALUES, Role.TIME):
        return list(heads)
    rest = [at for at in range(over + 1, len(heads)) if at != own and at not in others]
    return [heads[at] for at in (*range(over + 1), *others, *rest)]
