"""The words of a sheet, each with its kind: label, year, value, text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.layouts.boxes.torn_heads import is_side
from ingest.layouts.cues import LayoutCues, plain_of
from ingest.layouts.figures.values import is_aside, is_dash, is_time_only, is_value
from ingest.layouts.reviews.tables import Piece
from ingest.layouts.reviews.words import Kind, SheetWords
from ingest.layouts.rows import Cell

_D = "[0-9]"
NUMBER = rf"(?:(?:令和|平成|[RHＲＨ])?(?:{_D}{{1,2}}|元)|20{_D}{{2}}|(?:19|20){_D}{{2}})"
YEAR = re.compile(rf"\(?(?:{NUMBER}|毎|各)年度?(?:末|まで)?\)?")
NO_YEAR = re.compile(r"\(?[-－―‐ー−]年度\)?|\(年度\)|年度")
_DATED = re.compile(rf"(?P<year>{NUMBER}年度)(?P<rest>[^0-9].*)")
_HEADED = re.compile(rf"(?P<rest>[^0-9(]+?)(?P<year>\(?{NUMBER}年度\)?|令和?|平成?)")
_ERA = re.compile(r"令和?|平成?")
_FIGURE = re.compile(r"[0-9]")
_SET_OFF = re.compile(r"\([0-9][0-9,.]*\)")
_ORDINAL = re.compile(r"[①-⑳](?:[-－][0-9])?")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a cell with what it is."""

    kind: Kind
    cell: Cell
    line: int
    row: int
    column: int | None

    @property
    def text(self) -> str:
        """Give the text."""
        return self.cell.text


def parted(piece: Piece, words: SheetWords, cues: LayoutCues) -> Iterator[Token]:
    """Cut a piece where single spaces part labels, years and values; a text stays whole."""
    text = piece.cell.text
    kind = kind_of(text, words, cues)
    cuts = list(re.finditer(r"[^ 　]+", text))
    if kind is Kind.TEXT and len(cuts) > 1 and not is_aside(text):
        cells = [piece.cell.part(*cut.span()) for cut in cuts]
        kinds = [kind_of(cell.text, words, cues) for cell in cells]
        labelled = any(one not in (Kind.TEXT, Kind.VALUE, Kind.YEAR, Kind.SIDE) for one in kinds)
        if labelled or piece.loose or all(one in (Kind.VALUE, Kind.YEAR, Kind.NO_YEAR) for one in kinds[1:]):
            for cell, cut in zip(cells, cuts, strict=True):
                offset = piece.cell.left + _width(text[: cut.start()], piece)
                placed = replace(cell, left=offset, right=offset + _width(cell.text, piece))
                yield from _headed(replace(piece, cell=placed), words, cues)
            return
    yield from _headed(piece, words, cues)


def _width(text: str, piece: Piece) -> int:
    """Measure a part of a piece in the measure that the whole is placed in."""
    whole = len(piece.cell.text) or 1
    wide = piece.cell.right - piece.cell.left > whole
    return sum(2 if wide and not character.isascii() else 1 for character in text)


def _headed(piece: Piece, words: SheetWords, cues: LayoutCues) -> Iterator[Token]:
    """Part a year from the label that it stands in one cell with: 31年度活動見込, 目標値（28年度）."""
    plain = plain_of(piece.cell.text)
    kind = kind_of(piece.cell.text, words, cues)
    mixed = kind in (Kind.TEXT, Kind.VALUE) and len(plain) == len(_without_spaces(piece.cell).text)
    for form in (_DATED, _HEADED) if mixed else ():
        match = form.fullmatch(plain)
        label = words.kind(match["rest"]) if match else None
        if match is None or label is None:
            continue
        cell = _without_spaces(piece.cell)
        sides = (("year", Kind.YEAR), ("rest", label))
        for name, own in sorted(sides, key=lambda side: match.start(side[0])):
            torn = own is Kind.YEAR and _ERA.fullmatch(match["year"])
            yield Token(Kind.TEXT if torn else own, cell.part(*match.span(name)), piece.line, piece.row, piece.column)
        return
    kind = Kind.SIDE if kind is Kind.TEXT and is_side(piece.cell) else kind
    yield Token(kind, piece.cell, piece.line, piece.row, piece.column)


def _without_spaces(cell: Cell) -> Cell:
    kept = [at for at, character in enumerate(cell.text) if not character.isspace()]
    return replace(cell, text="".join(cell.text[at] for at in kept), origins=tuple(cell.origins[at] for at in kept))


def kind_of(text: str, words: SheetWords, cues: LayoutCues) -> Kind:
    """Tell what a cell is by its words and its form."""
    label = words.kind(text)
    if label is not None:
        return label
    plain = plain_of(text)
    if YEAR.fullmatch(plain):
        return Kind.YEAR
    if NO_YEAR.fullmatch(plain):
        return Kind.NO_YEAR
    if _ORDINAL.fullmatch(text) or words.is_side(text):
        return Kind.SIDE
    figure = is_dash(text) or _FIGURE.search(plain) is not None
    set_off = _SET_OFF.fullmatch(plain) is not None  # what was expected, below what was done
    valued = is_value(text, cues) and not (is_time_only(text) and not plain.isdecimal())
    return Kind.VALUE if set_off or (figure and valued) else Kind.TEXT
