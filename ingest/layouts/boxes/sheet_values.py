"""Evaluation sheets, one indicator each, of which a page lost the order: the values before the heads, the name behind.

数値の / 基準年度 目標年度
隻 H26年度 12 14 16 18 20 20 隻 H31年度          the unit and a year on both sides of the values
従前値 (単位) H27 H28 H29 H30 H31 目標値
個別施策 (2)港の再生 / KPI その1 / 直した舟の数 / (単位) / 10
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import TIME, is_dash, is_value
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.rows import Cell, Line, joined

_FIGURE = r"[△▲]?[0-9０-９][0-9０-９,，.．]*"
_ROW = re.compile(
    rf"[ 　]*(?P<unit>[^0-9０-９ 　。、]{{1,6}}) (?P<year>{TIME.pattern})(?: (?:{_FIGURE}|[-－―]))+"
    rf" (?P<target>{_FIGURE}) (?P=unit) (?P<due>{TIME.pattern})[ 　]*"
)
_NAMED = re.compile(r"[ 　]*(?:KPI|ＫＰＩ|指標)[ 　]?(?:その)?[ 　]?(?:[0-9０-９]{1,2}|[①-⑳])[ 　]*")
_UNIT_HEAD = "(単位)"
_MOST_OF_NAME = 4  # lines
_MOST_LINES = 60  # of a sheet


def read_sheet_values(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such sheet; the lines of its values and its name are marked as used."""
    rows = [at for at, line in enumerate(lines) if _ROW.fullmatch(line.text) and line.index not in findings.used]
    for at, limit in pairwise((*rows, len(lines))):
        sheet = lines[at : min(limit, at + _MOST_LINES)]
        label = next((n for n, line in enumerate(sheet) if _NAMED.fullmatch(line.text)), None)
        named = _name(sheet[label + 1 : label + 1 + _MOST_OF_NAME], cues) if label is not None else []
        kpi = _kpi(sheet, named, label or 0, cues)
        if kpi is not None:
            findings.kpis.append(kpi)
            findings.used.update(line.index for line in sheet[: (label or 0) + 1 + len(named)])


def _name(lines: Sequence[Line], cues: LayoutCues) -> list[Line]:
    """Take lines down to the first that ends a name."""
    for end in range(1, len(lines) + 1):
        text = joined(line.whole for line in lines[:end]).text
        if "。" in text or cues.role(text) is not None or is_value(text, cues):
            return []
        if cues.ends_as_indicator(text):
            return list(lines[:end])
    return []


def _kpi(sheet: Sequence[Line], named: Sequence[Line], label: int, cues: LayoutCues) -> FoundKpi | None:
    row = _ROW.fullmatch(sheet[0].text)
    if row is None or not named:
        return None
    held = {Role.INDICATOR: joined(line.whole for line in named)}
    held |= {
        role: sheet[0].part(*row.span(group))
        for role, group in ((Role.TARGET, "target"), (Role.UNIT, "unit"), (Role.DEADLINE, "due"))
    }
    base = next((below for line, below in pairwise(sheet[label:]) if plain_of(line.text) == _UNIT_HEAD), None)
    if base is not None and is_value(base.text.strip(), cues) and not is_dash(base.text):
        held[Role.BASELINE] = base.whole
    return found_kpi(held, owner=_owner(sheet[:label], cues))


def _owner(lines: Sequence[Line], cues: LayoutCues) -> Cell | None:
    """Take the nearest measure over the label: 個別施策 (2)港の再生."""
    for line in reversed(lines):
        word, *rest = line.words
        if rest and cues.role(word.text) is Role.OWNER:
            return line.part(line.text.index(rest[0].text), len(line.text))
    return None
