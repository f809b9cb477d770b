"""Indicators of projects, each with the value aimed at, its unit and the month it is due in, as the cells came out.

指標値 単位 目標年月 実績値
1 渡し場再生事業 / 指標① / 渡し船に乗った人の数 / 1,200 / 人 / H28.3 / 1,344 / 指標② / … / 2 港の市事業 / …

A figure, a unit and a month prove a record; the project is told by the numbers of the labels: 指標① begins the next.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_unit
from ingest.layouts.flat.words import Word
from ingest.layouts.found import Findings, found_kpi
from ingest.layouts.rowed.name_forms import TOGETHER, name_misfit
from ingest.layouts.rows import Cell, joined

_AIMED = re.compile(r"(?:指標|目標|KPI|ＫＰＩ)の?値")
_MONTH = re.compile(r"(?:[HRＨＲ]|平成|令和)?[ 　]?[0-9０-９元]{1,4}(?:[.．/／]|年[ 　]?)[0-9０-９]{1,2}月?末?")
_FIGURE = re.compile(r"[0-9０-９][0-9０-９,，.．]*(?P<unit>[^0-9０-９,，.．]{0,6})")
_LABEL = re.compile(r"(?:指標|KPI|ＫＰＩ)[ 　]?(?P<number>[①-⑩]|[1-9１-９])[ 　]*$")
_FIRST = ("①", "1", "１")
_TITLE = re.compile(r"(?P<number>[0-9０-９]{1,2})[.．]?[ 　]+(?P<name>[^0-9０-９ 　。、][^。]{3,50})")
_PROJECT = re.compile(r"[^0-9０-９ 　。、].{2,40}(?:事業|プロジェクト|支援|整備|推進|開発)(?:[（(][^（()）]*[)）])?")
_OPEN = re.compile(r"(?:[のをにがはとへ・、（(]|及び|した|する|ける)$")
_FEWEST, _MOST_HEADS = 2, 3
_LONGEST_NAME = 70


@dataclass(frozen=True, slots=True)
class _Record:
    """A name, what is aimed at and by when, the place of the first word and that of the one behind the last."""

    name: Cell
    cells: dict[Role, Cell]
    start: int
    end: int


def read_dated_by_month(words: Sequence[Word], cues: LayoutCues, findings: Findings) -> None:
    """Read the records below such heads; the lines of names and values are marked as used."""
    begin = next((at for at in range(len(words) - _MOST_HEADS) if _are_heads(words[at : at + _MOST_HEADS])), None)
    if begin is None:
        return
    records = list(_records(words, begin + _MOST_HEADS, cues))
    if len(records) < _FEWEST:
        return
    projects = _projects(words)
    places = [start for start, _ in projects]
    for record in records:
        at = bisect_right(places, words[record.start].line.index)
        kpi = found_kpi(record.cells, None, projects[at - 1][1] if at else None)
        findings.kpis += [kpi] if kpi is not None else []
        findings.used.update(word.line.index for word in words[record.start : record.end])


def _are_heads(words: Sequence[Word]) -> bool:
    roles = [word.role for word in words]
    return _AIMED.fullmatch(words[0].text) is not None and roles[1:] == [Role.UNIT, Role.DEADLINE]


def _records(words: Sequence[Word], begin: int, cues: LayoutCues) -> Iterator[_Record]:
    at = behind = begin
    while at < len(words):
        record = _record(words, behind, at, cues)
        if record is not None:
            yield record
            behind = record.end
        at = record.end if record is not None else at + 1


def _record(words: Sequence[Word], behind: int, at: int, cues: LayoutCues) -> _Record | None:
    """Read the value at a place with its unit, its month and what was reached by then, and the name before it."""
    figure = _FIGURE.fullmatch(words[at].text)
    month = at + 1
    if figure is None or month >= len(words):
        return None
    apart = not figure["unit"] and is_unit(words[month].text) and not words[month].is_time
    month += apart
    if month >= len(words) or _MONTH.fullmatch(words[month].text) is None or not (apart or figure["unit"]):
        return None
    start = _begin_of_name(words, behind, at)
    name = joined(word.cell for word in words[start:at])
    if not name.text or len(name.text) > _LONGEST_NAME or name_misfit([name], cues) >= TOGETHER:
        return None
    cells = {Role.INDICATOR: name, Role.TARGET: words[at].cell, Role.DEADLINE: words[month].cell}
    end = month + 1
    end += end < len(words) and _FIGURE.fullmatch(words[end].text) is not None  # what was reached
    return _Record(name, cells | ({Role.UNIT: words[at + 1].cell} if apart else {}), start, end)


def _begin_of_name(words: Sequence[Word], behind: int, at: int) -> int:
    """Go back over the line before a value, and over lines above that cannot end a name."""
    start = at
    while start > behind and not _bounds(words[start - 1]):
        same_line = start < at and words[start - 1].line is words[start].line
        if start < at and not same_line and not _goes_on(words, behind, start):
            break
        start -= 1
    return start


def _goes_on(words: Sequence[Word], behind: int, start: int) -> bool:
    """Tell whether the line above goes on in this one: it ends open, or nothing but a label stands over it."""
    above = start - 1
    if _OPEN.search(words[above].text):
        return True
    first = above
    while first > behind and words[first - 1].line is words[above].line:
        first -= 1
    return (
        first > behind
        and _LABEL.search(words[first - 1].text) is not None
        and _TITLE.match(_line(words[above])) is None
    )


def _line(word: Word) -> str:
    return word.line.text.strip()


def _bounds(word: Word) -> bool:
    ended = _LABEL.search(word.text) or word.text.endswith("。") or _TITLE.fullmatch(_line(word))
    return bool(ended) or word.is_value or word.is_time


def _projects(words: Sequence[Word]) -> list[tuple[int, Cell]]:
    """List the projects with the lines that they begin on: that of 指標①, where each has one, or of the title."""
    titles: list[tuple[int, Cell]] = []
    labels: list[int] = []
    for before, word in zip([None, *words], words, strict=False):
        title, label = _title(before, word, len(titles) + 1), _LABEL.search(word.text)
        titles += [(word.line.index, title)] if title is not None else []
        labels += [word.line.index] if label is not None and label["number"] in _FIRST else []
    if len(labels) != len(titles):
        return titles
    return [(at, name) for at, (_, name) in zip(labels, titles, strict=True)]


def _title(before: Word | None, word: Word, number: int) -> Cell | None:
    """Read the title of a number on one line, or on two: 2 / 港の市事業."""
    line = word.line.whole
    title = _TITLE.fullmatch(line.text) if before is None or before.line is not word.line else None
    if title is not None and int(title["number"]) == number:
        return line.part(*title.span("name"))
    numbered = before is not None and before.text.isdecimal() and int(before.text) == number
    return word.cell if numbered and _PROJECT.fullmatch(word.text) else None
