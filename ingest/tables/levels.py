"""Which tables hold the KPIs of a goal, and which policy heading is in force for each row.

The text of one page may come in odd order: a table of the goal's KPIs after that of the measures, captions before or
after their tables. So the tables are put in the order of their numbers, and a caption claims the table beside it that
fits: one without a policy heading, before one whose headings begin anew.
"""

from dataclasses import dataclass, field

from ingest.tables.cues import TableCues
from ingest.tables.heads import Head
from ingest.tables.lines import Line
from ingest.tables.rows import Heading, Row

_NEAR_HEAD = 4  # lines before the first head in which a caption may stand


@dataclass(slots=True)
class Table:
    """One table of a page."""

    head: Head
    rows: list[Row]
    is_goal_level: bool = False
    headings: list[Heading | None] = field(default_factory=list)  # for each row, the policy heading in force


def claim_goal_tables(tables: list[Table], lines: list[Line], cues: TableCues) -> None:
    """Let each caption of goal KPIs claim its table; `tables` are in the order of the text."""
    ordered = in_order(tables)
    for at, is_goal in _captions(tables, lines, cues):
        if not is_goal:
            continue
        after = next((index for index, table in enumerate(tables) if table.head.start > at), len(tables))
        near = [tables[index] for index in (after, after - 1, after + 1) if 0 <= index < len(tables)]
        fitting = [table for table in near if not table.is_goal_level and _fits(table, ordered)]
        unheaded = [table for table in near[:1] if not any(row.heading for row in table.rows)]
        for table in (fitting or unheaded)[:1]:
            table.is_goal_level = True


def in_order(tables: list[Table]) -> list[Table]:
    """Put tables in the order of their numbers."""
    return sorted(tables, key=lambda table: table.rows[0].number)


def put_headings_in_force(ordered: list[Table]) -> None:
    """Carry each policy heading on to the rows below it, past the ends of pages, up to the next goal."""
    heading: Heading | None = None
    for table in ordered:
        if table.is_goal_level:
            heading = None
        for row in table.rows:
            heading = row.heading or heading
            table.headings.append(None if table.is_goal_level else heading)


def _captions(tables: list[Table], lines: list[Line], cues: TableCues) -> list[tuple[int, bool]]:
    start = max(0, min((table.head.start for table in tables), default=0) - _NEAR_HEAD)
    found = ((index, cues.caption(lines[index].text)) for index in range(start, len(lines)))
    return [(index, is_goal) for index, is_goal in found if is_goal is not None]


def _fits(table: Table, ordered: list[Table]) -> bool:
    """Tell whether a table looks like one of goal KPIs: no policy heading in it, a first one in the table after it."""
    place = next(index for index, other in enumerate(ordered) if other is table)
    follower = ordered[place + 1] if place + 1 < len(ordered) else None
    first = follower.rows[0].heading if follower else None
    return not any(row.heading for row in table.rows) and first is not None and first.first
