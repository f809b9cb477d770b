"""KPIs in the many layouts of plans: tables, flattened tables, labelled lines; found on the printed lines."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from ingest.covers.plan_period import first_year_of_plan
from ingest.cues import Cues
from ingest.layouts.aligned import read_aligned
from ingest.layouts.boxes.cell_by_cell import read_cell_by_cell
from ingest.layouts.boxes.dated_heads import read_dated_heads
from ingest.layouts.boxes.dated_rows import read_dated_rows
from ingest.layouts.boxes.decks import read_decks
from ingest.layouts.boxes.heads_first import read_heads_first
from ingest.layouts.boxes.kinds_by_year import read_kinds_by_year
from ingest.layouts.boxes.numbered_names import read_numbered_names
from ingest.layouts.boxes.one_row import read_one_row
from ingest.layouts.boxes.reader import read_boxes
from ingest.layouts.boxes.reasons_beside import read_reasons_beside
from ingest.layouts.boxes.review import read_reviews
from ingest.layouts.boxes.sheet_rows import read_sheet_rows
from ingest.layouts.boxes.value_and_year import read_values_and_years
from ingest.layouts.boxes.values_over_years import read_values_over_years
from ingest.layouts.boxes.yearly_rows import read_yearly_rows
from ingest.layouts.cards.pairs import read_pairs
from ingest.layouts.cards.torn_cards import read_torn_cards
from ingest.layouts.cards.year_cards import read_year_cards
from ingest.layouts.celled.reader import find_celled
from ingest.layouts.changes import read_changes
from ingest.layouts.cues import LayoutCues, load_layout_cues
from ingest.layouts.due import Dues, dues_of
from ingest.layouts.former import OF_THE_PLAN_BEFORE, part_judged
from ingest.layouts.found import Findings, FoundKpi, Span, with_groups
from ingest.layouts.grids.barred import barred_grids
from ingest.layouts.grids.broken_rows import broken_grids
from ingest.layouts.grids.html import html_grids
from ingest.layouts.grids.names_over import names_beside
from ingest.layouts.grids.reader import grids_of, read_grid
from ingest.layouts.grids.ruled_rows import ruled_grids
from ingest.layouts.grids.turned import turned_grids
from ingest.layouts.inline import read_inline
from ingest.layouts.kpi_rows import read_rows
from ingest.layouts.labels_first import read_labels_first
from ingest.layouts.legends import read_legends
from ingest.layouts.lines.changed_cells import read_changed_cells
from ingest.layouts.lines.goal_boxes import read_goal_boxes
from ingest.layouts.lines.in_order import read_in_order
from ingest.layouts.lines.read_aloud import read_aloud
from ingest.layouts.parentheses import read_parentheses
from ingest.layouts.printed.words import Measure, measure_of
from ingest.layouts.rows import Line, lines_of
from ingest.layouts.saying.on_lines import read_said_on_lines
from ingest.layouts.series import read_series
from ingest.layouts.sheets import with_sheets
from ingest.layouts.sound import is_sound
from ingest.layouts.streams.reader import read_streams
from ingest.layouts.two_columns import apart
from ingest.layouts.values import is_value
from ingest.logic.plan_headings import plan_heading
from ingest.structure.clean import CleanText
from ingest.structure.notation import Style, enumerated

_SIGNS = ("目標", "KPI", "ＫＰＩ", "指標", "→", "⇒", "➡", "⇨", "▶")  # without any of them no layout is looked for
LIST_STYLES = (Style.CIRCLED, Style.MARK, Style.PAREN_NUMBER, Style.NUMBER, Style.KANA, Style.PAREN_KANA)
_TORN = "欄の数が合わない表 / a table whose cells do not match its heads"
_NUMBER_APART = re.compile(r"[0-9０-９]{1,2}　[^\s0-9０-９（(]{4,}$")  # ２　身体活動・運動 is no count, as 12 団体 is
_NO_DUES = Dues()
_UNSOUND = "指標と目標値を見分けられない行 / a row whose indicator and target could not be told"


@dataclass(frozen=True, slots=True)
class Layouts:
    """What was found in the layouts of a text, and where the lines stand that belong to it."""

    kpis: tuple[FoundKpi, ...]
    unresolved: tuple[tuple[str, Span], ...]
    used: tuple[Span, ...]
    dues: Dues = _NO_DUES


def find_layouts(cleaned: CleanText, cues: Cues) -> Layouts:
    """Find the KPIs of every table and every record of labelled lines."""
    words, columns = load_layout_cues(), apart(lines_of(cleaned))
    if not any(sign in line.text for line in columns.lines for sign in _SIGNS):
        return Layouts((), (), ())
    findings = Findings(plan_begins=first_year_of_plan(cleaned))
    text = _Text(columns.lines, words, measure_of(columns.lines), _headings(cues, words), findings)
    text.read_cells(cleaned)
    text.read_sheets()
    text.read_print()
    text = replace(text, lines=[line for line in text.lines if not line.is_rule])
    torn = text.read_words(lambda line: cues.label(line) is not None)
    findings.unresolved += [(_TORN, line.span) for line in torn if line.index not in findings.used]
    dues = dues_of((line for line in text.lines if line.index not in findings.used), text.is_heading)
    current = _current(findings, dues, words)
    owned = columns.with_headings(with_sheets(current, text.lines, words, text.is_heading), text.is_heading)
    kpis = with_groups(sorted(owned, key=_place))
    used = tuple(line.span for line in text.lines if line.index in findings.used)
    return Layouts(tuple(kpis), tuple(findings.unresolved), used, dues)


@dataclass(frozen=True, slots=True)
class _Text:
    """The printed lines of a text. Each reader takes the lines that are its own; those that are surest go first."""

    lines: list[Line]
    words: LayoutCues
    measure: Measure
    is_heading: Callable[[Line], bool]
    findings: Findings

    def read_cells(self, cleaned: CleanText) -> None:
        """Read what has cells of its own: by tabs, pipes, HTML, or columns that a rule under the heads counts."""
        lines, words = self.lines, self.words
        read_said_on_lines(lines, words, self.findings)
        read_sheet_rows(lines, words, self.findings)
        ruled, taken = ruled_grids(lines, words, self._is_group)
        barred, in_bars = barred_grids(lines, words)
        broken, in_broken = broken_grids(lines, words)
        taken |= in_bars | in_broken
        others = [line for line in lines if line.index not in taken] if taken else lines
        turned = turned_grids(others, self.measure, words)
        for grid in (*html_grids(cleaned, lines), *ruled, *barred, *broken, *grids_of(others), *turned):
            read_grid(names_beside(grid, words), words, self._is_group, self.findings)

    def read_sheets(self) -> None:
        """Read cards, and the boxes of the official sheets of ministries, whose labels never change."""
        lines, words, findings = self.lines, self.words, self.findings
        read_year_cards(lines, words, findings)
        read_torn_cards(lines, words, self.is_heading, findings)
        read_decks(lines, words, findings)
        read_dated_rows(lines, self.measure, words, findings)
        read_yearly_rows(lines, words, findings)
        read_kinds_by_year(lines, words, findings)
        read_dated_heads(lines, words, findings)
        read_heads_first(lines, words, findings)
        read_cell_by_cell(lines, words, findings)
        read_numbered_names(lines, words, findings)
        read_reasons_beside(lines, words, findings)
        read_values_over_years(lines, words, findings)
        read_boxes(lines, self.measure, words, findings)
        read_one_row(lines, words, findings)
        read_reviews(lines, self.measure, words, findings)

    def read_print(self) -> None:
        """Read tables by where their cells stand."""
        read_legends(self.lines, self.words, self.findings)
        read_aligned(self.lines, self.measure, self.words, self.is_heading, self.findings)
        read_values_and_years(self.lines, self.words, self.findings)
        free = [line for line in self.lines if line.index not in self.findings.used]
        read_series(free, self.words, self.findings)

    def read_words(self, is_label: Callable[[str], bool]) -> list[Line]:
        """Read what only its words part: tables of one cell a line first, where nothing else reads more of them."""
        findings = self.findings
        celled = list(find_celled(self.lines, self.words, self.is_heading, findings.used))
        if celled:
            trial = replace(findings, kpis=[], used=set(findings.used), unresolved=[])
            replace(self, findings=trial).read_lines(is_label)
            for table in celled:
                if table.says_more(trial.kpis, self.words):
                    findings.kpis += table.findings.kpis
                    findings.used |= table.findings.used
        return self.read_lines(is_label)

    def read_lines(self, is_label: Callable[[str], bool]) -> list[Line]:
        """Read from whole tables down to single lines; give the lines of torn tables."""
        lines, words, findings = self.lines, self.words, self.findings
        read_aloud(lines, words, findings)
        read_in_order(lines, words, findings)
        read_changed_cells(lines, words, self.is_heading, findings)
        torn = read_streams(lines, words, self.is_heading, findings)
        read_rows(lines, words, self.is_heading, findings)
        read_labels_first(lines, words, findings)
        read_pairs(lines, words, self.is_heading, findings)
        read_inline(lines, words, findings)
        read_goal_boxes(lines, words, findings)
        read_parentheses(lines, words, findings)
        read_changes(lines, words, is_label, findings)
        return torn

    def _is_group(self, text: str) -> bool:
        return plan_heading(text, self.words) is not None


def _headings(cues: Cues, words: LayoutCues) -> Callable[[Line], bool]:
    """Give a test for headings that looks at each text once."""
    known: dict[str, bool] = {}

    def is_heading(line: Line) -> bool:
        text = line.text.strip()
        if text not in known:
            known[text] = _is_heading(text, cues, words)
        return known[text]

    return is_heading


def _current(findings: Findings, dues: Dues, words: LayoutCues) -> list[FoundKpi]:
    """Keep what this plan aims at; what is unsound, or was aimed at by the plan before, is told as unresolved."""
    found = [kpi for kpi in findings.kpis if not (words.is_budget(kpi.indicator) or words.is_unset(kpi.target))]
    sound = [kpi for kpi in found if is_sound(kpi)]
    findings.unresolved += [(_UNSOUND, kpi.spans[0]) for kpi in found if kpi not in sound]
    current, past = part_judged([dated(kpi, dues) for kpi in sound])
    findings.unresolved += [(OF_THE_PLAN_BEFORE, kpi.spans[0]) for kpi in past]
    return current


def _place(kpi: FoundKpi) -> tuple[Span, Span]:
    """Order KPIs by their indicators; those of one merged cell by their targets."""
    return kpi.spans[0], kpi.spans[min(1, len(kpi.spans) - 1)]


def dated(kpi: FoundKpi, dues: Dues) -> FoundKpi:
    """Give a KPI that prints no year the one that the text sets for it."""
    due = dues.at(kpi.spans[0][0], kpi.target) if kpi.deadline is None else None
    return replace(kpi, deadline=due.printed, spans=(*kpi.spans, due.span)) if due else kpi


def _is_heading(text: str, cues: Cues, words: LayoutCues) -> bool:
    if cues.label(text) is not None or plan_heading(text, words) is not None or text.startswith("#"):
        return True
    read = enumerated(text, cues.level_words)
    cells = text.split()
    counts = is_value(text, words) and _NUMBER_APART.match(text) is None
    if read is None or counts or any(is_value(cell, words) for cell in cells[1:]):
        return False
    return read.readings[0].style not in LIST_STYLES or not words.ends_as_indicator(text)
