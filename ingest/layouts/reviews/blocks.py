"""The blocks of a sheet: heads with their years, then for each indicator its texts and rows, walked label by label."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from ingest.layouts.figures.values import is_dash
from ingest.layouts.reviews.columns import Column, add_head, waiting
from ingest.layouts.reviews.side_rows import Row, begun_at, may_be_unit, row_at
from ingest.layouts.reviews.tokens import Token
from ingest.layouts.reviews.words import Kind
from ingest.layouts.rows import Cell, joined

FEWEST_YEARS = 2
_BRACKET = re.compile(r"[（(]")
_MOST_OF_HEADS = 40  # words
_MOST_OF_BLOCK = 160
_MOST_OF_AIM = 12
_MOST_BELOW = 3  # lines
_MOST_OVER_PAGE = 5
_ENDS = (Kind.END, Kind.JUDGED, Kind.OWNER, Kind.OFFICE)
_COLUMNS = (Kind.YEAR, Kind.INTERIM, Kind.FINAL, Kind.START)
_TEXTS = (Kind.TEXT, Kind.VALUE)


@dataclass(slots=True)
class Record:
    """One indicator: the texts before its rows and between them, its rows."""

    texts: list[Token] = field(default_factory=list)
    rows: dict[Kind, Row] = field(default_factory=dict)
    base: Cell | None = None  # of a row with nothing else: 基準値 12隻（令和３年度）


@dataclass(slots=True)
class Block:
    """The heads of some indicators, and these."""

    start: int
    end: int
    name: Token
    aim: Token | None
    columns: list[Column]
    named: list[Token]  # the name where it stands beside its label
    unit: Cell | None
    records: list[Record]


def blocks_of(tokens: Sequence[Token]) -> Iterator[Block]:
    """Go through the blocks of indicators."""
    names = [at for at, token in enumerate(tokens) if token.kind is Kind.NAME]
    for order, at in enumerate(names):
        following = names[order + 1] if order + 1 < len(names) else len(tokens)
        limit = min(following, at + _MOST_OF_BLOCK)
        heads = _heads(tokens, at, limit)
        if heads is not None:
            block, rows = heads
            _walk(tokens, block, rows, limit)
            if block.records:
                yield block


def _heads(tokens: Sequence[Token], at: int, limit: int) -> tuple[Block, int] | None:
    """Read the heads that begin with one over names, down to the first row; None where they lack unit or years."""
    stage = at + 1 < limit and tokens[at + 1].kind is Kind.STAGE and _BRACKET.match(tokens[at + 1].text) is not None
    named = list(takewhile(lambda token: token.kind in _TEXTS, tokens[at + 1 + stage : limit]))
    end = at + 1 + stage + len(named)
    labelled = bool(named) and end < limit and tokens[end].kind in (Kind.UNIT, Kind.YEAR)
    columns: list[Column] = []
    unit, has_unit, early = None, False, list[Token]()
    rest = end if labelled else at + 1
    while rest < min(limit, at + _MOST_OF_HEADS):
        token = tokens[rest]
        if token.kind in _ENDS or row_at(tokens, rest, limit, len(columns)) is not None:
            break
        if token.kind is Kind.UNIT:
            has_unit = True
            below = tokens[rest + 1] if rest + 1 < limit else token
            if labelled and below.kind is Kind.TEXT and may_be_unit(below):
                unit, rest = below.cell, rest + 1
        elif token.kind is Kind.TARGET and _is_dated(tokens, rest, limit):
            columns.append(Column(Kind.FINAL, token))
        elif is_dash(token.text) and (waits := waiting(columns)) is not None:
            columns[columns.index(waits)] = Column(Kind.NO_YEAR, waits.head)  # 中間目標 over －
        elif columns and _is_text(token, early):
            early.append(token)
        elif token.kind in (*_COLUMNS, Kind.NO_YEAR):
            add_head(columns, token)
        rest += 1
    years = sum(column.year is not None for column in columns)
    if years < FEWEST_YEARS or not (has_unit or labelled):
        return None
    start, aim = _aim(tokens, at, rest)
    start = _aim_in_words(tokens, start) if labelled else start
    own = named if labelled else []
    block = Block(start, rest, tokens[at], aim, columns, own, unit, [Record(early)])
    return block, rest


def _is_text(token: Token, before: Sequence[Token]) -> bool:
    """Tell a part of a goal or a name; a year is one behind a text on its line."""
    of_text = token.kind is Kind.YEAR and bool(before) and before[-1].line == token.line
    return token.kind in _TEXTS or of_text


def _is_dated(tokens: Sequence[Token], at: int, limit: int) -> bool:
    """Tell 目標値 （28年度） of the heads from 目標値 down the side."""
    behind = next((token for token in tokens[at + 1 : limit] if token.kind is not Kind.SIDE), None)
    return behind is not None and behind.kind in (Kind.YEAR, Kind.NO_YEAR)


def _aim(tokens: Sequence[Token], at: int, end: int) -> tuple[int, Token | None]:
    """Find the head over goals, before that over names or among the heads; give it with where the block begins."""
    start = at
    while start and at - start < FEWEST_YEARS and tokens[start - 1].kind in (Kind.AIM, Kind.SIDE):
        start -= 1
    own = next((token for token in tokens[start:end] if token.kind is Kind.AIM), None)
    stage = tokens[at - 1] if own is None and at and tokens[at - 1].kind is Kind.STAGE else None
    over = stage is not None and stage.row == tokens[at].row and not _BRACKET.match(stage.text)
    return start, stage if over else own


def _aim_in_words(tokens: Sequence[Token], at: int) -> int:
    """Find the label of a goal that is said right before the name."""
    said = list(takewhile(lambda token: token.kind in _TEXTS, reversed(tokens[max(0, at - _MOST_OF_AIM) : at])))
    label = at - 1 - len(said)
    return label if label >= 0 and tokens[label].kind is Kind.AIM else at


def _walk(tokens: Sequence[Token], block: Block, at: int, limit: int) -> None:
    """Read texts and rows in turn, down to a label that ends the block; what has no rows is no record."""
    record = block.records[0]
    pending: list[Token] = []  # texts below whole rows, of the next record if one follows
    while at < limit and tokens[at].kind not in _ENDS:
        row = row_at(tokens, at, limit, len(block.columns))
        if row is not None:
            if row.kind in record.rows:
                record = Record()
                block.records.append(record)
            record.texts += pending
            record.rows[row.kind] = row
            pending = []
            block.end = at = row.end
            continue
        token = tokens[at]
        begun = begun_at(tokens, at, limit) if record.rows else []
        if begun:
            record.base = joined(one.cell for one in begun)
            block.end = at = at + 1 + len(begun)
            pending = []
            continue
        if _is_text(token, pending):
            pending.append(token)
        elif (token.kind in (Kind.STAGE, Kind.ACTIVITY) and not _BRACKET.match(token.text)) or "。" in token.text:
            pending = []
        at += 1
    below = _below(pending, record, block, tokens)
    record.texts += below
    if below:
        block.end = next(place for place in range(block.end, at) if tokens[place] is below[-1]) + 1
    block.records = [record for record in block.records if record.rows]


def _below(pending: Sequence[Token], record: Record, block: Block, tokens: Sequence[Token]) -> list[Token]:
    """List what stands below the last row: the rest of its texts, or all of them where there is one record."""
    if block.named or record is not block.records[0] or record.texts or not record.rows:
        return list(takewhile(lambda token: _goes_on(token, record, block, tokens), pending))
    behind = tokens[block.end : block.end + _MOST_OF_BLOCK]
    own = list(takewhile(lambda token: token.kind in (*_TEXTS, Kind.SIDE), behind))
    lines = [tokens[block.end - 1].line, *(token.line for token in own)]
    near = len(list(takewhile(lambda pair: pair[1] - pair[0] <= _MOST_OVER_PAGE, pairwise(lines))))
    return [token for token in own[:near] if any(token is text for text in pending)]


def _goes_on(token: Token, record: Record, block: Block, tokens: Sequence[Token]) -> bool:
    """Tell the last lines of a cell, which stand below the rows, by where its others begin."""
    lefts = {text.cell.left for text in record.texts}
    return token.cell.left in lefts - {0} and token.line - tokens[block.end - 1].line <= _MOST_BELOW
