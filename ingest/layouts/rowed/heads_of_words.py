"""The heads of tables whose lines are parted by single spaces, and their notes: no columns of print tell more."""

import re
from collections.abc import Callable, Iterator

from ingest.layouts.cues import LayoutCues
from ingest.layouts.found import Findings
from ingest.layouts.heads.columns import Head
from ingest.layouts.heads.on_lines import head_at
from ingest.layouts.rows import Line, Separator

_FEWEST = 3
_NOTE = re.compile(r"[※＊*][ 　]*[0-9０-９]*[ 　]*[^0-9０-９ 　]|[（(]?注[)）0-9０-９:：]|資料[:：]|出典[:：]")


def heads_of_words(
    lines: list[Line], cues: LayoutCues, findings: Findings, fits: Callable[[Head], bool]
) -> Iterator[tuple[Head, int, int]]:
    """Go through the heads that fit, each with its first line and that of its rows, on lines that are free then."""
    for at, line in enumerate(lines):
        free = line.separator is Separator.NONE and line.index not in findings.used
        head, body = head_at(lines, at, cues) if free and len(line.words) >= _FEWEST else (None, at)
        if head is not None and fits(head):
            yield head, at, body


def is_note(line: Line) -> bool:
    """Tell a note below a table; the mark of one alone, ※２, may be torn from a value."""
    return _NOTE.match(line.text.strip()) is not None
