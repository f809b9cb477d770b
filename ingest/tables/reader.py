"""KPI tables that extraction flattened to one fragment a line: KPIs with their series, policy headings and goals.

    4 / 若者の就業 / 者数                 rows by their numbers (`table_rows`), taken apart into cells (`table_cells`)
    120人 / （2015年） / [33%] / →        values with date and progress (`table_values`)
    [33%]                                 recomputed, and held against print (`table_progress`)
    ＜基本目標のKPI＞                     captions and policy headings (`table_levels`)
    合計 9件 2件 7件                      the document's own totals, held against what was read (`table_totals`)

Nothing is read where no head of such a table stands (`table_heads`).
"""

from dataclasses import dataclass, field

from ingest.cues import Cues
from ingest.resolve import Collector
from ingest.structure.clean import CleanText
from ingest.tables.cells import cells_of
from ingest.tables.cues import load_table_cues
from ingest.tables.entities import TableWriter
from ingest.tables.goals import goal_names
from ingest.tables.heads import find_heads, may_hold_tables
from ingest.tables.levels import Table, claim_goal_tables, in_order, put_headings_in_force
from ingest.tables.lines import Line, lines_of, span_of
from ingest.tables.rows import rows_of
from ingest.tables.totals import Totals, compare, read_totals

_NO_ROWS = "表の見出しに続く行がない / a table head without rows"
_Span = tuple[int, int]


@dataclass(slots=True)
class KpiTables:
    """Tables in the order of their numbers, totals printed before them, names of goals by number; source spans."""

    tables: list[Table] = field(default_factory=list)
    totals: list[Totals] = field(default_factory=list)
    names: dict[int, tuple[str, Line]] = field(default_factory=dict)
    used: list[_Span] = field(default_factory=list)
    without_rows: list[_Span] = field(default_factory=list)


def find_kpi_tables(cleaned: CleanText, cues: Cues) -> KpiTables:
    """Find every flattened table of KPIs; none where the text has no head of one."""
    words = load_table_cues()
    if not may_hold_tables(cleaned.text, words):
        return KpiTables()
    lines = lines_of(cleaned)
    heads = find_heads(lines, words)
    if not heads:
        return KpiTables()
    found = KpiTables(totals=read_totals(lines[: heads[0].start], words))
    for head, limit in zip(heads, [*(head.start for head in heads[1:]), len(lines)], strict=True):
        rows, place = rows_of(lines[head.end : limit], words), span_of(lines[head.start : head.end])
        if rows:
            found.tables.append(Table(head, rows))
            found.used += [place, *(span_of(row.lines) for row in rows)]
        else:
            found.without_rows.append(place)
    claim_goal_tables(found.tables, lines, words)
    found.tables = in_order(found.tables)
    put_headings_in_force(found.tables)
    found.names = goal_names(lines, heads, found.totals, cues)
    return found


def add_kpi_tables(found: KpiTables, collector: Collector) -> None:
    """Take in the KPIs of tables, and hold them against the totals that the document prints."""
    words = load_table_cues()
    for place in found.without_rows:
        collector.leave_unresolved(_NO_ROWS, place)
    writer = TableWriter(collector, words, found.names)
    for table in found.tables:
        writer.begin_table(is_goal_level=table.is_goal_level)
        for row, heading in zip(table.rows, table.headings, strict=True):
            writer.write(row, cells_of(row, words), heading, table.head)
    for reason, span in compare(found.totals, writer.counted):
        collector.leave_unresolved(reason, span)
