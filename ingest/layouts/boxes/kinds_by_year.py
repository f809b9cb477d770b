"""Indicators with a row of targets and a row of results under years, of which a text kept nothing but the order.

    区分 26年度 27年度 28年度 指標名 単位
    A 渡し船の利用者数 人 実績値 90 130 目標値 120 150 180
    B 渡し船の便数 便 実績値 4 5 目標値 5 6 8

A row of targets has a value for every year; the target is that of the last one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_dash, is_number, is_time_only, is_unit, is_value
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.heads.columns import is_year, role_of
from ingest.layouts.rows import Cell, Line, Separator, joined

_KINDS = (Role.TARGET, Role.BASELINE, Role.OTHER_VALUE)
_HEADS = (*_KINDS, Role.INDICATOR, Role.UNIT, Role.GROUP)
_FEWEST_YEARS, _MOST_YEARS = 3, 15
_MOST_HEADS = 4  # behind the years
_MOST_OF_NAME = 8  # words before the first label: the number, the name, its unit
_BRACKETS = "［[（(〔【］])）〕】"


@dataclass(frozen=True, slots=True)
class _Word:
    """A word with its line."""

    cell: Cell
    line: Line


@dataclass(frozen=True, slots=True)
class _Years:
    """Years in a row; `based` where the head of a baseline stands before them. `end` is behind all heads."""

    cells: tuple[Cell, ...]
    based: bool
    end: int


def read_kinds_by_year(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such indicator; the lines that belong to one are marked as used."""
    for words in _runs(lines, findings):
        at = 0
        while at < len(words):
            years = _years(words, at, cues)
            end = _read(words, years, cues, findings) if years is not None else at
            if years is not None and end > years.end:
                findings.used.update(word.line.index for word in words[at:end])
            at = max(end, at + 1)


def _runs(lines: Sequence[Line], findings: Findings) -> Iterator[list[_Word]]:
    """Go through the words of lines side by side that have no cells of their own."""
    run: list[_Word] = []
    for line in lines:
        if line.separator in (Separator.PIPE, Separator.TAB) or line.index in findings.used:
            yield from ([run] if run else [])
            run = []
        else:
            run += [_Word(word, line) for word in line.words]
    if run:
        yield run


def _years(words: Sequence[_Word], start: int, cues: LayoutCues) -> _Years | None:
    """Read the years that begin at a word, perhaps with 基準値 before and 目標値 among them, and the heads behind."""
    if not _is_year(words[start]) or (start and _is_year(words[start - 1])):
        return None
    own: list[Cell] = []
    at = start
    while at < len(words) and len(own) < _MOST_YEARS:
        if _is_year(words[at]):
            own.append(words[at].cell)
        elif not (_role(words[at], cues) in _KINDS and _is_year(words[min(at + 1, len(words) - 1)])):
            break
        at += 1
    if len(own) < _FEWEST_YEARS or len({cell.text for cell in own}) < len(own):
        return None
    heads = takewhile(lambda word: _role(word, cues) in _HEADS, words[at : at + _MOST_HEADS])
    based = start > 0 and _role(words[start - 1], cues) is Role.BASELINE
    return _Years(tuple(own), based, at + sum(1 for _ in heads))


def _is_year(word: _Word) -> bool:
    return is_year(word.cell.text) and not word.cell.text.isdecimal()


def _role(word: _Word, cues: LayoutCues) -> Role | None:
    return role_of(word.cell, cues) if not _is_year(word) else Role.TIME


def _read(words: Sequence[_Word], years: _Years, cues: LayoutCues, findings: Findings) -> int:
    """Read the indicators under some years; give the place behind the last."""
    at = years.end
    while True:
        label = next((n for n in range(at, min(at + _MOST_OF_NAME, len(words))) if _is_label(words, n, cues)), at)
        if label == at:
            return at
        rows, end = _rows(words, label, years, cues)
        kpi = _kpi([word.cell for word in words[at:label]], rows, years, cues)
        if kpi is None:
            return at
        findings.kpis.append(kpi)
        at = end


def _is_label(words: Sequence[_Word], at: int, cues: LayoutCues) -> bool:
    return _role(words[at], cues) in _KINDS and not is_value(words[at].cell.text, cues)


def _rows(words: Sequence[_Word], start: int, years: _Years, cues: LayoutCues) -> tuple[dict[Role, list[Cell]], int]:
    """Read labels, each with the values behind it; give those of the first of each kind, and the place behind all."""
    rows: dict[Role, list[Cell]] = {}
    at, count = start, len(years.cells)
    while at < len(words) and _is_label(words, at, cues):
        role = _role(words[at], cues) or Role.UNKNOWN
        behind = words[at + 1 : at + 3 + count]
        values = [word.cell for word in takewhile(lambda word: _may_be_value(word.cell, cues), behind)]
        after = at + 1 + len(values)
        full = len(values) == count + 1 + _begins_with_base(values, years) and after < len(words)
        if full and is_number(values[-1].text) and not _is_label(words, after, cues):
            values.pop()  # the number of the next indicator
        rows.setdefault(role, values)
        at += 1 + len(values)
    return rows, at


def _may_be_value(cell: Cell, cues: LayoutCues) -> bool:
    return _is_since(cell) or (is_value(cell.text, cues) and not is_time_only(cell.text))


def _begins_with_base(targets: Sequence[Cell], years: _Years) -> bool:
    """Tell whether the first of the targets stands in the column of the baseline: its year, or a dash."""
    more = len(targets) > len(years.cells)
    return more and (_is_since(targets[0]) or (years.based and is_dash(targets[0].text)))


def _is_since(cell: Cell) -> bool:
    """Tell the year of a baseline, [26年度], which stands in its column in the row of the targets."""
    return cell.text[:1] in _BRACKETS and is_year(cell.text.strip(_BRACKETS))


def _kpi(before: Sequence[Cell], rows: dict[Role, list[Cell]], years: _Years, cues: LayoutCues) -> FoundKpi | None:
    """Make an indicator of a name with its rows; None where a row or a year is missing."""
    targets, results = rows.get(Role.TARGET, []), rows.get(Role.BASELINE, [])
    since = _begins_with_base(targets, years)
    whole = len(targets) - since == len(years.cells) and not any(_is_since(cell) for cell in targets[since:])
    if not whole or not 0 < len(results) <= len(targets) or is_dash(targets[-1].text):
        return None
    held = _named(before, cues) | {Role.TARGET: targets[-1], Role.DEADLINE: years.cells[-1]}
    if years.based and since and not is_dash(results[0].text):
        held[Role.BASELINE] = results[0]
    return found_kpi(held) if Role.INDICATOR in held else None


def _named(before: Sequence[Cell], cues: LayoutCues) -> dict[Role, Cell]:
    """Take the name and the unit out of the words before the first label."""
    own = [cell for at, cell in enumerate(before) if at or not is_number(cell.text)]
    unit = own.pop() if len(own) > 1 and _is_unit(own[-1], cues) else None
    name = joined(own)
    if not cues.ends_as_indicator(name.text) or "。" in name.text:
        return {}
    return {Role.INDICATOR: name} | ({Role.UNIT: unit} if unit is not None else {})


def _is_unit(cell: Cell, cues: LayoutCues) -> bool:
    bare = plain_of(cell.text).strip(_BRACKETS)
    return is_unit(cell.text) and (bare in cues.units or "/" in bare)
