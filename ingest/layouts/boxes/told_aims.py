"""Boxes of an indicator in words, whose target is told behind a label of its own, beside what was reached.

                    基準値           施策の進捗状況（実績）
測定指標３（定性）
橋守りの手引の      令和３年度       （６年度）
整備                ２町だけが       ７町で手引を配り、講習を開いた。
                    持つ             目標：令和９年度末までにすべての町が持つ

The name stands first on its lines, what it was at the beginning between it and the target. Where a head over a column
of its own says 目標, all lines must begin in four places.
"""

import re
from collections.abc import Iterator, Sequence
from enum import Enum

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import TIME, is_time_only, is_value
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.printed.words import Measure
from ingest.layouts.rows import Cell, Line, Separator, joined

_LABEL = re.compile(r"[ 　〇○◯◎●★☆]*(?:測定|業績|評価)指標[ 　]?(?:[0-9０-９]{1,2}|[①-⑳])(?:[（(][^（()）]{1,5}[)）])?")
_BASE, _REACHED = re.compile(r"基準値?"), re.compile(r"(?:施策の)?進捗状況|実績値?")
_TARGET = re.compile(r"目標値?[ 　]*[:：][ 　]*")
_BY = re.compile(rf"(?P<time>{TIME.pattern}|[0-9０-９]{{1,2}}年度?末?)(?:まで)?に[、，]?")
_END = re.compile(r"[ 　]*(?:(?:測定|業績|評価)?指標の|[（(]?注|※|[0-9０-９]+[.．]|[-－][ 　]?[0-9])")
_PROGRESS = "進捗"
_COLUMNS = 4
_AROUND, _MOST_LINES = 2, 10  # lines: between label and heads, of a box
_OFF, _APART = 4, 6  # columns of print: that the lines of a cell stand off each other, that part columns
_LONGEST = 60


def read_told_aims(lines: Sequence[Line], measure: Measure, cues: LayoutCues, findings: Findings) -> None:
    """Read every such box; its lines are marked as used."""
    free = [line for line in lines if line.index not in findings.used and line.separator is not Separator.PIPE]
    for at, line in enumerate(free):
        heads = _heads(free, at) if _LABEL.match(line.text) else None
        if heads is None:
            continue
        own = list(_body(free, at, headed=heads is _Heads.THREE))
        rows = [_placed(one, measure) for one in own]
        kpi = _labelled(rows) if heads is _Heads.TWO else _in_columns(rows, cues)
        if kpi is not None and not cues.role(kpi.indicator):
            findings.kpis.append(kpi)
            findings.used.update(one.index for one in (line, *own))


class _Heads(Enum):
    """Whether a target has a head of its own, beside those of the baseline and of what was reached."""

    TWO = 2
    THREE = 3


def _heads(lines: Sequence[Line], at: int) -> _Heads | None:
    """Tell which heads stand over a box; None where it is not one in words."""
    for line in lines[max(0, at - _AROUND) : at + _AROUND]:
        texts = [cell.text for cell in line.cells]
        reached = next((text for text in texts if _REACHED.match(text)), None)
        if reached is not None and any(map(_BASE.match, texts)):
            aimed = any(text.startswith("目標") for text in texts)
            told = _PROGRESS in reached
            return _Heads.THREE if aimed and told else None if aimed else _Heads.TWO
    return None


def _body(lines: Sequence[Line], at: int, *, headed: bool) -> Iterator[Line]:
    """Go through the lines below a label, down to a blank one behind the target or the next label or heads."""
    aimed = headed
    for line in lines[at + 1 : at + 1 + _MOST_LINES]:
        heads = any(_BASE.fullmatch(cell.text) for cell in line.cells)
        if _LABEL.match(line.text) or (aimed and (line.follows_blank or heads or _END.match(line.text))):
            return
        if not heads:
            aimed = aimed or any(_TARGET.match(cell.text) for cell in line.cells)
            yield line


def _placed(line: Line, measure: Measure) -> list[tuple[int, Cell]]:
    """List the cells of a line, each with where it begins."""
    if measure is not Measure.CHARACTERS:
        return [(cell.left, cell) for cell in line.cells]
    return [(line.text.index(cell.text), cell) for cell in line.cells]


def _in_columns(rows: Sequence[Sequence[tuple[int, Cell]]], cues: LayoutCues) -> FoundKpi | None:
    """Read what stands in four columns: name, baseline, what was reached, a target in words with its year."""
    columns: list[list[Cell]] = []
    edge = 0
    for left, _, cell in sorted((left, at, cell) for at, row in enumerate(rows) for left, cell in row):
        if not columns or left > edge + _APART:
            columns.append([])
        edge = left
        columns[-1].append(cell)
    if len(columns) != _COLUMNS:
        return None
    name, base, _, aims = (sorted(column, key=lambda cell: cell.origins[0]) for column in columns)
    due = [cell for cell in aims if is_time_only(cell.text)]
    told, began = ([cell for cell in column if not is_time_only(cell.text)] for column in (aims, base))
    target = joined(told)
    in_words = target.text and not is_value(target.text, cues) and "。" not in joined((*name, *began)).text
    if not in_words or len(due) != 1 or len(joined(name).text) > _LONGEST:
        return None
    target = target.part(0, len(target.text.rstrip("。")))
    return found_kpi(
        {Role.INDICATOR: joined(name), Role.TARGET: target} | ({Role.BASELINE: joined(began)} if began else {}), due[0]
    )


def _labelled(rows: Sequence[Sequence[tuple[int, Cell]]]) -> FoundKpi | None:
    """Part name, baseline and target by where they stand; None where there is not one target."""
    aims = [(at, left, cell) for at, row in enumerate(rows) for left, cell in row if _TARGET.match(cell.text)]
    if len(aims) != 1:
        return None
    line, edge, first = aims[0]
    below = [cell for row in rows[line + 1 :] for left, cell in row if left >= edge - _OFF]
    start = min(left for row in rows for left, _ in row)
    name = [cell for row in rows for left, cell in row[:1] if left <= start + _OFF]
    between = [cell for row in rows for left, cell in row if start + _OFF < left < edge - _OFF]
    base = [cell for cell in between if not is_time_only(cell.text)]
    aim = joined((_behind(_TARGET, first), *below))
    if not name or start + _OFF >= edge or len(joined(name).text) > _LONGEST or "。" in joined((*name, *base)).text:
        return None
    by = _BY.match(aim.text)
    target = aim.part(by.end() if by else 0, len(aim.text.rstrip("。")))
    cells = {Role.INDICATOR: joined(name), Role.TARGET: target} | ({Role.BASELINE: joined(base)} if base else {})
    return found_kpi(cells, aim.part(*by.span("time")) if by else None)


def _behind(label: re.Pattern[str], cell: Cell) -> Cell:
    match = label.match(cell.text)
    return cell.part(match.end() if match else 0, len(cell.text))
