"""The labels of review sheets (cues.toml): what a cell of a sheet is by its words."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from ingest.cue_table import cue_table
from ingest.layouts.cues import plain_of


class Kind(StrEnum):
    """What a cell of a sheet is."""

    NAME = "names"  # heads the names of indicators
    AIM = "aims"  # heads goals in words, beside the names
    UNIT = "units"
    RESULT = "results"
    TARGET = "targets"
    RATE = "rates"
    INTERIM = "interim"
    FINAL = "final"
    EXPECTED = "expected"
    START = "starts"  # where the plan began
    BASE = "bases"  # before the one value that all began with, in a row of its own
    REST = "rests"
    SIDE = "sides"
    ACTIVITY = "activities"  # names what the indicators below it measure
    MANNER = "manners"  # whether an indicator counts or describes: 定量／定性 | 定量
    STAGE = "stages"  # begins another part of the path of effects
    END = "ends"  # of the indicators: costs by unit, sources, judgements
    JUDGED = "judged"  # what follows to the end of a sheet holds no targets
    OWNER = "owners"
    OFFICE = "offices"
    SHEET = "sheets"  # the number of a sheet follows, on each of its pages
    YEAR = "year"
    NO_YEAR = "no year"
    VALUE = "value"
    TEXT = "text"


ROWS = (Kind.RESULT, Kind.TARGET, Kind.RATE)
_PLAIN = (Kind.YEAR, Kind.NO_YEAR, Kind.VALUE, Kind.TEXT)
_BRACKETS = "()[]【】〔〕<>《》:・"
_NUMBER = re.compile(r"(?<=[^0-9(])[0-9]{1,2}(?:-[0-9])?$")  # アクティビティ①, アウトカム①-1
_SHORTEST_PART = 2
_MOST_KEPT = 4_000  # texts looked up once


@dataclass(frozen=True, slots=True, eq=False)
class SheetWords:
    """The kinds of the labels, in NFKC without spaces; the sides also as they are torn."""

    kinds: dict[str, Kind]
    sides: tuple[str, ...]
    answers: frozenset[str]  # behind a manner
    signs: tuple[str, ...]  # one of which every such sheet has, and hardly another text

    def kind(self, text: str) -> Kind | None:
        """Tell what a label is; None for a text that is none."""
        plain = bare(text)
        return self.kinds.get(plain) or self.kinds.get(_NUMBER.sub("", plain).strip(_BRACKETS))

    def is_side(self, text: str) -> bool:
        """Tell a part of what stands at the left of a block: 成果目標及 / び成果実 / 績（アウト."""
        plain = bare(text)
        return len(plain) >= _SHORTEST_PART and any(plain in side for side in self.sides)


@lru_cache(maxsize=_MOST_KEPT)
def bare(text: str) -> str:
    """Give the form in which labels are compared: without spaces, and brackets around them."""
    return plain_of(text).strip(_BRACKETS)


@cache
def sheet_words() -> SheetWords:
    """Read the labels of review sheets, once."""
    table = cue_table()["reviews"]
    kinds = {plain_of(word).strip(_BRACKETS): kind for kind in Kind if kind not in _PLAIN for word in table[kind]}
    return SheetWords(kinds, tuple(map(bare, table[Kind.SIDE])), frozenset(table["answers"]), tuple(table["signs"]))
