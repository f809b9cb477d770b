"""What a KPI found in a layout measures: its cell in a column 施策, the measure or result above it, its heading."""

import re
from dataclasses import dataclass, field

from ingest.cues import Cues
from ingest.layouts.cues import LayoutCues, load_layout_cues
from ingest.layouts.figures.values import is_dash
from ingest.layouts.found import FoundKpi, Span
from ingest.layouts.owners.named_before import named_before
from ingest.layouts.owners.named_by_sign import is_bare_number, is_letter, lettered, numbered
from ingest.layouts.owners.named_in_text import NamedInText
from ingest.layouts.owners.numbered_projects import NumberedProjects
from ingest.layouts.owners.numbers_off import without_number
from ingest.layouts.owners.parts_over import Owner, Places, is_section
from ingest.layouts.owners.stages_over import stage_over
from ingest.layouts.owners.titles_over import plan_over, title_over
from ingest.logic.lists_at_end import ListAtEnd
from ingest.logic.measure_parts import prose_of
from ingest.resolve import Collector
from ingest.structure.labels import label_of, title_label
from ingest.structure.outline import Part
from ontology.model import Basis, Entity, Kind, Link, Relation, Result

_LONGEST_NAME = 60
_ASIDE_AT_END = re.compile(r"[（(][^（()）]*[)）]$")


