"""Tables that lost what parted their cells, as pages copied out of a browser or a book viewer are.

施策指標説明策定時(2018年度)目標値(2026年度)防災P44水を備える市民の割合備えが進みます。38.6%65%訓練の参加者数…

where all stands in one line, or where each row has its own:

指標内容単位現状値年度目標令和4年28年度達成率(%)備考
ごみの量処理量÷人口g742g平成26年度690731105.9

Heads, units and rates show where cells end; of fewer than three such rows nothing is read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.glued.heads import GluedHead, head_in
from ingest.layouts.glued.names import has_page, name_in
from ingest.layouts.glued.records import Row, baselines_of, row_of, rows_in, targets_of
from ingest.layouts.rows import Cell, Line

_FEWEST = 3  # rows
_LONG = 100  # characters of a line that can hold a table
_LONGEST_TITLE = 30


@dataclass(slots=True)
class _Table:
    """The KPIs of the tables with one head, and the lines that they stand on."""

    kpis: list[FoundKpi] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


def read_glued(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such table; the lines that belong to one are marked as used."""
    tables: dict[tuple[str, ...], _Table] = {}
    heads = {at: head for at, line in enumerate(lines) if (head := head_in(line, cues)) is not None}
    for at, head in heads.items():
        table = tables.setdefault(tuple(column.head.text for column in head.columns), _Table())
        own = list(_in_line(lines[at], head, cues)) if len(lines[at].text) - head.end > _LONG else []
        below = [] if own else list(_rows_below(lines, at, head, cues))
        table.kpis += own or [kpi for _, kpi in below]
        table.lines += [lines[at], *(line for line, _ in below)]
    for table in tables.values():
        if len(table.kpis) >= _FEWEST:
            findings.kpis += table.kpis
            findings.used.update(line.index for line in table.lines)


def _in_line(line: Line, head: GluedHead, cues: LayoutCues) -> Iterator[FoundKpi]:
    """Go through the KPIs of a table that stands in one line."""
    rows = list(rows_in(line.text, head.end, head, cues))
    paged = bool(head.name) and any(has_page(line.text[slice(*row.text)]) for row in rows)
    owner = None
    for row in rows:
        place = name_in(line.text[slice(*row.text)], head, cues, paged=paged)
        if place is None:
            continue
        start = row.text[0]
        if place.owner is not None or not paged:
            owner = line.part(start + place.owner[0], start + place.owner[1]) if place.owner else None
        kpi = _kpi(line, row, (start + place.name[0], start + place.name[1]), head, owner)
        if kpi is not None:
            yield kpi


def _rows_below(lines: Sequence[Line], at: int, head: GluedHead, cues: LayoutCues) -> Iterator[tuple[Line, FoundKpi]]:
    """Go through the lines below a head that are a row each, down to the first that is none."""
    title = _title(lines, at, cues)
    for line in lines[at + 1 :] if not lines[at].text[head.end :].strip() else ():
        row = row_of(line.text, head, cues)
        place = name_in(line.text[slice(*row.text)], head, cues, paged=False) if row is not None else None
        if row is None or place is None:
            return
        start = row.text[0]
        kpi = _kpi(line, row, (start + place.name[0], start + place.name[1]), head, title)
        if kpi is not None:
            yield line, kpi


def _title(lines: Sequence[Line], at: int, cues: LayoutCues) -> Cell | None:
    """Take the title of a table right over its head."""
    over = lines[at - 1] if at else None
    if over is None or "。" in over.text or len(over.text.strip()) > _LONGEST_TITLE:
        return None
    cell = over.part(0, len(over.text))
    plain = cues.role(cell.text) is None and not any(map(str.isdecimal, cell.text)) and cell.text[-1:].isalnum()
    return cell if plain and not cues.is_general(cell.text) else None


def _kpi(line: Line, row: Row, name: tuple[int, int], head: GluedHead, owner: Cell | None) -> FoundKpi | None:
    target = next((at for at in targets_of(head) if at in row.values), None)
    if target is None:
        return None
    cells = {Role.INDICATOR: line.part(*name), Role.TARGET: line.part(*row.values[target])}
    base = next((at for at in baselines_of(head) if at in row.values), None)
    if base is not None and base < target:
        cells[Role.BASELINE] = line.part(*row.values[base])
    if row.unit is not None:
        cells[Role.UNIT] = line.part(*row.unit)
    return found_kpi(cells, head.values[target].time, owner)
