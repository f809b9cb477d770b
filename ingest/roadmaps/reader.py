"""Roadmaps (工程表): what is done when, for which programme.

2025年度 | 2026年度 | 2027年度以降     the heads say which years a column stands for
○○推進事業                           a row with a name: the programme of the rows below it
2025年4月～ 公募 |  | 実証の横展開     a row of activities, each with its own period or that of its columns
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.cues import Cues, Label
from ingest.logic.measures import Measures
from ingest.logic.results import Results
from ingest.resolve import Collector
from ingest.roadmaps.periods import Period, leading_period, named_period
from ingest.roadmaps.rows import Cell, Column, columns_of, rows_of
from ingest.structure.blocks import Block, BlockKind
from ingest.structure.labels import label_of
from ingest.structure.outline import Part
from ontology.model import Basis, Entity, Evidence, Kind, Link, Relation, RoadmapItem
from ontology.normalise import comparable, is_restated

_NAME_PART = 10  # a name of a roadmap shorter than this may stand in the name of another programme by chance
_BOLD = "<b>"


def read_roadmaps(root: Part, cues: Cues, results: Results, measures: Measures, collector: Collector) -> None:
    """Read every announced roadmap: its dated items, each joined to the programme that it schedules."""
    for part in root.walk():
        for label, rows in _tables(part, cues, collector.text):
            if not rows:
                collector.leave_unresolved("工程表の中身が読み取れない / a roadmap without a table", label.span())
                continue
            _Table(_known(part, results, measures), cues, collector).read(rows)


def _tables(part: Part, cues: Cues, source: str) -> Iterator[tuple[Block, list[tuple[Cell, ...]]]]:
    """Go through the roadmaps announced in the body of a part: the label, and the rows up to the next label."""
    for index, block in enumerate(part.body):
        announced = cues.label(block.text) if block.kind is BlockKind.LABEL else None
        if announced is not None and announced.label is Label.ROADMAP:
            yield block, list(rows_of(part.body[index + 1 :], source))


@dataclass(frozen=True, slots=True)
class _Known:
    """The result or measure that a roadmap stands under, its programmes by name, and those of the whole document."""

    owner: tuple[Part, Entity] | None
    near: dict[str, Entity]
    all: dict[str, Entity]

    def programme(self, label: str) -> Entity | None:
        """Find a programme by its name, or by a good part of the name of just one."""
        name = comparable(label)
        exact = self.near.get(name) or self.all.get(name)
        if exact is not None or len(name) < _NAME_PART:
            return exact
        alike = {entity.iri: entity for key, entity in self.near.items() if name in key}
        return next(iter(alike.values())) if len(alike) == 1 else None


def _known(part: Part, results: Results, measures: Measures) -> _Known:
    """Gather what a roadmap may speak of: a roadmap is drawn for a result, or for the measure that it stands in."""
    above = [part, *part.ancestors()]
    places = [(p, results.of_part[p]) for p in above if p in results.of_part]
    places += [(p, measures.of_part[p]) for p in above if p in measures.of_part]
    owner = places[0] if places else None
    every = {comparable(p.label): p for programmes in measures.programmes.values() for p in programmes}
    inside = (measures.of_part[p] for p in (owner[0] if owner else part).walk() if p in measures.of_part)
    near = {comparable(p.label): p for measure in inside for p in measures.programmes.get(measure.iri, [])}
    return _Known(owner, near, every)


@dataclass(slots=True)
class _Table:
    """One roadmap while it is read: its columns, and the programme whose rows are being read."""

    known: _Known
    cues: Cues
    collector: Collector
    columns: list[Column | None] = field(default_factory=list)
    programme: Entity | None = None
    name: Cell | None = None
    items: int = 0  # of the programme that is being read
    times: Counter[tuple[str, str]] = field(default_factory=Counter)  # how often a programme has had an activity

    def read(self, rows: list[tuple[Cell, ...]]) -> None:
        """Read the rows in their order."""
        for row in rows:
            columns = columns_of(row)
            if columns:
                self.columns = columns
                continue
            names = self._names(row)
            if names:
                self._begin(row[0])
            self._read_activities(row[1:] if names else row)
        self._end()

    def _names(self, row: tuple[Cell, ...]) -> bool:
        """Tell whether a row begins with a name: it has nothing else, or names have a column of their own."""
        if row[0].column > 0:
            return False
        return self._names_stand_beside() or (len(row) == 1 and self._is_name(row[0]))

    def _read_activities(self, row: tuple[Cell, ...]) -> None:
        """Take in the activities of a row, each dated by its own words or by the columns up to the next one."""
        busy_until = ""  # the month in which the activity before ends, where the text prints it
        for index, cell in enumerate(row):
            printed = leading_period(cell.text)
            text = label_of(cell.text[printed.resumes :] if printed else cell.text).text or label_of(cell.text).text
            printed = printed or named_period(cell.text)
            stop = row[index + 1].column if index + 1 < len(row) else len(self.columns)
            covered = [] if printed else self._covered(cell.column, stop, busy_until)
            self._add(cell, text, printed, covered)
            busy_until = _last_month(printed.end) if printed and printed.end else ""

    def _names_stand_beside(self) -> bool:
        """Tell whether the first column holds names: its head is no year."""
        return bool(self.columns) and self.columns[0] is None

    def _is_name(self, cell: Cell) -> bool:
        """Tell a row with a programme's name from a row with one activity.

        A name is one that is known or marked 再掲; else what stands first, or, once the programme before has its
        activities, what is set bold and ends as names of programmes do.
        """
        if leading_period(cell.text) is not None:
            return False
        if is_restated(cell.text) or self.known.programme(label_of(cell.text).text) is not None:
            return True
        if self.name is None:
            return True
        start = cell.span[0]
        bold = self.collector.text[max(0, start - len(_BOLD)) : start] == _BOLD
        return self.items > 0 and bold and self.cues.names_programme(cell.text)

    def _begin(self, cell: Cell) -> None:
        self._end()
        self.name, self.items = cell, 0
        self.programme = self.known.programme(label_of(cell.text).text)
        if self.programme is None:
            reason = "工程表の事業が施策の事業にない / a roadmap names a programme that no measure lists"
            self.collector.leave_unresolved(reason, cell.span)

    def _end(self) -> None:
        if self.name is not None and self.items == 0:
            self.collector.leave_unresolved("工程のない事業 / a programme without an item", self.name.span)

    def _covered(self, first: int, stop: int, busy_until: str) -> list[Column]:
        """Give the first and the last of the columns that a cell covers; empty cells belong to the one before them.

        Extraction may move cells to the left. Where a column begins before the activity on its left has ended, it
        has done so, and the columns say nothing.
        """
        covered = [column for column in self.columns[first:stop] if column is not None]
        if covered and f"{covered[0].period.start}-04" <= busy_until:
            return []
        return covered if len(covered) < 2 else [covered[0], covered[-1]]

    def _add(self, cell: Cell, text: str, printed: Period | None, covered: list[Column]) -> None:
        self.items += 1
        place = tuple(self.collector.quote(span) for span in (cell.span, *(column.span for column in covered)))
        item = self.collector.add(
            RoadmapItem(
                iri=self._iri(text),
                label=text,
                document=self.collector.document,
                evidence=place[:1],
                text=text,
                period=printed.printed if printed else None,
                start=printed.start if printed else (covered[0].period.start if covered else None),
                end=printed.end if printed else (covered[-1].period.end if covered else None),
            )
        )
        self._link(item, place)

    def _iri(self, text: str) -> str:
        """Name an item by its programme and its words, not by its dates, which a revision may change."""
        name = label_of(self.name.text).text if self.name else ""
        key = comparable(name), comparable(text)
        self.times[key] += 1
        again = (str(self.times[key]),) if self.times[key] > 1 else ()
        return self.collector.minter.thing(Kind.ROADMAP_ITEM, text, name, *again)

    def _link(self, item: Entity, place: tuple[Evidence, ...]) -> None:
        """Join an item to its programme, or, where no measure lists one, to what the roadmap is drawn for."""
        if self.programme is not None and self.name is not None:
            passages = (self.collector.quote(self.name.span), *place)
            self.collector.link(Link(self.programme.iri, Relation.SCHEDULED_BY, item.iri, Basis.STRUCTURAL, passages))
        elif self.known.owner is not None:
            part, owner = self.known.owner
            passages = (self.collector.quote(part.title_span), *place)
            self.collector.link(Link(owner.iri, Relation.SCHEDULED_BY, item.iri, Basis.STRUCTURAL, passages))


def _last_month(end: str) -> str:
    """Give the month in which a year (a fiscal year: the March after it) or a month ends."""
    return end if "-" in end else f"{int(end) + 1}-03"
