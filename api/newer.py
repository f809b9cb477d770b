"""Which documents of a view have been revised since, and how many of the changes are to be seen in it."""

from collections.abc import Iterator
from urllib.parse import urlencode

from api.edition import Edition
from graph.storage.revisions import in_order
from ontology.iri import key_of
from viz.framed import Newer
from viz.views.later import changes_in
from viz.views.view import View


def newer_of(edition: Edition, view: View) -> Iterator[Newer]:
    """Compare each revision that a view was drawn from with the latest one of its series."""
    shown = {document.series: document for document in in_order(view.documents)}  # of two compared, the later one
    for document in shown.values():
        latest = in_order(each for each in edition.documents if each.series == document.series)[-1]
        if latest.iri == document.iri:
            continue
        found = edition.diff(document.iri, document.iri, latest.iri)
        named = {"document": document.series, "old": key_of(document.iri), "new": key_of(latest.iri)}
        yield Newer(latest, changes_in(view, found.rows), f"/diff?{urlencode(named)}")
