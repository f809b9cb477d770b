"""Places of columns whose head says what they hold: a cell fits by its form first, by where it stands second."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_aside, is_number, is_unit
from ingest.layouts.heads.columns import VALUES, Column, is_year
from ingest.layouts.printed.counted import deal_counted
from ingest.layouts.printed.places import Place, deal, is_figure
from ingest.layouts.printed.stack import Stack
from ingest.layouts.rows import Cell

_MISFIT = 2.5
_ODD = 1.0
_LONGEST_UNIT = 8
_LONGEST_WORDS = 10  # of a value: 全中学校, 条例の制定
_FARTHEST = 5.0  # columns of print; what is farther off is no less likely
_PIECE = re.compile(r"[（(※]|.*[)）]$|[^（(]*[以未程程維][上下満度内持]$|[0-9０-９]{1,4}[年月].*|年?度?末?[)）]?")


@dataclass(slots=True)
class RolePlace(Place):
    """The place of a column with a role. Before any cell is seen, a cell anywhere in its room stands well."""

    role: Role = Role.UNKNOWN
    room: tuple[float, float] = (0.0, 0.0)

    def off(self, left: float, right: float) -> float:
        """Measure how far a cell is from where the others stand, or is out of the room under the head."""
        level = Place.off(self, left, right)
        if not self.cells:
            outside = max(self.room[0] - left, right - self.room[1], 0.0)
            level = min(level, outside)
        beyond = self.role is Role.INDICATOR and left >= self.room[1]  # under the next head, where no name begins
        return level if beyond else min(level, _FARTHEST)

    def form(self, text: str, *, figure: bool) -> float:
        """Price a text that has not the form of what the column holds."""
        if self.role in VALUES:
            return 0.0 if figure or _PIECE.match(text) else (_ODD if len(text) <= _LONGEST_WORDS else _MISFIT)
        if self.role is Role.UNIT:
            return 0.0 if is_unit(text) and len(text) <= _LONGEST_UNIT else _MISFIT
        if self.role is Role.NUMBER:
            return 0.0 if is_number(text) else _MISFIT
        if self.role is Role.DEADLINE:
            return 0.0 if is_year(text) or _PIECE.match(text) else _ODD
        if self.role is Role.INDICATOR and is_aside(text) and not is_year(text):
            return 0.0  # （小６） below a name, as likely as below a value
        return _MISFIT if self.role is Role.INDICATOR and figure else _ODD if figure else 0.0


def places_under(columns: Sequence[Column], stacks: Sequence[Stack]) -> list[RolePlace]:
    """Set the places of columns where their heads stand, each with the room up to its neighbours."""
    edges = [0.0, *(float(stack.right) for stack in stacks)]
    starts = [*(float(stack.left) for stack in stacks), 1e6]
    return [
        RolePlace(
            left=stack.left,
            right=stack.right,
            middle=(stack.left + stack.right) / 2,
            role=column.role,
            room=(edges[at], starts[at + 1]),
        )
        for at, (column, stack) in enumerate(zip(columns, stacks, strict=True))
    ]


def learnt(
    places: Sequence[RolePlace], rows: Sequence[Sequence[Cell]], columns: Sequence[Column], cues: LayoutCues
) -> list[RolePlace]:
    """Move places to where the cells of some lines stand that were dealt out to them."""
    found = [RolePlace(left=p.left, right=p.right, middle=p.middle, role=p.role, room=p.room) for p in places]
    for words in rows:
        for at, cell in (deal_counted(words, columns, places, cues) or deal(words, places, cues) or {}).items():
            found[at].take(cell, figure=is_figure(cell.text, cues))
    return found
