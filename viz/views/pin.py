"""A view pinned: the revisions that it was drawn from, in its address, so that it never changes."""

from dataclasses import replace

from ontology.iri import key_of
from viz.canvas import Scene
from viz.views.view import View


def pin_of(view: View) -> str:
    """Name the revisions of a view, as `?revision=` takes them: keys with commas between them."""
    return ",".join(key_of(document.iri) for document in view.documents)


def pinned(view: View) -> str:
    """Give the path of a view with its revisions."""
    return f"{view.path}{'&' if '?' in view.path else '?'}revision={pin_of(view)}"


def in_form(view: View, form: str) -> str:
    """Give the path of a view, pinned, as a file of a form, such as `/trace/0a1b.svg?revision=9f8e`."""
    path, _, query = pinned(view).partition("?")
    return f"{path}.{form}?{query}"


def narrowed(view: View) -> View:
    """Keep of a view's documents those that its picture stands on, so that a pin names no others.

    That is known where every line has links and every link a passage: then the same picture is drawn from these
    documents alone. Where a line was computed or comes from a list, and in charts, which count, all of them stay.
    """
    if not isinstance(view.picture, Scene) or not all(edge.links for edge in view.picture.edges):
        return view
    if not view.links or not all(link.evidence for link in view.links):
        return view
    cited = {passage.document for link in view.links for passage in link.evidence}
    return replace(view, documents=tuple(document for document in view.documents if document.iri in cited))
