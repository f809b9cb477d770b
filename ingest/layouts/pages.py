"""What stands at the head and foot of every page, and cuts a table in two: page numbers, running titles."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from ingest.layouts.cues import load_layout_cues
from ingest.layouts.figures.values import is_time_only
from ingest.layouts.rows import Line
from ingest.logic.plan_headings import plan_heading

_DASHES = r"[\s\-－–—―‐・]*"
_NUMBER = r"[0-9０-９]{1,4}"
_PAGE_NUMBER = re.compile(
    rf"{_DASHES}(?:[pPｐＰ][.．]?[ 　]*)?{_NUMBER}(?:[ 　]*[/／][ 　]*{_NUMBER})?{_DASHES}(?:頁|ページ)?"
)
_ENDS_IN_NUMBER = re.compile(rf"(?:^|[\s\-－–—―‐・/／pPｐＰ.]){_NUMBER}{_DASHES}(?:頁|ページ)?$")  # no 目標値（令和11
_FIGURE = re.compile(r"[-－−]?[0-9０-９]+")  # -12 is less than nothing
_FIGURES = re.compile(r"[\d\s]+")
_FEWEST = 2
_MOST_LINES = 6  # of the foot of one page and the head of the next
_SHORTEST_PAGE = 10  # lines between a page number and the next
_LIKELY_PAGE = 25
_FEWEST_COUNTED = 3  # numbers that count up by one, where nothing else tells pages


class Pages:
    """Knows the lines of a text that are no part of what they stand in."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self._counts = Counter(_masked(line) for line in lines)
        self._numbers = frozenset(_bare_numbers(lines))

    def is_number(self, line: Line) -> bool:
        """Tell whether a line is surely the number of its page: - 12 -, or a bare 12 that pages are counted by."""
        return line.index in self._numbers or (is_page_number(line) and _FIGURE.fullmatch(line.text.strip()) is None)

    def is_furniture(self, line: Line) -> bool:
        """Tell whether a line may be the furniture of a page: a page number, a rule, what stands there twice."""
        words = _masked(line)
        repeated = self._counts[words] >= _FEWEST and any(map(str.isalpha, words))
        return is_page_number(line) or line.is_rule or (repeated and not _names_part(line))

    def after_break(self, lines: Sequence[Line], start: int) -> int:
        """Find the line after a page break that begins at a line (furniture with a page number); else the start."""
        end = start
        if _is_years(lines[start]):
            return start
        while end < min(start + _MOST_LINES, len(lines)) and self.is_furniture(lines[end]):
            end += 1
        broken = any(_ENDS_IN_NUMBER.search(line.text) for line in lines[start:end])
        return end if broken else start


def _names_part(line: Line) -> bool:
    """Tell a heading of the plan, 施策１－２ …, which a list of all indicators has again over its rows."""
    return plan_heading(line.text, load_layout_cues()) is not None


def _is_years(line: Line) -> bool:
    """Tell the years of the values above them, （R4）  （R8）, which the last row of a page has as others have."""
    return len(line.cells) > 1 and all(is_time_only(cell.text) for cell in line.cells)


def is_page_number(line: Line) -> bool:
    """Tell whether a line is nothing but the number of a page: - 12 -, 12/40, p.12."""
    return _PAGE_NUMBER.fullmatch(line.text) is not None


def is_foot(line: Line) -> bool:
    """Tell the number of a page between dashes or behind p., - 12 -; a bare one may be a value."""
    return is_page_number(line) and not line.text.strip().isdecimal()


def _bare_numbers(lines: Sequence[Line]) -> Iterator[int]:
    """List the lines that are a bare number before a form feed, or one of a long run that counts up page by page."""
    last = len(lines) - 1
    bare = [at for at, line in enumerate(lines) if line.text.strip().isdecimal() and is_page_number(line)]
    if any(line.begins_page for line in lines):
        yield from (lines[at].index for at in _one_a_page(lines, bare))
        return
    run = _longest_run(lines, [at for at in bare if at == last or lines[at + 1].follows_blank])
    long = all(_stands_alone(lines, at) for at in run) and all(b - a >= _LIKELY_PAGE for a, b in pairwise([0, *run]))
    sure = run[-1:] == [last] or long
    if len(run) >= (_FEWEST if sure else _FEWEST_COUNTED):
        yield from (lines[at].index for at in run)


def _one_a_page(lines: Sequence[Line], bare: Sequence[int]) -> Iterator[int]:
    """Find the number of every page: its last line, or the line where the count of the pages has its number.

    A program that reads column by column gives the number before what stands at the right of the page.
    """
    page_of = list(accumulate(line.begins_page for line in lines))
    ends = [at for at in bare if at + 1 == len(lines) or lines[at + 1].begins_page]
    alone = [at for at in bare if _stands_alone(lines, at)]
    count = Counter(int(lines[at].text) - page_of[at] for at in ends or alone)
    first, times = next(iter(count.most_common(1)), (0, 0))
    yield from ends
    in_dashes = any(map(is_foot, lines))
    sure = ends or (
        times > max(page_of, default=0) and not in_dashes
    )  # where no number ends a page, every page must have one
    stands = _ends_paragraph if times >= _FEWEST else _stands_alone
    for page in sorted(set(page_of) - {page_of[at] for at in ends}) if sure else ():
        own = [at for at in bare if page_of[at] == page and int(lines[at].text) == page + first and stands(lines, at)]
        yield from own[-1:]


def _ends_paragraph(lines: Sequence[Line], at: int) -> bool:
    return lines[at].follows_blank or at + 1 == len(lines) or lines[at + 1].follows_blank


def _stands_alone(lines: Sequence[Line], at: int) -> bool:
    return lines[at].follows_blank and at + 1 < len(lines) and lines[at + 1].follows_blank


def _longest_run(lines: Sequence[Line], places: Sequence[int]) -> list[int]:
    """Find the longest run of numbers that count up by one, a page apart; the nearest and last of those as long."""
    ending: dict[int, list[list[int]]] = {}  # runs by the number that they end with
    best: list[int] = []
    for at in places:
        number = int(lines[at].text)
        before = (run for run in reversed(ending.get(number - 1, [])) if at - run[-1] >= _SHORTEST_PAGE)
        run = [*max(before, key=len, default=[]), at]
        ending.setdefault(number, []).append(run)
        best = run if len(run) >= len(best) else best
    return best


def _masked(line: Line) -> str:
    return _FIGURES.sub("", line.text).strip("-－–—―")
