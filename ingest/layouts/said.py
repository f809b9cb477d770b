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
from ingest.layouts.values import TIME

_D = "[0-9０-９]"
# Of a bounded length: a page of nothing but figures is looked through once, not once for each figure.
_NUMBER = rf"[△▲]?{_D}[0-9０-９,，.．]{{0,40}}(?:[兆億万千百][0-9０-９,，]{{0,20}}){{0,8}}"
_OF_EACH = r"(?:(?:[１1一]人)?(?:[１1一][日年か]?月?)?当たり)?"
_EACH = rf"(?:(?:累計で?|延べ|のべ|合計で?|年間|月間|平均|約|おおむね|概ね|毎年度?|年|月)、?)?{_OF_EACH}"
_UNIT = (
    r"(?:か所|カ所|ヶ所|箇所|つ|[^\s、。ぁ-ん（）()「」『』0-9０-９増減削縮拡]{0,12})(?:以上|以下|以内|未満|程度|台)?"
)
_WORDS = "実質ゼロ|ゼロ|半減|倍増|皆減"
_FIGURE = re.compile(rf"(?P<value>{_EACH}{_NUMBER}{_UNIT}|{_WORDS})")
_DOING = re.compile(r"(?<=[^0-9０-９])(?:確保|達成|設置|整備|開設|実現|維持|到達|認定|配置|創出|育成|養成)$")
_COMPARED = re.compile(rf"{TIME.pattern}(?:の?水準)?(?:対?比|(?:と|に)比べて?)で?[、,]?$")
_PERIOD = re.compile(rf"(?:今後|計画期間の?)?(?:{_D}{{1,4}}|[一二三四五六七八九十]{{1,4}})[かヶカ]?年間?(?:で|に|の)")
_CHANGE = "倍増|半減|皆減|削減|減少|増加|低減|縮減|縮小|向上|拡大|上昇|改善|短縮"
_AIMED = re.compile(
    rf"(?:の(?:確保|達成|整備|設置|開設|実現|水準))?(?:と|に|へ|まで(?:に)?|を|で)?(?:{_CHANGE})?"
    r"(?:する|します|することを|させ|なる|増や|増加さ|減ら|縮め|狭め|引き?上げ|引き?下げ|高め|拡大さ|縮小さ|向上さ|低減さ|改善さ"
    r"|低下さ|目標|達成|達する|達し、|到達|確保|実現|目指|めざ|抑え|とどめ|伸ば|延ば|回復|維持す|保[ちつ]|することとし|を目)"
)
_CHANGED = re.compile(rf"(?:{_CHANGE})(?:させ|する|します|を目|を図)")
_PAST = re.compile(r"[^。、]{0,6}(?:した|った|れた|いた|ている|ており|しており|いる)(?!い|め)")
_FORECAST = re.compile(r"[^。]{0,12}(?:見込|見通|推計|予測|想定|試算)")
_BY = re.compile(r"末?[）)]?(?:まで)?(?:に|の|で|、|は)")
_OF_TODAY = re.compile(r"(?:の|における|時点の|現在の|の実績の)$")
_JOINT = re.compile(r"(?:の|における|時点の|時点で|現在の?|には?|は|で|、|の?実績[はで]?|末[にはの]?|[はが])*")
_TODAY = re.compile(r"(?:から|を、|であり|であった|だった|だが|ですが|でした|で、|となって|となり|にとどま|を)")
_NOW = re.compile(r"(?:現在|現状|今)の?$")
_TOPIC = re.compile(r"(?:(?:につ[いき]まして|について|に関して|に係り?)は?|とし[てた]|[はをがも])[、,]?$")
_CLAUSE = re.compile(r"[、，]|なお|これにより|とともに|ほか|ため、")
_LEADING = re.compile(r"^(?:また|さらに|このほか|あわせて|特に|うち|その|同じく|同期間に|今後(?:は|も)?)")
_POINTING = re.compile(r"(?:これ|それ|同数|同率|同割合)[をは]?[、,]?$")
_ASIDE = re.compile(
    rf"[（(](?:{TIME.pattern})?(?:の|における)?(?:実績|現状|現在|基準)値?[はが：:]?[ 　]*"
    rf"(?P<value>{_EACH}{_NUMBER}{_UNIT})[）)]"
)
_AFTER = re.compile(rf"[（(](?P<time>{TIME.pattern})(?:まで|目標)?[）)]")
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class _Mark:
    """A time or a figure in a sentence."""

    start: int
    end: int
    text: str


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
    times = _times(sentence)
    figures = _figures(sentence, times)
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
    if named is None or _POINTING.search(named):
        if before is None or (before.today is None and not today):
            return None
        named, printed = before.name, printed or before.today
    sure = target.text in _WORDS.split("|") or (printed is not None and _same_unit(printed, target.text))
    if cues.is_money(named) or not (cues.ends_as_indicator(named) or (sure and len(named) > 1)):
        return None
    return Said(named, target.text, due.text, printed)


