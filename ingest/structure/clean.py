"""Text as extracted becomes clean text, each character of which knows where it stood.

What extraction leaves behind is cut out here and nowhere else: tags, footnotes, page rules, running titles, line
numbers in the margin, spaces inside spaced-out words, what stands for empty cells, characters that cannot be seen.
Radicals (⼈) become characters (人), letters that were recognised for figures (1,OOO人) become figures, one for one.
The break between a heading and its number becomes a space, as do tabs that part no cells; lines run together are
parted, items cut by the width of the page are one line again.
Nothing is ever added, so a map back is a list of offsets; a passage of clean text always names one passage of the
source.
"""

import re
from dataclasses import dataclass

from ingest.structure.comparison import old_columns
from ingest.structure.counted_heads import counted_heads
from ingest.structure.cut_items import mended
from ingest.structure.drawn_rules import drawn_rules
from ingest.structure.empty_cells import empty_cells
from ingest.structure.left_bars import left_bars
from ingest.structure.margin_numbers import margin_numbers
from ingest.structure.marked_up import with_headings
from ingest.structure.misread import with_letters_right
from ingest.structure.note_marks import note_marks
from ingest.structure.page_heads import page_heads
from ingest.structure.parted_headings import parted_headings
from ingest.structure.radicals import CHARACTERS
from ingest.structure.recognised import JAPANESE, narrow_gaps, recognised_gaps
from ingest.structure.run_together import parted
from ingest.structure.running import running_titles
from ingest.structure.specks import specks
from ingest.structure.tabs import untabbed

_FOOTNOTE = re.compile(
    r"^[ \t]*<sup>\s*[*＊※]?\d+\s*</sup>.*(?:\n(?![ \t]*(?:\n|<sup>|#|[-・*][ \t]|[■◆(（]|$)).+)*", re.MULTILINE
)
_PAGE_FOOT = re.compile(r"^[ \t]*\((\d{1,3})\)[ \t]*(?:[^\n]*\n){0,3}?[^\n]*。[ \t]*$", re.MULTILINE)
_MARK_WITHIN = 8_000  # a note at the foot of a page stands this near to its mark in the text, in characters
_CUTS = (
    re.compile(r"<sup>[^<\n]{0,40}</sup>"),  # footnote marks and ruby
    re.compile(r"</?(?:b|i|u|sub|strong|em|span|br)\s*/?>", re.IGNORECASE),
    re.compile(r"\*\*"),
    re.compile(r"^(?:>[ \t]){1,4}(?=[^\s>])|^>[ \t]*$", re.MULTILINE),  # quotations of markdown
    re.compile(r"^[ \t]*(?:-{3,}|\*{3,}|_{3,}|={3,})[ \t]*$", re.MULTILINE),  # page rules
    re.compile(r"(?<=[ 　]{240})[ 　]+"),  # no page is as wide: what looks for cells would look through each
    re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"),  # unseen
)
_SPACED_OUT = re.compile(  # 戦 略 全 体, not 年度 値 年度, 指 標 基準値
    rf"(?<![0-9０-９{JAPANESE}])[{JAPANESE}](?:[ \u3000][{JAPANESE}]){{2,}}(?![{JAPANESE}])"
    rf"|(?<![^\n])[{JAPANESE}][ \u3000]{{1,2}}[{JAPANESE}](?=[ \u3000]*(?:\n|$))"  # a line of its own: 現 状
    rf"|(?<=[（(])[{JAPANESE}][ \u3000][{JAPANESE}](?=[)）])"  # （新 規）
)
_QUOTED_CELL = re.compile(r"(?:^|(?<=\t))\"[^\"\t\n]{0,200}(?:\r?\n[^\"\t\n]{0,200}){1,6}\"(?=\t|\r?$)", re.MULTILINE)
_TITLED_SIDE = r"[ 　]+[^\s─━═│┃║┌┏╔╭][^\n─━═│┃║┌┏╔╭]{0,30}[─━═]{2,}"  # ┏ KPI ━━━━━┓
_FRAME = re.compile(  # around a heading or a note, without columns; its upper side may hold a title
    rf"^[ \t　]*[┌┏╔╭](?:[─━═]+|[─━═]*{_TITLED_SIDE})[┐┓╗╮][ \t　]*\n"
    r"(?:[ \t　]*[│┃║][^│┃║\n]*[│┃║][ \t　]*\n){1,30}[ \t　]*[└┗╚╰][─━═]+[┘┛╝╯]",
    re.MULTILINE,
)
_FRAME_TITLE = re.compile(rf"^[ \t　]*[┌┏╔╭][─━═]*{_TITLED_SIDE}[┐┓╗╮][ \t　]*$", re.MULTILINE)
_FRAME_SIDE = re.compile(r"^[ \t　]*[┌┏╔╭└┗╚╰][─━═]+[┐┓╗╮┘┛╝╯][ \t　]*$", re.MULTILINE)
_DRAWN = re.compile(r"[─━═│┃║┌┏╔╭┐┓╗╮└┗╚╰┘┛╝╯]+")
_WIDE_SPACE = "\u3000"


