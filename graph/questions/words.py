"""A name or a sentence in both languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """What a reader sees: Japanese first, English beside it."""

    ja: str
    en: str
