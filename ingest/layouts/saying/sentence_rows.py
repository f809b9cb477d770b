"""Rows of a table that end in a sentence, whose cells only single spaces part: item, office, area, what is aimed at.

項目 所管 対象 内容
家具の固定 防災課 沿岸 家具の固定率48％を目指す。（平成16年調査26.5％）
      防災課 内陸 …            a row without an item goes on with that of the row above
"""

from collections.abc import Iterator, Sequence

from ingest.cue_table import cue_table
from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.found import Findings, FoundKpi
from ingest.layouts.rows import Cell, Line, joined
from ingest.layouts.saying.aimed import aimed_at

_FEWEST_HEADS = 3
_LONGEST_HEAD = 8
_MOST_LINES = 3  # of one row
_MOST_ROWS = 300  # of one table, as lines
_AT_END = (Role.INDICATOR, Role.MAYBE_INDICATOR, Role.TARGET)


def read_sentence_rows(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read the rows under every head of such a table."""
    for at, line in enumerate(lines):
        heads = _heads(line, cues) if line.index not in findings.used else ()
        rows = list(_rows(lines[at + 1 : at + 1 + _MOST_ROWS], heads, cues)) if heads else []
        for kpi, used in rows:
            findings.kpis.append(kpi)
            findings.used.update(used)
        if rows:
            findings.used.add(line.index)


def _heads(line: Line, cues: LayoutCues) -> tuple[Cell, ...]:
    """Give the heads of a line: the last one of a text, one before it of offices."""
    works = cue_table()["works"]
    if len(line.text) > _LONGEST_HEAD * 8 or not any(word in line.text for word in works["office"]):
        return ()
    cells = _cells(line)
    words = [plain_of(cell.text) for cell in cells]
    short = all(0 < len(word) <= _LONGEST_HEAD and not any(map(str.isdecimal, word)) for word in words)
    if len(words) < _FEWEST_HEADS or not short:
        return ()
    said = words[-1] in works["text"] or cues.role(words[-1]) in _AT_END
    return cells if said and any(word in works["office"] for word in words[1:-1]) else ()


def _rows(lines: Sequence[Line], heads: Sequence[Cell], cues: LayoutCues) -> Iterator[tuple[FoundKpi, set[int]]]:
    """Go through the rows up to the first line that is none."""
    item: Cell | None = None
    at = 0
    while at < len(lines) and not lines[at].begins_page:
        row = _row(lines[at : at + _MOST_LINES])
        if row is None:
            return
        cells, taken = row
        named = len(heads) <= len(cells) <= len(heads) + 1
        aim = aimed_at(cells[-1].text, cues) if named or len(cells) == len(heads) - 1 else None
        if aim is None or aim.name is None:
            return
        item = cells[len(cells) - len(heads)] if named else item
        span = cells[-1].span
        used = {line.index for line in lines[at : at + taken]}
        if span is not None:
            yield FoundKpi(aim.name, aim.target, aim.time, aim.today, None, (span,), owner=item), used
        at += taken


def _row(lines: Sequence[Line]) -> tuple[tuple[Cell, ...], int] | None:
    """Put a row together out of the lines that its sentence was wrapped over."""
    cells = _cells(lines[0])
    for taken, line in enumerate(lines, 1):
        if taken > 1:
            cells = (*cells[:-1], joined((cells[-1], line.part(0, len(line.text)))))
        if "。" in cells[-1].text:
            alone = not any("。" in cell.text for cell in cells[:-1]) and len(cells) > 1
            return (cells, taken) if alone else None
    return None


def _cells(line: Line) -> tuple[Cell, ...]:
    """Cut a line at its spaces, those too that cleaning took out between Japanese words."""
    cells: list[Cell] = []
    start = 0
    for at in range(1, len(line.text) + 1):
        if at == len(line.text) or line.text[at].isspace() or line.origins[at] > line.origins[at - 1] + 1:
            cells.append(line.part(start, at))
            start = at
    return tuple(cell for cell in cells if cell.text)
