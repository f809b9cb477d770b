"""Small tables of one row, each under the name of its indicator, as web pages print one after the other.

登録者数 / 現状値（令和５年度） 目標値（令和９年度） 将来値（令和14年度） / 34人 60人 80人 / 算定方法 / …

The heads stand in the same words over every table, on one line or one a line, and so do the values.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.layouts.celled.cells import has_own_cells, is_value_head
from ingest.layouts.columns import VALUES, Column, role_of, time_of
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.found import Findings
from ingest.layouts.labelled import whole
from ingest.layouts.name_forms import TOGETHER, name_misfit
from ingest.layouts.records import Records
from ingest.layouts.rows import Cell, Line
from ingest.layouts.settled import settled
from ingest.layouts.streams.heads import timed
from ingest.layouts.values import is_aside, is_time_only, is_value, without_time

_FEWEST_TABLES = 2
_MOST_LINES = 8  # of heads, and of values
_LONGEST, _FEWEST_LETTERS = 60, 3  # characters of a name
_MOST_OVER = 2  # lines between what stands over several tables and the name of the first
_MOST_EXPLAINED = 20  # lines between a table and the next, which say how its figures are got
_OWNER = Column(Role.OWNER, Cell(""))
_CAPTION = re.compile(
    r"【[^【】A-Za-zＡ-Ｚ0-9０-９]{1,12}】[ 　]*[^【】。0-9０-９ 　].{2,38}[^。]|[■◆●▼]{1,2}[ 　]*[^。]{3,38}[^。]"
)
_OF_VALUES = (*VALUES, Role.TIME)


@dataclass(frozen=True, slots=True)
class _Card:
    """A table of one row: the line of its name, its heads, its values, the line after it."""

    name: int
    columns: tuple[Column, ...]
    values: tuple[Cell, ...]
    end: int

    @property
    def heads(self) -> str:
        """Give the words of the heads."""
        return " ".join(column.head.text for column in self.columns)


def read_captioned(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such table whose heads stand there twice; the lines that it takes are marked as used."""
    free = [line for line in lines if line.index not in findings.used]
    cards = list(_cards(free, cues))
    often = Counter(card.heads for card in cards)
    printed = Counter(line.text.strip() for line in free)
    caption: Cell | None = None
    for card, after in zip(cards, [*cards[1:], None], strict=False):
        if often[card.heads] < _FEWEST_TABLES:
            continue
        caption = _caption(free[max(0, card.name - _MOST_OVER) : card.name], printed) or caption
        own = free[card.name : card.end]
        records = Records((*card.columns, _OWNER), findings)
        row = (whole(free[card.name]), *card.values, caption or Cell(""))
        records.take(row, (own[0].span[0], own[-1].span[1]))
        explained = free[card.end : after.name] if after is not None else []
        findings.used.update(line.index for line in (*own, *explained[:_MOST_EXPLAINED]))


def _caption(over: Sequence[Line], printed: Counter[str]) -> Cell | None:
    """Find what stands over several tables, the first of them right below it: 【安心】どこでも働ける港."""
    boxed = [line for line in over if _CAPTION.fullmatch(line.text.strip()) and printed[line.text.strip()] == 1]
    return whole(boxed[-1]) if boxed else None


def _cards(lines: Sequence[Line], cues: LayoutCues) -> Iterator[_Card]:
    at = 1
    while at < len(lines):
        card = _card(lines, at, cues) if _is_heads(lines[at], cues) else None
        if card is not None:
            yield card
        at = card.end if card is not None else at + 1


def _is_heads(line: Line, cues: LayoutCues) -> bool:
    """Tell a line of nothing but heads over values."""
    words = line.words
    return bool(words) and not has_own_cells(line) and all(_is_head(word, cues) for word in words)


def _is_head(word: Cell, cues: LayoutCues) -> bool:
    if is_time_only(word.text):
        return not word.text.isdecimal()
    return not is_value(word.text, cues) and (role_of(word, cues) in _OF_VALUES or _is_silent(word))


def _is_silent(word: Cell) -> bool:
    """Tell the head of values that no list knows: 将来値（令和14年度）."""
    bare = without_time(word.text)
    return is_value_head(Cell(bare)) and len(bare) < len(word.text)


def _card(lines: Sequence[Line], start: int, cues: LayoutCues) -> _Card | None:
    """Read the heads that begin on a line, the name before and the values behind them."""
    end = start
    while end < min(len(lines), start + _MOST_LINES) and _is_heads(lines[end], cues):
        end += 1
    if not _is_name(lines[start - 1], cues):
        return None
    columns = _columns([word for line in lines[start:end] for word in line.words], cues)
    values = _values(lines, end, len(columns) - 1, cues) if columns else None
    return _Card(start - 1, columns, *values) if columns and values else None


def _columns(heads: Sequence[Cell], cues: LayoutCues) -> tuple[Column, ...] | None:
    """Take the heads for the columns behind that of names, which has none; one of them is that of targets."""
    own = [Column(role_of(cell, cues) or Role.UNKNOWN, cell, time_of(cell)) for cell in timed(heads, cues)]
    if Role.TARGET not in [column.role for column in own]:
        return None
    return settled([Column(Role.INDICATOR, Cell("")), *own])


def _values(lines: Sequence[Line], start: int, count: int, cues: LayoutCues) -> tuple[tuple[Cell, ...], int] | None:
    """Take as many values as there are heads, and the line after them; None where there are not as many."""
    found: list[Cell] = []
    for at in range(start, min(len(lines), start + _MOST_LINES)):
        cells = lines[at].words if len(lines[at].words) <= count - len(found) else lines[at].cells
        if not all(_is_value(cell, cues) for cell in cells):
            return None
        found += cells
        if len(found) >= count:
            more = len(found) > count or (at + 1 < len(lines) and _is_value(whole(lines[at + 1]), cues))
            return None if more else (tuple(found), at + 1)
    return None


def _is_value(cell: Cell, cues: LayoutCues) -> bool:
    year = is_time_only(cell.text) and not cell.text.isdecimal()
    return is_value(cell.text, cues) and not is_aside(cell.text) and not year


def _is_name(line: Line, cues: LayoutCues) -> bool:
    cell = whole(line)
    known = role_of(cell, cues) is not None and not cues.ends_as_indicator(cell.text)
    own = not has_own_cells(line) and not cell.text.endswith("。") and len(cell.text) <= _LONGEST
    named = sum(map(str.isalpha, cell.text)) >= _FEWEST_LETTERS
    return own and named and not known and name_misfit([cell], cues) < TOGETHER
