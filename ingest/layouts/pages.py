"""What stands at the head and foot of every page, and cuts a table in two: page numbers, running titles."""

import re
from collections import Counter
from collections.abc import Sequence

from ingest.layouts.rows import Line

_DASHES = r"[\s\-－–—―‐・]*"
_NUMBER = r"[0-9０-９]{1,4}"
_PAGE_NUMBER = re.compile(
    rf"{_DASHES}(?:[pPｐＰ][.．]?[ 　]*)?{_NUMBER}(?:[ 　]*[/／][ 　]*{_NUMBER})?{_DASHES}(?:頁|ページ)?"
)
_FIGURES = re.compile(r"[\d\s]+")
_FEWEST = 2
_MOST_LINES = 6  # of the foot of one page and the head of the next


class Pages:
    """Knows the lines of a text that are no part of what they stand in."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._counts = Counter(_masked(line) for line in lines)

    def is_furniture(self, line: Line) -> bool:
        """Tell whether a line may be the furniture of a page: a page number, a rule, what stands there twice."""
        return is_page_number(line) or line.is_rule or self._counts[_masked(line)] >= _FEWEST

    def after_break(self, lines: Sequence[Line], start: int) -> int:
        """Find the line after a page break that begins at a line (furniture with a page number); else the start."""
        end = start
        while end < min(start + _MOST_LINES, len(lines)) and self.is_furniture(lines[end]):
            end += 1
        broken = any(is_page_number(line) or line.text.rstrip()[-1:].isdecimal() for line in lines[start:end])
        return end if broken else start


def is_page_number(line: Line) -> bool:
    """Tell whether a line is nothing but the number of a page: - 12 -, 12/40, p.12."""
    return _PAGE_NUMBER.fullmatch(line.text) is not None


def _masked(line: Line) -> str:
    return _FIGURES.sub("", line.text).strip("-－–—―")
