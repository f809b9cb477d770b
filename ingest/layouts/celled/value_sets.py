"""The cells of one record that hold its values: for every step of a form one, a year below it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layouts.celled.cells import OneCell, without_year_behind
from ingest.layouts.celled.forms import Form
from ingest.layouts.checked.plausible import unit_of
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_dash, is_unit, is_value, part_time
from ingest.layouts.rows import Cell

_MOST_BELOW = 2  # years and remarks under one value
_LONGEST_UNKNOWN = 3  # characters of a unit that no list has
_NOTE_MARK = re.compile(r"[（(]注[0-9０-９]{0,2}[)）]$|※[0-9０-９]{0,2}$")
_BARE_FIGURE = re.compile(r"[△▲]?[0-9０-９][0-9０-９,，.．]*(?:以上|以下|未満|程度)?")
_PER = re.compile(r"[^0-9０-９。、]{1,5}[/／][年月日人回件]")
_BEFORE_UNIT = re.compile(r"^(?:延べ|のべ|実)")
_AIMED = re.compile(r"を(?:目指|図)(?:す|します|る|ります)$")
_YEARLY = re.compile(r"[（(][毎各]年度?[)）]")
_BRACKETS = "（()）【】〔〕[] 　"


@dataclass(frozen=True, slots=True)
class ValueSet:
    """The cells of a record by their columns, the year of its target, where it begins and ends, for whom it is."""

    cells: dict[int, Cell]
    due: Cell | None
    start: int
    end: int
    group: Cell | None = None
    others: tuple["ValueSet", ...] = ()  # of other groups, under the same name


def value_set(cells: Sequence[OneCell], start: int, form: Form, cues: LayoutCues) -> ValueSet | None:
    """Take the cells from a start on for the steps of a form; None where they do not fit."""
    at, found, due, bare = start, dict[int, Cell](), None, False
    for step in form.steps:
        role = form.columns[step].role
        if role is Role.UNIT and not _is_unit_at(cells, at, cues):
            bare = bare or not any(unit_of(value) for value in found.values())
            continue
        fits = at < len(cells) and _fits(role, cells[at], in_words=form.in_words)
        if not fits and not (role is Role.TARGET and _is_aim(cells[at : at + 2], cues)):
            return None
        value = _without_mark(cells[at].cell)
        value = value if role is Role.TARGET else without_time_behind(value)
        found[step], at = value, at + 1
        if role in (Role.UNIT, Role.DEADLINE):
            continue
        below = _below(cells, at, next_is_due=_next(form, step) is Role.DEADLINE)
        at += len(below)
        if role is Role.TARGET and below and _is_due(below[0], form, step):
            due = bare_time(below[0].cell)
    if bare and not _is_told_without_unit(cells, start, at, form, cues):
        return None
    return ValueSet(found, due, start, at)


def _is_told_without_unit(cells: Sequence[OneCell], start: int, end: int, form: Form, cues: LayoutCues) -> bool:
    """Tell bare figures whose unit is missing from figures in a text: a name before, a text or a year behind each."""
    named = start > 0 and cells[start - 1].is_text and cues.ends_as_indicator(cells[start - 1].text)
    between = form.has_text_behind and end < len(cells) and cells[end].is_text
    if named and all(time.is_time for time in cells[start + 1 : end : 2]) and (end - start) % 2 == 0:
        return all(_BARE_FIGURE.fullmatch(one.text) or is_dash(one.text) for one in cells[start:end:2])
    return named and between and all(_BARE_FIGURE.fullmatch(one.text) for one in cells[start:end])


def is_unit_cell(one: OneCell, cues: LayoutCues) -> bool:
    """Tell whether a cell is a unit: a known one, one of a rate (件/年), or one in brackets."""
    plain = one.plain
    bare = plain.strip(_BRACKETS)
    known = _BEFORE_UNIT.sub("", bare) in cues.units or _PER.fullmatch(plain) is not None
    return is_unit(plain) and (known or (bare != plain and "/" in bare) or ("-" in bare and not is_dash(plain)))


def _is_unit_at(cells: Sequence[OneCell], at: int, cues: LayoutCues) -> bool:
    """Tell a unit in its column, also one that no list has between a name and bare figures."""
    if at + 1 >= len(cells) or is_unit_cell(cells[at], cues):
        return at + 1 < len(cells)
    named = at > 0 and cells[at - 1].is_text and cues.ends_as_indicator(cells[at - 1].text)
    short = len(cells[at].text) <= _LONGEST_UNKNOWN and cells[at].is_text and is_unit(cells[at].plain)
    return named and short and all(_BARE_FIGURE.fullmatch(one.text) for one in cells[at + 1 : at + 3])


def bare_time(time: Cell) -> Cell:
    """Take the brackets off a year."""
    bare = time.text.strip(_BRACKETS)
    start = time.text.index(bare)
    return Cell(bare, time.origins[start : start + len(bare)], time.left, time.right)


def without_time_behind(cell: Cell) -> Cell:
    """Take off a value of today the year in brackets behind it: 19位（令和元年）."""
    value, time = part_time(cell.text)
    end = len(value) if time is not None and value and cell.text.startswith(value) else len(cell.text)
    return Cell(cell.text[:end], cell.origins[:end], cell.left, cell.right)


def _fits(role: Role, one: OneCell, *, in_words: bool) -> bool:
    if role is Role.UNIT:
        return True
    if role is Role.DEADLINE:
        return one.is_time or is_dash(one.text)
    if in_words and role is Role.TARGET:
        return one.is_value and part_time(one.text)[1] is not None
    return one.is_value and not one.is_aside


def _is_aim(cells: Sequence[OneCell], cues: LayoutCues) -> bool:
    """Tell a target that is said over its year, 増加を目指します, from the way that a column says figures should go."""
    if len(cells) <= 1 or not cells[1].is_time:
        return False
    aimed = _AIMED.search(cells[0].text)
    return aimed is not None and is_value(cells[0].text[: aimed.start()], cues)


def _below(cells: Sequence[OneCell], at: int, *, next_is_due: bool) -> list[OneCell]:
    """List the years and remarks under a value: （平成22年度）, 平成22年度, （※平成23年４月現在）."""
    found: list[OneCell] = []
    for one in cells[at : at + _MOST_BELOW]:
        remark = one.is_aside and one.text[0] in "（(" and not one.is_bracketed_number  # (2) begins the next row
        if not (remark or (one.is_time and (one.text[0] in _BRACKETS or not next_is_due))):
            break
        found.append(one)
    return found


def _is_due(time: OneCell, form: Form, step: int) -> bool:
    """Tell the year of a target from one that begins the texts behind a column with its own: 令和4年 市の調査."""
    texts = form.has_text_behind and form.steps[-1] == step and form.columns[step].time is not None
    of_texts = texts and time.text[0] not in _BRACKETS
    return _YEARLY.fullmatch(time.text) is not None or (time.is_time and not of_texts)


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
