"""The year of targets that print none: of the note under their table, of the heading over them, of the text.

（注）基準値は令和６年度、目標値は令和12年度のもの。        a note under a table
■ 施策と目標（現状（R6） → 目標（R12））                   a legend over a list
（現状：2024年度 → 目標：2030年度）                        a legend under a list
※ 数値は「2024年度の値 → 2030年度の目標値」               a legend over a list
めざす値 … 2030年度の値です。                              a word of the heads explained
目標値⏎（令和12年度）                                      heads over a list, one cell a line
渡し舟の新しい船頭　５年間で４人                           a target over as many years as the plan has
１　令和８年度の成果目標                                   a heading over tables
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, zip_longest

from ingest.layouts.checked.said_due import INTERIM, Due, due_of
from ingest.layouts.cues import Role, load_layout_cues
from ingest.layouts.figures.statements import is_of_each_year
from ingest.layouts.figures.values import ARROW, TIME
from ingest.layouts.heads.plan_years import PlanYears
from ingest.layouts.rows import Line
from ingest.quantity import years_in

_LEGEND = re.compile(  # 目標（R12）, 目標値：令和11年度; with a value behind it that is a target
    rf"{INTERIM}目標値?(?:[ 　]*[（(](?P<aside>{TIME.pattern})[)）](?![ 　:：]*[\d０-９△▲])"
    rf"|(?:[ 　]*[:：][ 　]*|は)(?P<after>{TIME.pattern})(?![ 　]*[\d０-９△▲]))"
)
_FROM_TO = re.compile(  # 2024年度の値 → 2030年度の目標値, with no value behind it
    rf"{TIME.pattern}の?(?:値|数値|実績|現状|基準)値?{ARROW.pattern}"
    rf"(?P<time>{TIME.pattern})の?目標値?(?![ 　:：]*[\d０-９△▲])"
)
_EXPLAINED = re.compile(  # めざす値 … みんなでめざす、2030年度の値です
    r"[ 　]*[・●○■□◆]?[ 　]*「?(?P<word>[^\s「」：:…。、]{2,8})」?[ 　]*(?:…+|‥+|：|:|＝|=|とは、?|は、?)"
    rf"[^。]{{0,40}}?(?P<time>{TIME.pattern})(?:時点)?(?:の|における)(?:値|数値|目標値?|水準)"
    r"(?:です|である|を|。|[ 　]*$)"
)
_HEADED = re.compile(  # １ 令和８年度の成果目標, or 令和８年度末における成果目標を設定します
    rf"(?:^[^。、]{{0,12}}|[、。])(?P<time>{TIME.pattern}末?)(?:の|における|までの)"
    r"(?:成果|数値)目標値?(?:[ 　]*$|を設定)"
)
_HEAD_ALONE = re.compile(rf"[ 　]*{INTERIM}目標値?[ 　]*")
_YEAR_ALONE = re.compile(rf"[ 　]*[（(](?P<time>{TIME.pattern}末?)[)）][ 　]*")
_NOTE = re.compile(r"[ 　]*(?:[※＊]|[（(]注|注[)）0-9０-９:：])")
_EVERY = re.compile(r"毎年|各年")
_OVER_YEARS = re.compile(  # ５年間で15品目, 30人（５か年の累計）
    r"(?<![0-9０-９])(?P<count>[0-9０-９]{1,2})[ 　]?(?:年間|[かヵヶカ]年間?)(?:で|の?(?:累計|合計|延べ))"
)


@dataclass(frozen=True, slots=True)
class Dues:
    """All that a text says of the years of its targets, and where its headings stand."""

    of_text: Due | None = None
    notes: tuple[Due, ...] = ()
    legends: tuple[Due, ...] = ()
    headings: tuple[int, ...] = ()  # offsets
    plan: PlanYears | None = None

    def over_plan(self, item: str) -> Due | None:
        """Give the last year of the plan for an item whose target is counted over as many years as the plan has."""
        over = _OVER_YEARS.search(item)
        if over is None or self.plan is None or self.of_text is None:
            return None
        whole = int(over["count"]) == self.plan.ends - self.plan.begins + 1
        return self.of_text if whole and max(years_in(self.of_text.printed), default=0) == self.plan.ends else None

    def at(self, offset: int, target: str) -> Due | None:
        """Find the year that holds for a target at an offset of the source.

        A target for every year has none, but where the text says of all its targets by when they are to be met, and
        one that each year sets anew has none at all.
        """
        if is_of_each_year(target):
            return None
        if is_every_year(target):
            return self.of_text if self.of_text is not None and self.of_text.for_all else None
        end = next((start for start in self.headings if start > offset), None)
        below = (note for note in self.notes if note.span[0] > offset and (end is None or note.span[0] < end))
        above = (legend for legend in reversed(self.legends) if legend.span[0] < offset)
        under = (legend for legend in self.legends if legend.span[0] > offset and (end is None or legend.span[0] < end))
        return next(below, None) or next(above, None) or next(under, None) or self.of_text


def dues_of(lines: Iterable[Line], is_heading: Callable[[Line], bool], plan: PlanYears | None = None) -> Dues:
    """Find the years of targets on lines that are no part of a table or list."""
    kept = list(lines)
    found = [
        (line, due) for line, below in zip_longest(kept, kept[1:]) for due in (*_legends(line), *_head(line, below))
    ]
    return Dues(
        due_of(kept),
        tuple(due for line, due in found if _NOTE.match(line.text)),
        tuple(due for line, due in found if not _NOTE.match(line.text) or _FROM_TO.search(line.text)),
        tuple(line.span[0] for line in kept if is_heading(line)),
        plan,
    )


def is_every_year(target: str) -> bool:
    """Tell whether a target is one for every year."""
    return _EVERY.search(target) is not None


def _legends(line: Line) -> Iterator[Due]:
    for match in _LEGEND.finditer(line.text):
        start, end = match.span("aside" if match["aside"] else "after")
        yield Due(line.text[start:end].strip(), (line.origins[start], line.origins[end - 1] + 1))
    explained = _EXPLAINED.match(line.text)
    told = [explained] if explained and load_layout_cues().role(explained["word"]) is Role.TARGET else []
    for match in chain(told, _FROM_TO.finditer(line.text), _HEADED.finditer(line.text)):
        start, end = match.span("time")
        yield Due(line.text[start:end].strip(), (line.origins[start], line.origins[end - 1] + 1))


def _head(line: Line, below: Line | None) -> Iterator[Due]:
    """Find the year below a head that has a line of its own: 目標値 / （令和12年度）."""
    time = _YEAR_ALONE.fullmatch(below.text) if below and _HEAD_ALONE.fullmatch(line.text) else None
    if below is not None and time is not None:
        start, end = time.span("time")
        yield Due(time["time"].strip(), (below.origins[start], below.origins[end - 1] + 1))
