"""An indicator behind its label, then the value of today and those of years to come, each with a label of its own.

指標：里山の保全面積          指標：里山の保全面積                       指標：里山の保全面積
現在（2023年度）：            現在（2023年度）：136ha                    現在（2023年度）：  2030年度：
136ha                         2030年度：250ha                            136ha  250ha
2030年度：
250ha
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.labelled import bare, time_of
from ingest.layouts.figures.values import is_aside, is_dash, is_number, without_time
from ingest.layouts.found import Findings, FoundKpi, found_kpi, indicator_name
from ingest.layouts.lines.label_pieces import Pieces, is_label, pieces_below
from ingest.layouts.rows import Cell, Line, joined

_GOALS = r"[0-9０-９ 　,，.．、・\-－abcABC]{1,60}"  # 8 , 3: those that an indicator is for
_NAMED = re.compile(rf"[ 　]*+(?:{_GOALS}[ 　])?[・●○■◆]?[ 　]*(?P<label>[^\s：:（）()]{{2,8}})[ 　]*[：:][ 　]*")
_ONLY_GOALS = re.compile(_GOALS)
_MOST_OF_NAME = 3  # lines
_MOST_ABOVE = 9  # lines of goals and heads between a side of a plan and its first indicator
_LONGEST_OF_GOALS = 16  # characters of such a line
_LONGEST_SIDE = 6  # characters, with brackets: （経済面）


def read_labels_over_values(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such record among the lines that are not used yet."""
    free = [line for line in lines if line.index not in findings.used]
    at, end, side = 0, 0, None
    while at < len(free):
        label = _NAMED.match(free[at].text)
        if label is None or cues.role(without_time(label["label"])) is not Role.INDICATOR:
            at += 1
            continue
        goes_on = end and all(_ONLY_GOALS.fullmatch(line.text) for line in free[end:at])
        side = side if goes_on else _side_over(free, at)
        read = _read(free, at, label.end(), cues)
        end = read[1] if read is not None else 0
        if read is not None:
            findings.kpis.append(replace(read[0], owner=side))
            findings.used.update(line.index for line in free[at:end])
        at = max(end, at + 1)


def _side_over(lines: Sequence[Line], start: int) -> Cell | None:
    """Find the side of the plan, （経済）, over its first indicator: between them stand the goals that it is for."""
    for line in reversed(lines[max(0, start - _MOST_ABOVE) : start]):
        text = line.text.strip()
        if is_aside(text) and len(text) <= _LONGEST_SIDE and not is_number(text) and not _has_figure(text):
            return line.whole.part(1, len(text) - 1)
        numbered = indicator_name(text) != text and not _ONLY_GOALS.fullmatch(text)
        if numbered or "。" in text or len(text) > _LONGEST_OF_GOALS:
            return None
    return None


def _has_figure(text: str) -> bool:
    return any(character.isdecimal() for character in text)


def _read(lines: Sequence[Line], start: int, behind: int, cues: LayoutCues) -> tuple[FoundKpi, int] | None:
    """Read the record that a name begins, and give the line after it; None where it is none."""
    named = _name(lines, start, behind)
    pieces = pieces_below(lines, named[1], cues) if named is not None else None
    kpi = found_kpi(_cells(named[0], pieces)) if named is not None and pieces is not None else None
    return (kpi, pieces.end) if kpi is not None and pieces is not None else None


def _cells(name: Cell, pieces: Pieces) -> dict[Role, Cell]:
    """Put a record together; no year of the value, （2015年度比40％減）, is before that of the label."""
    today, due = pieces.values[0], pieces.values[-1]
    time = time_of(bare(pieces.labels[-1]))
    held = {Role.BASELINE: None if is_dash(today.text) else today, Role.TARGET: due, Role.DEADLINE: time}
    return {Role.INDICATOR: name, **{role: cell for role, cell in held.items() if cell is not None}}


def _name(lines: Sequence[Line], start: int, behind: int) -> tuple[Cell, int] | None:
    """Take the name behind its label, with the lines that it runs on to; and the line of the first label."""
    first = lines[start].part(behind, len(lines[start].text))
    parts = [first] if first.text else []
    for at in range(start + 1, min(len(lines), start + 2 + _MOST_OF_NAME)):
        text = lines[at].text.strip()
        if is_label(text):
            return (joined(parts), at) if parts else None
        if "。" in text:
            return None
        if not _ONLY_GOALS.fullmatch(text):
            parts.append(lines[at].whole)
    return None
