"""Sections of one indicator each: its number and name, years that words tell apart, as many values below them.

KPI② / 空き家を使った店の数 / 平成26年度 / （基準値） / 平成28年度 / （現状値） / 平成31年度 / （目標値） / 3 / 9 / 25店
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import TIME, is_dash, is_unit, is_value
from ingest.layouts.found import Findings, FoundKpi, indicator_name
from ingest.layouts.rows import Cell, Line, joined
from ingest.quantity import read_target

_NUMBERED = re.compile(
    r"(?:KPI|ＫＰＩ|(?:数値|成果)?目標|(?:成果|目標|評価|測定)?指標)[ 　]?"
    r"(?:[①-⑳]|[0-9０-９]{1,2}|[(（][0-9０-９]{1,2}[)）])"
    r"[ 　:：]*(?P<name>[^。]*)"
)
_OVER = re.compile(
    r"(?:基本目標|基本施策|重点施策|施策|取組|方針|政策|事業)[ 　]?"
    r"(?:[0-9０-９Ⅰ-Ⅹ]{1,2}(?:[-－][0-9０-９]{1,2})?|[①-⑳])[ 　:：]*"
    r"(?P<name>[^。、0-9０-９]*)"
)
_YEAR = re.compile(
    rf"(?P<time>{TIME.pattern}|[0-9０-９]{{1,2}}[ 　]?年度)[ 　]*(?:[(（](?P<word>[^（）()]{{2,6}})[)）])?"
)
_WORD = re.compile(r"[(（](?P<word>[^（）()]{2,6})[)）]")
_FIGURE = re.compile(r"[△▲約]?[0-9０-９][0-9０-９,，.．]*")
_NEXT = re.compile(r"[(（※]|参考|注|KPI|ＫＰＩ|施策|目標|指標|基本")
_ASIDE = re.compile(r"[(（][^（）()]*[)）]$")  # 観光客数（千人）
_MOST_OF_NAME = 3  # lines
_MOST_YEARS = 8
_FEWEST_YEARS, _FEWEST = 2, 2
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class _Section:
    name: Cell
    base: str | None
    target: str
    time: str
    owner: Cell | None
    lines: tuple[Line, ...]


def read_dated_sections(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such section of a text that has several; not what a list over them has told already."""
    free = [line for line in lines if line.index not in findings.used]
    sections = list(_sections(free, cues))
    if len(sections) < _FEWEST:
        return
    known = {_aim(kpi.target, kpi.baseline) for kpi in findings.kpis}
    names = {_bare(kpi.indicator) for kpi in findings.kpis}
    for one in sections:
        name = indicator_name(one.name.text)
        if _aim(one.target, one.base) not in known and _bare(name) not in names:
            span = (one.lines[0].span[0], one.lines[-1].span[1])
            findings.kpis.append(
                FoundKpi(name, one.target, one.time, one.base, None, (one.name.span or span, span), one.owner)
            )
        findings.used.update(line.index for line in one.lines)


def _bare(name: str) -> str:
    return _ASIDE.sub("", name)


def _aim(target: str, base: str | None) -> tuple[float | None, float | None]:
    return read_target(target).value, read_target(base).value if base else None


def _sections(lines: Sequence[Line], cues: LayoutCues) -> Iterator[_Section]:
    """Go through the sections, each with the measure whose number and name stand over it: 施策１ / 炭焼きの継承."""
    owner: Cell | None = None
    for at, line in enumerate(lines):
        over = _OVER.fullmatch(line.text.strip())
        if over is not None:
            below = None if over["name"] or at + 1 == len(lines) else lines[at + 1].whole
            title = line.part(len(line.text.rstrip()) - len(over["name"]), len(line.text)) if over["name"] else below
            owner = title if title and 2 < len(title.text) <= _LONGEST else None
        found = _section(lines, at, line, owner, cues)
        if found is not None:
            yield found


def _section(lines: Sequence[Line], at: int, line: Line, owner: Cell | None, cues: LayoutCues) -> _Section | None:
    match = _NUMBERED.fullmatch(line.text.strip())
    if match is None:
        return None
    begin = at + 1
    end = next((n for n in range(begin, begin + _MOST_OF_NAME + 1) if n < len(lines) and _is_year(lines[n])), None)
    own = line.text.rstrip().removesuffix(match["name"])
    cells = [line.part(len(own), len(line.text))] if match["name"] else []
    name = joined((*cells, *(line.whole for line in lines[begin:end]))) if end and (cells or end > begin) else Cell("")
    if end is None or not name.text or len(name.text) > _LONGEST or is_value(name.text, cues):
        return None
    years, below = _years(lines, end, cues)
    roles = [role for _, role in years]
    if len(years) < _FEWEST_YEARS or roles.count(Role.TARGET) != 1:
        return None
    values = list(_values(lines, below, len(years), cues))
    if len(values) < len(years):
        return None
    aim, base = roles.index(Role.TARGET), roles.index(Role.BASELINE) if Role.BASELINE in roles else None
    if is_dash(values[aim][0]):
        return None
    today = values[base][0] if base is not None else None
    return _Section(name, today, values[aim][0], years[aim][0], owner, tuple(lines[at : values[-1][1]]))


def _is_year(line: Line) -> bool:
    return _YEAR.fullmatch(line.text.strip()) is not None


def _years(lines: Sequence[Line], at: int, cues: LayoutCues) -> tuple[list[tuple[str, Role | None]], int]:
    """Read the years with the words beside or below them; give the line after them too."""
    years: list[tuple[str, Role | None]] = []
    for place, line in enumerate(lines[at : at + 2 * _MOST_YEARS], at):
        text = line.text.strip()
        year, word = _YEAR.fullmatch(text), _WORD.fullmatch(text)
        if year is not None:
            years.append((year["time"].strip(), cues.role(year["word"]) if year["word"] else None))
        elif word is not None and years and years[-1][1] is None and cues.role(word["word"]) is not None:
            years[-1] = (years[-1][0], cues.role(word["word"]))
        else:
            return years, place
    return years, at + 2 * _MOST_YEARS


def _values(lines: Sequence[Line], at: int, count: int, cues: LayoutCues) -> Iterator[tuple[str, int]]:
    """Go through as many values, each with the line after it; a unit may stand on a line of its own."""
    while count and at < len(lines) and is_value(lines[at].text.strip(), cues):
        text, at = lines[at].text.strip(), at + 1
        below = lines[at].text.strip() if at < len(lines) else ""
        alone = _FIGURE.fullmatch(text) is not None and is_unit(below) and not is_dash(below)
        if alone and _NEXT.search(below) is None and not is_value(below, cues):
            text, at = f"{text} {below}", at + 1
        yield text, at
        count -= 1
