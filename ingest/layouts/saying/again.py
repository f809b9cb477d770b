"""Figures that a target says again or goes on from.

令和12年度までに温室効果ガスを2013年度から約２割削減し、2.8億トンとする: the change, and what comes of it
2025年までに50％、2030年までに85％: the step on the way
"""

import re
from collections.abc import Sequence

from ingest.layouts.figures.values import TIME
from ingest.layouts.saying.counted import past_aside
from ingest.layouts.saying.marks import Mark

CHANGE = "倍増|半減|皆減|削減|減少|増加|低減|縮減|縮小|向上|拡大|上昇|改善|短縮|減|増"
SHARE = re.compile(r"(?:割|％|%)(?:以上|程度|以下)?$")
THEN = re.compile(rf"[、，]{TIME.pattern}(?:末|当初|[をの]?目途)?(?:まで)?に")
_CHANGED_AND = re.compile(rf"(?:{CHANGE})(?:させ|し(?=、)|する|します|を目|を図|とする|とし)")
_FROM = re.compile(rf"{TIME.pattern}(?:の?水準)?(?:対?比で?|(?:と|に)比べて?|から)、?$")
_UNTIL_OR_IN = re.compile(r"(?:末|当初|[をの]?目途)?(?:まで)?に")
_AND = re.compile(r"て?、")


def is_told_again(sentence: str, figure: Mark, figures: Sequence[Mark]) -> bool:
    """Tell a change that the figure behind it says again: 半減させ、206件以下とする, 約２割削減し、2.8億kLとする."""
    change = figure.start if figure.is_in_words else figure.end if SHARE.search(figure.text) else None
    again = None if change is None else _CHANGED_AND.match(sentence, change)
    comma = again and _AND.match(sentence, again.end())
    return comma is not None and any(other.start == comma.end() for other in figures)


def change_before(sentence: str, figures: Sequence[Mark], target: Mark) -> Mark | None:
    """Find the change that a target says again, with the year that it is measured from."""
    again = next((figure for figure in figures if is_told_again(sentence, figure, [target])), None)
    since = _FROM.search(sentence[: again.start]) if again else None
    return Mark(since.start() if since else again.start, again.end, again.text) if again else None


def step_before(sentence: str, times: Sequence[Mark], figures: Sequence[Mark], due: Mark) -> Sequence[Mark]:
    """Find the step on the way to a target, which is said right before its time: 2025年までに50％、2030年までに85％."""
    for figure in figures:
        end = past_aside(sentence, figure)
        if THEN.match(sentence, end) and end + 1 == due.start:
            by = [time for time in times if time.end < figure.start and _UNTIL_OR_IN.match(sentence, time.end)]
            return (*by[-1:], Mark(figure.start, end, figure.text)) if by else ()
    return ()
