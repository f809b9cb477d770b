"""Aims set item by item, in tables whose heads do not say that they are aims; the line above does.

【町の成果目標】
項目                          数値    考え方
令和４年度末の入所者数（Ａ）      52人    基準とする値                  where it starts from, no aim
【目標】地域で暮らす人の数        ６人    Ａの１割以上が移る
相談会の開催回数               年４回  令和４年度実績：年２回          the value of today may stand in the reasons
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.heads.held import is_target
from ingest.layouts.rows import Cell, Line, Separator

_FEWEST, _MOST = 2, 3  # heads
_APART = (Separator.PIPE, Separator.TAB)
_AIMED = re.compile(r"[【〔［\[（(■◆●○◎#\s　0-9０-９.．]*[^。、：:]{0,16}目標(?:値|の設定)?[】〕］\])）]?")
_REASONS = ("考え方", "備考", "内容", "説明", "根拠", "設定の考え方", "目標値の考え方")
_BEFORE = re.compile(r"(?:年度?末?|日)(?:現在|時点)?の|時点|現在の|実績")
_LABEL = re.compile(r"^[【〔［\[]目標(?:値)?[】〕］\]][ 　]*")
_TODAY = re.compile(r"(?:実績|現状|現在|時点)値?[：:は][ 　]*(?P<value>[^。、]{1,16})")


def read_aims_by_item(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> set[int]:
    """Read every such table; give the lines that it takes."""
    taken = set[int]()
    for above, at in zip(lines, range(1, len(lines)), strict=False):
        head = lines[at]
        if head.separator not in _APART or not _heads_items(head, cues) or not _AIMED.fullmatch(above.text.strip()):
            continue
        rows = _rows_under(head, lines[at + 1 :])
        places = [place for place, cell in enumerate(head.cells) if cell.text]
        found = list(_kpis([[row.cells[place] for place in places] for row in rows], cues))
        if found:
            findings.kpis += found
            taken |= {line.index for line in (head, *rows)}
    findings.used |= taken
    return taken


def _heads_items(line: Line, cues: LayoutCues) -> bool:
    """Tell the heads 項目, 数値 and 考え方, the last of which may be missing."""
    texts = [plain_of(cell.text) for cell in line.cells if cell.text]
    if not _FEWEST <= len(texts) <= _MOST or texts[0] not in cues.columns[Role.MAYBE_INDICATOR]:
        return False
    is_value = texts[1] in cues.value_heads or cues.role(texts[1]) is Role.TARGET
    return is_value and all(text in _REASONS for text in texts[2:])


def _rows_under(head: Line, below: Sequence[Line]) -> list[Line]:
    def is_row(line: Line) -> bool:
        return line.is_rule or (line.separator is head.separator and len(line.cells) == len(head.cells))

    return [line for line in takewhile(is_row, below) if not line.is_rule]


def _kpis(rows: Sequence[Sequence[Cell]], cues: LayoutCues) -> Iterator[FoundKpi]:
    for name, value, *reasons in rows:
        label = _LABEL.match(name.text)
        if (_BEFORE.search(name.text) and not label) or not is_target(value.text, cues):
            continue
        cells = {Role.INDICATOR: _behind(name, label.end() if label else 0), Role.TARGET: value}
        today = next((found for cell in reasons[:1] if (found := _TODAY.search(cell.text))), None)
        kpi = found_kpi(cells)
        if kpi is not None:
            yield replace(kpi, baseline=today["value"].strip()) if today else kpi


def _behind(cell: Cell, start: int) -> Cell:
    return Cell(cell.text[start:], cell.origins[start:], cell.left, cell.right)
