"""Lists of indicators, every cell a word of its own, whose values stand between the unit and what explains them.

施策 施策名 指標名 単位 現状値 （平成28年度） 目標値 （平成33年度） 方向性 指標の定義 目標値の根拠
2-1 港の再生 渡し船の利用者数 人 90 200 増加を目指す 乗った人の 数 毎年20人増やす。 桟橋の修繕 件数 件 4 12 …

What explains an indicator ends in a full stop, or before the number and the name of the next measure.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_dash
from ingest.layouts.flat.words import Word
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.heads.columns import VALUES, Column, time_of
from ingest.layouts.rowed.name_forms import TOGETHER, name_misfit, wrap_cost
from ingest.layouts.rows import Cell, joined

_NAMES = (Role.INDICATOR, Role.MAYBE_INDICATOR)
_EXPLAINED = re.compile(r"定義|算出|算定|算式|根拠|考え方|理由|説明|出典|備考")
_WAY = re.compile(r"(?:目指す|望ましい)?方向性?")
_WAYS = re.compile(
    r"[↑↗→↘↓⇧⇗⇒⇘⇩]|(?:増加?|減少?|向上|上昇|低下|維持|抑制|拡大|縮小|改善|現状維持|増やす|減らす|上げる|下げる|保つ)"
    r"(?:(?:を目指|させ|を図)る|する|を目指す)?"
)
_MOST_COLUMNS, _MOST_HEADS = 4, 8
_FEWEST = 2  # records
_MOST_BETWEEN = 14  # words from what ends a record to the unit of the next
_MOST_OF_NAME, _LONGEST_NAME = 4, 60
_MEASURE = re.compile(r"[0-9０-９]{1,2}(?:[-－‐.．][0-9０-９]{1,2}){1,2}|[①-⑳]")
_LONGEST_WAY = 12
_REST = 3  # characters: so short a word below a name of a measure is its end
_ENDS = re.compile(r"[。．]$")


@dataclass(frozen=True, slots=True)
class _Heads:
    """The columns of values, whether a word says which way they should go, the place behind all heads."""

    columns: tuple[Column, ...]
    has_way: bool
    end: int


@dataclass(frozen=True, slots=True)
class _Record:
    """The unit with the values behind it, where it stands and where it ends."""

    values: tuple[Word, ...]
    start: int
    end: int


def read_explained_rows(words: Sequence[Word], cues: LayoutCues, findings: Findings) -> None:
    """Read the records under all such heads; the lines that belong to them are marked as used."""
    tops = [(at, heads) for at in range(len(words)) if (heads := _heads(words, at)) is not None]
    ends = [*(at for at, _ in tops[1:]), len(words)]
    tables = [
        (at, heads, list(_records(words[:end], heads, cues))) for (at, heads), end in zip(tops, ends, strict=False)
    ]
    found = list(_kpis(words, tables, cues))
    if len(found) < _FEWEST or not all(found) or _ways(words) > len(found):
        return
    findings.kpis += [kpi for kpi in found if kpi is not None]
    for at, _, records in tables:
        findings.used.update(word.line.index for word in words[at : records[-1].end if records else at])


def _ways(words: Sequence[Word]) -> int:
    """Count the values that a word behind says the way of; a record that lacks its unit is no record."""
    return sum(one.is_value and _is_way(other) for one, other in pairwise(words))


def _is_way(word: Word) -> bool:
    return _WAYS.fullmatch(plain_of(word.text)) is not None


def _may_be_way(word: Word) -> bool:
    plain = not any(map(str.isdecimal, word.text)) and not is_dash(word.text)
    return plain and len(word.text) <= _LONGEST_WAY and not _ENDS.search(word.text)


def _kpis(
    words: Sequence[Word], tables: Sequence[tuple[int, _Heads, Sequence[_Record]]], cues: LayoutCues
) -> Iterator[FoundKpi | None]:
    """Make the KPIs of all records under their heads; None for each that has no sound name."""
    owner: Cell | None = None
    for _, heads, records in tables:
        behind = heads.end
        for record in records:
            name, measure = _named(words[behind : record.start], is_first=behind == heads.end)
            owner = measure or owner
            yield _kpi(name, record, heads, owner, cues)
            behind = record.end


def _heads(words: Sequence[Word], at: int) -> _Heads | None:
    """Read heads of names, units and values, and one of what explains them behind."""
    if at + 1 >= len(words) or words[at].role not in _NAMES or words[at + 1].role is not Role.UNIT:
        return None
    columns: list[Column] = []
    end = at + 2
    while end < len(words) and _is_of_values(words[end]):
        if words[end].is_time and columns and columns[-1].time is None:
            columns[-1] = Column(columns[-1].role, columns[-1].head, time_of(words[end].cell))
        else:
            columns.append(Column(words[end].role or Role.UNKNOWN, words[end].cell, time_of(words[end].cell)))
        end += 1
    has_way = end < len(words) and _WAY.fullmatch(plain_of(words[end].text)) is not None
    end += has_way
    behind = list(takewhile(lambda word: _EXPLAINED.search(word.text), words[end : end + _MOST_HEADS]))
    roles = [column.role for column in columns]
    fit = roles.count(Role.TARGET) == 1 and Role.BASELINE in roles and len(columns) <= _MOST_COLUMNS
    return _Heads(tuple(columns), has_way, end + len(behind)) if fit and behind else None


def _is_of_values(word: Word) -> bool:
    """Tell the head of values or the year under one; a target is no way."""
    return (word.role in VALUES or word.is_time) and _WAY.fullmatch(plain_of(word.text)) is None


def _records(words: Sequence[Word], heads: _Heads, cues: LayoutCues) -> Iterator[_Record]:
    """Go through the units that as many values stand behind as there are columns."""
    at, width = heads.end, len(heads.columns)
    while at + width < len(words):
        values = words[at + 1 : at + 1 + width]
        end = at + 1 + width + heads.has_way
        way = not heads.has_way or (end <= len(words) and _may_be_way(words[end - 1]))
        if way and _is_unit(words[at], cues) and all(word.is_value for word in values):
            yield _Record(tuple(words[at : at + 1 + width]), at, end)
            at = end
        else:
            at += 1


def _is_unit(word: Word, cues: LayoutCues) -> bool:
    plain = plain_of(word.text).strip("()")
    return plain in cues.units or ("/" in plain and plain.split("/")[0] in cues.units)


def _named(between: Sequence[Word], *, is_first: bool) -> tuple[list[Word], Cell | None]:
    """Take the name behind the last full stop, and the measure whose number stands before it."""
    own = list(between[-_MOST_BETWEEN:])
    ends = [at for at, word in enumerate(own) if _ENDS.search(word.text)]
    number = next((at for at in range(len(own) - 1, -1, -1) if _MEASURE.fullmatch(own[at].text)), None)
    if number is not None and (not ends or number > ends[-1]):
        measure, name = own[number + 1 : number + 2], own[number + 2 :]
        while len(name) > 1 and len(name[0].text) <= _REST:
            measure.append(name.pop(0))
        return name, joined(word.cell for word in measure) if measure else None
    if ends:
        return own[ends[-1] + 1 :], None
    return (own if is_first else []), None


def _kpi(name: Sequence[Word], record: _Record, heads: _Heads, owner: Cell | None, cues: LayoutCues) -> FoundKpi | None:
    whole = joined(word.cell for word in name)
    fit = 0 < len(name) <= _MOST_OF_NAME and len(whole.text) <= _LONGEST_NAME
    if not fit or name_misfit([whole], cues) >= TOGETHER or wrap_cost([word.cell for word in name]):
        return None
    unit, *values = (word.cell for word in record.values)
    held = {Role.INDICATOR: whole, Role.UNIT: unit}
    times: dict[Role, Cell | None] = {}
    for column, value in zip(heads.columns, values, strict=True):
        if column.role in (Role.TARGET, Role.BASELINE) and column.role not in held and not is_dash(value.text):
            held[column.role] = value
            times[column.role] = column.time
    return found_kpi(held, times.get(Role.TARGET), owner)
