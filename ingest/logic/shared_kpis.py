"""Lists of KPIs below the last measure of a goal that are those of the goal, in every goal alike.

柱Ⅰ　窓口のＤＸ
①　申請の電子化
②　書かない窓口
【ＫＰＩ】                      of the 柱: no ① has one, and the next 柱 ends in one again
・電子申請の割合　20％（R4）→ 60％（R9）

So is a table below a caption, 【目標とする指標】, that every goal has in the same words.
A table of what is done, 主な取組 / 担当課, is no list of KPIs of the measure above it.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.cues import Cues, Label
from ingest.logic.measures import Measures
from ingest.logic.results import Results
from ingest.logic.sides import announces
from ingest.structure.block import Block, BlockKind
from ingest.structure.notation import Style
from ingest.structure.outline import Part

_FEWEST = 2  # goals that end so, and measures of each of them
_LONGEST_CAPTION = 24
_OWN_WORDS = re.compile(r"[（(][^（）()]*[)）]|[0-9０-９]+")  # of one goal: 環境指標（基本方針2）


@dataclass(frozen=True, slots=True)
class SharedList:
    """A list of KPIs: where it begins in the source, the part in which it stands, the goal that it measures."""

    start: int
    last: Part
    goal: Part


def shared_lists(
    root: Part, results: Results, measures: Measures, rows: Sequence[int], cues: Cues
) -> tuple[SharedList, ...]:
    """Find such lists, in reading order; `rows` are the offsets of KPIs in tables, in their order.

    A plain heading between goals and measures, １　成長産業の育成 over （１）…, has them as goals do; headings alike
    have none where one of them has a list in another place.
    """
    kinds: dict[object, list[tuple[Part, list[Part]]]] = defaultdict(list)
    for part in root.walk():
        steps = [child for child in part.numbered_children if child in measures.of_part or _is_item(child)]
        if part in results.of_part:
            kinds[None].append((part, steps))
        elif part.reading is not None and not announces(part, cues):
            kinds[part in measures.of_part, part.reading.style].append((part, steps))
    tables = _Tables(rows, sorted(part.title_span[0] for part in root.walk() if part.heading))
    found = (one for alike in kinds.values() for one in _alike(alike, tables, cues))
    return tuple(sorted(found, key=lambda one: one.start))


def _is_item(part: Part) -> bool:
    """Tell ① ② ③ below a heading, which may be what is done for it whether or not they name measures."""
    return part.reading is not None and part.reading.style is Style.CIRCLED


@dataclass(frozen=True, slots=True)
class _Tables:
    """Where the KPIs of tables stand among the headings, all as offsets of the source, in their order."""

    rows: Sequence[int]
    headings: Sequence[int]

    def has_row(self, step: Part) -> bool:
        """Tell a measure in which KPIs stand in rows; 主な取組 / 担当課 are the heads of others."""
        spans = (block.span() for part in step.walk() for block in part.body if block.kind is BlockKind.ROW)
        return any(bisect_left(self.rows, start) < bisect_left(self.rows, end) for start, end in spans)

    def caption(self, step: Part) -> Block | None:
        """Find the short line over the first KPI in a measure that stands in a table."""
        parts = [part for part in step.walk() if part.heading]
        behind = bisect_right(self.headings, parts[-1].title_span[0])
        first = bisect_left(self.rows, step.title_span[1])
        if first == len(self.rows) or (behind < len(self.headings) and self.rows[first] >= self.headings[behind]):
            return None
        blocks = (block for part in parts for block in part.body if block.text and block.kind is not BlockKind.ROW)
        above = [block for block in blocks if block.span()[0] < self.rows[first]]
        short = above[-1:] and len(above[-1].text) <= _LONGEST_CAPTION and "。" not in above[-1].text
        return above[-1] if short else None


def _alike(goals: Sequence[tuple[Part, list[Part]]], tables: _Tables, cues: Cues) -> tuple[SharedList, ...]:
    found: list[SharedList] = []
    captions = set[str]()
    several = 0
    for goal, steps in goals:
        if not steps:
            continue
        label = _label(steps[-1], cues)
        caption = label or tables.caption(steps[-1])
        before = (_label_in(goal, cues), *(step for step in steps[:-1] if _has_list(step, tables, cues)))
        if any(before) or (caption is None and _has_list(steps[-1], tables, cues)):
            return ()
        if caption is not None:
            several += len(steps) >= _FEWEST
            captions |= {_OWN_WORDS.sub("", caption.text)} if label is None else set()
            found.append(SharedList(caption.span()[0], steps[-1], goal))
    return tuple(found) if several >= _FEWEST and len(captions) < _FEWEST else ()


def goal_of(lists: Sequence[SharedList], part: Part, offset: int) -> Part | None:
    """Give the goal that a place in a part measures, which stands in a list of all its measures."""
    at = bisect_right(lists, offset, key=lambda one: one.start)
    one = lists[at - 1] if at else None
    return one.goal if one is not None and one.last in (part, *part.ancestors()) else None


def _label(step: Part, cues: Cues) -> Block | None:
    return next((label for part in step.walk() if (label := _label_in(part, cues)) is not None), None)


def _label_in(part: Part, cues: Cues) -> Block | None:
    labels = (block for block in part.body if block.kind is BlockKind.LABEL)
    return next((block for block in labels if (told := cues.label(block.text)) and told.label is Label.KPI), None)


def _has_list(step: Part, tables: _Tables, cues: Cues) -> bool:
    """Tell a measure with KPIs of its own, in a list or in rows."""
    titled = any((told := cues.label(part.title)) and told.label is Label.KPI for part in step.walk() if part.heading)
    return tables.has_row(step) or titled or _label(step, cues) is not None
