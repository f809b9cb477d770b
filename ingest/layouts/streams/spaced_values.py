"""Values that typesetting set apart from their units and from the marks of notes: 6,984 歩, 22 件/年, 63 件 ※.

A line that is nothing but a figure and its unit, 448 万人泊, is one value; of others the first word may be a number.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ingest.layouts.cues import LayoutCues, plain_of
from ingest.layouts.figures.values import is_dash, is_unit, is_value
from ingest.layouts.rows import Cell, Line, Separator

_FIGURE = re.compile(r"[△▲+＋\-－−±約]?[0-9０-９][0-9０-９,.，．]*")
_TAIL = re.compile(
    r"[/／](?:年度?|月|日|週|人|回|世帯|[0-9]+人)$|(?:以上|以下|以内|未満|超|程度)?(?:を(?:維持|確保|保つ|超える))$"
    r"|(?:以上|以下|以内|未満|超|程度)$"
)
_REMARK = re.compile(r"[（(][^（）()]*[)）]$")
_THOUSANDS = re.compile(rf"{_FIGURE.pattern}(?: (?:[百千十]?万|千|百|億))?")  # 1,286 千
_MULTIPLE = re.compile(r"^(?:[百千十]?万|千|百|億|兆)")
_NOTE = re.compile(r"[※＊*][0-9０-９]{0,2}|[（(]?注[ 　]?[0-9０-９]{0,2}[)）]?")
_NOTE_BEHIND = re.compile(r"(?<=.)[※＊*][0-9０-９]{0,2}$")
_FIGURE_AND_UNIT = 2  # words
_FEWEST_WORDS = 5  # of a line of which one gap between cells came out wider than the others


def with_units(words: Sequence[Cell], cues: LayoutCues) -> list[Cell]:
    """Join figures to the units behind them, the first word apart, which may be the number of a row; drop notes."""
    behind = (_bare(b) for a, b in pairwise(words) if _FIGURE.fullmatch(a.text) or _MULTIPLE.fullmatch(a.text))
    again = Counter(text for text in behind if is_unit(text) and not is_dash(text))  # － is a value, none
    if len(words) == _FIGURE_AND_UNIT and _is_one_value(words[0], words[1], cues):
        return [_beside(words[0], words[1])]
    whole: list[Cell] = []
    for word in words:
        before = whole[-1].text if len(whole) > 1 else ""
        if _THOUSANDS.fullmatch(before) and (again[_bare(word)] > 1 or _may_be_unit(_bare(word), cues)):
            whole.append(_beside(whole.pop(), word))
        elif not (before and _NOTE.fullmatch(word.text) and is_value(before, cues)):
            whole.append(word)
    return whole


def is_spaced_once(line: Line) -> bool:
    """Tell a line of words that single spaces part, but for one gap: 12 橋の数 橋 −  14(R6) 80."""
    return (
        line.separator is Separator.GAP
        and len(line.cells) == len(("before", "behind"))
        and len(line.words) >= _FEWEST_WORDS
        and all(len(part.text.split(" ")) > 1 for part in line.cells)
    )


def _is_one_value(figure: Cell, unit: Cell, cues: LayoutCues) -> bool:
    """Tell a figure and its unit that have a line of their own; a small number may be that of a row: 2 施設."""
    counted = len(figure.text) > len("12") or _MULTIPLE.match(_bare(unit)) is not None
    return counted and _THOUSANDS.fullmatch(figure.text) is not None and _may_be_unit(_bare(unit), cues)


def _may_be_unit(text: str, cues: LayoutCues) -> bool:
    bare = _TAIL.sub("", _TAIL.sub("", _REMARK.sub("", plain_of(text))))
    return bool(bare) and (bare in cues.units or _MULTIPLE.sub("", bare) in cues.units)


def _bare(word: Cell) -> str:
    """Take the mark of a note off a unit: t-CO2※1."""
    return _NOTE_BEHIND.sub("", word.text)


def _beside(figure: Cell, unit: Cell) -> Cell:
    end = len(_bare(unit))
    origins = (*figure.origins, figure.origins[-1] + 1, *unit.origins[:end])
    return Cell(f"{figure.text} {unit.text[:end]}", origins, figure.left, unit.right)
