"""Rows of flattened tables become KPIs, their policy headings measures, and the goals above them outcomes."""

import re
from dataclasses import dataclass, field

from ingest.quantity import read_deadline, read_target
from ingest.resolve import Collector
from ingest.structure.labels import label_of
from ingest.tables.cells import Cells
from ingest.tables.cues import YEAR, TableCues, without_spaces
from ingest.tables.heads import Head
from ingest.tables.lines import Line, span_of
from ingest.tables.progress import disagreements, recompute
from ingest.tables.rows import Heading, Row
from ingest.tables.totals import Counted
from ingest.tables.values import ReadValue, read_value
from ontology.model import Basis, Deadline, Entity, Evidence, Kind, Kpi, Link, Relation, Result
from ontology.normalise import comparable

_LAST_PARENTHESES = re.compile(r"[（(]([^（）()]*)[)）]$")
_PURE_TIME = re.compile(rf"{YEAR}末?(?:(?:から|～|〜|-|－){YEAR}末?)?(?:頃|累計|までに?(?:累計|の.{{0,6}}年間)?)?")
_BEGINS_ENTRY = re.compile(r"[・※■□○●◆]")


@dataclass(slots=True)
class TableWriter:
    """Writes rows in the order of their numbers. A table of goal KPIs after one of measures begins the next goal."""

    collector: Collector
    cues: TableCues
    names: dict[int, tuple[str, Line]]
    counted: list[Counted] = field(default_factory=list)
    _goal: int = 0
    _is_goal_level: bool = False
    _owners: dict[tuple[int, str], tuple[Entity, Evidence]] = field(default_factory=dict)
    _labels: set[str] = field(default_factory=set)

    def begin_table(self, *, is_goal_level: bool) -> None:
        """Begin a table."""
        if (is_goal_level and not self._is_goal_level) or not self._goal:
            self._goal += 1
        self._is_goal_level = is_goal_level

    def write(self, row: Row, cells: Cells, heading: Heading | None, head: Head) -> None:
        """Take in one row: its KPI, and the link from what it measures."""
        place = self.collector.quote(span_of(row.lines))
        if not label_of(cells.indicator).text:
            self._leave(row, "成果指標が読めない / no indicator")
            return
        kpi = self.collector.add(recompute(self._kpi(row, cells, head, place)))
        self.counted.append(Counted(self._goal, self._is_goal_level, kpi.status))
        for observation in disagreements(kpi):
            at, printed, computed = observation.at, observation.progress, f"{observation.recomputed:.0f}%"
            self._leave(
                row,
                f"進捗率が計算と合わない: {at} 印刷{printed}、計算{computed} / "
                f"progress differs from its figures: {printed} printed, {computed} computed",
            )
        owner = self._goal_entity() if self._is_goal_level else self._measure(heading)
        if owner is None:
            self._leave(row, "KPIの対象（目標・施策）が分からない / nothing that this KPI measures")
            return
        entity, named = owner
        self.collector.link(Link(entity.iri, Relation.MEASURED_BY, kpi.iri, Basis.STRUCTURAL, (named, place)))

    def _leave(self, row: Row, reason: str) -> None:
        self.collector.leave_unresolved(f"No.{row.number}: {reason}", span_of(row.lines))

    def _kpi(self, row: Row, cells: Cells, head: Head, place: Evidence) -> Kpi:
        label = label_of(cells.indicator)
        values = self._values(row, cells, head)
        if cells.status is None:
            self._leave(row, "進捗の区分がない / no status")
        if not cells.certain:
            self._leave(row, "空行がなく欄の境が確かでない / no blank lines: where its cells end is uncertain")
        notes = [*_paragraphs(cells.remark), *(f"{v.observation.at}：{note}" for v in values for note in v.notes)]
        namesake = (str(row.number),) if comparable(label.text) in self._labels else ()
        self._labels.add(comparable(label.text))
        return Kpi(
            iri=self.collector.minter.thing(Kind.KPI, label.text, *namesake),
            label=label.text,
            document=self.collector.document,
            alt_labels=label.others,
            evidence=(place,),
            target=read_target(cells.target) if cells.target else None,
            deadline=self._deadline(cells, head),
            note="\n".join(notes) or None,
            number=str(row.number),
            status=cells.status,
            observations=tuple(value.observation for value in values),
        )

    def _values(self, row: Row, cells: Cells, head: Head) -> list[ReadValue]:
        """Read the series against the head's columns, from the right: a cell merged with the row above is missing."""
        columns, series = list(head.columns), cells.series
        if len(series) > len(columns):
            self._leave(row, "値の数が見出しの列より多い / more values than columns")
            series = series[-len(columns) :]
        columns = columns[len(columns) - len(series) :]
        empty = [column for column in head.columns if column not in columns]
        empty += [column for column, pieces in zip(columns, series, strict=True) if not pieces]
        if empty:
            self._leave(row, f"値のない欄: {'、'.join(empty)} / cells without a value of their own")
        return [read_value(column, pieces, self.cues) for column, pieces in zip(columns, series, strict=True) if pieces]

    def _deadline(self, cells: Cells, head: Head) -> Deadline | None:
        """Take the time printed with the target, else that of the column's head."""
        if cells.target is None:
            return None
        last = _LAST_PARENTHESES.search(cells.target)
        if last and _PURE_TIME.fullmatch(last[1]):
            deadline = read_deadline(last[1])
            begun = read_deadline(head.columns[0]).year
            if begun is None or deadline.year is None or deadline.year >= begun:  # else the date of a base value
                return deadline
        return read_deadline(head.deadline) if head.deadline else None

    def _goal_entity(self) -> tuple[Entity, Evidence] | None:
        if self._goal not in self.names:
            return None
        title, line = self.names[self._goal]
        label = label_of(title)
        named = self.collector.quote(line.span)
        outcome = Result(
            iri=self.collector.minter.thing(Kind.OUTCOME, label.text),
            kind=Kind.OUTCOME,
            label=label.text,
            notation=str(self._goal),
            document=self.collector.document,
            alt_labels=label.others,
            evidence=(named,),
        )
        return self._once(label.text, outcome, named)

    def _measure(self, heading: Heading | None) -> tuple[Entity, Evidence] | None:
        if heading is None:
            return None
        label = label_of(heading.title)
        known = self._owners.get((self._goal, label.text))
        if known is not None:
            return known
        named = self.collector.quote(span_of(heading.lines))
        goal = self._goal_entity()
        taken = any(text == label.text for _, text in self._owners)
        measure = Entity(
            iri=self.collector.minter.thing(Kind.MEASURE, label.text, *([str(self._goal)] if taken else [])),
            kind=Kind.MEASURE,
            label=label.text,
            notation=heading.notation,
            document=self.collector.document,
            alt_labels=label.others,
            evidence=(named,),
        )
        if goal is not None:
            above, stated = goal
            link = Link(measure.iri, Relation.CONTRIBUTES_TO, above.iri, Basis.STRUCTURAL, (stated, named))
            self.collector.link(link)
        return self._once(label.text, measure, named)

    def _once(self, label: str, entity: Entity, named: Evidence) -> tuple[Entity, Evidence]:
        key = (self._goal, label)
        if key not in self._owners:
            self._owners[key] = (self.collector.add(entity), named)
        return self._owners[key]


def _paragraphs(lines: list[str]) -> list[str]:
    """Put the wrapped lines of a remark together; what begins with a mark begins a line of its own."""
    paragraphs: list[str] = []
    for line in map(without_spaces, lines):
        if paragraphs and not _BEGINS_ENTRY.match(line) and not (paragraphs[-1][-1] in "。：:" and line[-1] in "：:"):
            paragraphs[-1] += line
        else:
            paragraphs.append(line)
    return paragraphs
