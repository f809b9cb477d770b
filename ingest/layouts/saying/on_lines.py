"""KPIs said in words on printed lines of their own, before any table is looked for."""

from ingest.layouts.cues import LayoutCues
from ingest.layouts.found import Findings
from ingest.layouts.rows import Line
from ingest.layouts.saying.equalled import read_equalled
from ingest.layouts.saying.goal_pairs import read_goal_pairs
from ingest.layouts.saying.sentence_rows import read_sentence_rows
from ingest.layouts.saying.under_names import read_under_names
from ingest.layouts.saying.verbless import read_verbless


def read_said_on_lines(lines: list[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read sentences under names, in rows and beside goals, and targets set equal or said without a verb."""
    read_goal_pairs(lines, cues, findings)
    read_under_names(lines, cues, findings)
    read_sentence_rows(lines, cues, findings)
    read_equalled(lines, cues, findings)
    read_verbless(lines, cues, findings)
