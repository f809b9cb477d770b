"""Values as newspapers print them, whose decimal point is the dot between words: 27・9％."""

import re

from ingest.layouts.saying.marks import VALUE, Mark

_D = "0-9０-９"
PRINTED = rf"(?:[{_D}]{{1,3}}・[{_D}]{{1,3}}(?![{_D}])[^\s、。ぁ-ん（）(){_D}]{{0,8}}|{VALUE})"
_POINT = re.compile(rf"(?<=[{_D}])・(?=[{_D}])")


def mark_of_printed(value: str) -> Mark:
    """Take a printed value for one of a sentence, so that its unit can be compared."""
    return Mark(0, 0, _POINT.sub(".", value))
