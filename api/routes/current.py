"""What every route is given: the settings, the library, and the projection of the moment."""

from typing import Annotated

from fastapi import Depends, Query, Request

from api.library import Library
from api.settings import Settings
from graph.projection import Projection

Revision = Annotated[
    str | None,
    Query(
        description="この版だけを見る（既定は各系列の最新版） / one revision alone: IRI or key (default: the latest)"
    ),
]


def _settings(request: Request) -> Settings:
    settings: Settings = request.app.state.settings
    return settings


def _library(request: Request) -> Library:
    library: Library = request.app.state.library
    return library


def _projection(library: Annotated[Library, Depends(_library)], revision: Revision = None) -> Projection:
    return library.projection_of(revision)


CurrentSettings = Annotated[Settings, Depends(_settings)]
CurrentLibrary = Annotated[Library, Depends(_library)]
CurrentProjection = Annotated[Projection, Depends(_projection)]
