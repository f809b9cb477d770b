"""Finds the tables of measures of a text on its printed lines, past the tables of KPIs."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.cues import Cues
from ingest.layouts.cues import load_layout_cues
from ingest.layouts.finder import Layouts
from ingest.layouts.found import Span
from ingest.layouts.grids.cut import grids_of
from ingest.layouts.grids.html import html_grids
from ingest.layouts.rows import Cell, Line, lines_of
from ingest.layouts.works.cues import load_work_cues
from ingest.layouts.works.headings import offices_said
from ingest.layouts.works.kpi_offices import Answering, offices_beside
from ingest.layouts.works.printed import read_printed
from ingest.layouts.works.separated import read_separated
from ingest.layouts.works.stacked import read_stacked
from ingest.layouts.works.work import Words, Work
from ingest.logic.plan_headings import plan_heading
from ingest.structure.clean import CleanText
from ingest.structure.notation import enumerated


@dataclass(frozen=True, slots=True)
class Tables:
    """The works that tables name, in the order of the text, and where the lines stand that belong to them.

    `said` are the offices that lines between the tables name for the headings over them; `of_kpis` those that a table
    names beside its KPIs.
    """

    works: tuple[Work, ...]
    used: tuple[Span, ...]
    said: tuple[tuple[Cell, ...], ...] = ()
    of_kpis: tuple[Answering, ...] = ()


def words_of(cues: Cues) -> Words:
    """Put the words together that tell the cells of tables of measures."""
    return Words(cues, load_layout_cues(), load_work_cues())


def find_works(cleaned: CleanText, layouts: Layouts, cues: Cues) -> Tables:
    """Find the measures and programmes of every table that has no KPIs."""
    words = words_of(cues)
    lines = [line for line in lines_of(cleaned) if not line.is_rule]
    used = set(_with_kpis(lines, layouts))

    def is_heading(line: Line) -> bool:
        return _is_heading(line, words)

    def ends(line: Line) -> bool:
        return _is_surely_heading(line, words)

    works: list[Work] = []
    places: list[Span] = []
    in_html = list(html_grids(cleaned, lines))
    readers = [read_separated(grid, words, used) for grid in (*in_html, *grids_of(lines))]
    for reader in (*readers, read_printed(lines, words, is_heading, used), read_stacked(lines, words, ends, used)):
        for found, printed in reader:
            works += found
            places += [line.span for line in printed]
            used.update(line.index for line in printed)
    said = offices_said([line for line in lines if line.index not in used], words.works)
    of_kpis = offices_beside(layouts.kpis, lines, in_html, words)
    return Tables(tuple(sorted(works, key=lambda work: work.offset)), tuple(places), tuple(said), tuple(of_kpis))


def _with_kpis(lines: list[Line], layouts: Layouts) -> Iterator[int]:
    """List the lines on which KPIs stand."""
    places = sorted(start for kpi in layouts.kpis for start, _ in kpi.spans)
    for line in lines:
        at = bisect_left(places, line.span[0])
        if at < len(places) and places[at] < line.span[1]:
            yield line.index


def _is_heading(line: Line, words: Words) -> bool:
    return _is_surely_heading(line, words) or enumerated(line.text.strip(), words.cues.level_words) is not None


def _is_surely_heading(line: Line, words: Words) -> bool:
    """Tell a heading of a plan and a label from a numbered cell."""
    text = line.text.strip()
    labelled = words.cues.label(text) is not None or words.heads_kpis(text)
    return text.startswith("#") or plan_heading(text, words.layouts) is not None or labelled
