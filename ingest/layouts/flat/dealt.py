"""The values at the end of a row dealt out to its columns: one each, or one each for every group.

44.8% 50%以上 / 男性 40.2% 女性 48.9% 男性45% 女性50% / 44.8% すべての学校で行う
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.layouts.flat.words import Word
from ingest.layouts.rowed.headless_groups import is_group
from ingest.layouts.rows import Cell, joined

_FEWEST_GROUPS, _MOST_GROUPS = 2, 6
_LONGEST_SAID = 30  # characters of a target in words
_NOT_SAID = re.compile(r"^[(（①-⑳【■◆●]|。$")
_WHOM = re.compile(r"[^0-9０-９]+|[0-9０-９]{1,2}歳(?:代|以上|以下|未満|児)?")


@dataclass(frozen=True, slots=True)
class Dealt:
    """The value of each column in their order, and the place of the first of their words."""

    cells: tuple[Cell, ...]
    start: int


def dealt(words: Sequence[Word], count: int, aimed: int) -> Dealt | None:
    """Deal the last words of a row out to as many columns, of which one is that of targets; None where none fits."""
    return _for_groups(words, count) or _one_each(words, count, aimed)


def _one_each(words: Sequence[Word], count: int, aimed: int) -> Dealt | None:
    values = words[-count:]
    if len(words) <= count:
        return None
    fit = all(_is_figure(word) or (at == aimed and _is_said(word)) for at, word in enumerate(values))
    return Dealt(tuple(word.cell for word in values), len(words) - count) if fit else None


def _is_figure(word: Word) -> bool:
    return word.is_value and not word.is_aside and not is_group(word.text)


def _is_said(word: Word) -> bool:
    return 1 < len(word.text) <= _LONGEST_SAID and _NOT_SAID.search(word.text) is None


def _for_groups(words: Sequence[Word], count: int) -> Dealt | None:
    """Read as many values for every column as there are groups; the last may have them on the words of its groups."""
    for groups in range(_MOST_GROUPS, _FEWEST_GROUPS - 1, -1):
        for last in (groups, groups * 2):
            start = len(words) - last - groups * 2 * (count - 1)
            cuts = [*range(start, len(words) - last + 1, groups * 2), len(words)]
            parts = [words[a:b] for a, b in pairwise(cuts)]
            if start > 0 and _are_groups(parts, groups):
                return Dealt(tuple(joined(word.cell for word in own) for own in parts), start)
    return None


def _are_groups(parts: Sequence[Sequence[Word]], groups: int) -> bool:
    """Tell parts of the same groups in the same order, each with a value."""
    names = [word.text for word in parts[0][::2]]
    if len(set(names)) < groups or not all(_WHOM.fullmatch(name) for name in names):
        return False
    return all(_is_of(part, names) for part in parts)


def _is_of(part: Sequence[Word], names: Sequence[str]) -> bool:
    if len(part) == len(names):
        return all(word.text.startswith(name) and word.text != name for word, name in zip(part, names, strict=True))
    return [word.text for word in part[::2]] == list(names) and all(map(_is_figure, part[1::2]))
