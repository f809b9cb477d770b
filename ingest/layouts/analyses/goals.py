"""What the indicators of an analysis sheet measure: the goal whose part they stand in, else what the sheet is about.

施策名  目標５－１　干潟の再生          達成目標２について

A sheet that counts its measures names each before the goals and indicators that stand under it:

施策（１）
干潟の再生
目標①【達成すべき目標】
"""

import re
from bisect import bisect
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from functools import cache
from operator import itemgetter

from ingest.cue_table import cue_table
from ingest.layouts.cues import plain_of
from ingest.layouts.figures.values import is_aside
from ingest.layouts.found import FoundKpi
from ingest.layouts.rows import Cell, Line, Separator, joined

_NUMBER = r"(?P<number>[0-9０-９]{1,2}|[①-⑳])"
_PART = re.compile(rf"[^ 　]{{0,2}}目標{_NUMBER}について")
_GOAL = re.compile(rf"(?:達成)?目標[ 　]?{_NUMBER}(?:[（(][^（()）]*[)）])?")  # 目標１（課題１）
_ANY_GOAL = re.compile(rf"[ 　]*(?:達成|施策|政策)?目標[ 　]?{_NUMBER}")
_NUMBER_OF_NAME = re.compile(
    r"(?:(?:施策|政策)?大?目標[ 　]?|政策|施策|(?=[^ 　]+[ 　]))[0-9０-９Ⅰ-Ⅻ]+(?:[-－―‐][0-9０-９]+)*[ 　:：.．]*"
)
_ASIDE_AT_END = re.compile(r"[ 　]*[（(][^（()）]*[)）]$")
_ASIDE_FIRST = re.compile(r"^[ 　]*(?:[（(][^（()）]*[)）][ 　]*)?")
_KANA, _OPEN_END = re.compile("[ぁ-んー]"), re.compile("[のをとが、・]$")
_HEADING = re.compile(r"[1-9１-９][ 　.．]+(?P<name>[^0-9０-９ 　。、][^0-9０-９ 　。]{3,30})")
_SAID = re.compile(r"(?:こと|[うくすつぶむる])$")  # a goal in words: …を促進すること
_OFFICES = re.compile(r"[ 　]+(?:担当|作成責任者|政策評価).*")
_MEASURE = re.compile(r"[ 　]*施策[ 　]?[（(][0-9０-９]{1,2}[)）][ 　:：]*(?![-－])")
_SHORTEST, _LONGEST = 5, 60
_Named = tuple[int, Cell]  # with the source offset at which what is so named begins


def with_goals(kpis: Sequence[FoundKpi], lines: Sequence[Line]) -> list[FoundKpi]:
    """Give the KPIs of analysis sheets that have no owner the goal of their part, or the name of their sheet."""
    if not any(title in line.text for line in lines for title in titles()):
        return list(kpis)
    goals = dict(_goals(lines))
    parts = [(line.span[0], goals.get(plain_of(match["number"]))) for line, match in _parts(lines)]
    names = list(_names(lines))
    measures = sorted([*_measures(lines), *((start, None) for start, _ in names)], key=itemgetter(0))
    others = list(_others(lines, {start for kpi in kpis for start, _ in kpi.spans[:1]}))
    owners = (kpi.owner or _last(measures, kpi) or _owner(kpi, parts, names, others) for kpi in kpis)
    return [replace(kpi, owner=owner) for kpi, owner in zip(kpis, owners, strict=True)]


def titles() -> tuple[str, ...]:
    """List what such sheets are called."""
    return _words("title")


def _owner(
    kpi: FoundKpi, parts: Sequence[tuple[int, Cell | None]], names: Sequence[_Named], others: Sequence[int]
) -> Cell | None:
    """Take the goal of the part; the name of the sheet where no line between them names a goal of its own."""
    offset = kpi.spans[0][0]
    before = bisect([start for start, _ in parts], offset)
    named = bisect([start for start, _ in names], offset)
    start, name = names[named - 1] if named else (0, None)
    if before and parts[before - 1][0] > start:
        return parts[before - 1][1]
    behind = name.span[1] if name is not None and name.span is not None else 0
    return None if any(behind <= other < offset for other in others) else name


def _last(named: Sequence[tuple[int, Cell | None]], kpi: FoundKpi) -> Cell | None:
    """Take what was named last before the indicator; None where that has no name."""
    before = bisect([start for start, _ in named], kpi.spans[0][0])
    return named[before - 1][1] if before else None


def _measures(lines: Sequence[Line]) -> Iterator[tuple[int, Cell | None]]:
    """List the measures that a sheet counts, each named behind its number or below it; None where that is no name."""
    for line, below, after in zip(lines, lines[1:], lines[2:], strict=False):
        label = _MEASURE.match(line.text)
        if label is not None:
            own = line.part(label.end(), len(line.text))
            name = joined(_wrapped([own], below) if own.text else _wrapped(_own(below)[:1], after))
            yield line.span[0], name if _is_name(name) else None


