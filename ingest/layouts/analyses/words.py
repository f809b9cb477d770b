"""The words of an analysis sheet in one stream, whatever parts its cells, each told for what it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from itertools import pairwise

from ingest.cue_table import cue_table
from ingest.layouts.cues import LayoutCues, plain_of
from ingest.layouts.figures.values import is_aside, is_dash, is_time_only, is_value
from ingest.layouts.printed.words import GLUED, Measure
from ingest.layouts.rows import Cell, Line, joined


class Sort(StrEnum):
    """What a word of a sheet is."""

    LABEL = "label"  # of an indicator: 測定指標, 指標①, ③
    BASE = "base"
    TARGET = "target"
    YEARLY = "yearly"  # the head over the values of each year
    YEAR_HEAD = "year_head"  # 基準年度, 目標年度
    OWNER = "owner"  # the head over the goals that the indicators measure
    ASIDE = "aside"
    END = "end"
    TIME = "time"
    VALUE = "value"
    DASH = "dash"
    MARK = "mark"
    TEXT = "text"


_WORD = re.compile(r"<br ?/?>|(?P<word>(?:(?!<br ?/?>)[^ 　\t|｜│])+)", re.IGNORECASE)
_NUMBER = r"(?:[0-9０-９]{1,3}|[①-⑳]|[(（][0-9０-９]{1,2}[)）])"
_LABEL = re.compile(
    rf"(?:[(（]?参考[)）]?)?(?:測定|業績|成果)?指標{_NUMBER}?|[①-⑳]|[(（][0-9０-９]{{1,2}}[)）]"
    rf"|[^ 　]{{0,2}}目標{_NUMBER}(?:について)?"
)
_YEAR = re.compile(
    r"[(（]?[ 　]?(?:(?:令和|平成|[RHＲＨ])[ 　]?)?(?:[0-9０-９]{1,2}|元)[ 　]?年[ 　]?度末?[ 　]?[)）]?"
)
_YEAR_AND_VALUE = re.compile(r"(?<=[0-9０-９]年度)(?=[0-9０-９])")  # 令和12年度1,500ha
_VALUE_AND_YEAR = re.compile(
    r"(?<=[^（(])(?=[（(](?:令和|平成|[RHＲＨ])?(?:[0-9０-９]{1,2}|元)年度?末?[)）]$)"
)  # 58件（H26年度）
_FIGURE = re.compile(r"(?:約|概ね|おおむね)?[0-9０-９]")
_LABELLED_YEAR = re.compile(r"(?P<year>.+)(?:実績|目標|見込)値?")
_EVERY = re.compile(r"[(（]?(?:毎|各)年度?[)）]?")
_MARK = re.compile(r"[A-EＡ-Ｅイロハニ○◯〇◎△×]")
_ROW_SIDE = re.compile(r"\([上下]段\)|[上下]段[:は]?")
_BETWEEN_ROWS = re.compile(r"[・･/,、]|及び")
_OPEN, _CLOSED = re.compile(r"[(（]"), re.compile(r"[)）]")
_STOP = re.compile(r"。(?![^（(「『]{0,20}[)）」』])")
_BARE = re.compile(r"(?:約|概ね|おおむね)?[0-9０-９][0-9０-９,，.．]*|約|概ね|おおむね")
_ERA = re.compile(r"令和|平成|[RHＲＨ]")
_COUNT = re.compile(r"[0-9０-９元]{1,2}(?:[ 　]?年度?)?")
_ERA_ALONE = re.compile(rf"(?:{_ERA.pattern})[0-9０-９元]{{1,2}}")  # 令和10, of 令和 10 年度
_ENDS_OF_YEAR = ("年", "年度", "年度末")
_MOST_IN_BRACKETS = 3


@dataclass(frozen=True, slots=True)
class Word:
    """A word, for what it is, and the line that it stands on, counted among the lines of the stream."""

    cell: Cell
    sort: Sort
    line: int


def words_of(lines: Sequence[Line], measure: Measure, cues: LayoutCues) -> list[Word]:
    """Put all words of some lines in one stream; a figure keeps its unit, brackets what they hold."""
    cells = ((at, cell) for at, line in enumerate(lines) for cell in _cells(line, measure, cues))
    return [Word(cell, sort_of(cell, cues), at) for at, cell in cells]


def _cells(line: Line, measure: Measure, cues: LayoutCues) -> Iterator[Cell]:
    spans = list(_spans(line.text))
    pieces = [line.part(*span) for span in spans]
    if measure is Measure.CHARACTERS:
        pieces = [replace(piece, left=left, right=right) for piece, (left, right) in zip(pieces, spans, strict=True)]
    at = 0
    while at < len(pieces):
        end = at + 1
        while end < len(pieces) and _goes_on(pieces[at:end], pieces[end], cues):
            end += 1
        yield joined(pieces[at:end])
        at = end


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Cut a line at its spaces and bars, and where a year and the next value have closed up."""
    for match in (match for match in _WORD.finditer(text) if match["word"]):
        cuts = [match.start() + cut.start() for form in _cuts_of(match[0]) for cut in form.finditer(match[0])]
        yield from pairwise((match.start(), *sorted(cuts), match.end()))


