"""Rows whose numbers count up: one that cannot be told, for its groups have values of their own, costs only itself.

４ / 登録者数 / 34人 / 60人 / ５ / 保育所 / 92％ / 利用率 / 100％ / 小学校 / 81％ / ６ / 来場者数 / 126人 / 200人
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from ingest.layouts.celled.cells import OneCell
from ingest.layouts.celled.forms import Form
from ingest.layouts.celled.names import Name, name_in
from ingest.layouts.celled.value_sets import ValueSet
from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.value_forms import ENDS_OPEN
from ingest.layouts.rowed.name_forms import GOES_ON
from ingest.layouts.rows import joined

_NOTE = re.compile(r"[※＊*（(]?注|[※＊*]")  # begins a note below the table
_FEWEST = 5
_LEAST_NUMBERED = 0.6  # share of the sets of values
_MOST_STEP = 3  # from the number of one row to that of the next that can be told
_LONGEST_NUMBER = 2  # digits
_LONGEST_REST = 6  # characters of the end of a name behind its values
_MOST_OF_REST = 2  # lines of it, where without it the name is none


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells before a set of values, the number among them, and where the name behind it begins."""

    lead: Sequence[OneCell]
    values: ValueSet
    number: int
    begins: int


def numbered_rows(
    form: Form, leads: Sequence[Sequence[OneCell]], sets: Sequence[ValueSet], cues: LayoutCues
) -> list[tuple[Name, ValueSet]]:
    """Name the values that have the number of their row before the name; none where numbers do not count up."""
    if form.has_text_behind or form.name > 1 or len(sets) < _FEWEST:
        return []
    rows = list(_counted(form, leads, sets))
    whole = sum(not _number_taken(form, values) for values in sets)
    if len(rows) < max(_FEWEST, _LEAST_NUMBERED * whole):
        return []
    followed = {id(lead): after for lead, after in pairwise(leads)}
    named = ((_name(row, followed.get(id(row.lead), ()), form, cues), row.values) for row in rows)
    return [(name, values) for name, values in named if name is not None]


def _counted(form: Form, leads: Sequence[Sequence[OneCell]], sets: Sequence[ValueSet]) -> Iterator[_Row]:
    """Go through the rows whose numbers count up, and the first, whose number may stand elsewhere."""
    last = taken = 0
    for lead, values in zip(leads, sets, strict=True):
        at = next((at for at in range(len(lead) - 2, -1, -1) if not lead[at].is_text), -1)
        number = _count(lead[at]) if at >= 0 else taken
        taken = _number_taken(form, values)
        numberless = bool(lead) and at < 0 and (not last or bool(values.others))
        if not taken and (last < number <= last + _MOST_STEP or numberless):
            last = number or last + 1
            yield _Row(lead, values, last, at + 1)


def _count(one: OneCell) -> int:
    return int(one.text) if one.is_number and one.text.isdecimal() else 0


def _number_taken(form: Form, values: ValueSet) -> int:
    """Give the number of the next row where it was taken for a value, behind one with a unit: 93.1％ / ４."""
    *others, last = (values.cells[step].text for step in form.steps if step in values.cells)
    bare = last.isdecimal() and len(last) <= _LONGEST_NUMBER and bool(others)
    return int(last) if bare and not any(text.replace(".", "").isdecimal() for text in others) else 0


def _name(row: _Row, after: Sequence[OneCell], form: Form, cues: LayoutCues) -> Name | None:
    """Read the name of a row; None where values of its groups stand behind its own."""
    own = list(row.lead[row.begins :])
    own += _rest(own, after, row.number + 1, cues)
    within = takewhile(lambda one: not (_count(one) == row.number + 1 or _NOTE.match(one.text)), after)
    if row.values.group is None and any(one.is_value for one in within):
        return None
    return name_in(own, form, cues, [False] * len(own)) if own and own[-1].is_text else None


def _rest(own: Sequence[OneCell], after: Sequence[OneCell], following: int, cues: LayoutCues) -> Sequence[OneCell]:
    """Find the end of a name behind its values, before the number of the next row; none where the name is whole."""
    rest = list(takewhile(lambda one: one.is_text, after))
    if not own or not rest or len(rest) == len(after) or not after[len(rest)].is_number:
        return ()
    if len(rest) == 1 and ENDS_OPEN.search(own[-1].text) and len(rest[0].text) <= _LONGEST_REST:
        return rest
    whole = joined((*(one.cell for one in own), *(one.cell for one in rest))).text
    cut = GOES_ON.match(rest[0].text) is not None or not cues.ends_as_indicator(own[-1].text)
    below = len(rest) <= _MOST_OF_REST and all(len(one.text) <= len(own[0].text) + 1 for one in rest)
    fits = cut and below and cues.ends_as_indicator(whole)
    return rest if fits and _count(after[len(rest)]) == following else ()
