"""KPIs said in words on printed lines of their own, before any table is looked for."""

from ingest.layouts.cues import LayoutCues
from ingest.layouts.found import Findings
from ingest.layouts.lines.boxed_targets import read_boxed_targets
from ingest.layouts.lines.bracketed_targets import read_bracketed_targets
from ingest.layouts.lines.equal_labels import read_equal_labels
from ingest.layouts.lines.results import leave_results
from ingest.layouts.lines.stepped import read_stepped
from ingest.layouts.rows import Line
from ingest.layouts.saying.changes_said import read_changes_said
from ingest.layouts.saying.equalled import read_equalled
from ingest.layouts.saying.goal_pairs import read_goal_pairs
from ingest.layouts.saying.in_news import read_in_news
from ingest.layouts.saying.interrupted import read_interrupted
from ingest.layouts.saying.labelled_sentences import read_labelled_sentences
from ingest.layouts.saying.remarked import read_remarked
from ingest.layouts.saying.sentence_rows import read_sentence_rows
from ingest.layouts.saying.told_against import read_told_against
from ingest.layouts.saying.under_names import read_under_names
from ingest.layouts.saying.verbless import read_verbless


def read_said_on_lines(lines: list[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read sentences under names, in rows and beside goals, and targets set equal or said without a verb."""
    leave_results(lines, findings)
    read_stepped(lines, cues, findings)
    read_equal_labels(lines, cues, findings)
    read_bracketed_targets(lines, cues, findings)
    read_interrupted(lines, cues, findings)
    read_boxed_targets(lines, cues, findings)
    read_remarked(lines, cues, findings)
    read_goal_pairs(lines, cues, findings)
    read_under_names(lines, cues, findings)
    read_labelled_sentences(lines, cues, findings)
    read_sentence_rows(lines, cues, findings)
    read_equalled(lines, cues, findings)
    read_changes_said(lines, cues, findings)
    read_verbless(lines, cues, findings)


def read_said_of_results(lines: list[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read targets told beside results, in a text that sets none in lists or tables: a plan looks back on others."""
    if not findings.kpis:
        read_in_news(lines, cues, findings)
        read_told_against(lines, cues, findings)
