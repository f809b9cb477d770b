"""What stands where in the columns of a picture: single cards with what hangs below them, and racks."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil

from viz.canvas import SceneColumn, SceneNode
from viz.fold import Box
from viz.layout import STACK_GAP, Block, Placement
from viz.rack import GAP, MARGIN, Rack
from viz.style import KINDS

INDENT = 26  # px that a hanging card stands in, room for the line that it hangs on
COLUMN_GAPS = {1: 120, 2: 120, 3: 110, 4: 84}  # by the number of columns; more of them stand closer
_CLOSE_GAP = 74
_MOST_FILES = 3
_FEWEST_ABREAST = 3  # as many hanging cards may stand side by side, fewer stay one below the other


@dataclass(frozen=True, slots=True)
class Plan:
    """Boxes and racks by key with their columns, and what hangs: `hung[owner]` lists files from the left.

    `stacks` are the widths of single cards by column (px); they stand at the right of a column that a rack widens.
    """

    boxes: Mapping[str, Box]
    racks: Mapping[str, Rack]
    column_of: Mapping[str, int]
    block_of: Mapping[str, str]
    hung: Mapping[str, list[list[Box]]]
    columns: tuple[SceneColumn, ...]
    stacks: tuple[int, ...]

    @classmethod
    def of(
        cls,
        boxes: Mapping[str, Box],
        racks: Iterable[Rack],
        ends: Iterable[tuple[str, str]],
        abreast: int,
        headings: Mapping[int, tuple[str, str]],
    ) -> "Plan":
        """Plan the columns; up to `abreast` hanging cards stand side by side."""
        frames = {rack.key: rack for rack in racks}
        rack_of = {box.key: rack.key for rack in frames.values() for box in rack.cards}
        place = {level: at for at, level in enumerate(sorted({box.level for box in boxes.values()}))}
        column_of = {box.key: place[box.level] for box in boxes.values()}
        column_of |= {rack.key: column_of[rack.cards[0].key] for rack in frames.values()}
        hung = _hung(boxes, column_of, ends, abreast)
        columns, stacks = _columns(boxes, frames, hung, headings)
        block_of = {box.key: box.owner or rack_of.get(box.key, box.key) for box in boxes.values()}
        return cls(boxes, frames, column_of, block_of | {key: key for key in frames}, hung, columns, stacks)

    @property
    def blocks(self) -> list[Block]:
        """List what is placed as one, in the order of the draft."""
        return [self._block(name) for name in dict.fromkeys(self.block_of[key] for key in self.boxes)]

    def _block(self, name: str) -> Block:
        if name in self.racks:
            return Block(name, self.column_of[name], self.racks[name].height)
        drop = max(map(_drop, self.hung.get(name, [[]])))
        return Block(name, self.column_of[name], self.boxes[name].card.height + drop)

    def owner_of(self, key: str) -> str | None:
        """Give the key of what a card hangs on."""
        return self.boxes[key].owner if key in self.boxes else None

    def nodes(self, placement: Placement, focus: frozenset[str]) -> dict[str, SceneNode]:
        """Place every rack and card; a rack comes before its cards, and `focus` (keys) stands out."""
        placed = (
            node
            for block in self.blocks
            for node in self._placed(block, round(placement.middle[block.name] - block.height / 2), focus)
        )
        return {node.key: node for node in placed}

    def _placed(self, block: Block, top: int, focus: frozenset[str]) -> Iterator[SceneNode]:
        right = self.columns[block.column].x + self.columns[block.column].width // 2
        if block.name in self.racks:
            rack = self.racks[block.name]
            yield from _in_rack(rack, right - max(rack.width, self.stacks[block.column]), top)
        else:
            yield from self._stacked(self.boxes[block.name], right, top, focus)

    def _stacked(self, owner: Box, right: int, top: int, focus: frozenset[str]) -> Iterator[SceneNode]:
        column = self.column_of[owner.key]
        left = right - self.stacks[column]
        yield _node(owner, left, top, self.stacks[column], is_focus=owner.key in focus)
        room = self.stacks[column] // self.columns[column].files
        for at, file in enumerate(self.hung.get(owner.key, ())):
            below = top + owner.card.height + STACK_GAP
            for box in file:
                yield _node(box, left + at * room + INDENT, below, room - INDENT, is_focus=box.key in focus)
                below += box.card.height + STACK_GAP


def _in_rack(rack: Rack, left: int, top: int) -> Iterator[SceneNode]:
    holds = tuple(box.key for box in rack.cards)
    x, y = left + rack.width // 2, top + rack.height // 2
    yield SceneNode(rack.key, rack.kind, rack.caption, x, y, rack.width, rack.height, holds=holds)
    below = top + rack.head
    for row in rack.rows:
        for at, box in enumerate(row):
            yield _node(box, left + MARGIN + at * (rack.room + GAP), below, rack.room)
        below += max(box.card.height for box in row) + GAP


def _node(box: Box, left: int, top: int, width: int, *, is_focus: bool = False) -> SceneNode:
    x, y = left + width // 2, top + box.card.height // 2
    return SceneNode(box.key, box.kind, box.card, x, y, width, box.card.height, is_focus, box.folded)


def _hung(
    boxes: Mapping[str, Box], column_of: Mapping[str, int], ends: Iterable[tuple[str, str]], abreast: int
) -> dict[str, list[list[Box]]]:
    # What is also reached from another column hangs first, where its line does not pass under other cards.
    reached = {head for tail, head in ends if column_of[tail] != column_of[head]}
    hanging: defaultdict[str, list[Box]] = defaultdict(list)
    for box in sorted(boxes.values(), key=lambda box: box.key not in reached):
        if box.owner:
            hanging[box.owner].append(box)
    return {owner: _files(below, abreast) for owner, below in hanging.items()}


def _files(below: Sequence[Box], abreast: int) -> list[list[Box]]:
    """Part hanging boxes into files that stand side by side, each filled from the top."""
    length = len(below) if len(below) < _FEWEST_ABREAST else ceil(len(below) / min(abreast, _MOST_FILES))
    return [list(below[at : at + length]) for at in range(0, len(below), length)]


def _drop(file: Iterable[Box]) -> int:
    return sum(box.card.height + STACK_GAP for box in file)


def _columns(
    boxes: Mapping[str, Box],
    racks: Mapping[str, Rack],
    hung: Mapping[str, list[list[Box]]],
    headings: Mapping[int, tuple[str, str]],
) -> tuple[tuple[SceneColumn, ...], tuple[int, ...]]:
    """Set the columns from left to right, and the width of single cards in each."""
    ordered = sorted(boxes.values(), key=lambda box: box.level)
    groups = [(level, list(group)) for level, group in groupby(ordered, key=lambda box: box.level)]
    gap = COLUMN_GAPS.get(len(groups), _CLOSE_GAP)
    columns: list[SceneColumn] = []
    stacks: list[int] = []
    left = 0
    for level, group in groups:
        owners = [box for box in group if not box.owner]
        files = max((len(hung.get(box.key, ())) for box in owners), default=0)
        widest = max((box.card.width for box in group if box.owner), default=0)
        racked = {box.key for rack in racks.values() for box in rack.cards}
        stack = max(files * (INDENT + widest), *(box.card.width for box in owners if box.key not in racked), 0)
        framed = [rack.width for rack in racks.values() if rack.cards[0].level == level]
        width = max(stack, *framed, 0)
        columns.append(SceneColumn(*_heading(owners, headings.get(level)), left + width // 2, width, max(files, 1)))
        stacks.append(stack)
        left += width + gap
    return tuple(columns), tuple(stacks)


def _heading(owners: Iterable[Box], given: tuple[str, str] | None) -> tuple[str, str]:
    styles = dict.fromkeys(KINDS[box.kind] for box in owners)
    return given or ("・".join(style.ja for style in styles), " / ".join(style.en for style in styles))
