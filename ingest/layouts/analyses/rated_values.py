"""Which values of an indicator of an evaluation sheet are baseline and target: the first and the last of its years.

A rating may stand as a dash or a word among them; where results were left blank, values belong to the years above them.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.layouts.analyses.rated_heads import RatedHeads
from ingest.layouts.analyses.rated_records import FEWEST, Record
from ingest.layouts.analyses.words import Sort, Word
from ingest.layouts.cues import plain_of
from ingest.layouts.heads.years import distance
from ingest.quantity import years_in

_IN_WORDS = re.compile(  # 前年度以上, 毎年度増加, おおむね解消
    r"[^0-9、。:(]{0,10}[0-9,.]{0,8}[^0-9、。:)]{0,6}(?:消|成|止|持|加|少|善|了|定|施|上|下|減|増|大|小|満)"
)
_YEAR_BARE = re.compile(r"\(?(?:[0-9]{1,2}|元)年度?末?\)?")
_MOST = 14  # years
_FARTHEST = 4  # columns of print between a value and its year
_WEST = 1000


def settled_in(record: Record, heads: RatedHeads) -> tuple[Word | None, Word, Word] | None:
    """Give the baseline, the target and the year of the target; None where they cannot be told."""
    slots = record.slots
    if not FEWEST <= len(slots) <= _MOST or not _in_order(slots):
        return None
    values = _without_rating(record, heads) if len(record.values) > len(slots) else list(record.values)
    stated = _stated(record, heads) if len(values) == len(slots) - 1 else None
    values += [stated] if stated is not None else []
    if len(values) == len(slots) - 1 and record.loose is not None:
        values.insert(0, record.loose)
    if len(values) == len(slots):
        return values[0], values[-1], slots[-1]
    if not record.in_columns:
        return None
    placed = _placed(values, slots) or _placed(_without_rating(record, heads), slots)
    last = len(slots) - 1
    return (placed.get(0), placed[last], slots[last]) if last in placed else None


def _without_rating(record: Record, heads: RatedHeads) -> list[Word]:
    """Leave out the dash that stands for a rating."""
    values = record.values
    at = len(values) - (2 if heads.rated_before else 1)
    unrated = at > 0 and values[at].sort is Sort.DASH and not record.rated
    return [*values[:at], *values[at + 1 :]] if unrated else list(values)


def _stated(record: Record, heads: RatedHeads) -> Word | None:
    """Find the target told in words behind the last result, a rating in words before or behind it."""
    last = [word for count, word in record.states if count == len(record.slots) - 1]
    if len(last) > 1 and not record.rated:
        last = last[-1:] if heads.rated_before else last[:1]
    return last[0] if len(last) == 1 and _IN_WORDS.fullmatch(plain_of(last[0].cell.text)) else None


def _in_order(slots: Sequence[Word]) -> bool:
    """Tell results of year after year, and a target that is not due before the last of them."""
    *before, due = (_year(word) for word in slots)
    results = [year for year in before[1:] if year is not None]
    rises = all(a < b for a, b in pairwise(results))
    unlike = due is None or not results or (due > _WEST) != (results[-1] > _WEST)
    return rises and (unlike or due is None or due >= results[-1])


def _year(word: Word) -> int | None:
    plain = plain_of(word.cell.text)
    named = years_in(plain)
    if named or not _YEAR_BARE.fullmatch(plain):
        return max(named, default=None)
    return 1 if "元" in plain else int("".join(filter(str.isdecimal, plain)))


def _placed(values: Sequence[Word], slots: Sequence[Word]) -> dict[int, Word]:
    """Give each value to the year that it stands under; nothing where two would share one."""
    found: dict[int, Word] = {}
    for value in values:
        at = min(range(len(slots)), key=lambda at: distance(slots[at].cell, value.cell))
        if at in found or distance(slots[at].cell, value.cell) > _FARTHEST or any(at < other for other in found):
            return {}
        found[at] = value
    return found
