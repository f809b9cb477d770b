"""Boxes of numbered indicators set in columns, each under heads and years of its own, reasons beside (事前分析表).

          基準値               実績値              目標値     測定指標の選定理由及び
測定指標                                                      目標値の設定の根拠
          R３年度    R４年度   R５年度  R６年度    R９年度
①帆船を直     12隻      14        15      17          30      港町の景観の保全の
した数                                                        程度を示すため。
（隻）    年度ごとの    13        16      18
          目標値

A word stands in the column that its year heads; where the progress is told in words, so are baseline and target.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from ingest.layouts.boxes.name import name_of
from ingest.layouts.boxes.words import Sort, Word, sorted_words, words_of_box
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_dash
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.heads.years import distance
from ingest.layouts.pages import Pages
from ingest.layouts.printed.words import Measure
from ingest.layouts.rows import Cell, Line, Separator, joined

_NUMBERED = re.compile(r"[①-⑳](?=\S)")
_TARGET = ("目標値", "目標")
_TOLD = re.compile(r"(?:施策の)?進捗(?:状況)?.*")  # a head over words, where one over figures says 実績値
_MOST_HEADS = 4  # lines of heads, the years among them
_MOST_LINES = 14  # of one box below its years
_FEWEST_TIMES = 3
_FARTHEST = 4  # columns of print between a value and its year
_OFF = 2  # columns of print that words of one column stand off each other


@dataclass(frozen=True, slots=True)
class _Heads:
    """Where the columns of a box stand; `told` where it tells its progress in words."""

    base: Cell
    years: tuple[Cell, ...]
    due: Cell
    told: bool

    @property
    def columns(self) -> tuple[Cell, ...]:
        return self.base, *self.years, self.due


def read_placed_boxes(lines: list[Line], measure: Measure, cues: LayoutCues, findings: Findings) -> None:
    """Read every box whose name is numbered and whose baseline and target stand under their heads."""
    rows = [line for line in _without_pages(lines) if line.index not in findings.used]
    starts = [at for at, line in enumerate(rows) if line.separator is Separator.GAP and _is_head(line, measure, cues)]
    for start, limit in pairwise([*starts, len(rows)]):
        inside = rows[start : min(limit, start + _MOST_HEADS + _MOST_LINES)]
        found = _heads(words_of_box(inside[:_MOST_HEADS], measure, cues))
        if found is None:
            continue
        heads, at = found
        box = list(_box(inside[at + 1 :], heads, measure, cues))
        kpi = _kpi(words_of_box(box, measure, cues), heads) if box else None
        if kpi is not None:
            findings.kpis.append(kpi)
            findings.used.update(line.index for line in inside[: at + 1 + len(box)])


def _without_pages(lines: Sequence[Line]) -> Iterator[Line]:
    """Leave out the numbers of pages, and the running titles below them; empty lines around them stay."""
    pages, turned, apart = Pages(lines), False, False
    for line in lines:
        turned = pages.is_number(line) or ((turned or line.begins_page) and pages.is_furniture(line))
        apart = apart or line.follows_blank
        if not turned:
            yield line if apart is line.follows_blank else replace(line, follows_blank=True)
            apart = False


def _is_head(line: Line, measure: Measure, cues: LayoutCues) -> bool:
    """Tell a line that has a head for the baseline, and right of it one for the target."""
    if "基準" not in line.text or "目標" not in line.text:
        return False
    words = list(sorted_words(line, 0, measure, cues))
    base = next((at for at, word in enumerate(words) if word.sort is Sort.BASELINE), len(words))
    return any(word.cell.text in _TARGET for word in words[base + 2 :])


def _heads(words: Sequence[Word]) -> tuple[_Heads, int] | None:
    """Find the line of years below the heads; give the columns with the number of that line."""
    first = [word for word in words if word.line == 0]
    base = next((word.cell for word in first if word.sort is Sort.BASELINE), None)
    target = next(
        (word.cell for word in first if base and word.cell.left > base.left and word.cell.text in _TARGET), None
    )
    labelled = any(word.sort is Sort.LABEL for word in words)
    if base is None or target is None or not labelled:
        return None
    told = any(_TOLD.fullmatch(word.cell.text) for word in first)
    for at, group in groupby(words, key=lambda word: word.line):
        years = [word.cell for word in group if word.sort is Sort.TIME or (told and is_dash(word.cell.text))]
        if (
            len(years) < _FEWEST_TIMES
            or distance(years[0], base) > _FARTHEST
            or distance(years[-1], target) > _FARTHEST
        ):
            continue
        return _Heads(years[0], tuple(years[1:-1]), years[-1], told), at
    return None


def _box(lines: Sequence[Line], heads: _Heads, measure: Measure, cues: LayoutCues) -> Iterator[Line]:
    """Take the lines of a box, up to an empty line, one that runs over the columns, or one that begins another row."""
    edge, named = heads.base.left, True
    for at, line in enumerate(lines[:_MOST_LINES]):
        cells = [word.cell for word in sorted_words(line, at, measure, cues)]
        first = cells[0]
        numbered = _NUMBERED.match(first.text) is not None and first.right <= edge
        over = any(cell.left < edge - _OFF and cell.right > edge + _OFF for cell in cells)
        again = first.right <= edge and not named  # the name is over, and yet words stand below it
        if numbered is not (at == 0) or (at and line.follows_blank) or over or again:
            return
        named = first.right <= edge
        yield line


def _kpi(words: Sequence[Word], heads: _Heads) -> FoundKpi | None:
    name, unit = _name(words, heads)
    ends = _told(words, heads) if heads.told else _values(words, heads)
    if name is None or ends is None:
        return None
    cells = {Role.INDICATOR: name, Role.BASELINE: ends[0], Role.TARGET: ends[1]}
    return found_kpi({**cells, Role.UNIT: unit} if unit else cells, heads.due)


def _name(words: Sequence[Word], heads: _Heads) -> tuple[Cell | None, Cell | None]:
    """Join what stands left of the baseline, whatever it looks like; a value may begin with the number of a name."""
    return name_of([Word(Sort.NAME, word.cell, word.line) for word in words if word.cell.right <= heads.base.left])


def _values(words: Sequence[Word], heads: _Heads) -> tuple[Cell, Cell] | None:
    """Find the first line that has a value under the year of the baseline and one under that of the target."""
    for _, group in groupby(words, key=lambda word: word.line):
        under = {id(column): word.cell for word in group if (column := _column(word, heads)) is not None}
        base, target = under.get(id(heads.base)), under.get(id(heads.due))
        if base is not None and target is not None:
            return base, target
    return None


def _column(word: Word, heads: _Heads) -> Cell | None:
    """Find the year that a value stands under."""
    if word.sort is not Sort.VALUE or word.cell.right <= heads.base.left - _FARTHEST:
        return None
    nearest = min(heads.columns, key=lambda column: distance(column, word.cell))
    return nearest if distance(nearest, word.cell) <= _FARTHEST and not _NUMBERED.match(word.cell.text) else None


def _told(words: Sequence[Word], heads: _Heads) -> tuple[Cell, Cell] | None:
    """Join what begins under the heads of baseline and target."""
    edges = (heads.base.left - _OFF, heads.years[0].left - _OFF, heads.due.left - _OFF, heads.due.right)
    base = [word.cell for word in words if edges[0] <= word.cell.left < edges[1]]
    target = [word.cell for word in words if edges[2] <= word.cell.left <= edges[3]]
    return (joined(base), joined(target)) if base and target else None
