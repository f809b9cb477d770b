"""Heads that the end of a page cuts in two, as a stream gives them, the number of the page between the halves.

指標名 基準値 R8 R9 R10 / － 12 － / R11 R12 / 渡し船の便数 12便 14便 …     are   指標名 基準値 R8 R9 R10 R11 R12
"""

from collections.abc import Sequence

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.heads.columns import VALUES, role_of
from ingest.layouts.pages import Pages, is_page_number
from ingest.layouts.rows import Line
from ingest.layouts.streams.tokens import Token

_FEWEST = 2  # heads before the end of the page


def with_heads_over_pages(
    tokens: Sequence[Token], lines: Sequence[Line], pages: Pages, cues: LayoutCues
) -> list[Token]:
    """Leave out the foot of a page between heads and more heads; nothing where they are printed again."""
    heads = next((at for at, token in enumerate(tokens) if role_of(token.cell, cues) is None), len(tokens))
    if not _FEWEST <= heads < len(tokens) or not tokens[heads].begins_line:
        return list(tokens)
    foot = tokens[heads].at
    end = pages.after_break(lines, foot)
    if not any(map(is_page_number, lines[foot:end])):
        return list(tokens)
    after = next((at for at in range(heads, len(tokens)) if tokens[at].at >= end), len(tokens))
    more = [role_of(token.cell, cues) for token in tokens[after:] if token.at == tokens[after].at]
    goes_on = bool(more) and set(more) <= {Role.TIME, *VALUES}
    return [*tokens[:heads], *tokens[after:]] if goes_on else list(tokens)
