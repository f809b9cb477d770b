"""What one sentence aims at, whatever it is that it measures: its only target, by when, and how much it is today."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.layouts.cues import LayoutCues
from ingest.layouts.saying.aims import targets_in
from ingest.layouts.saying.base_years import base_year_of, with_base_year
from ingest.layouts.saying.dues import due_of
from ingest.layouts.saying.marks import SAID_TIME, VALUE, Mark, end_of, figures_in, times_in
from ingest.layouts.saying.naming import name_in, points_back
from ingest.layouts.saying.spaces import as_printed, tightened
from ingest.layouts.saying.today import aside, today_of, without_aside

_IN_BOTH_WAYS = re.compile(  # 約30％減（約480グラム）とする: the change, and what comes of it
    rf"(?P<value>(?:{VALUE}|倍増|半減)(?:減少?|増加?|削減)?[（(]{VALUE}[）)])(?:と|に|へと?|を|まで)?(?:する|すること|します|なる|目指)"
)
_TIME_AT_END = re.compile(rf"（{SAID_TIME}）$")


@dataclass(frozen=True, slots=True)
class Aimed:
    """A target with its time and the figure of today, as printed; `since` is the year that a change is measured from.

    `name` is that of an indicator which the sentence itself speaks of.
    """

    target: str
    time: str | None
    today: str | None
    since: str | None
    name: str | None


def aimed_at(sentence: str, cues: LayoutCues) -> Aimed | None:
    """Read what a sentence aims at; None where that is nothing, or more than one thing."""
    tight = tightened(sentence)
    times = times_in(tight)
    figures = figures_in(tight, times)
    target = _only_target(tight, figures)
    if target is None:
        return None
    due = due_of(tight, times, figures, target)
    before = today_of(tight, times, figures, target)
    told = before.mark.text if before and before.told else _bare(aside(tight, target))
    beside = (due, before and before.mark, with_base_year(tight, target))
    marks = [mark for mark in beside if mark and mark.end <= target.end]
    name, is_indicator = name_in(tight, marks, cues)
    own = without_aside(name)[0] if name and is_indicator and not points_back(name) else None
    aimed = Aimed(target.text, end_of(due.text) if due else None, told, base_year_of(tight, target), own)
    return replace(
        aimed,
        target=as_printed(target.text, sentence),
        time=as_printed(aimed.time, sentence) if aimed.time else None,
        today=as_printed(told, sentence) if told else None,
    )


def _only_target(tight: str, figures: Sequence[Mark]) -> Mark | None:
    both = list(_IN_BOTH_WAYS.finditer(tight))
    inside = [match.span("value") for match in both]
    targets = [mark for mark in targets_in(tight, figures) if not any(a <= mark.start < b for a, b in inside)]
    targets += [Mark(*match.span("value"), match["value"]) for match in both]
    return targets[0] if len(targets) == 1 else None


def _bare(told: str | None) -> str | None:
    return _TIME_AT_END.sub("", told) if told else None
