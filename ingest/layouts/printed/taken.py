"""The rows of a printed table, taken for what they say: each is a record, and the lines that it fills are used.

    登録者数   18人    35人      令和11
    空家率     23.5％  18％以下

Both rows aim at 令和11, which is merged over them. A row that does not fit its columns is reported, not taken.
"""

from itertools import islice

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.found import Findings
from ingest.layouts.printed.labelled_parts import by_parts
from ingest.layouts.printed.merged_years import with_merged_years
from ingest.layouts.printed.parents import GROUP, with_parents
from ingest.layouts.printed.reading import Table
from ingest.layouts.rowed.records import Records

_DEAR_ROW = 8.0


def take(table: Table, cues: LayoutCues, findings: Findings) -> int:
    """Take the rows of a table for what they say; give the line after it."""
    findings.used.update(line.index for line in table.head)
    records = Records((*table.columns, GROUP), findings)
    last = table.head[-1].index
    dated = iter(with_merged_years(table.columns, [row for _, own in table.parts for row in own]))
    for segment, own in table.parts:
        rows = tuple(islice(dated, len(own)))
        for row, cells in zip(rows, with_parents(segment.lines, rows, table.columns) or (), strict=True):
            places = segment.lines[row.first : row.end]
            span = (places[0].span[0], places[-1].span[1])
            findings.used.update(line.index for line in places)
            last = places[-1].index
            if row.cost > _DEAR_ROW:
                findings.unresolved.append(("列に合わない行 / a row that does not fit its columns", span))
            else:
                for part in by_parts(cells, places, table.columns, cues):
                    records.take(part, span, repeats=any(column.role is Role.GROUP for column in table.columns))
    return last + 1
