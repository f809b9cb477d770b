"""KPIs found in layouts become entities, each joined to the measure or result that it stands under."""

from dataclasses import dataclass, field, replace

from ingest.cues import Cues
from ingest.labels import label_of
from ingest.layouts.finder import Layouts
from ingest.layouts.found import FoundKpi
from ingest.layouts.sentences import read_sentences
from ingest.measures import Measures
from ingest.outline import Part
from ingest.quantity import read_deadline, read_target
from ingest.resolve import Collector
from ingest.results import Results
from ontology.model import Basis, Entity, Kind, Kpi, Link, Relation
from ontology.normalise import comparable


@dataclass(slots=True)
class Places:
    """The outline with the results and measures that its parts name."""

    root: Part
    results: Results
    measures: Measures

    def owner(self, offset: int) -> tuple[Part, Entity] | None:
        """Find the nearest measure or result over an offset of the source."""
        parts = [part for part in self.root.walk() if part.heading and part.title_span[0] <= offset]
        if not parts:
            return None
        for part in (parts[-1], *parts[-1].ancestors()):
            owner = self.measures.of_part.get(part) or self.results.of_part.get(part)
            if owner is not None:
                return part, owner
        return None


def add_layouts(layouts: Layouts, places: Places, cues: Cues, collector: Collector) -> None:
    """Take in the KPIs found in layouts and sentences; one without a measure or result above it stays alone."""
    known = [entity for entity in collector.entities if isinstance(entity, Kpi)]
    adder = _Adder(places, collector)
    for kpi in known:
        adder.seen.setdefault(comparable(kpi.label), []).append(kpi)
    for found in (*layouts.kpis, *read_sentences(places.root, cues, has_others=bool(known or layouts.kpis))):
        adder.add(found)
    for reason, span in layouts.unresolved:
        collector.leave_unresolved(reason, span)


@dataclass(slots=True)
class _Adder:
    places: Places
    collector: Collector
    seen: dict[str, list[Kpi]] = field(default_factory=dict)

    def add(self, found: FoundKpi) -> None:
        """Take in one KPI, and the link from what it measures."""
        place = self.places.owner(found.spans[0][0])
        kpi = self.collector.add(self._kpi(found, place[1] if place else None))
        if place is None:
            return
        part, owner = place
        passages = (self.collector.quote(part.title_span), *map(self.collector.quote, found.spans))
        self.collector.link(Link(owner.iri, Relation.MEASURED_BY, kpi.iri, Basis.STRUCTURAL, passages))

    def _kpi(self, found: FoundKpi, owner: Entity | None) -> Kpi:
        label = label_of(found.indicator)
        target = read_target(found.target)
        if found.unit:
            target = replace(target, unit=found.unit)
        deadline = read_deadline(found.deadline) if found.deadline else None
        known = self.seen.setdefault(comparable(label.text), [])
        same = next((kpi for kpi in known if (kpi.target, kpi.deadline) == (target, deadline)), None)
        place = (owner.label if owner else "", str(len(known))) if known else ()
        kpi = Kpi(
            iri=same.iri if same else self.collector.minter.thing(Kind.KPI, label.text, *place),
            label=label.text,
            document=self.collector.document,
            alt_labels=label.others,
            evidence=tuple(map(self.collector.quote, found.spans)),
            target=target,
            deadline=deadline,
            baseline=found.baseline or (same.baseline if same else None),
        )
        if same is None:
            known.append(kpi)
        return kpi
