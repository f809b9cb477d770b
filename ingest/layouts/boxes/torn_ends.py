"""The values at the end of a line, the last of which narrow cells have torn: 200人以 above the line, 下 below it.

                            200人以 200人以
明者数 288人 260人 230人
                            下 下

Cells of one year, the last aim and the target, hold one value.
"""

from collections.abc import Sequence
from typing import NamedTuple

from ingest.layouts.boxes.line_ends import with_end
from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.labelled import part
from ingest.layouts.figures.values import is_value
from ingest.layouts.rows import Cell, Line, joined

_LINES = 3
_FEWEST = 2


class Ends(NamedTuple):
    """The values of a row, what stands before them, how many lines they take."""

    before: tuple[Cell, ...]
    values: tuple[Cell, ...]
    length: int


def ends_of(lines: Sequence[Line], years: Sequence[Cell], cues: LayoutCues) -> Ends:
    """Read the values at the end of the first line, or of the three that the last of them are torn over."""
    return _torn(lines, years, cues) or Ends(*with_end(lines[0], lambda cell: is_value(cell.text, cues)), 1)


def _torn(lines: Sequence[Line], years: Sequence[Cell], cues: LayoutCues) -> Ends | None:
    if len(lines) < _LINES:
        return None
    above = lines[0].words
    rests = _alike(lines[2], len(above))
    if not rests or len({word.text for word in above}) != 1 or not _FEWEST <= len(above) < len(years):
        return None
    last = [joined(both) for both in zip(above, rests, strict=True)]
    before, values = with_end(lines[1], lambda cell: is_value(cell.text, cues))
    of_one_year = len({year.text for year in years[-len(last) :]}) == 1
    fits = len(values) + len(last) == len(years) and of_one_year and is_value(last[0].text, cues)
    return Ends(before, (*values, *last), _LINES) if fits else None


def _alike(line: Line, count: int) -> list[Cell]:
    """Cut a line into so many parts of the same words; nothing where it has others. 下 下 may have closed up."""
    words = joined(line.words)
    length = len(words.text) // count
    parts = [part(words, at * length, (at + 1) * length) for at in range(count)]
    return parts if length and words.text == parts[0].text * count else []