@dataclass(frozen=True, slots=True)
class CleanText:
    """Clean text with its map back: character `i` stood at `origins[i]` of the source."""

    text: str
    origins: list[int]
    footnotes: tuple[tuple[int, int], ...]
    pages: tuple[int, ...] = ()  # offsets of the form feeds with which pages begin, in the source


def clean(source: str) -> CleanText:
    """Cut out what extraction left behind; footnotes are given as source spans."""
    source = mended(with_headings(parted(untabbed(source))))
    keep = bytearray(b"\1") * len(source)
    at_page_foot, marks = _page_foot_notes(source)
    footnotes = tuple(sorted([*(match.span() for match in _FOOTNOTE.finditer(source)), *at_page_foot]))
    for start, end in (*footnotes, *marks):
        keep[start:end] = bytes(end - start)
    for pattern in _CUTS:
        for match in pattern.finditer(source):
            keep[match.start() : match.end()] = bytes(len(match[0]))
    for start, end in [
        *margin_numbers(source),
        *_spaces_in_words(source),
        *_breaks_in_cells(source),
        *old_columns(source),
        *_frames(source),
        *left_bars(source),
        *running_titles(source),
        *page_heads(source),
        *counted_heads(source),
        *note_marks(source),
        *specks(source),
        *drawn_rules(source),
        *empty_cells(source),
    ]:
        keep[start:end] = bytes(end - start)
    gaps = parted_headings(source)
    for start, end in gaps:
        keep[start + 1 : end] = bytes(end - start - 1)
    set_apart = {start for start, _ in gaps}
    origins = [offset for offset, kept in enumerate(keep) if kept]
    characters = (_WIDE_SPACE if offset in set_apart else source[offset] for offset in origins)
    text = with_letters_right("".join(characters).translate(CHARACTERS))
    pages = tuple(match.start() for match in re.finditer("\f", source))
    return CleanText(text, origins, footnotes, pages)


def _page_foot_notes(source: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Find the notes at the feet of PDF pages, 「(3) 総務省調べ。」, and their marks in the text above: 人口(3)は.

    A numbered line is a note only where a mark of the same number hangs on a word not far above it.
    """
    notes: list[tuple[int, int]] = []
    marks: list[tuple[int, int]] = []
    for match in _PAGE_FOOT.finditer(source):
        mark = re.compile(rf"(?<=[^\s(（])\({match[1]}\)")
        found = [hit.span() for hit in mark.finditer(source, max(0, match.start() - _MARK_WITHIN), match.start())]
        if found:
            notes.append(match.span())
            marks.extend(found)
    return notes, marks


def _frames(source: str) -> list[tuple[int, int]]:
    """Find what is drawn around a text that is no table: the text stands as it would without."""
    frames = (frame for form in (_FRAME, _FRAME_TITLE, _FRAME_SIDE) for frame in form.finditer(source))
    return [drawn.span() for frame in frames for drawn in _DRAWN.finditer(source, *frame.span())]


def _breaks_in_cells(source: str) -> list[tuple[int, int]]:
    """Find the quotes and line breaks of cells that a spreadsheet sets on several lines: "現状値⏎（R6）"."""
    spans: list[tuple[int, int]] = []
    for match in _QUOTED_CELL.finditer(source):
        start, end = match.span()
        spans += [(start, start + 1), (end - 1, end)]
        spans += [found.span() for found in re.compile(r"[\r\n]+").finditer(source, start, end)]
    return spans


def _spaces_in_words(source: str) -> list[tuple[int, int]]:
    """Find the spaces of words set with a space after every character (戦 略 全 体), in texts set so all of them."""
    recognised = recognised_gaps(source)
    if recognised is not None:
        return recognised
    words = [
        (match.start() + offset, match.start() + offset + 1)
        for match in _SPACED_OUT.finditer(source)
        for offset, character in enumerate(match[0])
        if character.isspace()
    ]
    return [*words, *narrow_gaps(source)]
