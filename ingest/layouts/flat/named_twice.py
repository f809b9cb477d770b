"""Reviews that print each indicator twice, with its target and with what was reached, and the rate of the two.

    施策 取組 KPI（令和６年度） KPI（令和３年度） 達成率
    渡し場の再生 渡し船の利用者数 200人 渡し船の利用者数 50人 25.0% / 桟橋の修繕件数 4件 桟橋の修繕件数 2件 50.0% /

Names may be wrapped, their parts side by side. The rate proves that the two values were found.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.flat.rates import is_rate, proves
from ingest.layouts.flat.words import Word
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.heads.columns import time_of
from ingest.layouts.rows import Cell, joined
from ingest.quantity import years_in

_VALUE_AT_END = re.compile(r"(?<=[^0-9,.年])(?P<value>[0-9][0-9,.]*[^0-9,.]{1,4})$")  # 漁家民宿の開業件数５件
_OF_YEAR = re.compile(r"年間?|月間?")
_MOST_WORDS = 14  # of a record, from its name on
_MOST_BETWEEN = 8  # words of other columns between two records
_FEWEST = 3
_SHORTEST_NAME = 3  # characters of its first part; shorter ones may be the rest of a unit
_SHORTEST_OWNER = 6  # characters; shorter words may be the rest of the cell above
_TWICE, _IN_ALL = 2, 3  # values


@dataclass(frozen=True, slots=True)
class _Record:
    """The name, the two values, and the places of its first word and behind its rate."""

    name: Cell
    target: Cell
    start: int
    end: int


def read_named_twice(words: Sequence[Word], cues: LayoutCues, findings: Findings) -> None:
    """Read all records under such heads; the lines that belong to them are marked as used."""
    for at in range(len(words) - 2):
        due = _due(words[at : at + 3])
        if due is None:
            continue
        records = list(_records(words, at + 3, cues))
        if len(records) < _FEWEST:
            continue
        findings.kpis += list(_kpis(words, at + 3, records, due))
        findings.used.update(word.line.index for word in words[at : records[-1].end])


def _due(heads: Sequence[Word]) -> Cell | None:
    """Give the year of the first of two heads of indicators, the later one, before the head of a rate."""
    if [word.role for word in heads] != [Role.INDICATOR, Role.INDICATOR, Role.OTHER_VALUE]:
        return None
    times = [time_of(word.cell) for word in heads[:2]]
    years = [max(years_in(time.text), default=0) if time is not None else 0 for time in times]
    return times[0] if years[0] > years[1] > 0 else None


def _records(words: Sequence[Word], start: int, cues: LayoutCues) -> Iterator[_Record]:
    """Go through the records below some heads, down to many words without any."""
    at = start
    while at < len(words):
        found = (_record(words, begin, cues) for begin in range(at, min(at + _MOST_BETWEEN, len(words))))
        record = next((record for record in found if record is not None), None)
        if record is None:
            return
        yield record
        at = record.end


def _record(words: Sequence[Word], start: int, cues: LayoutCues) -> _Record | None:
    """Read the record whose name begins with a word that stands twice before the rate."""
    before = list(takewhile(lambda word: not _is_rate_of(words, start, word), words[start : start + _MOST_WORDS]))
    end = start + len(before)
    if end >= len(words) or len(before) == _MOST_WORDS:
        return None
    parts = [part for word in before for part in _apart(word)]
    texts = [part for part in parts if not _has_figure(part)]
    twice = Counter(part.text for part in texts)
    values = [part for part in parts if _has_figure(part)]
    whole = texts and texts[0] is parts[0] and len(texts[0].text) >= _SHORTEST_NAME
    if not whole or twice[texts[0].text] != _TWICE or len(values) != _TWICE:
        return None
    of_name = takewhile(lambda part: part is not values[0], parts)
    name = joined(_first_of_each([part for part in of_name if twice[part.text] == _TWICE]))
    proved = proves(words[end].text, values[0].text, values[1].text)
    return (
        _Record(name, _with_unit(parts, values[0], cues), start, end + 1)
        if proved and cues.ends_as_indicator(name.text)
        else None
    )


def _with_unit(parts: Sequence[Cell], value: Cell, cues: LayoutCues) -> Cell:
    """Join a value with the unit that stands behind it as a word of its own."""
    behind = next((after for before, after in pairwise(parts) if before is value), None)
    return joined((value, behind)) if behind is not None and behind.text in cues.units else value


def _is_rate_of(words: Sequence[Word], start: int, word: Word) -> bool:
    """Tell the rate, the third value of a record, from its values, which may be rates too."""
    at = next(at for at in range(start, len(words)) if words[at] is word)
    figures = [part for one in words[start : at + 1] for part in _apart(one) if _has_figure(part)]
    return len(figures) >= _IN_ALL and is_rate(word.text)


def _apart(word: Word) -> list[Cell]:
    """Part a name from the value that stands right behind it."""
    cell = word.cell
    glued = _VALUE_AT_END.search(cell.text) if not word.is_value else None
    cut = glued.start() if glued else 0
    ends = [(0, cut), (cut, len(cell.text))] if cut else [(0, len(cell.text))]
    return [Cell(cell.text[start:end], cell.origins[start:end], cell.left, cell.right) for start, end in ends]


def _has_figure(cell: Cell) -> bool:
    return cell.text[:1].isdecimal()


def _first_of_each(parts: Sequence[Cell]) -> Iterator[Cell]:
    seen: set[str] = set()
    for part in parts:
        if part.text not in seen and not _OF_YEAR.fullmatch(part.text):
            yield part
        seen.add(part.text)


def _kpis(words: Sequence[Word], start: int, records: Sequence[_Record], due: Cell) -> Iterator[FoundKpi]:
    """Make KPIs of the records; the first whole text between two of them is what those below it measure."""
    owner: Cell | None = None
    behind = start
    for record in records:
        between = [word for word in words[behind : record.start] if not (word.is_value or word.is_time)]
        owner = next((word.cell for word in between if owner is None or len(word.text) >= _SHORTEST_OWNER), owner)
        kpi = found_kpi({Role.INDICATOR: record.name, Role.TARGET: record.target}, due, owner)
        if kpi is not None:
            yield kpi
        behind = record.end
