"""Heads of tables with a column of groups beside the names, on some lines.

                            現状値          県       中間目標      最終目標
指標           区分
                            (令和５年度)    (R4)     令和11年度    令和17年度
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_aside, is_value
from ingest.layouts.heads.columns import VALUES, Column, is_year, role_of, time_of
from ingest.layouts.heads.settled import settled
from ingest.layouts.printed.words import Measure, cells_between_gaps, words_of
from ingest.layouts.rows import Cell, Line, Separator, joined

_MOST_BESIDE = 2  # lines of a head over that of its names, and under it
_MOST_OF_HEAD = 12  # characters
NAMES = (Role.INDICATOR, Role.MAYBE_INDICATOR, Role.TARGET)
_AND = re.compile(r"[・／/、]")
_FEWEST_VALUES = 2


@dataclass(frozen=True, slots=True)
class GroupHead:
    """The head of such a table: its lines from one to before another, where names and groups begin, its columns.

    `columns` are those of the names, of the groups, and of `stacks`, which stand right of the groups.
    """

    start: int
    end: int
    name: int
    group: int
    columns: tuple[Column, ...]
    stacks: tuple[Cell, ...]


def group_head_at(lines: Sequence[Line], at: int, measure: Measure, cues: LayoutCues) -> GroupHead | None:
    """Read the head whose words for names and groups stand on a line; None for any other line."""
    if not _may_name_groups(lines[at], cues):
        return None
    cells = cells_between_gaps(words_of(lines[at], measure))
    name, group, *beside = cells
    groups = [group]
    while beside and is_group_head(beside[0], cues):
        groups.append(beside.pop(0))
    start, end, edge = at, at + 1, groups[-1].right
    while start > 0 and at - start < _MOST_BESIDE and _is_beside(lines[start - 1], edge, measure, cues):
        start -= 1
    while end < len(lines) and end - at <= _MOST_BESIDE and _is_beside(lines[end], edge, measure, cues):
        end += 1
    decks = [_heads(line, measure) for line in lines[start:end] if line is not lines[at]]
    stacks = _stacked([*decks[: at - start], beside, *decks[at - start :]])
    cells = [name, joined(groups), *stacks]
    columns = settled([Column(_role(cell, cues), cell, time_of(cell)) for cell in cells])
    if columns is None or len(columns) != len(cells) or not is_of_groups(columns):
        return None
    return GroupHead(start, end, name.left, group.left, columns, tuple(stacks))


def _heads(line: Line, measure: Measure) -> list[Cell]:
    """Cut a line of heads; years that single spaces part are two heads: (令和５年度) (R4)."""
    words = words_of(line, measure)
    cells = cells_between_gaps(words)
    inside = [[word for word in words if cell.left <= word.left and word.right <= cell.right] for cell in cells]
    pairs = zip(cells, inside, strict=True)
    return [part for cell, own in pairs for part in (own if all(is_year(word.text) for word in own) else [cell])]


def _may_name_groups(line: Line, cues: LayoutCues) -> bool:
    if line.separator is not Separator.GAP or len(line.cells) < _FEWEST_VALUES:
        return False
    name, group = line.cells[:2]
    return role_of(name, cues) in NAMES and is_group_head(group, cues)


def is_group_head(cell: Cell, cues: LayoutCues) -> bool:
    """Tell the head of groups, one word or some: 区分, 性・年代."""
    words = [cell.text, *_AND.split(cell.text)]
    known = [part + more in cues.columns[Role.GROUP] for part in words for more in ("", "別")]
    return role_of(cell, cues) is Role.GROUP or any(known)


def _role(cell: Cell, cues: LayoutCues) -> Role:
    return Role.GROUP if is_group_head(cell, cues) else role_of(cell, cues) or Role.UNKNOWN


def _is_beside(line: Line, edge: int, measure: Measure, cues: LayoutCues) -> bool:
    """Tell a line with nothing but heads right of the groups, one of which says what it is over."""
    if line.separator in (Separator.PIPE, Separator.TAB) or line.cells[0].left < edge // 2:
        return False
    cells = _heads(line, measure)
    heads = [role_of(cell, cues) is not None or is_year(cell.text) for cell in cells]
    short = all(len(cell.text) <= _MOST_OF_HEAD and not _is_figure(cell, cues) for cell in cells)
    return bool(cells) and cells[0].left >= edge and short and any(heads)


def _is_figure(cell: Cell, cues: LayoutCues) -> bool:
    return is_value(cell.text, cues) and not is_year(cell.text) and not is_aside(cell.text)


def _stacked(decks: Sequence[Sequence[Cell]]) -> list[Cell]:
    """Set what stands over each other together, the line with most heads first: one head may be over some."""
    fullest = max(range(len(decks)), key=lambda at: len(decks[at]))
    stacks = [[(fullest, cell)] for cell in decks[fullest]]
    for at, deck in enumerate(decks):
        for cell in deck if at != fullest else ():
            under = [stack for stack in stacks if stack[0][1].left < cell.right and cell.left < stack[0][1].right]
            for stack in under:
                stack.append((at, cell))
            if not under:
                stacks.append([(at, cell)])
    whole = [_whole([cell for _, cell in sorted(stack, key=lambda part: part[0])]) for stack in stacks]
    return sorted(whole, key=lambda cell: cell.left)


def _whole(cells: Sequence[Cell]) -> Cell:
    cell = joined(cells)
    return Cell(cell.text, cell.origins, min(part.left for part in cells), max(part.right for part in cells))


def is_of_groups(columns: Sequence[Column]) -> bool:
    """Tell the columns of such a table: names, groups, then two or more of values, one of them of targets."""
    roles = [column.role for column in columns]
    values = sum(role in VALUES for role in roles)
    named = roles[:2] == [Role.INDICATOR, Role.GROUP]
    return named and Role.GROUP not in roles[2:] and Role.TARGET in roles[2:] and values >= _FEWEST_VALUES
