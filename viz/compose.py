"""From a draft to a scene: choose columns, place cards, route lines."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from graph.kinship.similar import Likeness
from ontology.iri import key_of
from ontology.model import Link
from viz.canvas import Line, Scene, SceneEdge
from viz.card import NARROW, WIDE
from viz.draft import LEGIBLE, Draft
from viz.fold import Boxes, Folding, boxes_of
from viz.layout import arrange
from viz.plan import Plan
from viz.rack import racks_of
from viz.routes import Routes

__all__ = ["CANVAS", "LEGIBLE", "compose", "compose_legibly", "zoom_of"]

_MOST_WIDE_COLUMNS = 4  # with more, cards are narrow, so that the whole is still legible on a screen

CANVAS = (975, 585)  # px, beside the panel on a screen of 1366×768
_LIMITS = (8, 6, 4)
_FEWEST = 2
_ABREAST = (1, 2, 3)
_ABREAST_IN_RACKS = (1, 2, 3, 4, 5, 6)
_Ends: TypeAlias = tuple[str, str]


def compose_legibly(draft: Draft, limit: int) -> Scene:
    """Compose so that the whole can be read on a screen: cards abreast first, then more folding.

    A grouped draft is folded further column by column from the left, so that what everything leads to stays.
    """
    best: Scene | None = None
    for folding in _foldings(draft, limit):
        boxes = _boxes(draft, folding)
        if draft.grouped and not _may_fit(boxes, draft.legible):
            continue
        scenes = [_arranged(draft, boxes, abreast) for abreast in _ways(draft, boxes)]
        best = max([best, *scenes] if best else scenes, key=zoom_of)
        if zoom_of(best) >= draft.legible:
            break
    return best or compose(draft, Folding(0), _ABREAST_IN_RACKS[-1])


def _ways(draft: Draft, boxes: Boxes) -> tuple[int, ...]:
    """Choose how many cards abreast are worth a try: without racks, and without many cards below one, it is one."""
    if draft.grouped and racks_of(boxes.by_key.values(), _joined(draft.lines, boxes.stands_for), _alone(draft), 1):
        return _ABREAST_IN_RACKS
    hanging = Counter(box.owner for box in boxes.by_key.values() if box.owner)
    return _ABREAST if max(hanging.values(), default=0) > 1 else _ABREAST[:1]


def _alone(draft: Draft) -> frozenset[str]:
    return frozenset(map(key_of, draft.kept))


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


def zoom_of(scene: Scene) -> float:
    """Give the zoom at which all of a scene is in view; more than 1 is as good as 1."""
    return min(CANVAS[0] / (scene.width + 48), CANVAS[1] / (scene.height + 100), 1.0)


def compose(draft: Draft, folding: Folding, abreast: int = 1) -> Scene:
    """Place things and lines, folded, but never what the draft keeps.

    Up to `abreast` cards that hang on the same one, or share a rack, stand side by side.
    """
    return _arranged(draft, _boxes(draft, folding), abreast)


def _boxes(draft: Draft, folding: Folding) -> Boxes:
    levels = {draft.level_of(thing) for thing in draft.things if not draft.hangs(thing)}
    return boxes_of(draft, folding, WIDE if len(levels) <= _MOST_WIDE_COLUMNS else NARROW)


def _arranged(draft: Draft, boxes: Boxes, abreast: int) -> Scene:
    joined = _joined(draft.lines, boxes.stands_for)
    focus = frozenset(map(key_of, draft.focus))
    racks = racks_of(boxes.by_key.values(), joined, _alone(draft), abreast) if draft.grouped else []
    rack_of = {box.key: rack.key for rack in racks for box in rack.cards}
    joined = _bundled(joined, rack_of)
    plan = Plan.of(boxes.by_key, racks, tuple(joined), abreast, draft.headings)
    placement = arrange(plan.blocks, [(plan.block_of[tail], plan.block_of[head]) for tail, head in joined])
    nodes = plan.nodes(placement, focus)
    routes = Routes(nodes, plan, placement)
    edges = tuple(_edge(ends, links, routes) for ends, links in joined.items())
    return Scene(
        tuple(nodes.values()),
        edges,
        plan.columns,
        max((column.x + column.width // 2 for column in plan.columns), default=0),
        max((node.bottom for node in nodes.values()), default=0),
    )


def _joined(lines: Iterable[Line], stands_for: Mapping[str, str]) -> dict[_Ends, list[Link | Likeness]]:
    """Merge the links between the same two boxes."""
    found: defaultdict[_Ends, list[Link | Likeness]] = defaultdict(list)
    for line in lines:
        ends = stands_for[line.tail.iri], stands_for[line.head.iri]
        if ends[0] != ends[1]:
            found[ends].append(line.link)
    return dict(found)


def _bundled(
    joined: Mapping[_Ends, list[Link | Likeness]], rack_of: Mapping[str, str]
) -> dict[_Ends, list[Link | Likeness]]:
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
