"""Where boxes go: columns from left to right, few crossings, nothing overlaps, the same input gives the same picture.

Layered drawing after Sugiyama, Tagawa and Toda (1981): edges that skip a column get a lane in it, the order within a
column comes from barycentre sweeps, and the heights from least squares under "nothing overlaps" (pool adjacent
violators).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

BOX_GAP = 26  # px between boxes that do not belong together
STACK_GAP = 22  # px between a box and what hangs below it: room for a short arrow
LANE_HEIGHT = 12  # px kept free in a column for an edge that only passes through
_ORDER_SWEEPS = 12
_HEIGHT_SWEEPS = 8


@dataclass(frozen=True, slots=True)
class Block:
    """What stays together in a column: a box with the boxes that hang below it, or a lane. `height` in px."""

    name: str
    column: int
    height: float
    is_lane: bool = False


Edge: TypeAlias = tuple[str, str]
Columns: TypeAlias = list[list[str]]


@dataclass(frozen=True, slots=True)
class Placement:
    """The middle height of every block (px, the topmost edge at 0), and the lanes that each edge passes through."""

    middle: Mapping[str, float]
    lanes: Mapping[Edge, tuple[str, ...]]


def arrange(blocks: Sequence[Block], edges: Iterable[Edge]) -> Placement:
    """Place blocks; their order in `blocks` decides where the edges leave it open."""
    lanes, lane_blocks = _lanes({block.name: block.column for block in blocks}, edges)
    everything = {block.name: block for block in (*blocks, *lane_blocks)}
    neighbours = _neighbours(lanes)
    columns = _ordered(_columns(everything.values()), neighbours)
    return Placement(_heights(columns, neighbours, everything), {edge: path[1:-1] for edge, path in lanes.items()})


def _lanes(column: Mapping[str, int], edges: Iterable[Edge]) -> tuple[dict[Edge, tuple[str, ...]], list[Block]]:
    """Give the path of every edge, block by block, and the lanes that had to be added for it."""
    paths: dict[Edge, tuple[str, ...]] = {}
    added: dict[str, Block] = {}
    for source, target in dict.fromkeys(edges):
        first, last = column[source], column[target]
        if first == last:
            continue
        step = 1 if first < last else -1
        # Edges to the same block share their lanes: a bundle takes less room than its strands and reads as well.
        lanes = [Block(f">{target}@{at}", at, LANE_HEIGHT, is_lane=True) for at in range(first + step, last, step)]
        added |= {lane.name: lane for lane in lanes}
        paths[source, target] = (source, *(lane.name for lane in lanes), target)
    return paths, list(added.values())


def _neighbours(paths: Mapping[Edge, tuple[str, ...]]) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for near, far in dict.fromkeys(pair for path in paths.values() for pair in pairwise(path)):
        found[near].append(far)
        found[far].append(near)
    return found


def _columns(blocks: Iterable[Block]) -> Columns:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for block in blocks:
        found[block.column].append(block.name)
    return [found[at] for at in sorted(found)]


def _ordered(columns: Columns, neighbours: Mapping[str, list[str]]) -> Columns:
    """Sweep to and fro, each column sorted by the mean place of its neighbours; keep the order that crosses least."""
    best, fewest = columns, crossings(columns, neighbours)
    current = columns
    for sweep in range(_ORDER_SWEEPS):
        if not fewest:
            break
        current = _swept(current, neighbours, backwards=sweep % 2 == 1)
        count = crossings(current, neighbours)
        if count < fewest:
            best, fewest = current, count
    return best


def _swept(columns: Columns, neighbours: Mapping[str, list[str]], *, backwards: bool) -> Columns:
    swept: Columns = []
    for column in reversed(columns) if backwards else columns:
        place = {name: at for at, name in enumerate(swept[-1])} if swept else {}
        own = {name: float(at) for at, name in enumerate(column)}
        swept.append(sorted(column, key=lambda name: (_mean(neighbours.get(name, ()), place, own[name]), own[name])))
    return swept[::-1] if backwards else swept


def _mean(names: Iterable[str], place: Mapping[str, float], otherwise: float) -> float:
    places = [place[name] for name in names if name in place]
    return sum(places) / len(places) if places else otherwise


def crossings(columns: Columns, neighbours: Mapping[str, list[str]]) -> int:
    """Count the pairs of edges that cross between adjacent columns."""
    total = 0
    for left, right in pairwise(columns):
        place = {name: at for at, name in enumerate(right)}
        ends = [sorted(place[far] for far in neighbours.get(name, ()) if far in place) for name in left]
        seen: list[int] = []
        for row in ends:
            total += sum(1 for end in row for other in seen if other > end)
            seen.extend(row)
    return total


def _heights(columns: Columns, neighbours: Mapping[str, list[str]], blocks: Mapping[str, Block]) -> dict[str, float]:
    middle: dict[str, float] = {}
    for column in columns:
        middle.update(_stacked(column, dict.fromkeys(column, 0.0), blocks))
    for sweep in range(_HEIGHT_SWEEPS):
        for column in columns if sweep % 2 else columns[::-1]:
            wanted = {name: _mean(neighbours.get(name, ()), middle, middle[name]) for name in column}
            middle.update(_stacked(column, wanted, blocks))
    top = min((middle[name] - blocks[name].height / 2 for name in middle), default=0.0)
    return {name: value - top for name, value in middle.items()}


def _stacked(column: Sequence[str], wanted: Mapping[str, float], blocks: Mapping[str, Block]) -> dict[str, float]:
    """Come as near to the wanted heights as the order and the gaps allow."""
    offsets = [0.0]
    for above, below in pairwise(column):
        offsets.append(offsets[-1] + _distance(blocks[above], blocks[below]))
    free = _monotone([wanted[name] - offset for name, offset in zip(column, offsets, strict=True)])
    return {name: value + offset for name, value, offset in zip(column, free, offsets, strict=True)}


def _distance(above: Block, below: Block) -> float:
    gap = LANE_HEIGHT if above.is_lane or below.is_lane else BOX_GAP
    return (above.height + below.height) / 2 + gap


def _monotone(values: Sequence[float]) -> list[float]:
    """Give the non-decreasing sequence nearest to `values` (pool adjacent violators)."""
    pools: list[tuple[float, int]] = []
    for value in values:
        mean, size = value, 1
        while pools and pools[-1][0] > mean:
            other, count = pools.pop()
            mean, size = (mean * size + other * count) / (size + count), size + count
        pools.append((mean, size))
    return [mean for mean, size in pools for _ in range(size)]
