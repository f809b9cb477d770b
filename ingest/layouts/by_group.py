"""Rows under one indicator, told apart by whom they are for.

朝食を毎日食べる割合  小学生  97％  100％       歩く習慣のある人の割合
                      中学生  92％   96％         （男性）  41％  50％
                                                  （女性）  38％  50％
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.layouts.figures.values import is_dash
from ingest.layouts.found import FoundKpi

_BRACKET = re.compile(r"[（(][^（()）]{1,20}[)）]$")


def with_groups(kpis: Sequence[FoundKpi]) -> list[FoundKpi]:
    """Put the group into the name: 朝食を毎日食べる割合（小学生）, where a row names it in a column or in brackets."""
    named = list[FoundKpi]()
    for kpi in kpis:
        named.append(_with_name_above(kpi, named[-1]) if named else kpi)
    before, after = [None, *named], [*named[1:], None]
    return [_in_group(kpi, *beside) for kpi, *beside in zip(named, before, after, strict=False)]


def _with_name_above(kpi: FoundKpi, above: FoundKpi) -> FoundKpi:
    """Give a name that is nothing but a bracket what the name above has before its own."""
    own, bracket = _BRACKET.match(kpi.indicator), _BRACKET.search(above.indicator)
    if own is None or bracket is None or not bracket.start():
        return kpi
    name = above.indicator[: bracket.start()].rstrip(" 　")
    return replace(kpi, indicator=f"{name}{own[0]}", spans=(*kpi.spans, above.spans[0]))


def _in_group(kpi: FoundKpi, *neighbours: FoundKpi | None) -> FoundKpi:
    alike = any(other is not None and other.indicator == kpi.indicator for other in neighbours)
    if not alike or kpi.group is None or kpi.group.span is None or is_dash(kpi.group.text):
        return kpi
    return replace(kpi, indicator=f"{kpi.indicator}（{kpi.group.text}）", spans=(*kpi.spans, kpi.group.span))
