"""One sentence that says a target: what is to become how much by when, and how much it is today.

再造林率は、令和６年度の43％を、令和12年度までに70％へ引き上げる。 is cut into times, figures and the words between
them. The target is the last figure that a verb of aiming follows, the deadline the last time before it that belongs to
no other figure, and the indicator what is spoken of before them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues
from ingest.layouts.found import indicator_name
from ingest.layouts.marks import IN_WORDS, VALUE, Mark, belongs, figures_in, times_in
from ingest.layouts.values import TIME

_COMPARED = re.compile(rf"{TIME.pattern}(?:の?水準)?(?:対?比|(?:と|に)比べて?)で?[、,]?$")
_CHANGE = "倍増|半減|皆減|削減|減少|増加|低減|縮減|縮小|向上|拡大|上昇|改善|短縮"
_AIMED = re.compile(
    rf"(?:の(?:確保|達成|整備|設置|開設|実現|水準))?(?:へと|と|に|へ|まで(?:に)?|を|で)?(?:{_CHANGE})?"
    r"(?:する|します|することを|させ|なる|増や|増加さ|減ら|縮め|狭め|引き?上げ|引き?下げ|高め|拡大さ|縮小さ|向上さ|低減さ|改善さ"
    r"|低下さ|目標|達成|達する|達し、|到達|確保|実現|目指|めざ|抑え|とどめ|伸ば|延ば|回復|維持す|保[ちつ]|することとし|を目)"
)
_CHANGED = re.compile(rf"(?:{_CHANGE})(?:させ|する|します|を目|を図)")
_PAST = re.compile(r"[^。、]{0,6}(?:した|った|れた|いた|ている|ており|しており|いる)(?!い|め)")
_FORECAST = re.compile(r"[^。]{0,12}(?:見込|見通|推計|予測|想定|試算)")
_BY = re.compile(r"末?[）)]?(?:まで)?(?:に|の|で|、|は)")
_OF_TODAY = re.compile(r"(?:の|における|時点の|現在の|の実績の)$")
_TODAY = re.compile(r"(?:から|を、|であり|であった|だった|だが|ですが|でした|で、|となって|となり|にとどま|を)")
_NOW = re.compile(r"(?:現在|現状|今)の?$")
_TODAY_OPENED = re.compile(r"(?:現状|現在|基準)値?[（(]$")
_BEING = re.compile(
    rf"(?:{TIME.pattern}(?:末|時点)?[にでの]?)?(?P<value>{VALUE})"
    r"(?:である|だった|であった|となっている)(?P<name>.+)"
)
_TOPIC = re.compile(r"(?:(?:につ[いき]まして|について|に関して|に係り?)は?|とし[てた]|[はをがも])[、,]?$")
_CLAUSE = re.compile(r"[、，]|なお|これにより|とともに|ほか|ため、")
_LEADING = re.compile(r"^(?:また|さらに|このほか|あわせて|特に|うち|その|同じく|同期間に|今後(?:は|も)?)")
_POINTING = re.compile(r"(?:これ|それ|(?:この|その|同)(?:割合|比率|率|数|値|件数|額|面積|水準))$")
_ASIDE = re.compile(
    rf"[（(](?:{TIME.pattern})?(?:の|における)?(?:実績|現状|現在|基準)値?[はが：:]?[ 　]*"
    rf"(?P<value>{VALUE})[）)]"
)
_AFTER = re.compile(rf"[（(](?P<time>{TIME.pattern})(?:まで|目標)?[）)]")
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Topic:
    """What a sentence speaks of, with the figure of today that it gives for it."""

    name: str
    today: str | None


@dataclass(frozen=True, slots=True)
class Said:
    """A target said in a sentence, each part as printed."""

    name: str
    target: str
    time: str
    today: str | None


def said_in(sentence: str, before: Topic | None, cues: LayoutCues) -> Said | None:
    """Read a sentence; `before` is the topic of the sentence before it, which this one may go on with."""
    times = times_in(sentence)
    figures = figures_in(sentence, times)
    target = _target(sentence, figures)
    if target is None:
        return None
    due = _due(sentence, times, figures, target)
    if due is None:
        return None
    today = _today(sentence, times, [figure for figure in figures if figure.end <= target.start])
    named = _name(
        sentence, [mark for mark in (today and today[0], due, _with_base_year(sentence, target)) if mark], cues
    )
    printed = today[1] if today else _aside(sentence, target)
    being = _BEING.fullmatch(named or "")
    if being is not None:  # 令和５年度に14社である企業数
        named, printed = being["name"], printed or being["value"]
    if named is None or _POINTING.search(named):
        if before is None or (before.today is None and not today):
            return None
        named, printed = before.name, printed or before.today
    sure = target.text in IN_WORDS.split("|") or (printed is not None and _same_unit(printed, target.text))
    if cues.is_money(named) or not (cues.ends_as_indicator(named) or (sure and len(named) > 1)):
        return None
    return Said(named, target.text, due.text, printed)


def topic_of(sentence: str, cues: LayoutCues) -> Topic | None:
    """Give what a sentence speaks of and how much it says that is: 木造率は、令和６年度は81％であった."""
    times = times_in(sentence)
    for figure in figures_in(sentence, times):
        first = [time for time in times if belongs(sentence, time, figure)]
        name = _name(sentence, [*first, figure], cues)
        if name is not None and cues.ends_as_indicator(name) and not cues.is_money(name):
            return Topic(name, _as_printed(sentence, times, figure))
    return None


def _target(sentence: str, figures: list[Mark]) -> Mark | None:
    """Find the last figure that is aimed at, with the word of change that belongs to it (50％削減)."""
    for figure in reversed(figures):
        change = _CHANGED.match(sentence, figure.end)
        aside = _AFTER.match(sentence, figure.end)
        aimed = change or _AIMED.match(sentence, aside.end() if aside else figure.end)
        if aimed is None or _PAST.match(sentence, aimed.end()) or _FORECAST.match(sentence, aimed.end()):
            continue
        word = re.match(_CHANGE, sentence[figure.end :]) if change else None
        end = figure.end + (word.end() if word else 0)
        return Mark(figure.start, end, sentence[figure.start : end])
    return None


def _with_base_year(sentence: str, target: Mark) -> Mark:
    """Let a target begin with the year that its change is measured from: 2013年度比で50％削減."""
    compared = _COMPARED.search(sentence[: target.start])
    return Mark(compared.start(), target.end, target.text) if compared else target


def _due(sentence: str, times: list[Mark], figures: list[Mark], target: Mark) -> Mark | None:
    after = _AFTER.match(sentence, target.end)
    if after is not None:
        return Mark(*after.span("time"), after["time"].strip())
    others = [figure for figure in figures if figure.end <= target.start]
    for time in reversed([time for time in times if time.end <= target.start]):
        if not any(belongs(sentence, time, figure) for figure in others) and _is_by(sentence, time):
            return time
    return None


def _is_by(sentence: str, time: Mark) -> bool:
    return _BY.match(sentence, time.end) is not None


def _today(sentence: str, times: list[Mark], figures: list[Mark]) -> tuple[Mark, str] | None:
    """Find the figure of today, and where it begins with its time."""
    for figure in reversed(figures):
        time = next((time for time in times if belongs(sentence, time, figure)), None)
        now = _NOW.search(sentence[: figure.start])
        if (time or now) and (now or _TODAY.match(sentence, figure.end)):
            start = _opening(sentence, time.start) if time else now.start() if now else figure.start
            printed = sentence[start : figure.end] if now and not time else _as_printed(sentence, times, figure)
            return Mark(start, figure.end, figure.text), printed
        if _TODAY.match(sentence, figure.end) and sentence[figure.end :].startswith("から"):
            return figure, figure.text
    return None


def _opening(sentence: str, at: int) -> int:
    """Take with a time what opens it: 現状（令和６年度）."""
    opened = _TODAY_OPENED.search(sentence[:at])
    return opened.start() if opened else at


def _as_printed(sentence: str, times: list[Mark], figure: Mark) -> str:
    time = next((time for time in times if belongs(sentence, time, figure)), None)
    told = time is not None and _OF_TODAY.fullmatch(sentence[time.end : figure.start])
    return sentence[time.start : figure.end] if time and told else figure.text


def _aside(sentence: str, target: Mark) -> str | None:
    match = _ASIDE.search(sentence, target.end)
    return match["value"] if match else None


def _name(sentence: str, marks: list[Mark], cues: LayoutCues) -> str | None:
    """Find what is spoken of: the phrase with は or を that stands last before one of the marks."""
    names = list(_names(sentence, sorted(marks, key=lambda mark: mark.start), cues))
    good = [name for name in names if cues.ends_as_indicator(name)]
    return next(iter(good or names), None)


def _names(sentence: str, marks: list[Mark], cues: LayoutCues) -> Iterator[str]:
    start = 0
    for mark in marks:
        phrase = sentence[start : mark.start]
        start = max(start, mark.end)
        topic = _TOPIC.search(phrase)
        if topic is None and not cues.ends_as_indicator(phrase):
            continue
        name = phrase[: topic.start()] if topic else phrase
        if not cues.ends_as_indicator(_LEADING.sub("", name)) or _CLAUSE.search(name):
            name = _CLAUSE.split(name)[-1]
        name = indicator_name(_LEADING.sub("", re.sub(r"^[ 　までにのには]*", "", name) if start else name))
        if 1 < len(name) <= _LONGEST_NAME:
            yield name


def _same_unit(today: str, target: str) -> bool:
    one, other = (re.sub(r"(?:以上|以下|以内|未満|程度)$", "", text)[-1:] for text in (today, target))
    return one == other
