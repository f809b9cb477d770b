"""Numbered names of a table of one cell a line that came out before its heads, all values behind these.

    ① 渡し舟の乗客数 / ② 船着場に満足した / 人の割合 / 基準値（令和２年） / 令和６年 / 目標値（令和11年）
    90人 / 104人 / 130人 / 41％ / 44％ / 60％

The units tell whether the values came row by row or column by column; where they leave it open nothing is read.
"""

from collections.abc import Iterator, Sequence

from ingest.layouts.boxes.numbered_names import number_of_name, texts_from
from ingest.layouts.checked.plausible import unit_of
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_aside, is_time_only, is_value
from ingest.layouts.found import Findings, found_kpi
from ingest.layouts.heads.columns import VALUES, is_year, role_of, time_of
from ingest.layouts.pages import is_foot
from ingest.layouts.rows import Cell, Line, Separator, joined

_FEWEST_NAMES, _MOST_NAMES, _MOST_OF_NAME = 2, 20, 4
_FEWEST_HEADS, _MOST_HEADS = 2, 8
_LEAST_NAMED = 0.6


def read_names_before_heads(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such table among the lines that are not used yet; those that it takes are marked as used."""
    free = [line for line in lines if line.index not in findings.used and not is_foot(line)]
    for at, line in enumerate(free):
        if number_of_name(line) != 1 or line.index in findings.used:
            continue
        names, below = _names(free, at, cues)
        heads, start = _heads(free, below, cues) if len(names) >= _FEWEST_NAMES else ([], below)
        values = list(_values(free[start : start + len(names) * len(heads) + 1], cues))
        rows = _rows(values, len(names), len(heads))
        if heads and rows and _are_named(names, cues):
            _take(names, heads, rows, cues, findings)
            findings.used.update(own.index for own in free[at : start + len(values)])


def _names(lines: Sequence[Line], start: int, cues: LayoutCues) -> tuple[list[Cell], int]:
    """List the names that count up, each with what it was wrapped into; give the line behind them too."""
    names: list[Cell] = []
    at = start
    while at < len(lines) and len(names) < _MOST_NAMES and number_of_name(lines[at]) == len(names) + 1:
        parts = [lines[at].whole, *texts_from(lines, at + 1, cues)]
        if len(parts) > _MOST_OF_NAME:
            break
        names.append(joined(parts))
        at += len(parts)
    return names, at


def _heads(lines: Sequence[Line], start: int, cues: LayoutCues) -> tuple[list[Cell], int]:
    """List the heads from a line on, each with its year in brackets below it; none unless one is of the target."""
    heads: list[Cell] = []
    end = start
    for line in lines[start : start + 2 * _MOST_HEADS]:
        cell = line.whole
        if heads and is_aside(cell.text) and is_time_only(cell.text):
            heads[-1] = joined((heads[-1], cell))
        elif line.separator is Separator.NONE and (is_year(cell.text) or role_of(cell, cues) in VALUES):
            heads.append(cell)
        else:
            break
        end += 1
    roles = [role_of(head, cues) for head in heads]
    fit = _FEWEST_HEADS <= len(heads) <= _MOST_HEADS and roles.count(Role.TARGET) == 1
    return (heads, end) if fit and Role.BASELINE in roles else ([], end)


def _values(lines: Sequence[Line], cues: LayoutCues) -> Iterator[Cell]:
    for line in lines:
        if not is_value(line.whole.text, cues) or is_time_only(line.whole.text):
            return
        yield line.whole


def _rows(values: Sequence[Cell], names: int, heads: int) -> list[Sequence[Cell]]:
    """Deal the values out to the names in the only way that gives each values of one unit."""
    if not heads or len(values) != names * heads:
        return []
    by_row = [values[at * heads : (at + 1) * heads] for at in range(names)]
    by_column = [values[at::names] for at in range(names)]
    ways = [way for way in (by_row, by_column) if all(map(_is_of_one_unit, way))]
    return ways[0] if len(ways) == 1 else []


def _is_of_one_unit(row: Sequence[Cell]) -> bool:
    return len({unit_of(cell) for cell in row} - {None}) <= 1


def _are_named(names: Sequence[Cell], cues: LayoutCues) -> bool:
    named = sum(cues.ends_as_indicator(name.text) for name in names)
    return named >= _LEAST_NAMED * len(names) and not any("。" in name.text for name in names)


def _take(
    names: Sequence[Cell], heads: Sequence[Cell], rows: Sequence[Sequence[Cell]], cues: LayoutCues, findings: Findings
) -> None:
    roles = [role_of(head, cues) for head in heads]
    due = time_of(heads[roles.index(Role.TARGET)])
    for name, row in zip(names, rows, strict=True):
        cells = {Role.INDICATOR: name, Role.TARGET: row[roles.index(Role.TARGET)]}
        kpi = found_kpi(cells | {Role.BASELINE: row[roles.index(Role.BASELINE)]}, due)
        findings.kpis += [] if kpi is None else [kpi]
