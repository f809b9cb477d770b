"""From things and links to a scene: choose columns, place cards, route lines."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil

from ontology.iri import key_of
from ontology.model import Entity, Link
from viz.canvas import Line, Scene, SceneColumn, SceneEdge, SceneNode
from viz.card import NARROW, WIDE
from viz.fold import Box, boxes_of
from viz.layout import STACK_GAP, Block, Placement, arrange
from viz.routes import INDENT, Routes
from viz.style import KINDS

COLUMN_GAPS = {1: 120, 2: 120, 3: 110, 4: 84}  # by the number of columns; more of them stand closer
_CLOSE_GAP = 74
_MOST_WIDE_COLUMNS = 4  # with more, cards are narrow, so that the whole is still legible on a screen
_FEWEST_ABREAST = 3  # as many hanging cards may stand side by side, fewer stay one below the other

# A canvas beside the panel on a screen of 1366×768, and the zoom at which a label is still legible (9 px).
CANVAS = (975, 585)
LEGIBLE = 0.62
_LIMITS = (8, 6, 4)
_ABREAST = (1, 2, 3)


def compose_legibly(things: Sequence[Entity], lines: Sequence[Line], focus: frozenset[str], limit: int) -> Scene:
    """Compose so that the whole can be read on a screen: hanging cards abreast first, then more folding."""
    best: Scene | None = None
    for tried in (limit, *(smaller for smaller in _LIMITS if smaller < limit)):
        scenes = [compose(things, lines, focus, tried, abreast) for abreast in _ABREAST]
        best = max([best, *scenes] if best else scenes, key=zoom_of)
        if zoom_of(best) >= LEGIBLE:
            break
    return best or compose(things, lines, focus, limit)


def zoom_of(scene: Scene) -> float:
    """Give the zoom at which all of a scene is in view; more than 1 is as good as 1."""
    return min(CANVAS[0] / (scene.width + 48), CANVAS[1] / (scene.height + 100), 1.0)


def compose(
    things: Sequence[Entity], lines: Sequence[Line], focus: frozenset[str], limit: int, abreast: int = 1
) -> Scene:
    """Place things and lines; more than `limit` of a kind are folded, but never those in `focus` (IRIs).

    Up to `abreast` cards that hang on the same one stand side by side.
    """
    levels = {KINDS[thing.kind].level for thing in things if not KINDS[thing.kind].satellite}
    boxes = boxes_of(things, lines, focus, limit, WIDE if len(levels) <= _MOST_WIDE_COLUMNS else NARROW)
    joined = _joined(lines, boxes.stands_for)
    plan = _Plan.of(boxes.by_key, tuple(joined), abreast)
    columns = _columns(plan)
    block_of = {box.key: box.owner or box.key for box in plan.boxes.values()}
    placement = arrange(plan.blocks(), [(block_of[tail], block_of[head]) for tail, head in joined])
    nodes = _nodes(plan, placement, columns, {key_of(iri) for iri in focus})
    routes = Routes(
        nodes, plan.column_of, block_of, {box.key: box.owner for box in plan.boxes.values()}, columns, placement
    )
    edges = tuple(
        SceneEdge(f"{tail}-{head}", tail, head, links, routes.between(tail, head))
        for (tail, head), links in joined.items()
    )
    width = max((column.x + column.width // 2 for column in columns), default=0)
    return Scene(tuple(nodes.values()), edges, columns, width, max((node.bottom for node in nodes.values()), default=0))


def _joined(lines: Iterable[Line], stands_for: Mapping[str, str]) -> dict[tuple[str, str], tuple[Link, ...]]:
    """Merge the links between the same two boxes, the strongest first."""
    found: defaultdict[tuple[str, str], list[Link]] = defaultdict(list)
    for line in lines:
        ends = stands_for[line.tail.iri], stands_for[line.head.iri]
        if ends[0] != ends[1]:
            found[ends].append(line.link)
    return {ends: tuple(sorted(links, key=lambda link: link.basis.rank)) for ends, links in found.items()}


@dataclass(frozen=True, slots=True)
class _Plan:
    """Boxes with their columns, and the rows in which cards hang: `hung[owner]` lists rows from the left."""

    boxes: Mapping[str, Box]
    column_of: Mapping[str, int]
    hung: Mapping[str, list[list[Box]]]

    @classmethod
    def of(cls, boxes: Mapping[str, Box], ends: Iterable[tuple[str, str]], abreast: int) -> "_Plan":
        place = {level: at for at, level in enumerate(sorted({box.level for box in boxes.values()}))}
        column_of = {box.key: place[box.level] for box in boxes.values()}
        # What is also reached from another column hangs first, where its line does not pass under other cards.
        reached = {head for tail, head in ends if column_of[tail] != column_of[head]}
        hanging: defaultdict[str, list[Box]] = defaultdict(list)
        for box in sorted(boxes.values(), key=lambda box: box.key not in reached):
            if box.owner:
                hanging[box.owner].append(box)
        return cls(boxes, column_of, {owner: _files(below, abreast) for owner, below in hanging.items()})

    def blocks(self) -> list[Block]:
        return [
            Block(box.key, self.column_of[box.key], box.card.height + max(map(_drop, self.hung.get(box.key, [[]]))))
            for box in self.boxes.values()
            if box.owner is None
        ]


def _files(below: Sequence[Box], abreast: int) -> list[list[Box]]:
    """Part hanging boxes into files that stand side by side, each filled from the top."""
    length = len(below) if len(below) < _FEWEST_ABREAST else ceil(len(below) / abreast)
    return [list(below[at : at + length]) for at in range(0, len(below), length)]


def _drop(file: Iterable[Box]) -> int:
    return sum(box.card.height + STACK_GAP for box in file)


def _columns(plan: _Plan) -> tuple[SceneColumn, ...]:
    ordered = sorted(plan.boxes.values(), key=lambda box: plan.column_of[box.key])
    groups = [list(group) for _, group in groupby(ordered, key=lambda box: plan.column_of[box.key])]
    gap = COLUMN_GAPS.get(len(groups), _CLOSE_GAP)
    columns: list[SceneColumn] = []
    left = 0
    for group in groups:
        owners = [box for box in group if not box.owner]
        files = max((len(plan.hung.get(box.key, ())) for box in owners), default=0)
        widest = max((box.card.width for box in group if box.owner), default=0)
        width = max(files * (INDENT + widest), *(box.card.width for box in owners))
        styles = dict.fromkeys(KINDS[box.kind] for box in owners)
        ja, en = "・".join(style.ja for style in styles), " / ".join(style.en for style in styles)
        columns.append(SceneColumn(ja, en, left + width // 2, width, max(files, 1)))
        left += width + gap
    return tuple(columns)


def _nodes(plan: _Plan, placement: Placement, columns: Sequence[SceneColumn], focus: set[str]) -> dict[str, SceneNode]:
    nodes: dict[str, SceneNode] = {}

    def put(box: Box, left: int, top: int, width: int) -> None:
        x, y, is_focus = left + width // 2, top + box.card.height // 2, box.key in focus
        nodes[box.key] = SceneNode(box.key, box.kind, box.card, x, y, width, box.card.height, is_focus, box.folded)

    for block in plan.blocks():
        owner, column = plan.boxes[block.name], columns[block.column]
        left, top = column.x - column.width // 2, round(placement.middle[block.name] - block.height / 2)
        put(owner, left, top, column.width)
        for at, file in enumerate(plan.hung.get(block.name, ())):
            below = top + owner.card.height + STACK_GAP
            room = column.width // column.files
            for box in file:
                put(box, left + at * room + INDENT, below, room - INDENT)
                below += box.card.height + STACK_GAP
    return nodes
