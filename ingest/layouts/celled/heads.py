"""Heads taken for columns one by one, where what they say together tells more than each: 指標値 beside 実績値."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_aside, is_time_only
from ingest.layouts.heads.columns import Column, role_of, time_of
from ingest.layouts.rows import Cell, joined

_REACHED = re.compile("実績")
_JUDGED = re.compile(r"達成率|達成度|進捗|評価|判定|効果|実績")
_TORN = re.compile(r"[^0-9０-９ 　]の$")  # 策定時値の over 算出資料
_SAME_YEAR = re.compile(r"[（(](?:20|２０)[0-9０-９]{2}年?度?[)）]")
_MEASURED = re.compile(r"指標の?値")
_CONTENT = re.compile(r"(?:内容|方法|考え方|理由)$")
_BEGINS_KPI = re.compile(r"業[績務]評価$")  # 重要業績評価 over 指標
_BOXED = re.compile(r"[【\[〔](?P<words>[^【】\[\]〔〕]+)[】\]〕]")
_PAGE = re.compile(r"(?:掲載|記載)?(?:頁|ページ)")
_YEAR_BEHIND = re.compile(r"(?<=[^0-9０-９])(?:[1-6１-６]?[0-9０-９]|元)[ 　]?年度$")
_TWO = 2


def whole_heads(heads: Sequence[Cell]) -> list[Cell]:
    """Put together the heads whose lines were torn behind a particle, or before the same year in brackets."""
    found: list[Cell] = []
    for cell in heads:
        before, bracketed = found[-1].text if found else "", cell.text[0] in "（(【"
        same_year = bracketed and _SAME_YEAR.fullmatch(cell.text) is not None and is_time_only(before)
        torn = (same_year and before[0] not in "（(【") or (_TORN.search(before) is not None and not bracketed)
        found = [*found[:-1], joined((found[-1], cell))] if torn else [*found, cell]
    return found


def own_columns(heads: Sequence[Cell], cues: LayoutCues) -> list[Column]:
    """Take every head for one column, with what stands in brackets below it; the label of a box for that of names."""
    cells: list[Cell] = []
    for cell in heads:
        short = role_of(cell, cues) is None and len(cell.text) < len("指標値")
        bracketed = is_aside(cell.text) or (cell.text[0] in "（(【" and is_time_only(cell.text))
        below = bracketed and role_of(cell, cues) in (None, Role.TIME)
        torn = bool(cells) and _BEGINS_KPI.search(cells[-1].text) is not None and cell.text.startswith("指標")
        goes_on = bool(cells) and (short or below or torn)
        cells = [*cells[:-1], joined((cells[-1], cell))] if goes_on else [*cells, cell]
    columns = [_column(cell, cues) for cell in cells]
    roles = [column.role for column in columns]
    columns = [*(contents_apart(columns) or ())]
    boxed = _BOXED.fullmatch(columns[0].head.text)
    if boxed and Role.INDICATOR not in roles and cues.role(boxed["words"]) in (Role.INDICATOR, Role.TARGET):
        columns[0] = replace(columns[0], role=Role.INDICATOR)
    columns = _with_dated_target(columns) if boxed else columns
    over = [a.role is b.role is Role.INDICATOR and not _measures(b) for a, b in pairwise(columns)]
    return [column for column, spans in zip(columns, [*over, False], strict=True) if not spans]


def _with_dated_target(columns: list[Column]) -> list[Column]:
    """Take the one year after the value of today for the target, under a label that announces targets."""
    roles = [column.role for column in columns]
    if Role.TARGET in roles or roles.count(Role.TIME) != 1 or Role.BASELINE not in roles[: roles.index(Role.TIME)]:
        return columns
    return [replace(column, role=Role.TARGET) if column.role is Role.TIME else column for column in columns]


def _column(cell: Cell, cues: LayoutCues) -> Column:
    return Column(head_role(cell, cues) or Role.UNKNOWN, cell, time_of(cell))


def head_role(cell: Cell, cues: LayoutCues) -> Role | None:
    """Tell what a head announces, also before a year without an era: 目標値26年度."""
    role = role_of(cell, cues)
    year = _YEAR_BEHIND.search(cell.text) if role is None else None
    return role_of(Cell(cell.text[: year.start()]), cues) if year else role


def _measures(column: Column) -> bool:
    return _MEASURED.fullmatch(plain_of(column.head.text)) is not None


def contents_apart(columns: Sequence[Column] | None) -> tuple[Column, ...] | None:
    """Take 目標の内容 for no target where another head is one."""
    if columns is None or sum(column.role is Role.TARGET for column in columns) < _TWO:
        return tuple(columns) if columns is not None else None
    text = [column.role is Role.TARGET and _CONTENT.search(column.head.text) is not None for column in columns]
    if all(is_text for is_text, column in zip(text, columns, strict=True) if column.role is Role.TARGET):
        return tuple(columns)
    return tuple(
        replace(column, role=Role.OTHER_TEXT) if is_text else column
        for is_text, column in zip(text, columns, strict=True)
    )


def with_result(columns: Sequence[Column]) -> list[Column]:
    """Take 指標値 for what is aimed at where no head says 目標値 and one says 実績値."""
    roles = [column.role for column in columns]
    result = any(_REACHED.match(column.head.text) for column in columns)
    at = next((at for at, column in enumerate(columns) if _measures(column)), None)
    if at is None or Role.TARGET in roles or Role.INDICATOR not in roles[:at] or not result:
        return []
    return [*columns[:at], replace(columns[at], role=Role.TARGET), *columns[at + 1 :]]


def without_results(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Take what was reached for no baseline where it is judged against the target, or beside the value of today."""
    roles = [column.role for column in columns]
    target = roles.index(Role.TARGET)
    others = any(c.role is Role.BASELINE and not _REACHED.search(c.head.text) for c in columns)
    judged = any(_JUDGED.search(c.head.text) and c.role not in (Role.BASELINE, Role.TARGET) for c in columns)
    return tuple(
        replace(column, role=Role.OTHER_VALUE)
        if column.role is Role.BASELINE
        and _REACHED.search(column.head.text)
        and (others or (at > target and (judged or column.time is None)))
        else column
        for at, column in enumerate(columns)
    )


def pages_as_values(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Take the page that tells of an indicator for one more figure of its row, as it stands behind the name."""
    roles = [column.role for column in columns]
    name = roles.index(Role.INDICATOR) if Role.INDICATOR in roles else len(roles)
    return tuple(
        replace(column, role=Role.OTHER_VALUE) if at > name and is_page(column) else column
        for at, column in enumerate(columns)
    )


def is_page(column: Column) -> bool:
    """Tell the head of page numbers: 掲載頁."""
    return _PAGE.fullmatch(plain_of(column.head.text)) is not None


def with_names_before_pages(columns: Sequence[Column]) -> list[Column]:
    """Put the names, over which no head stands, between a measure and the page that tells of it: 施策 掲載頁 現状値."""
    roles = [column.role for column in columns]
    at = next((at for at, column in enumerate(columns) if is_page(column)), 0)
    if not at or {Role.INDICATOR, Role.MAYBE_INDICATOR} & set(roles) or roles[at - 1] is not Role.OWNER:
        return []
    page = replace(columns[at], role=Role.OTHER_VALUE)
    return [*columns[:at], Column(Role.INDICATOR, Cell("")), page, *columns[at + 1 :]]
