"""Boxes of prior analyses (事前分析表) in which the reasons for a target stand beside it, read line by line.

測定指標１ 基準値 年度ごとの目標値（上段）・実績値（下段） 目標値
R3年度 R4年度 R5年度 R6年度 R9年度
                                    積載率は輸送力の不足に直接寄与する
トラックの積載率 － 40％ 42％       ため。
38.0％ 50％
38.4％ 39.1％ －
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from ingest.layouts.boxes.aims_in_words import is_head_of_words, read_in_words
from ingest.layouts.boxes.level_values import level_values
from ingest.layouts.boxes.reasons import Parts, name_apart
from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_dash, is_number, is_time_only, is_value
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.heads.columns import is_year
from ingest.layouts.rows import Cell, Line

_LABEL = r"(?:測定|業績|評価)指標(?:[0-9]{1,2}|[①-⑳])?(?:\([^()]{2,4}\))?"
_REASON = r"(?:測定)?指標の選定理由"
_HEAD = re.compile(rf"{_LABEL}基準値?年度?ごとの.{{2,30}}目標値?(?:{_REASON}.*)?")
_STOP = re.compile(rf"{_LABEL}(?:基準|目標)|{_REASON}|【|達成(?:手段|目標)|施策の予算|[-－−―]?[0-9]{{1,3}}[-－−―]?$")
_EVERY_YEAR = re.compile(r"(?:毎|各)年度?")
_FEWEST_TIMES = 3
_MOST_ABOVE = 3  # lines from the heads down to the years
_MOST_LINES = 14  # of a box
_LONGEST_REST = 4  # characters of a unit that narrow cells have torn: キロ キロ


def read_reasons_beside(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such box; the lines that belong to one are marked as used."""
    for at, line in enumerate(lines):
        if line.index in findings.used or "目標" not in line.text or not line.text.lstrip().startswith(_FIRST):
            continue
        plain = plain_of(line.text)
        if _HEAD.fullmatch(plain):
            found = _box(lines, at, cues)
        elif is_head_of_words(plain):
            found = read_in_words(lines, at, cues)
        else:
            continue
        kpi, end = found
        if kpi is not None:
            findings.kpis.append(kpi)
            findings.used.update(used.index for used in lines[at:end])


_FIRST = ("測定", "業績", "評価")


def _box(lines: Sequence[Line], at: int, cues: LayoutCues) -> tuple[FoundKpi | None, int]:
    """Read the box under a head; give its KPI with the line after it."""
    over = next((up for up in range(at + 1, min(at + 1 + _MOST_ABOVE, len(lines))) if _times(lines[up])), None)
    times = _times(lines[over]) if over is not None else ()
    if over is None or len(times) < _FEWEST_TIMES:
        return None, at
    body = list(takewhile(lambda line: not _ends(line, cues), lines[over + 1 : over + 1 + _MOST_LINES]))
    rows = [(line, _run(line, cues)) for line in body if not _is_torn(line, cues)]
    level = level_values([run for _, run in rows if run], len(times) - 2)
    named = name_apart([_parts(line, run) for line, run in rows], cues) if level else None
    if level is None or named is None:
        return None, at
    name, length = named
    cells = {Role.INDICATOR: name, Role.TARGET: level.target, Role.DEADLINE: times[-1]}
    cells |= {} if is_dash(level.baseline.text) else {Role.BASELINE: level.baseline}
    return found_kpi(cells), lines.index(rows[length - 1][0], over) + 1


def _ends(line: Line, cues: LayoutCues) -> bool:
    """Tell a line that is none of the box: another head, a page's number, a heading ２ 労働環境の改善."""
    number, *rest = line.words
    heads = is_number(number.text) and bool(rest) and not any(is_value(word.text, cues) for word in rest)
    return heads or _STOP.match(plain_of(line.text)) is not None


def _times(line: Line) -> tuple[Cell, ...]:
    """Give the years of a line that begins with them."""
    return tuple(takewhile(_is_time, line.words))


def _is_time(cell: Cell) -> bool:
    return is_year(cell.text) or _EVERY_YEAR.fullmatch(cell.text) is not None


def _run(line: Line, cues: LayoutCues) -> tuple[Cell, ...]:
    """Give the values of a line, which stand together."""
    words = line.words
    start = next((at for at, word in enumerate(words) if _is_value(word, cues)), len(words))
    return tuple(takewhile(lambda word: _is_value(word, cues), words[start:]))


def _is_value(word: Cell, cues: LayoutCues) -> bool:
    return is_value(word.text, cues) and not word.text.endswith("。") and not is_time_only(word.text)


def _is_torn(line: Line, cues: LayoutCues) -> bool:
    """Tell the rest of values that narrow cells have torn: キロ キロ キロ."""
    rests = {word.text for word in line.words}
    return (
        len(line.words) > 1
        and len(rests) == 1
        and all(len(rest) <= _LONGEST_REST and not is_value(rest, cues) for rest in rests)
    )


def _parts(line: Line, run: Sequence[Cell]) -> Parts:
    if not run:
        return Parts(either=line.words)
    at = line.words.index(run[0])
    return Parts(name=line.words[:at], reason=line.words[at + len(run) :])
