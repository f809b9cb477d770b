"""Notes that a printed table has between its rows, and a label down its side that is set into both.

            指標                       基準値   実績   目標値
            渡し船の利用者数（人）     90       120    200
重要業績    ≪今年度の状況≫
評価指標     便を増やしたことで利用が伸びた。
（KPI）     桟橋の修繕件数（件）       4        6      12
            ≪今年度の状況≫
             …

Every note stands under the same label and ends in a full stop.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_value
from ingest.layouts.rows import Line

_LABEL = re.compile(r"(?:^|(?<=[ 　]))(?P<label>[≪《＜<〈【][^≪≫《》＜＞<>〈〉【】]{2,20}[≫》＞>〉】])[ 　]*$")
_FEWEST = 2  # notes under the same label
_MOST_LINES = 12  # of a note
_SENTENCE = re.compile(r"[。．][）)」』]?[ 　]*$")
_LONG = 25  # characters of a line that a sentence goes on with
_FEWEST_CELLS = 3  # of a row
_MARGIN = 4  # columns of print
_MOST_PARTS = 4  # of a label down the side
_NARROW = 2
_FIRST = re.compile(r"[ 　]*(?P<word>[^ 　]+)(?=[ 　])")
_NAMES = (Role.INDICATOR, Role.MAYBE_INDICATOR)


def notes_between(lines: Sequence[Line], cues: LayoutCues) -> set[int]:
    """List the places of the lines that are notes under labels printed again and again."""
    labels = {at: match["label"] for at, line in enumerate(lines) if (match := _LABEL.search(line.text))}
    often = Counter(labels.values())
    found: set[int] = set()
    for at, label in labels.items():
        end = _end(lines, at, cues) if often[label] >= _FEWEST else at
        found.update(range(at, end))
    return found


def _end(lines: Sequence[Line], label: int, cues: LayoutCues) -> int:
    """Find the line after the sentences of a note; that of the label where none follow."""
    end = label
    for at in range(label + 1, min(label + 1 + _MOST_LINES, len(lines))):
        line = lines[at]
        ended = end > label and not (len(line.text.strip()) >= _LONG or _SENTENCE.search(line.text))
        if line.follows_blank or _is_row(line, cues) or ended or _LABEL.search(line.text):
            break
        end = at + 1 if _SENTENCE.search(line.text) else end
    return end


def _is_row(line: Line, cues: LayoutCues) -> bool:
    return len(line.cells) >= _FEWEST_CELLS and any(is_value(cell.text, cues) for cell in line.cells)


def without_side_label(lines: Sequence[Line], notes: set[int], cues: LayoutCues) -> dict[int, Line]:
    """Take the words of a label down the side off the rows beside it; give the lines that are without them."""
    cut: dict[int, Line] = {}
    for at in sorted({place for note in notes for place in (note - 1, note) if place >= 0}):
        count = 0 if at in cut else _parts(lines[at : at + _MOST_PARTS], cues)
        cut |= {place: _blanked(lines[place]) for place in range(at, at + count)}
    return cut


def _parts(lines: Sequence[Line], cues: LayoutCues) -> int:
    """Count the lines whose first words, at the margin, are together the head of the indicators."""
    text = ""
    for count, word in enumerate(_first_words(lines), 1):
        text += word
        if count >= _NARROW and cues.role(text) in _NAMES and not _goes_on(lines[count:], text, cues):
            return count
    return 0


def _goes_on(below: Sequence[Line], text: str, cues: LayoutCues) -> bool:
    """Tell whether the label goes on below: （KPI）."""
    return any(word[0] in "（(" and cues.role(text + word) in _NAMES for word in list(_first_words(below))[:1])


def _first_words(lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        match = _FIRST.match(line.text)
        if match is None or match.start("word") >= _MARGIN or not line.text[match.end() :].strip():
            return
        yield match["word"]


def _blanked(line: Line) -> Line:
    """Set spaces of the same width in the place of the first word."""
    match = _FIRST.match(line.text)
    if match is None:
        return line
    blank = "".join(" " if character.isascii() else "　" for character in match[0])
    return replace(line, text=blank + line.text[match.end() :])
