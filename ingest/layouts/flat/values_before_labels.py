"""Management sheets whose rows of values came out before their labels, and whose names stand around their letters.

区分 平成27年度 … 平成30年度 / 4,120 4,380 実績値 人 4,200 4,400 4,600 目標値 / 12 13 実績値 か所 14 15 16 目標値
成果指標名 / 渡し船に乗ったことがある / A / 町民の数 / 成 / B / 桟橋の数 / C / D

A name of one line stands behind its letter; of one of two lines the first stands before it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_dash
from ingest.layouts.flat.owners import measure_over
from ingest.layouts.flat.words import Word
from ingest.layouts.found import Findings, found_kpi
from ingest.layouts.rowed.name_forms import TOGETHER, name_misfit
from ingest.layouts.rows import Cell, joined

_FEWEST_YEARS, _MOST_YEARS = 3, 12
_FEWEST_ROWS = 2
_MOST_ABOVE, _MOST_BELOW = 80, 40  # words from the measure down to the years, from the values down to the names
_MOST_BEHIND = 40  # words that tell how the targets were set
_RESULTS, _TARGETS = ("実績値", "実績"), ("目標値", "目標")
_NAMES = re.compile(r"(?:成果|活動|対象)?指標名?")
_LETTERS = "ABCDEFGHIJ"
_SIDE = re.compile(r".|成果|指標|成果指標|活動指標")  # a head set down the side
_TITLE = re.compile(r"[0-9]{1,2}[.．]")


@dataclass(frozen=True, slots=True)
class _Row:
    """The results and the targets of one indicator, its unit, and the place behind them."""

    results: Sequence[Word]
    unit: Word
    targets: Sequence[Word]
    end: int


def read_values_before_labels(words: Sequence[Word], cues: LayoutCues, findings: Findings) -> None:
    """Read every such sheet; its lines, with those that tell how the targets were set, are marked as used."""
    at = 0
    while at < len(words):
        years = list(takewhile(lambda word: word.is_time and not word.is_aside, words[at : at + _MOST_YEARS]))
        start, at = at, at + max(len(years), 1)
        rows = list(_rows(words, at, len(years))) if len(years) >= _FEWEST_YEARS else []
        if len(rows) < _FEWEST_ROWS:
            continue
        at = rows[-1].end
        head = next((n for n in range(at, min(at + _MOST_BELOW, len(words))) if _NAMES.fullmatch(words[n].text)), at)
        names, end = _named(words, head + 1) if head > at else ([], at)
        if len(names) != len(rows) or any(name_misfit([name], cues) >= TOGETHER for name in names):
            continue
        owner = measure_over(words[max(0, start - _MOST_ABOVE) : start], cues)
        for name, row in zip(names, rows, strict=True):
            held = {Role.INDICATOR: name, Role.TARGET: row.targets[-1].cell, Role.UNIT: row.unit.cell}
            base = row.results[0].cell
            kpi = found_kpi(held | ({} if is_dash(base.text) else {Role.BASELINE: base}), years[-1].cell, owner)
            findings.kpis += [kpi] if kpi is not None else []
        behind = takewhile(lambda word: not _TITLE.match(word.text), words[end : end + _MOST_BEHIND])
        findings.used.update(word.line.index for word in (*words[start:end], *behind))
        at = end


def _rows(words: Sequence[Word], start: int, years: int) -> Iterator[_Row]:
    """Go through the rows that follow each other: results, their label, a unit, targets, their label."""
    at = start
    while True:
        results = _values(words, at, years)
        label = at + len(results)
        targets = _values(words, label + 2, years)
        end = label + 2 + len(targets)
        if end >= len(words) or not results or not targets:
            return
        if plain_of(words[label].text) not in _RESULTS or plain_of(words[end].text) not in _TARGETS:
            return
        yield _Row(results, words[label + 1], targets, end + 1)
        at = end + 1


def _values(words: Sequence[Word], start: int, most: int) -> list[Word]:
    found = list(takewhile(lambda word: word.is_value, words[start : start + most + 1]))
    return found if len(found) <= most else []


def _named(words: Sequence[Word], start: int) -> tuple[list[Cell], int]:
    """Read a name around each letter, down to the first letter without one; give the place behind the names."""
    found, before, at = list[Cell](), list[Word](), start
    for letter in _LETTERS:
        while at < len(words) and words[at].text != letter and len(before) <= 1:
            before += [] if _SIDE.fullmatch(words[at].text) else [words[at]]
            at += 1
        if at + 1 >= len(words) or words[at].text != letter:
            break
        behind = [] if _SIDE.fullmatch(words[at + 1].text) else [words[at + 1]]
        own = (*before, *behind)
        if not own:
            break
        found.append(joined(word.cell for word in own))
        before, at = [], at + 1 + len(behind)
    return found, at
