"""The name of a programme at the head of its review sheet, also where a page has lost its gaps.

藻場の再生による漁場環境                    a name of two lines, with its label beside their middle
事業名 担当部局庁 沿岸資源局
保全対策
"""

import re
from collections.abc import Sequence

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_number, is_value, time_in
from ingest.layouts.rows import Cell, Line, Separator, joined

_LABEL = "事業名"
_NUMBERED = re.compile(r".{0,6}(?:番号|コード|No[.．]?)")  # 施策番号 3-2 before 施策名
_CODE = re.compile(r"[0-9０-９]{4}")  # 施策番号 1203
_OFFICE = re.compile(r"(?:主?担当|所管|主管)(?:部局|部署|課室?|部課?|室)庁?名?|作成責任者")
_PROGRAMME = re.compile(r".{4,}(?:事業|施策|取組)費?")
_OF_GOALS = re.compile(r"(?:施策|政策)目標[ 　]?個票")
_GOAL = re.compile(r"(?:施策|政策)目標")
_SHORTEST_GOAL, _LONGEST_GOAL = 6, 60
_SHORTEST_PART = 2
_HALVES = 2
_NUMBER_AND_LABEL = 2  # words


def is_programme(text: str, cues: LayoutCues) -> bool:
    """Tell the name of a programme, 里山再生事業, from the head of a column that ends alike, 主な事業."""
    return cues.role(text) is Role.OTHER_TEXT and _PROGRAMME.fullmatch(text) is not None


def before_offices(line: Line, above: Line | None, below: Line, cues: LayoutCues) -> Cell | None:
    """Read what stands between 事業名 and 担当部局庁, on this line or, where nothing does, over and under it."""
    words = _from_label(line, cues) if line.separator is Separator.NONE else ()
    if 1 < len(words) < len(line.words) and all(cues.role(word.text) is None for word in words[1:]):
        return joined(words[1:]) if _may_be_name(joined(words[1:]).text, cues) else None  # behind its number
    office = next((at for at, word in enumerate(words) if _OFFICE.fullmatch(word.text)), None)
    if office is None or office == len(words) - 1:
        return None
    if office > 1:
        name = joined(words[1:office])
        return name if _may_be_name(name.text, cues) else None
    if words[0].text != _LABEL:
        return None
    parts = [part for part in (above, below) if part is not None and _is_part(part, cues)]
    whole = joined(part.words[0] for part in parts) if len(parts) == _HALVES else None
    return whole if whole is not None and _may_be_name(whole.text, cues) else None


def behind_number(cells: Sequence[Cell]) -> Sequence[Cell]:
    """Leave out the number of a sheet with its label, 施策番号 3-2, before the label of its name."""
    if len(cells) <= _NUMBER_AND_LABEL or not _NUMBERED.fullmatch(cells[0].text):
        return cells
    numbered = is_number(cells[1].text) or _CODE.fullmatch(cells[1].text) is not None
    return cells[_NUMBER_AND_LABEL:] if numbered else cells


def has_office(line: Line) -> bool:
    """Tell a field of the head of a sheet, 政策 ２ 港の再生 主管課 港湾課, from a heading."""
    return any(_OFFICE.fullmatch(word.text) for word in line.words[1:-1])


def _from_label(line: Line, cues: LayoutCues) -> tuple[Cell, ...]:
    """Take the words of a line from the label of a name on."""
    named = any(label in line.text for label in cues.named)
    words = tuple(behind_number(line.words)) if named else ()
    return words if words and words[0].text in cues.named else ()


def evaluates(lines: Sequence[Line]) -> bool:
    """Tell a text of sheets that each evaluate one goal: 施策目標個票."""
    return any(_OF_GOALS.search(line.text) for line in lines)


def goal_of_sheet(line: Line, below: Line, cues: LayoutCues) -> Cell | None:
    """Read the goal that such a sheet evaluates, beside its label or under it."""
    label, name, *_ = [*(cell for cell in line.cells if cell.text), Cell(""), Cell("")]
    if _GOAL.fullmatch(label.text) is None:
        return None
    goal = name if name.text else joined(below.words) if len(below.words) == 1 else name
    named = _SHORTEST_GOAL <= len(goal.text) <= _LONGEST_GOAL and cues.role(goal.text) is None
    return goal if named and _may_be_name(goal.text, cues) else None


def _is_part(line: Line, cues: LayoutCues) -> bool:
    """Tell a line of one word that may be half of a name."""
    words = line.words
    plain = len(words) == 1 and len(words[0].text) >= _SHORTEST_PART
    return plain and cues.role(words[0].text) in (None, Role.OTHER_TEXT)


def _may_be_name(text: str, cues: LayoutCues) -> bool:
    return "。" not in text and time_in(text) is None and not is_value(text, cues)
