"""Targets told as what has been reached at the end of the year, on sheets of the goals of an office.

令和５年度 組織目標 / 課題 1 / 舟小屋の公開 / 達成水準
見学の受入れにより、見学者数が1,200人に到達している。また、舟大工の話を聞く会が年3回開催されている。
課題達成の方策 / ①案内人の確保（目標12人）
"""

import re
from collections.abc import Iterator, Sequence

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import TIME
from ingest.layouts.found import Findings, FoundKpi, indicator_name
from ingest.layouts.rows import Cell, Line, joined
from ingest.layouts.saying.equalled import span_of
from ingest.layouts.saying.marks import VALUE

_STATE = re.compile(r"[ 　]*(?:達成(?:すべき)?(?:水準|基準|状態)|目標とする(?:水準|状態))[ 　:：]*")
_OTHER = re.compile(r"[ 　]*(?:[①-⑳]|[^ 　。、]{0,8}(?:方策|手段|方法|取組(?:内容)?|当たって|あたって)[ 　:：]*$)")
_NUMBERED = re.compile(r"[ 　]*(?:課題|目標|項目)?[ 　]*(?:[0-9０-９]{0,2}|[①-⑳]?)[ 　:：]*")
_REACHED = re.compile(
    rf"(?:^|(?<=[、。 　]))(?:また、|さらに、)?(?P<name>[^、。 　]{{3,50}}?)[がは](?P<value>{VALUE}(?:以上|以下|未満)?)"
    r"(?:(?:に(?:到達|達)し|(?:と|に)なっ)て(?=いる|おり|い、)"
    r"|(?:開催|実施|設置|整備|配置|認定|指定|登録|交付|作成|締結|実現|達成)?(?:さ|行わ)れ(?=ている|ており|、))"
)
_AIDED = re.compile(
    rf"[①-⑳][ 　]*(?P<name>[^（()）、。]{{3,40}}?)[（(](?:数値)?目標(?:値|は|：|:)?[ 　]*(?P<value>{VALUE})[)）]"
)
_DONE = re.compile(r"(?<=[^0-9０-９])(?:開催|実施|設置|整備|配置|認定|指定|登録|交付|作成|締結|実現|達成)$")
_GAIN = re.compile(r"の(?:獲得|確保|増加|拡大|増)$")
_OF_YEAR = re.compile(rf"[ 　]*(?P<time>{TIME.pattern})[ 　]*[^。、]{{0,16}}")
_GOALS = re.compile(r"組織目標|(?:部|課|室|局|所属|部局|運営)(?:等)?の?目標")
_HEADING = 3  # lines from the year to the words of goals
_MOST_LINES = 12  # from the label to the end of what it says
_LONGEST_TITLE, _SHORTEST = 40, 3
_WIDE = 14  # characters of a line of text; shorter ones are the names of other offices


def read_reached_states(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every sheet of such goals; the lines stay free, for they say other things too."""
    if not any(_STATE.fullmatch(line.text) for line in lines) or not any(_GOALS.search(line.text) for line in lines):
        return
    free = [line for line in lines if line.index not in findings.used]
    due = _due(free)
    starts = [at for at, line in enumerate(free) if _STATE.fullmatch(line.text)]
    for start, end in zip(starts, [*starts, len(free)][1:], strict=True):
        owner = _title(free, start)
        own = list(_own(free[start + 1 : min(end, start + 1 + _MOST_LINES)]))
        said = joined(line.whole for line in own)
        for match in _REACHED.finditer(said.text):
            name = _name(_beginning(own, said, match), cues)
            findings.kpis += [_kpi(said, match, name, due, owner)] if name else []
    for line in free:
        aided = _AIDED.fullmatch(line.text.strip())
        name = _name(aided["name"], cues) if aided else None
        findings.kpis += [_kpi(line.whole, aided, name, due, None)] if aided and name else []


def _due(lines: Sequence[Line]) -> str | None:
    """Find the year that the goals are for, on the line of their title or right over it."""
    for at, line in enumerate(lines):
        year = _OF_YEAR.fullmatch(line.text)
        if year is not None and any(_GOALS.search(below.text) for below in lines[at : at + _HEADING]):
            return year["time"].strip()
    return None


def _title(lines: Sequence[Line], at: int) -> Cell | None:
    """Take the line over a label as the title of the task, where it is no number and no sentence."""
    text = lines[at - 1].text.strip() if at else ""
    named = 2 < len(text) <= _LONGEST_TITLE and not text.endswith("。") and _NUMBERED.fullmatch(text) is None
    return lines[at - 1].whole if named else None


def _own(lines: Sequence[Line]) -> Iterator[Line]:
    for line in lines:
        if _OTHER.match(line.text):
            return
        if _NUMBERED.fullmatch(line.text) is None:
            yield line


def _beginning(lines: Sequence[Line], said: Cell, match: re.Match[str]) -> str:
    """Give the name from the line on which it begins, where nothing parts it from the short lines over it."""
    start = 0
    for line in lines if match.start("name") == 0 else ():
        end = start + len(line.text.strip())
        if end >= match.end("name") or end - start >= _WIDE:
            return said.text[start : match.end("name")]
        start = end
    return match["name"]


def _name(printed: str, cues: LayoutCues) -> str | None:
    name = _GAIN.sub("", indicator_name(printed))
    return None if len(name) < _SHORTEST or TIME.search(name) or cues.is_money(name) else name


def _kpi(cell: Cell, match: re.Match[str], name: str, due: str | None, owner: Cell | None) -> FoundKpi:
    own = cell.part(*match.span()).origins
    return FoundKpi(name, _DONE.sub("", match["value"]), due, None, None, (span_of(own, 0, len(own)),), owner)
