"""What it costs to read fragments of print, one under the other, as the cell of a column: 0 where they fit."""

import re
from collections.abc import Callable, Sequence

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.grouped_units import group_and_unit
from ingest.layouts.figures.value_forms import CLOSED_FIRST, ENDS_OPEN, MISFIT, values_of_parts_misfit
from ingest.layouts.figures.values import is_dash, is_number, is_unit, is_value, may_be_deadline
from ingest.layouts.heads.columns import VALUES, is_bare_year
from ingest.layouts.rowed.name_forms import TOGETHER, name_misfit
from ingest.layouts.rows import Cell, joined

_MISSING = {Role.INDICATOR: 8.0, Role.TARGET: 10.0, Role.BASELINE: 1.5, Role.GROUP: 1.5, Role.UNIT: 1.0}
_MISSING_TEXT = 0.5
_FIGURE_AS_TEXT = 1.0
_DECKS, _TWO_DECKS = 2, 0.3
_BEGUN = 3.0
_WAY = 3.0  # as dear as a target in words
_IS_WAY = re.compile(r"[↑↗↘↓⇧⇗⇘⇩⬆⬈⬊⬇]")
_LONGEST_GROUP = 8
_CODE = re.compile(r"[A-Za-zＡ-Ｚ]{1,3}[-－.]?[0-9０-９]{1,4}(?:[-－.][0-9０-９]{1,2})?")  # B606-2 of a list


def misfit(role: Role, cells: Sequence[Cell], cues: LayoutCues) -> float:
    """Tell how badly the fragments of one cell fit the role of their column; a missing cell costs too."""
    if not cells:
        return _MISSING.get(role, _MISSING_TEXT)
    return _FORMS[role](cells, cues) if role in _FORMS else 0.0


def _unit(cells: Sequence[Cell], _: LayoutCues) -> float:
    text = _text(cells)
    if group_and_unit(joined(cells)):
        return 0.0
    if not is_unit(text) or CLOSED_FIRST.search(text):
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
    return TOGETHER if len(text) > _LONGEST_GROUP and cues.ends_as_indicator(text) else 0.0


def _words(cells: Sequence[Cell], cues: LayoutCues) -> float:
    """Price a cell of a column of texts: it may be a figure, 毎年度４回, or hold none among other words."""
    if len(cells) > 1 and any(is_value(cell.text, cues) for cell in cells):
        return MISFIT
    return _FIGURE_AS_TEXT if is_value(_text(cells), cues) else 0.0


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
