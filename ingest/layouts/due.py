"""The year that a text sets for all its targets: 目標年度は令和11年度, else the end of the 計画期間."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ingest.layouts.found import FoundKpi, Span
from ingest.layouts.rows import Line
from ingest.layouts.values import TIME
from ontology.model import Target

_TARGET_YEAR = re.compile(r"目標(?:年度|年次|年)(?:は|を|:|：|[ 　])|目標値は[^。]{0,12}(?=令和|平成|20\d\d|R\d)")
_PERIOD = re.compile(r"(?:計画|対象|推進|戦略|プラン|実施|取組)の?(?:対象)?期間")
_END_OF_PERIOD = re.compile(
    r"(?:目標|指標|KPI|ＫＰＩ).{0,40}(?:最終年度?|終了年度?|満了年度?|期間の?(?:末|終わり|終了))"
)
_NEAR = 45  # characters from such a word to its years
_TO = re.compile(r"[ 　]*(?:～|〜|~|－|-|―|から)[ 　]*")
_ERA = re.compile(r"令和|平成|[RHＲＨ]")
_EVERY = re.compile(r"毎年|各年")


@dataclass(frozen=True, slots=True)
class Due:
    """A year with its place. `for_all` where the text says itself that its targets are for that year."""

    printed: str
    span: Span
    for_all: bool


def due_of(lines: Iterable[Line]) -> Due | None:
    """Find the year of all targets; None where the text sets none."""
    kept = list(lines)
    stated = next(_after(_TARGET_YEAR, kept), None)
    if stated is not None:
        return Due(stated[0], stated[1], for_all=True)
    period = next(_after(_PERIOD, kept), None)
    if period is None:
        return None
    return Due(period[0], period[1], for_all=any(_END_OF_PERIOD.search(line.text) for line in kept))


def with_due(kpi: FoundKpi, due: Due | None) -> FoundKpi:
    """Give a KPI without a deadline the year of all targets; a target for every year keeps none."""
    if kpi.deadline is not None or due is None or _EVERY.search(kpi.target):
        return kpi
    return replace(kpi, deadline=due.printed, spans=(*kpi.spans, due.span))


def is_every_year(target: Target) -> bool:
    """Tell whether a target is one for every year."""
    return _EVERY.search(target.printed) is not None


def _after(cue: re.Pattern[str], lines: Iterable[Line]) -> Iterator[tuple[str, Span]]:
    for line in lines:
        match = cue.search(line.text)
        time = TIME.search(line.text, match.end(), match.end() + _NEAR) if match else None
        if time is not None:
            yield _last(time[0]), (line.origins[time.start()], line.origins[time.end() - 1] + 1)


def _last(period: str) -> str:
    """Take the end of a span of years; one that leaves out its era takes that of the beginning: 令和７〜11年度."""
    parts = _TO.split(period)
    era = _ERA.match(period)
    bare = len(parts) > 1 and era is not None and TIME.match(parts[-1]) is None
    return (era[0] if bare and era else "") + parts[-1]
