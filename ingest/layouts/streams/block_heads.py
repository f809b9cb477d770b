"""Heads of names that stand below the names: a program that reads a page by places finds a centred head after them.

登録者数 / 空家率    指標名    現状 / 18人 / 23.5％    目標 / 35人 / 18％以下
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from ingest.layouts.cues import Role
from ingest.layouts.streams.blocks import Block

_NEAR = 4  # blocks
_FEWEST_ABOVE = 2  # blocks: a head and its names


def with_heads_below(blocks: Sequence[Block]) -> list[Block]:
    """Put a head of names over the names that stand above it: it is centred beside a name of several lines."""
    found: list[Block] = []
    blocks = _with_names_under_goals(blocks)
    for block, below in zip_longest(blocks, blocks[1:]):
        apart = len(found) < _FEWEST_ABOVE or not _is_bare(found[-2])  # the names have no head of their own
        if below and below.columns and not below.words and _is_bare(block) and found and _is_words(found[-1]) and apart:
            names = found.pop()
            found.append(replace(names, columns=block.columns, tokens=(*names.tokens, *block.tokens)))
        else:
            found.append(block)
    return found


def _with_names_under_goals(blocks: Sequence[Block]) -> Sequence[Block]:
    """Take the first of two heads of targets, 数値目標 before 目標値, for that of names, which stand under it."""
    columns = [column for block in blocks[1 : 1 + _NEAR] for column in block.columns]
    first = blocks[0].columns if blocks else ()
    over_names = len(first) == 1 and first[0].role is Role.TARGET and first[0].time is None and _holds_names(blocks[0])
    if not over_names or not {Role.BASELINE, Role.TARGET} <= {column.role for column in columns}:
        return blocks
    return [replace(blocks[0], columns=(replace(first[0], role=Role.INDICATOR),)), *blocks[1:]]


def _holds_names(block: Block) -> bool:
    return bool(block.words) and not (block.values or block.times)


def _is_bare(block: Block) -> bool:
    """Tell whether a block is nothing but the head of names."""
    return [column.role for column in block.columns] == [Role.INDICATOR] and not (block.words or block.values)


def _is_words(block: Block) -> bool:
    return _holds_names(block) and not block.columns
