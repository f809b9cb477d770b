"""Tables with a column for every year of a programme, whose rows are printed lines: the last value is the target.

KPI 指標 現状（R5） １年目（R7） ２年目（R8） ３年目（R9）
① 渡し舟の利用者数 120人 150人 180人 200人

区分 指標 単位 導入前 R6年度末 R7年度末
アウトカム 舟着場の待ち時間（平均） 分 64 50 30
※R6～R7年度末の値は目標値。

Years alone do not say whether they are of targets or of results: a last target, a note, or the years themselves must.
"""

import re
from collections import Counter
from collections.abc import Sequence

from ingest.cues import load_cues
from ingest.layouts.boxes.programme_heads import Programme, programme_at
from ingest.layouts.boxes.programme_rows import NOTE, Row, rows_under
from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_dash, is_number, is_unit
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.heads.columns import Column
from ingest.layouts.rowed.name_forms import TOGETHER, name_misfit
from ingest.layouts.rows import Cell, Line, joined

_NAMES = (Role.INDICATOR, Role.MAYBE_INDICATOR)
_ASIDE = re.compile(r"[（(][^（()）]*[)）]$")
_AIMED = re.compile(r"目標")
_REACHED = re.compile(r"^(?!.*目標).*(?:実績|結果)")
_PAST = re.compile(r"実績値?(?:[)）】］\]]|$)|これまで")
_LOOKS_BACK = re.compile(r"実績|評価|検証|結果|これまで|成果の?状況")
_AIMS_BELOW = re.compile(r"(?:目標値?|KPI目標値?)(?:[(（][^（()）]*[)）])?[】］\]]?[ 　:：]*$")
_MOST_ABOVE, _MOST_BELOW = 4, 4  # lines around the table
_MOST_ROWS = 60  # lines


def read_programme_years(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such table; the lines that belong to one are marked as used."""
    at = 0
    while at < len(lines):
        end = _read(lines, at, cues, findings)
        at = end or at + 1


def _read(lines: Sequence[Line], at: int, cues: LayoutCues, findings: Findings) -> int | None:
    """Read the table that begins on a line; give the line after it, None where there is none."""
    programme = None if lines[at].index in findings.used else programme_at(lines, at, cues)
    if programme is None:
        return None
    start = at + programme.lines
    rows = rows_under(lines[start : start + _MOST_ROWS], programme, cues, findings.used)
    end = start + sum(len(row.lines) for row in rows)
    above, below = lines[max(0, at - _MOST_ABOVE) : at], lines[end : end + _MOST_BELOW]
    if rows and _is_of_results(programme, above, below):
        findings.used.update(line.index for line in lines[at:end])
        return end
    if not rows or not _is_aimed(programme, rows, above, below):
        return None
    owner = _project(lines[at - 1]) if at else None
    kpis = [_kpi(row, programme, rows, owner, cues) for row in rows]
    if any(kpi is None for kpi in kpis):
        return None
    findings.kpis += [kpi for kpi in kpis if kpi is not None and not is_dash(kpi.target)]
    findings.used.update(line.index for line in lines[at:end])
    return end


def _is_of_results(programme: Programme, above: Sequence[Line], below: Sequence[Line]) -> bool:
    """Tell a table that no other reader may take for one of targets: a note or the line above says what it holds."""
    if programme.last.role is Role.TARGET or programme.is_ahead:
        return False
    begun = _ASIDE.sub("", plain_of(programme.columns[0].head.text))
    notes = [line.text for line in below if NOTE.match(line.text) and begun not in line.text]  # ※申請時はR6の実績
    said = [line.text for line in above if not _AIMED.search(line.text)]
    return any(map(_REACHED.search, notes)) or (programme.counted and any(map(_PAST.search, said)))


def _is_aimed(programme: Programme, rows: Sequence[Row], above: Sequence[Line], below: Sequence[Line]) -> bool:
    """Tell whether the last column holds what is aimed at: by its head, by a note, by the years, by the line above."""
    if programme.last.role is Role.TARGET:
        return True
    notes = [line.text for line in below if NOTE.match(line.text)]
    if any(map(_AIMED.search, notes)) or programme.is_ahead:
        return True
    if programme.trailing or any(_LOOKS_BACK.search(line.text) for line in above):
        return False
    begun = programme.columns[0].role is Role.BASELINE
    set_all = all(not is_dash(row.values[-1].text) for row in rows)
    said = any(_AIMS_BELOW.search(line.text) for line in above[-1:])
    return set_all and begun and (programme.counted or said)


def _project(line: Line) -> Cell | None:
    """Take the name of a project, alone on the line over the heads."""
    name = _ASIDE.sub("", line.text.strip())
    alone = name and len(line.words) == 1 and name[0] not in "・･※（(" and load_cues().names_programme(name)
    start = line.text.index(name)
    return line.part(start, start + len(name)) if alone else None


def _kpi(row: Row, programme: Programme, rows: Sequence[Row], owner: Cell | None, cues: LayoutCues) -> FoundKpi | None:
    """Make a KPI of a row; None where its name is none."""
    words, unit = list(row.before), None
    if Role.UNIT in programme.lead:
        if len(words) < 2 or not (is_unit(words[-1].text) or is_dash(words[-1].text)):
            return None
        unit = words.pop()
    words = [*_without_labels(words, programme, rows, cues), *row.below]
    if not words or name_misfit(words, cues) >= TOGETHER:
        return None
    cells = {Role.INDICATOR: joined(words), Role.TARGET: row.values[-1]}
    cells |= {} if unit is None else {Role.UNIT: unit}
    base = _base(row, programme.columns)
    cells |= {} if base is None else {Role.BASELINE: base}
    return found_kpi(cells, programme.last.time, owner)


def _without_labels(words: Sequence[Cell], programme: Programme, rows: Sequence[Row], cues: LayoutCues) -> list[Cell]:
    """Take off the number of a row, and the word before the names that rows of one kind share: アウトカム."""
    first = Counter(row.before[0].text for row in rows if row.before)
    names = [at for at, role in enumerate(programme.lead) if role in _NAMES]
    own = list(words)
    if len(own) > 1 and names[0] > 0 and Role.GROUP in programme.lead[: names[0]]:
        own = own[first[own[0].text] > 1 or not cues.ends_as_indicator(own[0].text) :]
    return own[1:] if len(own) > 1 and is_number(own[0].text) else own


def _base(row: Row, columns: Sequence[Column]) -> Cell | None:
    begun = columns[0].role is Role.BASELINE and not is_dash(row.values[0].text)
    return row.values[0] if begun else None
