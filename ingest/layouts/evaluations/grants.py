"""Read the indicators of plans of grants: what was before the programme, what each year adds, the sum to be reached.

KPI① 渡し船の乗客数 単位 人          named over the values, or before the heads, or in the row
120.00 10.00 20.00 30.00 60.00
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from re import compile as pattern

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.evaluations.grant_cells import label_of, parted
from ingest.layouts.evaluations.grant_heads import Increments, increments_at, rest_of_heads
from ingest.layouts.evaluations.sheet_name import names_of_sheets, sheet_of
from ingest.layouts.evaluations.stream import PARTED, Sort, Token, stream_of
from ingest.layouts.evaluations.words import sheet_words
from ingest.layouts.figures.values import is_dash
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.rowed.name_forms import GOES_ON, TOGETHER, name_misfit
from ingest.layouts.rows import Cell, Line, joined

_FIGURE = pattern(r"[-△▲]?[0-9][0-9,]*(?:\.[0-9]+)?")
_UNIT = "単位"
_MOST_OF_NAME, _MOST_BEFORE, _MOST_BEHIND = 6, 80, 400  # cells
_FEWEST = 3  # values: before, one year, the sum


@dataclass(slots=True)
class _Row:
    """An indicator as far as it is read."""

    label: str = ""
    names: list[Cell] = field(default_factory=list)
    unit: Cell | None = None
    values: list[Token] = field(default_factory=list)
    lines: set[int] = field(default_factory=set)


def read_grants(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such table; the lines of its heads and rows are marked as used."""
    words = sheet_words()
    if not any(word in plain_of(line.text) for line in lines for word in words.increment):
        return
    tokens = list(parted(stream_of([line for line in lines if line.index not in findings.used], cues)))
    sheets = names_of_sheets(lines, words.sheets, cues)
    only = sum(increments_at(tokens, at) is not None for at in range(len(tokens))) == 1  # else each has its own
    at = 0
    while at < len(tokens):
        heads = increments_at(tokens, at)
        if heads is not None:
            owner = sheet_of(sheets, tokens[at].line.index, after=only)
            for kpi, used in _kpis(tokens, at, heads, cues):
                findings.kpis.append(replace(kpi, owner=owner))
                findings.used |= used
        at = heads.end if heads is not None else at + 1


def _kpis(
    tokens: Sequence[Token], start: int, heads: Increments, cues: LayoutCues
) -> Iterator[tuple[FoundKpi, set[int]]]:
    """Read the rows under some heads, named by their labels before the heads where they are not named here."""
    above = tokens[max(0, start - _MOST_BEFORE) : start]
    named = {row.label: row for row in _rows(above[_first_of_names(above) :], heads, cues) if row.names}
    of_heads = {token.line.index for token in tokens[start : heads.end]}
    rows = list(_rows(_behind(tokens, heads), heads, cues))
    if not heads.ends:
        more = rest_of_heads(tokens[: heads.end + _MOST_BEHIND], heads.end)
        if more is None:
            return
        others = list(_rows(_behind(tokens, more), more, cues))
        rows = _together(rows, others, heads, more)
        heads = Increments(heads.years + more.years, more.end, final=more.final, due=more.due)
    for row in rows:
        own = row if row.names else named.get(row.label) if row.label else None
        kpi = _kpi(row, own, heads, cues) if own is not None and row.values else None
        if own is not None and kpi is not None:
            yield kpi, row.lines | own.lines | of_heads


def _behind(tokens: Sequence[Token], heads: Increments) -> Sequence[Token]:
    """Take what stands behind some heads, up to the years of others."""
    behind = tokens[heads.end : heads.end + _MOST_BEHIND]
    return behind[: next((at for at, token in enumerate(behind) if token.sort is Sort.YEAR), len(behind))]


def _first_of_names(above: Sequence[Token]) -> int:
    """Give the place of the first label before the heads, else of what stands behind the last sentence."""
    ends = [at for at, token in enumerate(above) if "。" in token.cell.text and token.line.separator not in PARTED]
    first = ends[-1] + 1 if ends else 0
    return next((at for at in range(first, len(above)) if label_of(above[at])), first)


def _together(rows: Sequence[_Row], others: Sequence[_Row], heads: Increments, more: Increments) -> list[_Row]:
    """Put the two halves of each row together by its label; those that have none are left out."""
    behind = {row.label: row for row in others if row.label and len(row.values) == more.width}
    return [
        replace(row, values=row.values + behind[row.label].values, lines=row.lines | behind[row.label].lines)
        for row in rows
        if row.label in behind and len(row.values) == heads.width
    ]


def _rows(tokens: Sequence[Token], heads: Increments, cues: LayoutCues) -> Iterator[_Row]:
    """Go through the cells up to a sentence: labels, names, units and values."""
    row = _Row()
    for at, token in enumerate(tokens):
        label = label_of(token)
        if label or (token.sort is Sort.CODE and row.values):
            yield row
            row = _Row(label or token.plain)
        elif token.sort is Sort.VALUE:
            if len(row.values) < heads.width:
                row.values.append(token)
        elif token.sort is Sort.UNIT or (at and tokens[at - 1].plain == _UNIT):
            row.unit = row.unit or token.cell
        elif token.sort is Sort.TEXT:
            if row.label and row.names and row.unit is not None and token.line is tokens[at - 1].line:
                continue  # why the indicator was chosen
            if "。" in token.cell.text or len(row.names) >= _MOST_OF_NAME:
                break
            if row.values and not _goes_on(row, token, cues):
                yield row
                row = _Row()
            row.names.append(token.cell)
        else:
            continue
        row.lines.add(token.line.index)
    yield row


def _goes_on(row: _Row, token: Token, cues: LayoutCues) -> bool:
    """Tell the end of a name that is wrapped around its values."""
    whole = not row.names or cues.ends_as_indicator(joined(row.names).text)
    return not whole or GOES_ON.match(token.cell.text) is not None


def _kpi(row: _Row, own: _Row, heads: Increments, cues: LayoutCues) -> FoundKpi | None:
    """Make a KPI of a row whose values are all there, or are a run of years with their sum."""
    values = [token.cell for token in row.values]
    full = len(values) == heads.width
    if len(values) < _FEWEST or not (full or (not heads.final and _is_sum(values))):
        return None
    name = joined(own.names)
    if name_misfit([name], cues) >= TOGETHER or is_dash(values[-1].text):
        return None
    adding = [at for at, value in enumerate(values[1 : -1 - heads.final]) if _figure(value)]
    due = heads.due or (heads.years[adding[-1]] if adding else heads.years[-1])
    held = {Role.INDICATOR: name, Role.TARGET: values[-1]}
    held |= {} if is_dash(values[0].text) else {Role.BASELINE: values[0]}
    unit = own.unit or row.unit
    held |= {} if unit is None else {Role.UNIT: unit}
    return found_kpi(held, due)


def _is_sum(values: Sequence[Cell]) -> bool:
    return sum(_figure(value) for value in values[1:-1]) == _figure(values[-1]) != 0


def _figure(value: Cell) -> Decimal:
    """Give the figure of a value; 0 where it has none."""
    match = _FIGURE.search(plain_of(value.text))
    try:
        return Decimal(match[0].replace(",", "").replace("△", "-").replace("▲", "-")) if match else Decimal(0)
    except InvalidOperation:
        return Decimal(0)
