"""What a briefing is made of: the view, the sheet it is laid out on, and the address that always shows the same."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from graph.projection import Projection
from viz.figure.pages import pages_of
from viz.figure.paper import Paper
from viz.views.pin import pinned
from viz.views.view import View

_LONGEST = 255  # letters of a title among the properties of an Office file
_EPOCH = datetime(1980, 1, 1, tzinfo=UTC)  # the first day that a zip file knows


@dataclass(frozen=True)
class Matter:
    """A view to be written into files, with the projection that it shows a part of.

    `site` is the address of the server, such as `https://example.go.jp`.
    """

    projection: Projection
    view: View
    paper: Paper
    site: str

    @cached_property
    def pages(self) -> tuple[tuple[View, str], ...]:
        """Give the sheets that the view takes, each with its number where there are several."""
        found = pages_of(self.view, self.paper)
        return tuple((page, f"{at} / {len(found)}" if len(found) > 1 else "") for at, page in enumerate(found, 1))

    @property
    def title(self) -> str:
        """Name the view as the properties of an Office file may: a longer name is cut off in the open."""
        name = self.view.ja
        return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"

    @property
    def permalink(self) -> str:
        """Give the address of the view, pinned to the revisions that it was drawn from."""
        return f"{self.site}/embed{pinned(self.view)}"

    @property
    def dated(self) -> datetime:
        """Give the time of the last ingestion: files made of the same revisions carry the same date."""
        times = [datetime.fromisoformat(document.ingested_at) for document in self.view.documents]
        return max(times, default=_EPOCH).astimezone(UTC).replace(tzinfo=None, microsecond=0)
