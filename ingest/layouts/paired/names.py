"""The name of an indicator with what stands beside its rows: its unit and the value that the plan began with."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_dash, is_number, is_unit
from ingest.layouts.paired.heads import Heads
from ingest.layouts.paired.records import Rows
from ingest.layouts.paired.words import Word, is_figure
from ingest.layouts.rowed.name_forms import TOGETHER, name_misfit
from ingest.layouts.rows import Cell, joined

_MOST_LINES = 5
_LONGEST_UNIT = 6  # characters of one that no list has
_OF_NAMES = re.compile(r"[あ-おき-ちっ-ん]")  # いる of …いる家の数, no か所, no 一つ
_DIRECTIONS = "▼▲▽△↓↑↘↗ 　"  # which way an indicator should go


@dataclass(frozen=True, slots=True)
class Named:
    """A name, and the cells beside it; `is_torn` where lines of the name stand over the first row and under it."""

    name: Cell
    beside: dict[Role, Cell]
    is_torn: bool


def named(rows: Rows, heads: Heads, cues: LayoutCues, *, office_first: bool) -> Named | None:
    """Find the name before the first row, or beside the middle of the rows."""
    lead, *others = (list(row.before) for row in rows.rows)
    lead = lead[1:] if office_first else lead
    between, rest = (*others, [], [])[:2]
    if heads.trailing and lead:
        between, rest = [], []
    for middle in (between, None) if between else (None,):
        parted = _parted(lead if middle is None else middle, heads, cues)
        if parted is None:
            continue
        words, beside = parted
        parts = [*words, *between, *rest] if middle is None else [*lead, *words, *rest]
        name = _name(parts, cues)
        return Named(name, beside, middle is not None and bool(lead)) if name is not None else None
    return None


def _parted(words: Sequence[Word], heads: Heads, cues: LayoutCues) -> tuple[list[Word], dict[Role, Cell]] | None:
    """Part words from the unit and the value behind them, in the order of the heads."""
    own, beside = list(words), dict[Role, Cell]()
    for role in reversed(heads.sides):
        fits = bool(own) and (is_figure(own[-1], cues) if role is Role.BASELINE else _is_unit(own[-1], cues))
        if fits:
            beside[role] = own.pop().cell
        elif role is Role.UNIT or heads.is_grouped:
            return None
    return own, beside


def _is_unit(word: Word, cues: LayoutCues) -> bool:
    known = word.plain in cues.units or "/" in word.plain
    short = (
        len(word.plain) <= _LONGEST_UNIT and not _OF_NAMES.search(word.plain) and not cues.ends_as_indicator(word.text)
    )
    return is_dash(word.text) or (is_unit(word.text) and (known or short))


def _name(words: Sequence[Word], cues: LayoutCues) -> Cell | None:
    """Put the words of a name together, without the number and the label before it."""
    own = [word for at, word in enumerate(words) if at or len(words) == 1 or not is_number(word.text)]
    if len(own) > 1 and own[0].plain in cues.columns[Role.INDICATOR]:
        own = own[1:]  # 成果指標 before the name
    if not own or len({word.line.index for word in own}) > _MOST_LINES:
        return None
    whole = joined(word.cell for word in own)
    end = len(whole.text.rstrip(_DIRECTIONS))
    whole = Cell(whole.text[:end], whole.origins[:end], whole.left, whole.right)
    fits = end and "。" not in whole.text and name_misfit([whole], cues) < TOGETHER
    return whole if fits else None
