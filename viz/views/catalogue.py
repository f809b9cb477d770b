"""Which views there are: the first part of a path names the kind of view, the rest what it shows.

A view is made from one projection, that is from one revision of each series, and can so be pinned to it. What changed
from one revision to the next (`viz/views/changes.py`) takes two of them, and so is made where the store is at hand
(`api/viewing.py`); it has its path, its embed and its briefing like any other.
"""

from collections.abc import Callable, Mapping, Sequence

from graph.projection import Projection
from ontology.errors import Message, UnknownThing
from viz.views.around import around_view
from viz.views.charts import chart_view
from viz.views.entity import entity_view
from viz.views.joint import joint_view
from viz.views.options import only
from viz.views.pin import narrowed
from viz.views.strategy import map_view
from viz.views.trace import trace_view
from viz.views.view import View

Options = Mapping[str, str]
Builder = Callable[[Projection, Sequence[str], Options], View]

# Views of the graph that have a page of their own under their path.
GRAPHS: dict[str, Builder] = {
    "map": map_view,
    "around": around_view,
    "trace": trace_view,
    "joint": joint_view,
}
_ALSO = {"joint": ("a", "b")}  # what a form asks with, and what becomes of the path
VIEWS: dict[str, Builder] = {
    "entities": entity_view,
    "charts": chart_view,
    **GRAPHS,
}


def view_at(projection: Projection, path: str, options: Options | None = None) -> View:
    """Give the view with a path such as `trace/0a1b/9f8e`; `options` are the values of its query.

    Raises `UnknownThing` where no view or no thing has that name, `AmbiguousName` where several things have it,
    `BadParameter` for options that it does not take.
    """
    name, *rest = path.strip("/").split("/")
    builder = VIEWS.get(name)
    if builder is None:
        raise _unknown(path)
    view = builder(projection, rest, options or {})
    only(options or (), (*view.options, *_ALSO.get(name, ())))
    return narrowed(view)


def _unknown(path: str) -> UnknownThing:
    known = ", ".join(VIEWS)
    return UnknownThing(
        Message(
            f"「{path}」という図はありません。使えるのは {known} で始まる場所です。例: trace/0a1b2c3d4e5f",
            f"there is no view {path!r}; paths begin with one of {known}, e.g. trace/0a1b2c3d4e5f",
        ),
        given=path,
        suggestions=list(VIEWS),
    )
