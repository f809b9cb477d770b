"""The rows of tables whose cells stand glued: what stands before each run of values, and the run."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import TIME
from ingest.layouts.glued.figures import target_in
from ingest.layouts.glued.heads import GluedHead
from ingest.layouts.glued.runs import runs_in
from ingest.layouts.heads.columns import VALUES

_N = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_WAY = r"(?:アップ|ダウン|[↑↓↗↘→]|増加?|減少?|維持|向上|上昇|低下)?"
_ROW = re.compile(
    rf"(?P<text>.+?)(?P<unit>[^0-9、。,.()（）÷×]{{1,6}})(?P<base>{_N})(?P=unit)"
    rf"(?P<year>{TIME.pattern})?{_WAY}(?P<figures>[0-9][-－―─−0-9,.]*)(?:[^0-9].*)?"
)
_Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """The places of one row: the text before the values, the values by their columns, the unit if it has a cell."""

    text: _Place
    values: dict[int, _Place]
    end: int
    unit: _Place | None = None


def rows_in(text: str, start: int, head: GluedHead, cues: LayoutCues) -> Iterator[Row]:
    """Go through the rows of a table that stand on one line, from a place on."""
    for run in runs_in(text, len(head.values), cues, start):
        values = {at: place for at, place in enumerate(run.values) if place is not None}
        yield Row((start, run.start), values, run.end)
        start = run.end


def row_of(text: str, head: GluedHead, cues: LayoutCues) -> Row | None:
    """Read a line as one row: values with units, or, behind a cell with their unit, without."""
    if head.has(Role.UNIT):
        return _row_of_figures(text, head)
    rows = list(rows_in(text, len(text) - len(text.lstrip()), head, cues))
    return rows[0] if len(rows) == 1 else None


def _row_of_figures(text: str, head: GluedHead) -> Row | None:
    """Read a row whose first value has its unit, and the others stand glued behind it."""
    values = head.values
    match = _ROW.fullmatch(text.strip())
    before = len(text) - len(text.lstrip())
    if match is None or values[0].role is not Role.BASELINE or values[1].role is not Role.TARGET:
        return None
    target = target_in(match["figures"], values[1:], match["base"])
    if target is None:
        return None
    at = before + match.start("figures")
    base = (before + match.start("base"), before + match.end("base") + len(match["unit"]))
    unit = (before + match.start("unit"), before + match.end("unit"))
    return Row((before, unit[0]), {0: base, 1: (at, at + len(target))}, before + match.end(), unit)


def targets_of(head: GluedHead) -> Sequence[int]:
    """List the places of targets among the values, the latest first."""
    found = [at for at, column in enumerate(head.values) if column.role is Role.TARGET]
    return sorted(found, key=lambda at: (head.values[at].year or 0, at), reverse=True)


def baselines_of(head: GluedHead) -> Sequence[int]:
    """List the places of values of today, those named so before years."""
    columns = list(enumerate(head.values))
    return [at for at, column in columns if column.role is Role.BASELINE and column.role in VALUES]
