"""KPI tables set in columns of print, with heads and cells wrapped over several lines, read as whole grids.

A head may be one line or six. Every height is tried; the one under which the lines below fall into rows at the least
cost wins. A table that no reading explains well is left to the simpler readers.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.found import Findings
from ingest.layouts.heads.columns import role_of
from ingest.layouts.heads.over_bands import may_be_head
from ingest.layouts.heads.plan_years import PlanYears
from ingest.layouts.pages import Pages
from ingest.layouts.printed.framed_heads import FRAMED_LINES, framed
from ingest.layouts.printed.over_pages import as_one_page
from ingest.layouts.printed.parents import with_parents
from ingest.layouts.printed.ragged import is_ragged
from ingest.layouts.printed.reading import Table, dearness, table_of
from ingest.layouts.printed.regions import segments_after, stands_beside_names
from ingest.layouts.printed.setting import settings_of
from ingest.layouts.printed.sketch import Sketch, sketches_of
from ingest.layouts.printed.taken import take
from ingest.layouts.printed.words import Measure, words_of
from ingest.layouts.rows import Line, Separator

IsHeading = Callable[[Line], bool]
_MOST_HEAD_LINES = 8
_PLACED = 0.4  # share of the lines of a table that keep their places
_SPACE = ("  ", "\u3000")
_MOST_LABELS = 3
_MOST_WRAPPED = 6  # lines of one row
_CELLS_OF_HEAD = 3
_OF_HEADS = (Role.INDICATOR, Role.BASELINE, Role.TARGET)
_INDENTED = 12  # columns of print; a head that stands so far in is no label over the table


@dataclass(frozen=True, slots=True)
class _Text:
    """What every reading of a text needs."""

    lines: list[Line]
    cues: LayoutCues
    is_heading: IsHeading
    pages: Pages
    measure: Measure
    plan: PlanYears | None
    used: set[int]


def read_aligned(
    lines: list[Line], measure: Measure, cues: LayoutCues, is_heading: IsHeading, findings: Findings
) -> None:
    """Read every such table; the lines that belong to one are marked as used."""
    page = as_one_page([line for line in lines if not line.is_rule], cues)
    inner = page.inner(findings)
    _read(page.lines, measure, cues, is_heading, inner)
    page.settle(inner, findings)


def _read(lines: list[Line], measure: Measure, cues: LayoutCues, is_heading: IsHeading, findings: Findings) -> None:
    text = _Text(lines, cues, is_heading, Pages(lines), measure, findings.plan, findings.used)
    ragged = is_ragged(lines)
    index = 0
    while index < len(lines):
        best = min(
            (
                table
                for start in _starts(text, index, findings)
                for table in _tables_at(text, start)
                if _names_groups(table)
                and not is_ragged([line for segment, _ in table.parts for line in segment.lines], text=ragged)
            ),
            key=dearness,
            default=None,
        )
        index = take(best, cues, findings) if best is not None else index + 1


def _names_groups(table: Table) -> bool:
    return all(with_parents(segment.lines, rows, table.columns) is not None for segment, rows in table.parts)


def _starts(text: _Text, index: int, findings: Findings) -> Iterator[int]:
    """List the lines that the head of a table at a line may begin with: what stands over it may be no part of it."""
    for start in range(index, min(index + _MOST_LABELS, len(text.lines))):
        line = text.lines[start]
        if line.index in findings.used or _is_label(line, text) or not may_be_head(line, text.cues):
            return
        yield start
        if _is_framed(text, start):
            return


def _tables_at(text: _Text, start: int) -> Iterator[Table]:
    last = _head_end(text, start)
    if last >= start + FRAMED_LINES and _is_framed(text, start):
        body = start + FRAMED_LINES
        yield from (table for measure in Measure for table in _drawn_up(text, text.lines[start:body], body, measure))
        return
    for end in range(start + 1, last + 1):
        yield from _readings(text, start, end)


def _is_framed(text: _Text, start: int) -> bool:
    """Tell heads that can be read in one way only."""
    head = text.lines[start : start + FRAMED_LINES]
    return any(framed([words_of(line, measure) for line in head], text.cues) for measure in Measure)


def _head_end(text: _Text, start: int) -> int:
    """Find the last line after which the body of a table may begin: no figure stands in a head, and no heading."""
    end = start + 1
    while end < min(start + _MOST_HEAD_LINES, len(text.lines)):
        line = text.lines[end]
        known = all(role_of(cell, text.cues) is not None for cell in line.cells)
        is_label = _is_label(line, text) and not known
        if line.index in text.used or is_label or not may_be_head(line, text.cues, inside=True):
            break
        end += 1
    return end


def _is_label(line: Line, text: _Text) -> bool:
    """Tell a heading over a table, whose title may have spaces in it, from a head that begins like one: 施策  指標."""
    if not text.is_heading(line) or line.cells[0].left >= _INDENTED:
        return False
    title = line.words[1:] if line.separator is Separator.NONE else ()
    titled = bool(title) and not any(role_of(word, text.cues) in _OF_HEADS for word in title)
    return titled or len(line.cells) < _CELLS_OF_HEAD


def _readings(text: _Text, start: int, body: int) -> Iterator[Table]:
    """Read the table with a head of some lines in every way in which it may be set."""
    head = text.lines[start:body]
    if not any(line.separator is Separator.GAP for line in text.lines[body : body + _MOST_WRAPPED]):
        return  # no line keeps the places of its cells
    is_heading = text.is_heading
    text = replace(text, is_heading=lambda line: is_heading(line) and not stands_beside_names(line, head, text.cues))
    segments = list(segments_after(text.lines, body, text.cues, text.is_heading, text.pages))
    for measure in sorted(Measure, key=lambda measure: measure is not text.measure):
        yield from _drawn_up(text, head, body, measure)
    if not segments or all(line.separator is not Separator.GAP for line in segments[0].lines):
        return
    for setting in settings_of(head, segments[0].lines, text.measure, text.cues):
        table = table_of(head, segments, setting, text.cues)
        if table is not None:
            yield table


def _drawn_up(text: _Text, head: Sequence[Line], body: int, measure: Measure) -> Iterator[Table]:
    """Read the table in the columns that its head sets."""
    for sketch in sketches_of(head, measure, text.cues, text.plan):
        yield from _under(sketch, text, head, body)


def _under(sketch: Sketch, text: _Text, head: Sequence[Line], body: int) -> Iterator[Table]:
    def parts(line: Line) -> bool:
        return sketch.is_section(line) or (text.is_heading(line) and not sketch.keeps(line))

    segments = list(segments_after(text.lines, body, text.cues, parts, text.pages))
    lines = [line for segment in segments for line in segment.lines]
    if sum(map(_is_placed, (*head, *lines))) < _PLACED * (len(head) + len(lines)):
        return
    setting = sketch.settle(lines)
    table = table_of(head, segments, setting, text.cues) if setting is not None else None
    if table is not None:
        yield table


def _is_placed(line: Line) -> bool:
    """Tell a line that keeps the places of its cells: gaps in it, or space before it."""
    return line.separator is Separator.GAP or line.text.startswith(_SPACE)
