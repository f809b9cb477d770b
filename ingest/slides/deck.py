"""A text as slides: pages of boxes, the lines in each, and the items that the lines make up.

Extraction sets the boxes of a slide one after the other with blank lines between, in no order that can be relied on,
and wraps each at its own width. A page ends at a form feed, a page mark, or three empty lines.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from ingest.slides.dates import is_date
from ingest.slides.passages import Passage, joined
from ingest.structure.clean import CleanText

BULLETS = "○〇◯●◎◇◆□■▶➢▪•・･★☆⇒➡✓►▷"
_MARK = re.compile(
    rf"[{BULLETS}][ \u3000]*|[※*＊][0-9０-９]*[ \u3000]*|[-－](?=[^\d０-９])|[①-⑳][ \u3000]*"
    r"|[(（][0-9０-９]{1,2}[)）][ \u3000]*|[0-9０-９]{1,2}[.．][ \u3000]*(?![0-9０-９])"
    r"|(?:例|注)[)）][ \u3000]*"
)
_OPENS = re.compile(r"[＜<【《≪〈\[［(（～〜]|[:：]")  # a caption or a remark of its own
_COLUMNS = re.compile(rf"(?<=\S)[ \u3000]+(?=[{BULLETS}][ \u3000]*\S)|(?<=[】＞])[ \u3000]+(?=[【＜])")
_PAGE_MARK = re.compile(
    r"[-－–—][ ]*\d{1,3}[ ]*[-－–—]|\d{1,3}[ ]*[/／][ ]*\d{1,3}|(?:[Pp](?:age)?[. ]*|スライド[ ]*)\d{1,3}"
)
_NEW_PAGE = re.compile(r"\f|\n(?:\r?\n){3}|\n[ \t]*(?:-{3,}|_{3,}|\*{3,})[ \t]*\r?\n")
_GOES_ON = re.compile(r"(?:(?<![もこ])[のとがはでや]|[にを、，・]|及び|する|した|れる|れた|ている|的な)$")
_BEGINS_MID = re.compile(r"[のにをがはでとへや](?![ぁ-ん]{3})|ため[、の]")
_FIGURE = re.compile(r"\d{1,3}")  # a page number, or a figure of a drawing
_ENDED = "。.」』）)】＞>！!？?:："
_ANNOUNCES = re.compile(
    r"(?:(?:令和|平成|[RH])?\s*[0-9元]{1,2}|20\d\d)\s*年度[^、。]{0,12}(?:予算|概算|補正|要求|決定)"
)
_LONGEST_ITEM = 600
_LONGEST_IN_BRACKETS = 150  # past this an open bracket is a slip of extraction


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line, or one column of it. `row` counts printed lines, `box` and `page` what they stand in.

    `column` is its place among the `columns` that stand side by side.
    """

    passage: Passage
    row: int
    box: int
    page: int
    column: int = 0
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Item:
    """What is one saying on a slide, its lines joined. `mark` is the bullet or number that it begins with.

    `alone` is true for one that fills its box.
    """

    passage: Passage
    lines: tuple[Line, ...]
    mark: str
    alone: bool

    @property
    def page(self) -> int:
        """Number its page."""
        return self.lines[0].page

    @property
    def row(self) -> int:
        """Number its first line."""
        return self.lines[0].row

    @property
    def body(self) -> Passage:
        """Give it without its mark."""
        return self.passage.part(len(self.mark))


@dataclass(frozen=True, slots=True)
class Deck:
    """All slides of a text."""

    lines: tuple[Line, ...]
    items: tuple[Item, ...]

    @property
    def pages(self) -> tuple[tuple[Item, ...], ...]:
        """List the items page by page."""
        return tuple(tuple(group) for _, group in groupby(self.items, key=lambda item: item.page))


def deck_of(cleaned: CleanText, source: str) -> Deck:
    """Cut a text into pages, boxes, lines and items."""
    lines = tuple(_lines_of(cleaned, source))
    return Deck(lines, tuple(_items_of(lines)))


def _lines_of(cleaned: CleanText, source: str) -> Iterator[Line]:
    start, box, page, before, blank, indented = 0, 0, 0, 0, False, False
    for row, raw in enumerate(cleaned.text.split("\n")):
        whole = Passage(raw, tuple(cleaned.origins[start : start + len(raw)])).part(0)
        start += len(raw) + 1
        if not whole:
            blank = True
            continue
        at = whole.origins[0]
        if before and _NEW_PAGE.search(source, before, at):
            page, box = page + 1, box + 1
        elif blank or (raw[0].isspace() and not raw[1].isspace() and not indented):
            box += 1  # a space that nothing else is set in by is what a box or a page leaves before its first line
        indented = raw[0].isspace()
        before, blank = whole.origins[-1] + 1, False
        if _PAGE_MARK.fullmatch(whole.plain):
            page, box = page + 1, box + 1
            continue
        if _FIGURE.fullmatch(whole.plain):
            box += 1
            continue
        columns = list(_columns(whole))
        yield from (Line(part, row, box, page, column, len(columns)) for column, part in enumerate(columns))


def _columns(line: Passage) -> Iterator[Passage]:
    """Part what stood side by side, where each column has a bullet of its own."""
    start = 0
    if line.text[0] in BULLETS + "【＜":
        for match in _COLUMNS.finditer(line.text):
            yield line.part(start, match.start())
            start = match.end()
    yield line.part(start)


def mark_of(text: str) -> str:
    """Give the bullet or number that a line begins with, empty for none."""
    match = _MARK.match(text)
    return match[0] if match and match.end() < len(text) else ""


def _items_of(lines: tuple[Line, ...]) -> Iterator[Item]:
    open_lines: list[Line] = []
    groups: list[list[Line]] = []
    for line in lines:
        if open_lines and _continues(open_lines, line):
            open_lines.append(line)
            continue
        open_lines = [line]
        groups.append(open_lines)
    for before, group, after in zip([None, *groups], groups, [*groups[1:], None], strict=False):
        crowded = [other for other in (before and before[-1], after and after[0]) if other]
        alone = all(other.box not in (group[0].box, group[-1].box) for other in crowded)
        text = joined(line.passage for line in group)
        yield Item(text, tuple(group), mark_of(text.text), alone)


def _continues(open_lines: list[Line], line: Line) -> bool:
    """Tell whether a line goes on where the item before it was cut, by the end of a line, a box or a bracket."""
    last, text = open_lines[-1], line.passage.text
    if line.page != last.page or line.row == last.row or sum(len(a.passage.text) for a in open_lines) > _LONGEST_ITEM:
        return False
    if is_date(last.passage.plain) or mark_of(text) or _ANNOUNCES.match(line.passage.plain):
        return False
    so_far = "".join(each.passage.plain for each in open_lines)
    if len(so_far) <= _LONGEST_IN_BRACKETS and _is_open(so_far):
        return True
    if _BEGINS_MID.match(text) and last.passage.text[-1] not in "。！？":
        return True
    if _OPENS.match(text) or last.passage.text[-1] in _ENDED:
        return False
    return line.box == last.box or _GOES_ON.search(last.passage.text) is not None


def _is_open(plain: str) -> bool:
    """Tell whether a bracket was opened and not closed."""
    return any(plain.count(left) > plain.count(right) for left, right in ("()", "「」", "【】", "『』"))
