"""The heads of a stream in their order: before the first name, without the number of a heading."""

import re
from dataclasses import replace

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_value
from ingest.layouts.heads.columns import role_of
from ingest.layouts.streams.tokens import Token

_CIRCLED = re.compile(r"[①-⑳]")
_MOST_OF_HEADS = 8


def heads_first(tokens: list[Token], cues: LayoutCues) -> list[Token]:
    """Put the last head before the first name, where a page read in blocks gave it after: KPI 基準値 件数 目標値."""
    roles = [role_of(token.cell, cues) for token in tokens[:_MOST_OF_HEADS]]
    at = next((at for at, role in enumerate(roles) if role is None), len(roles))
    after = at + 1
    torn = (
        after + 1 < len(tokens)
        and roles[:1] == [Role.INDICATOR]
        and Role.BASELINE in roles[:at]
        and Role.TARGET not in roles[:at]
        and roles[after : after + 1] == [Role.TARGET]
        and cues.ends_as_indicator(tokens[at].cell.text)
        and is_value(tokens[after + 1].cell.text, cues)
    )
    return [*tokens[:at], tokens[after], tokens[at], *tokens[after + 1 :]] if torn else tokens


def without_number(tokens: list[Token], cues: LayoutCues) -> list[Token]:
    """Take the number off a heading that heads the names below it: ④ 事業の重要業績評価指標."""
    head = tokens[1] if len(tokens) > 1 and not tokens[1].begins_line else None
    if head is None or not _CIRCLED.fullmatch(tokens[0].cell.text) or role_of(head.cell, cues) is not Role.INDICATOR:
        return tokens
    return [replace(head, begins_line=True), *tokens[2:]]
