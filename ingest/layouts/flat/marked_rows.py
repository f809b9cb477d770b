"""Reviews whose rows end in a mark and an office, while the heads of their values stand above and below them.

平成24年度 令和３年度 結果
渡し船の利用者 / 数 112人 86人 180人 × 港湾課 / （航路担当） / 桟橋の数 2か所 3か所 3か所 ○ 港湾課
実 績 目 標 / （令和３年度） / 評 価 担当課

The years above are those of the results, the first of them that of the baseline; one more value is the target.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_dash
from ingest.layouts.flat.words import Word
from ingest.layouts.found import Findings, found_kpi
from ingest.layouts.rowed.name_forms import TOGETHER, name_misfit
from ingest.layouts.rows import Cell, joined

_FEWEST_YEARS, _MOST_YEARS = 2, 4
_FEWEST_ROWS = 2
_MOST_OF_NAME, _LONGEST_NAME = 6, 60  # words, characters
_MOST_BEHIND = 3  # words: a mark, an office, a part of it in brackets
_HEAD_WORDS = 3
_MOST_BELOW = 30  # words from the rows down to the head of targets
_MARK = re.compile(r"[○◯〇◎△▲×✕☆★―－-]|[A-EＡ-Ｅ]")
_OFFICE = re.compile(r".{1,14}[課室局係部所署館会]")
_JUDGED = re.compile(r"結果|評価|判定|達成状況")
_HEADS = re.compile(r"実績値?(?:[（(].*[)）])?目標")


@dataclass(frozen=True, slots=True)
class _Row:
    """A name with its values, and the place behind its office."""

    name: Cell
    values: tuple[Cell, ...]
    end: int


def read_marked_rows(words: Sequence[Word], cues: LayoutCues, findings: Findings) -> None:
    """Read the rows below every line of such years; the lines that belong to them are marked as used."""
    at = 0
    while at < len(words):
        years = list(takewhile(lambda word: word.is_time and not word.is_aside, words[at : at + _MOST_YEARS + 1]))
        start, at = at, at + max(len(years), 1)
        if not _FEWEST_YEARS <= len(years) <= _MOST_YEARS or at >= len(words) or not _JUDGED.fullmatch(words[at].text):
            continue
        rows = list(_rows(words, at + 1, len(years) + 1, cues))
        below = words[rows[-1].end : rows[-1].end + _MOST_BELOW] if len(rows) >= _FEWEST_ROWS else ()
        behind = _behind_heads(below)
        if behind is None:
            continue
        due = next((word.cell for word in below[behind : behind + 1] if word.is_time), None)
        for row in rows:
            held = {Role.INDICATOR: row.name, Role.TARGET: row.values[-1]}
            kpi = found_kpi(held | ({} if is_dash(row.values[0].text) else {Role.BASELINE: row.values[0]}), due)
            findings.kpis += [kpi] if kpi is not None else []
        at = rows[-1].end
        findings.used.update(word.line.index for word in words[start:at])


def _rows(words: Sequence[Word], start: int, count: int, cues: LayoutCues) -> Iterator[_Row]:
    """Go through the rows that follow each other, down to what is none."""
    at = start
    while (row := _row(words, at, count, cues)) is not None:
        yield row
        at = row.end


def _row(words: Sequence[Word], start: int, count: int, cues: LayoutCues) -> _Row | None:
    """Read a name, as many values as there should be, a mark and an office with what stands in brackets behind it."""
    name = list(takewhile(lambda word: not (word.is_value or word.is_time), words[start : start + _MOST_OF_NAME]))
    at = start + len(name)
    values, rest = words[at : at + count], words[at + count : at + count + _MOST_BEHIND]
    whole = joined(word.cell for word in name)
    fits = len(values) == count and all(word.is_value for word in values) and len(rest) > 1
    if not fits or not (_MARK.fullmatch(rest[0].text) and _OFFICE.fullmatch(rest[1].text)):
        return None
    if not 0 < len(whole.text) <= _LONGEST_NAME or "。" in whole.text or name_misfit([whole], cues) >= TOGETHER:
        return None
    aside = rest[-1].is_aside if len(rest) == _MOST_BEHIND else False
    end = at + count + _MOST_BEHIND - 1 + aside
    return _Row(whole, tuple(word.cell for word in values), end)


def _behind_heads(below: Sequence[Word]) -> int | None:
    """Find the place behind the head of targets, which itself stands behind that of the results."""
    for end in range(1, len(below) + 1):
        if _HEADS.search("".join(word.text for word in below[max(end - _HEAD_WORDS, 0) : end])):
            return end
    return None
