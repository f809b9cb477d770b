"""The readers of layouts in their order: those that are surest of their lines take them first."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ParamSpec, TypeVar

from ingest.layouts.analyses.boxed import read_boxed
from ingest.layouts.analyses.judged import read_judged
from ingest.layouts.analyses.labelled import read_labelled
from ingest.layouts.analyses.rated import read_rated
from ingest.layouts.analyses.reader import read_analyses
from ingest.layouts.boxes.kinds_by_year import read_kinds_by_year
from ingest.layouts.boxes.names_before_heads import read_names_before_heads
from ingest.layouts.boxes.numbered_names import read_numbered_names
from ingest.layouts.boxes.one_row import read_one_row
from ingest.layouts.boxes.placed_boxes import read_placed_boxes
from ingest.layouts.boxes.programme_years import read_programme_years
from ingest.layouts.boxes.reader import read_boxes
from ingest.layouts.boxes.review import read_reviews
from ingest.layouts.boxes.series import read_series
from ingest.layouts.boxes.sheet_values import read_sheet_values
from ingest.layouts.boxes.told_aims import read_told_aims
from ingest.layouts.cards.aims_with_years import read_aims_with_years
from ingest.layouts.cards.cards_in_rows import read_cards_in_rows
from ingest.layouts.cards.heads_over_changes import read_heads_over_changes
from ingest.layouts.cards.kinds_under_years import read_kinds_under_years
from ingest.layouts.cards.pairs import read_pairs
from ingest.layouts.cards.stepped_cards import read_stepped_cards
from ingest.layouts.cards.torn_cards import read_torn_cards
from ingest.layouts.cards.year_cards import read_year_cards
from ingest.layouts.cards.years_downward import read_years_downward
from ingest.layouts.celled.by_blocks import read_by_blocks
from ingest.layouts.celled.captioned import read_captioned
from ingest.layouts.celled.found_table import Celled
from ingest.layouts.celled.over_columns import read_over_columns
from ingest.layouts.celled.reader import find_celled
from ingest.layouts.celled.repeated_heads import read_repeated_heads
from ingest.layouts.cues import LayoutCues
from ingest.layouts.evaluations.grants import read_grants
from ingest.layouts.evaluations.reader import read_evaluations
from ingest.layouts.flat.reader import read_flat, read_flat_dated, read_flat_sheets
from ingest.layouts.found import Findings
from ingest.layouts.glued.reader import read_glued
from ingest.layouts.grids.aims_by_item import read_aims_by_item
from ingest.layouts.grids.barred import barred_grids
from ingest.layouts.grids.broken_rows import broken_grids
from ingest.layouts.grids.cut import Grid, grids_of
from ingest.layouts.grids.drawn_cells import drawn_grids
from ingest.layouts.grids.html import html_grids
from ingest.layouts.grids.kinds_across import read_kinds_across
from ingest.layouts.grids.names_over import names_beside
from ingest.layouts.grids.paragraphs import paragraph_grids
from ingest.layouts.grids.paragraphs_under_heads import paragraph_grids_under_heads
from ingest.layouts.grids.parts_under_name import read_parts_under_name
from ingest.layouts.grids.planned_and_reached import read_planned_and_reached
from ingest.layouts.grids.reader import read_grid
from ingest.layouts.grids.repeated_groups import read_repeated_groups
from ingest.layouts.grids.rows_of_years import read_rows_of_years
from ingest.layouts.grids.ruled_rows import ruled_grids
from ingest.layouts.grids.turned import turned_grids
from ingest.layouts.grids.turned_streams import read_turned_streams
from ingest.layouts.grids.yearly_targets import read_yearly_targets
from ingest.layouts.groups.reader import read_groups
from ingest.layouts.lines.boxed_targets import read_boxed_targets
from ingest.layouts.lines.bracketed_targets import read_bracketed_targets
from ingest.layouts.lines.changed_cells import read_changed_cells
from ingest.layouts.lines.changes import read_changes
from ingest.layouts.lines.changes_under_goals import read_changes_under_goals
from ingest.layouts.lines.charted_values import read_charted_values
from ingest.layouts.lines.dated_pairs import read_dated_pairs
from ingest.layouts.lines.dated_sections import read_dated_sections
from ingest.layouts.lines.downward_changes import read_downward_changes
from ingest.layouts.lines.drawn_trees import read_drawn_trees
from ingest.layouts.lines.equal_labels import read_equal_labels
from ingest.layouts.lines.goal_boxes import read_goal_boxes
from ingest.layouts.lines.goals_with_years import read_goals_with_years
from ingest.layouts.lines.in_order import read_in_order
from ingest.layouts.lines.inline import read_inline
from ingest.layouts.lines.labelled_boxes import read_labelled_boxes
from ingest.layouts.lines.labels_over_values import read_labels_over_values
from ingest.layouts.lines.marked_values import read_marked_values
from ingest.layouts.lines.named_steps import read_named_steps
from ingest.layouts.lines.names_then_values import read_names_then_values
from ingest.layouts.lines.numbered_under_labels import read_numbered_under_labels
from ingest.layouts.lines.panels import read_panels
from ingest.layouts.lines.parentheses import read_parentheses
from ingest.layouts.lines.pieced_changes import read_pieced_changes
from ingest.layouts.lines.quoted_policies import leave_quoted
from ingest.layouts.lines.read_aloud import read_aloud
from ingest.layouts.lines.reasons_split import read_reasons_split
from ingest.layouts.lines.results import leave_results
from ingest.layouts.lines.scheduled import read_scheduled
from ingest.layouts.lines.stepped import read_stepped
from ingest.layouts.lines.targets_with_today import read_targets_with_today
from ingest.layouts.lines.told_items import read_told_items
from ingest.layouts.paired.reader import read_paired
from ingest.layouts.printed.aligned import read_aligned
from ingest.layouts.printed.spanned_years import read_spanned_years
from ingest.layouts.printed.words import Measure
from ingest.layouts.regular.reader import read_repeated
from ingest.layouts.reviews.reader import read_review_sheets
from ingest.layouts.rowed.counted_rows import read_counted_rows
from ingest.layouts.rowed.marked_names import read_marked_names
from ingest.layouts.rowed.reader import read_rows
from ingest.layouts.rowed.values_below_names import read_values_below_names
from ingest.layouts.rowed.years_after_values import read_years_after_values
from ingest.layouts.rowed.years_below_values import read_years_below_values
from ingest.layouts.rowed.years_under_kinds import read_years_under_kinds
from ingest.layouts.rows import Line, Separator
from ingest.layouts.safely import safely
from ingest.layouts.saying.changes_said import read_changes_said
from ingest.layouts.saying.equalled import read_equalled
from ingest.layouts.saying.goal_pairs import read_goal_pairs
from ingest.layouts.saying.in_news import read_in_news
from ingest.layouts.saying.interrupted import read_interrupted
from ingest.layouts.saying.labelled_sentences import read_labelled_sentences
from ingest.layouts.saying.reached_states import read_reached_states
from ingest.layouts.saying.remarked import read_remarked
from ingest.layouts.saying.sentence_rows import read_sentence_rows
from ingest.layouts.saying.signed_sentences import read_signed_sentences
from ingest.layouts.saying.told_against import read_told_against
from ingest.layouts.saying.triangle_lists import read_triangle_lists
from ingest.layouts.saying.under_names import read_under_names
from ingest.layouts.saying.verbless import read_verbless
from ingest.layouts.streams.reader import read_streams
from ingest.logic.plan_headings import plan_heading
from ingest.structure.clean import CleanText

_CELLED = (Separator.TAB, Separator.PIPE)
_P = ParamSpec("_P")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Readers:
    """The printed lines of a text. Each reader takes the lines that are its own; those that are surest go first."""

    lines: list[Line]
    words: LayoutCues
    measure: Measure
    is_heading: Callable[[Line], bool]
    findings: Findings

    def read_cells(self, cleaned: CleanText) -> None:
        """Read what has cells of its own: by tabs, pipes, HTML, or columns that a rule under the heads counts."""
        self._each(read_rows_of_years)
        self._run(read_review_sheets, self.lines, self.measure, self.words, self.findings)
        self._each(read_drawn_trees, read_evaluations, read_grants, read_dated_pairs, read_cards_in_rows)
        lines, words = [line for line in self.lines if line.index not in self.findings.used], self.words
        self._run(read_downward_changes, lines, words, self.is_heading, self.findings)
        for read_in in (read_analyses, read_judged, read_labelled):
            self._run(read_in, lines, self.measure, words, self.findings)
        self._run(read_rated, [line for line in lines if line.separator in _CELLED], self.measure, words, self.findings)
        lines = [line for line in lines if line.index not in self.findings.used]
        self._each(read_paired, read_glued)
        self._read_said()
        ruled, taken = ruled_grids(lines, words, self._is_group)
        barred, in_bars = barred_grids(lines, words)
        broken, in_broken = broken_grids(lines, words)
        drawn, in_drawn = drawn_grids(lines, words)
        taken |= in_bars | in_broken | in_drawn
        readers = read_repeated_groups, read_planned_and_reached, read_yearly_targets, read_aims_by_item
        for read in (*readers, read_parts_under_name):
            taken |= self._run(read, lines, words, self.findings) or set()
        others = [line for line in lines if line.index not in taken] if taken else lines
        turned = turned_grids(others, self.measure, words)
        stacked = (*paragraph_grids(others, words), *paragraph_grids_under_heads(others, words))
        for grid in (
            *html_grids(cleaned, lines),
            *ruled,
            *barred,
            *broken,
            *drawn,
            *grids_of(others),
            *turned,
            *stacked,
        ):
            self._run(self._read_grid, grid)

    def read_sheets(self) -> None:
        """Read cards, and the boxes of the official sheets of ministries, whose labels never change."""
        lines, words, findings = self.lines, self.words, self.findings
        self._each(read_sheet_values)
        self._run(read_repeated_heads, lines, words, self.is_heading, findings)
        self._each(read_year_cards, read_years_downward, read_kinds_under_years)
        self._run(read_heads_over_changes, lines, words, self.is_heading, findings)
        self._run(read_stepped_cards, lines, words, self.is_heading, findings)
        self._run(read_torn_cards, lines, words, self.is_heading, findings)
        self._each(read_boxed, read_programme_years)
        self._each(
            read_kinds_by_year,
            read_flat_sheets,
            read_numbered_names,
            read_names_before_heads,
        )
        self._run(read_placed_boxes, lines, self.measure, words, findings)
        self._run(read_boxes, lines, self.measure, words, findings)
        self._run(read_told_aims, lines, self.measure, words, findings)
        self._each(read_one_row, read_aims_with_years)
        self._run(read_reviews, lines, self.measure, words, findings)
        self._run(read_rated, lines, self.measure, words, findings)

    def read_print(self) -> None:
        """Read tables by where their cells stand."""
        self._run(read_years_under_kinds, self.lines, self.words, self.is_heading, self.findings)
        self._run(read_years_below_values, self.lines, self.words, self.is_heading, self.findings)
        self._run(read_values_below_names, self.lines, self.words, self.is_heading, self.findings)
        self._run(read_years_after_values, self.lines, self.words, self.is_heading, self.findings)
        self._each(read_counted_rows, read_marked_names, read_spanned_years)
        self._run(read_groups, self.lines, self.measure, self.words, self.is_heading, self.findings)
        self._run(read_aligned, self.lines, self.measure, self.words, self.is_heading, self.findings)
        free = [line for line in self.lines if line.index not in self.findings.used]
        self._run(read_series, free, self.words, self.findings)

    def read_words(self, is_label: Callable[[str], bool]) -> list[Line]:
        """Read what only its words part: tables of one cell a line first, where nothing else reads more of them."""
        findings = self.findings
        celled = self._run(self._find_celled)
        if not celled:
            return self.read_lines(is_label)
        trial = replace(findings, kpis=list(findings.kpis), used=set(findings.used), unresolved=[])
        torn = replace(self, findings=trial).read_lines(is_label)
        others = trial.kpis[len(findings.kpis) :]
        better = [table.findings for table in celled if table.says_more(others, self.words)]
        for found in better or [replace(trial, kpis=others)]:
            findings.kpis += found.kpis
            findings.used |= found.used
            findings.unresolved += found.unresolved
        return self.read_lines(is_label) if better else torn

    def read_repeated(self) -> None:
        """Read what no form is known of but that it repeats."""
        self._run(read_repeated, self.lines, self.words, self.is_heading, self.findings)

    def read_lines(self, is_label: Callable[[str], bool]) -> list[Line]:
        """Read from whole tables down to single lines; give the lines of torn tables."""
        lines, words, findings = self.lines, self.words, self.findings
        self._each(
            read_names_then_values,
            read_captioned,
            read_by_blocks,
            read_aloud,
            read_in_order,
        )
        self._run(read_changed_cells, lines, words, self.is_heading, findings)
        self._each(read_flat_dated)
        torn = self._run(read_streams, lines, words, self.is_heading, findings) or []
        self._run(read_rows, lines, words, self.is_heading, findings)
        self._run(read_pairs, lines, words, self.is_heading, findings)
        self._each(
            read_flat,
            read_over_columns,
            read_turned_streams,
            read_inline,
            read_goal_boxes,
            read_parentheses,
        )
        self._run(read_changes, lines, words, is_label, findings)
        self._each(read_told_items, read_dated_sections, read_panels)
        if not findings.kpis:  # a plan that sets targets of its own looks back on others
            self._each(read_in_news, read_told_against)
        return torn

    def _read_said(self) -> None:
        """Read sentences under names, in rows and beside goals, and targets set equal or said without a verb."""
        self._run(leave_results, self.lines, self.findings)
        self._run(leave_quoted, self.lines, self.is_heading, self.findings)
        self._each(
            read_labels_over_values,
            read_numbered_under_labels,
            read_stepped,
            read_equal_labels,
            read_marked_values,
            read_reasons_split,
            read_charted_values,
            read_pieced_changes,
            read_bracketed_targets,
            read_named_steps,
            read_scheduled,
            read_labelled_boxes,
            read_goals_with_years,
            read_targets_with_today,
            read_changes_under_goals,
            read_interrupted,
            read_signed_sentences,
            read_boxed_targets,
            read_remarked,
            read_goal_pairs,
            read_under_names,
            read_labelled_sentences,
            read_sentence_rows,
            read_equalled,
            read_changes_said,
            read_verbless,
            read_triangle_lists,
            read_reached_states,
        )

    def _read_grid(self, grid: Grid) -> None:
        """Read a table of cells, what it says of several kinds of values first."""
        rest = read_kinds_across(grid, self.words, self.findings)
        read_grid(names_beside(rest, self.words), self.words, self._is_group, self.findings)

    def _find_celled(self) -> list[Celled]:
        return list(find_celled(self.lines, self.words, self.is_heading, self.findings.used))

    def _each(self, *readers: Callable[[list[Line], LayoutCues, Findings], object]) -> None:
        """Call readers that ask for nothing but the lines and the words, one after the other."""
        for read in readers:
            self._run(read, self.lines, self.words, self.findings)

    def _run(self, read: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> _T | None:
        """Call a reader; one that breaks on these lines leaves them to the others."""
        return safely(self.findings, self.lines, read, *args, **kwargs)

    def _is_group(self, text: str) -> bool:
        return plan_heading(text, self.words) is not None
