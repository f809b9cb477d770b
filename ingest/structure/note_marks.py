"""Marks of notes that stand alone among the cells of a row, where they would be taken for a part of a figure.

創業件数（累計）  6件 ※1  15件      is  6件  and  15件
※1 令和元年度から令和５年度までの累計値
"""

import re
from collections.abc import Iterator

_D = "0-9０-９"
_MARK = re.compile(rf"(?<=[^\s※])[ 　](?P<mark>[※＊*][{_D}]{{1,2}})(?=[ 　]?(?:\S|$))", re.MULTILINE)
_NOTE = re.compile(rf"^[ \t　]*[（(]?(?P<mark>[※＊*][{_D}]{{1,2}})(?![{_D}])", re.MULTILINE)
_WITHIN = 6_000  # characters from a mark to its note, some pages


def note_marks(source: str) -> Iterator[tuple[int, int]]:
    """Find such marks of which a note stands below, with the space before each, as source spans."""
    notes = [(match["mark"], match.start()) for match in _NOTE.finditer(source)]
    for match in _MARK.finditer(source) if notes else ():
        if any(mark == match["mark"] and 0 < at - match.end() < _WITHIN for mark, at in notes):
            yield match.span()
