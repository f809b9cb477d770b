"""Numbers of pages at the right of the headings that pages begin with, as slides are extracted.

2. 柱Ⅰ 渡し場の再生                                         2      is  2. 柱Ⅰ 渡し場の再生
3. 柱Ⅱ 船大工の育成                                         3          3. 柱Ⅱ 船大工の育成

They count up from page to page. The lines of a list of contents stand close together, and so do the rows of a table.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_DIGITS, _SPACES = "0123456789０１２３４５６７８９", " 　"
_LONGEST_NUMBER, _LONGEST_TITLE = 3, 60
_FAR = 4  # columns of print from a title to its number
_NO_TITLE = re.compile(r"[|｜│\t。…]|^[．・]")
_GAP = re.compile(r"\S(?: {2,}|　{2,})\S")
_TITLE = re.compile(r"[\u3041-\u30fa\u3400-\u9fff]{2}")
_FEWEST = 3
_MOST_LEFT_OUT = 2  # pages without a heading between two that have one
_SHORTEST_PAGE = 6  # lines


@dataclass(frozen=True, slots=True)
class _Head:
    line: int
    number: int
    span: tuple[int, int]  # of the number and the space before it


def counted_heads(source: str) -> list[tuple[int, int]]:
    """Find the numbers that count up behind the headings, as source spans."""
    run: list[_Head] = []
    best: list[_Head] = []
    for head in _heads(source):
        if run and not _is_next(run[-1], head):
            best, run = max(best, run, key=len), []
        run.append(head)
    best = max(best, run, key=len)
    return [head.span for head in best] if _counts(best) else []


def _heads(source: str) -> Iterator[_Head]:
    """Go through the lines that are a title and a number far to the right of it."""
    start = 0
    for at, line in enumerate(source.split("\n")):
        text = line.rstrip(" \t　\r")
        before = text.rstrip(_DIGITS)
        title, number = before.rstrip(_SPACES), text[len(before) :]
        gap = before[len(title) :]
        if 0 < len(number) <= _LONGEST_NUMBER and len(gap) + gap.count("　") >= _FAR and _is_title(title.strip()):
            yield _Head(at, int(number), (start + len(title), start + len(text)))
        start += len(line) + 1


def _is_title(text: str) -> bool:
    """Tell words that no wide gap parts from other cells."""
    plain = 0 < len(text) <= _LONGEST_TITLE and not _NO_TITLE.search(text) and not _GAP.search(text)
    return plain and _TITLE.search(text) is not None


def _is_next(head: _Head, other: _Head) -> bool:
    return 0 < other.number - head.number <= 1 + _MOST_LEFT_OUT and other.line - head.line >= _SHORTEST_PAGE


def _counts(heads: Sequence[_Head]) -> bool:
    """Tell pages that count up: three one after the other, more where some have no heading."""
    if len(heads) < _FEWEST:
        return False
    return heads[-1].number - heads[0].number < len(heads) or len(heads) > _FEWEST
