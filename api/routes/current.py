"""What every route is given: the settings, one edition of the store, and the revision that is looked at."""

from typing import Annotated

from fastapi import Depends, Query, Request

from api.edition import Edition
from api.library import Library
from api.seeing import Seen, note
from api.settings import Settings
from graph.projection import Projection

_Revision = Annotated[
    str | None,
    Query(
        description="この版だけを見る（既定は各系列の最新版） / one revision alone: IRI or key (default: the latest)"
    ),
]


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


def edition_of(request: Request) -> Edition:
    """Lend one edition to the whole of a request, whoever asks for it and however often. Raises `StoreError`."""
    if not hasattr(request.state, "edition"):
        library: Library = request.app.state.library
        request.state.edition = library.edition()
        note(request, request.state.edition.generation)
    edition: Edition = request.state.edition
    return edition


def revision_of(request: Request, revision: _Revision = None) -> str | None:
    """Give the IRI of the revision that a request looks at, and note it for the answer.

    A request that names none opens no store here. Raises `StoreError` and `UnknownThing`.
    """
    if not revision:
        return None
    edition = edition_of(request)
    iri = edition.graph.revision_named(revision)
    document = next(each for each in edition.documents if each.iri == iri)
    note(request, edition.generation, Seen(revision, document, iri in edition.graph.latest_revisions()))
    return iri


def _projection(
    edition: Annotated[Edition, Depends(edition_of)], revision: Annotated[str | None, Depends(revision_of)]
) -> Projection:
    return edition.projection_of(revision)


CurrentSettings = Annotated[Settings, Depends(_settings)]
CurrentEdition = Annotated[Edition, Depends(edition_of)]
CurrentRevision = Annotated[str | None, Depends(revision_of)]
CurrentProjection = Annotated[Projection, Depends(_projection)]
LookingAtRevision = Depends(revision_of)  # for pages that say the same of every revision
