"""Lines of a list without marks that state a change each, so that the line below is another item and no rest of it.

園芸教室の参加者数 現状（R5） 120人 ⇒ 目標（R10） 200人
苗の配布数 現状（R5） 800本 ⇒ 目標（R10） 1,000本
"""

import re
from collections.abc import Iterator, Sequence

from ingest.layouts.cues import load_layout_cues
from ingest.layouts.figures.statements import read_statement
from ingest.layouts.figures.values import ARROW
from ingest.layouts.lines.marks import mark_of

_GOES_ON = re.compile(r"[ 　]*[ぁ-ん、。，．・％%（(〔［\[【）)〕］\]】0-9０-９]")
_LONGEST = 140


def ends_of_changes(lines: Sequence[str]) -> Iterator[int]:
    """Go through the lines that stand under one that states a change by itself, both values labelled or dated."""
    for at, line in enumerate(lines[:-1]):
        if ARROW.search(line) and _is_whole(line) and _GOES_ON.match(lines[at + 1]) is None:
            yield at + 1


def _is_whole(line: str) -> bool:
    if len(line) > _LONGEST or "。" in line or mark_of(line) is not None:
        return False
    said = read_statement(line.strip(" 　"), load_layout_cues())
    return said is not None and said.baseline is not None and said.deadline is not None
