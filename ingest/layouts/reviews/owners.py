"""The owners of indicators: the names of programmes and of their activities.

事業名 | 離島航路支援事業                                  beside their label, or in the next cell
予算事業ID：001234 / 離島航路支援事業 / 府省庁：海洋省        or for a title, as web pages have it
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from ingest.layouts.cues import plain_of
from ingest.layouts.reviews.tokens import Token
from ingest.layouts.reviews.words import Kind, sheet_words
from ingest.layouts.rows import Cell, joined

_LONGEST_TITLE = 20
_MOST_OF_OWNER = 3  # lines
_SHORTEST_OWNER, _LONGEST_OWNER = 4, 60
_ARROW = re.compile(r"[↓⇓▼⇩]")
_ABOUT = re.compile(r"について(?:[（(].*)?$")  # アクティビティについて, a label of its own
_NUMBER = re.compile(r"(?P<label>[^0-9:]{2,12}):?[0-9][0-9-]{1,15}")


def owners_of(tokens: Sequence[Token]) -> Iterator[tuple[int, Cell]]:
    """Read the names of programmes and of their activities, with their places."""
    for at, token in enumerate(tokens):
        labelled = token.kind in (Kind.OWNER, Kind.ACTIVITY)
        name = _beside(tokens, at) if labelled else _titled(tokens, at)
        if name is not None and _SHORTEST_OWNER <= len(name.text) <= _LONGEST_OWNER and "。" not in name.text:
            yield at, name


def _beside(tokens: Sequence[Token], at: int) -> Cell | None:
    """Join what stands beside a label, down to that of the office, or in the next cell."""
    start = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].kind is Kind.SIDE)
    own = list(takewhile(lambda below: below.kind in (Kind.TEXT, Kind.VALUE), tokens[start : start + 8]))
    beside = [below for below in own if below.row == tokens[at].row]
    if beside and tokens[at].column is not None:
        beside = [below for below in beside if below.column == beside[0].column]
    behind = tokens[start + len(own)] if start + len(own) < len(tokens) else None
    whole = behind is not None and behind.kind is not Kind.TEXT and len(own) <= _MOST_OF_OWNER
    if not beside and tokens[at].kind is Kind.ACTIVITY:
        whole, own = True, _title(own)
    named = beside or (own if whole else [])
    return joined(below.cell for below in named) if named else None


def _title(below: Sequence[Token]) -> list[Token]:
    """Take the line below a label: a short one is a title, as is one over an arrow; a long one begins a sentence."""
    longest = _LONGEST_OWNER if len(below) > 1 and _ARROW.fullmatch(below[1].text) else _LONGEST_TITLE
    first = [token for token in below[:1] if len(token.text) <= longest and "、" not in token.text]
    return [token for token in first if _ABOUT.search(token.text) is None]


def _titled(tokens: Sequence[Token], at: int) -> Cell | None:
    """Read the title between the number of a sheet and its office, or right above both."""
    number = _NUMBER.fullmatch(plain_of(tokens[at].text))
    if number is None or sheet_words().kind(number["label"]) is not Kind.SHEET:
        return None
    behind = [_of_office(token) for token in tokens[at + 1 : at + 3]]
    title = at + 1 if behind == [False, True] else at - 1
    if not any(behind) or title < 0 or tokens[title].kind is not Kind.TEXT:
        return None
    return tokens[title].cell


def _of_office(token: Token) -> bool:
    label = re.split("[:：]", token.text, maxsplit=1)[0]
    return token.kind is Kind.OFFICE or sheet_words().kind(label) is Kind.OFFICE
