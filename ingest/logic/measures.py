"""Measures (施策) and their programmes (主な事業): the numbered headings that results are pursued by."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.cues import Cues, Label
from ingest.layouts.rows import Cell
from ingest.layouts.works.bullets import listed_programmes
from ingest.layouts.works.cues import load_work_cues
from ingest.layouts.works.offices import without_offices
from ingest.logic.measure_parts import measure_parts
from ingest.logic.measured_items import measured_items
from ingest.logic.results import Results
from ingest.logic.titled_items import titled_items
from ingest.resolve import Collector
from ingest.structure.blocks import Block, BlockKind
from ingest.structure.labels import Label as PrintedLabel
from ingest.structure.labels import label_of, title_label, without_bodies
from ingest.structure.lists import lists_in
from ingest.structure.outline import Part
from ontology.model import Basis, Entity, Kind, Link, Relation


@dataclass(slots=True)
class Measures:
    """The measures of a document by the parts that name them, and each one's programmes."""

    of_part: dict[Part, Entity] = field(default_factory=dict)
    programmes: dict[str, list[Entity]] = field(default_factory=dict)


def read_measures(root: Part, cues: Cues, results: Results, rows: Sequence[int], collector: Collector) -> Measures:
    """Read the measures under every outcome and output, 再掲 ones last, when their originals are known.

    `rows` are the offsets of KPIs in tables and lines, which tell items that are measured from those that are not.
    """
    reader = _MeasureReader(cues, collector, Measures())
    found = list(measure_parts(root, cues, results))
    for restated in (False, True):
        for part, result in found:
            label = title_label(_heading(part))
            if label.restated is restated:
                reader.read(part, label, result)
    goals = ((part, result) for part, result in results.of_part.items() if result.kind is not Kind.IMPACT)
    for part, above in [*goals, *reader.measures.of_part.items()]:
        of_measure = measured_items(part, rows, cues) if part in reader.measures.of_part else ()
        for item in (*of_measure, *titled_items(part)):
            if item not in reader.measures.of_part:
                reader.read(item, title_label(_heading(item)), above)
    return reader.measures


def _has_programmes(block: Block, cues: Cues) -> bool:
    """Tell a measure among programmes, with programmes of its own behind its office."""
    return bool(listed_programmes(Cell(block.text, tuple(block.origins)), load_work_cues(), cues))


def _heading(part: Part) -> Block:
    if part.heading is None:
        raise ValueError("the root of an outline is no measure")
    return part.heading


@dataclass(slots=True)
class _MeasureReader:
    cues: Cues
    collector: Collector
    measures: Measures

    def read(self, part: Part, label: PrintedLabel, result: Entity | None) -> None:
        """Read one place of a measure: the measure, the result or the greater measure it serves, its programmes."""
        heading = self.collector.quote(part.title_span)
        measure = self.collector.add(
            Entity(
                iri=self._iri(label, result, part),
                kind=Kind.MEASURE,
                label=label.text,
                notation=part.notation,
                document=self.collector.document,
                alt_labels=label.others,
                evidence=(heading,),
            )
        )
        self.measures.of_part[part] = measure
        if result is not None:
            above = next(p for p in part.ancestors() if p.heading is not None and self._names(p, result))
            passages = (self.collector.quote(above.title_span), heading)
            self.collector.link(Link(measure.iri, Relation.CONTRIBUTES_TO, result.iri, Basis.STRUCTURAL, passages))
        self._read_programmes(part, measure)

    @staticmethod
    def _names(part: Part, result: Entity) -> bool:
        return any(part.heading is not None and part.title_span == (e.start, e.end) for e in result.evidence) or bool(
            part.heading and title_label(part.heading).text == result.label
        )

    def _iri(self, label: PrintedLabel, result: Entity | None, part: Part) -> str:
        """Name a measure: a 再掲 one as its original, a namesake by what it stands under."""
        minter = self.collector.minter
        original = self.collector.labelled(Kind.MEASURE, label.text) if label.restated else None
        if original is not None:
            return original.iri
        if label.restated:
            self.collector.leave_unresolved("再掲の元の施策が見つからない / no original of this 再掲", part.title_span)
        plain = minter.thing(Kind.MEASURE, label.text)
        taken = any(measure.iri == plain for measure in self.measures.of_part.values())
        above = result.label if result else part.parent.title if part.parent else ""
        return minter.thing(Kind.MEASURE, label.text, above) if taken else plain

    def _read_programmes(self, part: Part, measure: Entity) -> None:
        numbered = [
            child
            for child in part.numbered_children
            if self.cues.names_programme(child.title) and self.cues.label(child.title) is None
        ]
        for entry in lists_in(part, self.cues):
            if entry.announced.label is not Label.PROGRAMMES:
                continue
            if not entry.items and not numbered:
                self.collector.leave_unresolved("事業の一覧が空 / an empty list of programmes", entry.label.span())
            for block in entry.items:
                if block.kind is BlockKind.BULLET and not _has_programmes(block, self.cues):
                    self._programme(part, measure, without_offices(block.text, load_work_cues()), block.span())
        for child in numbered:
            self._programme(part, measure, without_offices(child.title, load_work_cues()), child.title_span)

    def _programme(self, part: Part, measure: Entity, name: str, span: tuple[int, int]) -> None:
        """Add a programme by which a measure is carried out."""
        heading, place, label = (
            self.collector.quote(part.title_span),
            self.collector.quote(span),
            label_of(without_bodies(name)),
        )
        programme = self.collector.add(
            Entity(
                iri=self.collector.minter.thing(Kind.PROGRAMME, label.text),
                kind=Kind.PROGRAMME,
                label=label.text,
                document=self.collector.document,
                alt_labels=label.others,
                evidence=(place,),
            )
        )
        self.measures.programmes.setdefault(measure.iri, []).append(programme)
        link = Link(measure.iri, Relation.IMPLEMENTED_BY, programme.iri, Basis.STRUCTURAL, (heading, place))
        self.collector.link(link)
