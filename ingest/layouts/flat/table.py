"""Tables of which a text kept the order of the words: heads in a row, then names, each with a value for each column.

項目 令和元年度 実績値 令和７年度 目標値 / 排出量 412 千t 375 千t / 再生利用率 17.9% 24.0%

事業開始前 平成30年度 平成31年度 （現時点） （１年目） （２年目） / 来訪者数 0人 20人 30人 / 売上額 …
平成32年度 （３年目） KPI増加分の累計 / 来訪者数 40人 90人 / 売上額 …          the same rows under the next heads
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.layouts.checked.plausible import is_plausible
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.flat.heads import Heads, heads_at, with_whole_heads
from ingest.layouts.flat.rows import Row, rows_at
from ingest.layouts.flat.words import Word
from ingest.layouts.found import Findings, FoundKpi, found_kpi, indicator_name
from ingest.layouts.heads.columns import Column
from ingest.layouts.rows import Cell

_NAMES = (Role.INDICATOR, Role.MAYBE_INDICATOR)
_BEGIN = (*_NAMES, Role.BASELINE, Role.TARGET, Role.TIME)
_OTHERS = (Role.OWNER, Role.GROUP, Role.NUMBER, Role.UNIT, Role.OTHER_VALUE, Role.BASELINE)
_FEWEST_ROWS = 2
_MOST_BEHIND = 4  # words behind a table that may be the beginning of another row
_NAME = Column(Role.INDICATOR, Cell(""))


@dataclass(frozen=True, slots=True)
class _Part:
    """The heads with the rows under them."""

    heads: Heads
    rows: tuple[Row, ...]

    @property
    def end(self) -> int:
        return self.rows[-1].end

    @property
    def names(self) -> list[str]:
        return [row.name.text for row in self.rows]


_Test = Callable[[Sequence[_Part], Sequence[Word]], bool]


def read_dated_tables(words: Sequence[Word], cues: LayoutCues, findings: Findings) -> None:
    """Read such tables of several rows whose baseline and target have their years, with nothing like a row behind."""
    _read(words, cues, findings, _is_dated)


def read_flat_tables(words: Sequence[Word], cues: LayoutCues, findings: Findings) -> None:
    """Read every such table; the lines that belong to one are marked as used."""
    _read(words, cues, findings, lambda _parts, _words: True)


def _is_dated(parts: Sequence[_Part], words: Sequence[Word]) -> bool:
    heads, rows = parts[0].heads, parts[0].rows
    dated = all(column.time is not None for column in heads.columns)
    behind = words[parts[-1].end : parts[-1].end + _MOST_BEHIND]
    return len(parts) == 1 and dated and len(rows) >= _FEWEST_ROWS and not any(map(_may_be_of_row, behind))


def _may_be_of_row(word: Word) -> bool:
    return word.is_value and not (word.is_number and word.line.follows_blank)  # the number of a heading


def _read(words: Sequence[Word], cues: LayoutCues, findings: Findings, is_fit: _Test) -> None:
    at, words = 0, with_whole_heads(words)
    while at < len(words):
        parts = _parts(words, at) if _may_begin(words, at) else []
        kpis = _kpis(parts, cues) if parts and is_fit(parts, words) else []
        end = parts[-1].end if kpis else at + 1
        findings.kpis += kpis
        findings.used.update(word.line.index for word in words[at:end] if kpis)
        at = end


def _may_begin(words: Sequence[Word], at: int) -> bool:
    """Tell whether heads may begin at a word; those of other columns do not stand before it."""
    before = words[at - 1].role if at else None
    text = before is Role.OTHER_TEXT and words[at].role in _NAMES
    return words[at].role in _BEGIN and not (text or before in _OTHERS)


def _parts(words: Sequence[Word], start: int) -> list[_Part]:
    """Read heads with their rows, and those that go on with the same rows right below."""
    parts: list[_Part] = []
    at = start
    while at < len(words) and (part := _part(words, at)) is not None:
        if parts and part.names != parts[0].names:
            break
        parts.append(part)
        at = part.end
    return parts


def _part(words: Sequence[Word], start: int) -> _Part | None:
    """Read the heads that begin at a word with their rows; None where no row has a value for each of them."""
    both = ((heads, tuple(rows_at(words, heads.end, len(heads.columns)))) for heads in heads_at(words, start))
    return next((_Part(heads, rows) for heads, rows in both if rows), None)


def _kpis(parts: Sequence[_Part], cues: LayoutCues) -> list[FoundKpi]:
    """Make KPIs of the rows of all the parts; none where a head or the names do not fit."""
    columns = [_NAME, *_aimed([column for part in parts for column in part.heads.columns], parts)]
    rows = [
        (row.name, *(value for part in parts for value in part.rows[at].values)) for at, row in enumerate(parts[0].rows)
    ]
    if not _is_sure(columns, rows, cues):
        return []
    return [kpi for row in rows if (kpi := _kpi(columns, row)) is not None]


def _aimed(columns: list[Column], parts: Sequence[_Part]) -> list[Column]:
    """Take the last year of a plan for the target where no head is one, and its year for that of a sum."""
    years = [column for column in columns if column.time is not None]
    roles = [column.role for column in columns]
    planned = any(part.heads.planned for part in parts) and Role.BASELINE in roles
    if not planned or not years:
        return columns
    if Role.TARGET not in roles:
        return [Column(Role.TARGET, c.head, c.time) if c is years[-1] else c for c in columns]
    return [Column(c.role, c.head, years[-1].time) if c.role is Role.TARGET else c for c in columns]


def _is_sure(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], cues: LayoutCues) -> bool:
    """Tell tables with one target and a baseline before it, whose rows are different and named as indicators are."""
    roles = [column.role for column in columns]
    names = [row[0].text for row in rows]
    if Role.BASELINE not in roles or Role.TARGET not in roles or roles.index(Role.TARGET) < roles.index(Role.BASELINE):
        return False
    alone = len(rows) < _FEWEST_ROWS and not cues.ends_as_indicator(indicator_name(names[0]))
    return not alone and len(set(names)) == len(names) and _goes_on(columns) and is_plausible(columns, rows, cues)


def _goes_on(columns: Sequence[Column]) -> bool:
    """Tell whether the years of the columns go on, one after the other."""
    years = [column.year for column in columns if column.year]
    return all(one <= other for one, other in pairwise(years))


def _kpi(columns: Sequence[Column], row: Sequence[Cell]) -> FoundKpi | None:
    cells = {Role.INDICATOR: row[0]}
    for column, cell in zip(columns, row, strict=True):
        if column.role is Role.TARGET or (column.role is Role.BASELINE and Role.BASELINE not in cells):
            cells[column.role] = cell
    last = next(column for column in reversed(columns) if column.role is Role.TARGET)
    return found_kpi(cells, last.time)
