"""Heads of several lines of which extraction kept nothing but the order: what is measured, which values, which years.

    基準値 実績値 目標値
    指標名 評価
    令和３年度 令和４年度 令和５年度 令和６年度 令和10年度

Each year stands under a kind of value. One of those spans all that are left over: the results, or else the targets.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_time_only
from ingest.layouts.heads.columns import VALUES, Column, Head, is_initial, role_of, time_of
from ingest.layouts.heads.settled import settled
from ingest.layouts.rows import Cell, Line, Separator

_MOST_LINES = 4
_MOST_YEARS = 12
_BEFORE = (Role.INDICATOR, Role.UNIT)  # of the values
_PRINTED = (Separator.NONE, Separator.GAP)
_RATE = re.compile(r"(?:目標)?(?:達成|進捗|到達|増減)[率度]")
_RATIO = re.compile(r"[（(][^（）()/／÷]{1,8}[/／÷][^（）()/／÷]{1,8}[）)]")  # （R6/R8） under 達成率


def head_in_order(lines: Sequence[Line], start: int, cues: LayoutCues) -> tuple[Head, int] | None:
    """Read a head of two to four lines of single words, one line the years; give it with the line after it."""
    taken: list[tuple[Cell, ...]] = []
    best: tuple[Head, int] | None = None
    for at, line in enumerate(lines[start : start + _MOST_LINES], start):
        words = tuple(without_ratios(line.words))
        if line.separator not in _PRINTED or not words or not all(role_of(word, cues) for word in words):
            break
        taken.append(words)
        columns = columns_in_order(taken, cues)
        best = (Head(columns, Separator.NONE), at + 1) if columns else best
    return best


def is_rate(head: Cell) -> bool:
    """Tell the head of rates reckoned from the values before them: 達成率."""
    return _RATE.fullmatch(head.text) is not None


def without_ratios(cells: Sequence[Cell]) -> list[Cell]:
    """Leave out what only says how a rate is reckoned: （R6/R8）."""
    return [cell for cell in cells if not _RATIO.fullmatch(cell.text)]


def columns_in_order(lines: Sequence[Sequence[Cell]], cues: LayoutCues) -> tuple[Column, ...] | None:
    """Read the words of such lines, one of them the years, as columns; None where the years fit no kinds of values."""
    words = list(chain.from_iterable(lines))
    years = [word for word in words if is_time_only(word.text)]
    if not any(all(is_time_only(word.text) for word in line) for line in lines) or len(years) > _MOST_YEARS:
        return None
    kinds = [word for word in words if role_of(word, cues) in VALUES and not is_rate(word)]
    names = [word for word in words if word not in years and word not in kinds]
    roles = [role_of(name, cues) for name in names]
    spans = spans_of([kind_of(kind, cues) for kind in kinds], len(years))
    if spans is None or Role.INDICATOR not in roles:
        return None
    own = [Column(role_of(name, cues) or Role.UNKNOWN, name) for name in names]
    after = 1 + max(
        at for at, name in enumerate(names) if roles[at] in _BEFORE or _is_left_of_values(name, kinds, lines)
    )
    values = [
        Column(kind_of(kind, cues), kind, time_of(year))
        for kind, year in zip(_repeated(kinds, spans), years, strict=True)
    ]
    return settled([*own[:after], *values, *own[after:]])


def _is_left_of_values(name: Cell, kinds: Sequence[Cell], lines: Sequence[Sequence[Cell]]) -> bool:
    """Tell whether a head of a value follows on the line of a name: 成果指標 単位 現状値."""
    line = next(line for line in lines if name in line)
    return any(kind in line[line.index(name) :] for kind in kinds)


def kind_of(head: Cell, cues: LayoutCues) -> Role:
    """Tell results, of which there may be several, from the one value of the beginning: 実績値, 基準値."""
    role = role_of(head, cues) or Role.UNKNOWN
    return Role.OTHER_VALUE if role is Role.BASELINE and not is_initial(head.text) else role


def spans_of(kinds: Sequence[Role], years: int) -> list[int] | None:
    """Tell how many years stand under each kind of value; None where that is not known."""
    if len(kinds) < 2 or years <= len(kinds) or Role.TARGET not in kinds:
        return None
    wide = [at for at, kind in enumerate(kinds) if kind is Role.OTHER_VALUE]
    wide = wide or [at for at, kind in enumerate(kinds) if kind is Role.TARGET]
    if len(wide) != 1:
        return None
    return [years - len(kinds) + 1 if at == wide[0] else 1 for at in range(len(kinds))]


def _repeated(kinds: Sequence[Cell], spans: Sequence[int]) -> Iterator[Cell]:
    for kind, span in zip(kinds, spans, strict=True):
        yield from [kind] * span
