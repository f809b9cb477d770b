"""The heads of a table of yearly increments, in whatever order its cells came: the years, the place behind.

事業開始前（現時点） / 2021年度増加分１年目 / 2022年度増加分２年目 / KPI増加分の累計
perhaps / 最終目標値（2022年度）      what was before with all that was added to it
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layouts.evaluations.stream import Sort, Token
from ingest.layouts.evaluations.words import sheet_words
from ingest.layouts.heads.columns import time_of
from ingest.layouts.rows import Cell, Separator

LABEL = re.compile(r"[【\[(<〈]?(?:KPI|指標|目標)-?(?P<number>[0-9]{1,2})[】\])>〉]?[:.]?")  # of an indicator, in NFKC
_NTH = re.compile(r"\(?[0-9]{1,2}年目\)?")
_SUM = re.compile(r"増加.*累計")
_ASIDE = re.compile(r"\((?:現時点|現在|[^()]*時点|前)\)")
_ASIDE_AT_END = re.compile(r"\([^()]*\)$")
_HEADS = (Sort.HEAD, Sort.GROUP, Sort.EMPTY, Sort.KIND)
_MOST = 60  # cells
_MOST_OFF = 2  # columns of print between a head and what stands under it


@dataclass(frozen=True, slots=True)
class Increments:
    """The year of each increment, None where the heads only count them; the place behind the heads."""

    years: tuple[Cell | None, ...]
    end: int
    begins: bool = True  # whether the value before the programme stands here, or on the page before
    ends: bool = True  # whether the sum stands here, or on the page behind
    final: bool = False  # whether what is to be reached in the end stands behind the sum
    due: Cell | None = None  # its year

    @property
    def width(self) -> int:
        """Count the values of a row: before the programme, for each year, their sum, what it comes to."""
        return len(self.years) + self.begins + self.ends + self.final


def increments_at(tokens: Sequence[Token], start: int) -> Increments | None:
    """Read the heads that begin with what was before the programme; None where they are others."""
    return _heads(tokens, start) if tokens[start].plain.startswith(sheet_words().before) else None


def rest_of_heads(tokens: Sequence[Token], start: int) -> Increments | None:
    """Find the heads on the next page of a table whose sum is not on the first."""
    for at in range(start, len(tokens)):
        if tokens[at].sort is Sort.YEAR or tokens[at].plain.startswith(sheet_words().pieces):
            heads = _heads(tokens, at)
            if heads is not None and heads.ends and not heads.begins:
                return heads
    return None


def _heads(tokens: Sequence[Token], start: int) -> Increments | None:
    words = sheet_words()
    years: list[Cell] = []
    text, counted, at = "", 0, start
    final: Token | None = None
    for token in tokens[start : start + _MOST]:
        if LABEL.fullmatch(token.plain):
            break
        if _is_before(tokens, at, start):
            at += 1  # the head of a column before
            continue
        if final is None and _is_final(token) and _SUM.search(text):
            final, at = token, at + 1
            continue
        rest, times, nth = _rest(token, words.before)
        if rest and not (text + rest).endswith(words.pieces) and token.sort not in _HEADS:
            break
        text, counted, at = text + rest, counted + nth, at + 1
        years += times
    begins, ends = tokens[start].plain.startswith(words.before), _SUM.search(text) is not None
    if not text.endswith(words.pieces) or not (years or counted or (ends and not begins)):
        return None
    due = time_of(final.cell) if final is not None else None
    return Increments(tuple(years) or (None,) * counted, at, begins, ends, final is not None, due)


def _is_final(token: Token) -> bool:
    """Tell the head of what is to be reached in the end: 最終目標値（2027年度）."""
    return token.sort is Sort.FINAL or _ASIDE_AT_END.sub("", token.plain) in sheet_words().final


def _is_before(tokens: Sequence[Token], at: int, start: int) -> bool:
    """Tell the head of a column before the first from a name: heads stand on its line too."""
    line, left = tokens[at].line, tokens[start].cell.left - _MOST_OFF
    if line.separator is not Separator.GAP or tokens[at].cell.left >= left:
        return False
    beside = next((token for token in tokens[at : at + _MOST] if token.line is line and token.cell.left >= left), None)
    return beside is not None and (beside.sort is not Sort.VALUE or _NTH.fullmatch(beside.plain) is not None)


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
