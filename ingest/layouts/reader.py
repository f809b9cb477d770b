"""KPIs found in layouts become entities, each joined to the measure or result that it stands under."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.cues import Cues
from ingest.layouts.checked.due import Dues
from ingest.layouts.checked.former import OF_THE_PLAN_BEFORE, part_before, part_former
from ingest.layouts.checked.of_the_state import OF_THE_STATE
from ingest.layouts.cues import load_layout_cues
from ingest.layouts.figures.values import part_time
from ingest.layouts.finder import Layouts, dated
from ingest.layouts.found import FoundKpi
from ingest.layouts.owners.owners import Owners
from ingest.layouts.owners.parts_over import Places
from ingest.layouts.saying.reader import read_sentences
from ingest.quantity import read_deadline, read_target
from ingest.resolve import Collector
from ingest.short_years import ShortYears
from ingest.structure.labels import label_of
from ontology.model import Basis, Deadline, Entity, Kind, Kpi, Link, Relation, Target
from ontology.normalise import comparable

_Aim = tuple[str, float, float | None]  # a name, its target, its value of today
_TELLING = 3  # figures of a value that tells one indicator from others
_RUN = 4  # letters that two names of one indicator share
_NO_END = 9999  # where no list names a year


def add_layouts(layouts: Layouts, places: Places, cues: Cues, collector: Collector) -> None:
    """Take in the KPIs found in layouts and sentences; one without a measure or result above it stays alone."""
    listed = [kpi for kpi in collector.entities if isinstance(kpi, Kpi)]
    adder = _Adder(places, Owners(places, cues, collector), collector, ShortYears(collector.text))
    owned = {link.target for link in collector.links if link.relation is Relation.MEASURED_BY}
    for kpi in listed:
        if kpi.iri not in owned:
            adder.join(kpi)
    known = [_dated(kpi, layouts.dues, collector) for kpi in listed]
    for kpi in known:
        adder.seen.setdefault(comparable(kpi.label), []).append(kpi)
    words, horizon = load_layout_cues(), _horizon(known, layouts.kpis)
    said = [kpi for kpi in read_sentences(places.root, cues, horizon) if not words.is_budget(kpi.indicator)]
    in_lists = _in_lists(known, layouts.kpis)
    new = (dated(kpi, layouts.dues) for kpi in said if not _is_listed(kpi, in_lists))
    later, early = part_before([*layouts.kpis, *new], layouts.begins)
    own, former = part_former(later, places.root)
    for found in own:
        if any(start <= found.spans[0][0] < end for start, end in layouts.quoted):
            collector.leave_unresolved(OF_THE_STATE, found.spans[0])
        else:
            adder.add(found)
    adder.claim([found for found in said if _is_listed(found, in_lists)])
    for found in (*early, *former):
        collector.leave_unresolved(OF_THE_PLAN_BEFORE, found.spans[0])
    for reason, span in layouts.unresolved:
        collector.leave_unresolved(reason, span)


def _horizon(known: Sequence[Kpi], rows: Sequence[FoundKpi]) -> int | None:
    """Find the last year that lists and tables aim at; None where there are none."""
    if not known and not rows:
        return None
    deadlines = [kpi.deadline for kpi in known if kpi.deadline]
    deadlines += [read_deadline(row.deadline) for row in rows if row.deadline]
    return max((deadline.year for deadline in deadlines if deadline.year), default=_NO_END)


def _in_lists(known: Sequence[Kpi], rows: Sequence[FoundKpi]) -> list[_Aim]:
    """Give what lists and tables aim at, each thing as it is compared, with the figure."""
    aims = [(kpi.label, kpi.target, kpi.baseline) for kpi in known]
    aims += [(row.indicator, read_target(row.target), row.baseline) for row in rows]
    return [
        (comparable(label), target.value, _telling(today))
        for label, target, today in aims
        if target and target.value is not None
    ]


def _is_listed(said: FoundKpi, in_lists: Sequence[_Aim]) -> bool:
    """Tell whether a target said in a sentence is in a list or a table too, under a longer or shorter name.

    Another name in part is the same where the value of today is, if that is no round figure: 21.6％, 1,087団体.
    """
    name, value, today = comparable(said.indicator), read_target(said.target).value, _telling(said.baseline)
    same = [(label, now) for label, other, now in in_lists if other == value]
    told = today is not None and any(now == today and _share(name, label) for label, now in same)
    return told or any(label in name or name in label for label, _ in same)


def _telling(today: str | None) -> float | None:
    """Give the value of today where it has so many figures that another indicator hardly has it too."""
    figures = read_target(part_time(today)[0]) if today else None
    if figures is None or figures.value is None:
        return None
    digits = "".join(filter(str.isdecimal, figures.printed)).rstrip("0")
    return figures.value if len(digits) >= _TELLING else None


def _share(name: str, label: str) -> bool:
    """Tell whether two names share a run of letters."""
    return any(name[at : at + _RUN] in label for at in range(len(name) - _RUN + 1))


def _dated(kpi: Kpi, dues: Dues, collector: Collector) -> Kpi:
    """Give a KPI of a list the year that the text says is that of its targets."""
    if kpi.deadline is not None or kpi.target is None or not kpi.evidence:
        return kpi
    due = dues.at(kpi.evidence[0].start, kpi.target.printed)
    due = due if due is not None and due.for_all else dues.over_plan(kpi.evidence[0].quote)
    if due is None:
        return kpi
    dated = replace(kpi, deadline=read_deadline(due.printed), evidence=(*kpi.evidence, collector.quote(due.span)))
    return collector.add(dated)


@dataclass(slots=True)
class _Adder:
    places: Places
    owners: Owners
    collector: Collector
    years: ShortYears
    seen: dict[str, list[Kpi]] = field(default_factory=dict)

    def add(self, found: FoundKpi) -> None:
        """Take in one KPI, and the link from what it measures."""
        owned = self.owners.of(found)
        kpi = self.collector.add(self._kpi(found, owned.entity if owned else None))
        if owned is None:
            return
        passages = (self.collector.quote(owned.place), *map(self.collector.quote, found.spans))
        self.collector.link(Link(owned.entity.iri, Relation.MEASURED_BY, kpi.iri, Basis.STRUCTURAL, passages))

    def claim(self, said: Sequence[FoundKpi]) -> None:
        """Join KPIs of lists, which stand under nothing, to what the sentences stand under that say them too."""
        owned = {link.target for link in self.collector.links if link.relation is Relation.MEASURED_BY}
        free = {kpi.iri: kpi for known in self.seen.values() for kpi in known if kpi.iri not in owned}
        for found in said:
            same = [kpi for kpi in free.values() if _is_listed(found, _in_lists([kpi], ()))]
            owner = self.owners.of(found) if len(same) == 1 else None
            if owner is not None:
                kpi = free.pop(same[0].iri)
                passages = (self.collector.quote(owner.place), *map(self.collector.quote, found.spans))
                self.collector.link(Link(owner.entity.iri, Relation.MEASURED_BY, kpi.iri, Basis.STRUCTURAL, passages))

    def join(self, kpi: Kpi) -> None:
        """Join a KPI of a list to the heading over it, where no goal or measure is named there."""
        owned = self.owners.by_heading(kpi.evidence[0].start) if kpi.evidence else None
        if owned is not None:
            passages = (self.collector.quote(owned.place), *kpi.evidence)
            self.collector.link(Link(owned.entity.iri, Relation.MEASURED_BY, kpi.iri, Basis.STRUCTURAL, passages))

    def _kpi(self, found: FoundKpi, owner: Entity | None) -> Kpi:
        label = label_of(found.indicator)
        target = read_target(found.target)
        if found.unit:
            target = replace(target, unit=found.unit)
        deadline = self.years.deadline(found.deadline) if found.deadline else None
        known = self.seen.setdefault(comparable(label.text), [])
        same = next((kpi for kpi in known if _is_same(kpi, target, deadline)), None)
        place = (owner.label if owner else "", str(len(known))) if known else ()
        kpi = Kpi(
            iri=same.iri if same else self.collector.minter.thing(Kind.KPI, label.text, *place),
            label=label.text,
            document=self.collector.document,
            alt_labels=label.others,
            evidence=tuple(map(self.collector.quote, found.spans)),
            target=same.target if same else target,
            deadline=same.deadline if same else deadline,
            baseline=found.baseline or (same.baseline if same else None),
        )
        if same is None:
            known.append(kpi)
        return kpi


def _is_same(kpi: Kpi, target: Target, deadline: Deadline | None) -> bool:
    """Tell a target printed again, in a chapter and in a list: 82.0％（Ｒ12） and, in a column of ％, 82.0."""
    if (kpi.target, kpi.deadline) == (target, deadline):
        return True
    if kpi.target is None or kpi.deadline is None or deadline is None or target.value is None:
        return False
    known, again = _with_unit(kpi.target), _with_unit(target)
    figures = (known.value, known.comparator) == (again.value, again.comparator)
    units = {comparable(unit) for unit in (known.unit, again.unit) if unit}
    return figures and len(units) <= 1 and kpi.deadline.year == deadline.year is not None


def _with_unit(target: Target) -> Target:
    """Read a bare figure with the unit of its column: 2,900 in 千円 is 2900000 円."""
    bare = read_target(target.printed).unit is None
    return read_target(target.printed + target.unit) if bare and target.unit else target
