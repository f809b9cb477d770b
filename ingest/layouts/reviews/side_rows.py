"""The rows of a sheet: a label down the side, its unit, its values."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from ingest.layouts.figures.values import is_dash, is_unit
from ingest.layouts.reviews.tokens import Token
from ingest.layouts.reviews.words import ROWS, Kind
from ingest.layouts.rows import Cell, joined

_MOST_OF_UNIT, _LONGEST_OF_UNIT = 3, 10
_OPEN = ("(", "（")
_REST = "み）)"  # of （当初見込 / み）


@dataclass(frozen=True, slots=True)
class Row:
    """A label at the side with its unit and values."""

    kind: Kind
    label: Token
    unit: Cell | None
    values: tuple[Token, ...]
    end: int  # the word after it


def row_at(tokens: Sequence[Token], at: int, limit: int, most: int) -> Row | None:
    """Read a label with its unit and values; a label without values is part of another label."""
    label = tokens[at]
    if label.kind not in ROWS:
        return None
    units: list[Token] = []
    place = at + 1
    while place < limit and tokens[place].kind in (Kind.TEXT, Kind.EXPECTED, Kind.REST) and len(units) < _MOST_OF_UNIT:
        token = tokens[place]
        if token.kind is Kind.TEXT and token.text.strip(_REST) and not may_be_unit(token):
            return None
        units += [token] if token.text.strip(_REST) and token.kind is Kind.TEXT else []
        place += 1
    values = list(takewhile(lambda token: token.kind is Kind.VALUE, tokens[place:limit]))
    apart = label.column is not None
    values = [token for token in values if not apart or token.row == label.row]
    if values and not units and len(values) > most and is_dash(values[0].text):
        values, place = values[1:], place + 1  # no unit
    if not values:
        return None
    if at and label.kind is Kind.TARGET and tokens[at - 1].kind is Kind.RESULT:
        return _together(label, units, values, place)
    beyond = [token for token in values[most:] if token.row == values[0].row == label.row]
    values = values[: most + len(beyond)]
    return Row(label.kind, label, _unit(units), tuple(map(_bare, values)), place + len(values))


def begun_at(tokens: Sequence[Token], at: int, limit: int) -> list[Token]:
    """List the words behind the label on its row that say with which value all began, a dash where none is known."""
    if tokens[at].kind is not Kind.BASE:
        return []
    row = list(takewhile(lambda token: token.row == tokens[at].row, tokens[at + 1 : limit]))
    valued = bool(row) and (is_dash(row[0].text) or row[0].text[:1].isdecimal())
    return row if valued and all(token.kind in (Kind.TEXT, Kind.VALUE, Kind.YEAR) for token in row) else []


def _together(label: Token, units: Sequence[Token], values: Sequence[Token], start: int) -> Row:
    """Part what was expected, in brackets, from what was done, where one cell has both labels."""
    expected = [token for token in values if token.text.startswith(_OPEN)]
    kind = Kind.TARGET if expected else Kind.RESULT
    if len(expected) * 2 < len(values) and not values[0].text.startswith(_OPEN):
        expected = list(_each(values)) if expected else []
    return Row(kind, label, _unit(units), tuple(map(_bare, expected or values)), start + len(values))


def _each(values: Sequence[Token]) -> Iterator[Token]:
    """Give what was expected beside each value that was reached: nothing where no bracket follows."""
    for value, behind in zip(values, [*values[1:], None], strict=True):
        if value.text.startswith(_OPEN):
            yield value
        elif behind is None or not behind.text.startswith(_OPEN):
            yield replace(value, cell=value.cell.part(0, 0))


def _unit(units: Sequence[Token]) -> Cell | None:
    return joined(token.cell for token in units) if units else None


def _bare(value: Token) -> Token:
    """Take the brackets off a value that they set apart."""
    text = value.text
    inside = len(text) - len(text.lstrip("（( ")), len(text.rstrip("）) "))
    return replace(value, cell=value.cell.part(*inside)) if text.startswith(_OPEN) else value


def may_be_unit(token: Token) -> bool:
    """Tell a few characters without a figure."""
    return len(token.text) <= _LONGEST_OF_UNIT and is_unit(token.text)
