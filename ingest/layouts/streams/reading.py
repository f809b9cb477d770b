"""A table read out of a stream, and what that is worth: 指標 / 目標値 / 空家率 / 18％ are four tokens explained."""

from dataclasses import dataclass

from ingest.layouts.heads.columns import Column
from ingest.layouts.rows import Cell

EARNED = 1.0  # by a token that is explained; a row that costs more than its tokens earn is worse than none


@dataclass(frozen=True, slots=True)
class Reading:
    """A table read out of a stream: its rows, the tokens that it takes, and how much better that is than nothing."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    tokens: tuple[int, ...]
    earned: float
