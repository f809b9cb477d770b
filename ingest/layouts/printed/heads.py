"""The heads over the places of a table: on several lines, centred, spanning places, off by some columns of print."""

from collections.abc import Sequence
from itertools import pairwise

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_time_only
from ingest.layouts.heads.columns import VALUES, role_of
from ingest.layouts.printed.places import Place
from ingest.layouts.rows import Cell, joined

_OFF = 0.3
_LONGER_RUN = 0.2
_JOINED = {True: 1.2, False: 0.6}  # words of one head: each says something by itself, or does not
_FAR_JOINED = 4.0
_NEEDY = 1.5  # a place left without a head over nothing but a year
_OVER_OTHERS = 1.0  # a head over several places, one of which has a head that needs none over it
_MOST_WORDS = 4
_NEVER = 1e9
Heads = list[list[Cell]]
_Option = tuple[float, tuple[tuple[Cell, int, int], ...]]


def stacks_over(head: Sequence[Sequence[Cell]], places: Sequence[Place], cues: LayoutCues) -> Heads:
    """List the heads over each place, from top to bottom."""
    stacks: Heads = [[] for _ in places]
    for words in reversed(head):
        in_order = () if any(stacks) else _in_order(words, places, cues)
        for cell, start, end in in_order or _spread(words, places, stacks, cues):
            for at in range(start, end):
                stacks[at].insert(0, cell)
    return stacks


def _in_order(words: Sequence[Cell], places: Sequence[Place], cues: LayoutCues) -> tuple[tuple[Cell, int, int], ...]:
    """Set the lowest heads over the places of figures, one each, where they are as many: wide values drift off them."""
    figures = [at for at, place in enumerate(places) if place.figures * 2 > len(place.cells)]
    of_values = all(role_of(word, cues) in (*VALUES, Role.TIME) for word in words)
    if not of_values or not len(figures) == len(words) > 1:
        return ()
    return tuple((word, at, at + 1) for word, at in zip(words, figures, strict=True))


def _wants_more(cell: Cell, cues: LayoutCues) -> bool:
    """Tell a head that stands under another: a year, 中間, 最終."""
    return is_time_only(cell.text) or role_of(cell, cues) in (None, Role.TIME, Role.OTHER_VALUE)


def _spread(
    words: Sequence[Cell], places: Sequence[Place], stacks: Heads, cues: LayoutCues
) -> tuple[tuple[Cell, int, int], ...]:
    """Set the words of a line of heads over runs of places, in their order, at the least cost."""
    needy = [bool(stack) and all(_wants_more(cell, cues) for cell in stack) for stack in stacks]
    width = len(places)
    best: list[list[_Option]] = [[(_NEVER, ())] * (width + 1) for _ in range(len(words) + 1)]
    for upto in range(width + 1):
        best[0][upto] = (_NEEDY * sum(needy[:upto]), ())
    for end in range(1, len(words) + 1):
        for upto in range(1, width + 1):
            skipped = best[end][upto - 1]
            options: list[_Option] = [(skipped[0] + _NEEDY * needy[upto - 1], skipped[1])]
            for start in range(max(0, end - _MOST_WORDS), end):
                cell, price = joined(words[start:end]), _price_of_join(words[start:end], cues)
                spans = role_of(cell, cues) in (*VALUES, Role.UNKNOWN)
                for first in range(upto - 1, -1 if spans else upto - 2, -1):
                    before = best[start][first]
                    settled = sum(bool(stacks[at]) and not needy[at] for at in range(first, upto) if upto - first > 1)
                    cost = before[0] + price + _OVER_OTHERS * settled + _fit(cell, places[first:upto])
                    options.append((cost, (*before[1], (cell, first, upto))))
            best[end][upto] = min(options, key=lambda option: option[0])
    return best[-1][-1][1]


def _price_of_join(words: Sequence[Cell], cues: LayoutCues) -> float:
    price = 0.0
    for before, after in pairwise(words):
        telling = role_of(before, cues) is not None and role_of(after, cues) is not None
        price += _FAR_JOINED if after.left - before.right > 1 else _JOINED[telling]
    return price


def _fit(cell: Cell, run: Sequence[Place]) -> float:
    left, right = run[0].left, max(place.right for place in run)
    off = min(abs((left + right) - (cell.left + cell.right)) / 2, abs(left - cell.left))
    if len(run) == 1:
        off = min(off, abs(right - cell.right))
    return _OFF * off + _LONGER_RUN * (len(run) - 1)
