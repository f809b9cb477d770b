"""Columns settled by what they hold, where their heads say nothing or say what their cells deny."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import ARROW, is_dash, is_number, is_value, part_time, time_in
from ingest.layouts.heads.columns import Column, is_bare_year, role_of, time_of
from ingest.layouts.heads.years_beside import with_years_beside, with_years_under
from ingest.layouts.rows import Cell
from ingest.quantity import years_in

_FEWEST_YEARS_AHEAD = 3
_LETTER = re.compile("[ア-コ]")
_NUMBERED = re.compile(
    r"^(?:目標[ 　]?)?(?:[①-⑳Ⅰ-Ⅻ][ 　]*|[(（]?[0-9０-９]{1,2}(?:[-－.．][0-9０-９]{1,2})?(?:[)）.．][ 　]*|[ 　:：]+))"
)
_LONGEST_GOAL = 60
_PEOPLE = ("者", "人")
_MOST = 0.6  # share of the cells that tell the form of a column


def typed(columns: Sequence[Column], held: Sequence[Sequence[str]], cues: LayoutCues) -> list[Column]:
    """Give columns without a telling head the role of their cells, which are `held`."""
    paired = with_years_under(with_years_beside(columns, cues), held, cues)
    dated = [_dated(column, cells) for column, cells in zip(paired, held, strict=True)]
    found = [_denied(column, cells, cues) for column, cells in zip(dated, held, strict=True)]
    found = _with_goals(found, dated, held, cues)
    found = [_by_form(column, cells, cues) for column, cells in zip(found, held, strict=True)]
    found = _by_years(_with_letters(found, held), cues)
    roles = {column.role for column in found}
    if Role.TARGET not in roles or roles & {Role.INDICATOR, Role.MAYBE_INDICATOR}:
        return found
    open_to = (Role.UNKNOWN, Role.OTHER_TEXT, Role.GROUP) if Role.BASELINE in roles else (Role.UNKNOWN,)
    shares = [
        _share_of_names(column, cells, cues) if column.role in open_to else 0.0
        for column, cells in zip(found, held, strict=True)
    ]
    best = max(shares, default=0.0)
    at = shares.index(best) if best >= _MOST else None
    return [replace(column, role=Role.INDICATOR) if index == at else column for index, column in enumerate(found)]


def _with_goals(
    columns: list[Column], heads: Sequence[Column], held: Sequence[Sequence[str]], cues: LayoutCues
) -> list[Column]:
    """Take a first column 目標 of names, ① 便の確保, for what is measured: numbered, or fewer than rows."""
    roles = [column.role for column in columns]
    at = roles.index(Role.INDICATOR) if Role.INDICATOR in roles else 0
    if not at or heads[0].role is not Role.TARGET or Role.TARGET not in roles[at:] or Role.OWNER in roles:
        return columns
    names = [_NUMBERED.sub("", text) for text in held[0]]
    numbered = [name != text for name, text in zip(names, held[0], strict=True)]
    goals = len({*names}) < len(held[at]) or sum(numbered) >= _MOST * len(names)
    named = all(len(name) <= _LONGEST_GOAL and "。" not in name and not is_target(name, cues) for name in names)
    return [replace(columns[0], role=Role.OWNER), *columns[1:]] if names and goals and named else columns


def _with_letters(columns: list[Column], held: Sequence[Sequence[str]]) -> list[Column]:
    """Take a first column of nothing but letters, ア イ ウ, for that of what the text names by them elsewhere."""
    first = columns[0] if columns else None
    if first is None or first.role not in (Role.UNKNOWN, Role.OTHER_TEXT) or not _are(held[0], _is_letter):
        return columns
    return [replace(first, role=Role.OWNER), *columns[1:]]


def _is_letter(text: str) -> bool:
    return _LETTER.fullmatch(text) is not None


def _share_of_names(column: Column, cells: Sequence[str], cues: LayoutCues) -> float:
    """Tell how many cells are names of indicators; under 区分 高齢者 and 働く人 are whom a row is for."""
    of_whom = _PEOPLE if column.role is Role.GROUP else ()
    return _share(cells, lambda text: cues.ends_as_indicator(text) and not text.endswith(of_whom))


def _by_years(columns: list[Column], cues: LayoutCues) -> list[Column]:
    """Take values by their years where no word tells: the first year for the baseline, a far later one for the target.

    That is done only beside names that a word announces as indicators, and never with heads of nothing but years:
    those may be of statistics.
    """
    roles = {column.role for column in columns}
    timed = [
        at
        for at, column in enumerate(columns)
        if column.role is Role.OTHER_VALUE and column.year and role_of(column.head, cues) is not Role.OTHER_VALUE
    ]
    timed.sort(key=lambda at: columns[at].year or 0)
    chosen: dict[int, Role] = {}
    if timed and Role.TARGET in roles and Role.BASELINE not in roles:
        chosen[timed[0]] = Role.BASELINE
    elif timed and Role.INDICATOR in roles and Role.TARGET not in roles:
        first = next((column.year for column in columns if column.role is Role.BASELINE and column.year), None)
        last = timed[-1]
        early = first or (columns[timed[0]].year if len(timed) > 1 else None)
        if early is not None and (columns[last].year or 0) - early >= _FEWEST_YEARS_AHEAD:
            chosen[last] = Role.TARGET
            if first is None:
                chosen[timed[0]] = Role.BASELINE
    return [replace(column, role=chosen.get(at, column.role)) for at, column in enumerate(columns)]


def _dated(column: Column, cells: Sequence[str]) -> Column:
    """Give a column of baselines the year that most of its cells carry, 63（2018年度）, where its head has none."""
    if column.role is not Role.BASELINE or column.time:
        return column
    figures = [text for text in cells if not is_dash(text)]
    times = [time for text in figures if (time := part_time(text)[1]) is not None and years_in(time)]
    if not times or len(times) < _MOST * len(figures):
        return column
    of_most = Counter(max(years_in(time)) for time in times).most_common(1)[0][0]
    return replace(column, time=time_of(Cell(next(time for time in times if max(years_in(time)) == of_most))))


def _denied(column: Column, cells: Sequence[str], cues: LayoutCues) -> Column:
    """Take the role of names from a column of nothing but numbers, 指標番号, that of targets from one of sentences."""
    if column.role is Role.TARGET and cells and not any(is_target(text, cues) for text in cells):
        names = _share(cells, cues.ends_as_indicator) >= _MOST
        return replace(column, role=Role.UNKNOWN if names else Role.OTHER_TEXT)
    return replace(column, role=Role.NUMBER) if column.role is Role.INDICATOR and _are(cells, is_number) else column


def is_target(text: str, cues: LayoutCues) -> bool:
    """Tell whether a cell of a column of targets holds one: a value, perhaps after the value that it comes from."""
    return is_value(part_time(text)[0], cues) or ARROW.search(text) is not None


def _by_form(column: Column, cells: Sequence[str], cues: LayoutCues) -> Column:
    if column.role is Role.OTHER_TEXT and column.time and _share(cells, lambda text: is_value(text, cues)) == 1:
        return replace(column, role=Role.OTHER_VALUE)  # 計画前の状況（R5）
    if column.role is not Role.UNKNOWN or not cells:
        return column
    figures = [text for text in cells if not is_dash(text)]
    if _are(figures, lambda text: time_in(text) is not None or is_bare_year(text)):
        return replace(column, role=Role.OTHER_TEXT if column.head.text else Role.DEADLINE)
    if (
        _are(figures, lambda text: text.isdecimal())
        and _are(cells, is_number)
        and list(map(int, cells)) == sorted(set(map(int, cells)))
    ):
        return replace(column, role=Role.NUMBER)
    if figures and _share(figures, lambda text: is_value(text, cues)) >= _MOST:
        return replace(column, role=Role.OTHER_VALUE)
    return column


def _are(cells: Sequence[str], is_such: Callable[[str], bool]) -> bool:
    return bool(cells) and all(map(is_such, cells))


def _share(cells: Sequence[str], is_such: Callable[[str], bool]) -> float:
    return sum(map(is_such, cells)) / len(cells) if cells else 0.0
