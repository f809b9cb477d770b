"""Names whose beginning stands on the line above their change, where the column of names was narrow.

窓口の対応に満足している利用者の
割合                 61.5%(R5)→75%(R11)
"""

import re

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.statements import Statement
from ingest.layouts.figures.value_forms import ENDS_OPEN, LEFT_OPEN
from ingest.layouts.figures.values import ARROW
from ingest.layouts.found import indicator_name
from ingest.layouts.lines.marks import mark_of, without_mark
from ingest.layouts.rows import Line

_SHORTEST = 8  # characters of a line that fills its column
_REST = re.compile(r"(?:の?割合|[比利]?率|[人件回個団体施設者]{0,2}数|総?額|総?量|面積)(?:[（(].*)?")
_NO_BEGINNING = re.compile(r"[0-9０-９。：:、]|[)）】〕\]］」]$|  |　")


def is_name_above(above: Line, line: Line, said: Statement, cues: LayoutCues) -> bool:
    """Tell whether the name that a line says only ends one that the line above it has begun.

    Both are set level, or the lower one farther in than the mark of the item.
    """
    text = indicator_name(without_mark(above.text))
    apart = line.follows_blank or line.begins_page or mark_of(line.text) is not None
    level = _indent(above) == _indent(line) or (mark_of(above.text) is not None and _indent(above) < _indent(line))
    if apart or len(text) < _SHORTEST or not level or _NO_BEGINNING.search(text):
        return False
    open_ = ENDS_OPEN.search(text) is not None or LEFT_OPEN.search(text) is not None
    rest = _REST.fullmatch(said.indicator) is not None
    return (open_ or rest) and ARROW.search(text) is None and cues.ends_as_indicator(text + said.indicator)


def _indent(line: Line) -> int:
    return len(line.text) - len(line.text.lstrip(" 　"))
