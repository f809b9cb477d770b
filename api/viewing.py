"""Any view by its path, of the latest revisions or of those that it is pinned to; a comparison of two is one, too."""

from collections.abc import Mapping

from api.audits import as_of_today
from api.edition import Edition
from graph.projection import Projection
from graph.questions import Answer
from ontology.errors import BadParameter, Message
from viz.views.catalogue import view_at
from viz.views.changes import comparison_view
from viz.views.view import View

_COMPARISON = "diff"


def view_of(
    edition: Edition, path: str, options: Mapping[str, str], revision: str | None = None
) -> tuple[Projection, View]:
    """Give the view with a path such as `trace/0a1b`, and the projection that it shows a part of.

    `revision` pins it to revisions, named with commas between them; a comparison is pinned to the earlier and the
    later one. Raises `StoreError`, `UnknownThing`, `AmbiguousName` and `BadParameter`.
    """
    if path.strip("/") == _COMPARISON:
        old, new, *_ = [name for name in (revision or "").split(",") if name.strip()] + [None, None]
        found = compared(edition, options.get("document"), old or options.get("old"), new or options.get("new"))
        return found.projection, comparison_view(found, options)
    projection = edition.pinned(revision)
    return projection, view_at(projection, path, as_of_today(path, options))


def compared(edition: Edition, document: str | None, old: str | None, new: str | None) -> Answer:
    """Compare two revisions of a series, by default the last two of the one that was revised last.

    Raises `StoreError`, `UnknownThing` and `BadParameter`.
    """
    return edition.diff(document or _revised(edition), old or None, new or None)


def _revised(edition: Edition) -> str:
    """Name the series that was revised last. Raises `BadParameter` where none was."""
    series = [document.series for document in edition.documents]
    revised = [each for each in series if series.count(each) > 1]
    if revised:
        return revised[-1]
    message = Message(
        ja="改定版のある文書がまだありません。改定版を取り込んでください（例: sujimichi ingest 改定版.md）。",
        en="No document here has a second revision yet; read one in (for example sujimichi ingest FILE).",
    )
    raise BadParameter(message, name="document", given=None, accepted="a series of two revisions or more")
