"""The view of a trace: every chain from a thing to a KPI, or to all that it reaches."""

from collections.abc import Mapping, Sequence

from graph.chains.paths import LIMIT, endpoints, trace
from graph.projection import Projection
from ontology.iri import key_of
from viz.scene import scene_of_chains
from viz.views.links import table_of_links
from viz.views.view import View


def trace_view(projection: Projection, names: Sequence[str], options: Mapping[str, str]) -> View:  # noqa: ARG001
    """Show how a thing leads to another, or to every KPI; `names` hold the keys of one or two things."""
    source, target = endpoints(projection, names[0], names[1] if len(names) > 1 else None)
    found = trace(projection, source, target, limit=LIMIT)
    scene = scene_of_chains(projection, found.chains, [thing.iri for thing in (source, target) if thing])
    links = tuple(link for edge in scene.edges for link in edge.links)
    keys = [key_of(thing.iri) for thing in (source, target) if thing]
    return View(
        name="trace",
        path="/trace/" + "/".join(keys),
        ja=f"{source.label} から {target.label if target else 'つながるすべての KPI'} への筋道",
        en=f"From “{source.label}” to {f'“{target.label}”' if target else 'every KPI that it reaches'}",
        picture=scene,
        table=table_of_links(projection, links),
        documents=projection.documents,
        links=links,
        chains=found.chains,
    )
