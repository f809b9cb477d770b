"""Spellings that mean the same: short names of the authority files, and the groups of variants.csv."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice

from ontology.authorities import load_authorities
from ontology.normalise import comparable

_MOST_REWRITTEN = 6
_LATIN = re.compile(r"[A-Za-z0-9]")


@dataclass(frozen=True)
class Variants:
    """Groups of words that a search takes for each other."""

    _groups: Mapping[str, tuple[str, ...]]
    _parts: tuple[tuple[str, ...], ...] = ()

    @classmethod
    def of(cls, groups: Iterable[tuple[str, ...]], parts: Iterable[tuple[str, ...]] = ()) -> "Variants":
        """Index groups of whole words, and of `parts`, which count inside of a longer word too."""
        parts = tuple(parts)
        found: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for group in (*parts, *groups):
            for word in group:
                found[comparable(word)].update((comparable(other), other) for other in group)
        return cls({form: tuple(others.values()) for form, others in found.items()}, parts)

    def others(self, word: str) -> tuple[str, ...]:
        """List the other spellings of a word: of the whole of it, else of a part (育休取得率 → 育児休業取得率)."""
        form = comparable(word)
        known = tuple(other for other in self._groups.get(form, ()) if comparable(other) != form)
        return known or tuple(islice(self._rewritten(form), _MOST_REWRITTEN))

    def _rewritten(self, form: str) -> Iterator[str]:
        for group in self._parts:
            for part in map(comparable, group):
                if _holds(form, part):
                    yield from (form.replace(part, other) for other in map(comparable, group) if other != part)


def _holds(form: str, part: str) -> bool:
    """Tell whether a word holds a part; letters and figures only as a whole (AI設計, but not AIST)."""
    at = form.find(part)
    around = form[max(0, at - 1) : at] + form[at + len(part) : at + len(part) + 1]
    return at >= 0 and not (_LATIN.match(part) and _LATIN.search(around))


@cache
def load_variants() -> Variants:
    """Read variants.csv and the short names of organisations, laws and programmes."""
    return Variants.of(_short_names(), _written())


def _written() -> Iterator[tuple[str, ...]]:
    content = files("ontology").joinpath("authority", "variants.csv").read_text(encoding="utf-8-sig")
    for row in csv.DictReader(content.splitlines()):
        yield tuple(word.strip() for word in row["words"].split(";") if word.strip())


def _short_names() -> Iterator[tuple[str, ...]]:
    known = load_authorities()
    for record in known.organisations:
        yield (record.name, *(name for name in record.abbreviations if name not in known.not_names))
    for law in known.laws:
        yield law.names
    for programme in known.programmes.values():
        yield programme.names
