"""Merged cells that lost a part of what they name, put right by the headings of the text that name the same.

１　夜も明るい道づくりの推進        a heading of the text
夜も明る / い道づくりの / 推進 / 街灯の数   lines of a table, of which 夜も明る is read for the merged cell
夜も明るい道づくりの推進街灯の数            or all of the cell for a part of the name
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ingest.cues import Cues
from ingest.layouts.cues import LayoutCues
from ingest.layouts.found import FoundKpi
from ingest.layouts.rows import Cell, Line
from ingest.logic.plan_headings import plan_heading
from ingest.structure.notation import enumerated
from ontology.normalise import comparable

_SHORTEST = 4  # characters of a part that tells which title it is of
_SHORTEST_NAME = 3
_SHORTEST_REST = 3  # that is no word of its own: 住の推進
_LONGEST_TITLE = 60
_OF_DOING = re.compile(r"[のをに、]")  # in a title that no noun follows: 産業の振興, not がん検診 of がん検診受診率
_LINE_BREAK = 2  # characters
_SHORTEST_PARTED, _FEWEST_PARTED = 4, 2  # characters of a name, names
_CUT = re.compile(r"[\u3041-\u3096ー）)]")  # begins what is no name but the rest of one: い道づくりの推進


def with_known_titles(
    kpis: Sequence[FoundKpi], headings: Iterable[Line], cues: Cues, words: LayoutCues
) -> list[FoundKpi]:
    """Make owners whole that are the rest of one heading, or whose rest begins the name of an indicator."""
    titles = {comparable(title): title for line in headings for title in _titles(line.text, cues, words)}
    owners = {comparable(kpi.owner.text) for kpi in kpis if kpi.owner}
    parts = {owner for owner in owners if len(owner) >= _SHORTEST and owner not in titles}
    cut = [part for part in parts if _CUT.match(part)]
    rests = {part: title for part in cut if (title := _only(part, titles, str.endswith) or _at_end(part, titles))}
    begun = {part: title for part in parts - set(rests) if (title := _only(part, titles, str.startswith))}
    named = {kpi: _without_rest(kpi, begun, words) for kpi in kpis if kpi.owner}
    run_in = {comparable(kpi.owner.text) for kpi, name in named.items() if kpi.owner and name != kpi.indicator}
    whole = {**rests, **{part: title for part, title in begun.items() if part in run_in}}
    found = [_named(kpi, named.get(kpi, kpi.indicator), whole, titles) for kpi in kpis]
    parted = {kpi: own for kpi in found if kpi.owner is None and (own := _parted(kpi, titles, words))}
    return _rows_on([parted.get(kpi, kpi) for kpi in found]) if len(parted) >= _FEWEST_PARTED else found


def _titles(text: str, cues: Cues, words: LayoutCues) -> Iterator[str]:
    plan = plan_heading(text, words)
    read = plan.enumerated if plan else enumerated(text.strip(), cues.level_words)
    if read is not None and _SHORTEST < len(read.title) <= _LONGEST_TITLE:
        yield read.title.strip()


def _only(part: str, titles: Iterable[str], holds: Callable[[str, str], bool]) -> str | None:
    """Give the one title that a part begins, or ends; None where there are several."""
    found = [title for title in titles if holds(title, part)]
    return found[0] if len(found) == 1 else None


def _at_end(part: str, titles: Iterable[str]) -> str | None:
    """Give the title that stands whole behind the rest of another cell: ごとをつくる / 森の手入れ."""
    found = [title for title in titles if len(title) > _SHORTEST and part.endswith(title)]
    return max(found, key=len, default=None)


def _without_rest(kpi: FoundKpi, begun: Mapping[str, str], words: LayoutCues) -> str:
    """Take the rest of a title off the name that it ran into; a name that is none without it is kept."""
    part = comparable(kpi.owner.text) if kpi.owner else ""
    rest = begun.get(part, part).removeprefix(part)
    name = _behind(rest, kpi.indicator, words) if len(rest) >= _SHORTEST_REST else None
    return name if name is not None and len(name) >= _SHORTEST_NAME else kpi.indicator


def _behind(part: str, text: str, words: LayoutCues) -> str | None:
    """Give the name of an indicator behind a part of a text, as both are compared; None where there is no whole one."""
    end = next((end for end in range(1, len(text)) if comparable(text[:end]) == part), None)
    name = text[end:].strip()
    return name if end and words.ends_as_indicator(name) and _CUT.match(name) is None else None


def _parted(kpi: FoundKpi, titles: Mapping[str, str], words: LayoutCues) -> FoundKpi | None:
    """Part a name from the title that it begins with: 産業の振興 / 木材生産量."""
    plain = comparable(kpi.indicator)
    title = max((title for title in titles if plain.startswith(title) and _OF_DOING.search(title)), key=len, default="")
    name = _behind(title, kpi.indicator, words) if title else None
    if name is None or len(name) < _SHORTEST_PARTED:
        return None
    start, stop = kpi.spans[0]
    return replace(kpi, indicator=name, owner=Cell(titles[title], (start, stop - 1)))


def _rows_on(kpis: Iterable[FoundKpi]) -> list[FoundKpi]:
    """Give the owner of a row to the rows right below it, before which nothing else is printed."""
    rows: list[FoundKpi] = []
    for kpi in sorted(kpis, key=lambda kpi: kpi.spans[0]):
        above = rows[-1] if rows else kpi
        gap = kpi.spans[0][0] - max(end for _, end in above.spans)
        rows.append(replace(kpi, owner=above.owner) if kpi.owner is None and 0 < gap <= _LINE_BREAK else kpi)
    return rows


def _named(kpi: FoundKpi, indicator: str, whole: Mapping[str, str], titles: Mapping[str, str]) -> FoundKpi:
    """Name a KPI, and its owner after the whole title; both stand where they stood."""
    title = whole.get(comparable(kpi.owner.text)) if kpi.owner else None
    owner = replace(kpi.owner, text=titles[title]) if kpi.owner and title else kpi.owner
    return replace(kpi, indicator=indicator, owner=owner)
