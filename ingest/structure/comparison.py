"""The old text beside the new in a table of amendments (新旧対照表), which is no part of what the document says now.

                 改定後                                     改定前
    ① 相談件数                                ① 相談件数
       目標値 350件（令和13年度）                目標値 200件（令和８年度）

Only texts whose lines keep their places are cut so; a line without a gap is one that runs on under both columns.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ontology.print_width import columns_of

Span = tuple[int, int]
_NEW = r"(?:改[定正訂]|変更)(?:後|案)|新"
_OLD = r"(?:改[定正訂]|変更)前|現[ 　]?行|旧"
_HEAD = re.compile(rf"[ 　]*(?P<left>{_NEW}|{_OLD})[ 　]{{6,}}(?P<right>{_OLD}|{_NEW})[ 　]*", re.MULTILINE)
_IS_NEW = re.compile(_NEW)
_GAP = re.compile(r"(?<=[^ 　])[ 　]{2,}(?=[^ 　])")
_NEAR = 18  # columns of print: the columns of one page are not quite those of the next
_HALF = 0.5  # of the way to the label on the right: what stands farther in begins in the column on the right


def old_columns(source: str) -> list[Span]:
    """Find the passages of the old text, line by line."""
    tables: list[tuple[float, bool, list[Span]]] = []
    for start, end in _lines(source):
        head = _HEAD.fullmatch(source, start, end)
        if head is not None and _is_new(head["left"]) != _is_new(head["right"]):
            tables.append((_HALF * columns_of(source[start : head.start("right")]), _is_new(head["left"]), []))
        elif tables:
            tables[-1][2].append((start, end))
    return [span for middle, is_left, lines in tables for span in _other_column(source, lines, middle, is_left)]


def _other_column(source: str, lines: Sequence[Span], middle: float, keeps_left: bool) -> Iterator[Span]:
    """Go through what stands in the column that is not kept."""
    begins = _begin_of_right(source, lines, middle)
    for start, end in lines:
        left, right = _halves(source[start:end], middle, begins)
        cut = right if keeps_left else left
        if cut:
            yield start + cut[0], start + cut[1]


def _begin_of_right(source: str, lines: Sequence[Span], middle: float) -> int:
    """Find where most cells of the column on the right begin, in columns of print."""
    begins: Counter[int] = Counter()
    for start, end in lines:
        line = source[start:end]
        first = next((gap for gap in _gaps(line) if gap[2] > middle), None)
        if first is not None:
            begins[first[2]] += 1
    return max(begins, key=lambda at: (begins[at], -at), default=0)


def _halves(line: str, middle: float, begins: int) -> tuple[Span | None, Span | None]:
    """Part a line at the gap that ends nearest to where the column on the right begins."""
    inset = len(line) - len(line.lstrip())
    if not line.strip():
        return None, None
    if columns_of(line[:inset]) > middle:
        return None, (0, len(line))
    gaps = [gap for gap in _gaps(line) if gap[2] > middle and abs(gap[2] - begins) <= _NEAR]
    if not gaps:
        return (0, len(line)) if columns_of(line) <= begins + _NEAR else None, None
    start, end, _ = min(gaps, key=lambda gap: abs(gap[2] - begins))
    return (0, start), (end, len(line))


def _gaps(line: str) -> list[tuple[int, int, int]]:
    """List the gaps within a line: begin, end, and the column of print where they end."""
    return [(*gap.span(), columns_of(line[: gap.end()])) for gap in _GAP.finditer(line)]


def _is_new(label: str) -> bool:
    return _IS_NEW.fullmatch(label) is not None


def _lines(source: str) -> Iterator[Span]:
    start = 0
    for line in source.splitlines(keepends=True):
        yield start, start + len(line.rstrip("\r\n\f"))
        start += len(line)
