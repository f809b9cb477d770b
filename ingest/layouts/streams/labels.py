"""Labels that number the rows of a table before their names: KPI① 登録者数 / 120 / 300, KPI② 空家率 / 23.5 / 18."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.layouts.cues import LayoutCues, plain_of
from ingest.layouts.figures.values import is_value
from ingest.layouts.heads.columns import role_of
from ingest.layouts.streams.tokens import Token

_LABEL = re.compile(r"(?:KPI|指標)(?P<number>[0-9]{1,2})")  # made plain: KPI① is KPI1


def without_labels(tokens: list[Token], cues: LayoutCues) -> list[Token]:
    """Take labels off that count from one on in each table, every one before a name."""
    numbers = {at: number for at in range(len(tokens) - 1) if (number := _number(tokens, at, cues)) is not None}
    counts = list(numbers.values())
    if counts[:1] != [1] or any(below not in (1, above + 1) for above, below in pairwise(counts)):
        return tokens
    return [
        replace(token, begins_line=True) if at - 1 in numbers else token
        for at, token in enumerate(tokens)
        if at not in numbers
    ]


def _number(tokens: Sequence[Token], at: int, cues: LayoutCues) -> int | None:
    """Give the number of a label that begins a line and has a name after it."""
    label = _LABEL.fullmatch(plain_of(tokens[at].cell.text)) if tokens[at].begins_line else None
    name = tokens[at + 1].cell.text
    named = label is not None and role_of(tokens[at + 1].cell, cues) is None and not is_value(name, cues)
    return int(label["number"]) if label is not None and named else None
