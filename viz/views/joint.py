"""The view of two ministries and what joins them: one on the left, one on the right, what they share in the middle."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from graph.chains.order import in_order
from graph.kinship.overlap import Meeting, Tie, overlaps
from graph.projection import Projection
from ontology.errors import Message, UnknownThing
from ontology.iri import key_of
from ontology.model import Entity, Kind
from viz.canvas import Line
from viz.card import FONT_SIZE, NOTE_SIZE, WIDE
from viz.compose import compose_legibly
from viz.draft import Draft
from viz.views.address import address, opened
from viz.views.links import links_of, table_of_scene
from viz.views.sieve import Sieve
from viz.views.view import View
from viz.wrap import shorten

_ENDS = 2
_MOST = 8  # cards of a kind in a column
_NOTE = WIDE * FONT_SIZE / NOTE_SIZE  # em of a line on a card
_LEFT, _SHARED, _RIGHT = 0, 3, 6
_STEPS = {Kind.PROGRAMME: 1, Kind.MEASURE: 2}  # columns from a ministry towards the middle


def joint_view(projection: Projection, names: Sequence[str], options: Mapping[str, str]) -> View:
    """Show where two organisations meet; `names` hold their keys, or the options `a` and `b` do.

    Raises `UnknownThing`.
    """
    names = names or [options[name] for name in ("a", "b") if name in options]
    if len(names) != _ENDS:
        raise _incomplete("/".join(names))
    a, b = (projection.find(name, (Kind.ORGANISATION,)) for name in names)
    sieve, keys = Sieve.of(projection, options), opened(options)
    draft = sieve.sift(_draft(projection, (a, b), overlaps(projection).between(a, b), frozenset(keys)))
    scene = compose_legibly(draft, _MOST)
    chosen = {"open": ",".join(keys), **sieve.query}
    return View(
        name="joint",
        path=address("joint", [key_of(a.iri), key_of(b.iri)], chosen),
        ja=f"{a.label}と{b.label}を結ぶもの",
        en=f"What joins {a.label} and {b.label}",
        picture=scene,
        table=table_of_scene(projection, scene),
        documents=projection.documents,
        links=links_of(scene),
        about=(a, b),
        opened=keys,
        openable=tuple(node.key for node in scene.nodes if node.folded),
        options=chosen,
    )


def following_of(meetings: Iterable[Meeting]) -> tuple[Meeting, ...]:
    """Give what follows from a measure that both answer for: it counts as an overlap and is not drawn once more."""
    met = tuple(meetings)
    shared = {meeting.shared.iri for meeting in met if meeting.shared}
    return tuple(
        meeting
        for meeting in met
        if all(tie.subject.iri in shared and tie.subject != meeting.shared for tie in _best(meeting))
    )


def _best(meeting: Meeting) -> tuple[Tie, Tie]:
    """Give the best tie of either side."""
    return meeting.sides[0][0], meeting.sides[1][0]


def _draft(
    projection: Projection, ends: tuple[Entity, Entity], meetings: Sequence[Meeting], unfolded: frozenset[str]
) -> Draft:
    """Choose what joins the two; what follows from a measure that both answer for is not drawn once more."""
    shared = {meeting.shared.iri for meeting in meetings if meeting.shared}
    following = following_of(meetings)
    levels = {ends[0].iri: _LEFT, ends[1].iri: _RIGHT, **dict.fromkeys(shared, _SHARED)}
    lines: dict[Line, None] = {}
    for meeting in meetings:
        if meeting in following:
            continue
        best = _best(meeting)
        for end, tie, side in zip(ends, best, (1, -1), strict=True):
            for thing in (step.thing for step in tie.steps[1:]):
                levels.setdefault(thing.iri, levels[end.iri] + side * _STEPS.get(thing.kind, _SHARED))
            lines |= dict.fromkeys(_lines(end, tie))
        if meeting.likeness:
            lines[Line(best[0].subject, best[1].subject, meeting.likeness)] = None
    things = {thing.iri: thing for line in lines for thing in (line.tail, line.head)} | {end.iri: end for end in ends}
    return Draft(
        in_order(projection, things.values()),
        tuple(lines),
        frozenset(end.iri for end in ends),
        notes=_documents(projection, things.values()),
        levels={iri: level for iri, level in levels.items() if iri in things},
        headings=_headings(ends),
        ranks={level: min(level, _RIGHT - level) for level in range(_RIGHT + 1)},  # from both sides inwards
        unfolded=unfolded,
        grouped=True,
    )


def _documents(projection: Projection, things: Iterable[Entity]) -> dict[str, tuple[str, ...]]:
    """Write on the cards of different things with one name from which document each is."""
    named: defaultdict[str, list[Entity]] = defaultdict(list)
    for thing in things:
        named[thing.label].append(thing)
    return {
        thing.iri: (shorten(projection.document(thing.document).title, _NOTE),)
        for same in named.values()
        for thing in same
        if thing.document and len({each.document for each in same}) > 1
    }


def _lines(end: Entity, tie: Tie) -> Iterator[Line]:
    """Yield the steps from a ministry, which stands for the offices below it, to what it shares."""
    things = [end, *(step.thing for step in tie.steps[1:])]
    for (tail, head), link in zip(pairwise(things), tie.links, strict=True):
        yield Line(tail, head, link)


def _headings(ends: Iterable[Entity]) -> dict[int, tuple[str, str]]:
    (a, b), (programmes, measures) = (end.label for end in ends), (_STEPS[Kind.PROGRAMME], _STEPS[Kind.MEASURE])
    return {
        _LEFT: (a, a),
        _LEFT + programmes: (f"{a}の主な事業", f"Programmes of {a}"),
        _LEFT + measures: (f"{a}の施策", f"Measures of {a}"),
        _SHARED: ("共有するもの", "Shared"),
        _RIGHT - measures: (f"{b}の施策", f"Measures of {b}"),
        _RIGHT - programmes: (f"{b}の主な事業", f"Programmes of {b}"),
        _RIGHT: (b, b),
    }


def _incomplete(given: str) -> UnknownThing:
    message = Message(
        "二つの組織を指定してください。例: joint/総務省/農林水産省",
        "give two organisations, e.g. joint/総務省/農林水産省",
    )
    return UnknownThing(message, given=given, suggestions=[])
