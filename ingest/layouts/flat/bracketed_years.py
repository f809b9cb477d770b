"""Rows under heads on one line, whose value of today and target each have their year in brackets below.

主な取組 指標名 単位 現状 目標
１港の再生 渡し船の便数 便 / 96 / (５年度) / 120 / (８年度) / 桟橋の数 / か所 / 3 / (５年度) / 5 / (８年度)

A measure is told by its number, and holds for the rows below it; a unit may be missing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_dash, is_unit
from ingest.layouts.flat.words import Word
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.heads.columns import is_year
from ingest.layouts.rowed.name_forms import TOGETHER, name_misfit
from ingest.layouts.rows import Cell, Separator, joined

_VALUES = 4  # words: a value and its year, twice
_MOST_OF_NAME = 6  # words, the measure and the unit among them
_FEWEST = 2
_LONGEST_UNIT = 6  # characters
_MEASURE = re.compile(r"[0-9０-９]{1,2}[.．]?[ 　]?(?P<name>[^0-9０-９ 　].{3,})")
_NUMBER = re.compile(r"[0-9０-９]{1,2}[.．]?")
_LABEL = re.compile(r"[（(【](?:補助|参考|関連|代表)?指標[)）】][ 　]*")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row: its name with what stands around it, its values with their years, where it begins and ends."""

    name: Cell
    unit: Cell | None
    owner: Cell | None
    values: Sequence[Word]
    start: int
    end: int


def read_bracketed_years(words: Sequence[Word], cues: LayoutCues, findings: Findings) -> None:
    """Read the rows below every such heads; the lines of heads and rows are marked as used."""
    for end in _heads(words):
        rows = list(_rows(words, end, cues))
        if len(rows) < _FEWEST:
            continue
        owner: Cell | None = None
        for row in rows:
            owner = row.owner or owner
            kpi = _kpi(row, owner)
            findings.kpis += [kpi] if kpi is not None else []
        findings.used.update(word.line.index for word in words[end - 1 : rows[-1].end])


def _heads(words: Sequence[Word]) -> Iterator[int]:
    """Find the places behind heads on one line: names, perhaps units, the value of today, the target at last."""
    for at in range(3, len(words)):
        ended = words[at - 1].role is Role.TARGET and words[at].line is not words[at - 1].line
        if not ended or words[at - 1].line.separator is not Separator.NONE:
            continue
        line = [word for word in words[max(0, at - _MOST_OF_NAME) : at] if word.line is words[at - 1].line]
        roles = [word.role for word in line]
        if Role.INDICATOR in roles and _behind_name(roles) in ([Role.BASELINE], [Role.UNIT, Role.BASELINE]):
            yield at


def _behind_name(roles: Sequence[Role | None]) -> list[Role | None]:
    return list(roles[roles.index(Role.INDICATOR) + 1 : -1])


def _rows(words: Sequence[Word], start: int, cues: LayoutCues) -> Iterator[_Row]:
    """Go through rows that follow each other, down to what is none."""
    while (row := _row(words, start, cues)) is not None:
        yield row
        start = row.end


def _row(words: Sequence[Word], start: int, cues: LayoutCues) -> _Row | None:
    at = next((at for at in range(start + 1, start + _MOST_OF_NAME + 1) if _are_values(words[at : at + _VALUES])), None)
    if at is None:
        return None
    own = list(words[start:at])
    unit = own.pop() if len(own) > 1 and _is_unit(own[-1], cues) else None
    owner = _measure(own)
    name = joined(word.cell for word in own)
    label = _LABEL.match(name.text)
    name = name.part(label.end(), len(name.text)) if label is not None else name
    if len({word.line.index for word in own}) > 1:  # a name with how it is counted, below
        return None
    if any(word.is_time or word.text.endswith("。") for word in own) or name_misfit([name], cues) >= TOGETHER:
        return None
    return _Row(name, unit.cell if unit is not None else None, owner, words[at : at + _VALUES], start, at + _VALUES)


def _measure(own: list[Word]) -> Cell | None:
    """Take the measure off the words before a row, whose number stands on its name or apart."""
    if len(own) > 2 and _NUMBER.fullmatch(own[0].text) and not own[1].is_value:
        return [own.pop(0), own.pop(0)][1].cell
    measure = _MEASURE.fullmatch(own[0].text) if len(own) > 1 else None
    return own.pop(0).cell.part(*measure.span("name")) if measure is not None else None


def _are_values(words: Sequence[Word]) -> bool:
    """Tell two values, each over its year in brackets."""
    if len(words) < _VALUES:
        return False
    values, years = words[::2], words[1::2]
    figures = all(word.is_value and not word.is_aside and word.text != "" for word in values)
    return figures and all(word.text[0] in "（(" and is_year(word.text) for word in years)


def _is_unit(word: Word, cues: LayoutCues) -> bool:
    plain = is_unit(word.text) and len(word.text) <= _LONGEST_UNIT and not is_dash(word.text)
    return plain and (word.text in cues.units or not cues.ends_as_indicator(word.text))


def _kpi(row: _Row, owner: Cell | None) -> FoundKpi | None:
    base, _, target, due = (word.cell for word in row.values)
    cells = {Role.INDICATOR: row.name, Role.TARGET: target, Role.DEADLINE: due}
    cells |= {} if is_dash(base.text) else {Role.BASELINE: base}
    return found_kpi(cells | ({Role.UNIT: row.unit} if row.unit is not None else {}), None, owner)
