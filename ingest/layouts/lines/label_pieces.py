"""Labels that end with a colon, and values in their order: under them, behind them, or after all of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.labelled import bare
from ingest.layouts.figures.values import is_aside, is_number, is_time_only, is_value, without_time
from ingest.layouts.rows import Cell, Line, joined
from ingest.quantity import years_in

_YEAR = r"(?:(?:令和[ 　]?)?[0-9０-９]{1,4}[ 　](?=年))?"  # 2030 年：
_LABEL = re.compile(rf"[^\s：:（）()]+[ 　]?[（(][^（）()：:]*[)）][ 　]*[：:]|{_YEAR}[^\s：:]+[ 　]*[：:]")
_GOALS = re.compile(r"(?:[0-9０-９]{1,2}[ 　,，.．]*[0-9０-９a-c]{0,2}[ 　]+(?!年))+")  # 9 1 before a label
_WORD = re.compile(r"[^\s]+")
_FEWEST = 2
_LONGEST_PAGE = 3  # digits


@dataclass(slots=True)
class Pieces:
    """Labels and values, as many of the one as of the other; the line after them."""

    labels: list[Cell] = field(default_factory=list)
    values: list[Cell] = field(default_factory=list)
    end: int = 0
    is_apart: bool = False  # whether a label stood over another, so that only their order tells whose a value is

    @property
    def is_whole(self) -> bool:
        """Tell whether every label has its value."""
        return len(self.labels) == len(self.values) >= _FEWEST


def is_label(text: str) -> bool:
    """Tell a line that begins with a label."""
    goals = _GOALS.match(text)
    return _LABEL.match(text, goals.end() if goals else 0) is not None


def pieces_below(lines: Sequence[Line], start: int, cues: LayoutCues) -> Pieces | None:
    """Read the value of today and those of years to come from a line on; None where any has no value."""
    pieces = Pieces(end=start)
    while pieces.end < len(lines) and _take(lines, pieces, cues):
        pieces.end += 1
    _leave_goal(lines, pieces, cues)
    roles = [_role(label, cues) for label in pieces.labels]
    fits = pieces.is_whole and roles == [Role.BASELINE, *[Role.TARGET] * (len(roles) - 1)]
    return pieces if fits and _is_to_come(pieces) and not _may_be_others(lines, pieces, cues) else None


def _is_to_come(pieces: Pieces) -> bool:
    """Tell years after that of today from those that were before it."""
    today, due = (max(years_in(label.text), default=None) for label in (pieces.labels[0], pieces.labels[-1]))
    return today is None or due is None or today < due


def _role(label: Cell, cues: LayoutCues) -> Role | None:
    text = bare(label).text
    return Role.TARGET if is_time_only(text) else cues.role(without_time(text))


def _take(lines: Sequence[Line], pieces: Pieces, cues: LayoutCues) -> bool:
    """Take a line of labels and values; say whether it is one."""
    line = lines[pieces.end]
    if pieces.values and len(pieces.labels) == len(pieces.values) and _is_of_value(line.text.strip()):
        pieces.values[-1] = joined((pieces.values[-1], line.whole))
        return True
    labels, values = _cut(line, cues)
    if labels is None or any(_role(label, cues) not in (Role.BASELINE, Role.TARGET) for label in labels):
        return False
    waiting = len(pieces.labels) - len(pieces.values)
    if not labels and (waiting == 0 or len(values) > waiting):
        return False
    if labels and values and (waiting or len(values) != len(labels)):
        return False  # 現在： 2030年：4校 says nothing of today
    if not labels and _is_page(lines, pieces.end, cues):
        return True
    pieces.is_apart |= len(labels) + waiting - len(values) > 1
    pieces.labels += labels
    pieces.values += values
    return len(pieces.values) <= len(pieces.labels)


def _cut(line: Line, cues: LayoutCues) -> tuple[list[Cell] | None, list[Cell]]:
    """Cut a line into its labels and values; no labels at all, None, where it holds anything else."""
    text = line.whole
    goals = _GOALS.match(text.text)
    start = goals.end() if goals and _LABEL.match(text.text, goals.end()) else 0
    found = list(_LABEL.finditer(text.text, start))
    bounds = [start, *(place for label in found for place in label.span()), len(text.text)]
    values: list[Cell] = []
    for left, right in zip(bounds[::2], bounds[1::2], strict=True):
        found_here = _values(text.part(left, right), cues)
        if found_here is None:
            return None, []
        values += found_here
    return [text.part(*label.span()) for label in found], values


def _values(between: Cell, cues: LayoutCues) -> list[Cell] | None:
    """List the values of what stands between labels, 48人 150人; one may have a space in it, 1,200 人."""
    if "→" in between.text:
        return None
    words = [between.part(*word.span()) for word in _WORD.finditer(between.text)]
    if all(is_value(word.text, cues) for word in words):
        return words
    one = between.part(len(between.text) - len(between.text.lstrip()), len(between.text.rstrip()))
    return [one] if is_value(one.text, cues) else None


def _is_page(lines: Sequence[Line], at: int, cues: LayoutCues) -> bool:
    """Tell the number of a page between a label and its value."""
    text = lines[at].text.strip()
    alone = lines[at].follows_blank and text.isdecimal() and len(text) <= _LONGEST_PAGE
    return alone and at + 1 < len(lines) and is_value(lines[at + 1].text.strip(), cues)


def _is_of_value(text: str) -> bool:
    """Tell what is said of a value, （2015年度比40%減）, from the heading of a group, （社会）, or a number."""
    return is_aside(text) and any(character.isdecimal() for character in text) and not is_number(text)


def _leave_goal(lines: Sequence[Line], pieces: Pieces, cues: LayoutCues) -> None:
    """Leave out the number of a goal, 4.1, that stands over values with a unit of their own."""
    if not (pieces.is_apart and pieces.is_whole and pieces.values[0].text[-1].isdecimal()):
        return
    below = lines[pieces.end : pieces.end + 1]
    values = [*pieces.values[1:], *(line.whole for line in below if is_value(line.text.strip(), cues))]
    ends = {value.text[-1] for value in values}
    if len(values) == len(pieces.labels) and len(ends) == 1 and not any(map(str.isdecimal, ends)):
        pieces.values, pieces.end = values, pieces.end + 1


def _may_be_others(lines: Sequence[Line], pieces: Pieces, cues: LayoutCues) -> bool:
    """Tell values that the numbers of goals may stand among: 4.1 over 48人, or over other values."""
    if not pieces.is_apart:
        return False
    bare_numbers = [value.text[-1].isdecimal() for value in pieces.values]
    more = pieces.end < len(lines) and is_value(lines[pieces.end].text.strip(), cues)
    return any(bare_numbers) and (more or not all(bare_numbers))
