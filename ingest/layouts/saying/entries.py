"""Entries: a name on a line of its own, and what is said of it on the lines below.

【目標指標２】職員数の見直し            a label with its number names it, whatever its words are
(1) 事業系ごみの総量                    a number, a mark or brackets name what ends as indicators do
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.rows import Cell, Line, Separator, joined

_LABELLED = re.compile(
    r"(?P<opened>[【〔［\[〈《＜<(（])?(?P<label>[^\s【】〔〕［］\[\]()（）0-9０-９①-⑳]{2,8})"
    r"[ 　]?(?:[0-9０-９]{1,2}|[①-⑳]|[一二三四五六七八九十])"
    r"[】〕］\]〉》＞>)）]?[ 　:：]*(?P<name>[^\s\-－0-9０-９].*)"
)
_STYLES = {
    "paren": re.compile(r"[(（][0-9０-９]{1,2}[)）][ 　]*(?P<name>\S.*)"),
    "circled": re.compile(r"[①-⑳][ 　]*(?P<name>\S.*)"),
    "mark": re.compile(r"[○〇●◎■□◆◇▼▽][ 　]*(?P<name>\S.*)"),
    "brackets": re.compile(r"[【〔［\[](?P<name>[^【】〔〕［］\[\]]+)[】〕］\]]"),
    "decimal": re.compile(r"[0-9０-９]{1,2}(?:[.．][0-9０-９]{1,2})+[.．]?[ 　]*(?P<name>[^\s0-9０-９%％].*)"),
    "number": re.compile(r"[0-9０-９]{1,2}[.．][ 　]*(?P<name>[^\s0-9０-９.．%％].*)"),
}
_NUMBER_ALONE = re.compile(r"[0-9０-９]{1,2}(?:[.．][0-9０-９]{1,2})*[.．]?")
_SENTENCE = re.compile(r"[。、]|(?:する|ます|した)$")
_LONGEST_NAME = 45
_MOST_LINES = 14
_LONGEST = 500  # characters
_ABOUT_ITSELF = re.compile(r"[（(][^（）()]*(?:指標|目標|再掲)[^（）()]*[）)]$")  # …ごみ量（目標を設定する指標）
_RULED = (Separator.PIPE, Separator.TAB)
_OF_TABLES = (Role.INDICATOR, Role.TARGET, Role.BASELINE, Role.DEADLINE)
_LABELS = (Role.INDICATOR, Role.TARGET)
_LABEL, _SECTIONS = "label", ("decimal", "number")
_Level = tuple[str, Cell]  # a style and the title that bears it


@dataclass(frozen=True, slots=True)
class Entry:
    """A name, the lines below it as one text, and the heading that several entries stand under."""

    name: Cell
    lines: tuple[Line, ...]  # those of the name and of the text
    text: Cell
    under: Cell | None
    labelled: bool


def entries_in(lines: Sequence[Line], cues: LayoutCues) -> Iterator[Entry]:
    """Go through the entries, each with its text up to the next entry, heading or gap."""
    levels: list[_Level] = []
    at = 0
    while at < len(lines):
        style, name = _title(lines, at, cues)
        at += 1
        if name is None:
            continue
        levels = _levels(levels, style, name)
        named = style == _LABEL or (style not in _SECTIONS and cues.ends_as_indicator(name.text))
        below = _below(lines, at, cues) if named else ()
        if below:
            under = levels[-2][1] if len(levels) > 1 else None
            text = joined(line.part(0, len(line.text)) for line in below)
            yield Entry(_without_aside(name), (lines[at - 1], *below), text, under, style == _LABEL)
            at += len(below)


def _levels(levels: list[_Level], style: str, name: Cell) -> list[_Level]:
    """Put a title below those over it: the first of its style stood where it stands."""
    over = next((at for at, (other, _) in enumerate(levels) if other == style), len(levels))
    return [*([] if style in _SECTIONS else levels[:over]), (style, name)]


def _title(lines: Sequence[Line], at: int, cues: LayoutCues) -> tuple[str, Cell | None]:
    """Read a line as a title: its style, and its words without what opens it."""
    line = lines[at]
    text = line.text.strip()
    if len(text) > _LONGEST_NAME + 10 or line.separator in _RULED:
        return "", None
    labelled = _LABELLED.fullmatch(text)
    if labelled and cues.role(labelled["label"]) in _LABELS and _is_name(labelled["name"]):
        named = labelled["opened"] is not None or cues.ends_as_indicator(labelled["name"])
        return (_LABEL, _part(line, labelled["name"])) if named else ("", None)
    for style, pattern in _STYLES.items():
        match = pattern.fullmatch(text)
        if match is not None:
            return style, _part(line, match["name"]) if _is_name(match["name"]) else None
    before = lines[at - 1].text.strip() if at else ""  # 1.2 on a line of its own
    alone = _NUMBER_ALONE.fullmatch(before) and "." in before.replace("．", ".") and _is_name(text)
    return ("decimal", _part(line, text)) if alone else ("", None)


def _is_name(text: str) -> bool:
    return 1 < len(text) <= _LONGEST_NAME and _SENTENCE.search(text) is None and "：" not in text and ":" not in text


def _part(line: Line, name: str) -> Cell:
    start = line.text.rindex(name)
    return line.part(start, start + len(name))


def _without_aside(name: Cell) -> Cell:
    aside = _ABOUT_ITSELF.search(name.text)
    return Cell(name.text[: aside.start()], name.origins[: aside.start()]) if aside else name


def _below(lines: Sequence[Line], at: int, cues: LayoutCues) -> tuple[Line, ...]:
    """Take the lines of sentences under a name; none where what stands there is a table or a list."""
    taken: list[Line] = []
    length = 0
    for line in lines[at : at + _MOST_LINES]:
        text = line.text.strip()
        titled = _title(lines, at + len(taken), cues)[1] is not None
        if (line.follows_blank and taken) or titled or _NUMBER_ALONE.fullmatch(text):
            break
        if line.separator in _RULED or length > _LONGEST or _is_of_table(line, cues):
            return ()
        taken.append(line)
        length += len(text)
    return tuple(taken)


def _is_of_table(line: Line, cues: LayoutCues) -> bool:
    return any(cues.role(text) in _OF_TABLES for text in (line.text.strip(), line.cells[0].text))
