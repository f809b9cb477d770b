"""Letters that count the rows of a table, ア イ ウ, before the names: alone on a line, or set apart by a space."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import is_value
from ingest.layouts.heads.columns import role_of
from ingest.layouts.rows import Cell, joined
from ingest.layouts.streams.tokens import Token

_LETTERS = "アイウエオカキクケコ"
_FEWEST = 2
_MOST_PIECES = 4  # of a name


def with_letters_beside(tokens: list[Token], cues: LayoutCues) -> list[Token]:
    """Join letters that stand alone to the names after them: ア / 出荷額 / 26人 / 35人, ア 出荷額 26人 35人."""
    alone = [at for at in range(1, len(tokens) - 1) if _stands_before_name(tokens, at, cues)]
    if not are_in_order([tokens[at].cell.text for at in alone]):
        return tokens
    found: list[Token] = []
    for at, token in enumerate(tokens):
        if at - 1 in alone:
            letter = found.pop()
            found.append(replace(letter, cell=joined((letter.cell, token.cell)), last=token.last))
        else:
            found.append(token)
    return found


def are_in_order(letters: Sequence[str]) -> bool:
    """Tell whether letters begin with the first and go on one by one, each once or over several rows."""
    steps = [_LETTERS.index(below) - _LETTERS.index(above) for above, below in pairwise(letters)]
    return letters[:1] == ["ア"] and steps.count(1) >= _FEWEST - 1 and all(step in (0, 1) for step in steps)


def _stands_before_name(tokens: Sequence[Token], at: int, cues: LayoutCues) -> bool:
    text, below = tokens[at].cell.text, tokens[at + 1]
    alone = text in _LETTERS and tokens[at].begins_line
    return alone and role_of(below.cell, cues) is None and not is_value(below.cell.text, cues)


def lettered_rows(tokens: Sequence[Token], cues: LayoutCues) -> frozenset[int]:
    """Find the names of rows with letters, which would be headings were they not before values."""
    found = [at for at, token in enumerate(tokens) if token.begins_line and is_lettered(token.cell)]
    of_rows = [at for at in found if any(is_value(one.cell.text, cues) for one in tokens[at + 1 : at + _MOST_PIECES])]
    return frozenset(of_rows) if are_in_order([tokens[at].cell.text[0] for at in of_rows]) else frozenset()


def is_lettered(name: Cell) -> bool:
    """Tell whether a name begins with a letter set apart from it."""
    apart = len(name.origins) > 1 and name.origins[1] > name.origins[0] + 1
    return apart and name.text[0] in _LETTERS
