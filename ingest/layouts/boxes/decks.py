"""Tables of prior analyses (事前分析表), each of whose rows has two decks: values over their years, aims over results.

    基準値 目標値 年度ごとの目標値（上段）／実績値（下段）
    測定指標
    基準年度 目標年度 ４年度 ５年度 ６年度
    １ 耐震化した岸壁の割 74％ 85％ － － 85％
    合 令和２年度 令和７年度 76％ 78％ －

The name stands before the decks, or between them where it needs one line. Only rows with decks of one length are read.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layouts.boxes.line_ends import with_end
from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import is_dash, is_number, is_time_only, is_value
from ingest.layouts.found import Findings, FoundKpi, indicator_name
from ingest.layouts.rows import Cell, Line, joined

_HEADS = ("基準値", "目標値", "基準年度", "目標年度")
_MOST_HEAD_LINES = 4
_DATES = 2  # of the baseline and of the target


@dataclass(frozen=True, slots=True)
class _Deck:
    """The end of a line that is nothing but values, and what stands before it."""

    line: Line
    before: tuple[Cell, ...]
    values: tuple[Cell, ...]


def read_decks(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read the rows under every such head; the lines that belong to one are marked as used."""
    at = 0
    while at < len(lines):
        body = _body(lines, at)
        end = _read_rows(lines, body, cues, findings) if body else None
        if body is not None and end is not None and end > body:
            findings.used.update(line.index for line in lines[at:body])
        at = end or at + 1


def _body(lines: Sequence[Line], start: int) -> int | None:
    """Find the line after a head that names values over their years."""
    if _HEADS[0] not in lines[start].text or _HEADS[1] not in lines[start].text:
        return None
    for end in range(start + 1, min(start + _MOST_HEAD_LINES, len(lines))):
        if all(word in lines[end].text for word in _HEADS[2:]):
            return end + 1
    return None


def _read_rows(lines: Sequence[Line], body: int, cues: LayoutCues, findings: Findings) -> int:
    at = body
    while at < len(lines):
        row = _row(lines, at, cues)
        if row is None:
            break
        kpi, end = row
        findings.kpis.append(kpi)
        findings.used.update(line.index for line in lines[at:end])
        at = end
    return max(at, body)


def _row(lines: Sequence[Line], at: int, cues: LayoutCues) -> tuple[FoundKpi, int] | None:
    upper = _deck(lines[at], cues)
    for below in (at + 1, at + 2):
        lower = _deck(lines[below], cues) if below < len(lines) else None
        if lower is None or not _are_dates(lower.values[:_DATES]):
            continue
        between = tuple(word for line in lines[at + 1 : below] for word in line.words)
        name = joined(_without_number((*upper.before, *between, *lower.before)))
        if len(upper.values) == len(lower.values) > _DATES and cues.ends_as_indicator(indicator_name(name.text)):
            return _kpi(name, upper.values, lower.values, (lines[at], lines[below])), below + 1
    return None


def _kpi(name: Cell, upper: Sequence[Cell], lower: Sequence[Cell], lines: Sequence[Line]) -> FoundKpi:
    base, target = upper[:_DATES]
    since, due = lower[:_DATES]
    today = None if is_dash(base.text) else f"{base.text}（{since.text}）"
    spans = (name.span or lines[0].span, *(line.span for line in lines))
    return FoundKpi(indicator_name(name.text), target.text, due.text, today, None, spans)


def _deck(line: Line, cues: LayoutCues) -> _Deck:
    before, values = with_end(line, lambda word: is_value(word.text, cues) or is_time_only(word.text))
    return _Deck(line, before, values)


def _are_dates(cells: Sequence[Cell]) -> bool:
    return len(cells) == _DATES and all(is_time_only(cell.text) for cell in cells)


def _without_number(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """Leave off the number that a row begins with, wherever its name begins."""
    return tuple(cell for at, cell in enumerate(cells) if at or not is_number(cell.text))
