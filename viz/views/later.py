"""How much of a view a later revision changes."""

from collections.abc import Sequence

from graph.diff import ChangeRow
from ontology.iri import key_of
from viz.canvas import Scene
from viz.views.view import View


def changes_in(view: View, rows: Sequence[ChangeRow]) -> int:
    """Count the changes that befell what a view shows; a chart that names no things shows its whole document."""
    keys = _keys_of(view)
    return sum(not keys or key_of(row.thing.iri) in keys for row in rows)


def _keys_of(view: View) -> frozenset[str]:
    linked = {key_of(iri) for link in view.links for iri in (link.source, link.target)}
    drawn = view.picture.nodes if isinstance(view.picture, Scene) else ()
    return frozenset(
        {
            *linked,
            *(key_of(thing.iri) for thing in view.about),
            *(key for node in drawn for key in (node.folded or (node.key,))),
        }
    )
