"""Aims on panels that show a whole plan: a name, its target, behind it the value of an earlier year in parentheses.

総合戦略【2019年度までの５か年】 / 港で働く人をふやす / 港の案内：案内人の数40人（2014年度12人） / 等
"""

import re
from collections.abc import Sequence

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import TIME
from ingest.layouts.found import Findings, FoundKpi, indicator_name
from ingest.layouts.rows import Cell, Line
from ingest.layouts.saying.marks import VALUE, Mark
from ingest.quantity import years_in

_DUE = re.compile(
    rf"(?:戦略|計画|プラン|ビジョン)[ 　]*[【（(〔\[](?P<time>{TIME.pattern})末?まで"
    r"(?:の?[0-9０-９]{1,2}[かヵヶカ]年間?)?[】）)〕\]]"
)
_ITEM = re.compile(
    r"[^\w（(「]{0,4}(?:[^：:0-9０-９（）()。]{2,24}[：:][ 　]*)?(?P<name>[^：:（）()。、]{2,40}?)[ 　]*"
    rf"(?P<value>{VALUE})(?:[へに]|を?達成)?[ 　]*"
    rf"[（(](?P<since>{TIME.pattern})[ 　:：]*(?P<base>{VALUE}|[0-9０-９][0-9０-９,，.．]*)[)）](?:[：:].*)?"
)
_TITLE = re.compile(r"(?![・･])[^0-9０-９。、：:（）()◆●○◎→]{3,30}(?:[ぁ-ん]る|[うくすむつぶ]|づくり)")
_NUMBER = re.compile(r"[0-9０-９][0-9０-９,，.．]*")
_FEWEST = 3
_LONGEST = 120


def read_panels(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read such aims where a text has several and says by when its plan ends."""
    if not any(_DUE.search(line.text) for line in lines):
        return
    due: str | None = None
    owner: Cell | None = None
    found: list[tuple[Line, FoundKpi]] = []
    for line in lines:
        told = _DUE.search(line.text)
        due = told["time"] if told else due
        if _TITLE.fullmatch(line.text.strip()):
            owner = line.whole
        free = line.index not in findings.used and len(line.text) <= _LONGEST
        match = _ITEM.fullmatch(line.text.strip()) if free else None
        if match is not None and due is not None and _is_aim(match, due, cues):
            name = indicator_name(match["name"])
            kpi = FoundKpi(name, match["value"], due, match["base"], None, (line.span,), owner)
            found.append((line, kpi))
    if len(found) >= _FEWEST:
        findings.kpis += [kpi for _, kpi in found]
        findings.used.update(line.index for line, _ in found)


def _is_aim(match: re.Match[str], due: str, cues: LayoutCues) -> bool:
    """Tell a target with what it was before: of an indicator, in one unit or without, years apart."""
    value, base = Mark(0, 0, match["value"]), Mark(0, 0, match["base"])
    bare = _NUMBER.fullmatch(match["base"]) is not None
    one_unit = bool(value.unit) and base.has_unit_of(value)
    measured = one_unit or cues.ends_as_indicator(match["name"]) or value.counts(match["name"])
    years = years_in(match["since"])[-1:] < years_in(due)[-1:]
    return measured and years and not cues.is_money(match["name"]) and (bare or one_unit)
