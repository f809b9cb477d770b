"""Several indicators under one label, their values under labels of their own, told apart by the same numbers.

KPI / (1) 渡し舟を残した港の割合 / (2) 舟の待ち時間
現状（令和６年度） / (1) 38.6％ / (2) 25分
目標 / (1) 60％（令和９年度末） / (2) 10分（令和９年度末）       perhaps each on the line of its label: 目標　(1) 60％
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.labelled import bare, time_of
from ingest.layouts.figures.values import is_aside, is_dash, is_time_only, is_value, part_time, without_time
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.pages import is_page_number
from ingest.layouts.rows import Cell, Line, joined

_MARK = r"[(（][0-9０-９]{1,2}[)）]|[①-⑳]|[0-9０-９]{1,2}[.．)）](?![0-9０-９])|[アイウエオカキク][.．)）]"
_ITEM = re.compile(rf"[ 　]*(?P<mark>{_MARK})[ 　]*(?=\S)")
_LABELLED = re.compile(rf"[ 　]*(?P<label>[^ 　:：。]{{2,16}}?)[ 　:：]+(?={_MARK})")
_OF_KPI = (Role.INDICATOR, Role.BASELINE, Role.TARGET)
_FEWEST, _MOST = 2, 20  # indicators
_MOST_LINES = 3  # of a name
_LONGEST_LABEL, _LONGEST_LINE = 20, 70


@dataclass(slots=True)
class _List:
    """What stands under one label, by number."""

    role: Role
    time: Cell | None
    items: dict[str, list[Cell]]
    end: int


def read_numbered_under_labels(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such group of lists; its lines are marked as used."""
    free = [line for line in lines if line.index not in findings.used and not is_page_number(line)]
    at = 0
    while at < len(free):
        lists = _lists(free, at, cues)
        kpis = _kpis({one.role: one for one in lists}, cues)
        if kpis:
            findings.kpis += kpis
            findings.used.update(line.index for line in free[at : lists[-1].end])
        at = lists[-1].end if kpis else at + 1


def _lists(lines: Sequence[Line], start: int, cues: LayoutCues) -> list[_List]:
    """Read the lists that follow each other from a line on, the names first, each under a label of its own."""
    lists: list[_List] = []
    at = start
    while at < len(lines):
        found = _list(lines, at, cues)
        begins = found is not None and (found.role is Role.INDICATOR) == (not lists)
        if found is None or not begins or found.role in {one.role for one in lists}:
            break
        lists.append(found)
        at = found.end
    return lists


def _list(lines: Sequence[Line], start: int, cues: LayoutCues) -> _List | None:
    """Read a label and the numbered items under it; None where there are fewer than two."""
    line = lines[start]
    labelled = _LABELLED.match(line.text)
    if labelled is None and len(line.text.strip()) > _LONGEST_LABEL:
        return None
    label = bare(line.part(*labelled.span("label")) if labelled else line.whole)
    role = cues.role(without_time(label.text))
    if role not in _OF_KPI:
        return None
    items: dict[str, list[Cell]] = {}
    at = start if labelled else start + 1
    while at < len(lines) and len(items) <= _MOST:
        text = lines[at].text
        begin = labelled.end() if labelled and at == start else 0
        item = _ITEM.match(text, begin)
        if item is not None and len(text) <= _LONGEST_LINE and "。" not in text:
            mark = _plain(item["mark"])
            if mark in items:
                return None
            items[mark] = [lines[at].part(item.end(), len(text))]
        elif not items or not _goes_on(next(reversed(items.values())), lines[at], role, cues):
            break
        else:
            next(reversed(items.values())).append(lines[at].whole)
        at += 1
    return _List(role, time_of(label), items, at) if _FEWEST <= len(items) <= _MOST else None


def _goes_on(parts: Sequence[Cell], line: Line, role: Role, cues: LayoutCues) -> bool:
    """Tell the rest of a name that is not whole, or the year below a value."""
    text = line.text.strip()
    if role is not Role.INDICATOR:
        return is_aside(text) and is_time_only(text) and len(parts) == 1
    if line.follows_blank or "。" in text or len(parts) >= _MOST_LINES or cues.role(without_time(text)) is not None:
        return False
    name = joined(parts).text
    return not cues.ends_as_indicator(name) and cues.ends_as_indicator(name + text)


def _plain(mark: str) -> str:
    return unicodedata.normalize("NFKC", mark).strip("().")


def _kpis(lists: dict[Role, _List], cues: LayoutCues) -> list[FoundKpi]:
    """Put together what has one number; nothing where names and targets have not the same, or are none."""
    names, aims = lists.get(Role.INDICATOR), lists.get(Role.TARGET)
    if names is None or aims is None or list(names.items) != list(aims.items):
        return []
    today = lists.get(Role.BASELINE)
    kpis: list[FoundKpi] = []
    for mark, parts in names.items.items():
        target = joined(aims.items[mark])
        if is_value(joined(parts).text, cues) or not _is_target(target.text, cues):
            return []
        base = today.items.get(mark) if today else None
        held = {Role.INDICATOR: joined(parts), Role.TARGET: target} | ({Role.BASELINE: joined(base)} if base else {})
        kpi = found_kpi(held, aims.time)
        kpis += [kpi] if kpi is not None else []
    return kpis


def _is_target(text: str, cues: LayoutCues) -> bool:
    value = part_time(text)[0]
    return is_dash(value) or is_value(value, cues)