def _others(lines: Sequence[Line], indicators: Container[int]) -> Iterator[int]:
    """List where lines name goals of their own: 達成目標１ 干潟の再生, １ 干潟の再生, not the place in the policies."""
    for above, line in zip([None, *lines], lines, strict=False):
        goal = _ANY_GOAL.match(line.text) and not _PART.search(line.text)
        heading = _HEADING.fullmatch(line.text.strip())
        placed = above is not None and above.text.strip().endswith(("位置付け", "位置づけ"))
        told = heading is not None and not placed and not _is_of_form(heading["name"])
        named = told and heading is not None and line.origins[line.text.index(heading["name"])] not in indicators
        if goal or named:
            yield line.span[0]


def _parts(lines: Sequence[Line]) -> Iterator[tuple[Line, re.Match[str]]]:
    return ((line, match) for line in lines if (match := _PART.search(line.text)) is not None)


def _goals(lines: Sequence[Line]) -> Iterator[tuple[str, Cell]]:
    """List the goals by their numbers, the last first, so that of two of one number the first is kept."""
    for line, below, after in reversed([*zip(lines, lines[1:], [*lines[2:], None], strict=False)]):
        cells = line.words if line.separator is Separator.NONE else tuple(cell for cell in line.cells if cell.text)
        for at, cell in enumerate(cells):
            match = _GOAL.fullmatch(cell.text)
            rest = cells[at + 1 :] if line.separator is Separator.NONE else cells[at + 1 : at + 2]
            goal = joined(rest or _goal_in(below, after)) if match else None
            if match is not None and goal is not None and _is_name(goal):
                yield plain_of(match["number"]), goal


def _goal_in(line: Line, below: Line | None) -> list[Cell]:
    """Take the goal below its number, without reasons beside it, with the rest of a word that a narrow cell has cut."""
    words = line.words
    if len(words) > 1:
        beside = line.separator is Separator.NONE and _SAID.search(words[0].text)
        return [words[0] if beside else line.part(0, len(line.text))]
    alone = below is not None and len(below.words) == 1 and "。" not in below.text and not line.text.endswith("こと")
    return _wrapped(list(words), below) if alone and below is not None else list(words)


def _names(lines: Sequence[Line]) -> Iterator[_Named]:
    """List what the sheets are about: behind the label of the name, or under it."""
    for line, below, after in zip(lines, lines[1:], lines[2:], strict=False):
        gaps = line.separator is not Separator.NONE
        label = next((cell for cell in (line.cells if gaps else line.words) if cell.text), None)
        if label is None or _ASIDE_AT_END.sub("", plain_of(label.text)) not in _words("name"):
            continue
        beside = _own(line, label)[:1]
        name = _without_number(joined(_wrapped(beside, below, label) if beside else _wrapped(_own(below)[:1], after)))
        if _is_name(name):
            yield line.span[0], name


def _own(line: Line, label: Cell | None = None) -> list[Cell]:
    """List the cells of a line behind its label, without remarks and a number apart: （※1） 目標５－１ 干潟の再生."""
    start = line.text.index(label.text) + len(label.text) if label is not None else 0
    if line.separator is Separator.NONE:
        start += len(line.text[start:]) - len(_ASIDE_FIRST.sub("", line.text[start:]))
        return [line.part(start, len(line.text))] if line.text[start:].strip() else []
    cells = [cell for cell in line.cells if cell.text][label is not None :]
    return [cell for cell in cells if not is_aside(cell.text) and not _NUMBER_OF_NAME.fullmatch(cell.text + " ")]


def _wrapped(name: list[Cell], below: Line, label: Cell | None = None) -> list[Cell]:
    """Add the line below where a narrow cell has cut in the middle of a word or phrase, and no other label is there."""
    rest = _own(below)[:1]
    beside = label is None or (bool(rest) and rest[0].left >= label.right and "。" not in rest[0].text)
    cut = _KANA.match(below.text.strip()) is not None or any(_OPEN_END.search(cell.text) for cell in name)
    return [*name, *rest] if beside and cut else name


def _is_of_form(heading: str) -> bool:
    """Tell the heading of a part that every sheet has, １．施策の予算額, ２．測定指標, from one that names a goal."""
    plain = plain_of(heading)
    return plain in _words("mark") or plain.startswith(_words("end"))


def _without_number(name: Cell) -> Cell:
    offices = _OFFICES.search(name.text)
    name = name.part(0, offices.start() if offices else len(name.text))
    number, aside = _NUMBER_OF_NAME.match(name.text), _ASIDE_AT_END.search(name.text)
    return name.part(number.end() if number else 0, aside.start() if aside else len(name.text))


def _is_name(name: Cell) -> bool:
    return _SHORTEST <= len(name.text) <= _LONGEST and "。" not in name.text and not _PART.search(name.text)


@cache
def _words(kind: str) -> tuple[str, ...]:
    return tuple(cue_table()["analyses"][kind])
