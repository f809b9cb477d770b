"""Values of one indicator for several parts of it: 実施率を2029年度までに製造業93％、卸売業78％、小売業62％とする."""

import re
from collections.abc import Sequence

from ingest.layouts.cues import LayoutCues
from ingest.layouts.saying.marks import Mark

_FIRST = re.compile(r"(?<=[をはに、])(?P<part>[^をはがにで、。0-9０-９（）()]{1,20})[はで]?$")
_NEXT = re.compile(r"[、，](?P<part>[^をはがにで、。0-9０-９（）()]{1,20})[はで]?")
_FEWEST = 2


def parts_of(sentence: str, figures: Sequence[Mark], target: Mark, cues: LayoutCues) -> list[tuple[str, Mark]]:
    """List the parts with their figures, of which the target is the last; none where they are indicators themselves."""
    before = [figure for figure in figures if figure.end <= target.start]
    parts: list[tuple[str, Mark]] = []
    last = target
    for figure in reversed(before):
        between = _NEXT.fullmatch(sentence, figure.end, last.start)
        if between is None or not figure.has_unit_of(target):
            break
        parts.insert(0, (between["part"], last))
        last = figure
    first = _FIRST.search(sentence[: last.start])
    parts = [(first["part"], last), *parts] if first else []
    own = any(cues.ends_as_indicator(part) for part, _ in parts)
    return [] if own or len(parts) < _FEWEST else parts
