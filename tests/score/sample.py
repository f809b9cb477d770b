"""The sample strategy of our own writing, held against all that a reader finds in it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ontology.model import Entity, Extraction, Kind, Kpi, Law, Relation, RoadmapItem
from tests.score.figures import Figure, Group, Row

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "mirai-strategy.md"
TRUTH = ROOT / "tests" / "texts" / "mirai-strategy.expected.json"
_RESULTS = (Kind.IMPACT, Kind.OUTCOME, Kind.OUTPUT)


def score_sample(extraction: Extraction) -> Group:
    """Give a figure for every kind of thing and link that the expectations know."""
    truth = json.loads(TRUTH.read_text(encoding="utf-8"))
    read = dict(_read(extraction))
    return {name: Figure.of(rows, read[name]).as_json() for name, rows in _expected(truth)}


def _expected(truth: dict[str, Any]) -> Iterator[tuple[str, list[Row]]]:
    impacts, outcomes, outputs = (truth[name] for name in ("impacts", "outcomes", "outputs"))
    names = {row["id"]: row["name"] for row in (*impacts, *outcomes, *outputs)}
    groups = {row["group"]: row["group"].split(" ", 1)[-1] for row in truth["national_role"]}
    names |= groups
    measures = [*truth["measures"], *truth["other_measures"], *truth["national_role"]]
    owned = [(row["name"], kpi) for row in (*impacts, *outcomes) for kpi in row["kpis"]]
    owned += [(names[kpi.get("output") or kpi["group"]], kpi) for kpi in _output_kpis(truth)]
    tables = [*truth["roadmap_tables"], *truth["national_role_roadmap"]]
    yield "Impact", [(row["name"],) for row in impacts]
    yield "Outcome", [(row["name"],) for row in outcomes]
    yield "Output", [(name,) for name in (*(row["name"] for row in outputs), *groups.values())]
    yield "Measure", sorted({(row["title"],) for row in measures})
    yield "Programme", sorted({(name,) for row in measures for name in row.get("programmes", ())})
    yield "KPI", [(kpi["indicator"],) for _, kpi in owned]
    yield "KPI with target and deadline", [(k["indicator"], k["target"], k.get("deadline") or "") for _, k in owned]
    yield "Law with number", [(law["name"], law["number"]) for law in truth["laws"]]
    yield (
        "Roadmap item with period",
        sorted(
            {
                (row["programme"], item["text"], item["period"])
                for table in tables
                for row in table["details"]
                for item in row["items"]
            }
        ),
    )
    yield "Outcome → Impact", [(row["name"], names[row["impact"]]) for row in outcomes]
    yield "Output → Outcome", [(row["name"], names[row["outcome"]]) for row in outputs]
    yield "Measure → result", sorted({(row["title"], names[_result(row)]) for row in measures})
    yield (
        "Measure → Programme",
        sorted({(row["title"], name) for row in measures for name in row.get("programmes", ())}),
    )
    yield "Result → KPI", [(owner, kpi["indicator"]) for owner, kpi in owned]
    yield "Measure → KPI of its block", sorted(_blocks(truth))


def _read(extraction: Extraction) -> Iterator[tuple[str, list[Row]]]:
    things = {entity.iri: entity for entity in extraction.entities}
    kpis = [entity for entity in extraction.entities if isinstance(entity, Kpi)]
    for name, kind in (
        ("Impact", Kind.IMPACT),
        ("Outcome", Kind.OUTCOME),
        ("Output", Kind.OUTPUT),
        ("Measure", Kind.MEASURE),
        ("Programme", Kind.PROGRAMME),
        ("KPI", Kind.KPI),
    ):
        yield name, [(entity.label,) for entity in extraction.entities if entity.kind is kind]
    yield "KPI with target and deadline", [_promise(kpi) for kpi in kpis]
    laws = [entity for entity in extraction.entities if isinstance(entity, Law)]
    yield "Law with number", [(law.label, law.number or "") for law in laws]

    def pairs(relation: Relation) -> list[tuple[Entity, Entity]]:
        joined = {(link.source, link.target) for link in extraction.links if link.relation is relation}
        return [(things[source], things[target]) for source, target in sorted(joined)]

    def links(relation: Relation, sources: tuple[Kind, ...], targets: tuple[Kind, ...]) -> list[Row]:
        return [(a.label, b.label) for a, b in pairs(relation) if a.kind in sources and b.kind in targets]

    yield (
        "Roadmap item with period",
        [
            (above.label, item.text, item.period or "")
            for above, item in pairs(Relation.SCHEDULED_BY)
            if isinstance(item, RoadmapItem)
        ],
    )
    promised = {entity.label for entity in things.values() if _is_group(entity)}
    up = links(Relation.CONTRIBUTES_TO, (Kind.OUTPUT,), (Kind.OUTCOME,))
    yield "Outcome → Impact", links(Relation.CONTRIBUTES_TO, (Kind.OUTCOME,), (Kind.IMPACT,))
    yield "Output → Outcome", [pair for pair in up if pair[0] not in promised]
    yield "Measure → result", links(Relation.CONTRIBUTES_TO, (Kind.MEASURE,), _RESULTS)
    yield "Measure → Programme", links(Relation.IMPLEMENTED_BY, (Kind.MEASURE,), (Kind.PROGRAMME,))
    yield "Result → KPI", links(Relation.MEASURED_BY, _RESULTS, (Kind.KPI,))
    yield "Measure → KPI of its block", links(Relation.MEASURED_BY, (Kind.MEASURE,), (Kind.KPI,))


def _output_kpis(truth: dict[str, Any]) -> list[dict[str, Any]]:
    return [*truth["output_kpis"], *truth["national_role_kpis"]]


def _result(measure: dict[str, Any]) -> str:
    key: str = measure.get("output") or measure.get("outcome") or measure["group"]
    return key


def _blocks(truth: dict[str, Any]) -> set[Row]:
    """Pair the measures with the KPIs of the block that covers them."""
    places = {(m["output"], m["order_in_output"]): m["title"] for m in truth["measures"]}
    places |= {(m["group"], m["order_in_group"]): m["title"] for m in truth["national_role"]}
    return {
        (places[kpi.get("output") or kpi["group"], place], kpi["indicator"])
        for kpi in _output_kpis(truth)
        for place in kpi["block_measures"]
    }


def _promise(kpi: Kpi) -> Row:
    target = kpi.target.printed if kpi.target else ""
    return kpi.label, target, kpi.deadline.printed if kpi.deadline else ""


def _is_group(entity: Entity) -> bool:
    return bool(getattr(entity, "cross_cutting", False))
