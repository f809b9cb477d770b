"""Times as people read them: those of Japan, and of no other clock.

Data keep UTC (ISO 8601). A machine's own zone would be that of its container, and would put other dates on the figure
of one revision from machine to machine.
"""

from datetime import UTC, date, datetime, timedelta, timezone

_JAPAN = timezone(timedelta(hours=9), "JST")  # no summer time since 1951


def time_in_japan(at: str) -> str:
    """Write a time of ISO 8601 as 2026-11-23 09:56:51 JST; a date alone stays as it is."""
    there = _there(at)
    return there.strftime("%Y-%m-%d %H:%M:%S %Z") if there else at


def day_in_japan(at: str) -> str:
    """Give the day that it is in Japan at a time, as ISO 8601 writes it; a date alone stays as it is."""
    there = _there(at)
    return there.date().isoformat() if there else at


def today() -> date:
    """Give the day that it is in Japan."""
    return datetime.now(_JAPAN).date()


def _there(at: str) -> datetime | None:
    """Give the time on Japan's clocks; what names no zone is UTC."""
    if "T" not in at:
        return None
    time = datetime.fromisoformat(at)
    return (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(_JAPAN)
