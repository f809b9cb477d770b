"""Changes whose two labels came apart from their values, as pages of one line do when they are parted at their spaces.

○ / 渡し舟の利用者数 / 現状 / 96人（令和２年度） ⇒ 目標 / ※市の調べ / 120人（令和８年度）
"""

import re
from collections.abc import Sequence

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import ARROW, is_dash, is_value, part_time, time_in, without_time
from ingest.layouts.found import Findings, FoundKpi, indicator_name
from ingest.layouts.lines.marks import mark_of, without_mark
from ingest.layouts.rows import Cell, Line, joined

_TURN = re.compile(rf"(?P<base>[^、。]{{1,40}}?){ARROW.pattern}(?P<label>[^\s、。]{{2,20}})[ 　:：]*")
_NOTE = re.compile(r"[ 　]*[※＊*]")
_ENDS_OTHER = re.compile(r"[。）)】〕」]$")
_GROUP = re.compile(
    r"[【〔［《〈＜<](?P<title>[^【】〔〕［］《》]{0,12}(?:施策|目標|方針|方向|戦略|取組|柱|分野|プロジェクト)[^【】〔〕［］《》]{0,30})[】〕］》〉＞>]"
)
_FEWEST = 2
_MOST_NOTES = 2
_MOST_OF_NAME = 3  # lines


def read_pieced_changes(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such change where a text has several."""
    free = [line for line in lines if line.index not in findings.used]
    found: list[tuple[FoundKpi, tuple[Line, ...]]] = []
    owner: Cell | None = None
    after = 0
    for at, line in enumerate(free):
        group = _GROUP.fullmatch(line.text.strip())
        owner = _inside(line, group) if group else owner
        change = _change(free, at, after, owner, cues) if at else None
        if change is not None:
            found.append(change)
            after = free.index(change[1][-1], at) + 1
    if len(found) >= _FEWEST:
        findings.kpis += [kpi for kpi, _ in found]
        findings.used.update(line.index for _, own in found for line in own)


def _inside(line: Line, group: re.Match[str]) -> Cell:
    start = line.text.index(group["title"])
    return line.part(start, start + len(group["title"]))


def _change(
    lines: Sequence[Line], at: int, after: int, owner: Cell | None, cues: LayoutCues
) -> tuple[FoundKpi, tuple[Line, ...]] | None:
    """Read 96人（令和２年度） ⇒ 目標 with the label over it and the target below it."""
    turn = _TURN.fullmatch(lines[at].text.strip())
    label = lines[at - 1].text.strip(" 　:：")
    if turn is None or cues.role(without_time(label)) is not Role.BASELINE:
        return None
    if cues.role(without_time(turn["label"])) is not Role.TARGET:
        return None
    below = next(
        (n for n in range(at + 1, at + 2 + _MOST_NOTES) if n < len(lines) and not _NOTE.match(lines[n].text)), at
    )
    target, due = part_time(lines[below].text)
    base, began = part_time(turn["base"])
    name = _name(lines, at - 1, after, cues)
    sound = is_value(base, cues) and is_value(target, cues) and not is_dash(target)
    if not sound or not name:
        return None
    time = due or time_in(turn["label"])
    then = began or time_in(label)
    cell = joined(line.whole for line in name)
    text = without_mark(cell.text)
    spans = (cell.span or name[0].span, (lines[at].span[0], lines[below].span[1]))
    today = f"{base}（{then}）" if then else base
    return FoundKpi(indicator_name(text), target, time, today, None, spans, owner), tuple(lines[at - 1 : below + 1])


def _name(lines: Sequence[Line], end: int, after: int, cues: LayoutCues) -> tuple[Line, ...]:
    """Take the line above the label, with those over it up to the mark that the item begins with."""
    for first in range(end - 1, max(after, end - _MOST_OF_NAME) - 1, -1):
        text = lines[first].text.strip()
        if mark_of(text) is not None or (first > after and _is_mark(lines[first - 1])):
            name = tuple(lines[first:end])
            return name if _is_named(name, cues) else ()
        if first < end - 1 and _ENDS_OTHER.search(text):
            break
    alone = tuple(lines[end - 1 : end]) if end > after else ()
    return alone if alone and _is_named(alone, cues) else ()


def _is_mark(line: Line) -> bool:
    text = line.text.strip()
    return mark_of(text) is not None and not without_mark(text)


def _is_named(name: Sequence[Line], cues: LayoutCues) -> bool:
    text = without_mark("".join(line.text.strip() for line in name))
    return cues.ends_as_indicator(text) and not is_value(text, cues)
