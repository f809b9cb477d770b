"""Words of heads that a narrow column tore, whose ends stand on a line of their own, in the order of their beginnings.

番 指標 現状値 目標値 単        are the heads        番号 指標 現状値 目標値 単位
号 位
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.heads.columns import role_of
from ingest.layouts.rows import Cell, joined
from ingest.layouts.streams.tokens import Token

_LONGEST_END = 2  # characters
_TOLD = (Role.NUMBER, Role.UNIT, Role.GROUP, Role.OTHER_TEXT)  # by words that are short enough for a narrow column
_TELLING = {Role.TARGET, Role.INDICATOR}


def with_whole_words(tokens: list[Token], cues: LayoutCues) -> list[Token]:
    """Join such ends to the beginnings in the line of heads above them."""
    found: list[Token] = []
    above: list[Token] = []
    for _, run in groupby(tokens, key=lambda token: token.at):
        line = list(run)
        whole = _whole(above, line, cues)
        if whole is None:
            found += above
            above = line
        else:
            found += whole
            above = []
    return [*found, *above]


def may_be_torn(head: Cell, cues: LayoutCues) -> bool:
    """Tell whether a word of a line of heads may be the beginning of one."""
    return len(head.text) <= _LONGEST_END and role_of(head, cues) is None


def _whole(heads: Sequence[Token], ends: Sequence[Token], cues: LayoutCues) -> list[Token] | None:
    """Join every end to the head that it completes; None where one completes none."""
    rest = joined(end.cell for end in ends)  # where there are several, their spaces may be gone
    short = len(rest.text) <= _LONGEST_END * sum(may_be_torn(head.cell, cues) for head in heads)
    if not short or not {role_of(head.cell, cues) for head in heads} >= _TELLING:
        return None
    found: list[Token] = []
    for head in heads:
        length = _length_of_end(head.cell, rest.text, cues)
        end, rest = rest.part(0, length), rest.part(length, len(rest.text))
        found.append(replace(head, cell=joined((head.cell, end)), last=ends[0].line) if length else head)
    return None if rest.text else found


def _length_of_end(head: Cell, rest: str, cues: LayoutCues) -> int:
    """Count the characters with which a word that says nothing is one that does: 番 over 号, 単 over 位."""
    if not rest or not may_be_torn(head, cues):
        return 0
    ends = range(1, min(_LONGEST_END, len(rest)) + 1)
    return next((end for end in ends if cues.role(plain_of(head.text + rest[:end])) in _TOLD), 0)
