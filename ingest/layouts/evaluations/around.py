"""What a cell of a sheet is by the cells around it: the first half of a spelt label, a unit, a name beside its row."""

from collections.abc import Sequence

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.evaluations.record import Record
from ingest.layouts.evaluations.stream import Sort, Token
from ingest.layouts.figures.values import is_unit
from ingest.layouts.rowed.name_forms import GOES_ON

_LONGEST_UNIT, _MOST_BESIDE = 5, 5
_MOST_BETWEEN, _SOON = 80, 3  # cells between two letters down the side; lines between two halves


def is_spelt(tokens: Sequence[Token], at: int) -> bool:
    """Tell the first half of 対象指標 from a label of its own, 対象, by what is spelt next or soon below."""
    token, after = tokens[at], tokens[at + 1 : at + _MOST_BETWEEN]
    if token.plain not in ("対象", "参考"):
        return True
    soon = any(other.plain == "指標" and other.line.index - token.line.index <= _SOON for other in after)
    spelt = (other.plain.startswith("指") for other in after if other.sort is Sort.LETTER)
    return soon or next(spelt, False)


def kind_beside(tokens: Sequence[Token], at: int, record: Record) -> Role | None:
    """Tell of what kind the row is that a line of a name stands beside; None where it has a unit before that."""
    beside = [token for token in tokens[at : at + _MOST_BESIDE] if token.line is tokens[at].line]
    kinds = [place for place, token in enumerate(beside) if token.sort is Sort.KIND]
    own = record.unit is not None and any(token.sort is Sort.UNIT for token in beside[: kinds[0] if kinds else 0])
    return beside[kinds[0]].role if kinds and not own else None


def is_unit_at(tokens: Sequence[Token], at: int, record: Record, cues: LayoutCues) -> bool:
    """Tell a short text before values, or at the end of the line of a name with its code."""
    token = tokens[at]
    known = token.sort is Sort.TEXT and len(token.plain) <= _LONGEST_UNIT and is_unit(token.cell.text)
    if not known or record.unit is not None or not (record.names or record.code):
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    before_values = after is not None and after.sort in (Sort.VALUE, Sort.KIND)
    if not record.names:
        return before_values
    ends = before_values or (record.code is not None and not record.rows)
    return ends and cues.ends_as_indicator(record.name.text) and not GOES_ON.match(token.cell.text)
