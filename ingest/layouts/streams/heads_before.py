"""Rows whose heads are printed only in the table before: under the same label, or under the next heading.

◆目標指標 / 指標 / 単位 / 現状値 / 目標値 / 苗木の数 / 本 / 120 / 300 / （…） / ◆目標指標 / 伐採の面積 / ha / 40 / 65
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues
from ingest.layouts.heads.columns import role_of
from ingest.layouts.rows import Line
from ingest.layouts.streams.reading import Reading
from ingest.layouts.streams.tokens import Token

_LABEL = re.compile(
    r"[◆■●○◇□▼◎・【＜<《〈〔\[]?[^0-9０-９]{0,8}(?:指標|目標|KPI|ＫＰＩ|目標値)(?:[（(].{1,8}[)）])?[】＞>》〉〕\]]?"
)
_FEWEST_HEADS = 3


@dataclass(frozen=True, slots=True)
class HeadsBefore:
    """The heads of the table before, and the label over them, if they have any."""

    label: str | None
    tokens: tuple[Token, ...]

    def over(self, line: Line, is_heading: Callable[[Line], bool]) -> bool:
        """Tell whether a line is the same label again, or a heading under which a table without label goes on."""
        return line.text.strip() == self.label if self.label is not None else is_heading(line)


def heads_before(reading: Reading, tokens: Sequence[Token], lines: Sequence[Line]) -> HeadsBefore | None:
    """Keep the heads of a table that was read; None where it had none of its own."""
    first = min(reading.tokens)
    begins = {cell.origins[0] for row in reading.rows[:1] for cell in row if cell.origins}
    heads = [at for at in sorted(reading.tokens) if begins and tokens[at].cell.origins[-1] < min(begins)]
    if len(heads) < _FEWEST_HEADS or heads != list(range(first, first + len(heads))):
        return None
    over = lines[tokens[first].at - 1].text.strip() if tokens[first].at else ""
    return HeadsBefore(over if _LABEL.fullmatch(over) else None, tuple(tokens[at] for at in heads))


def under_label(before: HeadsBefore, tokens: Sequence[Token], cues: LayoutCues) -> list[Token]:
    """Set the heads of the table before over the tokens that follow its label; nothing where they have their own."""
    return [*before.tokens, *tokens] if tokens and role_of(tokens[0].cell, cues) is None else []


def is_under(before: HeadsBefore, reading: Reading) -> bool:
    """Tell whether a reading takes all the heads that were set over it, and a row right under them."""
    count = len(before.tokens)
    return set(range(count + 1)) <= set(reading.tokens)
