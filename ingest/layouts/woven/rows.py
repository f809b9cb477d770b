"""The rows of a woven table, one after the other: cut where they fit best, the best for each number of rows kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.layouts.cues import Role
from ingest.layouts.heads.columns import Column
from ingest.layouts.rowed.row_numbers import WITHOUT, price_of_number
from ingest.layouts.streams.reading import EARNED
from ingest.layouts.streams.stream import Stream
from ingest.layouts.woven.row import Row, RowWeaver

_MOST_LOST = 6.0  # below the best so far; what lies behind is not looked at


@dataclass(frozen=True, slots=True)
class Dealt:
    """Rows dealt out so far, what they earn, and the token after them."""

    rows: tuple[Row, ...] = ()
    earned: float = 0.0
    end: int = 0


def deal_rows(stream: Stream, columns: Sequence[Column], start: int, again: Mapping[int, int]) -> dict[int, Dealt]:
    """Deal the tokens from one on out to rows; give the best for each number of rows.

    `again` tells where the heads are printed again: the token before which rows end, and the one where they go on.
    """
    weaver, number = RowWeaver(stream, columns), _number_column(columns)
    best: dict[int, dict[int, Dealt]] = {start: {0: Dealt(end=start)}}
    whole: dict[int, Dealt] = {}
    at = start
    while at <= max(best) and at < len(stream.tokens):
        top = max((dealt.earned for dealt in whole.values()), default=0.0)
        hopeful = [dealt for dealt in best.get(at, {}).values() if dealt.earned >= top - _MOST_LOST]
        if hopeful:
            skipped = again.get(at) or _skipped(stream, at)
            if skipped > at:
                for dealt in hopeful:
                    _keep(best.setdefault(skipped, {}), Dealt(dealt.rows, dealt.earned, dealt.end))
            for end, ways in weaver.rows_from(at).items() if at not in again else ():
                for cost, row in ways:
                    for dealt in hopeful:
                        price = cost + _out_of_order(stream, number, dealt.rows[-1:], row)
                        more = Dealt((*dealt.rows, row), dealt.earned + EARNED * (end - at) - price, end)
                        _keep(best.setdefault(end, {}), more)
                        _keep(whole, more)
        at += 1
    return whole


def _skipped(stream: Stream, at: int) -> int:
    """Find the token after a heading, or after the foot of a page that is surely one."""
    end = stream.skipped(at)
    return end if any(map(stream.is_apart, range(at, end))) else at


def _number_column(columns: Sequence[Column]) -> int | None:
    return next((at for at, column in enumerate(columns) if column.role is Role.NUMBER), None)


def _out_of_order(stream: Stream, number: int | None, before: Sequence[Row], row: Row) -> float:
    """Price the number of a row after that of the row before, or that it has none."""
    if number is None or not before or not before[0][number]:
        return 0.0
    last = stream.joined(before[0][number]).text
    return price_of_number(last, stream.joined(row[number]).text) if row[number] else WITHOUT


def _keep(best: dict[int, Dealt], dealt: Dealt) -> None:
    known = best.get(len(dealt.rows))
    if known is None or dealt.earned > known.earned:
        best[len(dealt.rows)] = dealt
