"""KPIs: whose they are, and which measures a block of output KPIs covers.

A block ■アウトプットKPI covers the measures listed since the block before it under the same output. That is its place
in the text (structural); where the indicator names a programme of a measure, the text itself says so (stated).
"""

import re
from dataclasses import dataclass, field, replace

from ingest.cues import Cues, Label, load_cues
from ingest.layouts.cues import LayoutCues, load_layout_cues
from ingest.layouts.figures.values import time_in
from ingest.layouts.saying.told_after import told_in_note
from ingest.logic.kpi_items import KpiItem, items_of
from ingest.logic.lists_apart import ListsApart
from ingest.logic.measures import Measures
from ingest.logic.results import Results
from ingest.quantity import read_deadline, read_target
from ingest.resolve import Collector
from ingest.structure.labels import label_of
from ingest.structure.lists import AnnouncedList, lists_in
from ingest.structure.outline import Part
from ontology.model import Basis, Entity, Evidence, Kind, Kpi, Link, Relation
from ontology.normalise import comparable

_SETS_BASELINE = re.compile(r"基準|現状|現況|策定時|年度?末?(?:実績|時点)?[：:]")
Place = tuple[Part, Entity]  # a thing, and the heading that names it here
_FEWEST_ALONE = 2  # a lone item in a text that names neither goal nor measure may be about anything
_TOO_GENERAL = 6  # a programme's name shorter than this occurs in indicators by chance


def _is_sure(entry: AnnouncedList) -> bool:
    """Tell a list of KPIs that stands under nothing: several targets, or one with a year or a baseline."""
    items = [item for item in items_of(entry.items) if item.target is not None]
    return len(items) >= _FEWEST_ALONE or any(item.deadline or item.baseline for item in items)


def read_kpis(root: Part, results: Results, measures: Measures, apart: ListsApart, collector: Collector) -> None:
    """Read every announced list of KPIs and join it to the results and measures that it measures."""
    reader = _KpiReader(results, measures, apart, collector)
    for part in root.walk():
        reader.visit(part)


@dataclass(slots=True)
class _KpiReader:
    results: Results
    measures: Measures
    apart: ListsApart
    collector: Collector
    output: Entity | None = None
    waiting: list[Place] = field(default_factory=list)  # measures listed since the last block of this output
    seen: dict[str, list[Kpi]] = field(default_factory=dict)
    cues: Cues = field(default_factory=load_cues)
    words: LayoutCues = field(default_factory=load_layout_cues)

    def visit(self, part: Part) -> None:
        """Read the lists of one part, knowing the measures that came before it."""
        named = self.results.of_part.get(part)
        if named is not None and named.kind is not Kind.IMPACT:
            self.output, self.waiting = named, []
        measure = self.measures.of_part.get(part)
        if measure is not None:
            self.waiting.append((part, measure))
        for entry in lists_in(part, self.cues):
            if entry.announced.label is Label.OUTPUT_KPI:
                self._read_block(part, entry, self.waiting)
                self.waiting = []
            elif entry.announced.label is Label.KPI:
                self._read_block(part, entry, [])

    def _read_block(self, part: Part, entry: AnnouncedList, covered: list[Place]) -> None:
        if not entry.items:
            return
        owner = self._owner(part, entry)
        if owner is None and not _is_sure(entry):
            self.collector.leave_unresolved("KPIの対象が分からない / no owner of these KPIs", entry.label.span())
            return
        time = time_in(entry.label.text)
        for item in items_of(entry.items):
            if self.words.is_budget(item.indicator):
                continue
            if item.target is None or self.words.is_unset(item.target):
                self.collector.leave_unresolved("目標値のないKPI / a KPI without a target", item.spans[-1])
                continue
            dated = item if item.deadline or time is None else replace(item, deadline=time)
            self._add(dated, entry, owner, covered)

    def _owner(self, part: Part, entry: AnnouncedList) -> Place | None:
        """Find what a list of KPIs measures: for output KPIs the output, else the nearest measure or result."""
        start = entry.label.span()[0]
        if self.apart.around(start) is not None:
            return None
        nearest = None
        lowest = self.apart.goal(part, start) or part
        for above in (lowest, *lowest.ancestors()):
            owner = self.measures.of_part.get(above) or self.results.of_part.get(above)
            if owner is not None and (owner.kind is not Kind.MEASURE or entry.announced.label is Label.KPI):
                return above, owner
            nearest = nearest or ((above, owner) if owner else None)
        return nearest

    def _add(self, item: KpiItem, entry: AnnouncedList, place_of_owner: Place | None, covered: list[Place]) -> None:
        place = tuple(self.collector.quote(span) for span in item.spans)
        named, owner = place_of_owner or (None, None)
        kpi = self.collector.add(self._kpi(item, entry, owner, place))
        if named is not None and owner is not None:
            heading = self.collector.quote(named.title_span)
            self.collector.link(Link(owner.iri, Relation.MEASURED_BY, kpi.iri, Basis.STRUCTURAL, (heading, *place)))
        label = self.collector.quote(entry.label.span())
        for part, measure in covered:
            self._cover(measure, kpi, (self.collector.quote(part.title_span), label, *place), place[-1:])

    def _cover(self, measure: Entity, kpi: Kpi, structural: tuple[Evidence, ...], stated: tuple[Evidence, ...]) -> None:
        indicator = comparable(kpi.label)
        names = [comparable(programme.label) for programme in self.measures.programmes.get(measure.iri, [])]
        if any(len(name) >= _TOO_GENERAL and name in indicator for name in names):
            self.collector.link(Link(measure.iri, Relation.MEASURED_BY, kpi.iri, Basis.STATED, stated))
        else:
            self.collector.link(Link(measure.iri, Relation.MEASURED_BY, kpi.iri, Basis.STRUCTURAL, structural))

    def _kpi(self, item: KpiItem, entry: AnnouncedList, owner: Entity | None, place: tuple[Evidence, ...]) -> Kpi:
        label = label_of(item.indicator)
        target = read_target(item.target or "")
        deadline = read_deadline(item.deadline) if item.deadline else None
        today = next((told for note in item.notes if (told := told_in_note(note))), None)
        baselines = [note for note in item.notes if _SETS_BASELINE.search(note)]
        notes = [note for note in item.notes if note not in baselines and told_in_note(note) is None]
        known = self.seen.setdefault(comparable(label.text), [])
        same = next((kpi for kpi in known if item.restated or (kpi.target, kpi.deadline) == (target, deadline)), None)
        kpi = Kpi(
            iri=same.iri if same else self._iri(label.text, owner, len(known)),
            label=label.text,
            notation=entry.announced.notation,
            document=self.collector.document,
            alt_labels=label.others,
            evidence=place,
            target=target,
            deadline=deadline,
            baseline=item.baseline or today or "\n".join(baselines) or None,
            note="\n".join(notes) or None,
        )
        if same is None:
            known.append(kpi)
        return kpi

    def _iri(self, label: str, owner: Entity | None, namesakes: int) -> str:
        """Name a KPI by its indicator; a namesake by what it measures, and by its place among its namesakes."""
        place = (owner.label if owner else "", str(namesakes)) if namesakes else ()
        return self.collector.minter.thing(Kind.KPI, label, *place)
