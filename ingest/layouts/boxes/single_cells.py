"""Cells of a box that stand one a line: values that a narrow cell has torn, dashes where others have a mark.

目標値 / 主要な指標 / 達成 / … / 120隻 / 以下 / 95隻 / 以下 / － / ○ / …

Each of 主要な指標 and 達成 has a cell of its own; a dash in one of them is no value.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.cue_table import cue_table
from ingest.layouts.boxes.words import Sort, Word
from ingest.layouts.figures.values import is_dash
from ingest.layouts.rows import joined

_BOUNDS = ("以上", "以下", "未満", "以内", "程度", "超")


def with_whole_cells(words: Sequence[Word]) -> list[Word]:
    """Join 120隻 with the 以下 below it, and take for a mark the dash that stands beside one under its head."""
    alone = {line for line, count in Counter(word.line for word in words).items() if count == 1}
    return _with_marks(list(_with_bounds(words, alone)), alone)


def _with_bounds(words: Sequence[Word], alone: set[int]) -> Iterator[Word]:
    before: Word | None = None
    for word in words:
        below = before is not None and word.line - before.line == 1 and {before.line, word.line} <= alone
        if before and below and before.sort is Sort.VALUE and word.cell.text in _BOUNDS:
            before = replace(before, cell=joined((before.cell, word.cell)))  # it stays where it begins
            continue
        if before is not None:
            yield before
        before = word
    if before is not None:
        yield before


def _with_marks(words: list[Word], alone: set[int]) -> list[Word]:
    """Take for a mark the dash right before the only mark where the heads have two, else the one behind it."""
    main, judged_by = (cue_table()["analyses"][kind] for kind in ("main_mark", "judged_mark"))
    marks = [at for at, word in enumerate(words) if word.sort is Sort.MARK and word.line in alone]
    heads = [at for at in marks if words[at].cell.text in main]
    judged = [at for at in marks if words[at].cell.text in judged_by]
    given = [at for at in marks if len(words[at].cell.text) == 1]
    if not (len(heads) == len(judged) == len(given) == 1) or given[0] < judged[0]:
        return words
    beside = [at for at in (given[0] - 1, given[0] + 1) if at < len(words) and words[at].line in alone]
    dash = next((at for at in beside if is_dash(words[at].cell.text)), None)
    return [replace(word, sort=Sort.MARK) if at == dash else word for at, word in enumerate(words)]
