"""A stream in blocks, as programs leave it that read a page column by column: heads, then what stands under them.

指標 / 登録者数 / 空家率    基準値 目標値 / 18人 35人 / 23.5％ 18％以下    担当課 / 住宅課 / 住宅課
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.layouts.columns import VALUES, Column, role_of
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.stream import Stream
from ingest.layouts.stream_heads import columns_in
from ingest.layouts.values import is_dash, is_time_only, is_value, part_time

_MOST_BLOCKS = 60
_NOTE = ("※", "＊", "*")
_TELLING = (Role.INDICATOR, Role.BASELINE, Role.TARGET, Role.NUMBER)


@dataclass(frozen=True, slots=True)
class Block:
    """Heads with the tokens under them, by their numbers in the stream."""

    columns: tuple[Column, ...]
    values: tuple[int, ...]
    times: tuple[int, ...]
    words: tuple[int, ...]
    width: int  # values on one line
    tokens: tuple[int, ...]


def blocks_of(stream: Stream) -> list[Block]:
    """Cut a stream where a line is left empty, and where a head follows what is none."""
    cuts: list[list[int]] = []
    under = False  # whether the block has something under its heads
    for at, token in enumerate(stream.tokens):
        if len(cuts) > _MOST_BLOCKS:
            break
        if stream.is_apart(at):
            continue  # the next heading of the page, printed before the columns at the right
        head = is_head(stream, at)
        if not cuts or token.follows_blank or (head and under and token.begins_line):
            cuts.append([])
            under = False
        under = under or not head
        cuts[-1].append(at)
    return [_block(stream, cut) for cut in cuts]


def is_head(stream: Stream, at: int) -> bool:
    """Tell whether a token is a head, or a year that stands under one."""
    cell = stream.tokens[at].cell
    return is_time_only(cell.text) or stream.is_head_word(at) or role_of(cell, stream.cues) in _TELLING


def _begins_block(stream: Stream, at: int) -> bool:
    """Tell whether a token at the beginning of a block is a head of whatever figures: 全国平均, 県内順位."""
    return is_head(stream, at) or role_of(stream.tokens[at].cell, stream.cues) is Role.OTHER_VALUE


def _block(stream: Stream, tokens: Sequence[int]) -> Block:
    end = 0
    while end < len(tokens) and _begins_block(stream, tokens[end]):
        end += 1
    if end < len(tokens) and not stream.begins_line(tokens[end]):
        end = 0  # 基準値 212億円 on one line is a label with its value
    columns = columns_in([stream.tokens[at].cell for at in tokens[:end]], stream.cues)
    # what stands under names alone is no value: 20歳以上 under 対象
    named = bool(columns) and not any(column.role in (*VALUES, Role.TIME) for column in columns)
    values: list[int] = []
    times: list[int] = []
    words: list[int] = []
    for at in tokens[end:]:
        text = stream.tokens[at].cell.text
        kind = times if is_time_only(text) else words if named or not _is_value(text, stream.cues) else values
        if not text.startswith(_NOTE):
            kind.append(at)
    return Block(columns, tuple(values), tuple(times), tuple(words), _width(stream, values), tuple(tokens))


def _is_value(text: str, cues: LayoutCues) -> bool:
    return is_dash(text) or is_value(part_time(text)[0], cues)


def _width(stream: Stream, values: Sequence[int]) -> int:
    """Count the values on the line that holds most of them."""
    lines = [stream.tokens[at].at for at in values]
    return max((lines.count(line) for line in set(lines)), default=0)
