"""Lists under a title of targets whose items tell a value for a time, or one for each step on the way.

主なKPIの例
・無線の人口カバー率：94％（2024年度）、96％（2026年度）、98％（2029年度）
・窓口を開いた町：90団体（2028年度まで）【2023年度：21団体】
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.cues import load_cues
from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import TIME, is_dash, is_value
from ingest.layouts.found import Findings, FoundKpi, indicator_name
from ingest.layouts.lines.marks import mark_of, without_mark
from ingest.layouts.rows import Line
from ingest.quantity import years_in

_TITLE = re.compile(
    r"[^、。：:]{0,24}?(?:KPI|ＫＰＩ|指標|目標値?)(?:[（(][^（）()]{1,20}[)）])?"
    r"(?:の?(?:例|一覧|概要|抜粋)|[（(](?:例|抜粋|一部|主なもの)[)）]|は(?:以下|次)のとおり(?:です)?)?[。：:]?"
)
_LOOKS_BACK = re.compile(r"実績|達成状況|結果|進捗|検証|評価(?!指標)|課題|見直し|前(?:計画|期)")
_STEP = (
    r"(?P<value>[^、，（()）：:【】]*[0-9０-９][^、（()）：:【】]*)"
    rf"[（(](?:(?P<time>{TIME.pattern}末?)(?:まで|を?目途|を?目処|ごろ|頃|時点|の?目標)?(?:の累計)?|毎年度?|各年度?)[)）]"
)
_UNNAMED = _STEP.replace("?P<value>", "?:").replace("?P<time>", "?:")
_ITEM = re.compile(
    rf"(?P<name>[^：:。]{{2,60}}?)[ 　]*[：:][ 　]*(?P<steps>{_UNNAMED}(?:[、，]{_UNNAMED})*)"
    rf"(?:[ 　]*[【〔［\[](?:現状|基準|現在)?値?[：:]?{TIME.pattern}(?:末|時点)?[：:　 ]*"
    r"(?P<base>[^：:【】〔〕]{1,20})[】〕］\]])?"
)
_EACH_STEP = re.compile(_STEP)
_SPAN_OF_YEARS = re.compile(r"^(?:今後)?[0-9０-９]{1,2}[かヶカ]?年間?(?:で|に|の)[、，]?(?=.*[0-9０-９])")
_FEWEST = 2
_LONGEST = 140
_FARTHEST = 3  # lines without a mark between the title and the list


def read_stepped(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every list of such items under a title that announces targets."""
    found: list[tuple[Line, FoundKpi]] = []
    since = _FARTHEST + 1  # lines past the title
    for line in lines:
        text = line.text.strip()
        if announces(text):
            _settle(found, findings)
            found = []
            since = _FARTHEST + 1 if _is_label(text) else 0  # what a label heads is read as a list
            continue
        item = since <= _FARTHEST and mark_of(text) is not None and line.index not in findings.used
        kpi = _kpi(line, without_mark(text), cues) if item else None
        if kpi is not None:
            found.append((line, kpi))
        since = 0 if item else since + 1
    _settle(found, findings)


def _is_label(text: str) -> bool:
    plain = text.strip("# 　")
    return any(load_cues().label(label) is not None for label in (plain, indicator_name(plain)))


def announces(text: str) -> bool:
    """Tell a title over a list of targets: 主なKPIの例, （計画で掲げた主な目標）."""
    if text.startswith(("-", "・", "･")):
        return False  # ・交流に関する指標 is an item of a list, with those of its own below it
    bare = text.strip("（）()【】〔〕［］[]<>＜＞〈〉■◆●○◎□ 　")
    return _TITLE.fullmatch(bare) is not None and _LOOKS_BACK.search(bare) is None


def _settle(found: Sequence[tuple[Line, FoundKpi]], findings: Findings) -> None:
    if len(found) >= _FEWEST:
        findings.kpis += [kpi for _, kpi in found]
        findings.used.update(line.index for line, _ in found)


def _kpi(line: Line, text: str, cues: LayoutCues) -> FoundKpi | None:
    item = _ITEM.fullmatch(text) if len(text) <= _LONGEST else None
    steps = list(_EACH_STEP.finditer(item["steps"])) if item else []
    values = [_SPAN_OF_YEARS.sub("", step["value"].strip()) for step in steps]
    if item is None or cues.role(item["name"]) is not None or not _goes_up(steps):
        return None
    if cues.is_money(item["name"]) or not all(is_value(value, cues) and not is_dash(value) for value in values):
        return None
    return FoundKpi(indicator_name(item["name"]), values[-1], steps[-1]["time"], item["base"], None, (line.span,))


def _goes_up(steps: Sequence[re.Match[str]]) -> bool:
    """Tell whether the steps are in the order of their years."""
    years = [max(years_in(step["time"]), default=0) if step["time"] else 0 for step in steps]
    return all(one < other for one, other in pairwise(years))
