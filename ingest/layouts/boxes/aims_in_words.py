"""Indicators of prior analyses (事前分析表) whose target is a state told in words, with its year.

測定指標 施策の進捗状況（目標） 目標年度
４ 手引の整備 すべての県に手引が置かれ、毎年改められている状態 ８年度
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from ingest.layouts.boxes.reasons import Parts, name_apart
from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_number
from ingest.layouts.found import FoundKpi, found_kpi
from ingest.layouts.heads.columns import is_year
from ingest.layouts.rowed.name_forms import ragged_cost
from ingest.layouts.rows import Cell, Line, joined

_EVERY_YEAR = re.compile(r"(?:毎|各)年度?")
_HEAD = re.compile(
    r"(?:測定|業績|評価)指標(?:[0-9]{1,2}|[①-⑳])?(?:\([^()]{2,4}\))?(?:施策の進捗状況\(目標\)|目標)目標年度"
)
_STOP = re.compile(
    r"目標\(|(?:測定|業績|評価)?指標の|(?:測定|業績|評価)指標|施策|参考|達成|基準|[【※]|\(?注|[-－−―]?[0-9]{1,3}[-－−―]?$"
)
_CELLS = (Role.INDICATOR, Role.TARGET, Role.DEADLINE)
_BOTH = 2
_MOST_LINES = 6
LISTED, _MOST_LISTED = 3, 13  # heads, and lines behind them


def is_head_of_words(plain: str) -> bool:
    """Tell the heads over a target in words; columns may follow them."""
    return _HEAD.match(plain) is not None


def ends_listed_heads(lines: Sequence[Line], at: int) -> bool:
    """Tell the last of such heads where each stands on a line of its own."""
    heads = [plain_of(line.text) for line in lines[max(0, at + 1 - LISTED) : at + 1]]
    return len(heads) == LISTED and heads[-1] == "目標年度" and _HEAD.fullmatch("".join(heads)) is not None


def read_in_words(lines: Sequence[Line], at: int, cues: LayoutCues) -> tuple[FoundKpi | None, int]:
    """Read the row under such heads, one line or wrapped; give it with the line after it."""
    below = takewhile(lambda line: not _ends(line), lines[at + 2 : at + 2 + _MOST_LINES])
    body = [*lines[at + 1 : at + 2], *below]
    if not body or len(body) > _MOST_LINES:
        return None, at
    rows = [row for row in (_without_number(body[0].words), *(line.words for line in body[1:])) if row]
    kpi = _on_one_line(rows[0]) if len(rows) == 1 else None
    last = _HEAD.fullmatch(plain_of(lines[at].text)) is not None
    return kpi or (_wrapped(rows, cues) if last and rows else None), at + 1 + len(body)


def read_listed(lines: Sequence[Line], at: int) -> tuple[FoundKpi | None, int]:
    """Read the lines behind such heads of one cell a line, parted in the only way that wraps both as cells."""
    body = [line.part(0, len(line.text)) for line in lines[at + 1 : at + 1 + _MOST_LISTED]]
    words = list(takewhile(lambda cell: not _is_time(cell), body))
    if not 1 < len(words) < len(body) or "。" in joined(words[:-1]).text:
        return None, at
    ways = [end for end in range(1, len(words)) if not ragged_cost(words[:end]) and not ragged_cost(words[end:])]
    name, target = (joined(own) for own in (words[: ways[0]], words[ways[0] :])) if len(ways) == 1 else (None, None)
    if name is None or target is None:
        return None, at
    return found_kpi(dict(zip(_CELLS, (name, target, body[len(words)]), strict=True))), at + len(words) + 2


def _on_one_line(row: Sequence[Cell]) -> FoundKpi | None:
    if len(row) < len(_CELLS) or not _is_time(row[_BOTH]) or any(map(_is_time, row[:_BOTH])):
        return None
    return found_kpi(dict(zip(_CELLS, row, strict=False)))


def _wrapped(rows: Sequence[tuple[Cell, ...]], cues: LayoutCues) -> FoundKpi | None:
    """Tell name and target apart where the year closes one of the lines."""
    times = [row[-1] for row in rows if _is_time(row[-1])]
    words = [row[: len(row) - _is_time(row[-1])] for row in rows]
    if (
        len(times) != 1
        or any(len(row) > _BOTH for row in words)
        or any(_is_time(cell) for row in words for cell in row)
    ):
        return None
    if all(len(row) == _BOTH for row in words):
        name, target = (joined(row[side] for row in words) for side in (0, 1))
        return found_kpi(dict(zip(_CELLS, (name, target, times[0]), strict=True)))
    parts = [Parts(name=row[:1], reason=row[1:]) if len(row) == _BOTH else Parts(either=row) for row in words]
    named = name_apart(parts, cues)
    if named is None or named[1] != len(parts):
        return None
    own = set(named[0].origins)
    target = joined(cell for row in words for cell in row if not own.issuperset(cell.origins))
    return found_kpi(dict(zip(_CELLS, (named[0], target, times[0]), strict=True))) if target.text else None


def _ends(line: Line) -> bool:
    """Tell a line below the row: a label, a page's number, a heading ２ 労働環境の改善."""
    return _STOP.match(plain_of(line.text)) is not None or (len(line.words) > 1 and is_number(line.words[0].text))


def _without_number(words: tuple[Cell, ...]) -> tuple[Cell, ...]:
    return words[1:] if words and is_number(words[0].text) else words


def _is_time(cell: Cell) -> bool:
    return is_year(cell.text) or _EVERY_YEAR.fullmatch(cell.text) is not None
