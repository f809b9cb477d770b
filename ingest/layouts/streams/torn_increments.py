"""Heads of yearly increments and of their sum, torn over lines in a narrow column: 2025年度増加 / 分（1年目）."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.layouts.rows import joined
from ingest.layouts.streams.tokens import Token

_D = "0-9０-９"
_YEAR = rf"(?:20[0-9]{{2}}|２０[０-９]{{2}}|(?:令和|[RＲ])(?:[{_D}]{{1,2}}|元))年?度"
_HEAD = re.compile(rf"{_YEAR}増加分(?:[（(]?[{_D}]{{1,2}}年目[)）]?)?|(?:KPI|ＫＰＩ)?増加分の累計")
_BEGINS = re.compile(r"20|２０|令|[RＲ]|K|Ｋ|増")
_MOST_PIECES = 5


def with_whole_increments(tokens: list[Token]) -> list[Token]:
    """Join the pieces of every such head."""
    found: list[Token] = []
    at = 0
    while at < len(tokens):
        end = _end(tokens, at)
        pieces = tokens[at:end]
        cell = joined(piece.cell for piece in pieces)
        found.append(replace(tokens[at], cell=cell, last=pieces[-1].last) if len(pieces) > 1 else tokens[at])
        at = end
    return found


def _end(tokens: Sequence[Token], start: int) -> int:
    """Find the end of the longest head that begins at a token; the next token where none does."""
    if _BEGINS.match(tokens[start].cell.text) is None:
        return start + 1
    texts = [token.cell.text for token in tokens[start : start + _MOST_PIECES]]
    ends = (end for end in range(len(texts), 1, -1) if _HEAD.fullmatch("".join(texts[:end])))
    return start + next(ends, 1)
