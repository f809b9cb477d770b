"""KPIs in forms that no other reader knows, read because the text repeats them; see `records` for the forms.

This is the last of the readers: it takes only what all others left, only names that end as those of indicators do, and
only records whose form stands in the text three times.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from ingest.layouts.checked.plausible import unit_of
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_dash, part_time
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.regular.events import events_of
from ingest.layouts.regular.names import name_by_place, name_of, width_of_names
from ingest.layouts.regular.records import Record, records_of
from ingest.layouts.rows import Cell, Line
from ingest.quantity import years_in

_FEWEST = 3  # records alike
_MANY = re.compile("^[十百千万億兆.．,，]+")  # before the unit: 1万5千枚, 93.7


def read_repeated(lines: list[Line], cues: LayoutCues, is_heading: Callable[[Line], bool], findings: Findings) -> None:
    """Read every record whose form is repeated; its lines are marked as used."""
    for alike in _alike(records_of(events_of(lines, cues, is_heading, findings.used))):
        found = list(_found(alike, cues))
        for record, kpi in found if len(found) >= _FEWEST else ():
            findings.kpis.append(kpi)
            own = (*record.words, *(event for pair in record.values for event in pair))
            findings.used.update(event.line.index for event in own)


def _alike(records: Iterable[Record]) -> Iterable[list[Record]]:
    """Gather full records of one form."""
    forms = defaultdict[tuple[Role | None, ...], list[Record]](list)
    for record in records:
        if record.is_full and not record.is_torn and record.words:
            forms[record.form].append(record)
    return forms.values()


def _found(alike: Sequence[Record], cues: LayoutCues) -> Iterator[tuple[Record, FoundKpi]]:
    width = width_of_names(record.words for record in alike)
    names = [name_of(record.words, width, cues) for record in alike]
    fixed = [record.is_line_by_line for record in alike]
    named = sum(name is not None and own for name, own in zip(names, fixed, strict=True))
    for record, ended, own in zip(alike, names, fixed, strict=True):
        surely = own and named >= _FEWEST and named * 2 >= sum(fixed)
        name = ended or (name_by_place(record.words, width, cues) if surely else None)
        kpi = _kpi(record, name) if name is not None else None
        if kpi is not None:
            yield record, kpi


def _kpi(record: Record, name: Cell) -> FoundKpi | None:
    """Make a KPI of a record with one target, the last value where only years tell; under heads it has a baseline."""
    targets = [at for at, role in enumerate(record.form) if role is Role.TARGET]
    if not targets and _is_series(record):
        return None
    targets = targets or [len(record.values) - 1]
    label, value = record.values[targets[0]]
    base = _baseline(record, targets[0])
    if len(targets) > 1 or is_dash(part_time(value.cell.text)[0]) or (base is None and record.is_under_heads):
        return None
    if base is not None and not (record.is_line_by_line or _in_one_unit(base, value.cell)):
        return None
    cells = {Role.INDICATOR: name, Role.TARGET: value.cell}
    if base is not None:
        cells[Role.BASELINE] = base
    if record.unit is not None:
        cells[Role.UNIT] = record.unit.cell
    own = record.time_of(targets[0])
    return found_kpi(cells, own or (Cell(label.time, label.cell.origins) if label.time else None))


def _is_series(record: Record) -> bool:
    """Tell what was measured year after year, R3：41.2 R4：41.8: nobody aims at the next year alone."""
    years = [max(years_in(label.time or ""), default=0) for label, _ in record.values]
    return all(after - before == 1 for before, after in pairwise(years))


def _baseline(record: Record, target: int) -> Cell | None:
    """Take the first value before the target that is told for today or for a year."""
    before = record.values[:target]
    return next((value.cell for label, value in before if label.role in (Role.BASELINE, Role.TIME)), None)


def _in_one_unit(base: Cell, target: Cell) -> bool:
    """Compare two values; the number of a page behind one with a unit is none."""
    units = {_MANY.sub("", unit_of(cell) or "") for cell in (base, target)} - {""}
    return len(units) <= 1 and not (units and target.text.strip().isdecimal())
