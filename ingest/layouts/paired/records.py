"""The rows of an indicator, each behind its label, and the words that stand before them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.labelled import label_and_value
from ingest.layouts.heads.columns import role_of
from ingest.layouts.paired.heads import Heads, is_name_head
from ingest.layouts.paired.words import Kind, Word, is_figure, is_known_unit, is_letter, is_mark, kind_at

_MOST_BETWEEN = 24  # words between the values of one row and the label of the next
_NOTES = ("※", "＊", "*", "注")
_BOXED = re.compile(r"[（(【\[［](?P<label>[^（）()【】\[\]［］]{2,10})[）)】\]］].")
_COLONS = ("：", ":")
_WHOLE_LINE = 36  # characters, from which on a note may go on below
_PAGE = re.compile(r"[ 　]*[-－‐–—―][ 　]?[0-9０-９]{1,3}[ 　]?[-－‐–—―][ 　]*")


@dataclass(frozen=True, slots=True)
class Row:
    """A row: what its values are, the words before its label, its unit, its values; where it ends."""

    kind: Kind
    before: Sequence[Word]
    unit: Word | None
    values: Sequence[Word]
    end: int


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one indicator."""

    rows: Sequence[Row]

    def of(self, kind: Kind) -> Row | None:
        """Find the row of a kind."""
        return next((row for row in self.rows if row.kind is kind), None)


def rows_below(words: Sequence[Word], heads: Heads, cues: LayoutCues) -> Iterator[Rows]:
    """Go through the indicators under some heads: each has one row of targets and one of results."""
    own: list[Row] = []
    for row in _rows(words, heads, cues):
        if row.kind is not Kind.OTHER and any(row.kind is one.kind for one in own):
            yield Rows(own)
            own = []
        own.append(row)
    if own:
        yield Rows(own)


def _rows(words: Sequence[Word], heads: Heads, cues: LayoutCues) -> Iterator[Row]:
    at = heads.end
    while True:
        label = _next_label(words, at, cues)
        if label is None:
            return
        row = _row(words, label, heads, cues)
        yield replace(row, before=_without_notes(words[at:label], words[label], cues))
        at = row.end


def _next_label(words: Sequence[Word], start: int, cues: LayoutCues) -> int | None:
    """Find the next label, above which no other table and no sentence stands."""
    for at in range(start, min(len(words), start + _MOST_BETWEEN)):
        kind = kind_at(words, at, cues)
        if kind is Kind.OTHER:
            near = len({word.line.index for word in words[start:at]}) <= 1
            return at if near and not (at > start and is_mark(words[at + 1])) else None
        if kind is not None or _is_empty(words, at, cues):
            return at
        if _begins_heads(words, at, cues) or ("。" in words[at].text and not _is_noted(words[at], cues)):
            return None
    return None


def _begins_heads(words: Sequence[Word], at: int, cues: LayoutCues) -> bool:
    """Tell the first head of another table from 成果指標 before a name."""
    if at + 1 == len(words) or not is_name_head(words[at], cues):
        return False
    below = words[at + 1]
    return role_of(below.cell, cues) is not None and not cues.ends_as_indicator(below.text)


def _is_empty(words: Sequence[Word], at: int, cues: LayoutCues) -> bool:
    """Tell the label of results that nothing is known of yet, alone on its line."""
    word = words[at]
    named = word.plain in cues.columns[Role.BASELINE] and cues.role(word.plain) is Role.BASELINE
    return named and len(word.line.words) == 1


def _row(words: Sequence[Word], label: int, heads: Heads, cues: LayoutCues) -> Row:
    """Take the values behind a label, no more than there are columns."""
    kind = kind_at(words, label, cues) or Kind.RESULT
    at = label + 1
    at += at + 1 < len(words) and is_letter(words[at]) and is_figure(words[at + 1], cues)
    unit = words[at] if Role.UNIT in heads.inner and at < len(words) and is_known_unit(words[at], cues) else None
    at += unit is not None
    most = heads.count + _has_base_within(heads)
    marks = kind is Kind.OTHER
    fits = takewhile(lambda word: is_figure(word, cues) or (marks and is_mark(word)), words[at : at + most])
    values = list(takewhile(lambda word: word.line is words[label].line or not _begins_part(word), fits))
    return Row(kind, (), unit, values, at + len(values))


def _has_base_within(heads: Heads) -> bool:
    return Role.BASELINE in heads.inner or (Role.BASELINE in heads.sides and not heads.is_grouped)


def _begins_part(word: Word) -> bool:
    """Tell the number of a heading below a table, 7 in 「7 渡し場の再生」, from a value."""
    return word.line.follows_blank and len(word.line.words) > 1


def _without_notes(words: Sequence[Word], label: Word, cues: LayoutCues) -> list[Word]:
    """Leave out the lines of notes with what they run on to, and the number of a page."""
    noted = [word for word in words if _is_noted(word, cues)]
    beside = [word for word in words if word.line is label.line]
    if noted and beside and len(noted[-1].line.text) >= _WHOLE_LINE:
        return beside
    own = [word for word in words if not (word in noted or _PAGE.fullmatch(word.line.text))]
    page = len(own) > 1 and own[0].text.isdecimal() and len(own[0].line.words) == 1
    return own[page:]


def _is_noted(word: Word, cues: LayoutCues) -> bool:
    """Tell a word of a note: behind a mark, or behind what the note says of the indicator, 指標の説明：."""
    text = word.line.text.lstrip()
    boxed = _BOXED.match(text)
    if text.startswith(_NOTES) or (boxed is not None and cues.role(boxed["label"]) is Role.OTHER_TEXT):
        return True
    return (
        any(colon in text for colon in _COLONS)
        and cues.role(label_and_value(word.line)[0].text) is Role.OTHER_TEXT
        and not any(cell.text in cues.columns[Role.TARGET] for cell in word.line.words)
    )
