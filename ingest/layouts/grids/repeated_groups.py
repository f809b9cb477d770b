"""Lists of which each row holds several goals side by side, under the same heads again and again.

目標項目 | 数値目標 | (時期) | 最新値 | (時期) | 策定時の値 | (時期) | 取組 | 目標項目 | 数値目標 | (時期) | …
浜辺町 | 計画 | 渡し守の採用割合 | 40% | R12 | 35% | R7 | 31% | R5 | 説明会を開いた。 | 渡し船の便数 | 12便 | …

Cells that stay empty move the groups of a row, so that each is found by its form: a name, and values with their times.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_dash, is_time_only, is_value
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.heads.columns import is_initial
from ingest.layouts.rowed.name_forms import TOGETHER, name_misfit
from ingest.layouts.rows import Cell, Line, Separator

_NAMES = (Role.INDICATOR, Role.MAYBE_INDICATOR)
_FEWEST_HEADS, _MOST_HEADS = 3, 12  # of a group
_FEWEST_GROUPS = 2
_MOST_WITHOUT = 10  # lines without a group
_TIMES = re.compile(r"[（(]?(?:時期|時点|年度|年月|期限|達成時期|目標時期|目標年度)[)）]?")
_BEFORE = re.compile(r"設定時|策定時|当初|計画前")  # whatever else the head says: 目標設定時最新値
_WITHOUT_ERA = re.compile(r"[（(]?(?:[0-9０-９]{1,2}|元)年(?:度末?|[0-9０-９]{1,2}月(?:末|[0-9０-９]{1,2}日)?)[)）]?")
_LONGEST_NAME, _LONGEST_OWNER = 60, 30  # characters


@dataclass(frozen=True, slots=True)
class _Groups:
    """The roles of the values of a group, each of which has its time behind it, and the first line below the heads."""

    roles: tuple[Role, ...]
    start: int  # the first line of the heads
    below: int

    @property
    def width(self) -> int:
        return 1 + 2 * len(self.roles)


def read_repeated_groups(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> set[int]:
    """Read every such list; give the lines that it takes."""
    rows = [line for line in lines if line.separator is Separator.PIPE]
    groups = _groups(rows, cues) if len(rows) > 1 else None
    if groups is None:
        return set()
    owner: Cell | None = None
    last = groups.below
    for at, line in enumerate(rows[groups.below :], groups.below):
        found = list(_starts(line.cells, groups, cues))
        first = next((cell for cell in line.cells if cell.text), None)
        if first is not None and line.cells.index(first) not in found[:1] and _may_own(first, cues):
            owner = first
        if not found and at - last > _MOST_WITHOUT:
            break
        last = at if found else last
        kpis = (_kpi(line.cells[start : start + groups.width], groups, owner) for start in found)
        findings.kpis += [kpi for kpi in kpis if kpi is not None]
    taken = {line.index for line in rows[groups.start : last + 1]}
    findings.used |= taken
    return taken


def _groups(rows: Sequence[Line], cues: LayoutCues) -> _Groups | None:
    """Find heads that are printed twice or more, one group right behind the other."""
    heads = [(cell, at) for at, line in enumerate(rows) for cell in line.cells if cell.text]
    texts = [cell.text for cell, _ in heads]
    for start in range(len(texts) - 2 * _FEWEST_HEADS + 1):
        again = texts[start + 1 : start + 1 + _MOST_HEADS]
        if texts[start] not in again or cues.role(texts[start]) not in _NAMES:
            continue
        width = again.index(texts[start]) + 1
        roles = _roles(texts[start + 1 : start + width], cues)
        count = 1
        while texts[start + count * width : start + (count + 1) * width] == texts[start : start + width]:
            count += 1
        if roles and count >= _FEWEST_GROUPS:
            return _Groups(roles, heads[start][1], heads[start + count * width - 1][1] + 1)
    return None


def _roles(heads: Sequence[str], cues: LayoutCues) -> tuple[Role, ...]:
    """Tell what the values of a group are, each of which has a time behind it; nothing without one target."""
    found = list[Role]()
    while len(heads) > 1 and _TIMES.fullmatch(heads[1]):
        before = _BEFORE.search(heads[0]) is not None or is_initial(heads[0])
        target = not before and cues.role(heads[0]) is Role.TARGET
        found.append(Role.BASELINE if before else Role.TARGET if target else Role.OTHER_VALUE)
        heads = heads[2:]
    return tuple(found) if found.count(Role.TARGET) == 1 and len(found) > 1 else ()


def _starts(cells: Sequence[Cell], groups: _Groups, cues: LayoutCues) -> Iterator[int]:
    """Find the cells that begin a group."""
    at = 0
    while at + groups.width <= len(cells):
        fits = _is_group(cells[at : at + groups.width], cues)
        if fits:
            yield at
        at += groups.width if fits else 1


def _is_group(cells: Sequence[Cell], cues: LayoutCues) -> bool:
    name, *rest = cells
    values, times = rest[::2], rest[1::2]
    named = 0 < len(name.text) <= _LONGEST_NAME and "。" not in name.text and not _is_time(name.text)
    full = all(not cell.text or is_dash(cell.text) or is_value(cell.text, cues) for cell in values)
    dated = all(not cell.text or is_dash(cell.text) or _is_time(cell.text) for cell in times)
    told = sum(bool(cell.text) for cell in values) > 1 and not any(_is_time(cell.text) for cell in values)
    return named and full and dated and told and name_misfit([name], cues) < TOGETHER


def _is_time(text: str) -> bool:
    return (is_time_only(text) and not text.isdecimal()) or _WITHOUT_ERA.fullmatch(text) is not None


def _may_own(cell: Cell, cues: LayoutCues) -> bool:
    """Tell who has goals, which stands at the beginning of a row, from the rest of another cell."""
    text = cell.text
    return len(text) <= _LONGEST_OWNER and "。" not in text and not is_value(text, cues) and not _is_time(text)


def _kpi(cells: Sequence[Cell], groups: _Groups, owner: Cell | None) -> FoundKpi | None:
    """Make a KPI of a group; none where its target is not set."""
    name, *rest = cells
    held = dict(zip(groups.roles, zip(rest[::2], rest[1::2], strict=True), strict=True))
    target, due = held[Role.TARGET]
    base, _ = held.get(Role.BASELINE, (Cell(""), None))
    parts = {Role.INDICATOR: name, Role.TARGET: target, Role.DEADLINE: due}
    parts |= {Role.BASELINE: base} if base.text and not is_dash(base.text) else {}
    return found_kpi(parts, owner=owner) if target.text else None
