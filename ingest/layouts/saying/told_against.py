"""Targets told beside results, as minutes and newspapers have them.

相談の件数につきましては、５年間で100件という目標に対しまして、昨年度末の累計で46件となっております。
組織率は、策定時81.5％に対し、95％を目指しておりまして、現在86.2％でございます。
相談件数が5240件（策定時3016件）に伸び、25年度目標の５千件を前倒しで達成。
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import TIME
from ingest.layouts.found import Findings, FoundKpi, indicator_name
from ingest.layouts.rows import Cell, Line
from ingest.layouts.saying.equalled import paragraphs, sentences, span_of
from ingest.layouts.saying.in_news import PLAN_BEFORE
from ingest.layouts.saying.marks import Mark
from ingest.layouts.saying.news_values import PRINTED
from ingest.layouts.saying.others import is_of_others
from ingest.layouts.saying.sentence import said_in

_SHORT = r"(?<![0-9０-９.,])[0-9０-９]{2}年度?"
_BY = rf"({TIME.pattern}|{_SHORT})"
_TOPIC = re.compile(
    r"(?:^|[、。]|(?<=一方、)|(?<=また、))(?P<name>[^、。「」（）()]{3,50}?)(?:につきまして|につい|に関し(?:まし)?)?(?:ては?、|(?<![でに])は、?|が(?=[0-9０-９]))"
)
_AIMS = (
    re.compile(
        rf"(?P<value>{PRINTED}|ゼロ)(?:という|[とに]する|とした|の)目標(?:値)?(?=に対し|で[、ご]|を[掲達]|と[のい]|、|。)"
    ),
    re.compile(rf"(?P<value>{PRINTED})(?:を(?:維持|確保|達成)|[とに])することを目標"),
    re.compile(rf"(?<!中間)目標値?(?:は|が|の)(?P<value>{PRINTED})(?=で|、|。|に対し|を|とな)"),
    re.compile(rf"(?P<value>{PRINTED})を(?:目標に|目標とし|目指し|めざし)(?=て?お|てい|、|。|ま)"),
)
_BASE = re.compile(
    rf"(?:策定時|策定当初|計画当初|基準値|基準年)(?:の時点)?(?:の|は|が|で)?[、（(]?(?P<value>{PRINTED})(?=[）)]|から|に対|を|、|で)"
)
_FROM = re.compile(rf"{TIME.pattern}の(?P<value>{PRINTED})(?=から|に対し|を、?(?:{TIME.pattern}|{_SHORT}))")
_DUE_BEFORE = re.compile(rf"{_BY}末?(?:まで)?(?:に|の)、?$|{_BY}の?(?:目標)?(?:値)?(?:の|は|が)?$")
_OF_OTHERS = re.compile(r"(?:^|、)(?:県|国|都|府|道|全国|お隣|隣|ほかの|他の)(?:の|は|が|では)")
_GOAL = re.compile(
    r"(?:基本目標|基本方針|基本施策|重点目標|重点施策|重点戦略|施策|政策)[ 　]?"
    r"[0-9０-９一二三四五六七八九十]{1,2}[、，の][ 　]*"
    r"「?(?P<title>[^、。「」0-9０-９]{2,30}?)」?(?:でございます|でござい|です|であります|について|につきまして|に移り)"
)
_GOES_ON = re.compile(r"(?:なお、|この|その)?目標")
_LONGEST = 400  # characters of a sentence


def read_told_against(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such target; the lines stay free, for they say other things too."""
    owner: Cell | None = None
    free = [line for line in lines if line.index not in findings.used]
    for text, origins in paragraphs(free, ("目標", "目指", "めざ")):
        before: _Topic | None = None
        for start, end in sentences(text):
            goal = _GOAL.search(text, start, end)
            if goal is not None:
                owner = Cell(goal["title"], tuple(origins[slice(*goal.span("title"))]))
            if end - start > _LONGEST:
                before = None
                continue
            sentence = text[start:end]
            topic = _topic(sentence, cues) or (before if _GOES_ON.match(sentence) else None)
            others = _is_of_others(sentence) or (owner is None and _is_said(sentence, cues))
            found = _aim(sentence) if topic is not None and not others else None
            if topic is not None and found is not None:
                target, time = found
                span = span_of(origins, start, end)
                findings.kpis.append(FoundKpi(topic.name, target, time, topic.base, None, (span,), owner))
            before = topic if found is None else None


@dataclass(frozen=True, slots=True)
class _Topic:
    """What is spoken of, and how much it was when the plan began."""

    name: str
    base: str | None


def _is_of_others(sentence: str) -> bool:
    return PLAN_BEFORE.search(sentence) is not None or is_of_others(sentence, names_itself=False)


def _is_said(sentence: str, cues: LayoutCues) -> bool:
    """Tell what is read as a sentence of plans anyway."""
    return next(said_in(sentence, None, cues, undated=True), None) is not None


def _topic(sentence: str, cues: LayoutCues) -> _Topic | None:
    """Give the only thing that a sentence speaks of that is named as indicators are."""
    if _OF_OTHERS.search(sentence):
        return None
    names = [indicator_name(match["name"]) for match in _TOPIC.finditer(sentence) if not TIME.search(match["name"])]
    good = list(dict.fromkeys(name for name in names if cues.ends_as_indicator(name) or _counts(sentence, name)))
    base = _BASE.search(sentence) or _FROM.search(sentence)
    return _Topic(good[0], base["value"] if base else None) if len(good) == 1 and not cues.is_money(good[0]) else None


def _counts(sentence: str, name: str) -> bool:
    """Tell whether what is aimed at counts what a name names: 31人 of 待機児童者."""
    aim = _aim(sentence)
    return aim is not None and (aim[0] == "ゼロ" or Mark(0, 0, aim[0]).counts(name))


def _aim(sentence: str) -> tuple[str, str | None] | None:
    """Find the only figure that is called a target, with its time where one stands before it."""
    found = [match for form in _AIMS for match in form.finditer(sentence)]
    if len({match["value"] for match in found}) != 1:
        return None
    value = found[0]["value"]
    due = _DUE_BEFORE.search(sentence[: found[0].start("value")]) or _DUE_BEFORE.search(sentence[: found[0].start()])
    return value, (next((time for time in due.groups() if time), None) if due else None)
