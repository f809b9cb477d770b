"""One indicator below the heads of an evaluation sheet: years, as many values, a rating anywhere among them.

令和２年度 令和元年度 令和２年度 令和３年度      ①渡し船を        令和２年度  令和３年度  令和４年度  令和８年度
Ｂ                                                使った人の率
令和８年度                                                         12.1％      12.8％      13.4％       20.0％   Ａ
12.1％ 11.9％ 12.1％ 12.8％ 20.0％                年度ごとの目標値             12.5％      14.0％

What stands before them on their lines belongs to the name.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from ingest.layouts.analyses.rated_heads import RatedHeads, is_label, is_rating
from ingest.layouts.analyses.words import Sort, Word, is_said
from ingest.layouts.analyses.yearly_rows import count_yearly, is_label_of_years, is_yearly
from ingest.layouts.figures.values import is_number
from ingest.layouts.rows import Line, Separator

_NOTE = re.compile(r"[(（\[【]?(?:出典|出所|資料|備考|注)|[※＊*]")
_SAID = re.compile("[。：:]")
_IN_BRACKETS = re.compile(r"[（(][^（()）]*[)）]")
FEWEST = 3  # years
_MOST_LINES, _MOST_BEHIND = 24, 3
_OFF = 2  # columns of print between the lines of one name
_ENTRY = re.compile(r"[①-⑳][^0-9０-９]{2}")  # ②船の数 is no count
_NAMES = (Sort.TEXT, Sort.ASIDE)


@dataclass(slots=True)
class Record:
    """What was read of one indicator; `slots` are years, or dashes for them, in the order of print."""

    names: list[Word] = field(default_factory=list)
    slots: list[Word] = field(default_factory=list)
    values: list[Word] = field(default_factory=list)
    states: list[tuple[int, Word]] = field(default_factory=list)  # words among the values, with the number before
    loose: Word | None = None  # a dash alone on its line before any value: a rating, or the first value
    rated: bool = False
    in_columns: bool = False  # whether the years stand in columns of print
    due: Word | None = None  # the year of the target where the head names it, until it is among the years

    @property
    def is_whole(self) -> bool:
        """Tell whether there are as many values as years."""
        return len(self.slots) >= FEWEST and len(self.values) + bool(self.states) >= len(self.slots)


def record_at(
    rows: Sequence[Sequence[Word]], lines: Sequence[Line], heads: RatedHeads | None = None, slots: Sequence[Word] = ()
) -> tuple[Record, int]:
    """Read one indicator from the first of some lines on; give it with the number of lines that it takes.

    `heads` may name years themselves; `slots` are the years of the indicator above, under the same heads.
    """
    record = Record(slots=[heads.base] if heads and heads.base else [], due=heads.due if heads else None)
    at = 0
    while at < min(len(rows), _MOST_LINES) and not _ends(rows[at], record):
        row = rows[at]
        has_times = any(word.sort is Sort.TIME for word in row)
        if slots and not (record.slots or has_times) and any(word.sort is Sort.VALUE for word in row[1:]):
            record.slots = list(slots)
        in_columns = lines[row[0].line].separator is Separator.GAP
        lead, rest = _parted(row, record, in_columns)
        if is_yearly(lead, rest):
            record.names += [word for word in lead if not is_label_of_years(word)]
            at += count_yearly(rows[at:]) or 1
            break
        if record.is_whole and not all(map(is_rating, row)):
            break
        record.names += lead
        record.in_columns |= in_columns and has_times
        _take(record, rest)
        at += 1
    if record.is_whole and record.names:
        at += _count_behind(record, rows[at:], lines)
        at += count_yearly(rows[at:])
    return record, at


def _ends(row: Sequence[Word], record: Record) -> bool:
    """Tell a line of the next indicator, of what follows the indicators, or of sentences."""
    others = any(word.sort in (Sort.END, Sort.BASE, Sort.OWNER) or is_said(word) for word in row)
    anew = record.is_whole and len(row) > 1 and is_number(row[0].cell.text) and row[1].sort is Sort.TEXT
    return others or anew or _NOTE.match(row[0].cell.text) is not None


def _parted(row: Sequence[Word], record: Record, in_columns: bool) -> tuple[list[Word], list[Word]]:
    """Part what belongs to the name from years and values: figures too that stand before all years."""
    edge = min((word.cell.left for word in record.slots), default=0) if in_columns else 0
    numbered = len(row) > 1 and is_number(row[0].cell.text) and (row[1].sort in _NAMES)

    def is_of_name(word: Word) -> bool:
        counts = word.sort is Sort.VALUE and (not record.slots or word.cell.right < edge)
        if is_rating(word):
            return False
        return counts or word.sort in _NAMES or is_label(word) or _ENTRY.match(word.cell.text) is not None

    start = int(numbered)
    start += len(list(takewhile(is_of_name, row[start:])))
    return list(row[:start]), list(row[start:])


def _take(record: Record, row: Sequence[Word]) -> None:
    """Take the years, the values and the rating of a line."""
    times = [at for at, word in enumerate(row) if word.sort is Sort.TIME]
    has_values = any(word.sort is Sort.VALUE for word in row)
    if [word.sort for word in row] == [Sort.DASH] and record.slots and not record.values:
        record.loose = row[0]
        return
    for at, word in enumerate(row):
        of_years = not record.values and bool(times) and (at <= times[-1] or not has_values)
        if of_years and word.sort in (Sort.TIME, Sort.DASH):
            record.slots.append(word)
        elif word.sort in (Sort.VALUE, Sort.DASH):
            record.slots += [record.due] if record.due is not None else []
            record.due = None
            record.values.append(word)
        elif word.sort is Sort.MARK or is_rating(word):
            record.rated |= is_rating(word)
        elif record.values:
            record.states.append((len(record.values), word))


def _count_behind(record: Record, rows: Sequence[Sequence[Word]], lines: Sequence[Line]) -> int:
    """Take the rest of a name that is wrapped below the values: under its lines, not under the values."""
    lefts = [word.cell.left for word in record.names]
    count = 0
    for row in rows[:_MOST_BEHIND]:
        printed = lines[row[0].line]
        under = printed.separator is not Separator.NONE or printed.text.startswith((" ", "　"))
        texts = all(word.sort in _NAMES for word in row) and not _SAID.search(_IN_BRACKETS.sub("", printed.text))
        if not texts or not under or _NOTE.match(row[0].cell.text) or is_number(row[0].cell.text[:1]):
            break
        if min(abs(row[0].cell.left - left) for left in lefts) > _OFF or lines[row[0].line].follows_blank:
            break
        record.names += row
        count += 1
    return count


def records_at(
    rows: Sequence[Sequence[Word]], lines: Sequence[Line], slots: Sequence[Word]
) -> Iterator[tuple[Record, int]]:
    """Go on with indicators that stand below under the same heads, with years of their own or the same."""
    at = 0
    while at < len(rows):
        record, count = record_at(rows[at:], lines, slots=slots)
        if not count:
            return
        yield record, count
        at += count


def is_numbered(words: Sequence[Word]) -> bool:
    """Tell a name that begins with its number: ３ 船の数, ③船の数, 測定指標３ 船の数."""
    text = words[0].cell.text if words else ""
    return bool(text) and (is_number(text) or is_label(words[0]) or "①" <= text[0] <= "⑳")
