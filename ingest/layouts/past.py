"""Targets that are none of the plan: of the plan before it, which a table looks back on, and of others, quoted.

成果指標    計画当初（H30）  目標（R6）  実績（R5）  評価        beside tables whose targets are for R11
"""

from collections.abc import Iterable, Sequence

from ingest.layouts.found import FoundKpi
from ingest.quantity import years_in


def without_past(kpis: Sequence[FoundKpi]) -> tuple[list[FoundKpi], list[FoundKpi]]:
    """Part the KPIs of a plan from those of the plan before it: judged, and due before all that are not judged."""
    ahead = min((year for kpi in kpis if not kpi.judged for year in _year(kpi)), default=None)
    past = [kpi for kpi in kpis if kpi.judged and ahead is not None and any(year < ahead for year in _year(kpi))]
    return [kpi for kpi in kpis if kpi not in past], past


def is_quoted(kpi: FoundKpi) -> bool:
    """Tell words out of a quotation that is still open: 他市の例では、「利用者数."""
    return kpi.indicator.count("「") > kpi.indicator.count("」")


def _year(kpi: FoundKpi) -> Iterable[int]:
    return years_in(kpi.deadline)[-1:] if kpi.deadline else ()
