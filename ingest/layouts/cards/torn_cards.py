"""Cards of one indicator each, whose number, labels, name and values stand on lines of their own.

指標2-1          指標2-1              指標B 渡し舟の乗客数
現状             渡し舟の乗客数       現状
渡し舟の乗客数   現状                 めざす値
1,180人          1,180人              1,180人
めざす値         めざす値             1,400人
1,400人          1,400人

The name is what is printed first of all that is no label; values follow in the order of their labels. A target in
words is taken where most cards of the text have one in figures.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from ingest.layouts.cards.notes import is_note, notes_below, year_in_notes
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.labelled import bare, time_of, with_time
from ingest.layouts.figures.values import is_aside, is_dash, is_time_only, is_value, part_time, without_time
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.rows import Cell, Line, joined

_NUMBER = r"(?:[0-9０-９]{1,2}(?:[-－.．・][0-9０-９]{1,2})?|[A-ZＡ-Ｚ]|[①-⑳])"
_LABEL = re.compile(
    rf"[■◆●○□◇]?[【\[［〔]?(?P<word>[^0-9０-９\s]{{2,8}}?)[ 　]?{_NUMBER}[】\]］〕]?[:：]?(?:[ 　]+(?P<name>\S.*))?"
)
_FIGURES = (Role.BASELINE, Role.TARGET)
_MOST_LINES = 14  # of a card
_MOST_OF_NAME = 3  # lines
_LONGEST_WORDS = 30
_FEWEST_CARDS = 2
_IN_FIGURES = 0.5  # share of the cards


@dataclass(slots=True)
class _Card:
    """The lines of a card: its labels, and what else is printed after each of them (first: before any)."""

    name: Cell | None
    labels: list[tuple[Role, Cell]] = field(default_factory=list)
    parts: list[list[Line]] = field(default_factory=lambda: [[]])


@dataclass(frozen=True, slots=True)
class _Reading:
    """A name, a value for each label, and the last line that they stand on."""

    name: Cell
    values: tuple[Cell, ...]
    last: Line


def read_torn_cards(
    lines: Sequence[Line], cues: LayoutCues, is_heading: Callable[[Line], bool], findings: Findings
) -> None:
    """Read every such card; its lines, and the notes right below it, are marked as used."""

    def is_foreign(line: Line) -> bool:
        told = "。" in line.text or is_note(line)
        return told or line.index in findings.used or numbered_label(line, cues) is not None or is_heading(line)

    found: list[tuple[FoundKpi | None, Sequence[Line]]] = []
    for at, line in enumerate(lines):
        label = numbered_label(line, cues) if line.index not in findings.used else None
        if label is None:
            continue
        card = _card(lines[at : at + _MOST_LINES], label["name"], cues, is_foreign)
        reading = _reading(card, cues)
        if reading is None:
            continue
        end = lines.index(reading.last, at) + 1
        notes = list(
            notes_below(lines, end, lambda below: numbered_label(below, cues) is not None or is_heading(below))
        )
        kpi = _kpi(card, reading, year_in_notes(notes))
        found.append((kpi, [*lines[at:end], *notes]))
    kpis = [kpi for kpi, _ in found if kpi is not None]
    counted = sum(is_value(kpi.target, cues) for kpi in kpis)
    if len(kpis) >= _FEWEST_CARDS and counted >= _IN_FIGURES * len(kpis):
        findings.kpis += kpis
        findings.used.update(line.index for _, own in found for line in own)


def numbered_label(line: Line, cues: LayoutCues) -> re.Match[str] | None:
    """Read 指標1-1, perhaps with the name behind it."""
    match = _LABEL.fullmatch(line.text.strip())
    return match if match is not None and cues.role(match["word"]) is Role.INDICATOR else None


def _card(lines: Sequence[Line], name: str | None, cues: LayoutCues, is_foreign: Callable[[Line], bool]) -> _Card:
    beside = lines[0].whole
    card = _Card(_end_of(beside, len(name)) if name else None)
    for line in lines[1:]:
        role = cues.role(without_time(bare(line.whole).text))
        if role in _FIGURES and not is_value(line.text.strip(), cues):
            card.labels.append((role, bare(line.whole)))
            card.parts.append([])
        elif is_foreign(line):
            break
        else:
            card.parts[-1].append(line)
    return card


def _end_of(cell: Cell, length: int) -> Cell:
    return Cell(cell.text[-length:], cell.origins[-length:])


def _reading(card: _Card, cues: LayoutCues) -> _Reading | None:
    """Choose the reading with most values in figures, items printed together first."""
    if sorted(role for role, _ in card.labels) != sorted(_FIGURES):
        return None
    readings = [*_readings(card, _together(card), 1), *_of_lines(card)]
    sound = [reading for reading in readings if _is_sound(reading, cues)]
    return max(sound, key=lambda reading: sum(is_value(value.text, cues) for value in reading.values), default=None)


_Items = list[tuple[int, list[Line]]]  # how many labels stand before an item, and its lines


def _together(card: _Card) -> _Items:
    """Put lines together between which no blank line stands."""
    items: _Items = []
    for place, part in enumerate(card.parts):
        for at, line in enumerate(part):
            if at and not line.follows_blank:
                items[-1][1].append(line)
            else:
                items.append((place, [line]))
    return items


def _of_lines(card: _Card) -> Iterator[_Reading]:
    """Take each line for itself, but for asides and years under values, and names of several lines."""
    items: _Items = []
    for place, part in enumerate(card.parts):
        for at, line in enumerate(part):
            if at and (is_aside(line.text) or is_time_only(line.text)):
                items[-1][1].append(line)
            else:
                items.append((place, [line]))
    for length in range(1, _MOST_OF_NAME + 1):
        yield from _readings(card, items, length)


def _readings(card: _Card, items: _Items, length: int) -> Iterator[_Reading]:
    """Take the first items for the name, unless it stands beside its label, the next ones for the values."""
    length = 0 if card.name is not None else length
    named, valued = items[:length], items[length : length + len(card.labels)]
    left = items[length + len(valued) :]
    in_order = all(place >= number for number, (place, _) in enumerate(valued, start=1))
    one_place = len({place for place, _ in named}) <= 1
    if len(valued) == len(card.labels) and in_order and one_place and all(p == len(card.labels) for p, _ in left):
        name = card.name or _cell([line for _, own in named for line in own])
        yield _Reading(name, tuple(_value(own) for _, own in valued), valued[-1][1][-1])


def _cell(lines: Sequence[Line]) -> Cell:
    return joined(line.whole for line in lines)


def _value(lines: Sequence[Line]) -> Cell:
    """Join the lines of a value, a bare year below it in parentheses."""
    dated = len(lines) > 1 and is_time_only(lines[-1].text) and not is_aside(lines[-1].text)
    return with_time(_cell(lines[:-1]), lines[-1].whole) if dated else _cell(lines)


def _is_sound(reading: _Reading, cues: LayoutCues) -> bool:
    named = not is_value(reading.name.text, cues) and not is_time_only(reading.name.text)
    short = (is_value(value.text, cues) or len(value.text) <= _LONGEST_WORDS for value in reading.values)
    return named and all(short) and not any(is_time_only(value.text) for value in reading.values)


def _kpi(card: _Card, reading: _Reading, own: Cell | None) -> FoundKpi | None:
    cells = {role: value for (role, _), value in zip(card.labels, reading.values, strict=True)}
    time = own or next(time_of(label) for role, label in card.labels if role is Role.TARGET)
    target = part_time(cells[Role.TARGET].text)[0]
    return None if is_dash(target) else found_kpi({**cells, Role.INDICATOR: reading.name}, time)
