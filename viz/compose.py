"""From a draft to a scene: choose columns, place cards, route lines."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from graph.kinship.similar import Likeness
from ontology.iri import key_of
from ontology.model import Link
from viz.canvas import Line, Scene, SceneEdge, SceneNode
from viz.card import NARROW, WIDE
from viz.draft import LEGIBLE, Draft
from viz.fold import Boxes, Folding, boxes_of
from viz.layout import Placement, arrange
from viz.plan import Plan
from viz.rack import Rack, racks_of
from viz.routes import Routes

__all__ = ["CANVAS", "LEGIBLE", "compose", "compose_legibly", "zoom_of"]

_MOST_WIDE_COLUMNS = 4  # with more, cards are narrow, so that the whole is still legible on a screen

CANVAS = (975, 585)  # px, beside the panel on a screen of 1366×768
_LIMITS = (8, 6, 4)
_FEWEST = 2
_MOST_ABREAST, _MOST_ABREAST_IN_RACKS = 3, 6  # below a card, and in a rack
_Ends: TypeAlias = tuple[str, str]
_Joined: TypeAlias = Mapping[_Ends, Sequence[Link | Likeness]]


class _Sized(Protocol):
    """What takes a rectangle, in px at zoom 1."""

    @property
    def width(self) -> int:
        """Give the width."""

    @property
    def height(self) -> int:
        """Give the height."""


@dataclass(frozen=True, slots=True)
class _Arrangement:
    """Cards and racks in their places, before lines are routed between them: many are tried for one that is drawn."""

    plan: Plan
    placement: Placement
    nodes: Mapping[str, SceneNode]
    joined: _Joined

    @property
    def width(self) -> int:
        """Give the right edge of the columns, in px."""
        return max((column.x + column.width // 2 for column in self.plan.columns), default=0)

    @property
    def height(self) -> int:
        """Give the lower edge of the cards, in px."""
        return max((node.bottom for node in self.nodes.values()), default=0)

    def scene(self) -> Scene:
        """Route the lines."""
        routes = Routes(self.nodes, self.plan, self.placement)
        edges = tuple(_edge(ends, links, routes) for ends, links in self.joined.items())
        return Scene(tuple(self.nodes.values()), edges, self.plan.columns, self.width, self.height)


def compose_legibly(draft: Draft, limit: int) -> Scene:
    """Compose so that the whole can be read on a screen: cards abreast first, then more folding.

    A grouped draft is folded further column by column from the left, so that what everything leads to stays.
    """
    best: _Arrangement | None = None
    for folding in _foldings(draft, limit):
        boxes = _boxes(draft, folding)
        if draft.grouped and not _may_fit(boxes, draft.legible):
            continue
        tried = list(_arrangements(draft, boxes))
        best = max([best, *tried] if best else tried, key=zoom_of)
        if zoom_of(best) >= draft.legible:
            break
    return best.scene() if best else compose(draft, Folding(0), _MOST_ABREAST_IN_RACKS)


def _arrangements(draft: Draft, boxes: Boxes) -> Iterator[_Arrangement]:
    """Try as many cards abreast as make a difference, below other cards and in racks."""
    hanging = Counter(box.owner for box in boxes.by_key.values() if box.owner)
    below = _MOST_ABREAST if max(hanging.values(), default=0) > 1 else 1
    joined = _joined(draft.lines, boxes.stands_for)
    known: set[tuple[int, ...]] = set()
    for abreast in range(1, (_MOST_ABREAST_IN_RACKS if draft.grouped else below) + 1):
        racks = _racks(draft, boxes, joined, abreast)
        way = (min(abreast, below), *(rack.abreast for rack in racks))
        if way not in known:
            known.add(way)
            yield _arranged(draft, boxes, joined, racks, abreast)


def _racks(draft: Draft, boxes: Boxes, joined: _Joined, abreast: int) -> list[Rack]:
    return racks_of(boxes.by_key.values(), joined, frozenset(map(key_of, draft.kept)), abreast) if draft.grouped else []


def _may_fit(boxes: Boxes, zoom: float) -> bool:
    """Tell whether the cards alone leave a chance to be seen together at a zoom: what has none is not tried."""
    room = sum(box.card.width * box.card.height for box in boxes.by_key.values())
    return room * zoom * zoom <= CANVAS[0] * CANVAS[1]


def _foldings(draft: Draft, limit: int) -> Iterator[Folding]:
    fewer = [smaller for smaller in _LIMITS if smaller < limit]
    yield from map(Folding, (limit, *fewer))
    if draft.grouped:
        levels = {draft.level_of(thing) for thing in draft.things if not draft.hangs(thing)}
        *lower, last = sorted(set(map(draft.rank_of, levels))) or [0]
        yield from (Folding(most, rank + 1) for rank in lower for most in (limit, _LIMITS[-1]))
        yield from (Folding(_FEWEST, rank + 1) for rank in lower)
        yield Folding(_FEWEST, last + 1)


def zoom_of(scene: _Sized) -> float:
    """Give the zoom at which all of a scene is in view; more than 1 is as good as 1."""
    return min(CANVAS[0] / (scene.width + 48), CANVAS[1] / (scene.height + 100), 1.0)


def compose(draft: Draft, folding: Folding, abreast: int = 1) -> Scene:
    """Place things and lines, folded, but never what the draft keeps.

    Up to `abreast` cards that hang on the same one, or share a rack, stand side by side.
    """
    boxes = _boxes(draft, folding)
    joined = _joined(draft.lines, boxes.stands_for)
    return _arranged(draft, boxes, joined, _racks(draft, boxes, joined, abreast), abreast).scene()


def _boxes(draft: Draft, folding: Folding) -> Boxes:
    levels = {draft.level_of(thing) for thing in draft.things if not draft.hangs(thing)}
    return boxes_of(draft, folding, WIDE if len(levels) <= _MOST_WIDE_COLUMNS else NARROW)


def _arranged(draft: Draft, boxes: Boxes, joined: _Joined, racks: Sequence[Rack], abreast: int) -> _Arrangement:
    bundled = _bundled(joined, {box.key: rack.key for rack in racks for box in rack.cards})
    plan = Plan.of(boxes.by_key, racks, tuple(bundled), abreast, draft.headings)
    placement = arrange(plan.blocks, [(plan.block_of[tail], plan.block_of[head]) for tail, head in bundled])
    return _Arrangement(plan, placement, plan.nodes(placement, frozenset(map(key_of, draft.focus))), bundled)


def _joined(lines: Iterable[Line], stands_for: Mapping[str, str]) -> _Joined:
    """Merge the links between the same two boxes."""
    found: defaultdict[_Ends, list[Link | Likeness]] = defaultdict(list)
    for line in lines:
        ends = stands_for[line.tail.iri], stands_for[line.head.iri]
        if ends[0] != ends[1]:
            found[ends].append(line.link)
    return dict(found)


def _bundled(joined: _Joined, rack_of: Mapping[str, str]) -> _Joined:
    """Let a rack have the lines of its cards."""
    found: defaultdict[_Ends, list[Link | Likeness]] = defaultdict(list)
    for (tail, head), links in joined.items():
        found[rack_of.get(tail, tail), rack_of.get(head, head)].extend(links)
    return dict(found)


def _edge(ends: _Ends, links: Iterable[Link | Likeness], routes: Routes) -> SceneEdge:
    found = tuple(links)
    proper = sorted((link for link in found if isinstance(link, Link)), key=lambda link: link.basis.rank)
    alike = sorted((link for link in found if isinstance(link, Likeness)), key=lambda likeness: -likeness.score)
    return SceneEdge(f"{ends[0]}-{ends[1]}", *ends, tuple(proper), routes.between(*ends), tuple(alike))
