"""The sheet of KPIs: what is printed and, beside it, the number that could be read from it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from graph.chains.overview import KpiPlace, kpi_places
from graph.exports.entry import DOCUMENT, KEY, QUOTE, Entry, labels
from graph.exports.table import Column, Table
from graph.projection import Projection
from ontology.model import Comparator, Direction, Kpi, Observation, Relation

Name = TypeVar("Name", Comparator, Direction)
_DIRECTIONS = {Direction.INCREASE: "増やす", Direction.DECREASE: "減らす", Direction.MAINTAIN: "保つ"}
_COMPARATORS = {
    Comparator.AT_LEAST: "以上",
    Comparator.MORE_THAN: "超",
    Comparator.AT_MOST: "以下",
    Comparator.LESS_THAN: "未満",
    Comparator.EQUAL: "等しい",
}


@dataclass(frozen=True, slots=True)
class KpiEntry(Entry):
    """A KPI with where it stands, and its last value in the order of the table."""

    kpi: Kpi
    place: KpiPlace

    @property
    def last(self) -> Observation:
        """Give the last actual value, an empty one where there is none."""
        return self.kpi.observations[-1] if self.kpi.observations else Observation("", "")


def _kpis(projection: Projection) -> Iterator[KpiEntry]:
    return (KpiEntry(projection, place.kpi, place.kpi, place) for place in projection.derived(kpi_places))


def _named(names: Mapping[Name, str], value: Name | None) -> str | None:
    return names[value] if value else None


KPIS = Table(
    "KPI",
    "KPI",
    "KPIs",
    _kpis,
    (
        DOCUMENT,
        Column("number", "番号", "number", lambda entry: entry.kpi.number),
        Column("label", "指標", "indicator", lambda entry: entry.thing.label),
        Column(
            "target", "目標（原文）", "target, as printed", lambda entry: entry.kpi.target and entry.kpi.target.printed
        ),
        Column("value", "目標値", "target value", lambda entry: entry.kpi.target and entry.kpi.target.value, "double"),
        Column("unit", "単位", "unit", lambda entry: entry.kpi.target and entry.kpi.target.unit),
        Column(
            "comparator",
            "比較",
            "comparator",
            lambda entry: entry.kpi.target and _named(_COMPARATORS, entry.kpi.target.comparator),
        ),
        Column(
            "direction",
            "方向",
            "direction",
            lambda entry: entry.kpi.target and _named(_DIRECTIONS, entry.kpi.target.direction),
        ),
        Column(
            "deadline",
            "期限（原文）",
            "deadline, as printed",
            lambda entry: entry.kpi.deadline and entry.kpi.deadline.printed,
        ),
        Column("year", "期限の年", "year", lambda entry: entry.kpi.deadline and entry.kpi.deadline.year, "integer"),
        Column("baseline", "現状値（原文）", "baseline, as printed", lambda entry: entry.kpi.baseline),
        Column("last", "最新の値（原文）", "last value, as printed", lambda entry: entry.last.value),
        Column("last_number", "最新の値", "last value", lambda entry: entry.last.number, "double"),
        Column("as_of", "時点", "as of", lambda entry: entry.last.as_of or entry.last.at),
        Column("progress", "進捗（原文）", "progress, as printed", lambda entry: entry.last.progress),
        Column("recomputed", "進捗（計算、％）", "progress, recomputed", lambda entry: entry.last.recomputed, "double"),
        Column("status", "状況", "status", lambda entry: entry.kpi.status),
        Column("gauges", "測る対象", "what it gauges", lambda entry: entry.sources(Relation.MEASURED_BY)),
        Column("outcomes", "アウトカム", "outcomes", lambda entry: labels(entry.place.outcomes)),
        Column("organisations", "所管", "responsible", lambda entry: labels(entry.place.organisations)),
        QUOTE,
        KEY,
    ),
)
