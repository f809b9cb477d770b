"""Indicators with a row of targets and a row of results under years, as rows or as one cell a line.

指標名 単位 策定時 区分 Ｒ７ Ｒ８ 最終目標           指標名 / 単位 / 策定時 / (R6) / 区分 / R7 / R8 / R9 / 担当課
（Ｒ６） （Ｒ９）                                   舟の数 / 隻 / 12 / 目標 / 14 / 16 / 20 / 港湾課 / 実績 / 15 / ―
目標 14 16 20
舟の数 隻 12 実績 15
達成率 107％

The target is that of the last column; the rows may stand before the name, behind it, or around it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_dash
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.paired.heads import Heads, heads_at
from ingest.layouts.paired.names import Named, named
from ingest.layouts.paired.records import Row, rows_below
from ingest.layouts.paired.words import Kind, Word, runs_of
from ingest.layouts.rows import Cell, Line


@dataclass(frozen=True, slots=True)
class _Table:
    """The indicators of a table, and where it ends."""

    kpis: list[FoundKpi]
    end: int


def read_paired(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such table; its lines are marked as used."""
    for words in runs_of(lines, findings.used):
        at = 0
        while at < len(words):
            heads = heads_at(words, at, cues)
            table = _table(words, heads, cues) if heads is not None else None
            if table is not None:
                findings.kpis += table.kpis
                findings.used.update(word.line.index for word in words[at : table.end])
            at = table.end if table is not None else at + 1


def _table(words: Sequence[Word], heads: Heads, cues: LayoutCues) -> _Table | None:
    """Read the indicators under some heads; None where there is none, or a name is in pieces that may be of two."""
    kpis, end, rated = list[FoundKpi](), heads.end, False
    offices: bool | None = None
    for rows in rows_below(words, heads, cues):
        target, result = rows.of(Kind.TARGET), rows.of(Kind.RESULT)
        one = named(rows, heads, cues, office_first=bool(kpis) and offices is True) if target and result else None
        if target is None or result is None or one is None:
            break
        rated = rated or rows.of(Kind.OTHER) is not None
        if one.is_torn and not rated:
            return None
        if offices is None:
            offices = bool(heads.trailing) and not any(row.before for row in rows.rows[1:])
        kpi = _kpi(one, target, result, heads)
        if kpi is not None:
            kpis.append(kpi)
        end = rows.rows[-1].end
    return _Table(kpis, end) if kpis else None


def _kpi(one: Named, target: Row, result: Row, heads: Heads) -> FoundKpi | None:
    """Make an indicator of its rows; None where a target is missing, or none is set for the last year."""
    more = len(target.values) - heads.count
    based = Role.BASELINE in (*heads.inner, *heads.sides) and Role.BASELINE not in one.beside
    if more not in (0, 1) or (more and not based) or is_dash(target.values[-1].text):
        return None
    beside = {role: cell for role, cell in one.beside.items() if not is_dash(cell.text)}
    held = {Role.INDICATOR: one.name, Role.TARGET: target.values[-1].cell, **beside}
    within = Role.BASELINE in heads.inner or (based and not heads.is_grouped)
    base = _base(target, result, heads) if within else None
    held |= {Role.BASELINE: base} if base is not None else {}
    unit = target.unit or result.unit
    held |= {Role.UNIT: unit.cell} if unit is not None else {}
    return found_kpi(held, heads.due)


def _base(target: Row, result: Row, heads: Heads) -> Cell | None:
    """Find the value that the plan began with in the rows: before the targets, else before the results."""
    first = target.values[0] if len(target.values) > heads.count else None
    own = first if first is not None and not is_dash(first.text) else next(iter(result.values), None)
    return own.cell if own is not None and not is_dash(own.text) else None
