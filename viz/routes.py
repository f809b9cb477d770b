"""The ways of lines from card to card."""

from collections.abc import Mapping
from dataclasses import dataclass

from viz.canvas import Point, SceneColumn, SceneNode
from viz.layout import Placement
from viz.plan import Plan

_TRUNK = 14  # px between that line and the card
_NEAR = 12  # px between a card and the edge of its column that do not matter
_DETOUR = 20  # px that a line round other cards of a column stays away from them


@dataclass(frozen=True, slots=True)
class Routes:
    """Finds the points that a line runs through, given where cards, columns and lanes are."""

    nodes: Mapping[str, SceneNode]
    plan: Plan
    placement: Placement

    def between(self, tail: str, head: str) -> tuple[Point, ...]:
        """Give the points from one card to another: down a trunk, round a column, or across to another column."""
        first, last = self.plan.column_of[tail], self.plan.column_of[head]
        if self.plan.owner_of(head) == tail:
            return _hanging(self.nodes[tail], self.nodes[head])
        if first == last:
            return _around(self.nodes[tail], self.nodes[head], self.plan.columns[first])
        return self._across(tail, head, rightwards=first < last)

    def _across(self, tail: str, head: str, *, rightwards: bool) -> tuple[Point, ...]:
        """Leave and enter each column at its edge, so that a line bends between columns and nowhere else."""
        source, target = self.nodes[tail], self.nodes[head]
        start, end = (source.right, target.left) if rightwards else (source.left, target.right)
        step = 1 if rightwards else -1
        points: list[Point] = [(start, source.y), *self._edge_of_column(tail, start, source.y, step)]
        lanes = self.placement.lanes.get((self.plan.block_of[tail], self.plan.block_of[head]), ())
        for at, lane in enumerate(lanes, start=1):
            column = self.plan.columns[self.plan.column_of[tail] + step * at]
            height = round(self.placement.middle[lane])
            points.extend((side, height) for side in column.sides[::step])
        return (*points, *self._edge_of_column(head, end, target.y, -step), (end, target.y))

    def _edge_of_column(self, key: str, x: int, y: int, step: int) -> tuple[Point, ...]:
        """Give the point at which a line leaves a column, where the card does not reach to its edge itself."""
        side = self.plan.columns[self.plan.column_of[key]].sides[::step][1]
        return ((side, y),) if abs(side - x) > _NEAR else ()


def _hanging(owner: SceneNode, hung: SceneNode) -> tuple[Point, ...]:
    trunk = hung.left - _TRUNK
    return (trunk, owner.bottom), (trunk, hung.y), (hung.left, hung.y)


def _around(tail: SceneNode, head: SceneNode, column: SceneColumn) -> tuple[Point, ...]:
    out = column.x + column.width // 2 + _DETOUR
    return (tail.right, tail.y), (out, tail.y), (out, head.y), (head.right, head.y)
