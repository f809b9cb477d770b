"""Where a place stands in the outline: the parts over it, the measure or result that the nearest of them names."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.cues import Cues, load_cues
from ingest.layouts.found import Span
from ingest.logic.lists_apart import ListsApart
from ingest.logic.measure_parts import prose_of
from ingest.logic.measured_items import lists_measures
from ingest.logic.measures import Measures
from ingest.logic.results import Results
from ingest.logic.sides import is_general, is_side
from ingest.structure.block import BlockKind
from ingest.structure.notation import Style
from ingest.structure.outline import Part
from ontology.model import Entity

_SECTIONS = (Style.ORDINAL, Style.ROMAN, Style.DECIMAL, Style.NUMBER, Style.PAREN_NUMBER)
_FEWEST_LISTED = 2  # KPIs of a measure below the items of it
_ITEMS = (Style.CIRCLED, Style.KANA, Style.PAREN_KANA)


@dataclass(frozen=True, slots=True)
class Owner:
    """A measure or result, and the place that names it here."""

    entity: Entity
    place: Span


@dataclass(slots=True)
class Places:
    """The outline with the results and measures that its parts name, and where the KPIs stand, as source offsets."""

    root: Part
    results: Results
    measures: Measures
    kpis: Sequence[int] = ()
    apart: ListsApart = field(default_factory=ListsApart)
    cues: Cues = field(default_factory=load_cues)
    _parts: list[Part] = field(default_factory=list)

    def owner(self, offset: int) -> Owner | None:
        """Find the nearest measure or result over an offset of the source."""
        part = self.owning(offset)
        entity = self.of(part) if part is not None else None
        return Owner(entity, part.title_span) if part is not None and entity is not None else None

    def owning(self, offset: int) -> Part | None:
        """Find the nearest part over an offset that names a measure or result."""
        return next((part for part in self.above(offset) if self.of(part) is not None), None)

    def of(self, part: Part) -> Entity | None:
        """Give the measure or result that a part names."""
        return self.measures.of_part.get(part) or self.results.of_part.get(part)

    def above(self, offset: int) -> list[Part]:
        """List the parts that an offset stands in, the innermost first; no item of a list that has ended before."""
        last = self.last(offset)
        headed = [part for part in (last, *last.ancestors()) if part.heading] if last else []
        parts = [part for part in headed if not _is_over(part, offset)]
        inside = self._outside_lists([part for part in parts if not self._is_kpi(part)], offset)
        item = next((part for part in inside if not _is_caption(part)), None)  # ◆管理指標 may stand under it
        ended = item is not None and (_goes_on(item, offset) or self._ends_list(item))
        return [part for part in inside if part is not item] if ended else inside

    def _outside_lists(self, parts: list[Part], offset: int) -> list[Part]:
        """Leave out the parts that a list of KPIs only happens to stand in."""
        at_end = self.apart.around(offset)
        if at_end is not None:
            return [part for part in parts if part.title_span[0] > at_end.start]
        goal = self.apart.goal(parts[0], offset) if parts else None
        return [goal, *_headed_above(goal)] if goal is not None else parts

    def last(self, offset: int) -> Part | None:
        """Find the last part that begins before an offset, whether or not it ends a list."""
        self._parts = self._parts or [part for part in self.root.walk() if part.heading]
        before = bisect_right(self._parts, offset, key=lambda part: part.title_span[0])
        return self._parts[before - 1] if before else None

    def _is_kpi(self, part: Part) -> bool:
        """Tell a line that only looks like a heading, 目標２ 宿泊者数: an indicator stands on it."""
        first, last = part.title_span
        return any(first <= kpi < last for kpi in self.kpis)

    def _ends_list(self, part: Part) -> bool:
        """Tell the last of some items, of which the others have no KPI; what is measured below is over them all.

        They are ① ② ③ under 主な取組 without a text of their own, measures below one or below a numbered heading, of
        which only the last has a label over KPIs, or programmes by their names.
        """
        if part.reading is None or part.parent is None:
            return False
        items = [one for one in part.parent.children if one.reading and one.reading.style is part.reading.style]
        first, last = items[0].title_span[0], part.title_span[0]
        announced = self.of(part.parent) is not None and lists_measures(part.parent, self.cues)
        alone = len(items) == 1 and not (announced and any(True for _ in prose_of(part)))
        if part is not items[-1] or alone or any(first < kpi < last for kpi in self.kpis):
            return False
        bare = not any(any(True for _ in prose_of(item)) for item in items)
        bare = bare and all(map(_is_caption, (child for item in items for child in item.children)))
        programmes = all(self.cues.names_programme(item.title) for item in items)
        labelled = any(block.kind is BlockKind.LABEL for item in items[:-1] or items for block in item.body)
        over = self.of(part.parent) is not None or is_section(part.parent)
        named = self.of(part) is not None and over and not labelled
        named = named and self._count_below(part) >= _FEWEST_LISTED
        listed = (bare or announced) and part.reading.style in _ITEMS
        return programmes or listed or (named and part.reading.style in (*_ITEMS, Style.MARK))

    def _count_below(self, part: Part) -> int:
        """Count the KPIs between a heading and the next one: a single one may well be that of the last item."""
        behind = bisect_right(self._parts, part.title_span[0], key=lambda one: one.title_span[0])
        end = self._parts[behind].title_span[0] if behind < len(self._parts) else None
        return sum(part.title_span[1] <= kpi and (end is None or kpi < end) for kpi in self.kpis)


def _is_over(part: Part, offset: int) -> bool:
    """Tell whether a part has ended before an offset: a label has the very mark, ■, of its heading.

    Of the items that a side of a measure lists, ◆施策の展開, the last one ends where the next side is shown, ◆目標指標.
    """
    labels = [block.text.strip() for block in part.body if block.kind is BlockKind.LABEL and block.span()[0] < offset]
    if not labels:
        return False
    own = _mark_of(part)
    before = _before_last(part) if own is None else ()
    marks = tuple(mark for one in (part, *before) if (mark := _mark_of(one)))
    return any(label.startswith(marks) for label in labels) or (own is None and _shows_sides(part, before))


def _mark_of(part: Part) -> str | None:
    return part.reading.label if part.reading is not None and part.reading.style is Style.MARK else None


def _before_last(item: Part) -> Sequence[Part]:
    """List the parts before the last item of a list; none where any of its other items has labels of its own."""
    siblings = item.parent.children if item.parent is not None else []
    before = siblings[:-1] if item.reading is not None and siblings[-1:] == [item] else []
    items = (one for one in before if one.reading and item.reading and one.reading.style is item.reading.style)
    return [] if any(block.kind is BlockKind.LABEL for one in items for block in one.body) else before


def _shows_sides(item: Part, before: Sequence[Part]) -> bool:
    """Tell a list that stands among sides of a measure, ●現状と課題, that look like items of their own."""
    over = [item.parent] if item.parent is not None and (before or item.parent.children == [item]) else []
    bullets = (block.text for one in (*over, *before) for block in one.body if block.kind is BlockKind.BULLET)
    return any(is_side(text.strip()) for text in bullets)


def _goes_on(item: Part, offset: int) -> bool:
    """Tell whether what stands over an item goes on behind it with a list, 【成果指標】, before an offset."""
    own = item.parent.body if item.parent is not None else []
    lists = (block.span()[0] for block in own if block.kind is BlockKind.LABEL and block.origins)
    return any(item.title_span[1] <= start < offset for start in lists)


def _is_caption(part: Part) -> bool:
    """Tell a heading of a mark, ◆管理指標, that only says what is below it."""
    return part.reading is not None and part.reading.style is Style.MARK and is_general(part.title)


def _headed_above(goal: Part) -> Iterator[Part]:
    """Go through the headings over a goal."""
    return (part for part in goal.ancestors() if part.heading)


def is_section(part: Part | None) -> bool:
    """Tell a heading that is numbered as those of sections are, whatever words it has."""
    return part is not None and part.reading is not None and part.reading.style in _SECTIONS
