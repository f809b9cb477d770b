"""Figures that do not come out: progress beside what its own numbers give, totals beside what was read."""

from collections.abc import Iterator

from graph.audit.finding import Finding, Rule, Severity, Tier, about
from graph.projection import Projection
from graph.questions.words import Words
from ontology.model import Kind, Kpi, Observation
from ontology.unresolved import TOTALS_DISAGREE

PROGRESS = Rule(
    "progress-mismatch",
    Words("計算と合わない進捗", "Progress that does not recompute"),
    Tier.STANDARD,
    Severity.ERROR,
)
TOTALS = Rule("totals-disagree", Words("合わない集計", "Totals that disagree"), Tier.STANDARD, Severity.WARNING)
RULES = (PROGRESS, TOTALS)
_ROUNDING = 1  # percentage points: texts round, and not always in one way


def find(projection: Projection) -> Iterator[Finding]:
    """Go through the series of all KPIs, and through the totals that disagree with what was read."""
    for kpi in projection.select(kind=Kind.KPI):
        for observation in kpi.observations if isinstance(kpi, Kpi) else ():
            if _differs(observation):
                yield about(PROGRESS, kpi, _progress(kpi.label, observation))
    for item in projection.unresolved:
        if item.reason.startswith(TOTALS_DISAGREE):
            ja, _, en = item.reason.partition(" / ")
            sentence = Words(
                f"{ja}。集計表と個々のKPIの記載を突き合わせ、違う方を直す（読み取りの誤りのこともある）。",
                f"{en[:1].upper()}{en[1:]}. Hold the table against the KPIs and mend the one that is wrong "
                "(it may be a misreading).",
            )
            yield Finding(TOTALS, sentence, document=item.evidence.document, evidence=(item.evidence,))


def _differs(observation: Observation) -> bool:
    printed, computed = _percent(observation), observation.recomputed
    return printed is not None and computed is not None and abs(printed - round(computed)) > _ROUNDING


def _percent(observation: Observation) -> float | None:
    try:
        return float((observation.progress or "").rstrip("%％"))
    except ValueError:  # 「44% / 20%」, 「－」: no single figure
        return None


def _progress(label: str, observation: Observation) -> Words:
    at, value, computed = observation.at, observation.value, f"{observation.recomputed:g}%"
    return Words(
        f"KPI「{label}」の進捗は「{observation.progress}」（{at} {value}）とあるが、"
        f"基準値・目標・実績から計算すると{computed}になる。数値を確かめるか、算出方法を注記する。",
        f"The progress of the KPI “{label}” is given as {observation.progress} ({at} {value}), but baseline, target "
        f"and actual value give {computed}. Check the figures, or note how progress is computed.",
    )
