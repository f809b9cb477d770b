"""One sentence that says a target: what is to become how much by when, and how much it is today.

再造林率は、令和６年度の43％を、令和12年度までに70％へ引き上げる。 is cut into times, figures and the words between
them. A target is a figure that a verb of aiming follows, its deadline the last time before it that belongs to no other
figure, and the indicator what is spoken of before them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues
from ingest.layouts.saying.aims import counted_after, due_of, step_before, targets_in, with_base_year
from ingest.layouts.saying.marks import VALUE, Mark, belongs, figures_in, period_of, times_in
from ingest.layouts.saying.naming import name_in
from ingest.layouts.saying.today import Today, as_told, aside, today_of, without_aside
from ingest.layouts.values import TIME

_BEING = re.compile(
    rf"(?:{TIME.pattern}(?:末|時点)?[にでの]?)?(?P<value>{VALUE})"
    r"(?:である|だった|であった|となっている)(?P<name>.+)"
)
_POINTING = re.compile(r"(?:これ|それ|(?:この|その|同)(?:割合|比率|率|数|値|件数|額|面積|水準))$")
_BY = re.compile(r"末?(?:まで|[）)])")
_AT = re.compile(r"^末?(?:に|で|の)?[、，]?")
_IS_NOW = re.compile(r"(?:です|である|でした|だった|であり|となって|にとどま)")


@dataclass(frozen=True, slots=True)
class Topic:
    """What a sentence speaks of, with the figure of today that it gives for it."""

    name: str
    today: Mark
    told: str
    is_indicator: bool = True


@dataclass(frozen=True, slots=True)
class Said:
    """A target said in a sentence, each part as told; without a time where the sentence names none."""

    name: str
    target: str
    time: str | None
    today: str | None


def said_in(sentence: str, before: Topic | None, cues: LayoutCues, *, undated: bool = False) -> Iterator[Said]:
    """Go through the targets; `before` is the topic of the sentence before, which this one may go on with.

    With `undated`, those too for which the sentence names no time.
    """
    times = times_in(sentence)
    cut = _Cut(sentence, times, figures_in(sentence, times), cues)
    since = 0
    for target in targets_in(sentence, cut.figures):
        said = cut.said(target, since, before)
        if said is not None and (undated or said.time or period_of(sentence, target)):
            yield said
            since = target.end


def topic_of(sentence: str, cues: LayoutCues) -> Topic | None:
    """Give what a sentence speaks of and how much it says that is: 木造率は、令和６年度は81％であった."""
    times = times_in(sentence)
    for figure in figures_in(sentence, times):
        first = [time for time in times if belongs(sentence, time, figure)]
        name, is_indicator = name_in(sentence, [*first, figure], cues)
        told = is_indicator or (first and _IS_NOW.match(sentence, figure.end))
        if name is not None and told and not cues.is_money(name):
            return Topic(name, figure, as_told(sentence, times, figure), is_indicator)
    return None


@dataclass(frozen=True, slots=True)
class _Cut:
    """A sentence with the times and figures that it was cut at."""

    text: str
    times: list[Mark]
    figures: list[Mark]
    cues: LayoutCues

    def said(self, target: Mark, since: int, before: Topic | None) -> Said | None:
        """Put together what is said of a target, from what stands behind the target before it."""
        due, period = due_of(self.text, self.times, self.figures, target), period_of(self.text, target)
        after = counted_after(self.text, target)
        if after is not None:
            return Said(after, target.text, due.text if due else None, None) if due or period else None
        today = today_of(self.text, self.times, [figure for figure in self.figures if figure.start >= since], target)
        told = today.told if today else aside(self.text, target)
        step = step_before(self.text, self.times, self.figures, due) if due else None
        beside = (today and today.mark, step, due, period, with_base_year(self.text, target))
        marks = [mark for mark in beside if mark]
        name, is_indicator = name_in(self.text, [mark for mark in marks if mark.end <= target.end], self.cues)
        name, own = without_aside(name) if name else (None, None)
        told = told or own
        being = _BEING.fullmatch(name or "")
        if being is not None:  # 令和５年度に14社である企業数
            name, told = being["name"], told or being["value"]
        points = name is None or _POINTING.search(name) is not None
        if before is not None and self._goes_on(before, target, today) and (points or not (is_indicator or today)):
            name, told, is_indicator, points = before.name, told or before.told, True, False
        if name is None or points or self.cues.is_money(name):
            return None
        if not is_indicator and (due is None or not self._is_sure(name, target, due, today)):
            return None
        return Said(name, target.text, due.text if due else None, told)

    def _is_sure(self, name: str, target: Mark, due: Mark, today: Today | None) -> bool:
        """Tell whether a name that is not one of an indicator is measured all the same."""
        counted = target.counts(name) and self._is_by(due, name)
        return counted or target.is_in_words or (today is not None and today.mark.has_unit_of(target))

    def _is_by(self, due: Mark, name: str) -> bool:
        """Tell whether something is to be by a time, not after what was done at it: 18年に施行し、委員を12人とする."""
        return _BY.match(self.text, due.end) is not None or _AT.sub("", self.text[due.end :]).startswith(name)

    def _goes_on(self, before: Topic, target: Mark, today: Today | None) -> bool:
        return (before.is_indicator or today is None) and before.today.has_unit_of(target)