@dataclass(slots=True)
class Owners:
    """Finds what KPIs measure; names measures that only a table or a plain numbered heading names."""

    places: Places
    cues: Cues
    collector: Collector
    words: LayoutCues = field(default_factory=load_layout_cues)
    _in_words: NamedInText = field(init=False)
    _projects: NumberedProjects = field(init=False)

    def __post_init__(self) -> None:
        """Look for names in the words of cues.toml."""
        self._in_words = NamedInText(self.words, self.places.kpis)
        self._projects = NumberedProjects(self.collector.text, self.cues)

    def of(self, found: FoundKpi) -> Owner | None:
        """Find the owner of one KPI; None where the text names nothing that could be one."""
        offset = found.spans[0][0]
        at_end = self.places.apart.around(offset)
        if at_end is not None:
            said = found.owner is not None and found.owner.span is not None and found.owner.span[0] > at_end.start
            return (self._in_table(found) if said else None) or self._in_list(at_end, offset)
        named = self._in_table(found) or self._in_text(offset) or self._named_before(offset)
        return named or self._numbered_project(offset) or self.over(offset) or self._staged(offset)

    def _in_list(self, at_end: ListAtEnd, offset: int) -> Owner | None:
        """Take the goal that a list of all KPIs names over some of them, or what a heading in it names."""
        goal = at_end.goal(offset)
        entity = self.places.of(goal) if goal is not None else None
        named = Owner(entity, goal.title_span) if goal is not None and entity is not None else None
        return named or self.places.owner(offset) or self.by_heading(offset)

    def over(self, offset: int) -> Owner | None:
        """Find the measure or result that a place stands under by the headings alone."""
        under = self._below_owner(offset) or self.places.owner(offset) or self.by_heading(offset)
        return under or self._by_title(offset)

    def _in_table(self, found: FoundKpi) -> Owner | None:
        cell = found.owner
        if (
            cell is None
            or cell.span is None
            or is_dash(cell.text)
            or "。" in cell.text
            or len(cell.text) > _LONGEST_NAME
        ):
            return None
        if is_letter(cell.text):
            titled = lettered(cell.text, self.places)
            return Owner(self._measure(*titled, None), titled[1]) if titled else None
        by_number = numbered(cell.text, self.places)
        if by_number is not None or is_bare_number(cell.text):
            return by_number
        label = label_of(without_number(cell, self.words, self.cues)).text
        known = self.collector.labelled(Kind.MEASURE, label)
        return Owner(known or self._measure(label, cell.span, found.spans[0][0]), cell.span)

    def _in_text(self, offset: int) -> Owner | None:
        """Take a name over a table, 施策：安全な水道, or of the item that holds the KPI in parentheses."""
        part = next(iter(self.places.above(offset)), self.places.root)
        named = self._in_words.at(part, offset)
        if named is None:
            return None
        label, span = label_of(named[0]).text, named[1]
        if span in self._in_words.goals:
            known = (self.collector.labelled(kind, label) for kind in (Kind.MEASURE, Kind.OUTCOME, Kind.OUTPUT))
            return Owner(next(filter(None, known), None) or self._measure(label, span, None), span)
        measure = self.collector.labelled(Kind.MEASURE, label) or self._measure(label, span, offset)
        self._join_item(Owner(measure, span), part, offset)
        return Owner(measure, span)

    def _join_item(self, item: Owner, part: Part, offset: int) -> None:
        """Join an item to the measure that it stands under; a heading with a text of its own names one."""
        above = self.places.owner(offset)
        if above is None and any(True for _ in prose_of(part)):
            above = self.by_heading(offset)
        if above is not None and above.entity.kind is Kind.MEASURE and above.entity.iri != item.entity.iri:
            passages = (self.collector.quote(above.place), self.collector.quote(item.place))
            link = Link(item.entity.iri, Relation.CONTRIBUTES_TO, above.entity.iri, Basis.STRUCTURAL, passages)
            self.collector.link(link)

    def _named_before(self, offset: int) -> Owner | None:
        """Take the name of a project from an item before that of its KPIs: 事業の名称."""
        part = next(iter(self.places.above(offset)), None)
        named = named_before(part, offset, self.words) if part is not None else None
        return Owner(self._measure(named[0], named[1], offset), named[1]) if named is not None else None

    def _numbered_project(self, offset: int) -> Owner | None:
        """Take the project over a place, No.2 渡し場再生事業, unless a measure or a chapter begins between them."""
        named = self._projects.over(offset)
        above = self.places.owner(offset)
        chapters = [part.title_span[0] for part in self.places.root.children if part.heading]
        begun = max((*(start for start in chapters if start < offset), above.place[0] if above else 0), default=0)
        if named is None or begun > named[1][0]:
            return None
        return Owner(self._measure(named[0], named[1], offset), named[1])

    def _below_owner(self, offset: int) -> Owner | None:
        """Take a heading nearer than that of a measure which only its place makes one, (1) below 3-1.

        So is one between a goal and its measures, below which all KPIs of these stand.
        """
        owning = self.places.owning(offset)
        nearest = next(iter(self.places.above(offset)), None)
        if owning is nearest or nearest is None:
            return None
        if self.places.apart.is_goal(nearest):
            label = title_label(nearest.heading).text if nearest.heading else ""
            return Owner(self._measure(label, nearest.title_span, nearest.title_span[0]), nearest.title_span)
        below = is_section(owning) or self._is_behind_items(nearest, offset)
        return self.by_heading(offset) if below and is_section(nearest) else None

    def _is_behind_items(self, part: Part, offset: int) -> bool:
        """Tell a place behind the items of a numbered part, ア and イ of (1), that stands under the part again."""
        item = self.places.last(offset)
        return item is not None and item.parent is part and self.places.of(item) is not None

    def by_heading(self, offset: int) -> Owner | None:
        """Take the nearest numbered heading for a measure, where it is no announcement such as 計画の指標."""
        for part in self.places.above(offset):
            numbered = part.reading is not None or self._is_aim(part.title)
            if numbered and part.heading and not self._is_general(part.title):
                label = self._behind_label(title_label(part.heading).text)
                return Owner(self._measure(label, part.title_span, None), part.title_span)
        return None

    def _behind_label(self, title: str) -> str:
        """Take what a heading names behind its label: 統合的取組の事業名：渡し場の再生."""
        label, colon, name = title.partition("：" if "：" in title else ":")
        return name.strip() if colon and name.strip() and label.rstrip().endswith(self.words.named) else title

    def _by_title(self, offset: int) -> Owner | None:
        """Take the title over a list, or the plan that a text names, where it has no headings above a place."""
        if self.places.above(offset) or self.places.apart.around(offset):
            return None
        root = self.places.root
        titled = title_over(root, self.collector.text, offset, self.cues) or plan_over(root, offset)
        return Owner(self._measure(titled[0], titled[1], None), titled[1]) if titled else None

    def _is_general(self, title: str) -> bool:
        if self._is_aim(title):
            return False
        return self.cues.label(title) is not None or self.words.is_general(title)

    def _is_aim(self, title: str) -> bool:
        """Tell what a whole plan is to reach, 計画全体の目標（KGI）, from a heading that only announces targets."""
        return _ASIDE_AT_END.sub("", title).endswith(self.words.aims)

    def _staged(self, offset: int) -> Owner | None:
        """Take the stage of a logic model over a place that nothing else stands over, by what it says is reached."""
        stage = stage_over(next(iter(self.places.above(offset)), self.places.root), offset)
        if stage is None:
            return None
        minter, place = self.collector.minter, self.collector.quote(stage.place)
        result = Result(
            iri=minter.thing(stage.kind, stage.label),
            kind=stage.kind,
            label=stage.label,
            document=self.collector.document,
            alt_labels=(stage.name,) if stage.name != stage.label else (),
            evidence=(place,),
        )
        return Owner(self.collector.add(result), stage.place)

    def _measure(self, label: str, place: Span, offset: int | None) -> Entity:
        heading = self.collector.quote(place)
        measure = self.collector.add(
            Entity(
                iri=self.collector.minter.thing(Kind.MEASURE, label),
                kind=Kind.MEASURE,
                label=label,
                document=self.collector.document,
                evidence=(heading,),
            )
        )
        above = self.places.owner(offset) if offset is not None else None
        if above is not None and above.entity.kind in (Kind.OUTCOME, Kind.OUTPUT):
            passages = (self.collector.quote(above.place), heading)
            link = Link(measure.iri, Relation.CONTRIBUTES_TO, above.entity.iri, Basis.STRUCTURAL, passages)
            self.collector.link(link)
        return measure
