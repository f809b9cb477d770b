"""The ways of lines from card to card."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from viz.canvas import Point, SceneColumn, SceneNode
from viz.layout import Placement

INDENT = 26  # px that a hanging card stands in, room for the line that it hangs on
_TRUNK = 14  # px between that line and the card
_DETOUR = 20  # px that a line round other cards of a column stays away from them


@dataclass(frozen=True, slots=True)
class Routes:
    """Finds the points that a line runs through, given where cards, columns and lanes are."""

    nodes: Mapping[str, SceneNode]
    column_of: Mapping[str, int]
    block_of: Mapping[str, str]
    owner_of: Mapping[str, str | None]
    columns: Sequence[SceneColumn]
    placement: Placement

    def between(self, tail: str, head: str) -> tuple[Point, ...]:
        """Give the points from one card to another: down a trunk, round a column, or across to another column."""
        first, last = self.column_of[tail], self.column_of[head]
        if self.owner_of[head] == tail:
            return _hanging(self.nodes[tail], self.nodes[head])
        if first == last:
            return _around(self.nodes[tail], self.nodes[head], self.columns[first])
        return self._across(tail, head, rightwards=first < last)

    def _across(self, tail: str, head: str, *, rightwards: bool) -> tuple[Point, ...]:
        source, target = self.nodes[tail], self.nodes[head]
        start, end = (source.right, target.left) if rightwards else (source.left, target.right)
        points: list[Point] = [(start, source.y)]
        lanes = self.placement.lanes.get((self.block_of[tail], self.block_of[head]), ())
        step = 1 if rightwards else -1
        for at, lane in enumerate(lanes, start=1):
            column = self.columns[self.column_of[tail] + step * at]
            height = round(self.placement.middle[lane])
            sides = (column.x - column.width // 2, height), (column.x + column.width // 2, height)
            points.extend(sides[::step])
        return (*points, (end, target.y))


def _hanging(owner: SceneNode, hung: SceneNode) -> tuple[Point, ...]:
    trunk = hung.left - _TRUNK
    return (trunk, owner.bottom), (trunk, hung.y), (hung.left, hung.y)


def _around(tail: SceneNode, head: SceneNode, column: SceneColumn) -> tuple[Point, ...]:
    out = column.x + column.width // 2 + _DETOUR
    return (tail.right, tail.y), (out, tail.y), (out, head.y), (head.right, head.y)
