"""Boxes of prior analyses (事前分析表) whose name and number stand over their heads, the years below them on one line.

１ 直した蔵の数
基準値 目標値 年度ごとの目標値
年度ごとの実績値
測定指標の選定理由及び目標値の設定の根拠
２年度 ８年度 ３年度 ４年度 ５年度
12棟 40棟
15棟 20棟 25棟
14棟 22棟 -
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from ingest.layouts.boxes.left_values import values_at_left
from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_dash, is_number, is_value
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.heads.columns import is_year
from ingest.layouts.pages import is_page_number
from ingest.layouts.rowed.name_forms import name_misfit
from ingest.layouts.rows import Cell, Line, joined

_OVER = re.compile(r"基準値[^。]{0,6}目標値[^。]*$")
_OF_HEADS = re.compile(r"ごとの|選定(?:の)?理由|設定(?:の)?(?:根拠|考え方)|^[(（]?水準|^基準年|^目標年")
_NUMBERED = re.compile(
    r"(?:(?:測定|業績|評価)?指標[ 　]*)?(?:[0-9０-９]{1,2}|[①-⑳]|[(（][0-9０-９]{1,2}[)）])[.．:：]?"
)
_LABEL = re.compile(r"(?:測定|業績|評価)?指標")
_GLUED = re.compile(r"(?:[①-⑳]|[(（][0-9０-９]{1,2}[)）]|[0-9０-９]{1,2}[.．])[^0-9０-９]{3}")  # ①直した蔵の数
_DATED = 2  # years of baseline and target, before those of each year
_FEWEST_YEARS = 2
_MOST_OF_NAME, _MOST_HEADS, _MOST_ROWS = 3, 5, 5  # lines
_UNCERTAIN = 4.0


def read_names_over_heads(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such box; the lines that belong to one are marked as used."""
    for at, line in enumerate(lines):
        if line.index in findings.used or "基準値" not in line.text or not _is_over(lines, at):
            continue
        start = _start_of_name(lines, at)
        years = _line_of_years(lines, at)
        if start is None or years is None:
            continue
        body = [*takewhile(lambda row: _is_row(row, cues), lines[years + 1 : years + 1 + _MOST_ROWS])]
        kpi = _kpi(lines[start:at], lines[years].words, body, cues)
        if kpi is not None:
            findings.kpis.append(kpi)
            findings.used.update(used.index for used in lines[start : years + 1 + len(body)])


def _is_over(lines: Sequence[Line], at: int) -> bool:
    """Tell the first line of heads: 基準値 目標値, beside or below which those of each year stand."""
    below = [plain_of(line.text) for line in lines[at : at + _MOST_HEADS]]
    return _OVER.match(below[0]) is not None and any("ごとの目標" in text for text in below)


def _start_of_name(lines: Sequence[Line], at: int) -> int | None:
    """Find the line over the heads that begins with a number; those between go on with the name."""
    for up in range(at - 1, max(-1, at - 1 - _MOST_OF_NAME), -1):
        words = lines[up].words
        if not words or "。" in lines[up].text or lines[up + 1].follows_blank:
            return None
        numbered = _NUMBERED.fullmatch(words[0].text) is not None or _LABEL.fullmatch(words[0].text) is not None
        if (numbered and len(words) > 1) or _GLUED.match(words[0].text):
            return up
    return None


def _line_of_years(lines: Sequence[Line], at: int) -> int | None:
    """Find the line of nothing but years under heads; the baseline may have none."""
    for below in range(at + 1, min(len(lines), at + 1 + _MOST_HEADS)):
        since, *years = (word.text for word in lines[below].words)
        if len(years) > _FEWEST_YEARS and all(map(is_year, years)) and (is_year(since) or is_dash(since)):
            return below
        if _OF_HEADS.search(plain_of(lines[below].text)) is None:
            return None
    return None


def _is_row(line: Line, cues: LayoutCues) -> bool:
    """Tell a line of nothing but values and dashes, which the number of a page is not."""
    valued = all(is_value(word.text, cues) and not is_year(word.text) for word in line.words)
    return valued and len(line.words) > 1 and not is_page_number(line)


def _kpi(named: Sequence[Line], years: Sequence[Cell], body: Sequence[Line], cues: LayoutCues) -> FoundKpi | None:
    words = [word for line in named for word in line.words]
    label = 0 if _GLUED.match(words[0].text) else 1
    name = words[label + is_number(words[label].text) :] if label else words  # behind 測定指標 １
    values = values_at_left([row.words for row in body], years[_DATED:], years[1])
    if values is None or not name or is_dash(values.target.text) or name_misfit(name, cues) >= _UNCERTAIN:
        return None
    cells = {Role.INDICATOR: joined(tuple(name)), Role.TARGET: values.target, Role.DEADLINE: years[1]}
    return found_kpi(cells | ({} if is_dash(values.baseline.text) else {Role.BASELINE: values.baseline}))
