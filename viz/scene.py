"""A part of the graph as a picture: which things and links are drawn. No HTML, no drawing library.

Lines run towards impacts and KPIs, as a chain is told, also where a link's own direction is the other one
(施策 → 主な事業 is drawn from the programme to its measure). Parallel links between two things are one line.
"""

from collections.abc import Iterable, Iterator, Sequence

from graph.chains.order import in_order
from graph.chains.paths import Chain
from graph.projection import Projection
from ontology.model import Entity, Kind, Link, Relation
from viz.canvas import Line, Scene
from viz.compose import compose_legibly
from viz.draft import Draft
from viz.style import KINDS

_DIRECT = 2  # things in a chain that comes straight to its KPI
_CONTRIBUTING = (
    Relation.CONTRIBUTES_TO,
    Relation.MEASURED_BY,
    Relation.IMPLEMENTED_BY,
    Relation.RESPONSIBLE_FOR,
)
MOST_OF_A_KIND = 10  # cards; more are folded into one that says how many they are


def scene_of_chains(projection: Projection, chains: Sequence[Chain], focus: Iterable[str] = ()) -> Scene:
    """Draw chains; things named in `focus` (IRIs) stand out and are never folded away."""
    return compose_legibly(draft_of_chains(projection, chains, focus), MOST_OF_A_KIND)


def draft_of_chains(projection: Projection, chains: Sequence[Chain], focus: Iterable[str] = ()) -> Draft:
    """Choose what to draw of chains: their things, what comes straight to its KPI first, and their links."""
    wanted = frozenset(focus)
    things = {step.thing.iri: step.thing for chain in chains for step in chain.steps}
    things |= {iri: projection.entities[iri] for iri in wanted if iri in projection.entities}
    near = {chain.steps[-1].thing.iri for chain in chains if len(chain.steps) == _DIRECT}
    ordered = sorted(in_order(projection, things.values()), key=lambda thing: thing.iri not in near)
    links = dict.fromkeys(link for chain in chains for link in chain.links)
    lines = [line_of(projection, link) for link in links]
    return Draft(ordered, lines, wanted)


def draft_of_contributions(projection: Projection, goal: Entity, things: Iterable[Entity]) -> Draft:
    """Choose what to draw of all that contributes to a goal: the links between any two of them, mentions left out."""
    shown = {thing.iri: thing for thing in (*things, goal)}
    lines = dict.fromkeys(
        line
        for thing in shown.values()
        for line in lines_at(projection, thing)
        if line.tail.iri in shown and line.head.iri in shown and _contributes(line)
    )
    return Draft(in_order(projection, shown.values()), tuple(lines), frozenset({goal.iri}), grouped=True)


def scene_of_entity(projection: Projection, entity: Entity, limit: int = MOST_OF_A_KIND) -> Scene:
    """Draw a thing, what is one link away in both directions, what it leads up to, and who runs its programmes.

    At most `limit` cards of a kind are drawn, fewer where that many could not be read; the rest of that kind is one
    card 「ほか n 件」.
    """
    lines = dict.fromkeys(lines_at(projection, entity))
    waiting = [line.head for line in lines if line.tail == entity]
    seen = {entity.iri}
    while waiting:
        thing = waiting.pop(0)
        if thing.iri in seen:
            continue
        seen.add(thing.iri)
        upward = [line for line in lines_at(projection, thing) if line.tail == thing and _leads_up(line)]
        lines.update(dict.fromkeys(upward))
        waiting.extend(line.head for line in upward)
    if entity.kind is Kind.MEASURE:
        programmes = [line.tail for line in lines if line.tail.kind is Kind.PROGRAMME]
        lines.update(dict.fromkeys(line for programme in programmes for line in _run_by(projection, programme)))
    things = {entity.iri: entity} | {thing.iri: thing for line in lines for thing in (line.tail, line.head)}
    ordered = in_order(projection, things.values())
    return compose_legibly(Draft(ordered, list(lines), frozenset({entity.iri})), limit)


def _run_by(projection: Projection, programme: Entity) -> Iterator[Line]:
    for link in projection.incoming(programme.iri):
        if link.relation is Relation.RESPONSIBLE_FOR:
            yield line_of(projection, link)


def lines_at(projection: Projection, entity: Entity) -> tuple[Line, ...]:
    """List the links of a thing in both directions, as they are drawn."""
    links = dict.fromkeys((*projection.outgoing(entity.iri), *projection.incoming(entity.iri)))
    known = projection.entities
    return tuple(line_of(projection, link) for link in links if link.source in known and link.target in known)


def line_of(projection: Projection, link: Link) -> Line:
    """Turn a link so that it points towards impacts, and from a thing to what describes it."""
    source, target = projection.entities[link.source], projection.entities[link.target]
    turned = _rank(target.kind) < _rank(source.kind)
    return Line(target, source, link) if turned else Line(source, target, link)


def _rank(kind: Kind) -> tuple[bool, int]:
    return KINDS[kind].satellite, KINDS[kind].level


def _contributes(line: Line) -> bool:
    return isinstance(line.link, Link) and line.link.relation in _CONTRIBUTING


def _leads_up(line: Line) -> bool:
    return isinstance(line.link, Link) and line.link.relation in (Relation.CONTRIBUTES_TO, Relation.IMPLEMENTED_BY)
