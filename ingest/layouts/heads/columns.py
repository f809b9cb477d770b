"""The columns of a KPI table: what the head of each announces, and the year that it gives to every row under it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import aside_of, is_time_only, time_in, without_time
from ingest.layouts.rows import Cell, Separator
from ingest.quantity import years_in

VALUES = (Role.BASELINE, Role.TARGET, Role.OTHER_VALUE)
_LONGEST_HEAD = 60  # characters, times and parentheses among them
_MOST_KEPT = 20_000  # heads read once
_BARE_YEAR = re.compile(r"(?:[0-9０-９]{1,2}|元)[ 　]?年度")  # ５年度, after a year with its era
_NTH_YEAR = re.compile(r"[0-9０-９]{1,2}[ 　]?年目")
_FOR_REFERENCE = re.compile(r"[（(【〔\[［＜<〈][ 　]?参[ 　]?考(?:値|指標)?[ 　]?[)）】〕\]］＞>〉]")
_OF_ANOTHER_PLAN = re.compile(  # 第２期計画（参考） over its 計画値 and 実績, torn or whole
    r"[^（(]{0,12}(?:計画|戦略|プラン|ビジョン|大綱)[（(]参(?:$|考?(?:$|値?(?:$|[)）])))"
)
_YEAR_OF = re.compile(r"(?<=..)年度?$")
_JUDGES = re.compile("達成|評価|判定|進捗")
_INITIAL = re.compile(r"基準|策定|当初|初期|(?:開始|実施|導入|着手)前")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its role, its head as printed, the time in the head."""

    role: Role
    head: Cell
    time: Cell | None = None

    @property
    def year(self) -> int | None:
        """Give the year of the head, the last one of a span."""
        return max(years_in(self.time.text), default=None) if self.time else None


@dataclass(frozen=True, slots=True)
class Head:
    """The columns of a table in the order of print, and how its rows are cut into cells."""

    columns: tuple[Column, ...]
    separator: Separator

    def index(self, role: Role) -> int | None:
        """Find the column of a role that speaks for the table; None where it has none."""
        return next(iter(ranked(self.columns, role)), None)


def ranked(columns: Sequence[Column], role: Role) -> list[int]:
    """List the columns of a role, the one that speaks for the table first.

    Of several targets that is the latest, of several baselines the one that is called so (基準値), of several owners
    the nearest to the indicator.
    """
    found = [index for index, column in enumerate(columns) if column.role is role]
    if role is Role.TARGET:
        return sorted(found, key=lambda index: (columns[index].year or _latest(columns, found), index), reverse=True)
    return found[::-1] if role is Role.OWNER else found


def _latest(columns: Sequence[Column], found: Sequence[int]) -> int:
    return max((year for index in found if (year := columns[index].year) is not None), default=0)


def role_of(cell: Cell, cues: LayoutCues) -> Role | None:
    """Tell what a head announces by its words, by its words in parentheses (2030年度（目標）), or as a bare year."""
    return _role_of(cell.text, cues) if len(cell.text) <= _LONGEST_HEAD else None


@lru_cache(maxsize=_MOST_KEPT)
def _role_of(text: str, cues: LayoutCues) -> Role | None:
    if _FOR_REFERENCE.match(text) or is_of_another_plan(text):
        return Role.OTHER_VALUE
    words = without_time(text)
    if words and time_in(text) is not None and _kind_of_year(words, cues) is not None:
        return _kind_of_year(words, cues)
    if words:
        if _is_value_of_year(text, words, cues):
            return Role.OTHER_VALUE
        return cues.role(words) or (Role.TIME if _BARE_YEAR.fullmatch(words) or _is_nth_year(text, words) else None)
    if time_in(text) is None:
        return None
    aside = aside_of(text)
    kind = without_time(aside) if aside else ""
    return _kind_of_year(kind, cues) or (cues.role(kind) if kind else None) or Role.TIME


def _kind_of_year(words: str, cues: LayoutCues) -> Role | None:
    """Tell what the year of a head is that of: 2030年度（目標年度）, 基準年度（2013年度）."""
    role = cues.role(_YEAR_OF.sub("", words)) if _YEAR_OF.search(words) else None
    return role if role in VALUES else None


def _is_value_of_year(text: str, words: str, cues: LayoutCues) -> bool:
    """Tell the head of the values of one year: 令和２年度末数値."""
    return words in cues.value_heads and text.endswith(words) and time_in(text) is not None


def _is_nth_year(text: str, words: str) -> bool:
    """Tell a year of a programme: １年目（R7）."""
    return _NTH_YEAR.fullmatch(words) is not None and time_in(text) is not None


def is_of_another_plan(head: str) -> bool:
    """Tell whether a head, whole or torn, names another plan shown for reference: 第２期計画（参考）."""
    return _OF_ANOTHER_PLAN.match(head) is not None


def is_bare_year(text: str) -> bool:
    """Tell whether a text is a year without an era: ５年度."""
    return _BARE_YEAR.fullmatch(text.strip(" 　()（）")) is not None


def is_year(text: str) -> bool:
    """Tell whether a text is nothing but a time, its era printed or not: 令和11年度, （R5）, ５年度."""
    return is_time_only(text) or is_bare_year(text)


def time_of(cell: Cell) -> Cell | None:
    """Find the time that a head carries, with its place."""
    bare = _BARE_YEAR.search(cell.text)
    time = time_in(cell.text) or (bare[0] if bare else None)
    if time is None:
        return None
    start = cell.text.index(time)
    return Cell(time, cell.origins[start : start + len(time)], cell.left, cell.right)


def is_initial(head: str) -> bool:
    """Tell whether a head is that of the one value that a plan began with: 基準値, 策定時, 当初値."""
    return _INITIAL.search(head) is not None


def judges(head: Cell) -> bool:
    """Tell a head over what was made of the results, 達成率, 評価: it has no year of its own."""
    return _JUDGES.search(head.text) is not None


def is_times(cells: Sequence[Cell]) -> bool:
    """Tell whether cells are nothing but times."""
    return bool(cells) and all(is_time_only(cell.text) for cell in cells)
