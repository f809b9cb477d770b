"""A cell cut into what it is made of: labels and times before words, labels, values and times behind them.

現状（2022年）： 720人 / 目標（2028年）： 900人      label, value, label, value
渡し舟の利用者数 720人 900人                         words, value, value
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.labelled import bare
from ingest.layouts.figures.values import is_time_only, is_value, part_time, time_in, without_time
from ingest.layouts.rows import Cell

_PARTED = re.compile(r"[ 　]*(?P<sign>[:：=＝])[ 　]*|[ 　]+(?:[/／][ 　]+)?")
_GOES_ON = re.compile("(?:以上|以下|以内|未満|超|程度|前後|を?維持)$")  # 34 本 以上
_BY = re.compile("(?:まで|までに|には)$")
_SIGNS = ":：=＝"
_BRACKETS = str.maketrans("", "", "【】［］[]〔〕《》＜＞<>■□◆◇●○▼▽▲△▶▷ 　")
_DRAWN = "＝=－─━-–―*＊・ 　"
_COUNT = re.compile(r"(?<=[標IＩ])[ 　]?(?:[0-9０-９A-ZＡ-Ｚ①-⑳]{1,2}(?:[-－.．][0-9０-９]{1,2})?)$")  # 指標1-1
_YEAR = re.compile(r"^[0-9０-９]{1,2}年度(?=.)")  # 28年度現状値
_AHEAD = re.compile(r"^[0-9０-９]{1,2}年後[のに](?=.)")  # 10年後の姿
_CODE = re.compile(r"[A-Za-zＡ-Ｚ](?:[-－][0-9A-Za-z０-９Ａ-Ｚ]{1,2}){1,2}")  # A-L-2, the number of a row
_LONGEST_DASH = 2
_LONGEST_HEAD = 6  # that ends as the name of an indicator does: 現況割合
_LONGEST_PIECE = 48
_WIDEST = 3  # of the parts of a cell that are one piece: 令和10 年度 末
_MOST_PARTS = 24  # of a cell that is no text


_Part = tuple[int, int, bool]  # where it begins and ends, whether a colon follows


class Kind(StrEnum):
    """What a piece of a line is."""

    LABEL = "label"
    VALUE = "value"
    TIME = "time"
    UNIT = "unit"
    WORDS = "words"


_ANNOUNCING = (Kind.LABEL, Kind.TIME)
_BEHIND_WORDS = (Kind.LABEL, Kind.TIME, Kind.VALUE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a cell; `role` is what a label announces, `time` what stands with it."""

    kind: Kind
    cell: Cell
    role: Role | None = None
    time: str | None = None


def pieces_of(cell: Cell, cues: LayoutCues) -> list[Piece]:
    """Cut a cell; what is drawn, and the number of a row, are left out."""
    own = bare(cell)
    text = cell if cell.text.rstrip().endswith(tuple(_SIGNS)) and is_time_only(own.text) else own
    drawn = len(text.text) > _LONGEST_DASH and not text.text.strip(_DRAWN)
    if not text.text or drawn or _CODE.fullmatch(text.text):
        return []
    whole = _typed(text, cues)
    if whole is not None:
        return [whole]
    parts = _parts_of(text.text)
    return list(_cut(text, parts, cues)) if len(parts) <= _MOST_PARTS else [Piece(Kind.WORDS, text)]


def _parts_of(text: str) -> list[_Part]:
    """Cut a text at colons and spaces, with whether a colon follows."""
    parts, start = [], 0
    for gap in _PARTED.finditer(text):
        if gap.start() > start:
            parts.append((start, gap.start(), gap["sign"] is not None))
        start = gap.end()
    return [*parts, (start, len(text), False)] if start < len(text) else parts


def _cut(cell: Cell, parts: Sequence[_Part], cues: LayoutCues) -> Iterator[Piece]:
    """Take labels and times off the front, all that is known off the end; what is left between are words."""
    first, last = 0, len(parts)
    while (ahead := _first(cell, parts[first:last], cues)) is not None:
        yield ahead[0]
        first += ahead[1]
    behind: list[Piece] = []
    while (end := _last(cell, parts[first:last], cues)) is not None:
        behind.insert(0, end[0])
        last -= end[1]
    if first < last:
        yield Piece(Kind.WORDS, cell.part(parts[first][0], parts[last - 1][1]))
    yield from behind


def _first(cell: Cell, parts: Sequence[_Part], cues: LayoutCues) -> tuple[Piece, int] | None:
    """Find the label or the time with which parts begin, and of how many of them it is."""
    for count in range(min(_WIDEST, len(parts)), 0, -1):
        piece = _typed(cell.part(parts[0][0], parts[count - 1][1]), cues)
        if piece is not None and piece.kind in _ANNOUNCING:
            labels = piece.kind is Kind.TIME and parts[count - 1][2]
            return (replace(piece, kind=Kind.LABEL) if labels else piece), count
    return None


def _last(cell: Cell, parts: Sequence[_Part], cues: LayoutCues) -> tuple[Piece, int] | None:
    """Find the label, the time or the value with which parts end, and of how many of them it is."""
    for count in range(min(_WIDEST, len(parts)), 0, -1):
        within = cell.part(parts[-count][0], parts[-1][1])
        piece = _typed(within, cues)
        if piece is not None and piece.kind in _BEHIND_WORDS:
            labels = piece.kind is Kind.TIME and parts[-1][2]
            return (replace(piece, kind=Kind.LABEL) if labels else piece), count
    return None


def _typed(cell: Cell, cues: LayoutCues) -> Piece | None:
    """Take a cell for a label, a time, a value or a unit where it is nothing else."""
    text = _BY.sub("", cell.text.strip(f" 　{_SIGNS}"))
    if len(text) > _LONGEST_PIECE:
        return None
    if is_time_only(text):
        kind = Kind.LABEL if cell.text.endswith(tuple(_SIGNS)) else Kind.TIME
        return Piece(kind, cell, Role.TIME, time_in(text))
    if any(sign in text for sign in _SIGNS):
        return None
    value, time = part_time(text)
    if is_value(value, cues) and _is_one(value, cues):
        return Piece(Kind.VALUE, cell, None, time)
    return _label(text, cell, cues) or (Piece(Kind.UNIT, cell) if plain_of(text).strip("()") in cues.units else None)


def _is_one(value: str, cues: LayoutCues) -> bool:
    """Tell one value, 34 本 以上, from several, 34本 60本: behind a space there is a unit, a bound or a bracket."""
    behind = (plain_of(part) for part in value.split()[1:])
    return all(part in cues.units or part.startswith("(") or _GOES_ON.match(part) for part in behind)


def _label(text: str, cell: Cell, cues: LayoutCues) -> Piece | None:
    bared = text.translate(_BRACKETS)
    word = _AHEAD.sub("", _YEAR.sub("", _COUNT.sub("", without_time(bared))))
    role = None if any(sign.isdecimal() for sign in word) else cues.role(word)
    names = role is not Role.INDICATOR and len(word) > _LONGEST_HEAD and cues.ends_as_indicator(word)
    if role is None or names:
        return None
    year = _YEAR.match(bared)
    return Piece(Kind.LABEL, cell, role, year[0] if year else time_in(bared))
