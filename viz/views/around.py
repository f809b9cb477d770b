"""The view of a neighbourhood that grows: a thing, what it is joined to, and what opened cards are joined to."""

from collections.abc import Iterable, Mapping, Sequence

from graph.chains.order import in_order
from graph.projection import Projection
from ontology.iri import key_of
from ontology.model import Entity
from viz.canvas import Line, Scene
from viz.compose import compose_legibly
from viz.draft import Draft
from viz.scene import MOST_OF_A_KIND, lines_at
from viz.style import KINDS
from viz.views.address import address, opened
from viz.views.links import links_of, table_of_scene
from viz.views.sieve import Sieve
from viz.views.view import View


def around_view(projection: Projection, names: Sequence[str], options: Mapping[str, str]) -> View:
    """Show a thing and its neighbours; `names` hold its key, the option `open` the cards to go on from."""
    middle = projection.entity("/".join(names))
    sieve, keys = Sieve.of(projection, options), opened(options)
    starts = (middle, *(projection.entity(key) for key in keys if not key.startswith("fold-")))
    draft = _draft(projection, starts, frozenset(key for key in keys if key.startswith("fold-")))
    scene = compose_legibly(sieve.sift(draft), MOST_OF_A_KIND)
    chosen = {"open": ",".join(keys), **sieve.query}
    return View(
        name="around",
        path=address("around", [key_of(middle.iri)], chosen),
        ja=f"{KINDS[middle.kind].ja}「{middle.label}」のまわり",
        en=f"Around the {KINDS[middle.kind].en.lower()} “{middle.label}”",
        picture=scene,
        table=table_of_scene(projection, scene),
        documents=projection.documents,
        links=links_of(scene),
        about=(middle,),
        opened=keys,
        openable=tuple(_openable(projection, scene, {thing.iri for thing in draft.things})),
        options=chosen,
    )


def _draft(projection: Projection, starts: Iterable[Entity], unfolded: frozenset[str]) -> Draft:
    """Choose the neighbours of some things, with what joins any two of them."""
    starts = tuple(starts)
    near = {end.iri: end for start in starts for line in lines_at(projection, start) for end in (line.tail, line.head)}
    near |= {start.iri: start for start in starts}
    lines = dict.fromkeys(line for thing in near.values() for line in _between(projection, thing, near))
    middle, *others = starts
    return Draft(
        in_order(projection, near.values()),
        tuple(lines),
        frozenset({middle.iri}),
        frozenset(other.iri for other in others),
        unfolded=unfolded,
        grouped=True,
    )


def _between(projection: Projection, thing: Entity, near: Mapping[str, Entity]) -> Iterable[Line]:
    return (line for line in lines_at(projection, thing) if line.tail.iri in near and line.head.iri in near)


def _openable(projection: Projection, scene: Scene, shown: set[str]) -> Iterable[str]:
    """Name the folds, and the cards of things that have neighbours elsewhere."""
    by_key = {key_of(iri): projection.entities[iri] for iri in shown}
    for node in scene.nodes:
        thing = by_key.get(node.key)
        hidden = thing and any({line.tail.iri, line.head.iri} - shown for line in lines_at(projection, thing))
        if node.folded or hidden:
            yield node.key
