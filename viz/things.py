"""The list of all things of a kind, page by page."""

from urllib.parse import urlencode

from graph.projection import Projection
from ontology.iri import key_of
from ontology.model import Document, Kind
from viz.details import told_apart
from viz.embed import Page, render
from viz.language import word
from viz.pager import Pager
from viz.style import KINDS

PAGE = 100  # things on a page


def render_things(projection: Projection, kind: Kind, document: Document | None, offset: int = 0) -> Page:
    """List the things of a kind that were read in a document, or in all; `offset` of them are passed over."""
    found = projection.select(kind=kind, document=document.iri if document else None)
    shown = found[offset : offset + PAGE]
    return render(
        "things.html",
        title=word("{kind}の一覧", "{kind}: list", kind=word(KINDS[kind])),
        kind=kind,
        document=(key_of(document.iri), document.title) if document else None,
        documents=[(key_of(each.iri), each.title) for each in projection.documents],
        things=told_apart(projection, shown),
        total=len(found),
        offset=offset,
        pager=Pager.of(lambda at: _address(kind, document, at), offset, PAGE, len(found)),
    )


def _address(kind: Kind, document: Document | None, offset: int) -> str:
    query = {"kind": kind.value, "document": key_of(document.iri) if document else "", "offset": offset or ""}
    return f"/?{urlencode({name: value for name, value in query.items() if value})}"
