"""Which of several media types a client wants: the Accept header of RFC 9110, section 12.5.1."""

from collections.abc import Sequence
from typing import TypeVar

Offer = TypeVar("Offer")
_ANYTHING = "*/*"


def best(accept: str, offers: Sequence[tuple[str, Offer]]) -> Offer | None:
    """Choose among (media type, offer) by quality, the first of equals; None where nothing is acceptable.

    A missing or empty header accepts anything. The most specific range that fits a type decides on its quality.
    """
    ranges = dict(map(_range, (accept.strip() or _ANYTHING).split(",")))
    rated = [(_quality(media, ranges), offer) for media, offer in offers]
    quality, offer = max(rated, key=lambda pair: pair[0])
    return offer if quality > 0 else None


def _range(text: str) -> tuple[str, float]:
    media, *parameters = (part.strip().lower() for part in text.split(";"))
    weights = [value for name, _, value in (each.partition("=") for each in parameters) if name.strip() == "q"]
    return media, _weight(weights[0]) if weights else 1.0


def _weight(text: str) -> float:
    try:
        return min(max(float(text), 0.0), 1.0)
    except ValueError:
        return 0.0


def _quality(media: str, ranges: dict[str, float]) -> float:
    group = f"{media.partition('/')[0]}/*"
    return next((ranges[each] for each in (media, group, _ANYTHING) if each in ranges), 0.0)
