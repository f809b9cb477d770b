"""A stream in blocks, as programs leave it that read a page column by column: heads, then what stands under them.

指標 / 登録者数 / 空家率    基準値 目標値 / 18人 35人 / 23.5％ 18％以下    担当課 / 住宅課 / 住宅課
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.value_forms import is_title
from ingest.layouts.figures.values import is_aside, is_dash, is_time_only, is_value, part_time, without_time
from ingest.layouts.heads.columns import VALUES, Column, role_of
from ingest.layouts.rows import Cell
from ingest.layouts.streams.heads import columns_in
from ingest.layouts.streams.stream import Stream

_MOST_BLOCKS = 60
_FEWEST_ABOVE = 2  # heads of one table
_SHORT = 2  # characters of a word of a head of two: 全国 / 順位
_LONGEST_OTHER = 6  # characters of a head of other figures: 県内順位; longer ones are names, 体力合計点の平均
_SIGN = re.compile("[①-⑳]")  # of a source, a note or an item
_NOTE = ("※", "＊", "*")
_TELLING = (Role.INDICATOR, Role.BASELINE, Role.TARGET, Role.NUMBER)
_FIGURES = (*VALUES, Role.TIME)
Tokens = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Heads with the cells under them, each by the numbers of its tokens in the stream."""

    columns: tuple[Column, ...]
    values: tuple[Tokens, ...]
    times: tuple[Tokens, ...]
    words: tuple[int, ...]
    width: int  # values on one line
    tokens: Tokens


def blocks_of(stream: Stream) -> list[Block]:
    """Cut a stream where a line is left empty, and where a head follows what is none."""
    cuts: list[list[int]] = []
    under = False  # whether the block has something under its heads
    apart = True
    for at, token in enumerate(stream.tokens):
        if len(cuts) > _MOST_BLOCKS:
            break
        if stream.is_apart(at):
            apart = True
            continue  # the next heading of the page, printed before the columns at the right
        head = is_head(stream, at) and not (cuts and _is_year_of_value(stream, cuts[-1], at))
        if apart or token.follows_blank or (head and under and token.begins_line):
            cuts.append([])
            under = apart = False
        under = under or not head
        cuts[-1].append(at)
    return [_block(stream, cut) for cut in cuts]


def _is_year_of_value(stream: Stream, block: Sequence[int], at: int) -> bool:
    """Tell whether a time in parentheses stands right under a value: 264億円 / （令和５年）."""
    text, above = stream.tokens[at].cell.text, stream.tokens[block[-1]]
    under = block[-1] == at - 1 and not stream.tokens[at].follows_blank
    return under and is_aside(text) and is_time_only(text) and _is_value(above.cell.text, stream.cues)


def is_head(stream: Stream, at: int) -> bool:
    """Tell whether a token is a head, or a year that stands under one."""
    if stream.is_kind(at):
        return False
    cell = stream.tokens[at].cell
    return is_time_only(cell.text) or stream.is_head_word(at) or role_of(cell, stream.cues) in _TELLING


def _begins_block(stream: Stream, at: int) -> bool:
    """Tell whether a token at the beginning of a block is a head of whatever figures: 全国平均, 県内順位."""
    cell = stream.tokens[at].cell
    short = len(plain_of(without_time(cell.text))) <= _LONGEST_OTHER
    return is_head(stream, at) or (short and role_of(cell, stream.cues) is Role.OTHER_VALUE)


