"""Names of indicators said as a sentence, 本指標は、点検した水門の修繕率である, perhaps with how they are counted."""

import re

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import is_value
from ingest.layouts.rows import Cell, Line

_SHORTEST, _LONGEST = 5, 90  # characters
_SENTENCE = re.compile(r"(?:(?:本|この|当該|当)指標は、)?(?P<name>[^。]+?)(?:である|です|とする|をいう)?(?:。.*)?")
_MARKED = re.compile(r"[※＊*（(]|注[0-9０-９]")
_ASIDE_AT_END = re.compile(r"[（(][^（()）]*[)）]$")


def said_name(line: Line, cues: LayoutCues) -> Cell | None:
    """Take the name out of the first sentence of a line; None where it does not end as those of indicators do."""
    cell = line.whole
    match = _SENTENCE.fullmatch(cell.text)
    if match is None or _MARKED.match(cell.text):
        return None
    bare = _ASIDE_AT_END.sub("", match["name"])
    if not _SHORTEST <= len(bare) <= _LONGEST or is_value(bare, cues) or not cues.ends_as_indicator(bare):
        return None
    return cell.part(*match.span("name"))
