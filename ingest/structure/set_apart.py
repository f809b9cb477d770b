"""Numbers of headings that a wide gap has set apart from their titles, joined again.

第２章         第２章　施策の展開
Ⅰ             Ⅰ　農業の再生
施策の展開
農業の再生
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.cues import Cues
from ingest.structure.notation import enumerated

_NUMERAL = "(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})"
_BARE = tuple(  # of the highest rank first; a bare figure is as good as any cell of a table
    map(re.compile, (rf"第{_NUMERAL}[編部]", rf"第{_NUMERAL}章", rf"第{_NUMERAL}節", r"[Ⅰ-Ⅻ][.．]?"))
)
_LONGEST_TITLE = 40
_TITLE = re.compile(r"[\u3400-\u9fff\u3041-\u30fa「『“A-ZＡ-Ｚ][^。：:\t]+(?<![、，,・])")


@dataclass(slots=True)
class PrintedLine:
    """A line of clean text without its end; `origins` are the source offsets of its characters.

    `number` is the length of a number before a title that stood on a line of its own.
    """

    text: str
    origins: list[int]
    follows_blank: bool
    number: int = 0


def with_titles(lines: Sequence[PrintedLine], cues: Cues) -> Iterator[PrintedLine]:
    """Give the lines, each number that stands alone before its title; several numbers have as many titles."""
    at = 0
    while at < len(lines):
        count = _numbers(lines, at)
        titles = lines[at + count : at + 2 * count]
        if count and len(titles) == count and _are_titles(titles, lines[at + 2 * count : at + 2 * count + 1], cues):
            yield from map(_joined, lines[at : at + count], titles)
            at += 2 * count
        else:
            yield from lines[at : at + max(count, 1)]
            at += max(count, 1)


def _numbers(lines: Sequence[PrintedLine], at: int) -> int:
    """Count the lines from one on that are nothing but numbers, each of a lower rank than the one before."""
    if at and not lines[at].follows_blank:
        return 0
    count, rank = 0, -1
    for line in lines[at : at + len(_BARE)]:
        own = next((order for order, form in enumerate(_BARE) if form.fullmatch(line.text.strip())), -1)
        if own <= rank:
            break
        count, rank = count + 1, own
    return count


def _are_titles(lines: Sequence[PrintedLine], after: Sequence[PrintedLine], cues: Cues) -> bool:
    """Tell whether lines read as titles and stand apart from what comes after them."""
    apart = all(line.follows_blank for line in after)
    return apart and all(_is_title(line.text.strip(), cues) for line in lines)


def _is_title(text: str, cues: Cues) -> bool:
    plain = cues.label(text) is None and enumerated(text, cues.level_words) is None
    return plain and len(text) <= _LONGEST_TITLE and _TITLE.fullmatch(text) is not None


def _joined(number: PrintedLine, title: PrintedLine) -> PrintedLine:
    start = len(title.text) - len(title.text.lstrip())
    text, origins = title.text[start:], title.origins[start:]
    return PrintedLine(number.text + text, number.origins + origins, number.follows_blank, len(number.text))
