"""The view of one thing: its neighbourhood and what it leads up to."""

from collections.abc import Mapping, Sequence

from graph.projection import Projection
from ontology.iri import key_of
from viz.scene import scene_of_entity
from viz.style import KINDS
from viz.views.links import links_of, table_of_scene
from viz.views.view import View


def entity_view(projection: Projection, names: Sequence[str], options: Mapping[str, str]) -> View:  # noqa: ARG001
    """Show a thing and what it is joined to; `names` hold its key."""
    entity = projection.entity("/".join(names))
    scene = scene_of_entity(projection, entity)
    return View(
        name="entities",
        path=f"/entities/{key_of(entity.iri)}",
        ja=f"{KINDS[entity.kind].ja}「{entity.label}」とその周り",
        en=f"Around the {KINDS[entity.kind].en.lower()} “{entity.label}”",
        picture=scene,
        table=table_of_scene(projection, scene),
        documents=projection.documents,
        links=links_of(scene),
        about=(entity,),
    )
