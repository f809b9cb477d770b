"""The width at which a text was wrapped: whether a line reaches the margin, so that its sentence may go on below.

A report is put together of papers that were set at several widths, so each stretch of it has a width of its own, next
to the one that is commonest in the whole text.

Characters of half the width make the lines of such a text unequal: what fills the page in print is told beside it.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ontology.print_width import columns_of

_MARGIN = 4
_SHARE = 0.2
_FEWEST = 6  # fewer lines of one length are chance
_STRETCH = 20  # lines; a page has about twice as many
_MOST = 0.6
_CELLS = 14  # characters; what is narrower are cells, one a line, and no margin
_NARROWEST = 24  # characters of a line of running text; what is narrower may be a column of a table
_FEWEST_SENTENCES = 8  # lines with a full stop, which all end in one: no margin has cut any
_LONG, _FEWEST_LONG = 60, 3  # characters of lines that no page would hold
_ENDS = ("。", "」", "』", "）", ")", "：", ":", "】", "］", "〕")
_BEHIND_STOP = re.compile(r"。(?![」』）)])")  # none of a quoted sentence
_CUT = ("、", "，", "を", "及び", "又は")


@dataclass(frozen=True, slots=True)
class Wrap:
    """Widths in characters: that of the lines around a place, and that of the whole text.

    `spaced` where most lines that go on below do so past a blank one, which then parts nothing.
    """

    here: int
    whole: int
    spaced: bool
    printed: int | None = None  # the width here in columns of print, a kanji each

    def fills(self, line: str) -> bool:
        """Tell whether a line reaches the margin of the lines around it."""
        return len(line) >= self.here - _MARGIN

    def may_fill(self, line: str) -> bool:
        """Tell whether a line reaches the margin here or that of the whole text: papers may meet within a stretch."""
        return len(line) >= min(self.here, self.whole) - _MARGIN

    def fills_print(self, line: str) -> bool:
        """Tell whether a line with characters of half the width reaches the margin in print."""
        return self.printed is not None and _full_columns(line) >= self.printed - _MARGIN // 2


def wraps_of(lines: Sequence[str], follows_blank: Sequence[bool]) -> list[Wrap | None]:
    """Find at what width each line was wrapped; None for a text whose paragraphs are whole lines."""
    lengths = [len(line.strip()) for line in lines]
    whole = _width(lengths)
    if whole is None or whole < _CELLS:
        return [None] * len(lines)
    columns = [_full_columns(line.strip()) for line in lines]
    around = [slice(max(0, at - _STRETCH), at + 2 * _STRETCH) for at in range(0, len(lengths), _STRETCH)]
    wraps = [_wrap(whole, lengths[here], follows_blank[here], columns[here]) for here in around]
    return [wraps[at // _STRETCH] for at in range(len(lines))]


def are_whole(lines: Sequence[str]) -> bool:
    """Tell a text, as of a web page, each of whose lines is a paragraph, a title or an item from end to end."""
    texts = [line.strip() for line in lines]
    said = [text for text in texts if _BEHIND_STOP.search(text)]
    long = sum(len(text) > _LONG for text in said)
    if len(said) < _FEWEST_SENTENCES or long < _FEWEST_LONG:
        return False
    return all(text.endswith(_ENDS) for text in said) and not any(text.endswith(_CUT) for text in texts)


def _full_columns(line: str) -> int:
    """Count the columns of full width that a line takes in print, the last one even where it is half filled."""
    return (columns_of(line) + 1) // 2


def _wrap(whole: int, lengths: Sequence[int], follows_blank: Sequence[bool], columns: Sequence[int]) -> Wrap:
    own = _width(lengths) or 0
    here = own if own >= _NARROWEST else whole
    below = [blank for length, blank in zip(lengths, follows_blank[1:], strict=False) if length >= here - _MARGIN]
    printed = _width(columns)
    wide = printed if printed is not None and printed >= _NARROWEST else None
    return Wrap(here, whole, sum(below) >= _MOST * len(below), wide)


def _width(every: Sequence[int]) -> int | None:
    lengths = [length for length in every if length > 2 * _MARGIN]
    if not lengths:
        return None
    counts = Counter(lengths)
    commonest = max(counts, key=lambda length: (counts[length], length))
    near = sum(abs(length - commonest) <= _MARGIN for length in lengths)
    longer = sum(length > commonest + 2 * _MARGIN for length in lengths)
    wrapped = near >= max(_FEWEST, _SHARE * len(lengths)) and longer < near / 4
    return commonest if wrapped else None
