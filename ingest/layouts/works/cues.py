"""The words of tables and lists of measures: heads of columns, labels over lists, names of offices (cues.toml)."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from ingest.cue_table import cue_table
from ingest.layouts.cues import plain_of

_LABEL = re.compile(
    r"[■□◆◇●○◎▼▶▷▽★☆※＊【＜<\[(（《〈〔「]*(?P<words>[^】＞>\])）》〉〕」:：]+)[】＞>\])）》〉〕」:：]*"
)
_LONGEST_LABEL = 30
_AND_SO_ON = re.compile(r"(?<=..)(?:等|など|の例|例)$")


class Column(StrEnum):
    """What a column of a table of measures holds."""

    MEASURE = "measure"
    PROGRAMME = "programme"
    OFFICE = "office"
    TEXT = "text"
    NUMBER = "number"


NAMES = frozenset({Column.MEASURE, Column.PROGRAMME})


@dataclass(frozen=True, slots=True)
class WorkCues:
    """The words, in NFKC without spaces."""

    heads: dict[Column, frozenset[str]]
    endings: tuple[str, ...]
    whole: tuple[str, ...]
    sure_endings: tuple[str, ...]
    state_endings: tuple[str, ...]
    partners: tuple[str, ...]
    no_offices: tuple[str, ...]
    collective: tuple[str, ...]
    beside_names: frozenset[str]

    def column(self, words: str) -> Column | None:
        """Tell what the head of a column announces; None for a head of another kind of table."""
        plain = plain_of(words)
        return next((column for column in Column if plain in self.heads[column]), None)

    def announced(self, line: str) -> Column | None:
        """Tell whether a line is nothing but the label of a list of measures or programmes: （主な取組）."""
        match = _LABEL.fullmatch(plain_of(line)) if len(line) <= _LONGEST_LABEL else None
        column = self.column(_AND_SO_ON.sub("", match["words"])) if match is not None else None
        return column if column in NAMES else None


@cache
def load_work_cues() -> WorkCues:
    """Read the part of cues.toml that is about tables of measures, once."""
    table = cue_table()["works"]
    return WorkCues(
        heads={column: frozenset(map(plain_of, table[column])) for column in Column},
        endings=tuple(table["endings"]),
        whole=tuple(table["whole"]),
        sure_endings=tuple(table["sure_endings"]),
        state_endings=tuple(table["state_endings"]),
        partners=tuple(table["partners"]),
        no_offices=tuple(table["no_offices"]),
        collective=tuple(table["collective"]),
        beside_names=frozenset(table["beside_names"]),
    )
