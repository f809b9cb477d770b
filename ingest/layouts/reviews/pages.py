"""Leaves out what says nothing of figures: numbers of pages and sheets, turned labels, whether an indicator counts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.layouts.cues import plain_of
from ingest.layouts.reviews.tokens import Token
from ingest.layouts.reviews.words import Kind, SheetWords, bare

_PAGE = re.compile(r"[-－‐―]\d{1,3}[-－‐―]")
_DASH = r"[-－‐―]"
_LONG = rf"20\d{{2}}(?:{_DASH}[^\d\s]{{1,6}})?(?:{_DASH}新?\d{{2,6}}){{1,3}}"  # 2022-海洋-21-0123-00
_SHEET = re.compile(rf"新?\d{{1,2}}?{_DASH}?\d{{2,6}}|{_LONG}")
_FEWEST_LETTERS = 4
_MOST_BETWEEN = 2  # lines from letter to letter
_MOST_ASIDE = 1


def without_pages(tokens: Sequence[Token]) -> list[Token]:
    """Leave out the numbers of pages and sheets."""
    return [token for at, token in enumerate(tokens) if not _of_page(tokens, at)]


def without_manners(tokens: Sequence[Token], words: SheetWords) -> list[Token]:
    """Leave out what says whether an indicator counts or describes: 定量／定性 | 定量."""
    answered = [
        token.kind is Kind.MANNER and behind.kind is Kind.TEXT and bare(behind.text) in words.answers
        for token, behind in pairwise(tokens)
    ]
    out = {at + more for at, is_answered in enumerate(answered) if is_answered for more in (0, 1)}
    kept = (token for at, token in enumerate(tokens) if at not in out)
    return [replace(token, kind=Kind.TEXT) if token.kind is Kind.MANNER else token for token in kept]


def _of_page(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.kind is Kind.SHEET or _PAGE.fullmatch(plain_of(token.text)):
        return True
    over = tokens[at - 1] if at else token
    near = token.line - over.line <= 1
    return over.kind is Kind.SHEET and near and _SHEET.fullmatch(plain_of(token.text)) is not None


def without_turned(tokens: Sequence[Token], words: SheetWords) -> list[Token]:
    """Leave out labels that run down the side a letter a line."""
    turned = {at for run in _turned(tokens, words) for at in run}
    return [token for at, token in enumerate(tokens) if at not in turned]


def _turned(tokens: Sequence[Token], words: SheetWords) -> Iterator[list[int]]:
    """Find labels that run down the side a letter a line: 成 / 果 / 目 / 標."""
    first = (at for at, token in enumerate(tokens) if not at or tokens[at - 1].line != token.line)
    letters = [at for at in first if len(tokens[at].text) == 1 and tokens[at].kind is not Kind.VALUE]
    run: list[int] = []
    for before, at in pairwise([None, *letters]):
        text = "".join(tokens[one].text for one in [*run, at] if one is not None)
        below = before is not None and at is not None and _is_below(tokens[before], tokens[at])
        if not below or not any(bare(text) in side for side in words.sides):
            if len(run) >= _FEWEST_LETTERS:
                yield run
            run = []
        run += [at] if at is not None else []
    if len(run) >= _FEWEST_LETTERS:
        yield run


def _is_below(over: Token, token: Token) -> bool:
    return 0 < token.line - over.line <= _MOST_BETWEEN and abs(token.cell.left - over.cell.left) <= _MOST_ASIDE
