"""The view of a whole strategy as a map that opens level by level: impacts ← outcomes ← outputs, with what is below."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.chains.order import in_order
from graph.chains.overview import results_above
from graph.projection import Projection
from ontology.iri import key_of
from ontology.model import Document, Entity, Kind, Relation
from viz.canvas import Line, Scene
from viz.compose import compose_legibly
from viz.draft import Draft
from viz.language import word
from viz.scene import lines_at
from viz.views.address import address, opened
from viz.views.census import Censuses, census_of, is_across
from viz.views.links import links_of, table_of_scene
from viz.views.sieve import Sieve
from viz.views.view import View

RESULTS = (Kind.IMPACT, Kind.OUTCOME, Kind.OUTPUT)
_MOST = 12  # cards of a kind in one rack
_LEGIBLE = 0.5  # an overview: what is opened is read at a larger zoom
_ACROSS = ("すべてのアウトカムに広く貢献", "Serving every outcome")
_ONWARD = (Relation.MEASURED_BY, Relation.IMPLEMENTED_BY)


def map_view(projection: Projection, names: Sequence[str], options: Mapping[str, str]) -> View:
    """Show the logic model of a document; without `names` that of the document with the largest one.

    The option `open` lists the cards to unfold: a result to its measures and KPIs, a measure to its programmes, KPIs
    and ministries. Raises `UnknownThing`.
    """
    document = projection.document("/".join(names)) if names else largest(projection)
    sieve, keys = Sieve.of(projection, options), opened(options)
    levels = _levels(projection, document) if document else ()
    unfolded = [thing for each in _opened(projection, keys) for thing in below(projection, each)]
    shown = tuple(dict.fromkeys((*levels, *unfolded)))
    draft = _draft(projection, shown, keys, unfolded)
    scene = compose_legibly(sieve.sift(draft), _MOST)
    chosen = {"open": ",".join(keys), **sieve.query}
    title = document.title if document else ""
    return View(
        name="map",
        path=address("map", [key_of(document.iri)] if names and document else [], chosen),
        ja=f"「{title}」の全体図",
        en=f"The whole of “{title}”",
        picture=scene,
        table=table_of_scene(projection, scene),
        documents=(document,) if document else (),
        links=links_of(scene),
        opened=keys,
        openable=tuple(_openable(projection, scene, {thing.iri for thing in shown})),
        options=chosen,
    )


def mapped(projection: Projection) -> tuple[Document, ...]:
    """List the documents that have anything to draw, the largest logic model first."""
    sizes = {document: _size(projection, document) for document in projection.documents}
    return tuple(sorted((each for each in sizes if sizes[each] != (0, 0)), key=lambda each: sizes[each], reverse=True))


def largest(projection: Projection) -> Document | None:
    """Choose the document with the largest logic model, None where there is nothing to draw."""
    return next(iter(mapped(projection)), None)


def _size(projection: Projection, document: Document) -> tuple[int, int]:
    results = projection.select(kind=RESULTS, document=document.iri)
    return len(results), len(projection.select(kind=(Kind.MEASURE, Kind.PROGRAMME), document=document.iri))


def _levels(projection: Projection, document: Document) -> tuple[Entity, ...]:
    """List the results of a document; where it has none, its measures, or else its programmes."""
    kinds: tuple[tuple[Kind, ...], ...] = (RESULTS, (Kind.MEASURE,), (Kind.PROGRAMME,))
    found = (projection.select(kind=each, document=document.iri) for each in kinds)
    return next(filter(None, found), ())


def _opened(projection: Projection, keys: Iterable[str]) -> tuple[Entity, ...]:
    return tuple(projection.entity(key) for key in keys if not key.startswith("fold-"))


def below(projection: Projection, thing: Entity) -> tuple[Entity, ...]:
    """List what a card unfolds to: contributing measures, KPIs, programmes, and who answers for a measure."""
    entities = projection.entities
    found = [entities[link.target] for link in projection.outgoing(thing.iri) if link.relation in _ONWARD]
    found += [
        entities[link.source]
        for link in projection.incoming(thing.iri)
        if link.relation is Relation.CONTRIBUTES_TO and entities[link.source].kind is Kind.MEASURE
    ]
    if thing.kind in (Kind.MEASURE, Kind.PROGRAMME):
        found += [entities[link.source] for link in projection.incoming(thing.iri) if _answers(link.relation)]
    return in_order(projection, found)


def _answers(relation: Relation) -> bool:
    return relation is Relation.RESPONSIBLE_FOR


def _draft(projection: Projection, shown: Iterable[Entity], keys: Iterable[str], unfolded: Iterable[Entity]) -> Draft:
    things = {thing.iri: thing for thing in shown}
    results = projection.derived(results_above)
    above = [goal for thing in _opened(projection, keys) for goal in results.get(thing.iri, ()) if goal != thing.iri]
    near = frozenset((*above, *(thing.iri for thing in unfolded)))
    lines = dict.fromkeys(
        line
        for thing in things.values()
        for line in lines_at(projection, thing)
        if line.tail.iri in things and line.head.iri in things and _is_drawn(line)
    )
    counted = census_of(projection)
    return Draft(
        in_order(projection, things.values()),
        tuple(lines),
        apart=frozenset(thing.iri for thing in _opened(projection, keys)),
        notes={thing.iri: (note,) for thing in things.values() if (note := _note(counted, thing))},
        captions={thing.iri: word(*_ACROSS) for thing in things.values() if is_across(thing)},
        unfolded=frozenset(keys),
        near=near,
        legible=_LEGIBLE,
        grouped=True,
    )


def _note(counted: Censuses, thing: Entity) -> str:
    return counted.of(thing).note if thing.kind in RESULTS else ""


def _is_drawn(line: Line) -> bool:
    """Leave out that cross-cutting results serve every outcome: their caption says it once for all."""
    return not (is_across(line.tail) and line.head.kind is Kind.OUTCOME)


def _openable(projection: Projection, scene: Scene, shown: set[str]) -> Iterator[str]:
    by_key = {key_of(iri): projection.entities[iri] for iri in shown}
    for node in scene.nodes:
        thing = by_key.get(node.key)
        if node.folded or (thing and any(each.iri not in shown for each in below(projection, thing))):
            yield node.key
