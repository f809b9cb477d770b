"""Small tables of one row, each under the number of its indicator, of which a text kept the order of the words.

KPI① 渡し船の利用者数 平成28年度 （基準値） 平成30年度 （現状値） 令和２年度 （目標値） 90 人 120 人 ↑ 200 人
KPI② 桟橋の修繕件数 …

What a year is of stands in brackets behind it; a mark behind a value says only whether it rose.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_dash
from ingest.layouts.flat.words import Word
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.heads.columns import is_initial
from ingest.layouts.rowed.name_forms import TOGETHER, name_misfit
from ingest.layouts.rows import Cell, joined
from ingest.quantity import years_in

_FEWEST_YEARS, _MOST_YEARS = 3, 12
_MOST_OF_NAME, _LONGEST_NAME = 5, 60  # words, characters
_TREND = re.compile(r"[↑↗→↘↓⇧⇗⇒⇘⇩]")
_LABEL = re.compile(r"(?:KPI|ＫＰＩ|(?:数値|成果)目標|(?:成果|評価|数値|代表)?指標)(?:[①-⑳]|[0-9０-９]{1,2})[:：]?")
_ITEM = re.compile(r"[①-⑳](?P<name>[^①-⑳:：→⇒]{2,60})[:：][^①-⑳→⇒:：]{1,40}[→⇒]")
_ASIDE = re.compile(r"\([^()]*\)")
_BRACKETS = "（()）【】[] 　"


@dataclass(slots=True)
class _Year:
    """A year, and what its values are: the word in brackets behind it, if there is one."""

    cell: Cell
    kind: Role | None = None
    head: str = ""


def read_captioned_years(words: Sequence[Word], cues: LayoutCues, findings: Findings) -> None:
    """Read every such table; the lines that belong to one are marked as used."""
    labels = [at for at, word in enumerate(words) if _LABEL.fullmatch(word.text)]
    listed = _listed(words) if labels else ()
    found: list[tuple[FoundKpi, int, int]] = []
    for at in labels:
        name = list(takewhile(lambda one: not one.is_time, words[at + 1 : at + 2 + _MOST_OF_NAME]))
        years, below = _years(words, at + 1 + len(name), cues)
        values, end = _values(words, below, len(years))
        kpi = _kpi(joined(one.cell for one in name), years, values, cues)
        if kpi is not None:
            found.append((kpi, at, end))
        elif years:
            return  # a table of another form; what reads that reads all
    for kpi, at, end in found:
        if not _plain(kpi.indicator).endswith(listed) and not _ends_one(kpi.indicator, listed):
            findings.kpis.append(kpi)
            findings.used.update(one.line.index for one in words[at:end])


def _listed(words: Sequence[Word]) -> tuple[str, ...]:
    """List what the text says in a list too, ①利用者数: 90人→200人, which has the whole of it."""
    text = "".join(word.text for word in words)
    return tuple(_plain(item["name"]) for item in _ITEM.finditer(text))


def _plain(name: str) -> str:
    return _ASIDE.sub("", plain_of(name))


def _ends_one(name: str, listed: Sequence[str]) -> bool:
    return any(one.endswith(_plain(name)) for one in listed)


def _years(words: Sequence[Word], start: int, cues: LayoutCues) -> tuple[list[_Year], int]:
    """Read years, each perhaps with its kind in brackets behind it; give the place behind them."""
    years: list[_Year] = []
    at = start
    while at < len(words) and len(years) <= _MOST_YEARS:
        if words[at].is_time and not words[at].is_aside:
            years.append(_Year(words[at].cell))
        elif words[at].is_aside and years and years[-1].kind is None:
            years[-1].head = words[at].text.strip(_BRACKETS)
            years[-1].kind = cues.role(years[-1].head)
        else:
            break
        at += 1
    return years, at


def _values(words: Sequence[Word], start: int, count: int) -> tuple[list[Cell], int]:
    """Read as many values as there are years, with the marks behind them; give the place behind them."""
    values: list[Cell] = []
    at = start
    while at < len(words) and len(values) < count and (words[at].is_value or _is_trend(words[at])):
        values += [] if _is_trend(words[at]) else [words[at].cell]
        at += 1
    return values, at


def _is_trend(word: Word) -> bool:
    return _TREND.fullmatch(word.text) is not None


def _kpi(name: Cell, years: Sequence[_Year], values: Sequence[Cell], cues: LayoutCues) -> FoundKpi | None:
    """Make a KPI where the last year is that of the target, and a year before it that of the baseline."""
    if not _FEWEST_YEARS <= len(years) == len(values) or not _goes_on(years):
        return None
    based = [at for at, year in enumerate(years) if year.kind is Role.BASELINE]
    aimed = [at for at, year in enumerate(years) if year.kind is Role.TARGET]
    if not based or aimed != [len(years) - 1] or not 0 < len(name.text) <= _LONGEST_NAME:
        return None
    if name_misfit([name], cues) >= TOGETHER:
        return None
    base = values[next((at for at in based if is_initial(years[at].head)), based[-1])]
    held = {Role.INDICATOR: name, Role.TARGET: values[-1], Role.DEADLINE: years[-1].cell}
    return found_kpi(held | ({} if is_dash(base.text) else {Role.BASELINE: base}))


def _goes_on(years: Sequence[_Year]) -> bool:
    """Tell whether each year is later than the one before."""
    numbers = [max(years_in(year.cell.text), default=0) for year in years]
    return all(one < other for one, other in pairwise(numbers))
