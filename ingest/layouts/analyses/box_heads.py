"""The heads over a box of an analysis sheet whose gaps have closed up, and the years that they print.

    基準値 目標値 年度ごとの目標値／年度ごとの実績値        測定指標１ 基準値 年度ごとの目標値 目標値
    基準年度 ３年度 目標年度 ８年度 ５年度 ６年度           ３年度 ５年度 ６年度 ８年度

Without years of the baseline and the target in the heads every row has them below its values.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.layouts.analyses.words import is_labelled_year, is_time
from ingest.layouts.boxes.line_ends import with_end
from ingest.layouts.cues import plain_of
from ingest.layouts.figures.values import is_dash, is_number
from ingest.layouts.rows import Cell, Line

_INDICATOR = r"(?:測定|業績|評価|成果)?指標(?:[0-9]{1,2}|[①-⑳])?(?:\([^()]{2,4}\))?"
_BASE, _TARGET = re.compile(r"基準値(?:\(.{1,6}\))?"), re.compile(r"目標値(?:\(.{1,6}\))?")
_SINCE, _DUE = re.compile(r"基準(?:年[度次]?|時点)"), re.compile(r"目標年[度次]?")
_RESULTS = "実績値"
_YEARLY = re.compile(rf"(?:年度?)?ごとの.*|{_RESULTS}")
_REASON = re.compile(r".*選定(?:の)?理由.*|.*設定(?:の)?(?:根拠|考え方).*|[(（]?水準.*")
_HEAD = (_BASE, _TARGET, _SINCE, _DUE, _YEARLY, _REASON, re.compile(rf"{_INDICATOR}|達成|評価|判定|\(?年度\)?"))
_MOST_LINES, _MOST_OVER = 6, 3
_FEWEST_YEARS, _MOST_YEARS = 2, 12
_DATED = 2  # the baseline and the target


@dataclass(frozen=True, slots=True)
class BoxHeads:
    """The lines of the heads, the years of the values between or behind baseline and target, and what they begin."""

    end: int
    due: Cell | None  # none where every row has its own
    years: Sequence[Cell]
    is_around: bool  # whether the target stands behind the values of single years
    named: tuple[Cell, ...] = ()  # what stands before the years
    has_reasons: bool = False  # whether reasons may stand behind the values


def heads_at(lines: Sequence[Line], at: int) -> BoxHeads | None:
    """Read heads that begin on a line with that of the baseline and that of the target."""
    first = [plain_of(word.text) for word in lines[at].words]
    base, target = (next((n for n, text in enumerate(first) if of.fullmatch(text)), 0) for of in (_BASE, _TARGET))
    if not _is_head(lines[at]) or base >= target:
        return None
    is_around = any(_YEARLY.fullmatch(text) for text in first[base:target])
    end = at + 1
    while end < min(len(lines), at + _MOST_LINES) and _is_head(lines[end]):
        end += 1
    dated: list[Sequence[Cell]] = [line.words for line in lines[at + 1 : end] if any(map(_is_year, line.words))]
    named = tuple[Cell, ...]()
    if is_around and not dated:
        named, dated, end = _beside_years(lines, end)
    due, years = _dated(dated, is_around=is_around)
    of_rows = due is None and not years and any(_are_both_years(line) for line in lines[at + 1 : end])
    if not of_rows and not _FEWEST_YEARS <= len(years) <= _MOST_YEARS:
        return None
    return BoxHeads(end, due, years, is_around, named, is_around and _RESULTS not in first)


def _are_both_years(line: Line) -> bool:
    """Tell the heads 基準年度 目標年度 alone: every row below them has its own, and no values of single years."""
    words = [plain_of(word.text) for word in line.words]
    return len(words) == _DATED and _SINCE.fullmatch(words[0]) is not None and _DUE.fullmatch(words[1]) is not None


def _beside_years(lines: Sequence[Line], at: int) -> tuple[tuple[Cell, ...], list[Sequence[Cell]], int]:
    """Read a name that stands before the years, perhaps begun over them; give it with these and the line behind."""
    named = tuple[Cell, ...]()
    for end in range(at, min(len(lines), at + _MOST_OVER)):
        before, years = with_end(lines[end], lambda word: is_time(word.text))
        if before and years and is_dash(before[-1].text):
            before, years = before[:-1], (before[-1], *years)
        named += tuple(word for word in before if not is_number(word.text))
        if years:
            return named, [years], end + 1
    return (), [], at


def _dated(lines: Sequence[Sequence[Cell]], *, is_around: bool) -> tuple[Cell | None, Sequence[Cell]]:
    """Tell the year of the target from those of single values; both may stand below or beside their heads."""
    *over, last = [[word for word in line if _is_year(word) or is_dash(word.text)] for line in lines] or [[]]
    if len(over) == 1 and len(last) == _DATED:
        return last[1], over[0]
    if over or not last:
        return None, []
    if is_around:
        return last[-1], last[1:-1]
    if len(last) < _DATED:
        return None, []
    heads = [plain_of(word.text) for word in lines[0]]
    undated = any(_SINCE.fullmatch(one) and _DUE.fullmatch(other) for one, other in pairwise(heads))
    is_apart = undated or any(map(is_labelled_year, heads))
    return (None, last) if is_apart else (last[1], last[_DATED:])


def _is_head(line: Line) -> bool:
    """Tell a line of heads, or of the years under them."""
    words = [plain_of(word.text) for word in line.words]
    years = sum(map(_is_year, line.words))
    if "。" in line.text or (years == len(words) == 1):
        return False
    dashes = sum(is_dash(text) for text in words)
    heads = sum(any(of.fullmatch(text) for of in _HEAD) for text in words)
    return years + heads + dashes == len(words) and (not dashes or years > dashes == 1)


def _is_year(word: Cell) -> bool:
    return is_time(word.text) or is_labelled_year(plain_of(word.text))
