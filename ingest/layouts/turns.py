"""A line that goes from the value of today to the target: 34％（R5） → 100％（R9）, 基準（R4）52.5％　R9　70％."""

import re
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.labelled import bare, part
from ingest.layouts.rows import Cell
from ingest.layouts.values import ARROW, TIME, is_value, part_time, time_in

_SIDE = re.compile(rf"(?P<time>{TIME.pattern})?の?(?P<word>[^\s\d:：]{{2,5}})[ 　:：]+(?P<value>.+)")
_SIDE_DATED = re.compile(rf"(?P<word>[^\s\d:：（(]{{2,5}})[（(](?P<time>{TIME.pattern})[)）][ 　:：]*(?P<value>.+)")
_TIMED = re.compile(rf"{TIME.pattern}(?:目標値?)?[ 　:：]+[\d０-９△]")
_GAP = re.compile(r"[ 　]+")


@dataclass(frozen=True, slots=True)
class Turn:
    """Both sides of such a line, the time in the label of the target, the group that the line is about."""

    base: Cell
    target: Cell
    time: Cell | None
    group: Cell | None


def arrow_in(text: str) -> re.Match[str] | None:
    """Find where the value of today ends and the target begins: at an arrow, or at the space before the second year."""
    arrow = ARROW.search(text)
    if arrow is not None:
        return arrow
    later = [gap for gap in _GAP.finditer(text) if _TIMED.match(text, gap.end())]
    return later[0] if len(later) == 1 else None


def turn_at(line: Cell, arrow: re.Match[str], cues: LayoutCues) -> Turn | None:
    """Read a line at its arrow; None where a side is no value, or the line names an indicator of its own."""
    group, start = _group(line, arrow.start(), cues)
    base, _ = _side(part(line, start, arrow.start()), cues)
    target, time = _side(part(line, arrow.end(), len(line.text)), cues)
    if group and cues.ends_as_indicator(group.text):
        return None
    if not all(is_value(part_time(side.text)[0], cues) for side in (base, target)):
        return None
    return Turn(base, target, time, group)


def _group(line: Cell, arrow: int, cues: LayoutCues) -> tuple[Cell | None, int]:
    """Part the name of a group from the value after it, at the first space that a value follows."""
    for gap in _GAP.finditer(line.text, 0, arrow):
        rest = line.text[gap.end() : arrow]
        if is_value(part_time(rest)[0], cues) and not is_value(line.text[: gap.start()], cues):
            plain = time_in(line.text[: gap.start()]) is None and cues.role(line.text[: gap.start()]) is None
            return (bare(part(line, 0, gap.start())), gap.end()) if plain else (None, 0)
    return None, 0


def _side(cell: Cell, cues: LayoutCues) -> tuple[Cell, Cell | None]:
    """Take the label off one side of an arrow: R9目標 月10時間以下 → 月10時間以下, R9."""
    match = _SIDE.match(cell.text) or _SIDE_DATED.match(cell.text)
    if match is None or cues.role(match["word"]) not in (Role.BASELINE, Role.TARGET):
        return cell, None
    time = part(cell, *match.span("time")) if match["time"] else None
    return part(cell, match.start("value"), len(cell.text)), time
