"""The columns of a table as its head alone sets them: words of several lines stacked, spanned or set side by side.

    番  重要業績評   単            各年度の目標値
        価指標
    号  （KPI）      位   現状    令和8   令和9

The line with the most words gives the columns. The words of the others join the column that they stand level with,
span several, or stand free between two and make a column of their own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_time_only, time_in
from ingest.layouts.heads.columns import VALUES, role_of
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
_MOST_WORDS = 24
_NEAR = 4  # columns of print that years may stand out at the left of the head over them
_REST = re.compile(r"^[^（(]*[)）]$|^年?度末?$")  # of a time that begins in the line above
_NEVER = 1e9
_Option = tuple[float, tuple["_Move", ...]]


@dataclass(frozen=True, slots=True)
class Stack:
    """The words over one column, from top to bottom, and the columns of print that they fill."""

    cells: tuple[Cell, ...]
    left: int
    right: int

    def with_over(self, cell: Cell, *, spans: bool) -> "Stack":
        """Set a word over the stack; one that spans others too does not widen it."""
        if spans:
            return Stack((cell, *self.cells), self.left, self.right)
        return Stack((cell, *self.cells), min(self.left, cell.left), max(self.right, cell.right))

    def with_under(self, cell: Cell) -> "Stack":
        """Set a word under the stack."""
        return Stack((*self.cells, cell), min(self.left, cell.left), max(self.right, cell.right))


@dataclass(frozen=True, slots=True)
class _Move:
    """Where a word goes: over the stacks from `first` up to, not including, `end`; between two where they are one."""

    cell: Cell
    first: int
    end: int


def stacks_of(head: Sequence[Sequence[Cell]], cues: LayoutCues) -> list[Stack]:
    """Stack the words of some head lines into columns, from left to right."""
    lines = [words for words in head if words]
    if not lines or any(len(words) > _MOST_WORDS for words in lines):
        return []
    anchor = max(range(len(lines)), key=lambda at: (len(lines[at]), at))
    stacks = [Stack((cell,), cell.left, cell.right) for cell in lines[anchor]]
    for words in lines[anchor + 1 :]:
        stacks = _taken(words, stacks, cues, over=False)
    return reduce(lambda found, words: _taken(words, found, cues, over=True), lines[:anchor][::-1], stacks)


def _taken(words: Sequence[Cell], stacks: Sequence[Stack], cues: LayoutCues, *, over: bool) -> list[Stack]:
    """Add the words of a line to the stacks at the least cost."""
    shared = None if over else _shared(words, stacks, cues)
    if shared is not None:
        under = [Stack((stacks[shared].cells[0], word), word.left, word.right) for word in words]
        return [*stacks[:shared], *under, *stacks[shared + 1 :]]
    found = list(stacks)
    moves = (() if over else _years_under_values(words, stacks, cues)) or _best_moves(words, stacks, cues, over=over)
    for move in reversed(moves):
        if move.first == move.end:
            found.insert(move.first, Stack((move.cell,), move.cell.left, move.cell.right))
        for at in range(move.first, move.end):
            spans = move.end - move.first > 1
            found[at] = found[at].with_over(move.cell, spans=spans) if over else found[at].with_under(move.cell)
    return found


def _shared(words: Sequence[Cell], stacks: Sequence[Stack], cues: LayoutCues) -> int | None:
    """Find the one head of values under which all of some years stand: 年度ごとの目標値 over 3年度 4年度 5年度.

    They begin under it, or it is set in the middle over them: right of the first, left of the last.
    """
    starts = [words[0].left, *(stack.right for stack in stacks[:-1])]
    ends = [*(stack.left for stack in stacks[1:]), words[-1].right]
    for at, (stack, start, end) in enumerate(zip(stacks, starts, ends, strict=True)):
        centred = start <= words[0].left < stack.left and stack.right < words[-1].right
        begun = stack.left - _NEAR <= words[0].left or centred
        within = begun and words[-1].right <= end and words[1:2]
        if within and len(stack.cells) == 1 and role_of(stack.cells[0], cues) in VALUES:
            return at if all(role_of(word, cues) is Role.TIME for word in words) else None
    return None


def _years_under_values(words: Sequence[Cell], stacks: Sequence[Stack], cues: LayoutCues) -> tuple[_Move, ...]:
    """Set a line of nothing but years under the heads of values, of which there are as many, however far it drifted."""
    values = [at for at, stack in enumerate(stacks) if role_of(joined(stack.cells), cues) in VALUES]
    if len(values) != len(words) or not all(role_of(word, cues) is Role.TIME for word in words):
        return ()
    return tuple(_Move(word, at, at + 1) for word, at in zip(words, values, strict=True))


def _best_moves(words: Sequence[Cell], stacks: Sequence[Stack], cues: LayoutCues, *, over: bool) -> tuple[_Move, ...]:
    return _Placing(stacks, [over and _wants_more(joined(stack.cells), cues) for stack in stacks], cues, over).best(
        words
    )


@dataclass(frozen=True, slots=True)
class _Placing:
    """The placing of the words of one line over or under stacks, some of which need a word over them."""

    stacks: Sequence[Stack]
    needy: Sequence[bool]
    cues: LayoutCues
    over: bool

    def best(self, words: Sequence[Cell]) -> tuple[_Move, ...]:
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

    def _moves(self, word: Cell, upto: int) -> Iterator[tuple[float, _Move]]:
        """List the places that a word may take so that the stacks up to one are behind it."""
        role = role_of(word, self.cues)
        if _is_free(word, self.stacks, upto) and not _REST.search(word.text):
            yield (_NEW if role else _NEW_UNKNOWN), _Move(word, upto, upto)
        spans = self.over and (role in (*VALUES, None) or word.text.endswith("値"))
        for first in range(upto - 1, max(-1, -1 if spans else upto - 2), -1):
            run = self.stacks[first:upto]
            settled = sum(not self.needy[at] for at in range(first, upto)) if len(run) > 1 else 0
            yield _OVER_OTHERS * settled + _off(word, run) + self._matching(word, run), _Move(word, first, upto)

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
        return cost + price, (*moves, _Move(word, upto - 1, upto))


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
