"""What slides say becomes things and links, each joined to the programme that its page is about."""

from dataclasses import dataclass, field, replace

from ingest.cues import Cues
from ingest.layouts.finder import Layouts
from ingest.quantity import read_deadline, read_target
from ingest.resolve import Collector
from ingest.slides.bodies import Bodies
from ingest.slides.cues import load_slide_cues
from ingest.slides.deck import Item, deck_of
from ingest.slides.form import is_slides
from ingest.slides.funding import FundingReader
from ingest.slides.gatherings import GatheringAdder
from ingest.slides.goals import FoundGoal, GoalReader
from ingest.slides.identity import iri_of
from ingest.slides.meetings import MeetingReader
from ingest.slides.owners import Owners
from ingest.slides.passages import Span
from ingest.slides.programmes import ProgrammeReader
from ingest.slides.said_dates import read_said_dates
from ingest.slides.schedule import FoundEvent, ScheduleReader
from ingest.slides.targets import FoundTarget, TargetReader
from ingest.structure.clean import CleanText
from ingest.structure.labels import label_of
from ontology.authorities import Authorities
from ontology.model import Kind, Kpi, Programme, Relation
from ontology.rules import RESULTS

_MANY_KPIS = 3  # a slide names one or two


def read_slides(
    cleaned: CleanText, cues: Cues, authorities: Authorities, collector: Collector, *, has_kpis: int
) -> None:
    """Read all that slides say; a text of another form is left alone.

    So is a plan or a list of KPIs, which other readers understand: a text that names its results or measures, or has
    more KPIs in lists and tables (`has_kpis` of them) than slides do.
    """
    kinds = [entity.kind for entity in collector.entities]
    if not RESULTS.isdisjoint(kinds) or Kind.MEASURE in kinds or has_kpis + kinds.count(Kind.KPI) >= _MANY_KPIS:
        return
    deck = deck_of(cleaned, collector.text)
    words = load_slide_cues()
    if not is_slides(cleaned, deck, words):
        return
    bodies = Bodies(authorities, words, collector)
    owners = ProgrammeReader(words, cues, bodies, collector).read(deck)
    FundingReader(words, owners, collector).read(deck)
    aims = _Aims(owners, collector, _places_of_kpis(collector))
    for goal in GoalReader(words).read(deck):
        aims.add_goal(goal)
    for target in TargetReader(words).read(deck):
        aims.add_target(target)
    gatherings = GatheringAdder(owners, bodies, collector)
    for meeting in MeetingReader(words).read(deck):
        gatherings.add_meeting(meeting)
    dated: set[Item] = set()
    for event in ScheduleReader(words).read(deck):
        if isinstance(event, FoundEvent):
            gatherings.add_event(event)
            dated.add(event.item)
        else:
            collector.leave_unresolved(*event)
    for said in read_said_dates(deck, words):
        if said.item not in dated:
            gatherings.add_event(said)


def without_goals(layouts: Layouts, collector: Collector) -> Layouts:
    """Leave out the KPIs of layouts that have been read as goals of a slide."""
    known = _places_of_kpis(collector)
    kpis = tuple(kpi for kpi in layouts.kpis if not any(_meets(span, place) for span in kpi.spans for place in known))
    return replace(layouts, kpis=kpis)


def _places_of_kpis(collector: Collector) -> tuple[Span, ...]:
    kpis = (entity for entity in collector.entities if isinstance(entity, Kpi))
    return tuple((place.start, place.end) for kpi in kpis for place in kpi.evidence)


def _meets(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


@dataclass(frozen=True, slots=True)
class _Aims:
    """Takes in what a programme aims at, and whom it is meant for."""

    owners: Owners
    collector: Collector
    known: tuple[Span, ...]  # where the readers of KPIs have been
    groups: dict[str, list[str]] = field(default_factory=dict)

    def add_goal(self, found: FoundGoal) -> None:
        """Take in a goal as a KPI of its programme; one that a reader of KPIs has found already is left alone."""
        said = self.collector.quote(found.said.span)
        if any(_meets(found.said.span, place) for place in self.known):
            return
        owner = self.owners.of(found.item.lines[0], found.said)
        label = label_of(found.indicator.text)
        place = (owner.heading.name.bare if owner else self.collector.minter.series_name, found.target.text)
        kpi = self.collector.add(
            Kpi(
                iri=iri_of(self.collector.minter, Kind.KPI, label.text, *place),
                label=label.text,
                document=self.collector.document,
                alt_labels=label.others,
                evidence=(said,),
                target=read_target(found.target.text),
                deadline=read_deadline(found.deadline.text) if found.deadline else None,
            )
        )
        if owner is not None:
            owner.link(Relation.MEASURED_BY, kpi.iri, (said,), self.collector)

    def add_target(self, found: FoundTarget) -> None:
        """Take in those that a programme is meant for; without a programme, the passage stays unresolved."""
        owner = self.owners.of(found.item.lines[0])
        groups = tuple(label_of(group.text).text for group in found.groups)
        if owner is None or not isinstance(owner.entity, Programme):
            reason = "何の対象か分からない / those that something is meant for, not known what"
            self.collector.leave_unresolved(reason, (found.label.span[0], found.groups[-1].span[1]))
            return
        places = tuple(self.collector.quote(passage.span) for passage in (found.label, *found.groups))
        all_groups = self.groups.setdefault(owner.entity.iri, [])
        all_groups.extend(group for group in groups if group not in all_groups)
        self.collector.add(replace(owner.entity, target_groups=tuple(all_groups), evidence=places))
