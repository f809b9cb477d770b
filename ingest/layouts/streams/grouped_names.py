"""Names of a column of which one has rows for several groups below it, each on a line of its own.

指標 / 野菜を食べる量 / 男性 / 女性 / 減塩の店の数 / 現状値 / 281ｇ / 266ｇ / 12店 / 目標値 / 350ｇ / 350ｇ / 40店

A group before values is a cell of its own; where names go on below it, or another head, it is part of the name above.
"""

from collections.abc import Sequence
from dataclasses import replace

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_value
from ingest.layouts.heads.columns import role_of
from ingest.layouts.rowed.headless_groups import is_group
from ingest.layouts.rows import Cell, joined
from ingest.layouts.streams.tokens import Token

_FEWEST = 2  # groups of a name
_OF_NAMES = (None, Role.OTHER_VALUE, Role.OTHER_TEXT)  # 歩数の平均値 ends as a head does
_OPEN = ("（", "(")


def with_grouped_names(tokens: list[Token], cues: LayoutCues) -> list[Token]:
    """Give each of the groups below a name that name: 食べる量 / 男性 becomes 食べる量（男性）."""
    found: list[Token] = []
    at = 0
    while at < len(tokens):
        end = _end_of_groups(tokens, at + 1)
        groups = tokens[at + 1 : end]
        if _are_of(tokens[at], groups, tokens[end : end + 1], cues):
            found += [_named(tokens[at], group, first=group is groups[0]) for group in groups]
            at = end
        else:
            found.append(tokens[at])
            at += 1
    return found


def _end_of_groups(tokens: Sequence[Token], start: int) -> int:
    end = start
    while end < len(tokens) and tokens[end].begins_line and is_group(tokens[end].cell.text):
        end += 1
    return end


def _are_of(name: Token, groups: Sequence[Token], behind: Sequence[Token], cues: LayoutCues) -> bool:
    """Tell groups of one name, each said once, behind which no values begin."""
    texts = {group.cell.text for group in groups}
    if not _FEWEST <= len(groups) == len(texts) or not behind or is_value(behind[0].cell.text, cues):
        return False
    text = name.cell.text
    named = name.begins_line and not is_group(text) and not is_value(text, cues) and cues.ends_as_indicator(text)
    return named and role_of(name.cell, cues) in _OF_NAMES and behind[0].begins_line


def _named(name: Token, group: Token, *, first: bool) -> Token:
    cell = joined((name.cell, _in_brackets(group.cell)))
    return replace(group, cell=cell, line=name.line if first else group.line)


def _in_brackets(group: Cell) -> Cell:
    if group.text.startswith(_OPEN):
        return group
    origins = (group.origins[0], *group.origins, group.origins[-1])
    return replace(group, text=f"（{group.text}）", origins=origins)
