"""The name of a record: the last words before its values, put together where a line went on.

海の見守りに出る / 船の数             の発生 / 船の数
a name of two lines                  the end of another cell, then a name
"""

import re
from collections.abc import Iterable, Sequence

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.value_forms import ENDS_OPEN, LEFT_OPEN
from ingest.layouts.figures.values import is_aside
from ingest.layouts.found import indicator_name
from ingest.layouts.regular.events import Event
from ingest.layouts.rows import Cell, joined

_MOST_LINES = 3
_SHORTEST = 3
_SHORTEST_PLACED = 6
_NO_NOUN = re.compile(r"[:：、→]|[ぁ-ん]$|^[・●○◎■□◆◇※＊（(【]")
_RAGGED = 2  # characters by which wrapped lines differ
_GOES_ON = re.compile(r"[\u3041-\u3096ー）)]")  # begins what was cut
_ENDS_IN_VERB = re.compile(r"[うくぐすつぬぶむるいただ]$")  # 企業で働く / 人の数; not 海があふれること
_KATAKANA = re.compile(r"[\u30a1-\u30faー]")
_MAY_BE_NAMES = (None, Role.OTHER_VALUE, Role.OTHER_TEXT)  # 平均宿泊日数


def width_of_names(names: Iterable[Sequence[Event]]) -> int:
    """Measure the longest line of the names, in characters: a line that was wrapped is as long."""
    return max((len(event.cell.text) for words in names for event in words[-2:]), default=0)


def name_of(words: Sequence[Event], width: int, cues: LayoutCues) -> Cell | None:
    """Join the last words as far as they are one name; None where it does not end as those of indicators do."""
    name = joined(event.cell for event in _kept(words, width, cues))
    return name if cues.ends_as_indicator(indicator_name(name.text)) and not _is_label(name, cues) else None


def name_by_place(words: Sequence[Event], width: int, cues: LayoutCues) -> Cell | None:
    """Take a line for a name by where it stands, however it ends; None where it may be the rest of the one above."""
    kept = _kept(words, width, cues)
    name = kept[-1].cell
    whole = len(kept) == 1 and len(indicator_name(name.text)) >= _SHORTEST_PLACED
    return name if whole and not (_NO_NOUN.search(name.text) or _is_label(name, cues)) else None


def _kept(words: Sequence[Event], width: int, cues: LayoutCues) -> list[Event]:
    kept: list[Event] = []
    for event in reversed(words):
        if kept and not _goes_on(event, kept[-1], width, cues):
            break
        kept.append(event)
        if indicator_name(event.cell.text) != event.cell.text or len(kept) == _MOST_LINES:
            break
    return kept[::-1]


def _is_label(name: Cell, cues: LayoutCues) -> bool:
    printed = indicator_name(name.text)
    return len(printed) < _SHORTEST or cues.role(printed) not in _MAY_BE_NAMES


def _goes_on(event: Event, below: Event, width: int, cues: LayoutCues) -> bool:
    """Tell whether a line goes on in the one below: it ends open or as far right as any, or a word was cut."""
    text, rest = event.cell.text, below.cell.text
    if below.line.follows_blank or below.line.index - event.line.index > 1:
        return False
    if is_aside(rest) or cues.ends_as_indicator(text):
        return is_aside(rest)
    is_open = any(end.search(text) is not None for end in (ENDS_OPEN, LEFT_OPEN, _ENDS_IN_VERB))
    in_word = _GOES_ON.match(rest) is not None or (_KATAKANA.match(text[-1]) and _KATAKANA.match(rest)) is not None
    return is_open or in_word or len(text) >= width - _RAGGED
