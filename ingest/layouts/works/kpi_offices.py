"""Offices that answer for KPIs: the cells of a column 担当課 in the tables that the KPIs were read from.

指標              現状値（R5）    目標値（R10）    担当課
船着場の数        12か所          20か所           港湾課
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ingest.actors.offices import Offices
from ingest.layouts.cues import Role
from ingest.layouts.figures.value_forms import label_of_value
from ingest.layouts.figures.values import is_time_only, is_value
from ingest.layouts.found import FoundKpi
from ingest.layouts.grids.cut import Grid
from ingest.layouts.heads.columns import role_of
from ingest.layouts.heads.years import distance
from ingest.layouts.rows import Cell, Line, Separator
from ingest.layouts.works.cues import Column
from ingest.layouts.works.offices import offices_in
from ingest.layouts.works.work import Words
from ingest.resolve import Collector
from ontology.model import Basis, Kind, Link, Relation

_OF_KPIS = (Role.INDICATOR, Role.TARGET, Role.BASELINE)
_FEWEST_HEADS = 2


@dataclass(frozen=True, slots=True)
class Answering:
    """The offices that a table names beside a KPI, and where the name of the KPI stands."""

    kpi: int
    offices: tuple[Cell, ...]


def offices_beside(
    kpis: Sequence[FoundKpi], lines: Sequence[Line], grids: Iterable[Grid], words: Words
) -> Iterator[Answering]:
    """Find the offices of the KPIs of every table that has a column of them."""
    if not kpis:
        return
    rows = [*_rows_of_lines(lines, words), *(row for grid in grids for row in _rows_of_grid(grid, words))]
    by_place = {at: office for cells, office in rows for cell in cells for at in cell.origins[:1]}
    for kpi in kpis:
        cells = (by_place[start] for start, _ in kpi.spans if start in by_place)
        offices = next((found for cell in cells if (found := offices_in(cell, words.works))), ())
        if offices:
            yield Answering(kpi.spans[0][0], offices)


def _rows_of_lines(lines: Sequence[Line], words: Words) -> Iterator[tuple[tuple[Cell, ...], Cell]]:
    """Go through the rows under heads with a column of offices, each with its cell in that column."""
    heads: tuple[Cell, ...] = ()
    separator = Separator.NONE
    for line in lines:
        if _is_head(line.cells, words):
            heads, separator = line.cells, line.separator
            continue
        at = _office_column(heads, words)
        if at is None or line.separator is not separator:
            continue
        cell = _under(line.cells, heads, at, separator)
        if cell is not None:
            yield line.cells, cell


def _rows_of_grid(grid: Grid, words: Words) -> Iterator[tuple[tuple[Cell, ...], Cell]]:
    at: int | None = None
    for row in grid.rows:
        if _is_head(row, words):
            at = _office_column(row, words)
        elif at is not None and row[at].text:
            yield row, row[at]


def _is_head(cells: Sequence[Cell], words: Words) -> bool:
    """Tell a row of heads, of whatever table: several heads and no value, nor only years below heads or values."""
    filled = [cell for cell in cells if cell.text]
    if all(is_time_only(cell.text) for cell in filled):
        return False
    heads = [cell for cell in filled if words.works.column(cell.text) or role_of(cell, words.layouts)]
    values = any(is_value(cell.text, words.layouts) or label_of_value(cell.text, words.layouts) for cell in filled)
    return len(heads) >= _FEWEST_HEADS and not values


def _office_column(heads: Sequence[Cell], words: Words) -> int | None:
    """Find the one column of offices of a table of KPIs."""
    found = [at for at, head in enumerate(heads) if words.works.column(head.text) is Column.OFFICE]
    of_kpis = any(role_of(head, words.layouts) in _OF_KPIS for head in heads)
    return found[0] if len(found) == 1 and of_kpis else None


def _under(cells: Sequence[Cell], heads: Sequence[Cell], at: int, separator: Separator) -> Cell | None:
    """Take the cell of a row that stands under a head, by its number or by its place on the line."""
    if separator is not Separator.GAP:
        return cells[at] if len(cells) == len(heads) and cells[at].text else None
    under = (cell for cell in cells if min(heads, key=lambda head: distance(head, cell)) is heads[at])
    return next(under, None)


def answer_for_kpis(found: Iterable[Answering], offices: Offices, collector: Collector) -> None:
    """Link the offices to the KPIs that stand at these places; the evidence is the name and the cell."""
    known = {place.start: (kpi, place) for kpi in collector.entities if kpi.kind is Kind.KPI for place in kpi.evidence}
    for answering in found:
        if answering.kpi not in known:
            continue
        kpi, place = known[answering.kpi]
        for cell in answering.offices:
            quote = collector.quote((cell.origins[0], cell.origins[-1] + 1))
            for office in offices.called(cell.text, quote):
                link = Link(office.iri, Relation.RESPONSIBLE_FOR, kpi.iri, Basis.STATED, (place, quote))
                collector.link(link)
