"""Headings that a cell names by nothing but their number or letter: 戦略２, １－２, ア."""

import re

from ingest.layouts.cues import plain_of
from ingest.layouts.found import Span
from ingest.layouts.owners.parts_over import Owner, Places
from ingest.structure.labels import title_label

_LETTER = re.compile(r"[ア-コ]")
_BARE = re.compile(r"[0-9(). -]+")
_NUMBER = re.compile(r"(?P<word>[^0-9(-]*)\(?(?P<number>[0-9]{1,2}(?:-[0-9]{1,2})*)\)?")


def is_bare_number(text: str) -> bool:
    """Tell a number without a word, which names nothing by itself."""
    return _BARE.fullmatch(plain_of(text)) is not None


def is_letter(text: str) -> bool:
    """Tell a letter of a list."""
    return _LETTER.fullmatch(text) is not None


def numbered(text: str, places: Places) -> Owner | None:
    """Find the one measure that a number names, else the one result, with its word or without: 戦略２, １－２."""
    match = _NUMBER.fullmatch(plain_of(text))
    if match is None:
        return None
    for of_part in (places.measures.of_part, places.results.of_part):
        named = {
            part.title_span: entity
            for part, entity in of_part.items()
            if part.reading and part.reading.label == match["number"] and match["word"] in ("", part.reading.family)
        }
        if len({entity.iri for entity in named.values()}) == 1:
            place, entity = next(iter(named.items()))
            return Owner(entity, place)
    return None


def lettered(letter: str, places: Places) -> tuple[str, Span] | None:
    """Find the one title that a letter heads, ア　渡し場を直す事業, wherever its list stands, once or again."""
    found = {
        title_label(part.heading).text: part.title_span
        for part in places.root.walk()
        if part.heading and part.reading and part.reading.label == letter
    }
    return next(iter(found.items())) if len(found) == 1 else None
