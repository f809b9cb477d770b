"""Brings heads that stand above the line of the names, as merged cells are printed, behind these: in order of columns.

                              単位   27年度   28年度   中間目標   目標最終年度
定量的な成果目標   成果指標                           30年度     32年度
"""

from collections.abc import Sequence
from itertools import takewhile

from ingest.layouts.reviews.tokens import Token
from ingest.layouts.reviews.words import Kind

_MOST_ABOVE = 3  # lines
_YEARS = (Kind.YEAR, Kind.NO_YEAR)
_HEADS = (Kind.INTERIM, Kind.FINAL, Kind.TARGET, Kind.EXPECTED, Kind.REST)
_RAISED = (Kind.UNIT, *_YEARS, *_HEADS, Kind.START)
_LEFT = (Kind.AIM, Kind.SIDE, Kind.STAGE, Kind.TEXT)


def lowered(tokens: Sequence[Token]) -> list[Token]:
    """Set every name's head before the heads above its line."""
    out = list(tokens)
    for at, token in enumerate(tokens):
        if token.kind is Kind.NAME:
            _lower(out, at)
    return out


def _lower(tokens: list[Token], at: int) -> None:
    line = tokens[at].line
    own = _before(tokens, at, line, (*_LEFT, Kind.NAME))
    start = own
    while start and tokens[start - 1].kind in (*_RAISED, Kind.SIDE) and line - tokens[start - 1].line <= _MOST_ABOVE:
        start -= 1
    raised = [token for token in tokens[start:own] if token.kind in _RAISED]
    if not any(token.line < line for token in raised):
        return
    left = [token for token in tokens[start : at + 1] if token not in raised]
    end = at + 1 + len(list(takewhile(lambda token: token.kind in _RAISED and token.line == line, tokens[at + 1 :])))
    beside = tokens[at + 1 : end]
    if any(token.kind is Kind.UNIT for token in raised):
        tokens[start:end] = [*left, *raised, *beside]
        return
    below = len(list(takewhile(lambda token: token.kind in _YEARS, tokens[end:])))
    heads = sum(token.kind not in (*_YEARS, Kind.REST) for token in raised)
    waiting = max(heads - below, 0)
    years = [place for place, token in enumerate(beside) if token.kind in _YEARS]
    cut = years[-waiting] if 0 < waiting < len(years) else len(beside)
    tokens[start:end] = [*left, *beside[:cut], *raised, *beside[cut:]]


def _before(tokens: Sequence[Token], at: int, line: int, kinds: Sequence[Kind]) -> int:
    """Find the first word on a line, from one in it."""
    while at and tokens[at - 1].line == line and tokens[at - 1].kind in kinds:
        at -= 1
    return at
