"""The columns of a table as its head alone sets them: words of several lines stacked, spanned or set side by side.

    番  重要業績評   単            各年度の目標値
        価指標
    号  （KPI）      位   現状    令和8   令和9

The line with the most words gives the columns. The words of the others join the column that they stand level with,
span several, or stand free between two and make a column of their own.
"""

from collections.abc import Sequence
from functools import reduce

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.heads.columns import VALUES, role_of
from ingest.layouts.printed.framed_heads import framed
from ingest.layouts.printed.placing import Move, best_moves
from ingest.layouts.printed.stack import Stack
from ingest.layouts.rows import Cell, joined

_MOST_WORDS = 24
_NEAR = 4  # columns of print that years may stand out at the left of the head over them


def stacks_of(head: Sequence[Sequence[Cell]], cues: LayoutCues) -> list[Stack]:
    """Stack the words of some head lines into columns, from left to right."""
    lines = [words for words in head if words]
    if not lines or any(len(words) > _MOST_WORDS for words in lines):
        return []
    whole = framed(lines, cues)
    if whole:
        return [Stack(cells, min(cell.left for cell in cells), max(cell.right for cell in cells)) for cells in whole]
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
    moves = (() if over else _years_under_values(words, stacks, cues)) or best_moves(words, stacks, cues, over=over)
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


def _years_under_values(words: Sequence[Cell], stacks: Sequence[Stack], cues: LayoutCues) -> tuple[Move, ...]:
    """Set a line of nothing but years under the heads of values, of which there are as many, however far it drifted."""
    values = [at for at, stack in enumerate(stacks) if role_of(joined(stack.cells), cues) in VALUES]
    if len(values) != len(words) or not all(role_of(word, cues) is Role.TIME for word in words):
        return ()
    return tuple(Move(word, at, at + 1) for word, at in zip(words, values, strict=True))
