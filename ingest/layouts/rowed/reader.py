"""KPI tables whose rows stand on printed lines: cells between runs of spaces, or single spaces under a known head.

    指標（単位）        基準値（R5）    目標値（R11）    担当課
    受診率（％）        42.8            60.0             住民課

A head gives each column its role, and its year to every row. A line with nothing but words goes on where the name of an
indicator was wrapped, before or after the line with the figures.
"""

from collections.abc import Callable

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.found import Findings
from ingest.layouts.heads.columns import Head
from ingest.layouts.heads.on_lines import head_at
from ingest.layouts.pages import Pages
from ingest.layouts.rowed.align import align
from ingest.layouts.rowed.row_table import RowTable
from ingest.layouts.rows import Line, Separator

IsHeading = Callable[[Line], bool]
_MOST_WRAPPED = 3
_PRINTED = (Separator.GAP, Separator.NONE)


def read_rows(lines: list[Line], cues: LayoutCues, is_heading: IsHeading, findings: Findings) -> None:
    """Read every table of separated rows; the lines that belong to one are marked as used."""
    pages = Pages(lines)
    index = 0
    while index < len(lines):
        head, body = head_at(lines, index, cues) if lines[index].separator in _PRINTED else (None, index)
        below = lines[body : body + _MOST_WRAPPED]
        wrapped = body > index + 1
        used = any(line.index in findings.used for line in lines[index : body + 1])
        if head is None or used or (wrapped and not _has_rows(head, below, cues)):
            index += 1
            continue
        table = RowTable(head, cues, is_heading, findings, pages)
        index = table.read(lines, index, body)


def _has_rows(head: Head, lines: list[Line], cues: LayoutCues) -> bool:
    """Tell whether whole rows stand under a wrapped head, and not one cell a line."""
    rows = (align(cells, head, cues) for line in lines for cells in (line.cells, line.words) if len(cells) > 1)
    at = head.index(Role.TARGET)
    return any(row is not None and at is not None and row[at].text for row in rows)
