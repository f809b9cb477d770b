"""A text laid out for revising: its measures with their blocks, its KPIs with their lines, and what was edited."""

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from graph.diff import Change
from graph.identity.folding import fold
from graph.identity.reading import Reading
from ontology.model import Entity, Kind, Kpi, Relation
from tests.revisions.words import KPIS, MEASURES, PROGRAMMES

Expected = tuple[Change, str]  # what befalls the thing of this folded label
_LIST = re.compile(r"^[#\s*]*■", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Edit:
    """Another text in place of a passage of the old one."""

    start: int
    end: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A measure from the line of its heading to the next heading or list; `is_closed` where a heading follows."""

    start: int
    end: int
    is_closed: bool


@dataclass(frozen=True, slots=True)
class Fresh:
    """What may be added: measures with a programme and a description, programmes, indicators."""

    measures: list[tuple[str, str, str]]
    programmes: list[str]
    kpis: list[str]


@dataclass
class Workbench:
    """Collects edits that do not touch each other, and the changes that they should show as.

    `consequences` are changes that follow from an edit and are right to be shown, but not what the edit is about.
    """

    reading: Reading
    random: random.Random
    edits: list[Edit] = field(default_factory=list)
    expected: list[Expected] = field(default_factory=list)
    consequences: set[Expected] = field(default_factory=set)
    touched: set[str] = field(default_factory=set)

    @property
    def old(self) -> str:
        """Give the text before."""
        assert self.reading.text is not None
        return self.reading.text.content

    @property
    def new(self) -> str:
        """Give the text after all edits."""
        text = self.old
        for edit in sorted(self.edits, key=lambda edit: (edit.start, edit.end), reverse=True):
            text = text[: edit.start] + edit.text + text[edit.end :]
        return text

    def revise(self, edits: Iterable[Edit], things: Iterable[Entity]) -> bool:
        """Take in edits to passages and things that nothing else was done to; tells whether it could."""
        edits, things = list(edits), list(things)
        meets = any(one.start < other.end + 2 and other.start < one.end + 2 for one in edits for other in self.edits)
        if meets or any(thing.iri in self.touched for thing in things):
            return False
        self.edits += edits
        self.touched |= {thing.iri for thing in things}
        return True

    @cached_property
    def fresh(self) -> Fresh:
        """Give things that the text does not have, in random order, each to be taken once."""
        shuffled = self.random.sample
        return Fresh(
            shuffled(MEASURES, len(MEASURES)), shuffled(PROGRAMMES, len(PROGRAMMES)), shuffled(KPIS, len(KPIS))
        )

    def expect(self, change: Change, label: str) -> None:
        """Note a change that should be found."""
        self.expected.append((change, fold(label)))

    def allow(self, label: str, *changes: Change) -> None:
        """Note changes that may follow for a thing."""
        self.consequences |= {(change, fold(label)) for change in changes}

    def things(self, kind: Kind) -> list[Entity]:
        """List the things of a kind that are named in one place and by no other thing, in random order."""
        found = [
            entity
            for entity in self.reading.extraction.entities
            if entity.kind is kind and len(entity.evidence) == 1 and self._names[fold(entity.label)] == 1
        ]
        found.sort(key=lambda entity: entity.iri)
        self.random.shuffle(found)
        return found

    def measures(self) -> list[Entity]:
        """List measures that stand under results in a block of their own."""
        return [measure for measure in self.things(Kind.MEASURE) if self.block(measure) and self.parents(measure)]

    def kpis(self) -> Iterator[tuple[Kpi, int, int]]:
        """Yield KPIs that are printed on one line of their own, with its span (the line's end included)."""
        for kpi in self.things(Kind.KPI):
            passage = kpi.evidence[0]
            if isinstance(kpi, Kpi) and "\n" not in passage.quote and kpi.target:
                yield kpi, self.line_start(passage.start), self.line_end(passage.end)

    def restated(self) -> list[Entity]:
        """List the measures that are named in two places."""
        things = self.reading.extraction.entities
        return [thing for thing in things if thing.kind is Kind.MEASURE and len(thing.evidence) == 2]

    def is_home(self, other: Entity, measure: Entity) -> bool:
        """Tell whether a measure stands under another output, as deep in the outline as the one to be put there."""
        one, two = self.block(other), self.block(measure)
        assert one and two
        heads = [self.old[block.start : each.evidence[0].start] for block, each in ((one, other), (two, measure))]
        notations = [(each.notation or " ")[0] for each in (other, measure)]
        is_apart = not set(self.parents(other)) & set(self.parents(measure))
        return is_apart and one.is_closed and heads[0] == heads[1] and notations[0] == notations[1]

    def place(self, kpi: Entity) -> Entity | None:
        """Give the one output that a KPI measures."""
        links = self.reading.extraction.links
        sources = {link.source for link in links if link.target == kpi.iri and link.relation is Relation.MEASURED_BY}
        results = [self.reading.things[iri] for iri in sources if self.reading.things[iri].kind is Kind.OUTPUT]
        return results[0] if len(results) == 1 else None

    def section(self, thing: Entity) -> tuple[int, int] | None:
        """Give the lines of the section that a thing is the heading of."""
        sections = self.reading.extraction.document.sections
        found = [each for each in sections if abs(each.start - thing.evidence[0].start) <= 8]
        return (self.line_start(found[0].start), self.line_start(found[0].end)) if found else None

    def block(self, measure: Entity, at: int = 0) -> Block | None:
        """Give the block of a measure, None for one that is no heading; `at` chooses among its places."""
        heading = measure.evidence[at]
        if not any(abs(section.start - heading.start) <= 8 for section in self.reading.extraction.document.sections):
            return None
        after = [start for start in self._headings if start > heading.end]
        stop = self.line_start(after[0]) if after else len(self.old)
        listed = _LIST.search(self.old, heading.end, stop)
        start = self.line_start(heading.start)
        return Block(start, listed.start() if listed else stop, listed is None)

    def is_part(self, thing: Entity) -> bool:
        """Tell whether the name of a thing is a part of another name."""
        return sum(fold(thing.label) in name for name in self._names) > 1

    def is_alone(self, measure: Entity) -> bool:
        """Tell whether a heading would be left with nothing under it if the measure went."""
        at = self._headings.index(min(self._headings, key=lambda start: abs(start - measure.evidence[0].start)))
        around = {start for start in self._headings[max(at - 1, 0) : at + 2] if start != self._headings[at]}
        return not any(abs(start - heading) <= 8 for start in around for heading in self._measures)

    @cached_property
    def _measures(self) -> list[int]:
        found = (entity for entity in self.reading.extraction.entities if entity.kind is Kind.MEASURE)
        return [place.start for measure in found for place in measure.evidence]

    def parents(self, measure: Entity) -> list[str]:
        """List the results that a measure stands under."""
        return self.joined(measure, Relation.CONTRIBUTES_TO)

    def programmes(self, measure: Entity) -> list[Entity]:
        """List the programmes that a measure alone names."""
        iris = self.joined(measure, Relation.IMPLEMENTED_BY)
        return [self.reading.things[iri] for iri in iris if len(self.reading.things[iri].evidence) == 1]

    def joined(self, thing: Entity, relation: Relation) -> list[str]:
        """List what a thing is joined to."""
        links = self.reading.extraction.links
        return sorted({link.target for link in links if link.source == thing.iri and link.relation is relation})

    def line_start(self, offset: int) -> int:
        """Give the start of the line that an offset stands in."""
        return self.old.rfind("\n", 0, offset) + 1

    def line_end(self, offset: int) -> int:
        """Give the start of the next line."""
        end = self.old.find("\n", offset)
        return len(self.old) if end < 0 else end + 1

    @cached_property
    def _headings(self) -> list[int]:
        return sorted(section.start for section in self.reading.extraction.document.sections)

    @cached_property
    def _names(self) -> dict[str, int]:
        names = [fold(entity.label) for entity in self.reading.extraction.entities if entity.kind is not Kind.CLAIM]
        return {name: names.count(name) for name in set(names)}
