"""The question which KPIs are at risk, with their series."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.chains.overview import goal_of
from graph.pace import Pace, pace_of
from graph.projection import Projection
from graph.questions.kpis import STATUS
from graph.questions.parameters import Choice
from graph.questions.question import Question, column
from graph.questions.words import Words
from ontology.model import Basis, Entity, Kind, Kpi, Observation


class Signal(StrEnum):
    """What puts a KPI at risk: the document's own status, or progress behind an even pace."""

    STATUS = "status"
    PROGRESS = "progress"


# The class 「②現時点では…効果が必ずしも十分に発現していない」 of the yearly KPI reviews of national strategies.
_NOT_YET_EFFECTIVE = re.compile(r"^②")


@dataclass(frozen=True, slots=True)
class KpiAtRisk:
    """A KPI that the document itself calls not yet effective, or that is behind an even pace."""

    kpi: Entity = column("KPI", "KPI")
    signal: Signal = column("兆候", "signal")
    reason: str = column("理由", "reason")
    basis: Basis = column("根拠", "basis")
    status: str | None = column("状況", "status")
    progress: str | None = column("最新の進捗", "latest progress")
    elapsed: int | None = column("過ぎた期間", "time gone", "%")
    target: str | None = column("目標", "target")
    deadline: str | None = column("期限", "deadline")
    observations: tuple[Observation, ...] = column("実績の推移", "series")


def kpis_at_risk(projection: Projection, signal: str | None = None, status: str | None = None) -> Sequence[KpiAtRisk]:
    """List KPIs at risk: those of a status that says so first, then those furthest behind an even pace."""
    return [
        row
        for row in projection.derived(_at_risk)
        if (signal is None or row.signal == signal) and (status is None or row.status == status)
    ]


def _at_risk(projection: Projection) -> list[KpiAtRisk]:
    found = [kpi for kpi in projection.select(kind=Kind.KPI) if isinstance(kpi, Kpi)]
    by_status = [_by_status(kpi) for kpi in found if _NOT_YET_EFFECTIVE.match(kpi.status or "")]
    behind = [(kpi, pace) for kpi in found if (pace := pace_of(kpi)) and pace.is_behind]
    behind.sort(key=lambda pair: pair[1].lead)
    return [*by_status, *(_by_pace(kpi, pace) for kpi, pace in behind)]


def _by_status(kpi: Kpi) -> KpiAtRisk:
    said = f"文書の評価が「{kpi.status}」（効果が十分に発現していない）"
    return _risk(kpi, Signal.STATUS, said, Basis.STATED, pace_of(kpi))


def _by_pace(kpi: Kpi, pace: Pace) -> KpiAtRisk:
    return _risk(kpi, Signal.PROGRESS, pace.sentence, Basis.INFERRED, pace)


def _risk(kpi: Kpi, signal: Signal, reason: str, basis: Basis, pace: Pace | None) -> KpiAtRisk:
    target, deadline = goal_of(kpi)
    return KpiAtRisk(
        kpi=kpi,
        signal=signal,
        reason=reason,
        basis=basis,
        status=kpi.status,
        progress=next(_progress(kpi), None),
        elapsed=pace.elapsed if pace else None,
        target=target,
        deadline=deadline,
        observations=kpi.observations,
    )


def _progress(kpi: Kpi) -> Iterator[str]:
    return (each.progress for each in reversed(kpi.observations) if each.progress)


QUESTIONS = (
    Question(
        slug="kpis-at-risk",
        title=Words("遅れている・効果が見えないKPI", "KPIs at risk"),
        about=Words(
            "文書自身が効果の発現が不十分とする KPI と、経過した期間に進捗が届かない KPI（計算）。実績の推移付き。",
            "KPIs that the document calls not yet effective, and those behind an even pace, with their series.",
        ),
        row=KpiAtRisk,
        rows=kpis_at_risk,
        parameters=(
            Choice(
                "signal",
                Words("兆候", "signal"),
                choices={
                    Signal.STATUS: Words("文書の評価", "the document's own status"),
                    Signal.PROGRESS: Words("進捗の遅れ（計算）", "progress behind an even pace"),
                },
            ),
            STATUS,
        ),
    ),
)
