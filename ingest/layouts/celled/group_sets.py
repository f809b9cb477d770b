"""The values of one record given for several groups, each behind the name of its group.

男性 72.1年 / 女性 75.4年 / （令和元年） / 男性 73.5年 / 女性 76.5年 / （令和７年）
男性 72.1年 / 男性 73.5年 / 女性 75.4年 / 女性 76.5年
男性 72.1年 73.5年 / 女性 75.4年 76.5年
①男性 / ②女性 / 72.1年 / 75.4年 / 73.5年 / 76.5年

A group is told by its name standing there once for every step of the heads, or by what whom a value is for is called.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from ingest.layouts.celled.cells import OneCell
from ingest.layouts.celled.forms import Form
from ingest.layouts.celled.value_sets import ValueSet, bare_time
from ingest.layouts.cues import Role, plain_of
from ingest.layouts.heads.columns import VALUES
from ingest.layouts.rowed.headless_groups import is_group
from ingest.layouts.rows import Cell, joined

_LONGEST = 10  # characters of the name of a group
_FEWEST = 2  # groups, and steps
_MOST_PAIRS = 24
_CIRCLED = re.compile(r"^[①-⑳][ 　]*")  # the number of a group in a list


@dataclass(frozen=True, slots=True)
class _Pair:
    """A group with a value, the year below it, the place behind them."""

    group: Cell
    value: Cell
    time: Cell | None
    end: int


def group_sets(cells: Sequence[OneCell], start: int, form: Form) -> tuple[ValueSet, ...]:
    """Take the cells from a start on for the values of groups; none where they are no such."""
    if len(form.steps) < _FEWEST or any(form.columns[step].role not in VALUES for step in form.steps):
        return ()
    listed = _listed(cells, start, form)
    if listed or not _is_group(cells[start]):
        return listed
    pairs = list(_pairs(cells, start, len(form.steps)))
    for count in range(len(pairs), _FEWEST * len(form.steps) - 1, -1):
        times = Counter(pair.group.text for pair in pairs[:count])
        if len(times) >= _FEWEST and set(times.values()) == {len(form.steps)}:
            return tuple(_sets(pairs[:count], form, start))
    return ()


def is_for_whom(cells: Sequence[OneCell], at: int) -> bool:
    """Tell whom values are for, 65歳以上, from a value, which it looks like: a value without such words follows."""
    return at + 1 < len(cells) and _is_whom(cells[at]) and cells[at].is_value and _is_figure(cells[at + 1])


def _listed(cells: Sequence[OneCell], start: int, form: Form) -> tuple[ValueSet, ...]:
    """Read a list of groups, behind it under every head as many values; none where they are not as many."""
    groups = list(takewhile(_is_whom, cells[start : start + _MOST_PAIRS]))
    values = list(takewhile(_is_figure, cells[start + len(groups) : start + len(groups) + _MOST_PAIRS]))
    count, end = len(groups), start + len(groups) + len(values)
    if count < _FEWEST or len(values) != count * len(form.steps) or len({one.text for one in groups}) < count:
        return ()
    end += end < len(cells) and cells[end].is_time  # the year of the texts behind
    dealt = ([one.cell for one in values[at::count]] for at in range(count))
    pairs = zip(groups, dealt, strict=True)
    return tuple(
        ValueSet(dict(zip(form.steps, own, strict=True)), None, start, end, _bare(group.cell)) for group, own in pairs
    )


def _bare(group: Cell) -> Cell:
    """Take its number in a list off a group: ①男性."""
    begin = next(at for at, character in enumerate(group.text) if not _CIRCLED.match(character))
    return Cell(group.text[begin:], group.origins[begin:], group.left, group.right)


def _pairs(cells: Sequence[OneCell], at: int, steps: int) -> Iterator[_Pair]:
    for _ in range(_MOST_PAIRS):
        labels = _labels(cells, at)
        group = joined(one.cell for one in cells[at : at + labels])
        at += labels
        values = list(takewhile(_is_figure, cells[at : at + steps]))
        whole = len(values) == steps and (labels > 1 or is_group(group.text))
        if not labels or not values:
            return
        for one in values if whole else values[:1]:
            at += 1
            time = cells[at].cell if at < len(cells) and cells[at].is_time else None
            at += time is not None
            yield _Pair(group, one.cell, bare_time(time) if time is not None else None, at)


def _labels(cells: Sequence[OneCell], at: int) -> int:
    """Count the cells that name a group: one, or two of which the first is an age: 20歳代 / 男性."""
    if at + 2 < len(cells) and _is_whom(cells[at]) and _is_whom(cells[at + 1]) and _is_figure(cells[at + 2]):
        return 2
    return int(at + 1 < len(cells) and _is_group(cells[at]) and _is_figure(cells[at + 1]))


def _is_group(one: OneCell) -> bool:
    return _is_whom(one) or (one.is_text and not one.is_aside and len(one.text) <= _LONGEST and "。" not in one.text)


def _is_whom(one: OneCell) -> bool:
    return is_group(plain_of(_CIRCLED.sub("", one.text)))


def _is_figure(one: OneCell) -> bool:
    return one.is_value and not one.is_aside and not _is_whom(one)


def _sets(pairs: Sequence[_Pair], form: Form, start: int) -> Iterator[ValueSet]:
    """Deal the values of each group out to the steps in their order."""
    for group in dict.fromkeys(pair.group.text for pair in pairs):
        own = [at for at, pair in enumerate(pairs) if pair.group.text == group]
        values = {step: pairs[at].value for step, at in zip(form.steps, own, strict=True)}
        last = next(at for step, at in zip(form.steps, own, strict=True) if form.columns[step].role is Role.TARGET)
        due = next((pair.time for pair in pairs[last:] if pair.time is not None), None)
        yield ValueSet(values, due, start, pairs[-1].end, pairs[own[0]].group)
