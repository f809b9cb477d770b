"""Where the words of one line of a head go, over or under the stacks of the others, at the least cost.

    単            各年度の目標値
    位   現状    令和8   令和9

単 goes over 位, 各年度の目標値 over both years: a year needs a word over it, 現状 does not.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_time_only, time_in
from ingest.layouts.heads.columns import VALUES, role_of
from ingest.layouts.printed.stack import Stack
from ingest.layouts.rows import Cell, joined

_OFF = 0.3  # a column of print that a word is off the stack that it joins
_FARTHEST = 2.2  # what is farther off is no less likely
_LONGER_RUN = 0.2
_OVER_OTHERS = 0.7  # a word over several stacks, one of which needs none over it
_NEEDY = 3.0  # a stack of nothing but a year left without a word over it
_NEW, _NEW_UNKNOWN = 1.6, 2.4  # a word with a column of its own, that says what it holds or does not
_TELLING = 0.8
_TWO_HEADS = 2.0
_WHOLE_BELOW = 1.0  # a word over H30実績, which needs none
_WITHOUT_TIME = {Role.NUMBER, Role.OWNER, Role.INDICATOR, Role.UNIT, Role.OTHER_TEXT}
_OF_THEIR_OWN = {Role.NUMBER, Role.OWNER, Role.INDICATOR, Role.UNIT, Role.BASELINE, Role.TARGET}
_BESIDE = 0.5  # a word left or right of the year that it is set over: 現状値, then 目標値 over R7 R8 R9
_TWO_OF_A_LINE = 2.5  # words of one line in one stack
_REST = re.compile(r"^[^（(]*[)）]$|^年?度末?$")  # of a time that begins in the line above
_NEVER = 1e9
_Option = tuple[float, tuple["Move", ...]]


@dataclass(frozen=True, slots=True)
class Move:
    """Where a word goes: over the stacks from `first` up to, not including, `end`; between two where they are one."""

    cell: Cell
    first: int
    end: int


def best_moves(words: Sequence[Cell], stacks: Sequence[Stack], cues: LayoutCues, *, over: bool) -> tuple[Move, ...]:
    """Place the words of a line over or under stacks, from left to right."""
    needy = [over and _wants_more(joined(stack.cells), cues) for stack in stacks]
    return _Placing(stacks, needy, cues, over).best(words)


@dataclass(frozen=True, slots=True)
class _Placing:
    """The placing of the words of one line over or under stacks, some of which need a word over them."""

    stacks: Sequence[Stack]
    needy: Sequence[bool]
    cues: LayoutCues
    over: bool

    def best(self, words: Sequence[Cell]) -> tuple[Move, ...]:
        """Place the words from left to right at the least cost."""
        upto_all = range(len(self.stacks) + 1)
        best: list[_Option] = [(_NEEDY * sum(self.needy[:upto]), ()) for upto in upto_all]
        for word in words:
            after: list[_Option] = []
            for upto in upto_all:
                options: list[_Option] = []
                if upto:
                    options.append((after[-1][0] + _NEEDY * self.needy[upto - 1], after[-1][1]))
                for price, move in self._moves(word, upto):
                    cost, before = best[move.first]
                    options.append((cost + price, (*before, move)))
                again = self._joined_again(word, best[upto], upto)
                options += [again] if again else []
                after.append(min(options, key=lambda option: option[0], default=(_NEVER, ())))
            best = after
        return best[-1][1]

    def _moves(self, word: Cell, upto: int) -> Iterator[tuple[float, Move]]:
        """List the places that a word may take so that the stacks up to one are behind it."""
        role = role_of(word, self.cues)
        if _is_free(word, self.stacks, upto) and not _REST.search(word.text):
            yield (_NEW if role else _NEW_UNKNOWN), Move(word, upto, upto)
        spans = self.over and (role in (*VALUES, None) or word.text.endswith("値"))
        for first in range(upto - 1, max(-1, -1 if spans else upto - 2), -1):
            run = self.stacks[first:upto]
            settled = sum(not self.needy[at] for at in range(first, upto)) if len(run) > 1 else 0
            yield _OVER_OTHERS * settled + _off(word, run) + self._matching(word, run), Move(word, first, upto)

    def _matching(self, word: Cell, run: Sequence[Stack]) -> float:
        """Value a word that makes a head of what is none without it (単 over 位); price two heads in one."""
        if len(run) > 1:
            return 0.0
        stack = joined(run[0].cells)
        own, other = role_of(word, self.cues), role_of(stack, self.cues)
        if own is None and other in (None, Role.TIME):
            whole = joined((word, stack) if self.over else (stack, word))
            return -_TELLING if role_of(whole, self.cues) not in (None, Role.TIME) else 0.0
        apart = {own, other} <= _OF_THEIR_OWN or (Role.TIME in (own, other) and {own, other} & _WITHOUT_TIME)
        if self.over and own in VALUES and other is Role.TIME and _stand_apart(word, run[0]):
            return _BESIDE
        if self.over and own in VALUES and other in VALUES and time_in(stack.text):
            return _WHOLE_BELOW
        return _TWO_HEADS if apart and own is not other else 0.0

    def _joined_again(self, word: Cell, before: _Option, upto: int) -> _Option | None:
        """Let a word join the stack that took the one before it on its line, where not both say what a column holds."""
        cost, moves = before
        if not moves or (moves[-1].first, moves[-1].end) != (upto - 1, upto):
            return None
        if role_of(word, self.cues) is not None and role_of(moves[-1].cell, self.cues) is not None:
            return None
        price = _TWO_OF_A_LINE + _off(word, self.stacks[upto - 1 : upto])
        return cost + price, (*moves, Move(word, upto - 1, upto))


def _off(word: Cell, run: Sequence[Stack]) -> float:
    left, right = run[0].left, max(stack.right for stack in run)
    off = abs((left + right) - (word.left + word.right)) / 2
    if len(run) == 1:
        off = min(off, abs(left - word.left), abs(right - word.right))
    return min(_OFF * off, _FARTHEST) + _LONGER_RUN * (len(run) - 1)


def _stand_apart(word: Cell, stack: Stack) -> bool:
    return word.right <= stack.left or stack.right <= word.left


def _is_free(word: Cell, stacks: Sequence[Stack], at: int) -> bool:
    """Tell whether a word stands free between two neighbouring stacks."""
    after = at == 0 or stacks[at - 1].right <= word.left
    return after and (at == len(stacks) or word.right <= stacks[at].left)


def _wants_more(cell: Cell, cues: LayoutCues) -> bool:
    """Tell a word that stands under another: a year, 数値."""
    return is_time_only(cell.text) or role_of(cell, cues) is Role.TIME or cues.is_lower_head(cell.text)
