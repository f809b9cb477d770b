"""The pages: home, a thing, a trace, an error. Each is one self-contained HTML text."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from graph.chains.paths import SOURCE_KINDS, Chain
from graph.projection import Projection
from ontology.iri import key_of
from ontology.model import Document, Entity, Kind
from viz.canvas import Scene
from viz.details import LinkView, grouped_by_relation, link_view, quote_views, thing_view
from viz.embed import Page, render
from viz.network import network_of
from viz.outline import outline_of
from viz.scene import lines_at, scene_of_chains, scene_of_entity
from viz.style import BASES, KINDS

__all__ = ["Page", "error_page", "render_entity", "render_home", "render_trace"]

MOST_MATCHES = 200
MOST_CHAINS = 60  # told and drawn on a page; the data form has them all


def render_home(projection: Projection, kind: Kind | None = None) -> Page:
    """Show documents and the logic model as an outline; with `kind` also all things of that kind."""
    found = projection.select(kind=kind) if kind else ()
    return render(
        "home.html",
        title="政策の筋道をたどる",
        documents=[(document, _counts(projection, document)) for document in projection.documents],
        outline=outline_of(projection),
        kind=kind,
        matches=[thing_view(entity) for entity in found[:MOST_MATCHES]],
        total=len(found),
    )


def render_entity(projection: Projection, entity: Entity) -> Page:
    """Show one thing: facts, where it stands, its neighbourhood as a figure, its links with their quotes."""
    scene = scene_of_entity(projection, entity)
    own = {line.link for line in lines_at(projection, entity)}
    place = {iri: at for at, iri in enumerate(projection.entities)}
    views = list(zip(_links(scene), _link_views(projection, scene), strict=True))
    views.sort(key=lambda pair: (place[pair[0].source], place[pair[0].target]))
    thing = thing_view(entity)
    return render(
        "entity.html",
        data=_figure(scene),
        title=entity.label,
        thing=thing,
        places=quote_views(projection, entity.evidence),
        scene=scene,
        things=_things(projection, scene),
        groups=grouped_by_relation(thing.key, [view for link, view in views if link in own]),
        farther=[view for link, view in views if link not in own],
        bases=_bases_in(scene),
        can_trace=entity.kind in SOURCE_KINDS,
    )


def render_trace(
    projection: Projection, source: Entity, target: Entity | None, chains: Sequence[Chain], truncated: bool
) -> Page:
    """Show how a source leads to a target, or to every KPI, told in sentences and drawn as a figure.

    The first `MOST_CHAINS` are shown; the page says where there are more.
    """
    focus = [thing.iri for thing in (source, target) if thing]
    truncated, chains = truncated or len(chains) > MOST_CHAINS, chains[:MOST_CHAINS]
    scene = scene_of_chains(projection, chains, focus)
    return render(
        "trace.html",
        data=_figure(scene, chains) if chains else None,  # nothing to draw: a sentence says so
        title=f"{source.label} → {target.label if target else 'KPI'}",
        source=thing_view(source),
        target=thing_view(target) if target else None,
        chains=[(chain.sentence, chain.basis, BASES[chain.basis]) for chain in chains],
        truncated=truncated,
        scene=scene,
        things=_things(projection, scene),
        links=_link_views(projection, scene),
        bases=_bases_in(scene),
    )


def error_page(problem: Mapping[str, Any]) -> Page:
    """Show a problem (RFC 9457: title, status, detail …) with what else it says, such as candidates or suggestions."""
    known = ("type", "title", "status", "detail", "instance")
    more = {name: value for name, value in problem.items() if name not in known}
    return render(
        "error.html",
        title=str(problem.get("title", "エラー")),
        status=problem.get("status"),
        detail=str(problem.get("detail", "")),
        choices=[choice for name in ("candidates", "suggestions") for choice in more.pop(name, None) or ()],
        kind_names={kind.value: style.ja for kind, style in KINDS.items()},
        more={name: str(value) for name, value in more.items()},
    )


def _figure(scene: Scene, chains: Sequence[Chain] = ()) -> dict[str, Any]:
    return {
        "network": network_of(scene),
        "columns": [asdict(column) for column in scene.columns],
        "width": scene.width,
        "height": scene.height,
        "ends": {edge.key: [edge.source, edge.target] for edge in scene.edges},
        "chains": [_lines_of_chain(scene, chain) for chain in chains],
    }


def _lines_of_chain(scene: Scene, chain: Chain) -> list[str]:
    links = set(chain.links)
    return [edge.key for edge in scene.edges if links.intersection(edge.links)]


def _links(scene: Scene) -> list[Any]:
    return [link for edge in scene.edges for link in edge.links]


def _link_views(projection: Projection, scene: Scene) -> list[LinkView]:
    return [link_view(projection, link, edge.key) for edge in scene.edges for link in edge.links]


def _things(projection: Projection, scene: Scene) -> list[Any]:
    by_key = {key_of(iri): entity for iri, entity in projection.entities.items()}
    keys = (key for node in scene.nodes for key in node.folded or (node.key,))
    return [thing_view(by_key[key]) for key in keys]


def _bases_in(scene: Scene) -> list[Any]:
    drawn = {edge.basis for edge in scene.edges}
    return [(basis, style) for basis, style in BASES.items() if basis in drawn]


def _counts(projection: Projection, document: Document) -> list[tuple[Kind, int]]:
    counts = ((kind, len(projection.select(kind=kind, document=document.iri))) for kind in Kind)
    return [(kind, count) for kind, count in counts if count]
