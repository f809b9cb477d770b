"""Brings cells that were taken out of a sheet column by column, as text boxes, back into the order of its rows.

成果実績 / 目標値 / 達成度 / 単位 / ％ / ％ / ％ / 元年度 / 15.4 / 15 / 97.3 / 2年度 / 14.9 / 14.5 / 97.2 / …
成果実績 / 目標値 / 達成度 / 単位 / ％ / ％ / ％ / 元年度 / 2年度 / 15.4 / 14.9 / 15 / 14.5 / 97.3 / 97.2 / …

Every run of values below heads has as many as heads times labels. Whether they run down or across is seen by the
rates, and by results that are missing at the end only, as those of years to come are. In doubt, all stays as it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from ingest.layouts.cues import plain_of
from ingest.layouts.figures.values import is_dash
from ingest.layouts.reviews.side_rows import may_be_unit
from ingest.layouts.reviews.tokens import Token
from ingest.layouts.reviews.words import ROWS, Kind

_HEADS = (Kind.YEAR, Kind.NO_YEAR, Kind.INTERIM, Kind.FINAL, Kind.EXPECTED, Kind.START, Kind.REST)
_DATED = (Kind.YEAR, Kind.NO_YEAR)
_TO_COME = (Kind.EXPECTED, Kind.FINAL)
_OPEN = ("(", "（")
_FEWEST_LABELS = 2
_MOST_OF_NAME = 24  # words from the head over names to the labels
_MOST_OF_COLUMNS = 80  # words
_MOST_BEHIND = 1  # value that is no column: the number of a page
_NEAR = 1.0  # per cent

Rows = list[list[Token]]


@dataclass(slots=True)
class _Boxes:
    """The labels down the side, their units, and the columns beside them, of one indicator."""

    labels: list[Token]
    units: list[Token] = field(default_factory=list)
    over_units: list[Token] = field(default_factory=list)
    heads: list[Token] = field(default_factory=list)
    rows: Rows = field(default_factory=list)
    end: int = 0

    def in_rows(self) -> Iterator[Token]:
        """Give every label with its unit and its values."""
        for order, (label, values) in enumerate(zip(self.labels, self.rows, strict=True)):
            yield label
            yield from self.units[order : order + 1]
            yield from values


def in_rows(tokens: Sequence[Token]) -> list[Token]:
    """Set the words of all sheets that are in columns in order of rows."""
    out: list[Token] = []
    name = at = 0
    while at < len(tokens):
        name = len(out) if tokens[at].kind is Kind.NAME else name
        boxes = _boxes(tokens, at, out[name : name + _MOST_OF_NAME + 1]) if tokens[at].kind in ROWS else None
        if boxes is None:
            out.append(tokens[at])
            at += 1
            continue
        out[name:] = [*_headed(out[name:], boxes, after_aim=name > 0 and out[name - 1].kind is Kind.AIM)]
        at = boxes.end
    return out


def _headed(before: Sequence[Token], boxes: _Boxes, *, after_aim: bool) -> Iterator[Token]:
    """Set heads behind the name, or before it where a goal may stand before it; rows behind both."""
    name, *others = before
    texts = [token for token in others if token.kind not in (*_HEADS, Kind.UNIT)] if boxes.heads else others
    heads = [*boxes.over_units, *boxes.heads]
    yield from (name, *heads, *texts) if after_aim else (name, *texts, *heads)
    yield from boxes.in_rows()


def _boxes(tokens: Sequence[Token], at: int, before: Sequence[Token]) -> _Boxes | None:
    """Read the columns that begin with several labels; None where these are rows, or hold other than values."""
    labels, units, end = _labels(tokens, at)
    named = bool(before) and before[0].kind is Kind.NAME and len(before) <= _MOST_OF_NAME
    if len(labels) < _FEWEST_LABELS or len({label.kind for label in labels}) < len(labels) or not named:
        return None
    if len({token.line for token in labels}) < len(labels) or labels[0].column is not None:
        return None
    earlier = [token for token in before if token.kind in (*_HEADS, Kind.UNIT)]
    boxes = _Boxes(labels, units, over_units=[token for token in earlier if token.kind is Kind.UNIT])
    at = end if units else _take_units(tokens, end, boxes)
    dated = [token for token in earlier if token.kind in _HEADS]
    boxes.heads = dated if dated and tokens[at : at + 1] and tokens[at].kind is Kind.VALUE else []
    return _take_columns(tokens, at, boxes)


def _labels(tokens: Sequence[Token], at: int) -> tuple[list[Token], list[Token], int]:
    """List labels right behind each other, or each with its unit."""
    labels, units = list[Token](), list[Token]()
    while at < len(tokens) and tokens[at].kind in ROWS and len(labels) < len(ROWS):
        labels.append(tokens[at])
        at += 1
        beside = [token for token in tokens[at : at + 1] if token.kind is Kind.TEXT and may_be_unit(token)]
        if len(units) == len(labels) - 1:
            units += beside
            at += len(beside)
    return labels, units, at


def _take_units(tokens: Sequence[Token], at: int, boxes: _Boxes) -> int:
    most = len(boxes.labels)
    if at < len(tokens) and tokens[at].kind is Kind.UNIT:
        boxes.over_units = [tokens[at]]
        at += 1
    units = takewhile(lambda token: token.kind is Kind.TEXT and may_be_unit(token), tokens[at : at + most])
    boxes.units = list(units)
    return at + len(boxes.units)


def _take_columns(tokens: Sequence[Token], at: int, boxes: _Boxes) -> _Boxes | None:
    """Take heads and the values below them in turn."""
    height, heads = len(boxes.labels), boxes.heads
    boxes.rows = [[] for _ in boxes.labels]
    while True:
        more = list(takewhile(lambda token: token.kind in _HEADS, tokens[at : at + _MOST_OF_COLUMNS]))
        heads, width = [*heads, *more], sum(token.kind in _DATED for token in [*heads, *more])
        below = tokens[at + len(more) : at + _MOST_OF_COLUMNS]
        values = list(takewhile(lambda token: token.kind is Kind.VALUE, below))
        if not width or len(values) < width * height:
            break
        values = values[: width * height]
        rows = _parted(values, boxes.labels, to_come=any(head.kind in _TO_COME for head in heads[-2:]))
        if rows is None:
            return None
        boxes.heads = boxes.heads + more
        boxes.rows = [[*row, *new] for row, new in zip(boxes.rows, rows, strict=True)]
        heads, at = [], at + len(more) + len(values)
    boxes.end = at
    return boxes if boxes.rows[0] and not more and len(values) <= _MOST_BEHIND else None


def _parted(values: Sequence[Token], labels: Sequence[Token], *, to_come: bool) -> Rows | None:
    """Part values into rows, as they run across or down; None where both may be."""
    height, width = len(labels), len(values) // len(labels)
    across = [list(values[start : start + width]) for start in range(0, len(values), width)]
    down = [list(values[start::height]) for start in range(height)]
    if any(token.text.startswith(_OPEN) for token in values):
        return None  # what was expected, in brackets beside what was done
    if width == 1:
        return down
    fits = [(_rated(rows, labels), rows) for rows in (across, down) if _may_be_results(rows, labels, to_come=to_come)]
    best = max((fit for fit, _ in fits), default=0)
    surest = [rows for fit, rows in fits if fit == best]
    return surest[0] if len(surest) == 1 else None


def _may_be_results(rows: Rows, labels: Sequence[Token], *, to_come: bool) -> bool:
    """Tell rows of which no result is missing between others, and none is known of a year to come."""
    result = next((row for row, label in zip(rows, labels, strict=True) if label.kind is Kind.RESULT), [])
    known = [at for at, token in enumerate(result) if not is_dash(token.text)]
    whole = not known or known[-1] - known[0] == len(known) - 1
    return whole and not (to_come and known and known[-1] == len(result) - 1)


def _rated(rows: Rows, labels: Sequence[Token]) -> int:
    """Count the columns in which the rate is what the result is of the target, or this of that."""
    kinds = {label.kind: row for label, row in zip(labels, rows, strict=True)}
    if len(kinds) < len(ROWS):
        return 0
    columns = zip(*(kinds[kind] for kind in ROWS), strict=True)
    return sum(_is_rate(*map(_number, column)) for column in columns)


def _is_rate(result: float | None, target: float | None, rate: float | None) -> bool:
    if not result or not target or rate is None:
        return False
    return any(abs(part * 100 - rate) <= _NEAR for part in (result / target, target / result))


def _number(token: Token) -> float | None:
    plain = plain_of(token.text).replace(",", "").rstrip("%")
    return float(plain) if plain.replace(".", "", 1).isdecimal() else None
