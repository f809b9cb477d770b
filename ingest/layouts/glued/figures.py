"""Figures glued without units, 690731105.9724104.9: where each ends is proved by rates, else by commas and places.

690 / 731 / 105.9 / 724 / 104.9, for 105.9% is the rate of 731 to 690. What no proof settles is given up.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.layouts.heads.columns import Column

_NUMBER = re.compile(r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|[1-9][0-9]*|0)(?:\.[0-9]+)?")
_RATES = re.compile(r"達成[率度]|進捗率")
_DASH = "[-－―─−]"
_DASHES = re.compile(rf"{_DASH}+")
_HALF = 0.51  # of the last place, by rounding
_MOST_PLACES = 2
_LONGEST = 80
_MOST_OF_REMARK = 2  # figures
_MOST_UNPROVED = 1  # rates of a row, which may be misprinted


@dataclass(frozen=True, slots=True)
class _Cut:
    target: str
    proved: int  # rates


@dataclass(frozen=True, slots=True)
class _Known:
    """What was cut so far: the target, the last value, how many rates are not those of their values."""

    target: str
    reached: str = ""
    unproved: int = 0


def is_rate(column: Column) -> bool:
    """Tell the head of the rates of what was reached to what is aimed at."""
    return _RATES.search(column.head.text) is not None


def target_in(figures: str, columns: Sequence[Column], base: str) -> str | None:
    """Cut figures under their columns, the target the first; give it where every cut that can be gives the same.

    A remark behind them may begin with a figure: 83.0 / 7月の豪雨による.
    """
    if len(figures) > _LONGEST:
        return None
    if not any(map(is_rate, columns)):
        values = tiled(figures, len(columns), base)
        return figures[slice(*values[0])] if values is not None and values[0] is not None else None
    ends = range(len(figures), max(len(figures) - _MOST_OF_REMARK, 1) - 1, -1)
    cuts = [cut for end in ends for cut in _cuts(figures[:end], columns)]
    proved = max((cut.proved for cut in cuts), default=0)
    found = {cut.target for cut in cuts if cut.proved == proved and proved}
    return found.pop() if len(found) == 1 else None


def tiled(figures: str, count: int, like: str) -> list[tuple[int, int] | None] | None:
    """Cut figures into so many of the places of another, or of its commas; None where that cuts none, or others."""
    places = _places(like)
    form = rf"[0-9]{{1,3}}(?:,[0-9]{{3}})*\.[0-9]{{{places}}}" if places else r"[0-9]{1,3}(?:,[0-9]{3})+"
    if count == 1 and not places:
        form = r"[0-9]+"
    cell = re.compile(rf"(?P<value>{form})|{_DASH}")
    found: list[tuple[int, int] | None] = []
    at = 0
    while (match := cell.match(figures, at)) is not None:
        found.append(match.span() if match["value"] else None)
        at = match.end()
    return found if at == len(figures) and len(found) == count else None


def _cuts(figures: str, columns: Sequence[Column]) -> Iterator[_Cut]:
    for target in _numbers(figures, 0):
        for proved in _rest(figures, len(target), columns[1:], _Known(target)):
            yield _Cut(target, proved)


def _rest(figures: str, at: int, columns: Sequence[Column], known: _Known) -> Iterator[int]:
    """Go through the ways to cut the rest under its columns; give how many rates each proves."""
    dashes = _DASHES.match(figures, at)
    if not columns or at == len(figures):
        waits = bool(columns) and bool(known.reached) and is_rate(columns[0])
        yield from [0] if at == len(figures) and not waits else []
    elif dashes is not None:
        for count in range(1, min(len(columns), 2 * len(dashes[0])) + 1):  # doubled ones may have been made single
            yield from _rest(figures, dashes.end(), columns[count:], replace(known, reached=""))
    elif is_rate(columns[0]):
        for rate in _numbers(figures, at) if known.reached else ():
            proves = _proves(rate, known.target, known.reached)
            if proves or known.unproved < _MOST_UNPROVED:
                after = _Known(known.target, "", known.unproved + (not proves))
                ways = _rest(figures, at + len(rate), columns[1:], after)
                yield from (proved + proves for proved in ways)
    else:
        for value in _numbers(figures, at):
            yield from _rest(figures, at + len(value), columns[1:], replace(known, reached=value))


def _numbers(figures: str, at: int) -> Iterator[str]:
    """Go through the numbers that can begin at a place."""
    longest = _NUMBER.match(figures, at)
    for end in range(at + 1, longest.end() + 1 if longest else at):
        text = figures[at:end]
        if _NUMBER.fullmatch(text) and _places(text) <= _MOST_PLACES and figures[end : end + 1] not in (",", "."):
            yield text


def _proves(rate: str, target: str, reached: str) -> bool:
    aimed, got = _value(target), _value(reached)
    if not aimed or not got:
        return aimed == got and _value(rate) == 100
    step = 10.0 ** -_places(rate)
    return any(abs(100 * way - _value(rate)) <= _HALF * step for way in (got / aimed, aimed / got))


def _places(number: str) -> int:
    return len(number.partition(".")[2])


def _value(number: str) -> float:
    return float(number.replace(",", ""))
