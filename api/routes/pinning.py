"""What routes of figures are given: the revisions that they are pinned to, and the address of this server."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import Depends, Query, Request

from api.routes.current import CurrentSettings

_OURS = ("revision", "paper", "sheet", "lang", "format")  # what a query says that is no option of a view

Pin = Annotated[
    str | None,
    Query(
        description="固定する版（IRI かキー、コンマ区切り。既定は最新版） / revisions to pin to, commas between them",
    ),
]


def _site(request: Request, settings: CurrentSettings) -> str:
    return settings.site or str(request.base_url).rstrip("/")


Site = Annotated[str, Depends(_site)]


def view_options(options: Mapping[str, str]) -> dict[str, str]:
    """Keep of a query what chooses what a view shows."""
    return {name: value for name, value in options.items() if name not in _OURS}