def _cuts_of(text: str) -> tuple[re.Pattern[str], ...]:
    return (GLUED, _YEAR_AND_VALUE, *([_VALUE_AND_YEAR] if _FIGURE.match(text) else []))


def _goes_on(pieces: Sequence[Cell], piece: Cell, cues: LayoutCues) -> bool:
    """Tell what a single space has cut: 412 件, 約 80％, （R6 年度）, 令和 ６年度, 令和 10 年度."""
    text = "".join(cell.text for cell in pieces)
    if piece.left - pieces[-1].right > 1:
        return False
    if len(_OPEN.findall(text)) > len(_CLOSED.findall(text)):
        return len(pieces) <= _MOST_IN_BRACKETS
    unit = plain_of(piece.text) in cues.units and not piece.text[0].isdecimal()
    about = text in ("約", "概ね", "おおむね") and piece.text[0].isdecimal()
    era = _ERA.fullmatch(text) is not None and _COUNT.fullmatch(piece.text) is not None
    year = (piece.text == "度" and text.endswith("年")) or (piece.text in _ENDS_OF_YEAR and _ERA_ALONE.fullmatch(text))
    return (unit and _BARE.fullmatch(text) is not None) or about or era or bool(year)


def is_said(word: Word) -> bool:
    """Tell a word that ends a sentence, but for one in brackets: 地区数（通年の運行に限る。） is a name."""
    return _STOP.search(word.cell.text) is not None


def sort_of(cell: Cell, cues: LayoutCues) -> Sort:
    """Tell what a word is: a word of the official form, else a label, a time, a value, by its form."""
    plain = plain_of(cell.text)
    head = _heads().get(plain) or _heads().get(plain.translate(_WITHOUT_BRACKETS))
    if head is not None or _heads_rows(plain):
        return head or Sort.YEARLY
    if plain.startswith(_ends()):
        return Sort.END
    formed = next((sort for sort, is_of in _FORMS if is_of(cell.text)), None)
    return formed or (Sort.VALUE if is_value(cell.text, cues) else Sort.TEXT)


def _heads_rows(plain: str) -> bool:
    """Tell a head that says which row of each indicator is which: 実績値(上段)・年度ごとの目標(下段)."""
    parts = _BETWEEN_ROWS.split(_ROW_SIDE.sub("", plain))
    return len(parts) > 1 and all(_heads().get(part) is Sort.YEARLY for part in parts)


def is_time(text: str) -> bool:
    """Tell a year, with or without its era, from a number; every year (毎年度) is one too."""
    plain = text.strip()
    bare = plain.isdecimal()
    return not bare and any((_YEAR.fullmatch(plain), _EVERY.fullmatch(plain), is_time_only(plain)))


def is_labelled_year(text: str) -> bool:
    """Tell the year of single values with what they are: R6実績, 令和8年度目標."""
    match = _LABELLED_YEAR.fullmatch(text)
    return match is not None and is_time(match["year"])


_FORMS = (
    (Sort.LABEL, lambda text: _LABEL.fullmatch(text) is not None),
    (Sort.TIME, is_time),
    (Sort.ASIDE, is_aside),
    (Sort.DASH, is_dash),
    (Sort.MARK, lambda text: _MARK.fullmatch(text) is not None),
)
_HEADS = (Sort.BASE, Sort.TARGET, Sort.YEARLY, Sort.YEAR_HEAD, Sort.MARK, Sort.OWNER)
_WITHOUT_BRACKETS = str.maketrans("", "", "()")


@cache
def _heads() -> dict[str, Sort]:
    """List the words of the official form with what they head."""
    table = cue_table()["analyses"]
    return {word: sort for sort in _HEADS for word in table[sort]}


def ends_sheet(line: Line) -> bool:
    """Tell a line that begins with what follows the indicators."""
    return plain_of(line.text).startswith(_ends())


@cache
def _ends() -> tuple[str, ...]:
    return tuple(cue_table()["analyses"]["end"])
