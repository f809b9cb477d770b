"""Figures of the plan before: a plan shows how its forerunner fared, whose targets lie before its own.

第２期計画の検証                                              a heading looks back
成果指標    計画当初（H30）  目標（R6）  実績（R5）  評価        a table judges, others do not
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.layouts.found import FoundKpi, Span
from ingest.quantity import read_deadline
from ingest.structure.outline import Part

OF_THE_PLAN_BEFORE = "前の計画の目標値 / a target of the plan before"
_LOOKS_BACK = re.compile(
    r"(?:第[0-9０-９一二三四五六七八九]{1,2}[期次]|前(?:期|回)?|旧|現行の?|これまでの)[^。、]{0,14}(?:計画|戦略|ビジョン|プラン|方針)?"
    r"(?:[（(][^（）()]{1,20}[)）])?(?:における|で)?の?[^。、]{0,10}"
    r"(?:検証|評価|達成状況|進捗状況|取組状況|振り?返り|ふりかえり|総括|実績|結果|成果)(?:と(?:今後の)?課題|結果|等|について)?"
)
_AIMED_BEFORE = re.compile(  # 480人（当初 400人）: of a plan that was revised
    r"(?<=.)[ 　]*[（(](?:当初|改定前|改訂前|変更前|修正前|見直し前|旧)(?:の?目標値?)?[ 　:：]*"
    r"[^（）()]*[0-9０-９][^（）()]*[)）]$"
)
_END = 2**62  # of the text, wherever that is
_Parted = tuple[list[FoundKpi], list[FoundKpi]]


def without_former_target(kpi: FoundKpi) -> FoundKpi:
    """Take off what was aimed at before the plan was revised, which stands in brackets below the target."""
    name, target = (_AIMED_BEFORE.sub("", text) for text in (kpi.indicator, kpi.target))
    return replace(kpi, indicator=name, target=target) if (name, target) != (kpi.indicator, kpi.target) else kpi


def part_former(kpis: Sequence[FoundKpi], root: Part) -> _Parted:
    """Part what a plan aims at from the targets of its forerunner, which lie before its own."""
    spans = list(_looking_back(root))
    before = [kpi for kpi in kpis if _part_of(kpi, spans)]
    own = [kpi for kpi in kpis if kpi not in before]
    if not before or not own or max(_year_within(kpi, spans) for kpi in before) >= max(map(_year, own)):
        return list(kpis), []
    return own, before


def part_judged(kpis: Sequence[FoundKpi]) -> _Parted:
    """Part what a plan aims at from the targets that a table judges, due before all that none does."""
    ahead = min((year for kpi in kpis if not kpi.judged and (year := _year(kpi))), default=0)
    past = [kpi for kpi in kpis if kpi.judged and 0 < _year(kpi) < ahead]
    return [kpi for kpi in kpis if kpi not in past], past


def part_before(kpis: Sequence[FoundKpi], begins: int | None) -> _Parted:
    """Part what a plan aims at from figures of the years before it, which are results or targets of another."""
    past = [kpi for kpi in kpis if begins is not None and 0 < _year(kpi) < begins]
    return [kpi for kpi in kpis if kpi not in past], past


def looks_back(title: str) -> bool:
    """Tell a heading over what became of the plan before: 第２期戦略の検証, 前計画の達成状況."""
    return _LOOKS_BACK.fullmatch(title.strip()) is not None


def _looking_back(root: Part) -> list[Span]:
    parts = [part for part in root.walk() if part.heading is not None]
    spans: list[Span] = []
    for at, part in enumerate(parts):
        if looks_back(part.title):
            after = (other for other in parts[at + 1 :] if part not in other.ancestors())
            spans.append((part.title_span[0], next((other.title_span[0] for other in after), _END)))
    return spans


def _part_of(kpi: FoundKpi, spans: Sequence[Span]) -> Span | None:
    return next(((start, end) for start, end in spans if start <= kpi.spans[0][0] < end), None)


def _year_within(kpi: FoundKpi, spans: Sequence[Span]) -> int:
    """Give the year of a target where the same part names it; the one that the plan sets for its own is not meant."""
    start, end = _part_of(kpi, spans) or (0, _END)
    return _year(kpi) if all(start <= span[0] < end for span in kpi.spans) else 0


def _year(kpi: FoundKpi) -> int:
    deadline = read_deadline(kpi.deadline) if kpi.deadline else None
    return deadline.year or 0 if deadline else 0
