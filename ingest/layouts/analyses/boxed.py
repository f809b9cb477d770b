"""Boxes of analysis sheets whose gaps have closed up: a line of aims, baseline and target, a line of results.

    １ 柵で囲った田畑の延                    囲う長さの目安は
    210km 240km 270km                        電気柵の延長 210km 240km 270km 山に
    長                                       188km 300km 接する田畑である。
    188km 300km                              197km －
    197km 232km

The name stands before them, wrapped, or over the heads; reasons may stand behind them.
"""

from collections.abc import Sequence
from itertools import takewhile

from ingest.layouts.analyses.box_heads import BoxHeads, heads_at
from ingest.layouts.analyses.box_levels import Level, is_sound, values_around, values_at_left
from ingest.layouts.analyses.box_names import name_of, name_over
from ingest.layouts.analyses.box_rows import BoxRow, rows_below
from ingest.layouts.analyses.yearly_rows import torn_row
from ingest.layouts.analyses.years_below import MOST_BELOW, read_years_below
from ingest.layouts.boxes.aims_in_words import LISTED, ends_listed_heads, is_head_of_words, read_in_words, read_listed
from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import is_dash
from ingest.layouts.found import Findings, FoundKpi, found_kpi
from ingest.layouts.rows import Cell, Line

_DATED = 2  # the baseline and the target


def read_boxed(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such box, and rows that have their years below them; the lines of each are marked as used."""
    for at, line in enumerate(lines):
        if line.index in findings.used or "目標" not in line.text:
            continue
        heads = heads_at(lines, at) if "基準値" in line.text else None
        if heads is not None and heads.due is None:
            read_years_below(lines[at : at + MOST_BELOW], heads.end - at, len(heads.years), cues, findings)
            continue
        if heads is not None and heads.due is not None:
            kpi, start, end = _box(lines, at, heads, heads.due, cues)
        elif "指標" in line.text and is_head_of_words(plain_of(line.text)):
            (kpi, end), start = read_in_words(lines, at, cues), at
        elif ends_listed_heads(lines, at):
            (kpi, end), start = read_listed(lines, at), at + 1 - LISTED
        else:
            continue
        if kpi is not None:
            findings.kpis.append(kpi)
            findings.used.update(used.index for used in (*lines[start:end], *torn_row(lines, end, cues)))


def _box(
    lines: Sequence[Line], at: int, heads: BoxHeads, due: Cell, cues: LayoutCues
) -> tuple[FoundKpi | None, int, int]:
    """Read what stands below the heads; give it with the lines from the first to the one behind the last."""
    rows = rows_below(lines[heads.end : heads.end + MOST_BELOW], heads, cues)
    over = name_over(lines, at, cues) if rows and rows[0].is_bare and not heads.named else None
    if over is not None:
        rows = list(takewhile(lambda row: row.is_bare, rows))
    level = _level(rows, heads, due)
    named = over or (name_of(heads.named, rows, cues, has_reasons=heads.has_reasons) if level else None)
    if level is None or named is None:
        return None, at, at
    cells = {Role.INDICATOR: named.name, Role.TARGET: level.target, Role.DEADLINE: due}
    cells |= {} if is_dash(level.baseline.text) else {Role.BASELINE: level.baseline}
    last = rows[len(rows) - named.dropped - 1]
    return found_kpi(cells), at - named.lines_over, heads.end + last.place + 1


def _level(rows: Sequence[BoxRow], heads: BoxHeads, due: Cell) -> Level | None:
    """Find the baseline and the target among the values of the rows."""
    runs, count = [row.values for row in rows if row.values], len(heads.years)
    if not heads.is_around:
        return values_at_left(runs, heads.years, due)
    lengths = [len(run) for run in runs]
    is_whole = lengths[:1] == [count + _DATED] and all(length <= count for length in lengths[1:_DATED])
    among_aims = lengths == [count + 1] * _DATED and any(row.is_aimed for row in rows)  # the target is the last aim
    whole = Level(runs[0][0], runs[-1 if among_aims else 0][-1]) if is_whole or among_aims else None
    return whole if whole is not None and is_sound(whole) else values_around(runs, count)
