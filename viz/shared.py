"""What two organisations share, told beside the picture of it so that it goes with the number that leads here."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from graph.chains.order import in_order
from graph.kinship.overlap import overlaps
from graph.projection import Projection
from ontology.iri import key_of
from ontology.model import Entity, Kind
from viz.canvas import Scene
from viz.details import ThingView, told_apart
from viz.language import word
from viz.style import KINDS
from viz.views.joint import following_of
from viz.views.view import View


@dataclass(frozen=True, slots=True)
class Shared:
    """What is in the picture, kind by kind; `total` counts all overlaps, `alike` likenesses among them.

    `following` tells what follows from a shared measure: it counts, and is not drawn once more.
    """

    groups: tuple[tuple[Kind, tuple[ThingView, ...]], ...]
    total: int
    alike: int
    following: str


def shared_in(projection: Projection, view: View, scene: Scene) -> Shared | None:
    """Tell what two organisations share; None for any other view."""
    if view.name != "joint":
        return None
    meetings = overlaps(projection).between(*view.about)
    shown = {key for node in scene.nodes for key in (node.folded or (node.key,))}
    met = [meeting.shared for meeting in meetings if meeting.shared]
    following = [each.shared for each in following_of(meetings) if each.shared]
    return Shared(
        groups=tuple(_by_kind(projection, [thing for thing in met if key_of(thing.iri) in shown])),
        total=len(meetings),
        alike=len(meetings) - len(met),
        following=_counted([thing for thing in following if key_of(thing.iri) not in shown]),
    )


def _by_kind(projection: Projection, things: list[Entity]) -> Iterator[tuple[Kind, tuple[ThingView, ...]]]:
    ordered = sorted(in_order(projection, things), key=_place)
    for kind, members in groupby(ordered, key=lambda thing: thing.kind):
        yield kind, told_apart(projection, list(members))


def _place(thing: Entity) -> int:
    return list(Kind).index(thing.kind)


def _counted(things: list[Entity]) -> str:
    counts = Counter(thing.kind for thing in things)
    return word("、", ", ").join(f"{word(KINDS[kind])} {counts[kind]}" for kind in Kind if counts[kind])
