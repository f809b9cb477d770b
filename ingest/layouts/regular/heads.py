"""The heads of values with the times that stand beside, below or in turn with them.

基準値 目標値 / （R5） （R11）          平成30年度 / 実績 / 令和元年度 / 目標          目標値 / （2022年度）
実績値 / 令和３年度 / 令和４年度 / 令和５年度
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.layouts.cues import Role
from ingest.layouts.figures.values import is_aside
from ingest.layouts.regular.events import Event
from ingest.layouts.regular.pieces import Kind


def dated(head: Sequence[Event]) -> list[Event]:
    """Give labels the times that are theirs; a time that is none's is the head of a column itself."""
    labels = [event for event in head if event.kind is Kind.LABEL]
    times = [event for event in head if event.kind is Kind.TIME]
    in_turn = all(first.kind is not second.kind for first, second in pairwise(head))
    if len(times) == len(labels) and (in_turn or head[: len(labels)] == labels):
        return [replace(label, time=time.time) for label, time in zip(labels, times, strict=True)]
    if len(labels) == 1 and head[0] is labels[0] and len(times) > 1:
        return [replace(labels[0], time=time.time) for time in times]
    own = [label for label in labels if label.role is not Role.OTHER_VALUE]
    if len(times) == len(own) and head[: len(labels)] == labels:
        due = iter(times)
        return [label if label.role is Role.OTHER_VALUE else replace(label, time=next(due).time) for label in labels]
    return _with_asides(head)


def _with_asides(head: Sequence[Event]) -> list[Event]:
    """Give a label the time in brackets right behind it."""
    dated: list[Event] = []
    for event in head:
        behind = dated and dated[-1].kind is Kind.LABEL and dated[-1].time is None
        if event.kind is Kind.TIME and behind and is_aside(event.cell.text):
            dated[-1] = replace(dated[-1], time=event.time)
        else:
            dated.append(event)
    return dated
