"""What is left of a chart between the name of an indicator and the line of its values, as slides are extracted.

KPI 4　渡し舟の利用者数
（人） / 900 / 600 / 300 / 0          its unit and its scale
R3 R4 R5 R6 R11 / 612 640 655 702 900  its years, and the values of its bars
現状値　702人（R6）　⇒　目標値　900人（R11）
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.layouts.cards.numbers import is_numbered
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.labelled import label_and_value
from ingest.layouts.figures.statements import read_values
from ingest.layouts.figures.values import is_aside, is_dash, is_value, part_time, without_time
from ingest.layouts.pages import Pages
from ingest.layouts.rows import Line

_WORDS = re.compile(r"[^\s　|｜]+")
_UNIT = re.compile(r"[ 　]*[（(〔\[]?(?:単位[ 　]*[:：])?[ 　]*[^0-9０-９。、（）()]{1,8}[）)〕\]]?[ 　]*")
_FIGURE = re.compile(r"[△▲-]?[0-9０-９][0-9０-９,，.．]*(?P<unit>[^0-9０-９。、（）()]{0,4})")
_YEAR = re.compile(
    r"[（(]?(?:(?:令和|平成|[RHＲＨ])[0-9０-９元]{1,2}|[12１２][0-9０-９]{3}|['’][0-9]{2})(?:年度?)?末?(?:[（(](?:目標|実績|現状)値?[)）])?[)）]?"
)
_OF_THEM = ("年度", "年", "（年度）", "（年）", "(年度)", "(年)")
_FEWEST = 3  # years of a chart, or figures of a scale
_MOST_LINES = 40
_MOST_OF_NAME = 3


@dataclass(frozen=True, slots=True)
class _Page:
    lines: Sequence[Line]
    pages: Pages
    cues: LayoutCues


def without_charts(lines: Sequence[Line], cues: LayoutCues) -> tuple[list[Line], list[Line]]:
    """Part what is left of such charts from all other lines; values then stand right below their names."""
    page = _Page(lines, Pages(lines), cues)
    kept: list[Line] = []
    left: list[Line] = []
    for at, line in enumerate(lines):
        charted = at > 0 and _is_left(lines[at - 1], cues) and _has_values(lines, at, cues)
        begin = _begin(page, at) if charted else at
        if begin == at:
            kept.append(line)
            continue
        del kept[len(kept) - (at - begin) :]
        left += lines[begin:at]
        kept.append(replace(line, follows_blank=False, begins_page=False))
    return kept, left


def _has_values(lines: Sequence[Line], at: int, cues: LayoutCues) -> bool:
    """Tell a line of today's value and the target, with labels, or the first of two such lines."""
    text = lines[at].text.strip()
    said = read_values(text, cues)
    if said is not None:
        return not said.indicator and (said.labelled or said.deadline is not None)
    pairs = [label_and_value(line) for line in lines[at : at + 2]]
    roles = [cues.role(without_time(label.text)) for label, value in pairs if value and _is_figure(value.text, cues)]
    return roles == [Role.BASELINE, Role.TARGET]


def _is_figure(text: str, cues: LayoutCues) -> bool:
    value = part_time(text)[0]
    return is_value(value, cues) and not is_dash(value)


def _begin(page: _Page, end: int) -> int:
    """Find the first line of what is left of a chart above a line; the line itself where there is no chart."""
    begin, years, figures = end, 0, 0
    while begin > 0 and end - begin < _MOST_LINES:
        line = page.lines[begin - 1]
        if not (_is_left(line, page.cues) or _is_furniture(line, page)):
            break
        words = _WORDS.findall(line.text)
        of_time = _all(_YEAR, words)
        years += len(words) * of_time
        figures += len(words) * (not of_time and _all(_FIGURE, words))
        begin -= 1
    charted = years >= _FEWEST or (figures >= _FEWEST and not years)
    return begin if charted and _is_named(page, begin) else end


def _all(form: re.Pattern[str], words: Sequence[str]) -> bool:
    return bool(words) and all(form.fullmatch(word) for word in words)


def _is_left(line: Line, cues: LayoutCues) -> bool:
    """Tell a line of a chart: years, figures, or its legend."""
    words = _WORDS.findall(line.text)
    return _all(_YEAR, words) or _all(_FIGURE, words) or _is_legend(line, cues)


def _is_legend(line: Line, cues: LayoutCues) -> bool:
    """Tell the unit of a chart in brackets or behind its word, and the words for its bars: 実績 目標."""
    text = line.text.strip()
    if (is_aside(text) or text.startswith("単位")) and _UNIT.fullmatch(text):
        return True
    words = [word.strip("■□●○◆◇▲△-－―") for word in _WORDS.findall(text)]
    bars = (Role.BASELINE, Role.TARGET, Role.OTHER_VALUE)
    return all(not word or word in _OF_THEM or cues.role(word) in bars for word in words)


def _is_furniture(line: Line, page: _Page) -> bool:
    return not _names(line, page.cues) and page.pages.is_furniture(line)


def _is_named(page: _Page, begin: int) -> bool:
    """Tell whether the lines above name an indicator, the last of them as its end."""
    above = page.lines[max(0, begin - _MOST_OF_NAME) : begin]
    return bool(above) and "。" not in above[-1].text and _names(above[-1], page.cues)


def _names(line: Line, cues: LayoutCues) -> bool:
    return cues.ends_as_indicator(line.text.strip()) or is_numbered(line.cells, cues)
