"""Measures (施策) and their programmes (主な事業): the numbered headings that results are pursued by."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.cues import Cues, Label
from ingest.layouts.cues import load_layout_cues
from ingest.layouts.rows import Cell
from ingest.layouts.works.bullets import listed_programmes
from ingest.layouts.works.cues import load_work_cues
from ingest.layouts.works.offices import without_offices
from ingest.logic.answered import answered_parts
from ingest.logic.results import Results
from ingest.resolve import Collector
from ingest.structure.blocks import Block, BlockKind
from ingest.structure.labels import Label as PrintedLabel
from ingest.structure.labels import label_of, title_label
from ingest.structure.lists import lists_in
from ingest.structure.outline import Part
from ontology.model import Basis, Entity, Kind, Link, Relation


@dataclass(slots=True)
class Measures:
    """The measures of a document by the parts that name them, and each one's programmes."""

    of_part: dict[Part, Entity] = field(default_factory=dict)
    programmes: dict[str, list[Entity]] = field(default_factory=dict)


def read_measures(root: Part, cues: Cues, results: Results, collector: Collector) -> Measures:
    """Read the measures under every outcome and output, 再掲 ones last, when their originals are known."""
    reader = _MeasureReader(cues, collector, Measures())
    found = list(_measure_parts(root, cues, results))
    for restated in (False, True):
        for part, result in found:
            label = title_label(_heading(part))
            if label.restated is restated:
                reader.read(part, label, result)
    return reader.measures


def prose_of(part: Part) -> Iterator[Block]:
    """Go through the running text of a measure: its paragraphs before the first announced list."""
    for block in part.body:
        if block.kind is BlockKind.LABEL:
            return
        if block.kind is BlockKind.PARAGRAPH and "。" in block.text:
            yield block


def sayings_of(part: Part) -> Iterator[Block]:
    """Go through all that a measure says in sentences before the first announced list: paragraphs and bullets."""
    for block in part.body:
        if block.kind is BlockKind.LABEL:
            return
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.BULLET) and "。" in block.text:
            yield block


def _measure_parts(root: Part, cues: Cues, results: Results) -> Iterator[tuple[Part, Entity | None]]:
    """Find the parts that are measures, each with the result that it stands under."""
    named = [part for part in root.walk() if _is_named(part) and part not in results.of_part]
    for part in named:
        yield part, next((results.of_part[above] for above in part.ancestors() if above in results.of_part), None)
    seen = {above for part in named for above in (part, *part.ancestors())}
    under = (*_under_results(root, cues, results), *_under_containers(root, cues, results))
    for part, result in (*under, *((part, None) for part in answered_parts(root, results))):
        if part not in seen:
            seen.add(part)
            yield part, result


def _is_named(part: Part) -> bool:
    """Tell whether a heading calls itself a measure: 施策１－１, 重点戦略2, 事業名　…."""
    words = load_layout_cues()
    return bool(part.title) and part.reading is not None and part.reading.family in (*words.measures, *words.named)


def _under_containers(root: Part, cues: Cues, results: Results) -> Iterator[tuple[Part, None]]:
    """Find the measures of a text that names no results: what is numbered under 具体的な施策 and the like."""
    if results.of_part:
        return
    for part in root.walk():
        if cues.holds_measures(part.title):
            yield from ((measure, None) for child in part.numbered_children for measure in _topmost(child, cues))


def _under_results(root: Part, cues: Cues, results: Results) -> Iterator[tuple[Part, Entity]]:
    for part in root.walk():
        result = results.of_part.get(part)
        if result is None or result.kind is Kind.IMPACT:
            continue
        children = [child for child in part.numbered_children if child not in results.of_part]
        yield from ((measure, result) for child in children for measure in _topmost(child, cues))


def _topmost(part: Part, cues: Cues) -> Iterator[Part]:
    """Go down to the headings that are measures: those with a text, a list of programmes, or nothing below them."""
    if part.title and (_speaks_for_itself(part, cues) or _has_only_facets(part, cues)):
        if not _is_facet(part, cues):
            yield part
        return
    for child in part.numbered_children:
        yield from _topmost(child, cues)


def _has_only_facets(part: Part, cues: Cues) -> bool:
    """Tell whether all that is numbered under a heading are sides of one measure: 現状と課題, 取組の方向, KPI."""
    children = part.numbered_children
    return bool(children) and all(_is_facet(c, cues) and not cues.holds_measures(c.title) for c in children)


def _is_facet(part: Part, cues: Cues) -> bool:
    """Tell a side of a measure, and a closing chapter that only says how the plan is carried on."""
    words = load_layout_cues()
    return part.title.endswith(words.facets) or part.title in words.closing or cues.label(part.title) is not None


def _speaks_for_itself(part: Part, cues: Cues) -> bool:
    if cues.holds_measures(part.title) and part.numbered_children:
        return False
    has_programmes = any(entry.announced.label is Label.PROGRAMMES for entry in lists_in(part, cues))
    return not part.numbered_children or has_programmes or any(True for _ in prose_of(part))


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
        """Read one place of a measure: the measure, the result it serves, its programmes."""
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
        for entry in lists_in(part, self.cues):
            if entry.announced.label is not Label.PROGRAMMES:
                continue
            if not entry.items:
                self.collector.leave_unresolved("事業の一覧が空 / an empty list of programmes", entry.label.span())
            for block in entry.items:
                if block.kind is BlockKind.BULLET and not _has_programmes(block, self.cues):
                    self._programme(part, measure, without_offices(block.text, load_work_cues()), block.span())
        for child in part.numbered_children:
            if self.cues.names_programme(child.title):
                self._programme(part, measure, child.title, child.title_span)

    def _programme(self, part: Part, measure: Entity, name: str, span: tuple[int, int]) -> None:
        """Add a programme by which a measure is carried out."""
        heading, place, label = self.collector.quote(part.title_span), self.collector.quote(span), label_of(name)
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
