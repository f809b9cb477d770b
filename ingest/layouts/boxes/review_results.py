"""Blocks of older review sheets, one cell a line: results of some years, the target behind them, the rates below.

成果指標 / 単位 / 23年度 / 24年度 / 25年度 / 目標値 / (27年度) / 成果目標及び成 / 果実績 / (アウトカム)
直した橋の数 / 成果実績 / 橋 / 12 / 15 / 18 / 30 / 達成度 / % / 40.0 / 50.0 / 60.0 / 次の名前 / 成果実績 / …
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from ingest.layouts.boxes.torn_heads import is_side
from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.labelled import part, whole
from ingest.layouts.figures.values import TIME, is_aside, is_dash, is_unit, is_value
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.heads.columns import is_year
from ingest.layouts.rows import Cell, Line, joined

_HEAD = re.compile(r"(?:定量的な)?成果指標")
_UNIT = "単位"
_TARGET = re.compile(r"目標値?|目標最終年度?")
_SIDE = re.compile(r"(?:(?:定量的な)?成果目標)?(?:及び)?(?:成?果?実績)?|成果目標及び成|果?実?績|[（(]アウトカム[)）]")
_RESULTS, _RATES = "成果実績", "達成度"
_NAMED = ("事業名", "事業の名称")
_FEWEST_YEARS = 2
_MOST_OF_NAME, _MOST_SIDES = 5, 4  # lines
_MOST_LINES = 120  # of one block
_LONGEST_OWNER = 60
_BASE = re.compile(
    rf"[（(](?:{TIME.pattern})?[ 　:：]*(?P<base>[0-9０-９][0-9０-９,，.．]*[^0-9０-９（()）を]{{0,5}})を?基準"
)


def read_review_results(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such block; the lines that belong to one are marked as used."""
    free = [line for line in lines if line.index not in findings.used]
    owner = None
    for at, line in enumerate(free[:-1]):
        if plain_of(line.text) in _NAMED and len(free[at + 1].text) <= _LONGEST_OWNER:
            owner = whole(free[at + 1])
        if _HEAD.fullmatch(plain_of(line.text)) is None or plain_of(free[at + 1].text) != _UNIT:
            continue
        kpis, length = _block([whole(below) for below in free[at + 2 : at + 2 + _MOST_LINES]], owner, cues)
        if kpis:
            findings.kpis += kpis
            findings.used.update(used.index for used in free[at : at + 2 + length])


def _block(cells: Sequence[Cell], owner: Cell | None, cues: LayoutCues) -> tuple[list[FoundKpi], int]:
    """Read the indicators below the heads of a block; give them with the number of their lines."""
    years = list(takewhile(lambda cell: is_year(cell.text), cells))
    at = len(years)
    if len(years) < _FEWEST_YEARS or not _TARGET.fullmatch(plain_of(cells[at].text) if at < len(cells) else ""):
        return [], 0
    dated = at + 1 < len(cells) and is_year(cells[at + 1].text)
    due = _bare(cells[at + 1]) if dated else None
    at += 1 + dated
    at += sum(1 for _ in takewhile(_is_side, cells[at : at + _MOST_SIDES]))
    kpis: list[FoundKpi] = []
    while True:
        found = _indicator(cells[at:], len(years), due, owner, cues)
        if found is None:
            return kpis, at
        kpi, length = found
        kpis += [kpi] if kpi is not None else []
        at += length


def _indicator(
    cells: Sequence[Cell], years: int, due: Cell | None, owner: Cell | None, cues: LayoutCues
) -> tuple[FoundKpi | None, int] | None:
    """Read a name, its results with the target behind them, its rates; None where cells are none of it."""
    texts = [plain_of(cell.text) for cell in cells[: _MOST_OF_NAME + 1]]
    after = texts.index(_RESULTS) if _RESULTS in texts else 0
    unit, *values = cells[after + 1 : after + years + 3] or [Cell("")]
    whole_row = len(values) == years + 1 and is_unit(unit.text) and all(is_value(cell.text, cues) for cell in values)
    named = [cell for cell in cells[:after] if not is_aside(cell.text)]
    if not after or not whole_row or not named or "。" in joined(tuple(named)).text:
        return None
    length = after + years + 3
    if length < len(cells) and plain_of(cells[length].text) == _RATES:
        rates = takewhile(lambda cell: is_value(cell.text, cues), cells[length + 2 : length + 3 + years])
        length += 2 + sum(1 for _ in rates)
    held = {Role.INDICATOR: joined(tuple(named)), Role.UNIT: unit, Role.TARGET: values[-1]}
    base = next((found for cell in cells[:after] if (found := _base(cell)) is not None), None)
    held |= {Role.BASELINE: base} if base is not None else {}
    return (None if is_dash(values[-1].text) else found_kpi(held, due, owner)), length


def _base(cell: Cell) -> Cell | None:
    """Take the base out of a remark on what a target is set against: (平成22年度 340百万円を基準とする)."""
    match = _BASE.match(cell.text) if is_aside(cell.text) else None
    return part(cell, *match.span("base")) if match is not None else None


def _bare(cell: Cell) -> Cell:
    """Take the brackets off a year."""
    start = len(cell.text) - len(cell.text.lstrip("（("))
    return part(cell, start, len(cell.text.rstrip(")）")))


def _is_side(cell: Cell) -> bool:
    return is_side(cell) or _SIDE.fullmatch(plain_of(cell.text)) is not None
