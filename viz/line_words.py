"""The words on the lines of a scene: each relation where it stands clear of cards, other lines and words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from viz.canvas import Point, Scene, SceneEdge, SceneNode
from viz.wrap import width_of

SIZE = 11.5  # px of the letters
_MOST_LINES = 14  # with more, the words would hide more than they tell
_ROOM = 50  # px across that a stretch needs to carry a word; one that hangs carries none
_PLACES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82, 0.1, 0.9)  # of a stretch; the middle is best
_ASIDE = (0, 0.25, -0.25, 0.4, -0.4)  # of its width, by which a word may stand to one side of its line
_STEPS = 64  # points that stand for a stretch of a line: nearer to each other than a word is high
_AIR = 2  # px round a word


@dataclass(frozen=True, slots=True)
class LineWord:
    """What a line means, and where that is written: `x` and `y` are the middle of the word, `line` the line's key."""

    line: str
    text: str
    x: float
    y: float

    def covers(self, point: tuple[float, float]) -> bool:
        """Tell whether a point lies under the word."""
        return abs(point[0] - self.x) <= self.reach and abs(point[1] - self.y) <= SIZE / 2 + _AIR

    def meets(self, node: SceneNode) -> bool:
        """Tell whether any of the word would stand on a card."""
        apart_x = abs(node.x - self.x) >= node.width / 2 + self.reach
        return not apart_x and abs(node.y - self.y) < (node.height + SIZE) / 2 + _AIR

    def runs_into(self, other: "LineWord") -> bool:
        """Tell whether two words would touch."""
        return abs(other.x - self.x) < self.reach + other.reach and abs(other.y - self.y) < SIZE + 2 * _AIR

    @property
    def reach(self) -> float:
        """Give how far the word goes to either side of its middle, with the air round it."""
        return width_of(self.text) * SIZE / 2 + _AIR


def words_on(scene: Scene) -> tuple[LineWord, ...]:
    """Write the relations on the lines; a line without a clear place goes without, its panel says it."""
    if len(scene.edges) > _MOST_LINES:
        return ()
    written: list[LineWord] = []
    drawn = {edge.key: [point for ends in pairwise(edge.route) for point in _points(*ends)] for edge in scene.edges}
    for edge in scene.edges:
        others = [point for key, points in drawn.items() if key != edge.key for point in points]
        word = next((word for word in _tries(edge) if _is_clear(word, scene.nodes, others, written)), None)
        written += [word] if word else []
    return tuple(written)


def _is_clear(
    word: LineWord, nodes: Sequence[SceneNode], points: Sequence[tuple[float, float]], written: Sequence[LineWord]
) -> bool:
    return not (any(map(word.runs_into, written)) or any(map(word.meets, nodes)) or any(map(word.covers, points)))


def _tries(edge: SceneEdge) -> Iterator[LineWord]:
    stretches = [(start, end) for start, end in pairwise(edge.route) if abs(end[0] - start[0]) >= _ROOM]
    wide = width_of(edge.word) * SIZE
    for aside, (start, end), at in product(_ASIDE, stretches, _PLACES):
        x, y = _point(start, end, at)
        yield LineWord(edge.key, edge.word, x + aside * wide, y)


def _points(start: Point, end: Point) -> Iterator[tuple[float, float]]:
    return (_point(start, end, step / _STEPS) for step in range(_STEPS + 1))


def _point(start: Point, end: Point, at: float) -> tuple[float, float]:
    """Give the point of a stretch at a share of its way: a cubic curve that leaves and arrives level."""
    (x1, y1), (x2, y2) = start, end
    across = 1.5 * at * (1 - at) + at**3  # both middle points of the curve lie half way across
    down = 3 * at**2 - 2 * at**3
    return x1 + (x2 - x1) * across, y1 + (y2 - y1) * down
