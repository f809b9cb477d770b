"""Values of several groups under one label, on one line or a line each.

現状値　小学生 81％　　中学生 74％        目標値　男性：8,000歩、女性：7,500歩
目標値　小学生 90％以上　中学生 85％
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.labelled import sides_of
from ingest.layouts.figures.values import TIME, is_value, part_time, without_time
from ingest.layouts.found import FoundKpi, found_kpi
from ingest.layouts.heads.columns import VALUES
from ingest.layouts.rows import Cell, Line

_BETWEEN = re.compile(r"[ 　]*[、；;][ 　]*|[ 　]*[，／/][ 　]*(?=[^\d０-９ 　])|[ 　]{2,}|　|\t")
_BETWEEN_OR_DOT = re.compile(rf"・(?=[^\d０-９])|{_BETWEEN.pattern}")  # 父親45分・母親210分
_GAP = re.compile(r"[ 　]*[：:][ 　]*|[ 　]+")
_GLUED = re.compile(r"[^\d０-９△▲約]{2,}(?=[\d０-９△▲約])")  # 男性79.6年
_LONGEST_GROUP = 14
_FEWEST = 2
_OUT_OF_PLACE = re.compile(r"[。、「」→（(]|(?:から|より|[はをに])$")
_FIGURE = re.compile(r"[\d０-９△▲約]")
_ANOTHER = re.compile(r"・[^\d０-９（(]*[\d０-９]")  # 45分・母親210分
_OF_AGE = re.compile(r"歳|年生|代|児|学年|か月")  # 20歳代, ３年生: groups that begin with a figure


@dataclass(frozen=True, slots=True)
class GroupValue:
    """A group with its value: 20歳代, 15.0％以下."""

    group: Cell
    value: Cell


def groups_in(cell: Cell, cues: LayoutCues) -> tuple[GroupValue, ...]:
    """Read a text that is nothing but groups, each with its value; empty for any other."""
    pieces = _pieces(cell, _BETWEEN)
    return (
        _all_groups(pieces, cues)
        or _all_groups(_beside(pieces, cues), cues)
        or _all_groups(_pieces(cell, _BETWEEN_OR_DOT), cues)
    )


def label_and_groups(line: Line, cues: LayoutCues) -> tuple[Cell, Cell] | None:
    """Part a line at its label, whatever gaps and colons stand between the groups after it."""
    for label, rest in sides_of(line):
        if cues.role(without_time(label.text)) in VALUES and len(groups_in(rest, cues)) >= _FEWEST:
            return label, rest
    return None


def with_groups_apart(
    cells: Mapping[Role, Cell], time: Cell | None, owner: Cell | None, cues: LayoutCues
) -> list[FoundKpi]:
    """Make a KPI of each group that has a target; none where there is only one, or today's values are of others."""
    targets = groups_in(cells[Role.TARGET], cues)
    today = _by_name(groups_in(cells[Role.BASELINE], cues) if Role.BASELINE in cells else ())
    if len(targets) < _FEWEST or (today and not today.keys() & _by_name(targets).keys()):
        return []
    own = time or _common_time(targets)
    kpis = []
    for target in targets:
        base = today.get(_plain(target.group))
        others: dict[Role, Cell] = {role: cell for role, cell in cells.items() if role is not Role.BASELINE}
        today_of = {Role.BASELINE: base} if base else {}
        kpi = found_kpi({**others, **today_of, Role.TARGET: target.value, Role.GROUP: target.group}, own, owner)
        kpis += [kpi] if kpi is not None else []
    return kpis


def _all_groups(pieces: Sequence[Cell], cues: LayoutCues) -> tuple[GroupValue, ...]:
    found = [_group(piece, cues) for piece in pieces]
    whole = tuple(group for group in found if group is not None)
    names = {group.group.text for group in whole}
    return whole if len(whole) == len(found) == len(names) else ()


def _pieces(cell: Cell, gaps: re.Pattern[str]) -> list[Cell]:
    start, pieces = 0, []
    for gap in gaps.finditer(cell.text):
        pieces.append(cell.part(start, gap.start()))
        start = gap.end()
    pieces.append(cell.part(start, len(cell.text)))
    return [piece for piece in pieces if piece.text.strip()]


def _beside(pieces: list[Cell], cues: LayoutCues) -> list[Cell]:
    """Join groups that stand a gap away from their values: 男性　79.6年　女性　83.9年."""
    apart = len(pieces) % 2 == 0 and all(_is_group(piece.text, cues) for piece in pieces[::2])
    if not apart or not all(is_value(part_time(piece.text)[0], cues) for piece in pieces[1::2]):
        return []
    return [spaced(pair) for pair in zip(pieces[::2], pieces[1::2], strict=True)]


def spaced(cells: Sequence[Cell]) -> Cell:
    """Make one cell of several, a space between them."""
    text, origins = cells[0].text, cells[0].origins
    for cell in cells[1:]:
        text, origins = f"{text}　{cell.text}", (*origins, cell.origins[0], *cell.origins)
    return Cell(text, origins, cells[0].left, cells[-1].right)


def _group(cell: Cell, cues: LayoutCues) -> GroupValue | None:
    """Part a group from its value, as much of the end as can be one: 20 歳代 33.1％."""
    glued = _GLUED.match(cell.text)
    cuts = [(gap.start(), gap.end()) for gap in reversed(list(_GAP.finditer(cell.text)))]
    for end, start in [*cuts, *([(glued.end(), glued.end())] if glued else [])]:
        group, value = cell.part(0, end), cell.part(start, len(cell.text))
        counted = is_value(group.text + value.text, cues) and not _FIGURE.match(group.text)  # 年間 20件, 全国 50％
        alone = _ANOTHER.search(value.text) is None and is_value(part_time(value.text)[0], cues)
        if _is_group(group.text, cues) and alone and not counted:
            return GroupValue(group, value)
    return None


def _is_group(text: str, cues: LayoutCues) -> bool:
    if not text.strip() or len(text) > _LONGEST_GROUP or _OUT_OF_PLACE.search(text) or TIME.search(text):
        return False
    if _FIGURE.match(text) and _OF_AGE.search(text) is None:
        return False
    *before, last = text.split()
    if before and is_value(last, cues):
        return False  # ３年生 41％
    named = cues.ends_as_indicator(text) and not text.endswith(("人", "者"))
    return not named and cues.role(text) in (None, Role.GROUP) and text[-1] not in "約計年各毎延"


def _by_name(groups: Sequence[GroupValue]) -> dict[str, Cell]:
    return {_plain(group.group): group.value for group in groups}


def _plain(group: Cell) -> str:
    return re.sub(r"[ 　]", "", group.text)


def _common_time(targets: Sequence[GroupValue]) -> Cell | None:
    """Take a year that only the last value prints for that of all."""
    times = [part_time(target.value.text)[1] for target in targets]
    last = times[-1]
    if last is None or any(times[:-1]):
        return None
    start = targets[-1].value.text.rindex(last)
    return targets[-1].value.part(start, start + len(last))
