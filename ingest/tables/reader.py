"""KPI tables that extraction flattened to one fragment a line: KPIs with their series, policy headings and goals.

    4 / 若者の就業 / 者数                 rows by their numbers (`table_rows`), taken apart into cells (`table_cells`)
    120人 / （2015年） / [33%] / →        values with date and progress (`table_values`)
    [33%]                                 recomputed, and held against print (`table_progress`)
    ＜基本目標のKPI＞                     captions and policy headings (`table_levels`)
    合計 9件 2件 7件                      the document's own totals, held against what was read (`table_totals`)

Nothing is read where no head of such a table stands (`table_heads`).
"""

from ingest.cues import Cues
from ingest.resolve import Collector
from ingest.structure.clean import CleanText
from ingest.tables.cells import cells_of
from ingest.tables.cues import load_table_cues
from ingest.tables.entities import TableWriter
from ingest.tables.goals import goal_names
from ingest.tables.heads import Head, find_heads, may_hold_tables
from ingest.tables.levels import Table, claim_goal_tables, in_order, put_headings_in_force
from ingest.tables.lines import Line, lines_of, span_of
from ingest.tables.rows import rows_of
from ingest.tables.totals import compare, read_totals


def read_kpi_tables(cleaned: CleanText, cues: Cues, collector: Collector) -> None:
    """Read every flattened table of KPIs; does nothing where the text has no head of one."""
    words = load_table_cues()
    if not may_hold_tables(cleaned.text, words):
        return
    lines = lines_of(cleaned)
    heads = find_heads(lines, words)
    if not heads:
        return
    tables = list(_tables(lines, heads, collector))
    claim_goal_tables(tables, lines, words)
    ordered = in_order(tables)
    put_headings_in_force(ordered)
    totals = read_totals(lines[: heads[0].start], words)
    writer = TableWriter(collector, words, goal_names(lines, heads, totals, cues))
    for table in ordered:
        writer.begin_table(is_goal_level=table.is_goal_level)
        for row, heading in zip(table.rows, table.headings, strict=True):
            writer.write(row, cells_of(row, words), heading, table.head)
    for reason, span in compare(totals, writer.counted):
        collector.leave_unresolved(reason, span)


def _tables(lines: list[Line], heads: list[Head], collector: Collector) -> list[Table]:
    """Read the rows between each head and the next; a head without rows is noted."""
    words = load_table_cues()
    limits = [*(head.start for head in heads[1:]), len(lines)]
    tables = []
    for head, limit in zip(heads, limits, strict=True):
        rows = rows_of(lines[head.end : limit], words)
        if rows:
            tables.append(Table(head, rows))
        else:
            reason = "表の見出しに続く行がない / a table head without rows"
            collector.leave_unresolved(reason, span_of(lines[head.start : head.end]))
    return tables
