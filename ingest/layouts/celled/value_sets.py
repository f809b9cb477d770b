"""The cells of one record that hold its values: for every step of a form one, a year below it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layouts.celled.cells import OneCell, without_year_behind
from ingest.layouts.celled.forms import Form
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.plausible import unit_of
from ingest.layouts.rows import Cell
from ingest.layouts.values import is_dash, is_unit, part_time

_MOST_BELOW = 2  # years and remarks under one value
_NOTE_MARK = re.compile(r"[（(]注[0-9０-９]{0,2}[)）]$|※[0-9０-９]{0,2}$")
_PER = re.compile(r"[^0-9０-９。、]{1,5}[/／][年月日人回件]")
_BRACKETS = "（()）【】〔〕[] 　"


@dataclass(frozen=True, slots=True)
class ValueSet:
    """The cells of a record by their columns, the year of its target, where it begins and ends."""

    cells: dict[int, Cell]
    due: Cell | None
    start: int
    end: int


def value_set(cells: Sequence[OneCell], start: int, form: Form, cues: LayoutCues) -> ValueSet | None:
    """Take the cells from a start on for the steps of a form; None where they do not fit."""
    at, found, due = start, dict[int, Cell](), None
    for step in form.steps:
        role = form.columns[step].role
        if role is Role.UNIT and (at >= len(cells) or not is_unit_cell(cells[at], cues)):
            if not any(unit_of(value) for value in found.values()):
                return None
            continue
        if at >= len(cells) or not _fits(role, cells[at], in_words=form.in_words):
            return None
        value = _without_mark(cells[at].cell)
        found[step], at = value, at + 1
        if role in (Role.UNIT, Role.DEADLINE):
            continue
        below = _below(cells, at, next_is_due=_next(form, step) is Role.DEADLINE)
        at += len(below)
        if role is Role.TARGET and below and below[0].is_time:
            due = _bare(below[0].cell)
    return ValueSet(found, due, start, at)


def is_unit_cell(one: OneCell, cues: LayoutCues) -> bool:
    """Tell whether a cell is a unit: a known one, one of a rate (件/年), or one in brackets."""
    plain = one.plain
    bare = plain.strip(_BRACKETS)
    known = bare in cues.units or _PER.fullmatch(plain) is not None
    return is_unit(plain) and (known or (bare != plain and "/" in bare) or ("-" in bare and not is_dash(plain)))


def _fits(role: Role, one: OneCell, *, in_words: bool) -> bool:
    if role is Role.UNIT:
        return True
    if role is Role.DEADLINE:
        return one.is_time or is_dash(one.text)
    if in_words and role is Role.TARGET:
        return one.is_value and part_time(one.text)[1] is not None
    return one.is_value and not one.is_aside


def _below(cells: Sequence[OneCell], at: int, *, next_is_due: bool) -> list[OneCell]:
    """List the years and remarks under a value: （平成22年度）, 平成22年度, （※平成23年４月現在）."""
    found: list[OneCell] = []
    for one in cells[at : at + _MOST_BELOW]:
        remark = one.is_aside and one.text[0] in "（("
        if not (remark or (one.is_time and (one.text[0] in _BRACKETS or not next_is_due))):
            break
        found.append(one)
    return found


def _next(form: Form, step: int) -> Role | None:
    behind = form.steps[form.steps.index(step) + 1 :]
    roles = [form.columns[at].role for at in behind]
    return next((role for role in roles if role is not Role.UNIT), None)


def _without_mark(cell: Cell) -> Cell:
    """Take off a value the mark of a note, and the year behind a colon."""
    cell = without_year_behind(cell)
    mark = _NOTE_MARK.search(cell.text)
    end = mark.start() if mark and mark.start() else len(cell.text)
    return Cell(cell.text[:end], cell.origins[:end], cell.left, cell.right)


def _bare(time: Cell) -> Cell:
    """Take the brackets off a year."""
    bare = time.text.strip(_BRACKETS)
    start = time.text.index(bare)
    return Cell(bare, time.origins[start : start + len(bare)], time.left, time.right)
