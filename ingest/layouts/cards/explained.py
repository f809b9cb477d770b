"""An item whose name stands alone on its line, the values behind what explains it on the line below.

・ 橋の修繕の着手率
    点検で直すとされた橋（240橋）のうち工事に着手した橋の割合 38％（R6）→ 100％（R11）
"""

import re
from collections.abc import Sequence

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.statements import Statement, read_statement
from ingest.layouts.figures.values import ARROW, TIME, is_value
from ingest.layouts.lines.marks import mark_of, without_mark
from ingest.layouts.rows import Line
from ontology.print_width import columns_of

_GOES_ON = re.compile(r"[ぁ-ん・、，）)]")  # a word or a name that runs on over the end of the line
_LONGEST = 140
_BEYOND = 8  # columns that the explanation is wider than the name: so the name was not cut by the width of the page


def read_explained(lines: Sequence[Line], index: int, cues: LayoutCues) -> Statement | None:
    """Read the values on a line with the name that the item above it is; None where the item may only be wrapped."""
    line, above = lines[index], lines[index - 1] if index else None
    if above is None or line.follows_blank or len(line.text) > _LONGEST or not ARROW.search(line.text):
        return None
    name, text = without_mark(above.text), line.text.strip()
    if mark_of(above.text) is None or mark_of(line.text) is not None or not _is_name(name, cues):
        return None
    said = read_statement(text, cues)
    if said is None or said.baseline is None or not _explains(said.indicator, cues):
        return None
    room = columns_of(line.text[: line.text.index(text)] + said.indicator) - columns_of(above.text.rstrip())
    return Statement(name, said.target, said.deadline, said.baseline, said.labelled) if room >= _BEYOND else None


def _is_name(name: str, cues: LayoutCues) -> bool:
    said = any(sign in name for sign in "。：:") or ARROW.search(name) or TIME.search(name)
    return not said and cues.ends_as_indicator(name) and cues.role(name) is None and not is_value(name, cues)


def _explains(text: str, cues: LayoutCues) -> bool:
    return "。" not in text and _GOES_ON.match(text) is None and cues.ends_as_indicator(text)
