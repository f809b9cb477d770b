"""Queries to begin with, each a file in `examples/` whose first line is its title in both languages."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Example:
    """A query with its title in Japanese and English."""

    ja: str
    en: str
    text: str


@cache
def examples() -> tuple[Example, ...]:
    """Read the examples, in the order of their file names."""
    found = sorted((files("graph.sparql") / "examples").iterdir(), key=lambda file: file.name)
    return tuple(_example(file.read_text(encoding="utf-8")) for file in found if file.name.endswith(".rq"))


def _example(text: str) -> Example:
    title, _, query = text.partition("\n")
    ja, _, en = title.removeprefix("# ").partition(" / ")
    return Example(ja, en, query)
