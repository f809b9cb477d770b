"""Values glued one behind the other: 38.6%(2017年度)50%65%. That they have one unit shows where each ends."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues

_N = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
FIGURE = re.compile(rf"(?:年間|約|延べ|累計|[△▲])?(?P<first>{_N})(?:[億万]{_N})?")
_BEGINS = re.compile(r"(?:年間|約|延べ|累計|[△▲])?(?<![0-9.,])[0-9]|[-－―─−](?=[0-9])")
_DASH = re.compile(r"[-－―─−]")
_ASIDE = re.compile(r"[（(][^（()）]{1,12}[)）]")
_TAIL = re.compile(r"以上|以下|未満|程度|超")
_LONGEST_UNIT = 8
_NO_UNIT = re.compile(r"[0-9.,、。（(）)のをにはがとへでも÷×+]|年度?|[月日]")


@dataclass(frozen=True, slots=True)
class Run:
    """The places of some values, None for a dash; where it all begins and ends, what unit the values have."""

    start: int
    end: int
    values: tuple[tuple[int, int] | None, ...]
    unit: str


def runs_in(text: str, count: int, cues: LayoutCues, start: int = 0) -> Iterator[Run]:
    """Go through the runs of so many values from a place on."""
    begin = _BEGINS.search(text, start)
    while begin is not None:
        run = run_at(text, begin.start(), count, cues)
        if run is not None:
            yield run
        begin = _BEGINS.search(text, run.end if run is not None else begin.start() + 1)


def run_at(text: str, at: int, count: int, cues: LayoutCues) -> Run | None:
    """Read a run of so many values with one unit; of several units that would do, the shortest."""
    dash = _DASH.match(text, at)
    figure = FIGURE.match(text, dash.end() if dash else at)
    if figure is None:
        return None
    ends = range(figure.end() + 1, min(figure.end() + _LONGEST_UNIT, len(text)) + 1)
    units = [unit for end in ends if _NO_UNIT.match(unit := text[figure.end() : end]) is None]
    for unit in sorted(units, key=lambda unit: (not (unit[-1] in "23" and _is_power(unit, cues)), len(unit))):
        run = _run(text, at, count, unit)
        if run is not None and (unit in cues.units or sum(value is not None for value in run.values) > 1):
            return run
    return None


def _is_power(unit: str, cues: LayoutCues) -> bool:
    """Tell a unit that ends in a figure, km2 and t-CO2, which is tried before the same without it."""
    return unit in cues.units or unit.endswith("CO2")


def _run(text: str, start: int, count: int, unit: str) -> Run | None:
    values: list[tuple[int, int] | None] = []
    at = start
    for _ in range(count):
        figure, dash = FIGURE.match(text, at), _DASH.match(text, at)
        if figure is not None and text.startswith(unit, figure.end()):
            tail = _TAIL.match(text, figure.end() + len(unit))
            end = tail.end() if tail else figure.end() + len(unit)
            values.append((at, end))
        elif dash is not None and figure is None:
            end = dash.end()
            values.append(None)
        else:
            return None
        aside = _ASIDE.match(text, end)
        at = aside.end() if aside else end
    return Run(start, at, tuple(values), unit)
