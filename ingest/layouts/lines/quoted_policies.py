"""What a sheet of a policy analysis quotes from speeches and plans of the cabinet: aims, but none of its own.

施策に関係する内閣の重要政策（施政方針演説等のうち主なもの）
  名称              年月日              関係部分
  渡し船再生戦略    令和４年６月７日    2028年度までに欠航を10件以下とする。

It stands farther in than the label, and goes on down to a line left empty, the foot of the page or the next label. A
narrow cell may cut the label in two, 施策に関係する内閣の / 重要政策, with the plan and its words beside.
"""

from collections.abc import Callable, Sequence
from functools import cache

from ingest.cue_table import cue_table
from ingest.layouts.analyses.words import ends_sheet
from ingest.layouts.cues import plain_of
from ingest.layouts.found import Findings
from ingest.layouts.pages import is_foot
from ingest.layouts.rows import Line

_OF_SHEETS = ("name", "base", "target", "yearly", "mark", "owner", "beside", "behind_quoted")
_MOST_LINES = 16


def leave_quoted(lines: Sequence[Line], is_heading: Callable[[Line], bool], findings: Findings) -> None:
    """Take the lines under such a label, so that no reader finds targets in them."""
    left, edge, torn = 0, 0, False
    for at, line in enumerate(lines):
        begins = line.cells[0].left if line.cells else 0
        if plain_of(line.text).startswith(_words("quoted")):
            left, edge = _MOST_LINES, begins
            continue
        rest, torn = torn, _is_torn(lines[at : at + 2])
        if torn or rest:
            findings.used.add(line.index)
            left, edge = _MOST_LINES, begins
            continue
        ends = begins <= edge or is_heading(line) or _ends(line)
        left = 0 if left and ends else max(0, left - 1)
        if left:
            findings.used.add(line.index)


def _is_torn(lines: Sequence[Line]) -> bool:
    """Tell such a label that a narrow cell has cut in two, with what is quoted beside both parts."""
    parted = all(len(line.cells) > 1 for line in lines)
    label = plain_of("".join(line.cells[0].text for line in lines)) if len(lines) > 1 and parted else ""
    return label in _words("quoted")


def _ends(line: Line) -> bool:
    return line.follows_blank or line.begins_page or is_foot(line) or ends_sheet(line) or _is_label(line)


def _is_label(line: Line) -> bool:
    """Tell a line that begins with a word of such sheets: 達成すべき目標, 測定指標, 備考."""
    return plain_of(line.text).startswith(_labels())


@cache
def _labels() -> tuple[str, ...]:
    return tuple(word for key in _OF_SHEETS for word in _words(key))


@cache
def _words(key: str) -> tuple[str, ...]:
    return tuple(cue_table()["analyses"][key])
