"""Everything of which a text kept the order of the words alone: the surest form goes first."""

from collections.abc import Callable, Sequence

from ingest.layouts.cues import LayoutCues
from ingest.layouts.flat.blocks_behind import read_blocks_behind
from ingest.layouts.flat.bracketed_years import read_bracketed_years
from ingest.layouts.flat.captioned_years import read_captioned_years
from ingest.layouts.flat.dated_by_month import read_dated_by_month
from ingest.layouts.flat.explained_rows import read_explained_rows
from ingest.layouts.flat.judged_by_year import read_judged_by_year
from ingest.layouts.flat.judged_rows import read_judged_rows
from ingest.layouts.flat.labels_behind import read_labels_behind
from ingest.layouts.flat.letters_then_years import read_letters_then_years
from ingest.layouts.flat.marked_rows import read_marked_rows
from ingest.layouts.flat.monthly import read_monthly
from ingest.layouts.flat.named_twice import read_named_twice
from ingest.layouts.flat.proved import read_proved
from ingest.layouts.flat.rated_rows import read_rated_rows
from ingest.layouts.flat.rates_with_terms import read_rates_with_terms
from ingest.layouts.flat.table import read_dated_tables, read_flat_tables
from ingest.layouts.flat.values_before_labels import read_values_before_labels
from ingest.layouts.flat.words import Word, runs
from ingest.layouts.flat.yearly_then_final import read_yearly_then_final
from ingest.layouts.found import Findings
from ingest.layouts.rows import Line

_Reader = Callable[[Sequence[Word], LayoutCues, Findings], None]
_OF_SHEETS = (
    read_bracketed_years,
    read_captioned_years,
    read_explained_rows,
    read_judged_by_year,
    read_monthly,
    read_dated_by_month,
    read_rates_with_terms,
    read_yearly_then_final,
    read_values_before_labels,
    read_marked_rows,
    read_judged_rows,
    read_letters_then_years,
    read_rated_rows,
    read_named_twice,
    read_labels_behind,
    read_blocks_behind,
)
_OF_TABLES = (read_proved, read_flat_tables)


def read_flat_sheets(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read sheets and reports, whose labels tell surely what each value is."""
    _read_with(_OF_SHEETS, lines, cues, findings)


def read_flat_dated(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read the tables whose heads all have their years; those that belong to a KPI are marked as used."""
    _read_with((read_dated_tables,), lines, cues, findings)


def read_flat(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read tables on the lines that nothing surer has used; those that belong to a KPI are marked as used."""
    _read_with(_OF_TABLES, lines, cues, findings)


def _read_with(readers: Sequence[_Reader], lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Give each reader the words of the free lines; they are cut anew only where some were used."""
    found, used = list(runs(lines, findings.used, cues)), len(findings.used)
    for read in readers:
        for words in found:
            read(words, cues, findings)
        if len(findings.used) > used:
            found, used = list(runs(lines, findings.used, cues)), len(findings.used)
