"""The cue table of slides: words that such pages are made of, read from cues.toml."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ingest.layouts.cues import plain_of


@dataclass(frozen=True, slots=True)
class SlideCues:
    """The words by table and list, in NFKC without spaces, the longest first."""

    words: Mapping[tuple[str, str], tuple[str, ...]]

    def of(self, table: str, name: str) -> tuple[str, ...]:
        """List the words of one entry of the table; raises KeyError for one that is not there."""
        return self.words[table, name]

    def any_of(self, table: str, name: str) -> str:
        """Write the words of one entry as the alternatives of a regular expression, the longest first."""
        return alternatives(self.of(table, name))

    def names(self, table: str) -> tuple[str, ...]:
        """List the entries of one table."""
        return tuple(name for of, name in self.words if of == table)


def alternatives(words: Iterable[str]) -> str:
    """Write words as alternatives of a regular expression, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


@cache
def load_slide_cues() -> SlideCues:
    """Read cues.toml once."""
    table = tomllib.loads(files("ingest.slides").joinpath("cues.toml").read_text(encoding="utf-8"))
    words = {
        (section, name): tuple(sorted(map(plain_of, entries), key=len, reverse=True))
        for section, lists in table.items()
        for name, entries in lists.items()
    }
    return SlideCues(words)
