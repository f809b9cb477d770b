"""Reads review sheets: the cells in one stream, their blocks, one KPI an indicator, owned by the programme."""

from collections.abc import Iterator, Sequence

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_dash
from ingest.layouts.found import Findings, found_kpi
from ingest.layouts.heads.years import distance
from ingest.layouts.printed.words import Measure
from ingest.layouts.reviews.blocks import Block, Record, blocks_of
from ingest.layouts.reviews.columns import Column
from ingest.layouts.reviews.names import based, name_of
from ingest.layouts.reviews.owners import owners_of
from ingest.layouts.reviews.side_rows import Row
from ingest.layouts.reviews.tokens import Token
from ingest.layouts.reviews.torn import tokens_of
from ingest.layouts.reviews.words import Kind, sheet_words
from ingest.layouts.rows import Cell, Line

_ANOTHER = (Kind.NAME, Kind.AIM, Kind.OWNER)  # block, or sheet
_FARTHEST = 10  # columns of print between a value and its year


def read_review_sheets(lines: list[Line], measure: Measure, cues: LayoutCues, findings: Findings) -> None:
    """Read every block whose indicators have names; the lines that belong to one are marked as used."""
    if not any(sign in line.text for line in lines for sign in sheet_words().signs):
        return
    free = [line for line in lines if line.index not in findings.used]
    tokens = tokens_of(free, measure, cues)
    owners = list(owners_of(tokens))
    ends = list[int]()
    for block in blocks_of(tokens):
        owner = next((cell for at, cell in reversed(owners) if at < block.start), None)
        if not _take(block, owner, cues, findings):
            continue
        findings.used.update(_lines(free, tokens, block.start, block.end))
        ends.append(block.end)
    for end in ends:
        findings.used.update(_lines(free, tokens, *_judged(tokens, end)))


def _lines(lines: Sequence[Line], tokens: Sequence[Token], start: int, end: int) -> Iterator[int]:
    """List the lines of some words, with those of their torn rests."""
    if start < end:
        last = tokens[end - 1].line + 1
        after = max(tokens[end].line, last) if end < len(tokens) else len(lines)
        yield from (line.index for line in lines[tokens[start].line : after])


def _judged(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """Find what a sheet says of its results behind its last block, down to the next sheet."""
    end = next((behind for behind in range(at, len(tokens)) if tokens[behind].kind in _ANOTHER), len(tokens))
    return next((behind for behind in range(at, end) if tokens[behind].kind is Kind.JUDGED), end), end


def _take(block: Block, owner: Cell | None, cues: LayoutCues, findings: Findings) -> bool:
    """Take the indicators of a block for KPIs; tell whether all of them were understood."""
    kpis = []
    for record in block.records:
        row, (at, value) = _target(record, block)
        if row is None:
            if _is_set(record):
                return False
            continue
        if _is_past(record, block):
            continue
        name = name_of(record, block, cues)
        if name is None:
            return False
        unit = row.unit or block.unit
        held = {Role.INDICATOR: name, Role.TARGET: value}
        held |= {Role.UNIT: unit} if unit is not None else {}
        base = based(record.texts)[1] or _begun(record, block)
        held |= {Role.BASELINE: base} if base is not None else {}
        kpi = found_kpi(held, at.year if at is not None else None, owner)
        if kpi is None:
            return False
        kpis.append(kpi)
    findings.kpis += kpis
    return True


def _target(record: Record, block: Block) -> tuple[Row | None, tuple[Column | None, Cell]]:
    """Find the value that is set last, with its column; sheets of old have it behind the results."""
    row = record.rows.get(Kind.TARGET)
    nothing = None, (None, block.name.cell)
    if row is not None:
        filled = [(column, value) for column, value in _paired(row, block) if value.text and not is_dash(value.text)]
        return (row, filled[-1]) if filled else nothing
    row = record.rows.get(Kind.RESULT)
    beside = _beside_rows(record, block)
    if row is not None and beside is not None:
        return row, beside
    behind = [] if row is None else [pair for pair in _paired(row, block) if pair[0] and pair[0].kind is Kind.FINAL]
    return (row, behind[-1]) if behind and not is_dash(behind[-1][1].text) else nothing


def _beside_rows(record: Record, block: Block) -> tuple[Column, Cell] | None:
    """Find a target that stands beside the rows of results and rates, in a cell of the height of both."""
    result, rate = (record.rows.get(kind) for kind in (Kind.RESULT, Kind.RATE))
    last, width = block.columns[-1], len(block.columns)
    if result is None or rate is None or (len(result.values), len(rate.values)) != (width - 1, width):
        return None
    value = rate.values[-1].cell
    return (last, value) if last.kind is Kind.FINAL and last.year is not None and not is_dash(value.text) else None


def _is_past(record: Record, block: Block) -> bool:
    """Tell targets of years that are all over, as the results beside them show: they are of no plan."""
    rows = [record.rows.get(kind) for kind in (Kind.TARGET, Kind.RESULT)]
    values = [row.values for row in rows if row is not None]
    years = all(column.kind is Kind.YEAR for column in block.columns)
    paired = years and [len(row) for row in values] == [len(block.columns)] * len(rows)
    return paired and not any(is_dash(row[-1].text) for row in values)


def _begun(record: Record, block: Block) -> Cell | None:
    """Find what was reached when the plan began."""
    row = record.rows.get(Kind.RESULT)
    pairs = [] if row is None else _paired(row, block)
    values = [value for column, value in pairs if column is not None and column.kind is Kind.START]
    values += [record.base] if record.base is not None else []
    return next((value for value in values if value.text and not is_dash(value.text)), None)


def _is_set(record: Record) -> bool:
    """Tell whether a target may be set where none was understood."""
    row = record.rows.get(Kind.TARGET)
    return row is None or not all(is_dash(token.text) for token in row.values)


def _paired(row: Row, block: Block) -> list[tuple[Column | None, Cell]]:
    """Give values their columns: as many as these in order, else by the columns of cells, or of print."""
    values, columns = row.values, block.columns
    if len(values) == len(columns) - 1:
        columns = _over_head(columns)
    if len(values) > len(columns):
        return []
    if len(columns) == len(values):
        return [(column, token.cell) for column, token in zip(columns, values, strict=True)]
    if row.label.column is not None:
        at = {column.head.column: column for column in columns}
        return [(at[token.column], token.cell) for token in values if token.column in at]
    if any(token.cell.left for token in values) and block.name.line != row.label.line - 1:
        return [(_nearest(token.cell, columns), token.cell) for token in values]
    aimed = row.kind is Kind.TARGET and columns[-1].kind is Kind.FINAL
    last = columns[-1] if aimed else None
    return [*((None, token.cell) for token in values[:-1]), (last, values[-1].cell)]


def _over_head(columns: list[Column]) -> list[Column]:
    """Join 目標年度 with the year before it, 令和６年度 | 令和８年度 目標年度, or with the same year at the end."""
    *others, before, last = columns
    if columns[0].kind is Kind.FINAL and columns[0].year is not None and last.kind is Kind.YEAR:
        return columns[1:]
    if last.kind is Kind.FINAL and last.year is None and before.kind is Kind.YEAR:
        return [*others, Column(Kind.FINAL, before.head, before.year)]
    return columns


def _nearest(value: Cell, columns: Sequence[Column]) -> Column | None:
    def off(column: Column) -> float:
        own = (column.head.cell, *((column.year,) if column.year else ()))
        return min(distance(cell, value) for cell in own)

    near = min(columns, key=off)
    return near if off(near) <= _FARTHEST else None
