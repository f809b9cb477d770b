"""Evaluations of goals, run together: an initial value, the results of years, a mark, the target.

業績指標 渡し船の利用率 初期値 実績値 評価 目標値 20年度 21年度 22年度 23年度 26年度 約40% 41% - 43% A-2 約60%
年度ごとの目標値 - 42% 45% -

Where the year of the targets is missing among the others, several indicators follow, numbered, each with its own:

旅客船等の安全 初期値 実績値 評価 目標値 20年度 21年度 22年度 23年度 ①点検した船の数 5 6 8 9 B-1 12 (26年度) ②…
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_dash
from ingest.layouts.flat.words import Word
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.heads.columns import is_year
from ingest.layouts.rowed.name_forms import TOGETHER, name_misfit
from ingest.layouts.rows import Cell, joined

_HEADS = (("初期値", "実績値", "評価", "目標値"), ("基準値", "実績値", "評価", "目標値"))
_EACH_YEAR = "年度ごとの目標値"
_FEWEST_YEARS, _MOST_YEARS = 3, 12
_MARK = re.compile(r"[A-NＡ-Ｎ](?:[-－][0-9０-９])?|[○◯〇◎△▲×✕SＳ]")
_PENDING = re.compile(r"集計中|調査中|未確定|未集計|N\.?A\.?|なし")
_NUMBERED = re.compile(r"[①-⑳].+")
_LABEL = re.compile(r"(?:業績|測定|評価|成果|参考)指標[0-9０-９①-⑳]{0,2}[:：]?")
_IN_WORDS = re.compile(r"(?:おおむね|概ね|全て|すべて)?[^0-9、。 　]{2,8}(?:消|成|止|持|加|少|善|了|定|施|上|下|減)")
_MOST_OF_NAME, _LONGEST_NAME = 5, 70


@dataclass(frozen=True, slots=True)
class _Row:
    """A name with its baseline, target and deadline, and the place behind them."""

    name: tuple[Word, ...]
    base: Cell
    target: Cell
    due: Cell
    end: int


def read_judged_by_year(words: Sequence[Word], cues: LayoutCues, findings: Findings) -> None:
    """Read the indicators under all such heads; the lines that belong to them are marked as used."""
    behind = 0
    for at in range(len(words)):
        if at < behind or not _are_heads(words[at : at + len(_HEADS[0])]):
            continue
        start = at + len(_HEADS[0])
        years = list(takewhile(_is_year, words[start : start + _MOST_YEARS]))
        title = _title(words, behind, at, cues)
        below = start + len(years)
        if len(years) < _FEWEST_YEARS or not title or below >= len(words):
            continue
        rows = _numbered(words, below, len(years)) or _only(words, below, title, years)
        owner = None if rows and rows[0].name == tuple(title) else joined(word.cell for word in title)
        kpis = [kpi for row in rows if (kpi := _kpi(row, owner, cues)) is not None]
        if kpis and len(kpis) == len(rows):
            findings.kpis += kpis
            findings.used.update(word.line.index for word in (*title, *words[at : rows[-1].end]))
            behind = rows[-1].end


def _is_year(word: Word) -> bool:
    return is_year(word.text) and not (word.is_aside or word.text.isdecimal())


def _are_heads(words: Sequence[Word]) -> bool:
    return tuple(plain_of(word.text) for word in words) in _HEADS


def _title(words: Sequence[Word], begin: int, end: int, cues: LayoutCues) -> list[Word]:
    """Go back from the heads to the label, the sentence, the value or the head that stands before the name."""
    found: list[Word] = []
    for word in reversed(words[max(begin, end - _MOST_OF_NAME) : end]):
        ended = _LABEL.fullmatch(word.text) or word.text.endswith("。") or word.is_value or _is_year(word)
        if ended or (word.role is not None and found and not cues.ends_as_indicator(word.text)):
            break
        found.insert(0, word)
    return found if sum(len(word.text) for word in found) <= _LONGEST_NAME else []


def _only(words: Sequence[Word], start: int, name: Sequence[Word], years: Sequence[Word]) -> list[_Row]:
    """Read the values of the one indicator above the heads, the last of whose years is that of the target."""
    read = _values(words, start, len(years) - 1)
    if read is None:
        return []
    base, target, end = read
    return [_Row(tuple(name), base, target, years[-1].cell, end + _length_of_yearly(words, end))]


def _numbered(words: Sequence[Word], start: int, count: int) -> list[_Row]:
    """Read indicators that are numbered below the years, each with its values and the year of its target."""
    rows: list[_Row] = []
    at = start
    while at < len(words) and _NUMBERED.match(words[at].text):
        name = list(takewhile(lambda word: not (word.is_value or _is_year(word)), words[at : at + _MOST_OF_NAME]))
        read = _values(words, at + len(name), count)
        aside = words[read[2]] if read is not None and read[2] < len(words) else None
        if read is None:
            break
        base, target, end = read
        dated = aside is not None and aside.is_aside and is_year(aside.text)
        due = aside.cell if aside is not None and dated else Cell("")
        rows.append(_Row(tuple(name), base, target, due, end + dated))
        at = end + dated
    if rows:
        rows[-1] = replace(rows[-1], end=at + _length_of_yearly(words, at))
    return rows


def _values(words: Sequence[Word], start: int, count: int) -> tuple[Cell, Cell, int] | None:
    """Read so many values, a mark and a target; give the first, the target and the place behind it."""
    values, rest = words[start : start + count], words[start + count : start + count + 2]
    if len(rest) < 2 or not all(word.is_value or _PENDING.fullmatch(word.text) for word in values):
        return None
    mark, target = rest
    aimed = (target.is_value and not is_dash(target.text)) or _IN_WORDS.fullmatch(target.text) is not None
    marked = _MARK.fullmatch(mark.text) is not None or is_dash(mark.text)
    return (values[0].cell, target.cell, start + count + 2) if aimed and marked else None


def _length_of_yearly(words: Sequence[Word], start: int) -> int:
    """Count the words of the targets of single years, which stand behind their label."""
    if start >= len(words) or plain_of(words[start].text) != _EACH_YEAR:
        return 0
    return 1 + sum(1 for _ in takewhile(lambda word: word.is_value, words[start + 1 : start + 1 + _MOST_YEARS]))


def _kpi(row: _Row, owner: Cell | None, cues: LayoutCues) -> FoundKpi | None:
    name = joined(word.cell for word in row.name)
    if not name.text or name_misfit([name], cues) >= TOGETHER:
        return None
    held = {Role.INDICATOR: name, Role.TARGET: row.target, Role.DEADLINE: row.due}
    return found_kpi(held | ({} if is_dash(row.base.text) else {Role.BASELINE: row.base}), None, owner)
