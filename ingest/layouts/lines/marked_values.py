"""Items whose values stand behind marks that a legend explains, as newspapers print whole tables.

▽環境指標（単位）＝①目標値②実績値③達成率（％）      the legend, where marks may have come out as @ A B
◇水辺の保全
▽ホタルの観察地点数（か所）＝①42②44③104・8
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_dash, is_value, time_in, without_time
from ingest.layouts.found import Findings, FoundKpi, indicator_name
from ingest.layouts.rows import Cell, Line
from ingest.quantity import years_in

_MARKS = ("①②③④⑤⑥", "@ABCDEF", "＠ＡＢＣＤＥＦ")  # the second is what Mac fonts make of the first
_ITEM = re.compile(r"[ 　]*[▽▼△▲・○●◎◆■□*＊]?[ 　]*(?P<name>[^=＝▽▼◇]{3,60}?)[ 　]*[=＝：:][ 　]*(?P<rest>.+)")
_TITLE = re.compile(r"[ 　]*[◇◆【〈＜《■●][ 　]*(?P<title>[^=＝。◇◆]{2,40}?)[】〉＞》]?[ 　]*")
_UNIT = re.compile(r"[ 　]*[（(](?P<unit>[^（）()]{1,12})[)）]$")
_OF_UNIT = re.compile(r"[（(]単位[)）]")
_HEAD_ENDS = re.compile(r"[)）。、].*$")
_PRINTED_POINT = re.compile(r"(?<=[0-9０-９])・(?=[0-9０-９])")
_PRINTED_COMMA = re.compile(r"(?<=[0-9０-９])、(?=[0-9０-９]{3})")
_FEWEST = 2
_LONGEST = 300  # characters of a legend


@dataclass(frozen=True, slots=True)
class _Legend:
    """What stands behind each mark, and whether names have their unit in brackets."""

    marks: str
    columns: Mapping[Role, int]
    due: str | None
    with_unit: bool


def read_marked_values(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read the items under every such legend, where it has several."""
    legend: _Legend | None = None
    owner: Cell | None = None
    found: list[tuple[Line, FoundKpi]] = []
    for line in lines:
        own = _legend(line.text, cues) if len(line.text) <= _LONGEST else None
        if own is not None:
            _settle(found, findings)
            legend, owner, found = own, None, []
        elif legend is not None and line.index not in findings.used:
            title = _TITLE.fullmatch(line.text)
            owner = line.part(*title.span("title")) if title else owner
            kpi = None if title else _kpi(line, legend, owner, cues)
            found += [(line, kpi)] if kpi else []
    _settle(found, findings)


def _settle(found: Sequence[tuple[Line, FoundKpi]], findings: Findings) -> None:
    if len(found) >= _FEWEST:
        findings.kpis += [kpi for _, kpi in found]
        findings.used.update(line.index for line, _ in found)


def _legend(text: str, cues: LayoutCues) -> _Legend | None:
    for marks in _MARKS:
        start = text.find(marks[0])
        heads = [_HEAD_ENDS.sub("", text[slice(*span)]) for span in _pieces(text, start, marks)] if start >= 0 else []
        roles = [cues.role(without_time(head)) for head in heads]
        if len(heads) >= _FEWEST and roles.count(Role.TARGET) == 1 and None not in roles:
            columns = _columns(roles, heads)
            due = time_in(heads[columns[Role.TARGET]])
            return _Legend(marks, columns, due, _OF_UNIT.search(text) is not None)
    return None


def _columns(roles: Sequence[Role | None], heads: Sequence[str]) -> dict[Role, int]:
    """Find the target, and the value of today where it is of no later year than before the target."""
    target = roles.index(Role.TARGET)
    columns = {Role.TARGET: target}
    due = max(years_in(heads[target]), default=None)
    bases = [at for at, role in enumerate(roles) if role is Role.BASELINE]
    early = [at for at in bases if due is None or max(years_in(heads[at]), default=0) < due]
    return columns | ({Role.BASELINE: early[0]} if early else {})


def _pieces(text: str, start: int, marks: str) -> Iterator[tuple[int, int]]:
    """Cut what follows a first mark at the marks that follow it in their order."""
    places = list(takewhile(lambda place: place >= 0, _places(text, start, marks)))
    yield from ((at + 1, end) for at, end in zip(places, [*places[1:], len(text)], strict=True))


def _places(text: str, start: int, marks: str) -> Iterator[int]:
    at = start
    for mark in marks:
        at = text.find(mark, at)
        yield at
        if at < 0:
            return


def _kpi(line: Line, legend: _Legend, owner: Cell | None, cues: LayoutCues) -> FoundKpi | None:
    item = _ITEM.fullmatch(line.text)
    if item is None or not item["rest"].startswith(legend.marks[0]):
        return None
    values = [line.part(*span) for span in _pieces(line.text, item.start("rest"), legend.marks)]
    if len(values) <= max(legend.columns.values()):
        return None
    if not all(is_value(_in_figures(values[at].text), cues) for at in legend.columns.values()):
        return None
    target = values[legend.columns[Role.TARGET]]
    name, unit = _name_and_unit(item["name"], cues) if legend.with_unit else (item["name"], None)
    if is_dash(target.text) or target.span is None:
        return None
    base = values[legend.columns[Role.BASELINE]].text if Role.BASELINE in legend.columns else None
    place = line.part(*item.span("name")).span or line.span
    return FoundKpi(indicator_name(name), target.text, legend.due, base, unit, (place, target.span), owner)


def _name_and_unit(printed: str, cues: LayoutCues) -> tuple[str, str | None]:
    """Part a name from its unit; one that came out garbled is left out: 距離（`b）."""
    unit = _UNIT.search(printed)
    if unit is None:
        return printed, None
    return printed[: unit.start()], unit["unit"] if plain_of(unit["unit"]) in cues.units else None


def _in_figures(value: str) -> str:
    """Write a value as other texts do: 1、250 is 1,250, 42・0 is 42.0."""
    return _PRINTED_COMMA.sub(",", _PRINTED_POINT.sub(".", value.strip()))
