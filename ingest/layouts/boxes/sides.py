"""The rows of a review sheet: a label down the side, perhaps its unit, a value for each year; texts before the label.

                              成果実績  ％     4.4    9.8   15.2    -
短期アウトカム 開設している   目標値 ％        5.0   10.0   15.0   35.0
               市場の割合     達成度  ％        88     98    101    -
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_time_only, is_unit, is_value
from ingest.layouts.heads.columns import is_year, role_of
from ingest.layouts.heads.named_values import FEWEST_YEARS
from ingest.layouts.rows import Cell, Line, Separator, joined

SIDE_ROLES = (Role.TARGET, Role.BASELINE, Role.OTHER_VALUE)
_LONGEST_LABEL = 10
_MOST_BEFORE = 10  # words before a label
_GAP = 2  # columns of print between cells
_MOST_OFF = 6  # columns of print that the lines of one cell stand off each other
_FAR = 1  # columns of print that a text may reach into the labels
LEVEL = re.compile(
    r"(?:短期|中期|長期|最終|初期)?(?:アウトカム|アウトプット|インパクト|アクティビティ)[①-⑳0-9０-９]*"
    r"|(?:定量的な|活動内容の)?(?:活動|成果)?(?:指標|目標)(?:[①-⑳0-9０-９]|・目標)*"
)


@dataclass(frozen=True, slots=True)
class SideRow:
    """A row with its label: the texts before it, its unit, its values."""

    before: tuple[Cell, ...]
    label: Cell
    role: Role
    unit: Cell | None
    values: tuple[Cell, ...]


def side_row(line: Line, cues: LayoutCues) -> SideRow | None:
    """Read a line as such a row: only values stand behind the label and its unit."""
    if line.separator is Separator.PIPE or not any(map(str.isdecimal, line.text)):
        return None
    words = _words(line)
    for at, word in enumerate(words[:_MOST_BEFORE]):
        role = role_of(word, cues) if len(word.text) <= _LONGEST_LABEL else None
        rest = words[at + 1 :]
        if role not in SIDE_ROLES or role is None or is_year(word.text):
            continue
        unit = rest[0] if rest and is_unit(rest[0].text) and not is_value(rest[0].text, cues) else None
        values = rest[1:] if unit else rest
        if len(values) >= FEWEST_YEARS and all(_is_of_year(cell, cues) for cell in values):
            return SideRow(tuple(words[:at]), word, role, unit, tuple(values))
    return None


def _is_of_year(cell: Cell, cues: LayoutCues) -> bool:
    return is_value(cell.text, cues) and not is_time_only(cell.text)


def _words(line: Line) -> list[Cell]:
    return [line.part(*match.span()) for match in re.finditer(r"[^ 　\t]+", line.text)]


def name_before(lines: Sequence[Line], cues: LayoutCues) -> Cell | None:
    """Join what stands before the labels of a block, wrapped over its lines, without the levels of a logic model."""
    rows = [side_row(line, cues) for line in lines]
    if not any(rows):
        return None
    edge = min(row.label.left for row in rows if row is not None) + _FAR
    parts: list[Cell] = []
    places: list[int] = []  # in columns of print and in characters: texts are set in either measure
    for line, row in zip(lines, rows, strict=True):
        printed = row.before if row else tuple(_words(line))
        if row is None and any(word.right > edge for word in printed):
            continue
        last = _last_cell([word for word in printed if not LEVEL.fullmatch(word.text)])
        if not last:
            continue
        here = [last[0].left, last[0].origins[0] - line.origins[0]]
        places = places or here
        level = any(abs(one - other) <= _MOST_OFF for one, other in zip(here, places, strict=True))
        parts += [word for word in last if level and not is_year(word.text)]
    name = joined(parts) if parts else None
    return name if name and cues.ends_as_indicator(name.text) else None


def _last_cell(words: Sequence[Cell]) -> list[Cell]:
    """Take the words after the last gap."""
    cell: list[Cell] = []
    for word in words:
        cell = [*cell, word] if cell and word.left - cell[-1].right < _GAP else [word]
    return cell
