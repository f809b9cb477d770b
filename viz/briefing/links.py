"""The lines of a scene as connectors of a slide: which preset shape, how it is bent, and where it is glued.

The presets are those of ECMA-376 part 1, 20.1.9: `bentConnector2` goes across and down, `curvedConnector5` across,
down, across, down, across.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from viz.canvas import Point, SceneEdge, SceneNode

TOP, LEFT, BOTTOM, RIGHT = range(4)  # the connection sites of a rectangle
_SAME_HEIGHT = 2  # px


@dataclass(frozen=True, slots=True)
class Bend:
    """A connector between two sites, with the places in px where it turns: across, down, across and so on.

    `end` is None for the place on the lower edge of a card where the line begins that it hangs on.

    `is_reversed` where it is glued from head to tail, so that its arrow is at its beginning.
    """

    preset: str
    begin: int
    end: int | None
    turns: tuple[float, ...] = ()
    is_reversed: bool = False


def bend_of(edge: SceneEdge, tail: SceneNode, head: SceneNode) -> Bend:
    """Choose the connector that follows the route of a line."""
    route = edge.route
    if route[0][0] == route[1][0]:
        return Bend("bentConnector2", LEFT, None, is_reversed=True)
    if _leaves_and_arrives_on_one_side(route, tail, head):
        return Bend("bentConnector3", RIGHT, RIGHT, (route[1][0],))
    begin, end = (RIGHT, LEFT) if route[-1][0] > route[0][0] else (LEFT, RIGHT)
    if len(route) > 2:
        return Bend("curvedConnector5", begin, end, _over_a_lane(route))
    if abs(tail.y - head.y) <= _SAME_HEIGHT:
        return Bend("straightConnector1", begin, end)
    return Bend("curvedConnector3", begin, end, ((route[0][0] + route[-1][0]) / 2,))


def _leaves_and_arrives_on_one_side(route: tuple[Point, ...], tail: SceneNode, head: SceneNode) -> bool:
    return route[0][0] >= tail.right and route[-1][0] >= head.right and route[1][0] > max(route[0][0], route[-1][0])


def _over_a_lane(route: tuple[Point, ...]) -> tuple[float, ...]:
    """Pass other columns at the height of the first lane."""
    (start, _), (near, height), (far, _), (end, _) = route[0], route[1], route[-2], route[-1]
    return (start + near) / 2, height, (far + end) / 2


def trunks_of(edges: Iterable[SceneEdge]) -> dict[str, tuple[int, ...]]:
    """List, for each card that others hang on, where (x in px) the lines to them begin."""
    found: defaultdict[str, dict[int, None]] = defaultdict(dict)
    for edge in edges:
        if edge.route[0][0] == edge.route[1][0]:
            found[edge.source][edge.route[0][0]] = None
    return {key: tuple(places) for key, places in found.items()}
