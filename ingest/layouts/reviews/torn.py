"""The words of a text in one stream, what a line end or a space has torn whole again: 目標最 / 終年度, 令和 5 年度."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from ingest.layouts.cues import LayoutCues, plain_of
from ingest.layouts.figures.values import is_value
from ingest.layouts.printed.words import Measure
from ingest.layouts.reviews.downward import in_rows
from ingest.layouts.reviews.pages import without_manners, without_pages, without_turned
from ingest.layouts.reviews.raised import lowered
from ingest.layouts.reviews.tables import pieces_of
from ingest.layouts.reviews.tokens import NO_YEAR, NUMBER, YEAR, Token, parted
from ingest.layouts.reviews.words import Kind, SheetWords, sheet_words
from ingest.layouts.rows import Line, joined

_TORN_YEAR = re.compile(rf"(?:令和?|平成?|[和成][0-9]{{1,2}}年?度?|{NUMBER}年?|[-－―‐ー−]|年度?|\()")
_ERA = re.compile(r"令和|平成")
_OPEN = re.compile(r"[(（▲△]")
_BOUND = re.compile(r"以上|以下|以内|未満|超|程度")  # set off the figure by a space
_MOST_TORN = 5  # pieces of one label
_MOST_OF_YEAR = 3


def tokens_of(lines: Sequence[Line], measure: Measure, cues: LayoutCues) -> list[Token]:
    """Sort the words of a text."""
    words = sheet_words()
    torn = [token for piece in pieces_of(lines, measure) for token in parted(piece, words, cues)]
    own = without_turned(torn, words)
    whole = without_manners(list(_whole(own, words, cues)), words)
    return lowered(in_rows(without_pages(whole)))


def _whole(tokens: Sequence[Token], words: SheetWords, cues: LayoutCues) -> Iterator[Token]:
    """Join what a line end or a space has torn: 目標最 / 終年度, 令和 5 年度, （ 20 ）."""
    starts = frozenset(label[:end] for label in words.kinds for end in range(1, len(label)))
    at = 0
    while at < len(tokens):
        count, kind = _torn_label(tokens, at, starts, words) or _torn_year(tokens, at) or _torn_value(tokens, at, cues)
        token = tokens[at]
        yield (
            token if count == 1 else replace(token, kind=kind, cell=joined(own.cell for own in tokens[at : at + count]))
        )
        at += count


def _torn_label(tokens: Sequence[Token], at: int, starts: frozenset[str], words: SheetWords) -> tuple[int, Kind] | None:
    text, found = plain_of(tokens[at].text).lstrip("([【〔"), None
    for end in range(at + 1, min(at + _MOST_TORN, len(tokens))):
        if text not in starts:
            break
        token = tokens[end]
        beside = token.column is not None and token.column != tokens[at].column
        if beside or token.kind is Kind.VALUE or token.line - tokens[end - 1].line > 1:
            break
        text += plain_of(token.text)
        kind = words.kind(text)
        if kind is not None:
            found = end + 1 - at, kind
    return found


def _torn_year(tokens: Sequence[Token], at: int) -> tuple[int, Kind] | None:
    """Join the figure of a year with its era and 年度, on one line or one a line."""
    if _ERA.fullmatch(tokens[at].text) and at + 1 < len(tokens) and tokens[at + 1].kind is Kind.YEAR:
        return 2, Kind.YEAR
    torn = list(takewhile(lambda token: _TORN_YEAR.fullmatch(plain_of(token.text)), tokens[at : at + _MOST_OF_YEAR]))
    behind = [token for token in tokens[at + 1 : at + _MOST_OF_YEAR] if token.kind is Kind.NO_YEAR]
    for count in range(max(len(torn), len(behind) + 1), 1, -1):
        own = tokens[at : at + count]
        text = "".join(plain_of(token.text) for token in own)
        near = own[-1].line - own[0].line < count
        if near and "年" in text and own[0].kind is not Kind.YEAR:
            kind = next(
                (kind for form, kind in ((YEAR, Kind.YEAR), (NO_YEAR, Kind.NO_YEAR)) if form.fullmatch(text)), None
            )
            if kind is not None:
                return count, kind
    return None


def _torn_value(tokens: Sequence[Token], at: int, cues: LayoutCues) -> tuple[int, Kind]:
    """Join brackets, signs and bounds that spaces set off a figure."""
    if _OPEN.fullmatch(tokens[at].text):
        for count in (3, 2):
            own = tokens[at : at + count]
            text = "".join(token.text for token in own)
            if len(own) == count and _are_near(own) and is_value(text.strip("()（）"), cues):
                balanced = text.count("(") + text.count("（") == text.count(")") + text.count("）")
                if balanced:
                    return count, Kind.VALUE
    bound = tokens[at + 1] if tokens[at].kind is Kind.VALUE and at + 1 < len(tokens) else None
    if bound is not None and _BOUND.fullmatch(bound.text) and _place(bound) == _place(tokens[at]):
        return 2, Kind.VALUE
    return 1, tokens[at].kind


def _are_near(own: Sequence[Token]) -> bool:
    """Tell pieces on one line, or one a line."""
    return own[-1].row == own[0].row or (len(own) == _MOST_OF_YEAR and own[-1].line - own[0].line == len(own) - 1)


def _place(token: Token) -> tuple[int, int | None]:
    return token.row, token.column
