"""The heads of a table of yearly increments, in whatever order its cells came: the years, the place behind.

事業開始前（現時点） / 2021年度増加分１年目 / 2022年度増加分２年目 / KPI増加分の累計
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layouts.evaluations.stream import Sort, Token
from ingest.layouts.evaluations.words import sheet_words
from ingest.layouts.heads.columns import time_of
from ingest.layouts.rows import Cell

_NTH = re.compile(r"\(?[0-9]{1,2}年目\)?")
_SUM = re.compile(r"増加.*累計")
_ASIDE = re.compile(r"\((?:現時点|現在|[^()]*時点|前)\)")
_HEADS = (Sort.HEAD, Sort.GROUP, Sort.EMPTY, Sort.KIND)
_MOST = 60  # cells


@dataclass(frozen=True, slots=True)
class Increments:
    """The year of each increment, None where the heads only count them; the place behind the heads."""

    years: tuple[Cell | None, ...]
    end: int

    @property
    def width(self) -> int:
        """Count the values of a row: before the programme, for each year, their sum."""
        return len(self.years) + 2


def increments_at(tokens: Sequence[Token], start: int) -> Increments | None:
    """Read the heads that begin with what was before the programme; None where they are others."""
    words = sheet_words()
    if not tokens[start].plain.startswith(words.before):
        return None
    years: list[Cell] = []
    text, counted, at = "", 0, start
    for token in tokens[start : start + _MOST]:
        rest, times, nth = _rest(token, words.before)
        if rest and not (text + rest).endswith(words.pieces) and token.sort not in _HEADS:
            break
        text, counted, at = text + rest, counted + nth, at + 1
        years += times
    if not text.endswith(words.pieces) or not _SUM.search(text) or not (years or counted):
        return None
    return Increments(tuple(years) or (None,) * counted, at)


def _rest(token: Token, before: Sequence[str]) -> tuple[str, list[Cell], int]:
    """Take years, counted years and what was before off a head; give what is left with the years, and their number."""
    plain = _ASIDE.sub("", token.plain)
    plain = next((plain.removeprefix(word) for word in before if plain.startswith(word)), plain)
    bare = _NTH.sub("", plain)
    nth = plain != bare
    time = time_of(token.cell) if bare and bare[0].isalnum() else None
    if time is None or token.cell.text.isdecimal():
        return bare, [], int(nth)
    from_year = re.sub(r"^(?:令和|平成|[RH])?(?:[0-9]+|元)(?:\([^()]*\))?年?度?", "", bare)
    return from_year, [time], int(nth)
