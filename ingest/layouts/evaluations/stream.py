"""The cells of a sheet in one stream, however they are parted: by pipes, tabs, gaps, spaces, or one a line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.evaluations.words import SheetWords, sheet_words
from ingest.layouts.figures.values import is_dash, is_value
from ingest.layouts.heads.columns import is_year, time_of
from ingest.layouts.rows import Cell, Line, Separator

PARTED = (Separator.PIPE, Separator.TAB)
_CODE = re.compile(r"(?:指標)?[ア-ンA-ZＡ-Ｚ①-⑳](?:[.．)）:：])?|[(（][0-9０-９ア-ンA-ZＡ-Ｚ]{1,2}[)）]")
_VALUE = re.compile(r"[^0-9]{0,3}[0-9][0-9,.]*[^0-9の]{0,6}(?:\([^()]*\))?")
_TITLE = re.compile(r"[①-⑳]|[0-9０-９]{1,2}[ 　][^ 　]{3}")  # ３ 評価の結果
_LETTERS = re.compile(r"[上位活動成果対象参考指標]{1,2}")  # of a label set down the side, one a line
_NUMBERED = re.compile(r"^[(（]?[0-9①-⑳]{1,2}[)）.．]?(?=[^0-9.,%])")
_ASIDE = re.compile(r"\([^()]*\)(?:単位)?$")
_PAGE = re.compile(r"[ 　]*[-－‐–—―][ 　]?[0-9０-９]{1,3}[ 　]?[-－‐–—―][ 　]*")
_WIDE_GAP = re.compile("　{2}")
_WORD = re.compile(r"[^ 　]+")
_BARS = ("|", "｜", "│")  # before a cell that goes on over several lines
_BRACKETED = re.compile(r"[(（\[［].*[)）\]］]")


class Sort(StrEnum):
    """What a cell is."""

    YEAR = "year"
    KIND = "kind"  # 目標, 実績, 達成率
    FINAL = "final"  # the head of the last year: 最終目標
    GROUP = "group"  # 活動指標
    HEAD = "head"
    CODE = "code"
    UNIT = "unit"
    VALUE = "value"
    EMPTY = "empty"
    LETTER = "letter"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Token:
    """A cell with its line, what it is, and what it says of values."""

    sort: Sort
    cell: Cell
    line: Line
    role: Role | None = None
    time: Cell | None = None

    @property
    def plain(self) -> str:
        """Give the text as words are compared."""
        return plain_of(self.cell.text)

    @property
    def is_bracketed(self) -> bool:
        """Tell a lower head: （実績）."""
        return _BRACKETED.fullmatch(self.cell.text) is not None


def stream_of(lines: Sequence[Line], cues: LayoutCues) -> list[Token]:
    """Put the cells of lines into one stream; rules and numbers of pages are none."""
    words = sheet_words()
    kept = (line for line in lines if not (line.is_rule or _PAGE.fullmatch(line.text)))
    return [token for line in kept for token in _tokens(line, words, cues)]


def _tokens(line: Line, words: SheetWords, cues: LayoutCues) -> Iterator[Token]:
    cells = line.cells if line.separator in PARTED else [word for word in _words(line) if word.text not in _BARS]
    if line.separator is Separator.NONE and _is_one(line, words, cues):
        cells = (line.part(0, len(line.text)),)
    first = True
    for cell in cells:
        token = _token(cell, line, words, cues)
        letter = _LETTERS.fullmatch(token.plain) is not None and token.sort in (Sort.TEXT, Sort.UNIT)
        yield Token(Sort.LETTER, cell, line) if letter and first else token
        first = first and not cell.text


def _words(line: Line) -> Sequence[Cell]:
    """List what spaces part; a wide space parts words where a line has columns of them: １　目標 is one word."""
    if not _WIDE_GAP.search(line.text.strip()):
        return line.words
    return [line.part(*match.span()) for match in _WORD.finditer(line.text)]


def _is_one(line: Line, words: SheetWords, cues: LayoutCues) -> bool:
    """Tell a line that is one cell, though it may hold a space: 令和 ２年度, 100 人."""
    token = _token(line.part(0, len(line.text)), line, words, cues)
    figures = sum(any(map(str.isdecimal, word.text)) for word in line.words)
    return token.sort not in (Sort.TEXT, Sort.HEAD) and (token.sort is not Sort.VALUE or figures == 1)


def _token(cell: Cell, line: Line, words: SheetWords, cues: LayoutCues) -> Token:
    """Tell what a cell is by its form."""
    plain = plain_of(cell.text)
    if not plain:
        return Token(Sort.EMPTY, cell, line)
    if is_dash(cell.text):
        return Token(Sort.VALUE, cell, line)
    return _head(cell, plain, line, words) or _entry(cell, plain, line, cues)


def _head(cell: Cell, plain: str, line: Line, words: SheetWords) -> Token | None:
    """Read a year, a label of values, of a kind of indicators, or of a column; None where a cell is none of them."""
    role = words.kind(plain)
    if role is not None:
        return Token(Sort.KIND, cell, line, role)
    time = time_of(cell) if not cell.text.isdecimal() else None
    if time is not None and is_year(cell.text):
        return Token(Sort.YEAR, cell, line, None, time)
    bare = _ASIDE.sub("", _NUMBERED.sub("", plain)).rstrip("0123456789")
    if bare in words.groups or bare in words.heads:
        return Token(Sort.GROUP if bare in words.groups else Sort.HEAD, cell, line)
    if bare in words.final:
        return Token(Sort.FINAL, cell, line, Role.TARGET, time)
    return _dated(cell, plain, line, words) if time is not None else None


def _dated(cell: Cell, plain: str, line: Line, words: SheetWords) -> Token | None:
    """Read a year with what its values are: 令和２年度実績, 目標年度（33年度）."""
    time = time_of(cell)
    rest = plain.replace(plain_of(time.text), "", 1).removeprefix("の").strip("()") if time is not None else ""
    if rest in words.final:
        return Token(Sort.FINAL, cell, line, Role.TARGET, time)
    role = words.kind(rest)
    return Token(Sort.YEAR, cell, line, role, time) if role is not None else None


def _entry(cell: Cell, plain: str, line: Line, cues: LayoutCues) -> Token:
    """Read the code of an indicator, a value, a unit, or a part of a text."""
    if _CODE.fullmatch(cell.text):
        return Token(Sort.CODE, cell, line)
    if _VALUE.fullmatch(plain) and not _TITLE.match(cell.text) and is_value(cell.text, cues):
        return Token(Sort.VALUE, cell, line)
    known = plain.strip("()") in cues.units or plain.strip("()") in ("%", "‰") or "/" in plain[1:4]
    return Token(Sort.UNIT if known else Sort.TEXT, cell, line)
