"""Read the evaluation sheets of cities: every table of indicators whose labels are those of the form."""

from collections.abc import Sequence

from ingest.layouts.cues import LayoutCues, plain_of
from ingest.layouts.evaluations.members import read_members
from ingest.layouts.evaluations.sheet import Walk
from ingest.layouts.evaluations.sheet_name import names_of_sheets, sheet_of
from ingest.layouts.evaluations.stream import stream_of
from ingest.layouts.evaluations.words import sheet_words
from ingest.layouts.found import Findings
from ingest.layouts.rows import Line


def read_evaluations(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every indicator with its target; the lines of its name and its values are marked as used."""
    words = sheet_words()
    plain = [plain_of(line.text) for line in lines]
    titled = any(title in text for text in plain for title in words.titles)
    if not titled and not any(sign in text for text in plain for sign in words.signs):
        return
    if any(other in text for text in plain for other in words.others):
        return
    read_members(stream_of([line for line in lines if line.index not in findings.used], cues), cues, findings)
    walk = Walk(stream_of([line for line in lines if line.index not in findings.used], cues), cues, titled)
    walk.go()
    sheets = names_of_sheets(lines, words.sheets, cues)
    for record, years in walk.found:
        kpi = record.kpi(years, sheet_of(sheets, record.lines[0].index), cues)
        if kpi is not None:
            findings.kpis.append(kpi)
            findings.used |= walk.aside | years.lines | {line.index for line in record.lines}
