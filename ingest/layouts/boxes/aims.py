"""The name of an indicator beside the goal that it measures, both wrapped in narrow columns.

欠品を減らす         goal
離島の商店にお       name
ける生活物資の
欠品率
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from ingest.layouts.cues import LayoutCues
from ingest.layouts.rowed.name_forms import name_misfit, ragged_cost
from ingest.layouts.rows import Cell, Line, Separator, joined

_BOTH = 2  # fragments of a line on which goal and name stand beside each other
_MOST_ALONE = 10
_MOST_WOVEN = 7  # fragments of which none stands beside another
_NO_GOAL = 2.0
_DEAR = 3.0
_OF_AN_AIM = 1.5
_SAYS_WHAT_TO_DO = re.compile(r"(?:[うくすつぬふむるぐぶ]|こと|[化進上減保成立備展]|を図)。?$")  # …を減らす, …の推進
_AIMED = re.compile(r"[をに](?:約|概ね|おおむね)?[0-9０-９]")  # …を6,000トン: what is to be reached
_DONE = re.compile(r"(?:[すくるぐ]|こと)。?$")  # …を20％減らす: what is behind it begins the name, １隻当たり…
_SEAM = 2  # characters on each side of the end of a line
_ASIDE_BEHIND = re.compile(r"[（(].*")
_COUNTED = re.compile(r"[年月日歳人名件回校社戸円％%かカヶ箇団世施億万千h]|以上|以下|までに")


@dataclass(frozen=True, slots=True)
class Fragments:
    """What a line has of a goal and of a name, or, where its places do not tell, of either."""

    aim: tuple[Cell, ...] = ()
    name: tuple[Cell, ...] = ()
    either: tuple[Cell, ...] = ()


_Parted = tuple[tuple[Cell, ...], tuple[Cell, ...]]


def name_among(lines: Sequence[Fragments], cues: LayoutCues, *, has_aim: bool) -> Cell | None:
    """Join the name; None where no parting of the fragments makes a whole name."""
    return priced_name(lines, cues, has_aim=has_aim)[1]


def priced_name(lines: Sequence[Fragments], cues: LayoutCues, *, has_aim: bool) -> tuple[float, Cell | None]:
    """Join the name; give it with what it costs to read it so."""
    options = ((_cost(aim, name, cues, has_aim=has_aim), name) for aim, name in _partings(lines, has_aim=has_aim))
    cost, name = min(options, key=lambda option: option[0], default=(_DEAR, ()))
    return cost, joined(name) if name and cost < _DEAR else None


def _partings(lines: Sequence[Fragments], *, has_aim: bool) -> Iterator[_Parted]:
    """Part the fragments into goal and name in every way: two of a line stand beside each other, one is of either."""
    alone = [at for at, line in enumerate(lines) if len(line.either) == 1]
    if len(alone) > _MOST_ALONE or any(len(line.either) > _BOTH for line in lines):
        return
    if not has_aim:
        yield (), tuple(cell for line in lines for cell in (*line.name, *line.either))
        return
    beside = len(alone) < sum(bool(line.either) for line in lines)
    woven = beside or len(alone) <= _MOST_WOVEN
    ways = product((True, False), repeat=len(alone)) if woven else _one_after_the_other(len(alone))
    for way in ways:
        of_aim = {at for at, is_aim in zip(alone, way, strict=True) if is_aim}
        aim: list[Cell] = []
        name: list[Cell] = []
        for at, line in enumerate(lines):
            first, rest = (line.either, ()) if at in of_aim else ((), line.either)
            both = len(line.either) == _BOTH
            aim += [*line.aim, *(line.either[:1] if both else first)]
            name += [*line.name, *(line.either[1:] if both else rest)]
        yield tuple(aim), tuple(name)


def _one_after_the_other(count: int) -> Iterator[tuple[bool, ...]]:
    """Part fragments that come out cell by cell: the goal first."""
    for end in range(count + 1):
        yield (*(True,) * end, *(False,) * (count - end))


def _cost(aim: Sequence[Cell], name: Sequence[Cell], cues: LayoutCues, *, has_aim: bool) -> float:
    if not name:
        return _DEAR
    text = joined(name).text
    aimed = _AIMED.search(text) is not None
    misfit = name_misfit(_sewn(name, joined(aim).text), cues)
    cost = misfit + ragged_cost(name) + _DEAR * ("。" in text) + _OF_AN_AIM * aimed
    if not has_aim:
        return cost
    if not aim:
        return cost + _NO_GOAL
    says = _SAYS_WHAT_TO_DO.search(joined(aim).text) is not None
    return cost + ragged_cost(aim) + (0.0 if says else 1.0)


def _sewn(name: Sequence[Cell], aim: str) -> list[Cell]:
    """Join fragments of a name where the goal says in one phrase what the end of a line has cut: 利用者 / 満足度."""
    sewn = [*name[:1]]
    for above, below in pairwise(name):
        word = _ASIDE_BEHIND.sub("", below.text)[:_SEAM]
        said = len(above.text) >= _SEAM and bool(word) and above.text[-_SEAM:] + word in aim
        sewn.append(joined((sewn.pop(), below)) if said else below)
    return sewn


def cells_or_phrases(words: Sequence[Cell], line: Line) -> list[Cell]:
    """Join words of a line to the cells that tabs part, else around their figures."""
    if line.separator is not Separator.TAB:
        return phrases(words)
    inside = ([word for word in words if word.origins[0] in cell.origins] for cell in line.cells)
    return [joined(own) for own in inside if own]


def phrases(words: Sequence[Cell]) -> list[Cell]:
    """Join words that are set apart around their figures: 和, 8, 年度までに, 12,000, 人と."""
    found: list[Cell] = []
    for word in words:
        counted = found and found[-1].text[-1].isdecimal() and _COUNTED.match(word.text)
        goes_on = word.text[0].isdecimal() and not (found and _DONE.search(found[-1].text))
        if found and (counted or goes_on):
            found.append(joined((found.pop(), word)))
        else:
            found.append(word)
    return found
