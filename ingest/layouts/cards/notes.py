"""The notes right below a card: ［考え方］船着場での聞き取りによる。［参考］県全体 12万人（令和６年）."""

import re
from collections.abc import Callable, Iterator, Sequence

from ingest.layouts.figures.values import TIME
from ingest.layouts.rows import Cell, Line

_NOTE = re.compile(r"[ 　]*(?:[［\[【〔(（<＜][^］\]】〕)）>＞]{2,8}[］\]】〕)）>＞]|[※＊])[ 　]*(?=\S)")
_OWN_YEAR = re.compile(rf"(?P<time>{TIME.pattern})まで[にの][^。、]{{1,20}}を(?:めざ|目指)(?:す|します)。?")
_MOST_LINES = 8
_FULL = 30  # characters of a line that another may go on with
_ENDS = ("。", "）", ")")


def is_note(line: Line) -> bool:
    """Tell a line that begins with a label in brackets, or a mark, and goes on."""
    return _NOTE.match(line.text) is not None


def notes_below(lines: Sequence[Line], start: int, is_other: Callable[[Line], bool]) -> Iterator[Line]:
    """List the notes from a line on, with what they run on to."""
    runs_on = False
    for line in lines[start : start + _MOST_LINES]:
        if not (is_note(line) or (runs_on and not line.follows_blank)) or is_other(line):
            return
        yield line
        text = line.text.strip()
        runs_on = len(text) >= _FULL and not text.endswith(_ENDS)


def year_in_notes(notes: Sequence[Line]) -> Cell | None:
    """Find the year by which a note says that the target is aimed at: 令和９年度までの登録をめざします."""
    for line in notes:
        text = line.whole
        label = _NOTE.match(text.text)
        said = _OWN_YEAR.fullmatch(text.text, label.end()) if label is not None else None
        if said is not None:
            return text.part(*said.span("time"))
    return None
