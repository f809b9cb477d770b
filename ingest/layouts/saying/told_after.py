"""The figure of today that is told after a target: at the end of its sentence, in the next one, or in a note below.

・講習の受講者数：800人（2029年度） / ※2024年度 312人
真珠の輸出額を2030年までに600億円とする。2022年の輸出額は238億円であった。
最終処分量を1,300万トンに抑えることを目標としており、2022年度の実績は1,090万トンである。
"""

import re
from dataclasses import replace

from ingest.layouts.figures.values import TIME
from ingest.layouts.found import FoundKpi
from ingest.layouts.saying.marks import VALUE, Mark
from ingest.layouts.saying.spaces import as_printed, tightened
from ingest.quantity import years_in

_TOLD = re.compile(
    rf"(?:^|[、。])(?:なお、|また、)?(?P<time>{TIME.pattern})(?:末|時点)?(?:の|における)(?P<name>[^、。をはが]{{2,30}})は、?"
    rf"(?P<value>{VALUE})(?:であ[りるっ]|で、|とな[っり]|だっ|にとどま)"
)
_NOTE = re.compile(rf"[※＊*][ 　]*(?P<told>{TIME.pattern}(?:末|時点)*{VALUE})")
_OF_TODAY = re.compile(r"(?:実績|現状|直近)値?")
_LONGEST = 120  # characters of the next sentence: what is told later is told of something else


def with_told_after(kpi: FoundKpi, sentence: str, after: str) -> FoundKpi:
    """Give a target its figure of today where that is told after it, of the same name and in the same unit."""
    if kpi.baseline is not None or kpi.target not in sentence:
        return kpi
    rest = sentence[sentence.rindex(kpi.target) :] + after[:_LONGEST]
    told = next((match for match in _TOLD.finditer(tightened(rest)) if _is_of(match, kpi)), None)
    if told is None:
        return kpi
    value, time = (as_printed(told[part], rest) for part in ("value", "time"))
    return replace(kpi, baseline=f"{value}（{time}）")


def told_in_note(note: str) -> str | None:
    """Give what a note under an item says that was measured, where it says nothing else: ※2024年度 312人."""
    told = _NOTE.fullmatch(tightened(note.strip()))
    return as_printed(told["told"], note) if told else None


def _is_of(told: re.Match[str], kpi: FoundKpi) -> bool:
    named = kpi.indicator.endswith(told["name"]) or _OF_TODAY.fullmatch(told["name"])
    target = Mark(0, 0, tightened(kpi.target))
    since, due = years_in(told["time"]), years_in(kpi.deadline or "")
    return bool(named and Mark(0, 0, told["value"]).has_unit_of(target) and (not due or since[-1:] < due[-1:]))
