"""A table of one cell a line as it was found, and whether it says more than other readers read on its lines."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layouts.celled.cells import without_year_behind
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_number, is_value
from ingest.layouts.found import Findings, FoundKpi, indicator_name
from ingest.layouts.heads.columns import is_year
from ingest.layouts.rowed.headless_groups import is_group
from ingest.layouts.rowed.name_forms import TOGETHER, name_misfit
from ingest.layouts.rows import Cell

_LONGEST_NUMBER = 2  # digits of the number of a row
_HEADS_OF_VALUES = (Role.BASELINE, Role.TARGET, Role.OTHER_VALUE)
_WITHIN_WORD = re.compile("[ぁ-ん]")
_ASIDE = re.compile(r"[（(].*")


@dataclass(frozen=True, slots=True)
class Celled:
    """A table that was found: its KPIs, its lines; whether the numbers of its rows tell them apart."""

    findings: Findings
    counted: bool = False

    def says_more(self, others: Sequence[FoundKpi], cues: LayoutCues) -> bool:
        """Tell whether it has more KPIs than were read on its lines, those among them; or says more of the same."""
        own = self.findings.kpis
        if not own:
            return False
        begin, end = min(kpi.spans[0][0] for kpi in own), max(last for kpi in own for _, last in kpi.spans)
        there = [kpi for kpi in others if kpi.spans[0][0] < end and begin < max(last for _, last in kpi.spans)]
        there = [kpi for kpi in there if not self._is_misread(kpi)]
        targets = {kpi.indicator: kpi.target for kpi in own}
        if {kpi.indicator for kpi in there} >= set(targets):
            differ = any(targets.get(kpi.indicator, kpi.target) != kpi.target for kpi in there)
            dated = differ and not any(kpi.deadline for kpi in there) and all(kpi.deadline for kpi in own)
            return dated or (not differ and _are_numbered(own) and not _are_numbered(there))
        both = {_name_with_owner(kpi) for kpi in own}
        good = [kpi for kpi in there if _is_named(kpi, cues) and kpi.indicator not in both]
        cut = [kpi for kpi in there if kpi not in good and kpi.indicator not in both]
        good += [kpi for kpi in cut if _is_whole(kpi, own)]
        same = sum(targets.get(kpi.indicator) == kpi.target for kpi in good)
        if self.counted and len(own) >= len(good) > same:
            return True
        return len(own) > len(good) and (len(good) * 2 <= len(own) or same * 2 >= len(good))

    def _is_misread(self, kpi: FoundKpi) -> bool:
        """Tell a KPI that took a year for a group or an owner, whom it is for, or the next number, for a value."""
        years = any(cell is not None and is_year(cell.text) for cell in (kpi.group, kpi.owner))
        if years or (kpi.baseline is not None and is_group(kpi.baseline)):
            return True
        bare = kpi.target.isdecimal() and len(kpi.target) <= _LONGEST_NUMBER and kpi.baseline is None
        return self.counted and bare and not any(own.target.isdecimal() for own in self.findings.kpis)


def _are_numbered(kpis: Sequence[FoundKpi]) -> bool:
    """Tell KPIs each with the number of its measure."""
    return all(kpi.owner is not None and is_number(kpi.owner.text) for kpi in kpis)


def _is_whole(kpi: FoundKpi, own: Sequence[FoundKpi]) -> bool:
    """Tell a KPI of whose name another reading has only the end."""
    return any(kpi.indicator.endswith(one.indicator) and kpi.target == one.target for one in own)


def _name_with_owner(kpi: FoundKpi) -> str | None:
    """Put together what another reading may have taken for one name; 出 / す店の数 is one, cut within a word."""
    if kpi.owner is None or _WITHIN_WORD.match(kpi.indicator):
        return None
    return indicator_name(kpi.owner.text) + kpi.indicator


def _is_named(kpi: FoundKpi, cues: LayoutCues) -> bool:
    """Tell whether a KPI has a name, which neither a head nor a value is."""
    cell = Cell(kpi.indicator, tuple(range(len(kpi.indicator))))
    is_head = cues.role(_ASIDE.sub("", kpi.indicator)) in _HEADS_OF_VALUES
    valued = is_value(without_year_behind(cell).text, cues)
    return not (is_head or valued) and name_misfit([cell], cues) < TOGETHER
