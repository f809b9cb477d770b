"""A view without the chrome of a page: to stand in somebody else's page, or in a file of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from graph.projection import Projection
from ontology.model import Document
from viz.canvas import Scene
from viz.chart_pictures import pictures_of
from viz.details import thing_view
from viz.drawing import bases_in, drawing_of, links_told, things_in
from viz.embed import Page, render
from viz.figure.sources import sources_of
from viz.language import word
from viz.style import BASES
from viz.views.view import View


@dataclass(frozen=True, slots=True)
class Newer:
    """A later revision of a document that a view was drawn from, and how much of the view it changes.

    `address` is the page that lists all its changes.
    """

    document: Document
    changes: int
    address: str


def render_framed(
    projection: Projection, view: View, *, latest: str, newer: Sequence[Newer] = (), is_pinned: bool = False
) -> Page:
    """Show a view alone, with its source note; `latest` is the address of the page that shows what holds now.

    A pinned view says which of its documents have newer revisions, and how many changes these bring to it.
    """
    scene = view.picture
    told = _scene(projection, view, scene) if isinstance(scene, Scene) else _chart(view)
    return render(
        "embed.html",
        title=word(view),
        view=view,
        latest=latest,
        newer=newer,
        is_pinned=is_pinned,
        sources=sources_of(view),
        **told,
    )


def _scene(projection: Projection, view: View, scene: Scene) -> dict[str, Any]:
    drawn, folded = things_in(projection, scene)
    return {
        "data": drawing_of(scene, view.chains) if scene.nodes else None,
        "scene": scene,
        "pictures": None,
        "bases": list(bases_in(scene)),
        "about": [thing_view(thing) for thing in view.about],
        "chains": [(word(chain.sentence, chain.sentence_en), chain.basis, BASES[chain.basis]) for chain in view.chains],
        "links": links_told(projection, scene),
        "things": [*drawn, *folded],
    }


def _chart(view: View) -> dict[str, Any]:
    if isinstance(view.picture, Scene):
        raise TypeError(view.name)
    pictures = pictures_of(view.picture)
    return {"data": None, "scene": None, "pictures": pictures, "bases": [], "chains": [], "links": [], "things": []}
