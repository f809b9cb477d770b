"""Impacts, outcomes and outputs: which headings name them, and which headings only come back to them.

A text declares its results in one of three forms:

    インパクト（1）強い経済          the heading carries the word of the level and a number; a plan has words of its own
    ②アウトカムの考え方             the heading names the level, the numbered headings under it are the results
      A. …
    A. …                          a heading with the name of a known result is another place of it
      a. …                        and, where the text speaks of outputs, what is numbered under it is an output
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.cues import Cues, Label
from ingest.layouts.cues import load_layout_cues
from ingest.logic.upper_levels import is_over_measures
from ingest.resolve import Collector
from ingest.structure.blocks import BlockKind
from ingest.structure.labels import title_label
from ingest.structure.outline import Part
from ontology.model import Basis, Entity, Evidence, Kind, Link, Relation, Result
from ontology.normalise import comparable

_ABOVE = {Kind.OUTPUT: Kind.OUTCOME, Kind.OUTCOME: Kind.IMPACT}
_SENTENCE = re.compile(r"[^。]+。?")
_SERVES = re.compile(r"実現|達成|向けて|向けた|ため|貢献|資する")
_SERVES_ALL = re.compile(
    r"(?:複数の|全ての|すべての|各|いずれの)(?:アウトカム|基本目標|成果).*(?:貢献|寄与|資する|横断)"
)


@dataclass(slots=True)
class Results:
    """The results of a document by the parts that name them."""

    of_part: dict[Part, Entity] = field(default_factory=dict)
    speaks_of_outputs: bool = False


def read_results(root: Part, cues: Cues, collector: Collector) -> Results:
    """Read all results, the links between their levels, and the parts that name each of them."""
    reader = _ResultReader(cues, collector, Results(speaks_of_outputs=_speaks_of_outputs(root, cues)))
    for part in root.walk():
        reader.declare(part)
    for part in root.walk():
        reader.recognise(part)
    for part in root.walk():
        reader.read_outputs(part)
    for part in root.walk():
        reader.read_cross_cutting(part)
    return reader.results


def _speaks_of_outputs(root: Part, cues: Cues) -> bool:
    return any(
        cues.level_of_title(part.title) is Kind.OUTPUT
        or any(_announces(block.text, cues) is Label.OUTPUT_KPI for block in part.body if block.kind is BlockKind.LABEL)
        for part in root.walk()
    )


def _announces(text: str, cues: Cues) -> Label | None:
    announced = cues.label(text)
    return announced.label if announced else None


@dataclass(slots=True)
class _ResultReader:
    cues: Cues
    collector: Collector
    results: Results
    by_name: dict[str, Entity] = field(default_factory=dict)

    def declare(self, part: Part) -> None:
        """Read a heading that declares results: itself, or those numbered under it."""
        level = self._level(part, part.reading.family) if part.reading else None
        if level is not None and part.title:
            self._name(part, level)
        kind = self.cues.level_of_title(part.title)
        if kind is not None:
            for child in part.numbered_children:
                self._name(child, kind)

    def _level(self, part: Part, family: str) -> Kind | None:
        """Tell the level that the word before a number names: of the logic model, or of a plan that has none."""
        words = load_layout_cues()
        if family in words.packages or is_over_measures(part, self.cues):
            return Kind.OUTPUT if self._is_under_goal(part) else Kind.OUTCOME
        goal = Kind.OUTCOME if family in words.goals else None
        return self.cues.level_kinds.get(family) or goal

    def _is_under_goal(self, part: Part) -> bool:
        over = (self.results.of_part.get(above) for above in part.ancestors())
        return any(result is not None and result.kind is Kind.OUTCOME for result in over)

    def recognise(self, part: Part) -> None:
        """Read a heading that comes back to a result under its own name."""
        known = self.by_name.get(comparable(part.title)) if part.title else None
        if known is not None and part not in self.results.of_part:
            self._name(part, known.kind)

    def read_outputs(self, part: Part) -> None:
        """Read what is numbered under an outcome, and itself holds numbered parts, as its outputs."""
        outcome = self.results.of_part.get(part)
        if outcome is None or outcome.kind is not Kind.OUTCOME or not self.results.speaks_of_outputs:
            return
        for child in part.numbered_children:
            if child.numbered_children and child not in self.results.of_part:
                self._name(child, Kind.OUTPUT)

    def read_cross_cutting(self, part: Part) -> None:
        """Read the groups of a part whose text says that it serves many outcomes."""
        if part in self.results.of_part or not self.results.speaks_of_outputs:
            return
        statement = self._statement(part)
        groups = [child for child in part.numbered_children if child.numbered_children]
        if statement is None or not groups:
            return
        outcomes = [entity for entity in self.by_name.values() if entity.kind is Kind.OUTCOME]
        for group in groups:
            output = self._name(group, Kind.OUTPUT, cross_cutting=True)
            for outcome in outcomes:
                self.collector.link(Link(output.iri, Relation.CONTRIBUTES_TO, outcome.iri, Basis.STATED, (statement,)))

    def _statement(self, part: Part) -> Evidence | None:
        said = (passage for text, passage in self._sentences(part) if _SERVES_ALL.search(text))
        return next(said, None)

    def _sentences(self, part: Part) -> Iterator[tuple[str, Evidence]]:
        for block in part.body:
            if block.kind is BlockKind.PARAGRAPH:
                for match in _SENTENCE.finditer(block.text):
                    yield match[0], self.collector.quote(block.span(*match.span()))

    def _name(self, part: Part, kind: Kind, *, cross_cutting: bool = False) -> Entity:
        """Take a part as a place of a result, and link it to the result that it stands under."""
        if part.heading is None:
            raise ValueError("the root names no result")
        label = title_label(part.heading)
        heading = self.collector.quote(part.title_span)
        result = self.collector.add(
            Result(
                iri=self.collector.minter.thing(kind, label.text),
                kind=kind,
                label=label.text,
                notation=part.notation,
                document=self.collector.document,
                alt_labels=label.others,
                evidence=(heading,),
                cross_cutting=cross_cutting,
            )
        )
        self.results.of_part[part] = result
        self.by_name[comparable(label.text)] = result
        self._link_upwards(part, result, heading)
        return result

    def _link_upwards(self, part: Part, result: Entity, heading: Evidence) -> None:
        for above in part.ancestors():
            higher = self.results.of_part.get(above)
            if higher is not None and higher.kind is _ABOVE.get(result.kind):
                self._link_as_stated(part, result, higher)
                passages = (self.collector.quote(above.title_span), heading)
                self.collector.link(Link(result.iri, Relation.CONTRIBUTES_TO, higher.iri, Basis.STRUCTURAL, passages))
                return

    def _link_as_stated(self, part: Part, result: Entity, higher: Entity) -> None:
        """Take the sentences under a result that speak of the higher one by name (「強い経済」を実現するためには…)."""
        for text, passage in self._sentences(part):
            if f"「{higher.label}」" in text and _SERVES.search(text):
                link = Link(result.iri, Relation.CONTRIBUTES_TO, higher.iri, Basis.STATED, (passage,))
                self.collector.link(link)
