"""Deadlines held against the calendar, and against the period that the strategy itself is for."""

import re
import unicodedata
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from graph.audit.finding import Finding, Rule, Severity, Tier, about
from graph.projection import Projection
from graph.questions.words import Words
from ontology.model import Deadline, Document, Kind, Kpi, PlanPeriod

PAST = Rule("deadline-past", Words("過ぎた期限", "Deadline that has passed"), Tier.STANDARD, Severity.INFO)
BEYOND = Rule(
    "deadline-after-period",
    Words("計画期間より後の期限", "Deadline after the strategy's period"),
    Tier.STANDARD,
    Severity.WARNING,
)
RULES = (PAST, BEYOND)
_FISCAL_YEAR = re.compile(r"年度(?!.*年)")  # the last year printed is a fiscal one
_MONTH = re.compile(r"年\s*(1[0-2]|[1-9])\s*月(?!.*年)")
_LAST_DAY = (3, 31)  # of a fiscal year, in the year after
_FEW = 5  # deadlines of one document are told one by one up to here


def last_day(printed: str, year: int) -> date:
    """Give the last day of a year (年), a fiscal year (年度, to the end of March) or a month, as printed."""
    plain = unicodedata.normalize("NFKC", printed)
    month = _MONTH.search(plain)
    if month:
        return date(year, int(month[1]), monthrange(year, int(month[1]))[1])
    return date(year + 1, *_LAST_DAY) if _FISCAL_YEAR.search(plain) else date(year, 12, 31)


def find_past(projection: Projection, as_of: date) -> Iterator[Finding]:
    """Find deadlines before a day; where all of a document have passed, one finding says so of all of them."""
    for document, due in _dated(projection).items():
        past = [(kpi, deadline) for kpi, deadline in due if _end(deadline) < as_of]
        if len(past) == len(due) > _FEW:
            yield _all_past(projection.document(document), past, as_of)
        else:
            yield from (about(PAST, kpi, _past(kpi, deadline, as_of)) for kpi, deadline in past)


def find_beyond(projection: Projection) -> Iterator[Finding]:
    """Find deadlines after the end of the period that a document says it is for."""
    for document, due in _dated(projection).items():
        period = projection.document(document).period
        for kpi, deadline in due:
            if period and _end(deadline) > date(period.end + 1, *_LAST_DAY):  # 2025～2029 may mean fiscal years
                yield about(BEYOND, kpi, _beyond(kpi, deadline, period), (*kpi.evidence, period.evidence))


def _dated(projection: Projection) -> dict[str, list[tuple[Kpi, Deadline]]]:
    found: defaultdict[str, list[tuple[Kpi, Deadline]]] = defaultdict(list)
    for kpi in projection.select(kind=Kind.KPI):
        if isinstance(kpi, Kpi) and kpi.document and kpi.deadline and kpi.deadline.year:
            found[kpi.document].append((kpi, kpi.deadline))
    return found


def _end(deadline: Deadline) -> date:
    return last_day(deadline.printed, deadline.year or 0)


def _all_past(document: Document, past: list[tuple[Kpi, Deadline]], as_of: date) -> Finding:
    kpi, deadline = max(past, key=lambda pair: _end(pair[1]))
    sentence = Words(
        f"「{document.title}」のKPI {len(past)}件の期限は、すべて{as_of}までに過ぎた（最後は「{deadline.printed}」）。"
        "達成したかどうかをまとめ、次の計画に引き継ぐ。",
        f"All {len(past)} deadlines of KPIs in “{document.title}” passed by {as_of} (the last: {deadline.printed}). "
        "Sum up what was reached, and carry it over to the next plan.",
    )
    return Finding(PAST, sentence, None, document.iri, kpi.evidence)


def _past(kpi: Kpi, deadline: Deadline, as_of: date) -> Words:
    return Words(
        f"KPI「{kpi.label}」の期限「{deadline.printed}」は、{as_of}までに過ぎた。達成したかどうかを書き、次の目標を定めるか終える。",
        f"The deadline {deadline.printed} of the KPI “{kpi.label}” passed by {as_of}. State whether it was reached, "
        "and set the next target or close it.",
    )


def _beyond(kpi: Kpi, deadline: Deadline, period: PlanPeriod) -> Words:
    return Words(
        f"KPI「{kpi.label}」の期限「{deadline.printed}」は、計画期間（{period.printed}）の後である。期間内の値（中間目標）を加える。",
        f"The deadline {deadline.printed} of the KPI “{kpi.label}” is after the period of the plan ({period.printed}). "
        "Add a value for the end of the period.",
    )
