"""Small tables of one row, each under the name of its indicator, as web pages print one after the other.

登録者数 / 現状値（令和５年度） 目標値（令和９年度） 将来値（令和14年度） / 34人 60人 80人 / 算定方法 / …

The heads stand in the same words over every table, on one line or one a line, and so do the values. What is printed
over all of them alike, 指標の現況値及び目標値, is no name: that stands before it, perhaps as a sentence.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from ingest.layouts.celled.cells import has_own_cells, is_value_head
from ingest.layouts.celled.said_names import said_name
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_aside, is_time_only, is_value, without_time
from ingest.layouts.found import Findings
from ingest.layouts.heads.columns import VALUES, Column, role_of, time_of
from ingest.layouts.heads.settled import settled
from ingest.layouts.rowed.name_forms import TOGETHER, name_misfit
from ingest.layouts.rowed.records import Records
from ingest.layouts.rows import Cell, Line
from ingest.layouts.streams.heads import timed

_FEWEST_TABLES = 2
_MOST_LINES = 8  # of heads, and of values
_LONGEST, _FEWEST_LETTERS = 60, 3  # characters of a name
_MOST_OVER = 2  # lines between what stands over several tables and the name of the first
_MOST_EXPLAINED = 20  # lines between a table and the next, which say how its figures are got
_OWNER = Column(Role.OWNER, Cell(""))
_CAPTION = re.compile(
    r"【[^【】A-Za-zＡ-Ｚ0-9０-９]{1,12}】[ 　]*[^【】。0-9０-９ 　].{2,38}[^。]|[■◆●▼]{1,2}[ 　]*[^。]{3,38}[^。]"
)
_NUMBER = re.compile(r"^(?:[0-9０-９]{1,2}[.．、]?|[(（][0-9０-９]{1,2}[)）]|[①-⑳])[ 　]*")
_OF_TABLES = re.compile(r"[^0-9０-９。]{3,}(?:値|状況|推移)(?:[（(].*)?")  # アウトカム指標の現況値及び目標値
_OF_VALUES = (*VALUES, Role.TIME)


@dataclass(frozen=True, slots=True)
class _Card:
    """A table of one row: its name and the line of it, its heads, its values, the line after it."""

    name: int
    named: Cell
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
    printed = Counter(line.text.strip() for line in free)
    cards = list(_cards(free, _over_heads(free, cues), cues))
    often = Counter(card.heads for card in cards)
    caption: Cell | None = None
    for card, after in zip(cards, [*cards[1:], None], strict=False):
        if often[card.heads] < _FEWEST_TABLES:
            continue
        caption = _caption(free[max(0, card.name - _MOST_OVER) : card.name], printed) or caption
        own = free[card.name : card.end]
        records = Records((*card.columns, _OWNER), findings)
        row = (card.named, *card.values, caption or Cell(""))
        records.take(row, (own[0].span[0], own[-1].span[1]))
        explained = free[card.end : min(after.name, card.end + _MOST_EXPLAINED)] if after is not None else []
        explained = list(takewhile(lambda line: not _names_next(line, cues), explained))
        findings.used.update(line.index for line in (*own, *explained))


def _names_next(line: Line, cues: LayoutCues) -> bool:
    """Tell the label of the name of the next plan or project: ２ 計画の名称."""
    return _NUMBER.sub("", line.text.strip()) in cues.named


def _caption(over: Sequence[Line], printed: Counter[str]) -> Cell | None:
    """Find what stands over several tables, the first of them right below it: 【安心】どこでも働ける港."""
    boxed = [line for line in over if _CAPTION.fullmatch(line.text.strip()) and printed[line.text.strip()] == 1]
    return boxed[-1].whole if boxed else None


def _over_heads(lines: Sequence[Line], cues: LayoutCues) -> Counter[str]:
    """Count what stands right over heads."""
    return Counter(above.text.strip() for above, line in pairwise(lines) if _is_heads(line, cues))


def _cards(lines: Sequence[Line], over: Counter[str], cues: LayoutCues) -> Iterator[_Card]:
    at = 1
    while at < len(lines):
        card = _card(lines, at, over, cues) if _is_heads(lines[at], cues) else None
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


def _card(lines: Sequence[Line], start: int, over: Counter[str], cues: LayoutCues) -> _Card | None:
    """Read the heads that begin on a line, the name before and the values behind them."""
    end = start
    while end < min(len(lines), start + _MOST_LINES) and _is_heads(lines[end], cues):
        end += 1
    title = lines[start - 1].text.strip()
    titled = start > 1 and over[title] >= _FEWEST_TABLES and _OF_TABLES.fullmatch(title) is not None
    at = start - 2 if titled else start - 1
    name = _name(lines[at], cues)
    if name is None:
        return None
    columns = _columns([word for line in lines[start:end] for word in line.words], cues)
    values = _values(lines, end, len(columns) - 1, cues) if columns else None
    return _Card(at, name, columns, *values) if columns and values else None


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
        if at == start and len(lines[at].words) == count - 1 and lines[at].text[:1].isspace():
            found.append(Cell(""))  # the first cell is empty
        cells = lines[at].words if len(lines[at].words) <= count - len(found) else lines[at].cells
        if not all(_is_value(cell, cues) for cell in cells):
            return None
        found += cells
        if len(found) >= count:
            more = len(found) > count or (at + 1 < len(lines) and _is_value(lines[at + 1].whole, cues))
            return None if more else (tuple(found), at + 1)
    return None


def _is_value(cell: Cell, cues: LayoutCues) -> bool:
    year = is_time_only(cell.text) and not cell.text.isdecimal()
    return is_value(cell.text, cues) and not is_aside(cell.text) and not year


def _name(line: Line, cues: LayoutCues) -> Cell | None:
    if has_own_cells(line):
        return None
    return line.whole if _is_name(line, cues) else said_name(line, cues)


def _is_name(line: Line, cues: LayoutCues) -> bool:
    cell = line.whole
    known = role_of(cell, cues) is not None and not cues.ends_as_indicator(cell.text)
    own = not cell.text.endswith("。") and len(cell.text) <= _LONGEST
    named = sum(map(str.isalpha, cell.text)) >= _FEWEST_LETTERS
    return own and named and not known and name_misfit([cell], cues) < TOGETHER
