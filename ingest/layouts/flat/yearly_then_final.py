"""Evaluated indicators one cell a line: the targets of single years, then the results, the target itself at the end.

渡し船の利用者 / 数 / （アウトカム） / 基準値 / 年度ごとの目標値 / 年度ごとの実績値 / 目標値
令和２年度 / 令和４年度 令和５年度 / 令和５年度 / － / 90人 / 120人 / 72人 / 88人 / 集計中 / 120人

The target of the last year is that at the end, which proves that the values were found; cells may be left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_dash
from ingest.layouts.flat.words import Word
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.rowed.name_forms import TOGETHER, name_misfit
from ingest.layouts.rows import Cell, joined

_FIRST = ("基準値", "初期値")
_HEADS = ("年度ごとの目標値", "年度ごとの実績値", "目標値")
_EVERY_YEAR = re.compile(r"[毎各]年度?")
_BOUND = re.compile(r"以上|以下|未満|程度|超")
_ENDED = re.compile(r"。$|根拠$|理由$|^(?:業績|測定|参考|成果)?指標[0-9]{0,3}$")
_GOAL = re.compile(r"達成目標[ 　]?[0-9]{1,2}(?:について)?")
_MOST_ABOVE, _LONGEST_GOAL = 300, 60  # words from a goal down to its last indicator, characters
_MOST_OF_NAME = 4  # words
_FEWEST_YEARS, _MOST_YEARS = 2, 8
_FRAME = 2  # years beside those of the targets: of the baseline and of the target
_MOST_VALUES = 40  # words


def read_yearly_then_final(words: Sequence[Word], cues: LayoutCues, findings: Findings) -> None:
    """Read every such indicator; the lines of its name, heads and values are marked as used."""
    for at, word in enumerate(words):
        if plain_of(word.text) not in _FIRST:
            continue
        if tuple(plain_of(one.text) for one in words[at + 1 : at + 1 + len(_HEADS)]) != _HEADS:
            continue
        below = at + 1 + len(_HEADS)
        years = list(takewhile(_is_year, words[below : below + _MOST_YEARS + _FRAME + 1]))
        start = below + len(years)
        printed = list(takewhile(_is_of_value, words[start : start + _MOST_VALUES]))
        name = _name(words, at)
        kpi = _kpi(name, years, list(_values(printed)), cues) if name else None
        kpi = replace(kpi, owner=_goal(words, at)) if kpi is not None else None
        if kpi is not None:
            findings.kpis.append(kpi)
            findings.used.update(one.line.index for one in (*name, *words[at:start], *printed))


def _is_year(word: Word) -> bool:
    return (word.is_time and not word.is_aside) or _EVERY_YEAR.fullmatch(word.text) is not None


def _is_of_value(word: Word) -> bool:
    return (
        (word.is_value and not _EVERY_YEAR.fullmatch(word.text)) or word.is_aside or bool(_BOUND.fullmatch(word.text))
    )


def _name(words: Sequence[Word], end: int) -> list[Word]:
    """Go back to the first line of the paragraph before the heads; what stands in brackets there is left out."""
    found: list[Word] = []
    for word in reversed(words[max(0, end - _MOST_OF_NAME) : end]):
        if _ENDED.search(word.text) or word.is_value:
            break
        found = found if word.is_aside else [word, *found]
        if word.line.follows_blank:
            break
    return found


def _goal(words: Sequence[Word], end: int) -> Cell | None:
    """Take the paragraph below the number of the nearest goal."""
    places = (at for at in range(end - 1, max(0, end - _MOST_ABOVE) - 1, -1) if _GOAL.fullmatch(words[at].text))
    at = next(places, end)
    below = [*words[at + 1 : at + 2], *takewhile(lambda word: not word.line.follows_blank, words[at + 2 : end])]
    goal = joined(word.cell for word in below) if at < end else Cell("")
    return goal if 0 < len(goal.text) <= _LONGEST_GOAL and "。" not in goal.text else None


def _values(printed: Sequence[Word]) -> Iterator[Cell]:
    """Put values together with the bound below them, 6,000人 / 以上; remarks in brackets are left out."""
    held = [word for word in printed if not word.is_aside]
    for at, word in enumerate(held):
        if not _BOUND.fullmatch(word.text):
            bound = held[at + 1 : at + 2] if at + 1 < len(held) and _BOUND.fullmatch(held[at + 1].text) else []
            yield joined(one.cell for one in (word, *bound))


def _kpi(name: Sequence[Word], years: Sequence[Word], values: Sequence[Cell], cues: LayoutCues) -> FoundKpi | None:
    """Make a KPI where the target of the last year is the one at the end, and no value is left over."""
    count = len(years) - _FRAME
    given = values[len(list(takewhile(lambda cell: is_dash(cell.text), values))) :]
    if count < _FEWEST_YEARS or not count + _FRAME <= len(given) <= 2 * count + _FRAME:
        return None
    base, last, target = given[count], given[count - 1], given[-1]
    whole = joined(word.cell for word in name)
    if last.text != target.text or is_dash(target.text) or name_misfit([whole], cues) >= TOGETHER:
        return None
    held = {Role.INDICATOR: whole, Role.TARGET: target, Role.DEADLINE: years[-1].cell}
    return found_kpi(held | ({} if is_dash(base.text) else {Role.BASELINE: base}))
