"""The name of an indicator at the left of a box and the reasons at its right, told apart where neither is in its place.

長距離の輸送を日帰りにするための拠点の数      reason, alone on a line above the name
中継輸送の拠点数 － 20か所 30か所
14か所 60か所 として算出した。

What stands before values is part of the name, what stands after them is part of the reason.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from ingest.layouts.cues import LayoutCues
from ingest.layouts.rowed.name_forms import name_misfit, ragged_cost
from ingest.layouts.rows import Cell, joined

_MOST_ALONE = 8
_DEAR = 1.5
_NEAR = 0.4  # two readings that cost so much alike are one as good as the other
_NOT_OF_THE_BOX = 0.1
_UNFINISHED = 0.5
_BOTH = 2
_SENTENCE = "。"
_CUT = re.compile(r"ため|とし|いる|[のをにはがとへで、。）)]")  # no reason begins so


@dataclass(frozen=True, slots=True)
class Parts:
    """What a line has of a name and of a reason, or, where it holds no value, of either."""

    name: tuple[Cell, ...] = ()
    reason: tuple[Cell, ...] = ()
    either: tuple[Cell, ...] = ()

    @property
    def is_certain(self) -> bool:
        """Tell a line with values from one of words alone."""
        return not self.either


@dataclass(frozen=True, slots=True)
class _Way:
    """A name and a reason, and how many lines they end before."""

    name: tuple[Cell, ...]
    reason: tuple[Cell, ...]
    dropped: int


def name_apart(lines: Sequence[Parts], cues: LayoutCues) -> tuple[Cell, int] | None:
    """Join the name; give it with the number of lines of the box; None where no parting is the best by far."""
    best: dict[str, tuple[float, tuple[Cell, int]]] = {}
    for way in _ways(lines):
        cost = _cost(way, cues)
        name = joined(way.name)
        if cost < best.get(name.text, (_DEAR,))[0]:
            best[name.text] = (cost, (name, len(lines) - way.dropped))
    ranked = sorted(best.values(), key=lambda found: found[0])
    if not ranked or (len(ranked) > 1 and ranked[1][0] - ranked[0][0] < _NEAR):
        return None
    return ranked[0][1]


def _ways(lines: Sequence[Parts]) -> Iterator[_Way]:
    """Part the lines in every way: a word alone is of either, two are one of each, and the last may be of neither."""
    last = max((at for at, line in enumerate(lines) if line.is_certain), default=-1)
    for end in range(last + 1, len(lines) + 1):
        alone = [line for line in lines[:end] if len(line.either) == 1]
        if len(alone) > _MOST_ALONE or any(len(line.either) > _BOTH for line in lines[:end]):
            return
        for way in product((True, False), repeat=len(alone)):
            yield _way(lines[:end], iter(way), len(lines) - end)


def _way(lines: Sequence[Parts], named: Iterator[bool], dropped: int) -> _Way:
    name: list[Cell] = []
    reason: list[Cell] = []
    for line in lines:
        of_name = line.either[:1] if len(line.either) == _BOTH or (line.either and next(named)) else ()
        name += [*line.name, *of_name]
        reason += [*line.reason, *line.either[len(of_name) :]]
    return _Way(tuple(name), tuple(reason), dropped)


def _cost(way: _Way, cues: LayoutCues) -> float:
    if not way.name or any(_SENTENCE in cell.text for cell in way.name):
        return _DEAR
    cost = name_misfit(way.name, cues) + ragged_cost(way.name) + _NOT_OF_THE_BOX * way.dropped
    if not way.reason:
        return cost
    unfinished = not way.reason[-1].text.endswith(("。", "同上"))
    cut = _CUT.match(way.reason[0].text) is not None
    return cost + ragged_cost(way.reason) + _UNFINISHED * (unfinished + cut)
