"""Who writes to the store: what the history of the store says of them."""

from datetime import UTC, datetime
from getpass import getuser

from api.settings import Settings
from api.version import VERSION
from graph.history.deed import Hand

_NOBODY = "unknown"


def hand_of(settings: Settings, author: str | None = None) -> Hand:
    """Name the author that is given, else the one that is set, else the user of this machine; the time is now."""
    name = (author or settings.author or _user()).strip()
    return Hand(name or _NOBODY, _now(), f"sujimichi {VERSION}")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")  # as Oxigraph gives it back


def _user() -> str:
    try:
        return getuser()
    except (OSError, KeyError):  # a container without a user of that number
        return _NOBODY
