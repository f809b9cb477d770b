"""Heads of names that stand below the names: a program that reads a page by places finds a centred head after them.

登録者数 / 空家率    指標名    現状 / 18人 / 23.5％    目標 / 35人 / 18％以下
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from ingest.layouts.blocks import Block
from ingest.layouts.cues import Role

_FEWEST_ABOVE = 2  # blocks: a head and its names


def with_heads_below(blocks: Sequence[Block]) -> list[Block]:
    """Put a head of names over the names that stand above it: it is centred beside a name of several lines."""
    found: list[Block] = []
    for block, below in zip_longest(blocks, blocks[1:]):
        apart = len(found) < _FEWEST_ABOVE or not _is_bare(found[-2])  # the names have no head of their own
        if below and below.columns and not below.words and _is_bare(block) and found and _is_words(found[-1]) and apart:
            names = found.pop()
            found.append(replace(names, columns=block.columns, tokens=(*names.tokens, *block.tokens)))
        else:
            found.append(block)
    return found


def _is_bare(block: Block) -> bool:
    """Tell whether a block is nothing but the head of names."""
    return [column.role for column in block.columns] == [Role.INDICATOR] and not (block.words or block.values)


def _is_words(block: Block) -> bool:
    return bool(block.words) and not (block.columns or block.values or block.times)
