"""One sentence that says a target: what is to become how much by when, and how much it is today.

再造林率は、令和６年度の43％を、令和12年度までに70％へ引き上げる。 is cut into times, figures and the words between
them. A target is a figure that a verb of aiming follows, its deadline the last time before it that belongs to no other
figure, and the indicator what is spoken of before them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.saying.again import change_before, step_before
from ingest.layouts.saying.aims import is_kept, is_willed, targets_in
from ingest.layouts.saying.base_years import base_figure_of, with_base_year
from ingest.layouts.saying.counted import counted_after
from ingest.layouts.saying.dues import due_of
from ingest.layouts.saying.emptied import emptied
from ingest.layouts.saying.marks import SAID_TIME, VALUE, Mark, figures_in, period_of, time_of, times_in
from ingest.layouts.saying.moved import is_moved, is_set
from ingest.layouts.saying.naming import name_in, of_topic, points_back
from ingest.layouts.saying.objects import object_of, promoted
from ingest.layouts.saying.pointed import pointed_at, told_about
from ingest.layouts.saying.shared_out import parts_of
from ingest.layouts.saying.spaces import as_printed, tightened
from ingest.layouts.saying.today import Today, aside, is_dated_beside, today_of, without_aside
from ingest.layouts.saying.topic import Topic

_BEING = re.compile(
    rf"(?:{SAID_TIME}(?:末|時点)?[にでの]?)?(?P<value>{VALUE})"
    r"(?:である|だった|であった|となっている)(?P<name>.+)"
)
_OF_THE_OFFICE = re.compile(r"(?<![会合団隊])員$")  # who is to be employed or called, which measures nothing
_IS_POSTS = re.compile(r"(?<![認指選決固設推判制策])定数$|定員$")  # 議員定数, but 認定数
_IS_PRICE = re.compile(  # what is given or paid for each
    r"(?:上限|限度)額?$|(?:補助|助成|(?<!納)税|料|割引)率$|(?:料金|運賃|使用料|手数料|入場料|入館料|保険料)の?(?:基準額|[月年日]額|額)?$"
    r"|(?:補助|助成|給付|支給|奨励|交付)金?の?(?:単価|額)$"
)
_BY = re.compile(r"末?(?:まで|[）)])")
_AT = re.compile(r"^末?(?:に|で|の)?[、，]?")
_ITS_NUMBER = re.compile(r"(?:また|さらに|このため)?、?その[一-龠]{1,4}数[をは]")  # その形成数を
_IN_ANGLES = re.compile(rf"[＜〈](?P<time>{SAID_TIME}末?)[＞〉]")  # ２割縮減＜令和７年度＞
_IN_PLACES = re.compile(
    r"(?:[（(][^（）()]*[）)])?で(?:の?実証を行"
    r"|(?:実現|実用化|実装|導入|実施|開催|展開|運行|提供)(?:する|します|し、|させる))"
)  # 100か所以上で実現する


@dataclass(frozen=True, slots=True)
class Said:
    """A target said in a sentence, each part as told; without a time where the sentence names none."""

    name: str
    target: str
    time: str | None
    today: str | None


def said_in(sentence: str, before: Topic | None, cues: LayoutCues, *, undated: bool = False) -> Iterator[Said]:
    """Go through the targets; `before` is the topic of the sentence before, which this one may go on with.

    With `undated`, those too for which the sentence names neither a time nor a figure of today.
    """
    tight = _IN_ANGLES.sub(r"（\g<time>）", tightened(sentence))
    times = times_in(tight)
    cut = _Cut(tight, times, figures_in(tight, times), cues, announced=undated)
    since = 0
    for target in targets_in(tight, cut.figures):
        said = cut.said(target, since, before)
        if said is None:
            continue
        changes = (said.today or period_of(tight, target)) and is_willed(tight, target)
        if undated or said.time or changes:
            time = as_printed(said.time, sentence) if said.time else None
            for part, figure in parts_of(tight, cut.figures, target, cues) or [("", target)]:
                name = f"{said.name}（{part}）" if part else said.name
                yield replace(said, name=name, target=as_printed(figure.text, sentence), time=time)
            since = target.end


def _is_no_measure(name: str, cues: LayoutCues) -> bool:
    """Tell budgets, posts, and what only labels a value: 現況値."""
    label = any(plain_of(name) in cues.columns[role] for role in (Role.BASELINE, Role.TARGET))
    return label or cues.is_money(name) or any(kind.search(name) for kind in (_IS_POSTS, _IS_PRICE))


@dataclass(frozen=True, slots=True)
class _Cut:
    """A sentence with the times and figures that it was cut at."""

    text: str
    times: list[Mark]
    figures: list[Mark]
    cues: LayoutCues
    announced: bool = False  # whether what stands over the sentence says that it tells a target

    def said(self, target: Mark, since: int, before: Topic | None) -> Said | None:
        """Put together what is said of a target, from what stands behind the target before it."""
        due, period = due_of(self.text, self.times, self.figures, target), period_of(self.text, target)
        after = counted_after(self.text, target)
        if after is not None:
            known = Said(of_topic(after, self.text), target.text, time_of(due, period), aside(self.text, target))
            return known if due or period else None
        today = today_of(self.text, self.times, [figure for figure in self.figures if figure.start >= since], target)
        told = today.told if today else aside(self.text, target)
        told = told or (target.text if is_kept(self.text, target) else base_figure_of(self.text, target))
        step = step_before(self.text, self.times, self.figures, due) if due else ()
        again = change_before(self.text, self.figures, target)
        beside = (today and today.mark, *step, again, due, period, with_base_year(self.text, target))
        marks = [mark for mark in beside if mark]
        name, is_indicator = name_in(self.text, [mark for mark in marks if mark.end <= target.end], self.cues)
        name, is_indicator = self._of_clause(name, target, since) or (name, is_indicator)
        name, own = without_aside(name) if name else (None, None)
        told = told or own
        being = _BEING.fullmatch(name or "")
        if being is not None:  # 令和５年度に14社である企業数
            name, told = being["name"], told or being["value"]
        points = name is None or points_back(name) or (since == 0 and _ITS_NUMBER.match(self.text) is not None)
        if (
            before is not None
            and self._goes_on(before, target, today)
            and (points or (due and not (is_indicator or today or target.counts(name or ""))))
        ):
            name, told, is_indicator, points = before.name, told or before.told, True, False
        pointed = pointed_at(self.text, target) if points or not is_indicator else None
        if pointed is not None:
            (name, told), is_indicator, points = pointed, True, False
        none_of = emptied(self.text, target, since) if due else None
        if none_of is not None:  # …を225人以下とし、飲酒運転ゼロを達成する
            name, told, points = none_of, told if since == 0 else None, False
        made = promoted(self.text, target) if due and not is_indicator and not today else None
        if made is not None and not points_back(made):
            name, points, is_indicator = made, False, True
        if name is None or points or _is_no_measure(name, self.cues):
            return None
        if told is None and before is not None and before.name.endswith(name) and before.today.has_unit_of(target):
            told = before.told  # …は、2021年度は44万円であった。このため、2030年度までに…を58万円にする。
        about = told_about(self.text, target) if period and not is_indicator else None
        name = about or name
        counts = about or (period and target.counts(name))
        if not is_indicator and not counts and not self._is_sure(name, target, due, today):
            return None
        return Said(name, target.text, time_of(due, period), told)

    def _of_clause(self, name: str | None, target: Mark, since: int) -> tuple[str, bool] | None:
        """Give the object of the target's own clause where the name found is that of the target before it."""
        thing = object_of(self.text, target, since)
        if not thing or not name or points_back(thing) or name.endswith(thing) or name not in self.text[:since]:
            return None
        return thing, self.cues.ends_as_indicator(thing)

    def _is_sure(self, name: str, target: Mark, due: Mark | None, today: Today | None) -> bool:
        """Tell whether a name that is not one of an indicator is measured all the same."""
        if target.is_gone:
            return due is not None and today is not None and today.mark.counts(name)
        if _OF_THE_OFFICE.search(name):  # 派遣職員を、現在の２人から８人に tells a count
            return self.announced and due is not None and today is not None and today.mark.has_unit_of(target)
        changes = today is not None and today.mark.has_unit_of(target)
        changes = changes or (is_set(self.text, name, target) and is_dated_beside(self.text, target))
        in_places = _IN_PLACES.match(self.text, target.end) is not None
        if in_places and (due or aside(self.text, target)):
            return due is None or due.start >= target.start or self._is_by(due, name)
        if due is None:
            kept = is_kept(self.text, target)
            return (changes or kept) and target.counts(name)
        counted = target.counts(name)
        by = due.start >= target.end or self._is_by(due, name)
        return changes or target.is_in_words or (by and (counted or is_moved(self.text, name, target)))

    def _is_by(self, due: Mark, name: str) -> bool:
        """Tell whether something is to be by a time, not after what was done at it: 18年に施行し、委員を12人とする."""
        aimed = "ことを目標と" in self.text[due.end :]
        until = due.text.endswith("まで") or _BY.match(self.text, due.end) is not None
        return aimed or until or _AT.sub("", self.text[due.end :]).startswith(name)

    def _goes_on(self, before: Topic, target: Mark, today: Today | None) -> bool:
        return (before.is_indicator or today is None) and before.today.has_unit_of(target)
