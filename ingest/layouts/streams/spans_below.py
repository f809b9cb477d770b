"""Years that values were counted over, on the line below the values of a row, one for each.

移り住んだ世帯の数（累計） 38 世帯 200 世帯
（令和元～５年度） （令和７～11 年度）
"""

import re
from collections.abc import Sequence

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import is_aside, is_dash, is_value
from ingest.layouts.rows import Cell, joined
from ingest.quantity import years_in

_SPAN = re.compile(r"[0-9０-９元年度][ 　]?(?:[～〜~－―–-]|から)[ 　]?(?:令和|平成|[RHＲＨ])?[ 　]?[0-9０-９]")
_FEWEST = 2


def with_spans_below(row: Sequence[Cell], below: Sequence[Cell], cues: LayoutCues) -> list[Cell]:
    """Join each value of a row to the years below it; nothing where the line below is not so."""
    spans = len(below) >= _FEWEST and all(map(_is_span, below)) and len(row) > len(below)
    values = row[-len(below) :] if spans else ()
    told = spans and all(is_dash(cell.text) or is_value(cell.text, cues) for cell in values)
    one_more = told and is_value(row[-len(below) - 1].text, cues)
    pairs = zip(values, below, strict=True) if told and not one_more else ()
    return [value if is_dash(span.text) else joined((value, span)) for value, span in pairs]


def _is_span(cell: Cell) -> bool:
    return is_dash(cell.text) or (is_aside(cell.text) and _SPAN.search(cell.text) is not None and bool(_years(cell)))


def _years(cell: Cell) -> tuple[int, ...]:
    return years_in(cell.text.replace(" ", ""))
