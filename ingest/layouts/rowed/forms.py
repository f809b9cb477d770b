"""What it costs to read fragments of print, one under the other, as the cell of a column: 0 where they fit."""

import re
from collections.abc import Callable, Sequence

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.grouped_units import group_and_unit
from ingest.layouts.figures.value_forms import CLOSED_FIRST, ENDS_OPEN, GRADE, MISFIT, values_of_parts_misfit
from ingest.layouts.figures.values import is_dash, is_number, is_unit, is_value, may_be_deadline
from ingest.layouts.heads.columns import VALUES, is_bare_year
from ingest.layouts.rowed.name_forms import TOGETHER, name_misfit
from ingest.layouts.rows import Cell, joined

_MISSING = {Role.INDICATOR: 8.0, Role.TARGET: 10.0, Role.BASELINE: 1.5, Role.GROUP: 1.5, Role.UNIT: 1.0}
_MISSING_TEXT = 0.5
_FIGURE_AS_TEXT = 1.0
_DECKS, _TWO_DECKS = 2, 0.3
_BEGUN = 3.0
_UNGRADED = (*VALUES, Role.INDICATOR)  # 36 / Ｂ are no cell of theirs
_WAY = 3.0  # as dear as a target in words
_IS_WAY = re.compile(r"[↑↗↘↓⇧⇗⇘⇩⬆⬈⬊⬇]")
_LONGEST_PLAIN = 3
_LONGEST_GROUP, _LONGEST_OF_PEOPLE = 8, 14
_OF_PEOPLE = re.compile(r"の(?:保護者|母親|父親|児童|生徒|住民|市民|区民|町民|村民|県民|女性|男性|職員|教員)$")
_OF_SPAN = re.compile(  # ha（５年間）
    r"(?<=.)[（(][0-9０-９]{1,2}[ 　]?(?:[かカヵヶ]年|年)[間計]?[^0-9０-９（()）]{0,4}[)）]$"
)
_CODE = re.compile(r"[A-Za-zＡ-Ｚ]{1,3}[-－.]?[0-9０-９]{1,4}(?:[-－.][0-9０-９]{1,2})?")  # B606-2 of a list


def misfit(role: Role, cells: Sequence[Cell], cues: LayoutCues) -> float:
    """Tell how badly the fragments of one cell fit the role of their column; a missing cell costs too."""
    if not cells:
        return _MISSING.get(role, _MISSING_TEXT)
    graded = len(cells) > 1 and role in _UNGRADED and any(GRADE.fullmatch(cell.text) for cell in cells)
    return MISFIT if graded else _FORMS[role](cells, cues) if role in _FORMS else 0.0


def _unit(cells: Sequence[Cell], cues: LayoutCues) -> float:
    text = _text(cells)
    if group_and_unit(joined(cells)):
        return 0.0
    if len(cells) > 1 and any(len(cell.text) > _LONGEST_PLAIN and cues.ends_as_indicator(cell.text) for cell in cells):
        return MISFIT  # 当たり消費額 / 円, with the rest of the name
    if not is_unit(_OF_SPAN.sub("", text)) or CLOSED_FIRST.search(text):
        return MISFIT
    return _FIGURE_AS_TEXT if is_dash(text) else 0.0


def _number(cells: Sequence[Cell], _: LayoutCues) -> float:
    text = _text(cells)
    return 0.0 if is_number(text) or is_dash(text) or _CODE.fullmatch(text) else MISFIT


def _deadline(cells: Sequence[Cell], _: LayoutCues) -> float:
    text = _text(cells)
    return 0.0 if may_be_deadline(text) or is_bare_year(text) else MISFIT


def _group(cells: Sequence[Cell], cues: LayoutCues) -> float:
    text = _text(cells)
    longest = _LONGEST_OF_PEOPLE if _OF_PEOPLE.search(text) else _LONGEST_GROUP
    return TOGETHER if len(text) > longest and cues.ends_as_indicator(text) else 0.0


def _words(cells: Sequence[Cell], cues: LayoutCues) -> float:
    """Price a cell of a column of texts: it may be a figure, 毎年度４回, or hold none among other words."""
    if len(cells) > 1 and any(_IS_WAY.fullmatch(cell.text) for cell in cells):
        return MISFIT  # the way in which a figure is to go is a cell of its own
    if len(cells) > 1 and any(is_value(cell.text, cues) for cell in cells):
        return _FIGURE_AS_TEXT if _is_counted(cells, cues) else MISFIT
    return _FIGURE_AS_TEXT if is_value(_text(cells), cues) else 0.0


def _is_counted(cells: Sequence[Cell], cues: LayoutCues) -> bool:
    """Tell words around a small number that typesetting has set apart: 民宿 4 軒、キャンプ場."""
    figures = [at for at, cell in enumerate(cells) if is_value(cell.text, cues)]
    at = figures[0]
    within = 0 < at < len(cells) - 1 and is_number(cells[at].text)
    return (
        len(figures) == 1
        and within
        and cells[at + 1].left - cells[at].right == cells[at].left - cells[at - 1].right == 1
    )


def _owner(cells: Sequence[Cell], cues: LayoutCues) -> float:
    """Price a cell of a column of measures: one that ends in the middle of a phrase is the beginning of a name."""
    text = _text(cells)
    named = cells[1:] if len(cells) > 1 and is_number(cells[0].text) else cells  # １　資源の循環利用
    wrapped = [cell for cell in named[1:] if any(map(str.isdecimal, cell.text))]  # no 拡大, which may be a value
    if any(is_dash(cell.text) or _CODE.fullmatch(cell.text) for cell in named[1:]):
        return MISFIT  # with the number of the row
    return (
        _words([*named[:1], *wrapped], cues)
        + _BEGUN * (ENDS_OPEN.search(text) is not None)
        + (cues.ends_as_indicator(text))
    )


def _anything(cells: Sequence[Cell], cues: LayoutCues) -> float:
    return _words(cells, cues) if len(cells) > 1 else 0.0


def _target(cells: Sequence[Cell], cues: LayoutCues) -> float:
    """Price a cell of a column of targets: one of them may only say which way the figure is to go, ↗."""
    return _WAY if _IS_WAY.fullmatch(_text(cells)) else values_of_parts_misfit(cells, cues)


def _other_value(cells: Sequence[Cell], cues: LayoutCues) -> float:
    """Price a cell of a single year: it may hold what was aimed at over what was reached."""
    two = len(cells) == _DECKS and all(is_value(cell.text, cues) for cell in cells)
    return _TWO_DECKS if two else values_of_parts_misfit(cells, cues)


def _text(cells: Sequence[Cell]) -> str:
    return joined(cells).text


_FORMS: dict[Role, Callable[[Sequence[Cell], LayoutCues], float]] = {
    **dict.fromkeys(VALUES, values_of_parts_misfit),
    Role.TARGET: _target,
    Role.OTHER_VALUE: _other_value,
    Role.INDICATOR: name_misfit,
    Role.UNIT: _unit,
    Role.NUMBER: _number,
    Role.DEADLINE: _deadline,
    Role.GROUP: _group,
    Role.OTHER_TEXT: _words,
    Role.OWNER: _owner,
    Role.UNKNOWN: _anything,
}
