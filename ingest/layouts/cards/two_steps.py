"""One numbered card whose two values stand at two times, its name before them or behind, an arrow between.

KPI 1                  KPI 4                    KPI 8
船便を予約できる       渡し舟の乗客数           2029年度
港の数                    2024      2029        90
現状（2024年度）          120人 ➡ 300人         便
  18港                                          2024年度
    ▼                                           28
目標（2029年度）                                便
  42港                                          夜の船便の数
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ingest.layouts.cards.numbers import is_number
from ingest.layouts.cards.pieces import Piece, entries_of, pieces_of, with_units
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.labelled import bare, time_of
from ingest.layouts.figures.values import without_time
from ingest.layouts.rows import Cell, Line, joined
from ingest.quantity import years_in

_MARK = "(?:lt?|t)"  # when a value is that of: a label, a label over its year, a year
_STEPS = f"(?:{_MARK}v{_MARK}v|{_MARK}{_MARK}vv|v{_MARK}v{_MARK})"
_CARD = re.compile(f"(?P<front>[nN]{{1,4}})(?P<steps>{_STEPS})|(?P<steps_first>{_STEPS})(?P<back>[nN]n{{0,3}})")
_ONE_MARK = re.compile(_MARK)
_BOTH = 2
_Mark = tuple[Role | None, Cell | None]  # what its label announces, and its time


@dataclass(frozen=True, slots=True)
class TwoSteps:
    """What a card says: its cells, the time of its target, and the place of its last line.

    `labelled` tells whether a label says which value is aimed at; else the years do, the first of them that of today.
    """

    cells: dict[Role, Cell]
    time: Cell | None
    labelled: bool
    years: tuple[int | None, int | None]
    last: int


def read_two_steps(lines: Sequence[Line], cues: LayoutCues, is_foreign: Callable[[Line], bool]) -> TwoSteps | None:
    """Read the card whose number begins the first line; None where the lines below are of another form."""
    number, *beside = entries_of(lines[0])
    if not is_number(number.text, cues):
        return None
    pieces = [Piece(cell, 0, "n") for cell in beside]
    for at, line in enumerate(lines[1:], start=1):
        own = list(pieces_of(line, at, cues))
        if any(piece.kind == "x" or (piece.kind in "nN" and is_foreign(line)) for piece in own):
            break
        pieces += own
    return _read(with_units(pieces), cues)


def _read(pieces: Sequence[Piece], cues: LayoutCues) -> TwoSteps | None:
    card = _CARD.match("".join(piece.kind for piece in pieces))
    if card is None:
        return None
    named = pieces[slice(*card.span("front"))] if card["front"] else _ended(pieces[slice(*card.span("back"))], cues)
    steps = pieces[slice(*card.span("steps" if card["front"] else "steps_first"))]
    marks = _marks(steps, cues)
    order = _order(*marks) if marks is not None else None
    if marks is None or order is None or not named:
        return None
    values = [piece.cell for piece in steps if piece.kind == "v"]
    base, aim = order
    cells = {Role.BASELINE: values[base], Role.TARGET: values[aim]}
    cells[Role.INDICATOR] = joined(piece.cell for piece in named)
    times = [time for _, time in marks]
    labelled = any(role is Role.TARGET for role, _ in marks)
    years = _year(times[base]), _year(times[aim])
    return TwoSteps(cells, times[aim], labelled, years, max(steps[-1].at, named[-1].at))


def _marks(steps: Sequence[Piece], cues: LayoutCues) -> tuple[_Mark, _Mark] | None:
    """Read what tells the time of each of the two values; None where a label and its year stand over both."""
    kinds = "".join(piece.kind for piece in steps)
    marks = [steps[slice(*mark.span())] for mark in _ONE_MARK.finditer(kinds)]
    if len(marks) != _BOTH:
        return None
    first, second = marks
    return (_role(first, cues), _time(first)), (_role(second, cues), _time(second))


def _ended(pieces: Sequence[Piece], cues: LayoutCues) -> Sequence[Piece]:
    """Take the name at the end of a card as far as it ends as names do: what follows is the text after the cards."""
    parts = [pieces[:end] for end in range(len(pieces), 0, -1)]
    return next((part for part in parts if cues.ends_as_indicator(joined(p.cell for p in part).text)), [])


def _role(mark: Sequence[Piece], cues: LayoutCues) -> Role | None:
    labels = (piece.cell for piece in mark if piece.kind == "l")
    return next((cues.role(without_time(bare(label).text)) for label in labels), None)


def _time(mark: Sequence[Piece]) -> Cell | None:
    return next((time for piece in mark if (time := time_of(piece.cell)) is not None), None)


def _order(first: _Mark, second: _Mark) -> tuple[int, int] | None:
    """Tell which of two values is that of today and which is aimed at: by their labels, else by their years."""
    roles = (first[0], second[0])
    for base, aim in ((0, 1), (1, 0)):
        if roles[aim] is Role.TARGET and roles[base] in (Role.BASELINE, None):
            return base, aim
    early, late = _year(first[1]), _year(second[1])
    if early is None or late is None or early == late or Role.TARGET in roles:
        return None
    base, aim = (0, 1) if early < late else (1, 0)
    return (base, aim) if roles[aim] is None else None


def _year(time: Cell | None) -> int | None:
    return max(years_in(time.text), default=None) if time is not None else None
