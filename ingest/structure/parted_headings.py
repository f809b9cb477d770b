"""Headings whose number an extraction from PDF gave apart from the title: the number stands in a column of its own.

４

地域再生計画の目標          is the heading  ４　地域再生計画の目標

施策
３－２
水路の手入れ               is the heading  施策　３－２　水路の手入れ

柱１
水と暮らすまち             is the heading  柱１　水と暮らすまち

The number of a row parted from its name looks the same, and so does that of a page. A figure or a dash follows the one,
and numbers are those of headings only where they count up from 1.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.cue_table import goal_names, level_names

_D = "0-9０-９"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_NUMBER = re.compile(
    rf"(?P<bare>[{_D}]{{1,2}})|[(（](?P<bracketed>[{_D}]{{1,2}})[)）]|(?P<circled>[{_CIRCLED}])"
    rf"|(?P<decimal>[{_D}]{{1,2}}(?:[-－][{_D}]{{1,2}}){{1,2}})"
)
_NUMBERED = (
    rf"第[ 　]?[{_D}一二三四五六七八九十]{{1,3}}[ 　]?[章節編部]|[A-ZＡ-Ｚ][.．、]"  # a title with a number of its own
)
_TITLE = re.compile(rf"(?!{_NUMBERED})" r"[一-龠々ぁ-んァ-ヶー「『A-ZＡ-Ｚ第](?:[^。\t|｜ 　]|[ 　](?![ 　])){2,39}")
_SIGN = re.compile(rf"[{_D}]{{1,2}}(?:[-－][{_D}]{{1,2}}){{1,2}}")  # a bare number may be a cell of a sheet
_WORD = re.compile(rf"(?P<word>[^\s{_D}]{{1,10}})[ 　]?(?P<number>[{_D}]{{1,2}})")
_DECIMAL, _BARE = "decimal", "bare"
_FIGURE = re.compile(rf"[約△▲]?[{_D}][^。]{{0,15}}|[-－―ー‐]")
_ENDS_IN_FIGURE = re.compile(rf"[{_D}][^ 　]{{0,4}}$|[:：]$")
_PARTED = re.compile(r"[^\n\f]+")


class _Line(NamedTuple):
    """A line that is not empty: its text, where it stands, whether an empty line or a new page stands before it."""

    text: str
    start: int
    end: int
    apart: bool
    begins_page: bool


class _Heading(NamedTuple):
    """A number with the title below it: its style, and the value to count by; of 4-1 the place in its chapter."""

    space: tuple[int, int]
    title: str
    style: str
    value: int


def parted_headings(source: str) -> list[tuple[int, int]]:
    """Find what parts the numbers of headings from their titles, as source spans of space and line breaks."""
    lines = _lines(source)
    found = list(_headings(lines))
    styles = {heading.style for heading in found}
    counted = {heading for style in styles for heading in _counted([h for h in found if h.style == style])}
    numbered = [heading.space for heading in found if heading.style == _DECIMAL or heading in counted]
    over = list(_numbered_words(lines))
    goals = [_counted([h for h in over if h.style == word]) for word in {heading.style for heading in over}]
    return sorted({*numbered, *_under_words(lines), *(heading.space for each in goals for heading in each)})


def _lines(source: str) -> list[_Line]:
    lines: list[_Line] = []
    end = 0
    for match in _PARTED.finditer(source):
        if match[0].strip():
            between = source[end : match.start()]
            apart = not lines or between.count("\n") + between.count("\f") > 1
            lines.append(_Line(match[0].strip(), match.start(), match.end(), apart, "\f" in between))
            end = match.end()
    return lines


def _headings(lines: Sequence[_Line]) -> Iterator[_Heading]:
    for at, (line, title) in enumerate(pairwise(lines)):
        number = _NUMBER.fullmatch(line.text)
        if number is None or not title.apart or title.begins_page or not (line.apart or number[_BARE]):
            continue
        below = next(iter(lines[at + 2 : at + 3]), None)
        of_a_row = below is not None and _FIGURE.fullmatch(below.text) is not None and not _begins(below)
        if _TITLE.fullmatch(title.text) and not _ENDS_IN_FIGURE.search(title.text) and not of_a_row:
            style, sign = next((style, sign) for style, sign in number.groupdict().items() if sign)
            value = _CIRCLED.find(sign) + 1 or int(re.split("[-－]", sign)[-1])
            yield _Heading((line.end, title.start), title.text, style, value)


def _under_words(lines: Sequence[_Line]) -> Iterator[tuple[int, int]]:
    """Give what parts word, number and title of headings on three lines, where a text has several of one word."""
    found = [
        (word, number, title)
        for word, number, title in zip(lines, lines[1:], lines[2:], strict=False)
        if word.text in level_names() and _SIGN.fullmatch(number.text) and _TITLE.fullmatch(title.text)
    ]
    often = Counter(word.text for word, _, _ in found)
    for word, number, title in found:
        if often[word.text] > 1:
            yield from ((word.end, number.start), (number.end, title.start))


def _numbered_words(lines: Sequence[_Line]) -> Iterator[_Heading]:
    """Give the headings of goals whose word and number stand on the line over the title."""
    for (line, title), below in zip(pairwise(lines), [*lines[2:], None], strict=False):
        word = _WORD.fullmatch(line.text)
        of_a_row = below is not None and _FIGURE.fullmatch(below.text) is not None
        if word is None or title.apart or of_a_row or word["word"] not in goal_names():
            continue
        if _TITLE.fullmatch(title.text) and not _ENDS_IN_FIGURE.search(title.text):
            yield _Heading((line.end, title.start), title.text, word["word"], int(word["number"]))


def _begins(line: _Line) -> bool:
    """Tell the number of the next heading, ４－１, from a figure of a row."""
    number = _NUMBER.fullmatch(line.text)
    return number is not None and not number[_BARE]


def _counted(headings: Sequence[_Heading]) -> Iterator[_Heading]:
    """Keep numbers that count up from 1, each with a title that no other has: a page has no title of its own."""
    run: list[_Heading] = []
    for heading in headings:
        if heading.value == 1 and len(run) > 1:
            yield from run
            run = []
        if heading.value == len(run) + 1 and heading.title not in {one.title for one in run}:
            run.append(heading)
    if len(run) > 1:
        yield from run
