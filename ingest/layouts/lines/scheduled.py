"""KPIs between the rows of a schedule: the label with the name on one line, its values on the next.

渡し場の再生の全国展開　協議会の開催　公表　→　→　国土省       the row that they belong to
KPI 渡し場の再生に取り組む市町村数
35 市町村(2023 年)→ 80 市町村(2030 年)
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.statements import read_values
from ingest.layouts.figures.values import ARROW, is_value, part_time
from ingest.layouts.found import Findings, FoundKpi, indicator_name
from ingest.layouts.rows import Cell, Line, joined
from ingest.structure.stages import STAGE

_WORDS = re.compile(r"[^ 　]+")
_ARROW_ALONE = re.compile(rf"(?:^|[ 　])(?:{ARROW.pattern.strip()})(?=[ 　]|$)")
_STAGE = re.compile(rf"[【〔［\[〈《＜<]{STAGE}")  # 〔短期アウトカム〕 → … is a step of a logic model, and no row
_MOST_LINES = 2  # of a name
_FARTHEST = 8  # lines from a row to a KPI below it
_LONGEST = 90
_SHORTEST_OWNER = 4


@dataclass(frozen=True, slots=True)
class _Values:
    target: str
    time: str
    today: str | None


def read_scheduled(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such pair of lines whose values have their year."""
    label = _label(cues.columns[Role.INDICATOR])
    for at, line in enumerate(lines):
        match = label.match(line.text) if line.index not in findings.used and len(line.text) <= _LONGEST else None
        if match is None:
            continue
        name, values, end = _read(lines, at, match.end(), cues)
        if values is None or any(one.index in findings.used for one in lines[at:end]):
            continue
        span = (line.span[0], lines[end - 1].span[1])
        owner = _owner(lines, at, cues)
        label_of = indicator_name(name.text)
        findings.kpis.append(FoundKpi(label_of, values.target, values.time, values.today, None, (span,), owner))
        findings.used.update(one.index for one in lines[at:end])


def _read(lines: Sequence[Line], at: int, begin: int, cues: LayoutCues) -> tuple[Cell, _Values | None, int]:
    """Read the name from a place of a line on, up to the line of its values."""
    name = lines[at].part(begin, len(lines[at].text))
    for below in range(at + 1, min(at + 1 + _MOST_LINES, len(lines))):
        values = _values(lines[below].text.strip(), cues)
        if values is not None:
            named = cues.ends_as_indicator(name.text) and not is_value(name.text, cues)
            return name, values if named else None, below + 1
        name = joined((name, lines[below].whole))
    return name, None, at


def _values(text: str, cues: LayoutCues) -> _Values | None:
    """Read a change whose target has its year, or a target alone with the year that it is to be reached by."""
    said = read_values(text, cues)
    if said is not None:
        return (
            _Values(said.target or "", said.deadline, said.baseline) if said.deadline and not said.indicator else None
        )
    target, time = part_time(text)
    aimed = time is not None and is_value(target, cues) and any(sign.isdecimal() for sign in target)
    return _Values(target, time, None) if aimed and time and plain_of(text).endswith(("まで)", "目標)")) else None


def _owner(lines: Sequence[Line], at: int, cues: LayoutCues) -> Cell | None:
    """Take what heads the row of the schedule above: a row has arrows that stand alone, for the years that go on."""
    for line in reversed(lines[max(0, at - _FARTHEST) : at]):
        if "。" in line.text:
            return None
        first = _WORDS.search(line.text)
        if first is None or _STAGE.match(first[0]) or _ARROW_ALONE.search(line.text, first.end()) is None:
            continue
        plain = plain_of(first[0])
        is_head = any(plain in heads for heads in cues.columns.values())
        of_row = not is_head and not any(sign.isdecimal() or sign == "(" for sign in plain)
        row = len(plain) >= _SHORTEST_OWNER and of_row
        return line.part(*first.span()) if row else None
    return None


@cache
def _label(words: tuple[str, ...]) -> re.Pattern[str]:
    known = "|".join(re.escape(word) for word in sorted((*words, "ＫＰＩ"), key=len, reverse=True))
    number = r"(?:[ 　]?(?:[0-9０-９]{1,2}(?:[-－][0-9０-９]{1,2})?|[①-⑳])(?=[】］\]>＞ 　:：]))?"  # KPI 4　渡し舟の数
    return re.compile(rf"[ 　]*[【［\[<＜]?(?:{known}){number}[】］\]>＞]?(?:[ 　]+|[ 　]*[:：][ 　]*)(?=\S)")
