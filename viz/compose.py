"""From things and links to a scene: fold what is too much, choose columns, place cards, route lines."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from ontology.iri import key_of
from ontology.model import Entity, Kind, Link
from viz.canvas import Line, Point, Scene, SceneColumn, SceneEdge, SceneNode
from viz.card import NARROW, WIDE, Card, card_of, folded_card
from viz.layout import STACK_GAP, Block, Placement, arrange
from viz.style import KINDS

COLUMN_GAPS = {1: 120, 2: 120, 3: 110, 4: 84}  # by the number of columns; more of them stand closer
_CLOSE_GAP = 74
_MOST_WIDE_COLUMNS = 4  # with more, cards are narrow, so that the whole is still legible on a screen
INDENT = 26  # how far a hanging card stands in from the one that it hangs on
_TRUNK = 12  # where the line to hanging cards leaves their owner, from its left edge
_DETOUR = 20  # how far a line round other cards of a column stays away from them


@dataclass(frozen=True, slots=True)
class _Box:
    """A card before it has a place; `hangs_on` is the key of the card above it, in the same column."""

    key: str
    kind: Kind
    card: Card
    column: int = 0
    hangs_on: str | None = None
    folded: tuple[str, ...] = ()


def compose(things: Iterable[Entity], lines: Iterable[Line], focus: frozenset[str], limit: int) -> Scene:
    """Place things and lines; more than `limit` of a kind are folded, but never those in `focus` (IRIs)."""
    boxes, stands_for = _folded(tuple(things), focus, limit)
    joined = _joined(lines, stands_for)
    boxes = _in_columns(boxes, tuple(joined))
    blocks = _blocks(boxes)
    block_of = {box.key: box.hangs_on or box.key for box in boxes.values()}
    placement = arrange(blocks, [(block_of[tail], block_of[head]) for tail, head in joined])
    columns = _columns(boxes.values())
    nodes = _nodes(boxes, blocks, placement, columns, {key_of(iri) for iri in focus})
    routes = _Routes(nodes, boxes, block_of, columns, placement)
    edges = tuple(
        SceneEdge(f"{tail}-{head}", tail, head, links, routes.between(tail, head))
        for (tail, head), links in joined.items()
    )
    width = columns[-1].x + columns[-1].width // 2 if columns else 0
    return Scene(tuple(nodes.values()), edges, columns, width, max((node.bottom for node in nodes.values()), default=0))


def _folded(things: Sequence[Entity], focus: frozenset[str], limit: int) -> tuple[dict[str, _Box], dict[str, str]]:
    """Give a box per thing, or one for all that is too much of a kind; and which box stands for which IRI."""
    boxes: dict[str, _Box] = {}
    stands_for: dict[str, str] = {}
    levels = {KINDS[thing.kind].level for thing in things if not KINDS[thing.kind].satellite}
    width = WIDE if len(levels) <= _MOST_WIDE_COLUMNS else NARROW
    for kind, alike in _by_kind(things).items():
        first = sorted(alike, key=lambda thing: thing.iri not in focus)  # stable: the given order within each half
        room = len(first) if len(first) <= limit else max(limit - 1, sum(thing.iri in focus for thing in first))
        for thing in first[:room]:
            key = key_of(thing.iri)
            boxes[key], stands_for[thing.iri] = _Box(key, kind, card_of(thing, width)), key
        if rest := first[room:]:
            key = f"fold-{kind.lower()}"
            boxes[key] = _Box(
                key, kind, folded_card(kind, len(rest)), folded=tuple(key_of(thing.iri) for thing in rest)
            )
            stands_for |= {thing.iri: key for thing in rest}
    return boxes, stands_for


def _by_kind(things: Iterable[Entity]) -> dict[Kind, list[Entity]]:
    found: defaultdict[Kind, list[Entity]] = defaultdict(list)
    for thing in things:
        found[thing.kind].append(thing)
    return found


def _joined(lines: Iterable[Line], stands_for: Mapping[str, str]) -> dict[tuple[str, str], tuple[Link, ...]]:
    """Merge the links between the same two boxes, the strongest first."""
    found: defaultdict[tuple[str, str], list[Link]] = defaultdict(list)
    for line in lines:
        ends = stands_for[line.tail.iri], stands_for[line.head.iri]
        if ends[0] != ends[1]:
            found[ends].append(line.link)
    return {ends: tuple(sorted(links, key=lambda link: link.basis.rank)) for ends, links in found.items()}


def _in_columns(boxes: Mapping[str, _Box], ends: Sequence[tuple[str, str]]) -> dict[str, _Box]:
    """Give every box its column, counted from the left without empty ones, and hang satellites on their owners."""
    level = {box.key: KINDS[box.kind].level for box in boxes.values()}
    owners: dict[str, str] = {}
    for key in (box.key for box in boxes.values() if KINDS[box.kind].satellite):
        near = [tail for tail, head in ends if head == key and not KINDS[boxes[tail].kind].satellite]
        near += [head for tail, head in ends if tail == key and not KINDS[boxes[head].kind].satellite]
        if near:
            owners[key] = max(near, key=lambda owner: level[owner])  # the first of the highest
            level[key] = level[owners[key]]
    place = {at: column for column, at in enumerate(sorted(set(level.values())))}
    return {
        box.key: _Box(box.key, box.kind, box.card, place[level[box.key]], owners.get(box.key), box.folded)
        for box in boxes.values()
    }


def _blocks(boxes: Mapping[str, _Box]) -> list[Block]:
    hanging = _hanging(boxes)
    return [
        Block(box.key, box.column, _stack_height([box, *hanging[box.key]]))
        for box in boxes.values()
        if box.hangs_on is None
    ]


def _hanging(boxes: Mapping[str, _Box]) -> defaultdict[str, list[_Box]]:
    found: defaultdict[str, list[_Box]] = defaultdict(list)
    for box in boxes.values():
        if box.hangs_on:
            found[box.hangs_on].append(box)
    return found


def _stack_height(stack: Sequence[_Box]) -> int:
    return sum(box.card.height for box in stack) + STACK_GAP * (len(stack) - 1)


def _columns(boxes: Iterable[_Box]) -> tuple[SceneColumn, ...]:
    ordered = sorted(boxes, key=lambda box: box.column)
    groups = [list(group) for _, group in groupby(ordered, key=lambda box: box.column)]
    gap = COLUMN_GAPS.get(len(groups), _CLOSE_GAP)
    columns: list[SceneColumn] = []
    left = 0
    for column in groups:
        width = max(box.card.width + (INDENT if box.hangs_on else 0) for box in column)
        styles = dict.fromkeys(KINDS[box.kind] for box in column if not box.hangs_on)
        ja, en = "・".join(style.ja for style in styles), " / ".join(style.en for style in styles)
        columns.append(SceneColumn(ja, en, left + width // 2, width))
        left += width + gap
    return tuple(columns)


def _nodes(
    boxes: Mapping[str, _Box],
    blocks: Iterable[Block],
    placement: Placement,
    columns: Sequence[SceneColumn],
    focus: set[str],
) -> dict[str, SceneNode]:
    hanging = _hanging(boxes)
    nodes: dict[str, SceneNode] = {}
    for block in blocks:
        top = placement.middle[block.name] - block.height / 2
        column = columns[block.column]
        for box in (boxes[block.name], *hanging[block.name]):
            indent = INDENT if box.hangs_on else 0
            height = box.card.height
            x, y = column.x + indent // 2, round(top + height / 2)
            width = column.width - indent
            nodes[box.key] = SceneNode(box.key, box.kind, box.card, x, y, width, height, box.key in focus, box.folded)
            top += height + STACK_GAP
    return nodes


@dataclass(frozen=True, slots=True)
class _Routes:
    """Finds the way of a line from card to card."""

    nodes: Mapping[str, SceneNode]
    boxes: Mapping[str, _Box]
    block_of: Mapping[str, str]
    columns: Sequence[SceneColumn]
    placement: Placement

    def between(self, tail: str, head: str) -> tuple[Point, ...]:
        first, last = self.boxes[tail].column, self.boxes[head].column
        if self.boxes[head].hangs_on == tail:
            return self._hanging(self.nodes[tail], self.nodes[head])
        if first == last:
            return self._around(self.nodes[tail], self.nodes[head], self.columns[first])
        return self._across(tail, head, rightwards=first < last)

    def _hanging(self, owner: SceneNode, hung: SceneNode) -> tuple[Point, ...]:
        trunk = owner.left + _TRUNK
        return (trunk, owner.bottom), (trunk, hung.y), (hung.left, hung.y)

    def _around(self, tail: SceneNode, head: SceneNode, column: SceneColumn) -> tuple[Point, ...]:
        out = column.x + column.width // 2 + _DETOUR
        return (tail.right, tail.y), (out, tail.y), (out, head.y), (head.right, head.y)

    def _across(self, tail: str, head: str, *, rightwards: bool) -> tuple[Point, ...]:
        source, target = self.nodes[tail], self.nodes[head]
        start, end = (source.right, target.left) if rightwards else (source.left, target.right)
        points: list[Point] = [(start, source.y)]
        lanes = self.placement.lanes.get((self.block_of[tail], self.block_of[head]), ())
        step = 1 if rightwards else -1
        for at, lane in enumerate(lanes, start=1):
            column = self.columns[self.boxes[tail].column + step * at]
            height = round(self.placement.middle[lane])
            sides = (column.x - column.width // 2, height), (column.x + column.width // 2, height)
            points.extend(sides[::step])
        return (*points, (end, target.y))
