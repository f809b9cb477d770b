"""Heads of names that stand below the names: a program that reads a page by places finds a centred head after them.

登録者数 / 空家率    指標名    現状 / 18人 / 23.5％    目標 / 35人 / 18％以下

What looks like a head of other figures right below the head of names is a name where there is no other:

指標    人口増減数    現状    目標    △30人    ＋10人
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from ingest.layouts.cues import Role
from ingest.layouts.streams.blocks import Block

_NEAR = 4  # blocks
_NEXT_HEADED = 2  # blocks with heads, however many names and values, each apart, stand before and between them
_FEWEST_ABOVE = 2  # blocks: a head and its names
_COUNTS = re.compile(r"[数率額量]$")


def with_heads_below(blocks: Sequence[Block]) -> list[Block]:
    """Put a head of names over the names that stand above it: it is centred beside a name of several lines."""
    found: list[Block] = []
    blocks = _with_name_like_head(_with_names_under_goals(blocks))
    for block, below in zip_longest(blocks, blocks[1:]):
        apart = len(found) < _FEWEST_ABOVE or not _is_bare(found[-2])  # the names have no head of their own
        if below and below.columns and not below.words and _is_bare(block) and found and _is_words(found[-1]) and apart:
            names = found.pop()
            found.append(replace(names, columns=block.columns, tokens=(*names.tokens, *block.tokens)))
        else:
            found.append(block)
    return found


def _with_name_like_head(blocks: Sequence[Block]) -> Sequence[Block]:
    """Take what stands between the head of names and those of values for the one name of a table without names."""
    valued = next((at for at, block in enumerate(blocks) if block.values), 0)
    name = blocks[1:2]
    if not valued or not _is_bare(blocks[0]) or any(block.words for block in blocks[1 : valued + 1]):
        return blocks
    heads = name[0].columns
    counts = len(heads) == 1 and heads[0].role is Role.OTHER_VALUE and _COUNTS.search(heads[0].head.text)
    alone = counts and heads[0].time is None and len(name[0].tokens) == 1
    return [blocks[0], replace(name[0], columns=(), words=name[0].tokens), *blocks[2:]] if alone else blocks


def _with_names_under_goals(blocks: Sequence[Block]) -> Sequence[Block]:
    """Take the first of two heads of targets, 数値目標 before 目標値, for that of names, which stand under it.

    An empty line may part the two.
    """
    headed = [block for block in blocks[1:] if block.columns][:_NEXT_HEADED]
    columns = [column for block in (*blocks[1 : 1 + _NEAR], *headed) for column in block.columns]
    first = blocks[0].columns if blocks else ()
    over_names = (
        len(first) == 1 and first[0].role is Role.TARGET and first[0].time is None and _stands_over_names(blocks)
    )
    if not over_names or not {Role.BASELINE, Role.TARGET} <= {column.role for column in columns}:
        return blocks
    return [replace(blocks[0], columns=(replace(first[0], role=Role.INDICATOR),)), *blocks[1:]]


def _stands_over_names(blocks: Sequence[Block]) -> bool:
    """Tell a first head with names in its block, or alone in it with nothing but names in the next."""
    head, below = blocks[0], blocks[1:2]
    alone = not (head.words or head.values or head.times)
    return _holds_names(head) or (alone and any(map(_is_words, below)))


def _holds_names(block: Block) -> bool:
    return bool(block.words) and not (block.values or block.times)


def _is_bare(block: Block) -> bool:
    """Tell whether a block is nothing but the head of names."""
    return [column.role for column in block.columns] == [Role.INDICATOR] and not (block.words or block.values)


def _is_words(block: Block) -> bool:
    return _holds_names(block) and not block.columns
