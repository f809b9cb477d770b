"""The name of the indicator of a box of an analysis sheet: over its heads, or before its values, reasons beside it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layouts.analyses.box_rows import BoxRow
from ingest.layouts.boxes.reasons import Parts, name_apart
from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import is_number
from ingest.layouts.rowed.name_forms import name_misfit
from ingest.layouts.rows import Cell, Line, joined

_NUMBERED = re.compile(
    r"(?:(?:測定|業績|評価)?指標[ 　]*)?(?:[0-9０-９]{1,2}|[①-⑳]|[(（][0-9０-９]{1,2}[)）])[.．:：]?"
)
_LABEL = re.compile(r"(?:測定|業績|評価)?指標")
_GLUED = re.compile(r"(?:[①-⑳]|[(（][0-9０-９]{1,2}[)）]|[0-9０-９]{1,2}[.．])[^0-9０-９]{3}")  # ①直した蔵の数
_MOST_OVER = 3  # lines
_UNCERTAIN = 4.0


@dataclass(frozen=True, slots=True)
class BoxName:
    """A name, how many lines over the heads it took, how many of the last rows are not of the box."""

    name: Cell
    lines_over: int = 0
    dropped: int = 0


def name_over(lines: Sequence[Line], at: int, cues: LayoutCues) -> BoxName | None:
    """Read the name over heads: from the line that begins with a number down to them."""
    for up in range(at - 1, max(-1, at - 1 - _MOST_OVER), -1):
        words = lines[up].words
        if not words or "。" in lines[up].text or lines[up + 1].follows_blank:
            return None
        label = _NUMBERED.fullmatch(words[0].text) or _LABEL.fullmatch(words[0].text)
        if (label and len(words) > 1) or _GLUED.match(words[0].text):
            own = words[1 + is_number(words[1].text) :] if label else words  # behind 測定指標 １
            rest = (word for line in lines[up + 1 : at] for word in line.words)
            return _checked(BoxName(joined((*own, *rest)), lines_over=at - up), cues)
    return None


def name_of(named: Sequence[Cell], rows: Sequence[BoxRow], cues: LayoutCues, *, has_reasons: bool) -> BoxName | None:
    """Join what stands beside the years and before the values, without the reasons behind and among them."""
    named = named[1:] if named and is_number(named[0].text) else named
    words = [*named, *(word for row in rows for word in row.before)]
    if has_reasons and not all(row.values and not row.behind for row in rows):
        parts = [Parts(row.before, row.behind) if row.values else Parts(either=row.before) for row in rows]
        found = name_apart([Parts(tuple(named)), *parts] if named else parts, cues)
        return BoxName(found[0], dropped=len(parts) + bool(named) - found[1]) if found else None
    if any(row.behind for row in rows) or not words or "。" in joined(words).text:
        return None
    return _checked(BoxName(joined(words)), cues, words)


def _checked(found: BoxName, cues: LayoutCues, words: Sequence[Cell] = ()) -> BoxName | None:
    return found if found.name.text and name_misfit(words or [found.name], cues) < _UNCERTAIN else None
