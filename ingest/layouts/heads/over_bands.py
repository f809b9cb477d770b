"""The heads over bands of print, from one line or several: wrapped words joined, spanning heads given to each band.

                         前期計画の   前年度    目標値
指標                     目標（R6）   （R5）    R8      R11
"""

import re
from collections.abc import Sequence

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_dash, is_number, is_time_only, is_value, time_in
from ingest.layouts.grids.stacks import stack_of
from ingest.layouts.heads.bands import Band, bands_of, nearest, spanned
from ingest.layouts.heads.columns import VALUES, Column, is_bare_year, is_of_another_plan, is_year, role_of, time_of
from ingest.layouts.heads.held import typed
from ingest.layouts.heads.named_values import cells_of
from ingest.layouts.heads.settled import settled
from ingest.layouts.heads.years import parents, whole_times
from ingest.layouts.printed.words import Measure, words_of
from ingest.layouts.rows import Cell, Line, Separator, joined

_LONGEST_HEAD = 28
_MOST_OF_A_TELLING = 3  # words to one that says what a column holds
_CUT = re.compile(r"^[^（(]*[)）]$|[（(][^)）]*$|^年?度$")
_NO_FIGURE = re.compile(  # 2025年度増加分, １年目, ５－２の①
    r"(?:19|20)[0-9]{2}年度.|[0-9０-９]{1,2}年度?目$|[0-9０-９]{1,2}[-－―][0-9０-９]{1,2}の"
)
_NTH = re.compile(r"[0-9０-９]{1,2}[ 　]?年目")  # of a programme, the year of which stands below
_MOST_YEARS = 16
_FARTHEST = 3  # columns of print from a head to the band that it misses


def may_be_head(line: Line, cues: LayoutCues, *, inside: bool = False) -> bool:
    """Tell whether a line can be the first of a head, or one `inside` of it: words and times, no figures."""
    if line.separator not in (Separator.GAP, Separator.NONE) or "。" in line.text:
        return False
    words = words_of(line, Measure.CHARACTERS)
    if not all(len(word.text) <= _LONGEST_HEAD and _is_of_head(word, cues) for word in words):
        return False
    if inside or (len(words) == 1 and is_of_another_plan(words[0].text)):
        return True
    cells = cells_of(line) if line.separator is Separator.GAP else line.split(Separator.GAP)
    roles = [role_of(cell, cues) for cell in cells]
    known = sum(
        role is not None or _NTH.fullmatch(cell.text) is not None for role, cell in zip(roles, cells, strict=True)
    )
    likely = (known * 2 > len(cells)) and any(role not in (None, Role.TIME) for role in roles)
    return likely or _has_telling_words(words, cues)


def _is_of_head(word: Cell, cues: LayoutCues) -> bool:
    """Tell a word of a head: no figure but a time, perhaps one that brackets were cut in (（令和 over 11年度）)."""
    of_time = is_time_only(word.text) or _CUT.search(word.text) is not None
    return (
        of_time
        or _NO_FIGURE.match(word.text) is not None
        or role_of(word, cues) is not None
        or not is_value(word.text, cues)
    )


def _has_telling_words(printed: Sequence[Cell], cues: LayoutCues) -> bool:
    """Tell a head whose words stand a single space apart, or are cut: 番 施策名 ＫＰＩ … 方 over 号 … 向."""
    words = [word for word in printed if len(word.text) > 1]
    telling = [role for word in words if (role := role_of(word, cues)) not in (None, Role.TIME)]
    return bool(telling) and len(printed) > 1 and len(telling) * _MOST_OF_A_TELLING >= len(words)


def columns_over(
    head: Sequence[Line], body: Sequence[Line], cues: LayoutCues
) -> tuple[tuple[Column, ...], tuple[Band, ...]]:
    """Read the columns of a table with the bands that they stand in; nothing where they make no KPI table."""
    filled = [line for line in body if len(cells_of(line)) > 1]
    bands = bands_of(filled)
    heads = [cell for line in head for cell in cells_of(line)]
    lone = [cell for cell in heads if not any(band.overlap(cell) > -_FARTHEST for band in bands)]
    bands = sorted([*bands, *_merged(lone)], key=lambda band: band.left)
    if len(bands) < 2 or any(_share_a_band(line, bands, cues) for line in head):
        return (), ()
    stacks = _stacks(head, bands, cues)
    placed = [(nearest(cell, bands), cell) for line in filled for cell in cells_of(line)]
    held = [[cell for near, cell in placed if near == at] for at in range(len(bands))]
    columns = [column_under(stack, cells, cues) for stack, cells in zip(stacks, held, strict=True)]
    found = settled(typed(columns, [[cell.text for cell in cells] for cells in held], cues))
    return (tuple(found), tuple(bands)) if found and len(found) == len(bands) else ((), ())


