"""Targets for every year of a plan, under heads that are nothing but years; what they are, the line above says.

渡し船の利用率の目標
        | 令和７年度 | 令和８年度 | 令和９年度 |
町民    | 40％       | 45％       | 50％       |

The last year is that of the target. Where the first cell of the heads is empty, its bar may be missing too.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_dash, is_time_only, is_value
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.heads.columns import is_year
from ingest.layouts.rowed.name_forms import TOGETHER, name_misfit
from ingest.layouts.rows import Cell, Line, Separator
from ingest.quantity import years_in

_FEWEST_YEARS = 3
_AIMED = re.compile(r"目標")
_OTHERWISE = re.compile(r"実績|状況|推移|結果|進捗|達成|評価|見込|推計|参考|。")
_LONGEST_CAPTION = 40
_PLAIN = re.compile(
    r"[（(<【]?(?:各?年度(?:別|ごと)の?|数値|達成)?目標(?:値|指標)?[）)>】]?"
)  # which says nothing more
_MARK = re.compile(r"^(?:[■◆●▼□○・◎]|[#]{1,6}|表[ 　]?[0-9０-９－-]*)[ 　]*")


def read_yearly_targets(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> set[int]:
    """Read every such table; give the lines that it takes."""
    taken = set[int]()
    for above, at in zip(lines, range(1, len(lines)), strict=False):
        years = _years(lines[at]) if lines[at].separator is Separator.PIPE else ()
        caption = _caption(above, cues) if years and lines[at].index not in findings.used else None
        if caption is None:
            continue
        rows = [line for line in takewhile(_is_row, lines[at + 1 :]) if not line.is_rule]
        found = [_kpi(line, years, caption, cues) for line in rows]
        kpis = [kpi for kpi in found if kpi is not None]
        if kpis and len(kpis) == len(found):
            findings.kpis += kpis
            taken |= {line.index for line in (lines[at], *rows)}
    findings.used |= taken
    return taken


def _is_row(line: Line) -> bool:
    return line.separator is Separator.PIPE and not _years(line)


def _years(line: Line) -> tuple[Cell, ...]:
    """List the years of a line that holds nothing else, one after the other."""
    cells = tuple(cell for cell in line.cells if cell.text)
    if len(cells) < _FEWEST_YEARS or not all(is_year(cell.text) for cell in cells):
        return ()
    numbers = [max(years_in(cell.text), default=0) for cell in cells]
    return cells if all(one < other for one, other in pairwise(numbers)) else ()


def _caption(line: Line, cues: LayoutCues) -> Cell | None:
    """Take a short line that says that targets follow, and nothing of what was reached."""
    plain = line.text.strip()
    aimed = _AIMED.search(plain) is not None and _OTHERWISE.search(plain) is None
    if line.separator is Separator.PIPE or not aimed or len(plain) > _LONGEST_CAPTION or is_value(plain, cues):
        return None
    start = len(line.text) - len(line.text.lstrip())
    mark = _MARK.match(plain)
    return line.part(start + (mark.end() if mark else 0), len(line.text.rstrip()))


def _kpi(line: Line, years: Sequence[Cell], caption: Cell, cues: LayoutCues) -> FoundKpi | None:
    """Make a KPI of a name with a value for each year; None of any other row."""
    name, *values = list(_filled(line)) or [Cell("")]
    whole = len(values) == len(years) and all(is_value(cell.text, cues) for cell in values)
    figures = all(any(map(str.isdecimal, cell.text)) or is_dash(cell.text) for cell in values)
    named = bool(name.text) and not is_time_only(name.text) and name_misfit([name], cues) < TOGETHER
    if not (whole and figures and named) or is_dash(values[-1].text):
        return None
    owner = caption if _PLAIN.fullmatch(caption.text) is None else None
    return found_kpi({Role.INDICATOR: name, Role.TARGET: values[-1]}, years[-1], owner=owner)


def _filled(line: Line) -> Iterator[Cell]:
    return (cell for cell in line.cells if cell.text)