def _block(stream: Stream, tokens: Sequence[int]) -> Block:
    end = 0
    while end < len(tokens) and (_begins_block(stream, tokens[end]) or (end and _is_remark(stream, tokens[end]))):
        end += 1
    while _FEWEST_ABOVE <= end < len(tokens) and _ends_line_of_heads(stream, tokens[end]):
        end += 1
    if end < len(tokens) and not stream.begins_line(tokens[end]):
        end = 0  # 基準値 212億円 on one line is a label with its value
    heads = [stream.tokens[at].cell for at in tokens[:end] if not _is_remark(stream, at)]
    columns = columns_in(_whole(heads, stream.cues), stream.cues)
    # what stands under names alone is no value: 20歳以上 under 対象
    named = bool(columns) and not any(column.role in _FIGURES for column in columns)
    kept = [at for at in tokens[end:] if not stream.tokens[at].cell.text.startswith(_NOTE)]
    cells = [] if named else list(_cells(stream, kept))
    within = {at for cell in cells for at in cell}
    timed = [is_time_only(stream.tokens[cell[0]].cell.text) for cell in cells]
    return Block(
        columns,
        values=tuple(cell for cell, time in zip(cells, timed, strict=True) if not time),
        times=tuple(cell for cell, time in zip(cells, timed, strict=True) if time),
        words=tuple(at for at in kept if at not in within),
        width=_width(stream, cells),
        tokens=tuple(tokens),
    )


def _ends_line_of_heads(stream: Stream, at: int) -> bool:
    """Tell whether a token is one more head on the line of others: 担当課 after 現状 目標."""
    return not stream.begins_line(at) and role_of(stream.tokens[at].cell, stream.cues) in (Role.OTHER_TEXT, Role.OWNER)


def _is_remark(stream: Stream, at: int) -> bool:
    """Tell whether a token is a remark on the head above it: （中間）."""
    text = stream.tokens[at].cell.text
    return is_aside(text) and not is_time_only(text) and not any(map(str.isdecimal, text))


def _whole(heads: Sequence[Cell], cues: LayoutCues) -> list[Cell]:
    """Join words of one head that stand under each other, of which each would be a head: 全国 / 順位."""
    whole: list[Cell] = []
    for head in heads:
        roles = [role_of(cell, cues) for cell in (*whole[-1:], head)]
        if roles == [Role.OTHER_VALUE] * 2 and max(len(whole[-1].text), len(head.text)) <= _SHORT:
            above = whole.pop()
            whole.append(Cell(above.text + head.text, (*above.origins, *head.origins), above.left, head.right))
        else:
            whole.append(head)
    return whole


def _cells(stream: Stream, tokens: Sequence[int]) -> Iterator[Tokens]:
    """Group tokens into values, each with its remarks, its year in parentheses, its unit; and into bare times."""
    cell: list[int] = []
    for at in tokens:
        text = stream.tokens[at].cell.text
        if cell and _goes_on(stream, cell, at):
            cell.append(at)
            continue
        if cell:
            yield tuple(cell)
        is_cell = is_time_only(text) or (_is_value(text, stream.cues) and not _is_enumerator(stream, at))
        cell = [at] if is_cell else []
    if cell:
        yield tuple(cell)


def _is_enumerator(stream: Stream, at: int) -> bool:
    """Tell whether a bare number begins a line that goes on with words: ２ 休養."""
    if not stream.tokens[at].cell.text.isdecimal() or not stream.tokens[at].begins_line or stream.begins_line(at + 1):
        return False
    text = stream.tokens[at + 1].cell.text
    return not is_time_only(text) and not _is_value(text, stream.cues) and plain_of(text) not in stream.cues.units


def _goes_on(stream: Stream, cell: Sequence[int], at: int) -> bool:
    """Tell whether a token on the next line is part of a value: （令和５年度）, 経営体 under 1,000."""
    text, above = stream.tokens[at].cell.text, stream.tokens[cell[0]].cell.text
    if at != cell[-1] + 1 or not stream.tokens[at].begins_line or is_time_only(above):
        return False
    unit = len(cell) == 1 and above[-1:].isdecimal() and plain_of(text) in stream.cues.units
    return unit or (is_aside(text) and not (is_dash(text) or is_title(text, stream.cues)))


def _is_value(text: str, cues: LayoutCues) -> bool:
    return is_dash(text) or (_SIGN.fullmatch(text) is None and is_value(part_time(text)[0], cues))


def _width(stream: Stream, cells: Sequence[Tokens]) -> int:
    """Count the cells that begin on the line on which most of them do."""
    lines = [stream.tokens[cell[0]].at for cell in cells if not is_time_only(stream.tokens[cell[0]].cell.text)]
    return max((lines.count(line) for line in set(lines)), default=0)
