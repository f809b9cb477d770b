"""Indicators listed with their baselines, then a block of targets and results by year for each, in the same order.

指標名 / 基準値 / （時期） / 渡し船の利用者数 / 40人 / （29年度） / 桟橋の数 / ２か所 / （30年度）
元年度 / ２年度 / ３年度 / 目標値 / 50 / 60 / 70 / 実績値 / 48 / 66 / 71 / 達成率 / 96% / … / 目標値 / 3 / 3 / 4 / …
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_dash
from ingest.layouts.flat.owners import measure_over
from ingest.layouts.flat.words import Word
from ingest.layouts.found import Findings, found_kpi
from ingest.layouts.rows import Cell, joined

_FEWEST_YEARS, _MOST_YEARS = 3, 12
_FEWEST = 2  # blocks
_MOST_ABOVE = 120  # words from the heads down to the years
_MARK = re.compile(r"[※＊*][0-9０-９]{0,2}|注[0-9０-９]{1,2}")
_ARROW = re.compile(r"[^\w（(]+")
_KINDS = (Role.TARGET, Role.BASELINE, Role.OTHER_VALUE)
_FIGURE = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")
_MOST_APART = 5  # times that a target is the baseline, or the other way round


def read_blocks_behind(words: Sequence[Word], cues: LayoutCues, findings: Findings) -> None:
    """Read the indicators before such years; the lines that belong to them are marked as used."""
    at = behind = 0
    while at < len(words):
        years = list(takewhile(lambda word: word.is_time and not word.is_aside, words[at : at + _MOST_YEARS]))
        start, at = at, at + max(len(years), 1)
        if len(years) < _FEWEST_YEARS:
            continue
        blocks, end = _blocks(words, at, len(years))
        begin, names, bases = _named(words, max(behind, start - _MOST_ABOVE), start, cues)
        if len(blocks) < _FEWEST or len(names) != len(blocks) or not _go_together(bases, blocks):
            continue
        owner = measure_over(words[max(behind, begin - _MOST_ABOVE) : begin], cues)
        for name, base, targets in zip(names, bases, blocks, strict=True):
            held = {Role.INDICATOR: name, Role.TARGET: targets[-1], Role.BASELINE: base, Role.DEADLINE: years[-1].cell}
            kpi = found_kpi(held, owner=owner)
            findings.kpis += [kpi] if kpi is not None else []
        findings.used.update(word.line.index for word in words[begin:end])
        at = behind = end


def _blocks(words: Sequence[Word], start: int, count: int) -> tuple[list[list[Cell]], int]:
    """List the targets of every block, a label and a value for each year, and the place behind the last."""
    found: list[list[Cell]] = []
    at = start
    while at < len(words) and words[at].role in _KINDS and not words[at].is_value:
        values = [word for word in words[at + 1 : at + 1 + count] if word.is_value or _MARK.fullmatch(word.text)]
        if len(values) < count:
            break
        found += [[word.cell for word in values]] if words[at].role is Role.TARGET else []
        at += 1 + count
    return found, at


def _named(words: Sequence[Word], begin: int, end: int, cues: LayoutCues) -> tuple[int, list[Cell], list[Cell]]:
    """Read the names with their baselines between the head of names and the years."""
    top = next((at for at in range(end - 1, begin - 1, -1) if words[at].role is Role.INDICATOR), end)
    heads = list(takewhile(lambda word: word.role is not None or word.is_aside, words[top:end]))
    if not any(word.role is Role.BASELINE for word in heads):
        return end, [], []
    body = words[top + len(heads) : end]
    bases = [word.cell for word in body if word.is_value and not _ARROW.fullmatch(word.text)]
    names = [joined(name) for name in _names(body)]
    sure = all(cues.ends_as_indicator(name.text) for name in names[:1]) and len(bases) == len(names)
    return top, names if sure else [], bases


def _names(body: Sequence[Word]) -> Iterator[list[Cell]]:
    """Put words together to names, which end at a value, a year or the mark of a note."""
    name: list[Cell] = []
    for before, word in pairwise([None, *body]):
        dated = before is not None and before.is_value and word is not None and word.is_aside
        if (
            word is None
            or dated
            or word.role is not None
            or word.is_value
            or word.is_time
            or _ARROW.fullmatch(word.text)
            or _is_mark(word)
        ):
            yield from ([name] if name else [])
            name = []
        else:
            name.append(word.cell)
    if name:
        yield name


def _is_mark(word: Word) -> bool:
    return _MARK.fullmatch(word.text) is not None or is_dash(word.text)


def _go_together(bases: Sequence[Cell], blocks: Sequence[Sequence[Cell]]) -> bool:
    """Tell whether every target is of the size of its baseline, so that none is that of another indicator."""
    return len(bases) == len(blocks) and all(map(_is_near, bases, (targets[-1] for targets in blocks)))


def _is_near(base: Cell, target: Cell) -> bool:
    first, last = (_FIGURE.search(cell.text) for cell in (base, target))
    if first is None or last is None:
        return False
    low, high = sorted(float(match[0].replace(",", "")) for match in (first, last))
    return high <= max(_MOST_APART * low, _MOST_APART)
