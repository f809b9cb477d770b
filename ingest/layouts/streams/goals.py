"""A last column that names the goals of the rows, by their numbers: 達成に寄与する基本目標 / 基本目標１."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_value
from ingest.layouts.heads.columns import role_of
from ingest.layouts.rows import joined
from ingest.layouts.streams.parts import PART_NUMBER
from ingest.layouts.streams.tokens import Token

_MOST_HEADS = 24  # tokens, torn ones among them
_LONGEST_HEAD = 24  # characters


def with_head_of_goals(tokens: list[Token], cues: LayoutCues) -> list[Token]:
    """Join the pieces of such a head, which a narrow column tore: 達成に寄与する基 / 本目標."""
    place = _place_of_head(tokens, cues)
    if place is None:
        return tokens
    first, end = place
    whole = replace(tokens[first], cell=joined(token.cell for token in tokens[first:end]), last=tokens[end - 1].last)
    return [*tokens[:first], whole, *tokens[end:]]


def goals_of_rows(tokens: Sequence[Token], cues: LayoutCues) -> tuple[int | None, frozenset[int]]:
    """Find such a head, and the cells under it, which would be headings were it not for the head."""
    place = _place_of_head(tokens, cues)
    return (place[1] - 1, frozenset(_goals(tokens, cues))) if place is not None else (None, frozenset())


def _place_of_head(tokens: Sequence[Token], cues: LayoutCues) -> tuple[int, int] | None:
    """Find the first piece after the head of targets, and the end of the last: one that ends as the cells begin."""
    words = tuple(set(_goals(tokens, cues).values()))
    roles = [role_of(token.cell, cues) for token in tokens[:_MOST_HEADS]] if words else []
    first = roles.index(Role.TARGET) + 1 if Role.TARGET in roles else len(roles)
    whole = ""
    for at in range(first, len(roles)):
        whole += tokens[at].cell.text
        if is_value(tokens[at].cell.text, cues) or len(whole) > _LONGEST_HEAD:
            return None
        if whole.endswith(words) and whole not in words:
            return first, at + 1
    return None


def _goals(tokens: Sequence[Token], cues: LayoutCues) -> dict[int, str]:
    """Find the cells right after a value that are nothing but the number of a goal, each with the word of its level."""
    found: dict[int, str] = {}
    for at in range(1, len(tokens)):
        text = tokens[at].cell.text
        word = next((word for word in cues.goals if text.startswith(word)), None)
        numbered = word is not None and PART_NUMBER.fullmatch(text[len(word) :]) is not None
        if word and numbered and is_value(tokens[at - 1].cell.text, cues):
            found[at] = word
    return found
