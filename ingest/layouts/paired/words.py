"""Words of lines without cells of their own, and what the words down the side of rows call the rows."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_dash, is_unit, is_value
from ingest.layouts.heads.columns import is_initial, is_year
from ingest.layouts.rows import Cell, Line, Separator

BRACKETS = "［[(（〔【］])）〕】《》〈〉<>＜＞"
_MARKS = "ＡＢＣＤＥABCDE○◯〇◎△×●▲☆★"  # how well a year went
_LETTERS = ("A", "B", "C", "A/B", "B/A")
_IN_BRACKETS = re.compile(r"(?<=.)[(\[【〔〈][^()\[\]【】〔〕〈〉]*[)\]】〕〉]$")
_NTH = re.compile(r"[（(]?[0-9０-９]{1,2}年目[)）]?")
_NTH_BESIDE = re.compile(rf"(?<=.){_NTH.pattern}$|^[0-9０-９]{{1,2}}年目(?=.)")
_WORD = re.compile(r"[^ 　]+")
_LONGEST_LABEL = 4  # characters of that of a row of marks: 達成評価


class Kind(StrEnum):
    """What the values of a row are."""

    TARGET = "target"
    RESULT = "result"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its line."""

    cell: Cell
    line: Line

    @property
    def text(self) -> str:
        """Give the text."""
        return self.cell.text

    @property
    def plain(self) -> str:
        """Give the text as words are compared, without brackets around it."""
        return plain_of(self.cell.text).strip(BRACKETS)

    @property
    def label(self) -> str:
        """Give the text without what stands in brackets behind it: 実績値(B)."""
        return _IN_BRACKETS.sub("", plain_of(self.cell.text)).strip(BRACKETS) or self.plain

    @property
    def is_bracketed(self) -> bool:
        """Tell what stands in brackets."""
        return self.text[:1] in BRACKETS


def runs_of(lines: Sequence[Line], used: AbstractSet[int]) -> Iterator[list[Word]]:
    """Go through the words of free lines side by side that have no cells of their own."""
    run: list[Word] = []
    for line in lines:
        if line.separator in (Separator.PIPE, Separator.TAB) or line.index in used:
            yield from ([run] if run else [])
            run = []
        else:
            run += [Word(line.part(*word.span()), line) for word in _WORD.finditer(line.text)]
    if run:
        yield run


def is_time(word: Word) -> bool:
    """Tell a year, in brackets or not, which one of a programme it is perhaps with it: R5(1年目), １年目(R5)."""
    return is_year(word.text) or is_year(_NTH_BESIDE.sub("", word.text))


def is_nth_year(word: Word) -> bool:
    """Tell what stands under a year, which one of a programme it is: (1年目)."""
    return _NTH.fullmatch(word.text) is not None


def is_figure(word: Word, cues: LayoutCues) -> bool:
    """Tell a value, or a dash, from a year."""
    bare_year = word.text.isdecimal() or not is_time(word)
    return is_value(word.text, cues) and bare_year


def kind_at(words: Sequence[Word], at: int, cues: LayoutCues) -> Kind | None:
    """Tell which row a word begins: one of its labels, with values behind it."""
    behind = words[at + 1 : at + 3]
    if not behind:
        return None
    kind = _kind(words[at].label, cues)
    if kind is None:
        return Kind.OTHER if is_mark(behind[0]) and _judges(words[at].plain, cues) else None
    behind = behind[1:] if len(behind) > 1 and is_letter(behind[0]) and is_figure(behind[1], cues) else behind
    valued = is_figure(behind[0], cues) or (kind is Kind.OTHER and is_mark(behind[0]))
    below_unit = len(behind) > 1 and is_known_unit(behind[0], cues) and is_figure(behind[1], cues)
    return kind if valued or (below_unit and kind is not Kind.OTHER) else None


def is_mark(word: Word) -> bool:
    """Tell how well a year went: Ａ, ○."""
    return len(word.text) == 1 and word.text in _MARKS


def is_letter(word: Word) -> bool:
    """Tell the letter by which another label may name a row: 目標値 Ａ."""
    return word.plain in _LETTERS


def is_known_unit(word: Word, cues: LayoutCues) -> bool:
    """Tell a unit that a list has."""
    return is_unit(word.text) and not is_dash(word.text) and word.plain in cues.units


def _judges(plain: str, cues: LayoutCues) -> bool:
    return len(plain) <= _LONGEST_LABEL and cues.role(plain) is Role.OTHER_TEXT


def _kind(plain: str, cues: LayoutCues) -> Kind | None:
    if plain in cues.columns[Role.TARGET] or cues.is_plan_head(plain):
        return Kind.TARGET
    if plain in cues.columns[Role.BASELINE] and not is_initial(plain):
        return Kind.RESULT
    return Kind.OTHER if plain in cues.columns[Role.OTHER_VALUE] else None
