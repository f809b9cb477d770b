"""The words of a block: names, the numbers and units of rows, or what belongs to no row."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.layouts.cues import Role, plain_of
from ingest.layouts.figures.value_forms import OFFICE
from ingest.layouts.figures.values import is_number, is_unit
from ingest.layouts.streams.block_state import State
from ingest.layouts.streams.blocks import Block
from ingest.layouts.streams.stream import Stream

_TEXTS = (Role.OTHER_TEXT, Role.OWNER, Role.GROUP, Role.UNKNOWN, Role.MAYBE_INDICATOR)
_LEFT_OUT = 1.0  # a token of the blocks that belongs to no row, and earns nothing
_LONGEST_UNIT = 5
_NO_UNIT = re.compile(r"[（）()「」、]|^[ぁ-ん]")  # the end of a name: 日）, の数


class Words:
    """Takes the words of one block into a table."""

    def __init__(self, stream: Stream, block: Block, *, more_names: bool) -> None:
        self._stream, self._block, self._more_names = stream, block, more_names

    def taken(self, state: State) -> State:
        """Take words for names where the block has the head of names, or none at all while names are awaited."""
        block, roles = self._block, [column.role for column in self._block.columns]
        texts = any(role in _TEXTS for role in roles)
        awaited = not roles and (self._more_names or not state.names) and state.has(Role.INDICATOR)
        if not (Role.INDICATOR in roles or awaited):
            units = [at for at in block.words if state.has(Role.UNIT) and self._is_unit(at)]
            out = len(block.words) - len(units)
            return replace(state, units=(*state.units, *units), cost=state.cost + _LEFT_OUT * out)
        if texts:
            return replace(state, cost=state.cost + _LEFT_OUT * len(block.words))
        kinds = [self._kind(state, at) for at in block.words]
        return replace(
            state,
            names=(*state.names, *_of(block.words, kinds, Role.INDICATOR)),
            numbers=(*state.numbers, *_of(block.words, kinds, Role.NUMBER)),
            units=(*state.units, *_of(block.words, kinds, Role.UNIT)),
        )

    def _kind(self, state: State, at: int) -> Role:
        text = self._stream.tokens[at].cell.text
        if self._stream.is_kind(at):
            return Role.GROUP
        if state.has(Role.OTHER_TEXT) and OFFICE.search(text) is not None:
            return Role.OTHER_TEXT  # under 担当課
        if state.has(Role.NUMBER) and is_number(text):
            return Role.NUMBER
        return Role.UNIT if state.has(Role.UNIT) and self._is_unit(at) else Role.INDICATOR

    def _is_unit(self, at: int) -> bool:
        text, cues = self._stream.tokens[at].cell.text, self._stream.cues
        if plain_of(text) in cues.units:
            return True
        short = len(text) <= _LONGEST_UNIT and _NO_UNIT.search(text) is None
        return short and is_unit(text) and not cues.ends_as_indicator(text)


def _of(words: Sequence[int], kinds: Sequence[Role], kind: Role) -> list[int]:
    return [at for at, own in zip(words, kinds, strict=True) if own is kind]