def topic_of(sentence: str, cues: LayoutCues) -> Topic | None:
    """Give what a sentence speaks of and how much it says that is: 木造率は、令和６年度は81％であった."""
    times = _times(sentence)
    for figure in _figures(sentence, times):
        first = [time for time in times if _belongs(sentence, time, figure)]
        name = _name(sentence, [*first, figure], cues)
        if name is not None and cues.ends_as_indicator(name) and not cues.is_money(name):
            return Topic(name, _as_printed(sentence, times, figure))
    return None


def _times(sentence: str) -> list[_Mark]:
    return [_Mark(*match.span(), match[0].strip()) for match in TIME.finditer(sentence)]


def _figures(sentence: str, times: list[_Mark]) -> list[_Mark]:
    taken = [*((time.start, time.end) for time in times), *(match.span() for match in _PERIOD.finditer(sentence))]
    return [_figure(match) for match in _FIGURE.finditer(_blanked(sentence, taken))]


def _figure(match: re.Match[str]) -> _Mark:
    """Leave to the verb what belongs to it: 250人 of 250人確保する."""
    text = _DOING.sub("", match["value"])
    return _Mark(match.start("value"), match.start("value") + len(text), text)


def _blanked(sentence: str, spans: list[tuple[int, int]]) -> str:
    """Put blanks where times and periods stand, so that their figures are not taken for values."""
    letters = list(sentence)
    for start, end in spans:
        letters[start:end] = " " * (end - start)
    return "".join(letters)


def _target(sentence: str, figures: list[_Mark]) -> _Mark | None:
    """Find the last figure that is aimed at, with the word of change that belongs to it (50％削減)."""
    for figure in reversed(figures):
        change = _CHANGED.match(sentence, figure.end)
        aside = _AFTER.match(sentence, figure.end)
        aimed = change or _AIMED.match(sentence, aside.end() if aside else figure.end)
        if aimed is None or _PAST.match(sentence, aimed.end()) or _FORECAST.match(sentence, aimed.end()):
            continue
        word = re.match(_CHANGE, sentence[figure.end :]) if change else None
        end = figure.end + (word.end() if word else 0)
        return _Mark(figure.start, end, sentence[figure.start : end])
    return None


def _with_base_year(sentence: str, target: _Mark) -> _Mark:
    """Let a target begin with the year that its change is measured from: 2013年度比で50％削減."""
    compared = _COMPARED.search(sentence[: target.start])
    return _Mark(compared.start(), target.end, target.text) if compared else target


def _due(sentence: str, times: list[_Mark], figures: list[_Mark], target: _Mark) -> _Mark | None:
    after = _AFTER.match(sentence, target.end)
    if after is not None:
        return _Mark(*after.span("time"), after["time"].strip())
    others = [figure for figure in figures if figure.end <= target.start]
    for time in reversed([time for time in times if time.end <= target.start]):
        if not any(_belongs(sentence, time, figure) for figure in others) and _is_by(sentence, time):
            return time
    return None


def _is_by(sentence: str, time: _Mark) -> bool:
    return _BY.match(sentence, time.end) is not None


def _belongs(sentence: str, time: _Mark, figure: _Mark) -> bool:
    """Tell whether a time is that of a figure: 令和６年度の43％, 令和６年度末で2,140ヘクタール."""
    between = sentence[time.end : figure.start]
    return time.end <= figure.start and "まで" not in between and _JOINT.fullmatch(between) is not None


def _today(sentence: str, times: list[_Mark], figures: list[_Mark]) -> tuple[_Mark, str] | None:
    """Find the figure of today, and where it begins with its time."""
    for figure in reversed(figures):
        time = next((time for time in times if _belongs(sentence, time, figure)), None)
        now = _NOW.search(sentence[: figure.start])
        if (time or now) and (now or _TODAY.match(sentence, figure.end)):
            start = time.start if time else now.start() if now else figure.start
            printed = sentence[start : figure.end] if now and not time else _as_printed(sentence, times, figure)
            return _Mark(start, figure.end, figure.text), printed
        if _TODAY.match(sentence, figure.end) and sentence[figure.end :].startswith("から"):
            return figure, figure.text
    return None


def _as_printed(sentence: str, times: list[_Mark], figure: _Mark) -> str:
    time = next((time for time in times if _belongs(sentence, time, figure)), None)
    told = time is not None and _OF_TODAY.fullmatch(sentence[time.end : figure.start])
    return sentence[time.start : figure.end] if time and told else figure.text


def _aside(sentence: str, target: _Mark) -> str | None:
    match = _ASIDE.search(sentence, target.end)
    return match["value"] if match else None


def _name(sentence: str, marks: list[_Mark], cues: LayoutCues) -> str | None:
    """Find what is spoken of: the phrase with は or を that stands last before one of the marks."""
    names = list(_names(sentence, sorted(marks, key=lambda mark: mark.start), cues))
    good = [name for name in names if cues.ends_as_indicator(name)]
    return next(iter(good or names), None)


def _names(sentence: str, marks: list[_Mark], cues: LayoutCues) -> Iterator[str]:
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
