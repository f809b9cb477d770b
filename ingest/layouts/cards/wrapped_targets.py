"""A change whose target is in words and goes on right under itself, below a name.

船員の１か月の平均残業時間
   6.4時間（R4）   ⇒   直近３か年の平均が
                        前回調査より減少（R9）
"""

import re
from collections.abc import Sequence

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.statements import Statement, is_in_words
from ingest.layouts.figures.values import ARROW, TIME, is_value, part_time
from ingest.layouts.rows import Line

_MOST_BELOW = 2
_NEAR = 2  # columns of print
_STOP = re.compile(r"[。|｜│]")


def read_change_in_words(lines: Sequence[Line], at: int, cues: LayoutCues) -> tuple[Statement, int] | None:
    """Read such a change from a line on, with the number of its lines; both values must have their times."""
    line = lines[at]
    turns = list(ARROW.finditer(line.text))
    if len(turns) != 1 or _STOP.search(line.text):
        return None
    base = line.part(0, turns[0].start()).text.strip()
    today, then = part_time(base)
    if then is None or not is_value(today, cues) or not any(sign.isdecimal() for sign in today):
        return None
    left = line.part(turns[0].end(), len(line.text)).left
    text = line.text[turns[0].end() :].strip()
    for count, below in enumerate((None, *lines[at + 1 : at + 1 + _MOST_BELOW]), 1):
        if below is not None:
            if below.follows_blank or _STOP.search(below.text) or abs(below.whole.left - left) > _NEAR:
                return None
            text += below.text.strip()
        target, due = part_time(text)
        if due is not None and TIME.search(due) and _is_aimed(target, base, due, cues):
            return Statement("", target, due, base), count
    return None


def _is_aimed(target: str, base: str, due: str, cues: LayoutCues) -> bool:
    """Tell words that end as targets in words do: …が前回調査より減少."""
    return is_in_words(target, base, due) and target.endswith(tuple(cues.value_words))