def _stacks(head: Sequence[Line], bands: Sequence[Band], cues: LayoutCues) -> list[list[Cell]]:
    """List the heads over each band, from top to bottom."""
    stacks: list[list[Cell]] = [[] for _ in bands]
    over: list[Cell] = []  # heads that may have years under them
    for line in head:
        cells = whole_times(line)
        if len(over) < len(cells) <= _MOST_YEARS and over and all(is_year(cell.text) for cell in cells):
            for parent, year in zip(parents(over, cells), cells, strict=False):
                at = _near(year, bands)
                stacks[at] = [*(cell for cell in stacks[at] if cell not in over), parent, year]
            continue
        for cell in cells:
            for at in spanned(cell, bands) or [_near(cell, bands)]:
                stacks[at].append(cell)
        over += [cell for cell in cells if role_of(cell, cues) in VALUES and time_in(cell.text) is None]
    return stacks


def _share_a_band(line: Line, bands: Sequence[Band], cues: LayoutCues) -> bool:
    """Tell whether 現状 and 目標 of one line stand over the same band: the gutter between them was not found."""
    roles: dict[int, set[Role]] = {}
    for cell in cells_of(line):
        role = role_of(cell, cues)
        if role in (Role.INDICATOR, Role.BASELINE, Role.TARGET):
            for at in spanned(cell, bands) or [_near(cell, bands)]:
                roles.setdefault(at, set()).add(role)
    return any(len(found) > 1 for found in roles.values())


def _near(cell: Cell, bands: Sequence[Band]) -> int:
    return max(range(len(bands)), key=lambda at: bands[at].overlap(cell))


def _merged(cells: Sequence[Cell]) -> list[Band]:
    """Make bands of heads that stand over nothing, those over each other joined."""
    bands: list[Band] = []
    for cell in sorted(cells, key=lambda cell: cell.left):
        if bands and bands[-1].overlap(cell) > 0:
            bands[-1] = Band(bands[-1].left, max(bands[-1].right, cell.right))
        else:
            bands.append(Band(cell.left, cell.right))
    return bands


def column_under(stack: Sequence[Cell], held: Sequence[Cell], cues: LayoutCues) -> Column:
    """Read one column by the words over it, or, where there are none, by what it holds."""
    if not stack:
        return Column(_role_by_form(held), Cell("", (), held[0].left, held[0].right) if held else Cell(""))
    if len(stack) > 1 and role_of(stack[-1], cues) is Role.DEADLINE:
        return Column(Role.DEADLINE, stack[-1])  # 目標年度, under whatever spans it
    whole = joined(stack)
    over = next((cell for cell in stack if role_of(cell, cues) in VALUES), None)
    if over is not None and _hold_years_under_values(held, cues):
        return Column(role_of(over, cues) or Role.UNKNOWN, over)  # 目標値 over 目標年度, 60％ over R12
    if not any(cues.is_lower_head(cell.text) for cell in stack[1:]):
        role = role_of(whole, cues)
        if role not in (None, Role.TIME):
            return Column(role or Role.UNKNOWN, whole, time_of(whole))
    return stack_of(stack, cues)


def _hold_years_under_values(held: Sequence[Cell], cues: LayoutCues) -> bool:
    years = sum(is_time_only(cell.text) and not cell.text.isdecimal() for cell in held)
    values = sum(is_value(cell.text, cues) and not is_dash(cell.text) for cell in held)
    return min(years, values) * 3 >= len(held) > 1


def _role_by_form(held: Sequence[Cell]) -> Role:
    if held and all(is_number(cell.text) for cell in held):
        return Role.NUMBER
    if held and all(time_in(cell.text) or is_bare_year(cell.text) for cell in held):
        return Role.DEADLINE
    return Role.UNKNOWN
