"""Where a plan quotes what the state or the prefecture aims at, before it says what it aims at itself.

【国の基本指針】
退院後１年以内の平均生活日数を325.3日以上とすることを基本とする。
【町の成果目標】
"""

import re
from collections.abc import Callable, Iterator, Sequence

from ingest.layouts.found import Span
from ingest.layouts.rows import Line

OF_THE_STATE = "国や県の目標 / a target of the state or the prefecture"
_QUOTES = re.compile(
    r"[　 ]*[【〔［\[（(＜<][ 　]*(?:国|県|都|道|府|都道府県)(?:の|が(?:示す|定める))"
    r"(?:基本)?(?:指針|目標|方針|考え方)(?:値|等|の(?:内容|考え方|概要))?[】〕］\]）)＞>][　 ]*"
)
_LABEL = re.compile(r"[　 ]*[【〔［\[＜<■□◆◇●][^】〕］\]＞>]{2,30}[】〕］\]＞>]?[　 ]*")


def quoted_aims(lines: Sequence[Line], is_heading: Callable[[Line], bool]) -> tuple[Span, ...]:
    """List the source spans between such a label and the next label or heading."""
    return tuple(_spans(lines, is_heading))


def _spans(lines: Sequence[Line], is_heading: Callable[[Line], bool]) -> Iterator[Span]:
    start: int | None = None
    for line in lines:
        if _QUOTES.fullmatch(line.text) is not None:
            start = line.span[0] if start is None else start
        elif start is not None and (_LABEL.fullmatch(line.text) is not None or is_heading(line)):
            yield start, line.span[0]
            start = None
    if start is not None:
        yield start, lines[-1].span[1]
