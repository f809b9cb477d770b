"""KPIs said in sentences: 「…の利用率を、令和５年度の12％から令和11年度までに60％に引き上げる」.

Read only in texts that set their KPIs in no list or table, and in parts that are headed 数値目標 or the like:
elsewhere a sentence with a figure may speak of anything.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.cues import Cues, Label
from ingest.layouts.cues import LayoutCues, load_layout_cues, plain_of
from ingest.layouts.found import FoundKpi, Span, indicator_name
from ingest.layouts.values import TIME, is_time_only, is_value
from ingest.quantity import read_target
from ingest.structure.blocks import Block, BlockKind
from ingest.structure.outline import Part

_ANNOUNCING = ("目標", "目標値", "成果指標", "数値目標")
_NAMED_KPI = ("KPI", "KPI)", "業績評価指標")
_CHANGES = ("倍", "削減", "減少", "増加", "低減", "縮減", "向上", "拡大")
_IN_WORDS = ("倍増", "半減", "皆減", "ゼロ", "実質ゼロ")
_SENTENCE = re.compile(r"[^。]+。?")
_READ = (BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.HEADING)
_BY = rf"(?P<time>{TIME.pattern})(?:まで)?(?:に|で|の)(?:は)?[、,]?"
_FROM = rf"(?:(?P<base>(?:{TIME.pattern}(?:の|における|時点の|現在の)?)?[^、。]{{1,14}})から[、,]?)?"
_SO_FAR = r"(?:[^。、]{2,30}(?:であり|ですが|であるが|だが|となっており|となっていますが)[、,])?"
_VALUE = r"(?P<target>[^、。]{1,20}?)(?:の(?:確保|達成|整備|設置|開設|実現))?"
_VERB = (
    r"(?:と|に|へ|まで|を)(?:する|なる|増|減|縮め|狭め|引き?上げ|引き?下げ|高め|拡大|縮小|向上|低減|改善"
    r"|目標|達成|達する|目指|抑え|伸ば|増や|減ら|すること)"
)
_CHANGE = r"倍増|半減|皆減|倍|削減|減少|増加|低減|縮減|向上|拡大"
_COMPARED = rf"(?:{TIME.pattern}(?:比|と比べて|に比べて|から|より)で?[、,]?)?"
_BY_HOW_MUCH = rf"{_COMPARED}(?P<target>[^、。]{{0,14}}?(?:{_CHANGE}))(?:さ|し|す|を目)"
_PAST = re.compile(r"[^。、]{0,5}(?:した|った|ている|ており|しており|いる|した。)")  # what has come about is no target
_FORECAST = re.compile(r"[^。]{0,12}(?:見込|見通|推計|予測|想定|試算)")  # and what is expected is none either
_AIM = re.compile(r"目標|目指|めざ")
_OTHERS = re.compile(
    r"^(?:また|なお|さらに)?、?(?:国|政府|全国|県|国連|世界)[^、。]{0,6}は、"
)  # somebody else's target
_TOPIC = re.compile(
    rf"(?:{TIME.pattern}の)?(?P<name>[^。、]{{4,40}}?)は、?(?P<value>[^。、はがをに]{{1,16}})(?:で|である|だ|となって|と)[、。い]"
)
_BARE_AIM = re.compile(
    rf"(?:^|[、,])(?P<time>{TIME.pattern})まで(?:に|には)、?(?P<target>[^、。をはが]{{1,16}}?){_VERB}"
)
_NAME = r"(?P<name>[^。]{2,60}?)"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    topic = r"(?:については|に関しては|について|を|は)[、,]?"
    return tuple(
        re.compile(order + ending)
        for ending in (f"{_VALUE}{_VERB}", _BY_HOW_MUCH)
        for order in (
            rf"{_NAME}{topic}{_SO_FAR}{_FROM}{_BY}{_FROM.replace('base', 'base2')}",
            rf"{_BY}{_NAME}{topic}{_FROM}",
        )
    )


@dataclass(frozen=True, slots=True)
class _Said:
    name: str
    target: str
    time: str
    base: str | None


def read_sentences(root: Part, cues: Cues, has_others: bool) -> Iterator[FoundKpi]:
    """Go through the KPIs said in sentences; where the text has others, only in parts announced as targets."""
    words = load_layout_cues()
    for part in root.walk():
        always = not has_others or _announced(part, cues)
        announced = always
        for block in [*([part.heading] if part.heading else []), *part.body]:
            if block.kind is BlockKind.LABEL:
                label = cues.label(block.text)
                announced = always or (label is not None and label.label is Label.KPI)
            elif block.kind in _READ:
                yield from _in_block(block, words, announced=announced)


def _announced(part: Part, cues: Cues) -> bool:
    titles = [above.title for above in (part, *part.ancestors()) if above.title]
    return any(
        ((label := cues.label(title)) is not None and label.label is Label.KPI)
        or title.endswith(_ANNOUNCING)
        or plain_of(title).endswith(_NAMED_KPI)
        for title in titles
    )


def _in_block(block: Block, words: LayoutCues, *, announced: bool) -> Iterator[FoundKpi]:
    before = ""
    for match in _SENTENCE.finditer(block.text):
        if (announced or _AIM.search(match[0])) and not _OTHERS.search(match[0]):
            span = block.span(*match.span())
            kpi = said_in(match[0], span, words) or _said_after(before, match[0], span, words)
            if kpi is not None:
                yield kpi
        before = match[0]


def _said_after(before: str, sentence: str, span: Span, words: LayoutCues) -> FoundKpi | None:
    """Read a target whose indicator, and its value of today, the sentence before gave."""
    topic, aim = _TOPIC.match(before), _BARE_AIM.search(sentence)
    if topic is None or aim is None or not words.ends_as_indicator(topic["name"]) or words.is_money(topic["name"]):
        return None
    today, target = read_target(topic["value"]), read_target(aim["target"])
    same = today.unit is not None and today.unit == target.unit and is_value(topic["value"], words)
    if not same or not is_value(aim["target"], words) or _FORECAST.match(sentence, aim.end()):
        return None
    return FoundKpi(indicator_name(topic["name"]), aim["target"], aim["time"].strip(), topic["value"], None, (span,))


def said_in(sentence: str, span: Span, words: LayoutCues) -> FoundKpi | None:
    """Read one sentence, which stands at a source span; None where it says no target."""
    said = _said(sentence, words)
    return FoundKpi(said.name, said.target, said.time, said.base, None, (span,)) if said else None


def _said(sentence: str, words: LayoutCues) -> _Said | None:
    """Read one sentence: name, target and time must all be there, and the name must be one of an indicator."""
    for pattern in _patterns():
        match = pattern.search(sentence)
        if match is None or _PAST.match(sentence, match.end()) or _FORECAST.match(sentence, match.end()):
            continue
        groups = match.groupdict()
        base = groups.get("base2") or groups.get("base")
        if base is not None and is_time_only(base):
            continue  # from one year to another: a period
        sure = match["target"] in _IN_WORDS or (base is not None and TIME.search(base) is not None)
        name = _last_phrase(match["name"], words, sure=sure)
        if name is None or words.is_money(name) or not _is_figure(match["target"], words):
            continue
        return _Said(name, match["target"].strip(), match["time"].strip(), base)
    return None


def _is_figure(text: str, words: LayoutCues) -> bool:
    figure = any(character.isdecimal() for character in text)
    return (figure and (is_value(text, words) or text.endswith(_CHANGES))) or text in _IN_WORDS


def _last_phrase(name: str, words: LayoutCues, *, sure: bool) -> str | None:
    """Take the indicator out of what stands before it in the sentence: what follows the last comma or topic.

    It must end as names of indicators do, unless the sentence gives a dated value of today beside the target.
    """
    phrase = re.split(r"[、，]|なお|これにより|とともに", name)[-1]
    phrase = indicator_name(re.sub(r"^(?:また|さらに)", "", phrase))
    return phrase if (sure or words.ends_as_indicator(phrase)) and len(phrase) > 2 else None
