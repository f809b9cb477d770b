"""The lines of a box of an analysis sheet: what stands before the values of each, the values, what stands behind.

                            200人以 200人以
明者数 288人 260人 230人
                            下 下

Values that narrow cells have torn so are put together.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ingest.layouts.analyses.box_heads import BoxHeads
from ingest.layouts.analyses.box_levels import is_against
from ingest.layouts.analyses.words import is_time
from ingest.layouts.cues import LayoutCues, plain_of
from ingest.layouts.figures.values import is_dash, is_number, is_value
from ingest.layouts.pages import is_page_number
from ingest.layouts.rows import Cell, Line, Separator, joined

_STOP = re.compile(
    r"目標\(|目標値?の設定|(?:測定|業績|評価)?指標(?:の|[0-9①-⑳]|$)|(?:測定|業績|評価)指標|基準(?:値|年)"
    r"|参考指標|達成(?:手段|目標)|施策の|[※【]|\(?注[)0-9]|備考"
)
_AIMED = re.compile(r"年度?ごとの目標値?")
_BOUND = re.compile(r"以上|以下|未満|程度|超")
_MOST = 14
_DATED = 2


@dataclass(frozen=True, slots=True)
class BoxRow:
    """A line and its place below the heads."""

    place: int
    before: tuple[Cell, ...]
    values: tuple[Cell, ...]
    behind: tuple[Cell, ...] = ()
    is_aimed: bool = False  # labelled as the targets of single years
    is_placed: bool = False  # whether gaps tell in which columns its words stand

    @property
    def words(self) -> tuple[Cell, ...]:
        """List all that stands on the line."""
        return (*self.before, *self.values, *self.behind)

    @property
    def is_bare(self) -> bool:
        """Tell a line of nothing but values."""
        return len(self.values) > 1 and not self.before and not self.behind


def rows_below(lines: Sequence[Line], heads: BoxHeads, cues: LayoutCues) -> list[BoxRow]:
    """Read the lines down to what no box has; nothing where it does not end."""
    rows: list[BoxRow] = []
    for place, line in enumerate(lines):
        if is_page_number(line) and not heads.is_around:
            continue
        if _ends(line, cues, is_first=not rows and not heads.named, has_reasons=heads.has_reasons):
            break
        if place >= _MOST:
            return []
        rows.append(_row(line, place, cues, is_first=not rows))
        if rows[-1].is_aimed:
            break
    whole = _with_bounds(rows) if heads.is_around else rows
    return _mended(whole, len(heads.years) + _DATED, cues)


def _with_bounds(rows: Sequence[BoxRow]) -> list[BoxRow]:
    """Put a bound that a narrow cell tore off the target, 26％ / 以下, back behind the last value of the row above."""
    whole: list[BoxRow] = []
    for row in rows:
        above = whole[-1] if whole else None
        alone = len(row.words) == 1 and _BOUND.fullmatch(row.words[0].text) is not None
        if above is None or not alone or row.is_placed or not above.values or above.behind:
            whole.append(row)
            continue
        bounded = joined((above.values[-1], row.words[0]))
        whole[-1] = replace(above, values=(*above.values[:-1], bounded), place=row.place)
    return whole


def _ends(line: Line, cues: LayoutCues, *, is_first: bool, has_reasons: bool) -> bool:
    """Tell a line below the box: other heads, a sentence, a heading ２ 労働環境の改善, the number of a page."""
    number, *rest = line.words
    heading = is_number(number.text) and bool(rest) and not any(is_value(word.text, cues) for word in rest)
    sentence = "。" in line.text and not has_reasons
    return (
        (heading and not is_first) or sentence or is_page_number(line) or _STOP.match(plain_of(line.text)) is not None
    )


def _row(line: Line, place: int, cues: LayoutCues, *, is_first: bool) -> BoxRow:
    """Part a line at its longest run of values, the number of the indicator and how it was judged left out."""
    words = tuple(word for at, word in enumerate(line.words) if not at or not _is_mark(word))
    if is_first and is_number(words[0].text) and not all(is_number(word.text) for word in words[1:]):
        words = words[1:]
    runs = [(is_of, list(own)) for is_of, own in groupby(range(len(words)), lambda at: _is_value(words, at, cues))]
    run = max((own for is_of, own in runs if is_of), key=len, default=[])
    if not run:
        return BoxRow(place, words, ())
    before = words[: run[0]]
    is_aimed = _AIMED.fullmatch(joined(before).text) is not None
    values, behind = words[run[0] : run[-1] + 1], words[run[-1] + 1 :]
    return BoxRow(place, () if is_aimed else before, values, behind, is_aimed, line.separator is Separator.GAP)


def _is_value(words: Sequence[Cell], at: int, cues: LayoutCues) -> bool:
    text = words[at].text
    value = is_value(text, cues) and not text.endswith("。") and not is_time(text)
    return value or (at > 0 and is_against(text) and is_value(words[at - 1].text, cues))


def _is_mark(cell: Cell) -> bool:
    """Tell how an indicator was judged: ○, ×, Ａ."""
    return len(cell.text) == 1 and not cell.text.isdecimal() and not cell.text.isalpha() and not is_dash(cell.text)


def _mended(rows: Sequence[BoxRow], count: int, cues: LayoutCues) -> list[BoxRow]:
    """Put values together that stand over and below a row; leave out the rests of others."""
    whole = list(rows)
    for above, row, below in zip(rows, rows[1:], rows[2:], strict=False):
        starts = above.values if row.is_placed else above.words
        rests = below.words if len(below.words) == len(starts) else _alike(below.words, len(starts))
        torn = [joined(both) for both in zip(starts, rests, strict=False)]
        fits = len(row.values) + len(torn) == count and (row.is_placed or _are_same(starts))
        if torn and fits and all(is_value(cell.text, cues) for cell in torn):
            values = (*row.values, *torn)
            own = tuple(sorted(values, key=lambda cell: cell.left)) if row.is_placed else values
            whole = [replace(one, values=own) if one is row else one for one in whole if one not in (above, below)]
    return [row for row in whole if row.values or not _are_same(row.words)]


def _are_same(words: Sequence[Cell]) -> bool:
    return len(words) > 1 and len({word.text for word in words}) == 1


def _alike(words: tuple[Cell, ...], count: int) -> list[Cell]:
    """Cut a line into so many parts of the same words; nothing where it has others. 下 下 may have closed up."""
    whole = joined(words)
    length = len(whole.text) // count if count > 1 else 0
    parts = [whole.part(at * length, (at + 1) * length) for at in range(count)]
    return parts if length and whole.text == parts[0].text * count else []
