"""Lists of measures and programmes that stand between tables of KPIs: no lines of those tables.

〔主な取組〕
・急速冷凍設備導入事業
"""

import re
from collections.abc import Collection, Iterator, Sequence

from ingest.layouts.rows import Line, Separator
from ingest.layouts.works.cues import WorkCues

_ITEM = re.compile(r"[ 　]*(?:[・･○●◯▪‣•■◆]|[-－*＊](?=[ 　]))[ 　]*[^ 　0-9０-９]")


def lists_beside(lines: Sequence[Line], kpis: Collection[int], words: WorkCues) -> Iterator[int]:
    """List the lines of every list under a label of measures or programmes on whose items no KPI stands."""
    at = 0
    while at < len(lines):
        end = _end(lines, at + 1, kpis) if words.announced(lines[at].text.strip()) is not None else at
        if end > at + 1:
            yield from (line.index for line in lines[at:end])
        at = max(end, at + 1)


def _end(lines: Sequence[Line], start: int, kpis: Collection[int]) -> int:
    """Find the line after the last item; an item has no cells, and the line below it may go on with it."""
    at = start
    while at < len(lines) and _is_item(lines[at]) and lines[at].index not in kpis:
        at += 1
    return at


def _is_item(line: Line) -> bool:
    """Tell an item from a row of a table, whose cells are set apart."""
    bare = _ITEM.match(line.text)
    return bare is not None and line.separator in (Separator.NONE, Separator.GAP) and "  " not in line.text.strip()
