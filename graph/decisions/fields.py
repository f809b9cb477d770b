"""The plain fields of a proposal, checked: words of a closed list, reason, author, date."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeVar

from graph.decisions import refusals

_Word = TypeVar("_Word", bound=StrEnum)


def word(name: str, given: str, words: type[_Word]) -> _Word:
    """Give the member that a word stands for. Raises `BadParameter`."""
    found = next((each for each in words if given.strip().casefold() == each.value.casefold()), None)
    if found is None:
        raise refusals.not_one_of(name, given, (each.value for each in words))
    return found


def filled(name: str, given: str) -> str:
    """Give a text that must not be empty, without spaces around it. Raises `BadParameter`."""
    text = given.strip()
    if not text:
        raise refusals.empty(name)
    return text


def dated(given: str) -> str:
    """Give a date as it is, and a time in UTC, so that later is greater. Raises `BadParameter`."""
    try:
        time = datetime.fromisoformat(given.strip())
    except ValueError as error:
        raise refusals.no_date(given) from error
    if "T" not in given and " " not in given.strip():
        return time.date().isoformat()
    if time.tzinfo is None:
        raise refusals.no_date(given)
    return time.astimezone(UTC).isoformat(timespec="seconds")
