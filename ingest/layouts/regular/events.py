"""Free lines as a stream of labels, values, times and other words, wherever on a line or between lines they part.

指標：苗木の本数 / 現在（2021年）： / 1,024本      label, words, label, value
【目標：2028年度末までに80％】                     label, value
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import STEPS, time_in
from ingest.layouts.regular.pieces import Kind, Piece, pieces_of
from ingest.layouts.regular.said_values import labels_of_values, with_said_value
from ingest.layouts.rows import Cell, Line

_STEP_ALONE = re.compile(f"[{STEPS}↓▼⬇]{{1,3}}")
_OVER_VALUES = (Role.INDICATOR, Role.BASELINE, Role.TARGET)
_FEWEST_HEADS = 2
_FEWEST_VALUES = 2
_LONGEST_LINE = 120


class Mark(StrEnum):
    """What a line is that has no pieces."""

    SENTENCE = "sentence"
    STEP = "step"  # an arrow alone on its line
    BREAK = "break"  # a heading, or a line that is read already


@dataclass(frozen=True, slots=True)
class Event:
    """A piece of a line, or a whole line; `role` is what a label announces, `time` what stands with it."""

    kind: Kind | Mark
    cell: Cell
    line: Line
    role: Role | None = None
    time: str | None = None


def events_of(
    lines: Sequence[Line], cues: LayoutCues, is_heading: Callable[[Line], bool], used: Collection[int]
) -> Iterator[Event]:
    """List what the lines say, in the order of print; heads count though the first rows below them are read already."""
    plain = [line for line in lines if not line.is_rule and not _is_text(line)]
    cut = {line.index: [piece for cell in line.cells for piece in pieces_of(cell, cues)] for line in plain}
    labels = labels_of_values((parts for index, parts in cut.items() if index not in used), cues)
    for line in lines:
        if line.is_rule:
            continue
        if _is_text(line):
            yield Event(Mark.SENTENCE, line.whole, line)
            continue
        if _STEP_ALONE.fullmatch(line.text.strip()) and line.index not in used:
            yield Event(Mark.STEP, line.whole, line)
            continue
        parts = with_said_value(_with_other_heads(cut[line.index]), labels, cues)
        foreign = (
            line.index in used or is_heading(line) or any(step in line.text for step in STEPS)
        )  # a change on one line is for others
        if foreign and not _announces(parts):
            yield Event(Mark.BREAK, line.whole, line)
        else:
            yield from (Event(part.kind, part.cell, line, part.role, part.time) for part in parts)


def _is_text(line: Line) -> bool:
    return "。" in line.text or len(line.text) > _LONGEST_LINE


def _announces(parts: Sequence[Piece]) -> bool:
    """Tell whether a line is nothing but heads of values, or their times."""
    kinds = {part.kind for part in parts}
    over_values = any(part.role in _OVER_VALUES for part in parts)
    return kinds == {Kind.TIME} or (over_values and kinds <= {Kind.LABEL, Kind.TIME})


def _with_other_heads(parts: Sequence[Piece]) -> Sequence[Piece]:
    """Take what stands with its year beside labels for one of another value: 現状値（R3） 目標値（R9） 将来値（R14）.

    A label before the name of a row with its values is none: 数値目標 苗木の本数 34本 60本.
    """
    kinds = [part.kind for part in parts]
    if kinds[:2] == [Kind.LABEL, Kind.WORDS] and kinds.count(Kind.VALUE) >= _FEWEST_VALUES:
        return parts[1:]
    if kinds.count(Kind.LABEL) < _FEWEST_HEADS or Kind.VALUE in kinds:
        return parts
    return [_as_head(part) if part.kind is Kind.WORDS and time_in(part.cell.text) else part for part in parts]


def _as_head(words: Piece) -> Piece:
    return replace(words, kind=Kind.LABEL, role=Role.OTHER_VALUE, time=time_in(words.cell.text))
