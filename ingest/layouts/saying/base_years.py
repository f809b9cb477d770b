"""The year that a change is measured from: 2013年度 of 2013年度比で50％削減."""

import re

from ingest.layouts.figures.values import TIME
from ingest.layouts.saying.marks import Mark

_COMPARED = re.compile(  # 2013年度比で、2030年度までに
    rf"{TIME.pattern}(?:の?水準)?(?:対?比|(?:と|に)比べて?)で?[、,]?(?:{TIME.pattern}末?(?:まで)?に[、,]?)?$"
)


def with_base_year(sentence: str, target: Mark) -> Mark:
    """Let a target begin with the year that its change is measured from: 2013年度比で50％削減."""
    compared = _COMPARED.search(sentence[: target.start])
    return Mark(compared.start(), target.end, target.text) if compared else target


def base_year_of(sentence: str, target: Mark) -> str | None:
    """Give the year that a change is measured from: 2013年度 of 2013年度比で50％削減."""
    compared = _COMPARED.search(sentence[: target.start])
    since = TIME.match(compared[0]) if compared else None
    return since[0].strip() if since else None
