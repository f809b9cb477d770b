"""Changes that tell what came of a plan, and no target of it: those under titles such as 【主な成果】.

【これまでの主な成果】 / ・船便の利用者　5,120人（2014年）→6,480人（2019年）
"""

import re
from collections.abc import Sequence

from ingest.layouts.found import Findings
from ingest.layouts.rows import Line
from ingest.layouts.values import ARROW, TIME

_OPENING = r"[【〔［\[〈＜<《■◆●○◎□◇▼(（]"
_CLOSING = r"[】〕］\]〉＞>》)）]"
_OF_RESULTS = (
    r"(?:(?:主な|おもな|これまでの|[^、。：:【】]{0,14}(?:取組|取り組み|事業|施策|計画|戦略|期間|年間)の?(?:主な|これまでの)?))+"
    r"(?:成果|実績|結果)(?:の例|例|の概要|概要|等)?(?:と(?:今後の)?課題)?"
)
_TITLE = re.compile(rf"[ 　]*(?P<mark>{_OPENING})[ 　]*(?P<title>{_OF_RESULTS})[ 　]*{_CLOSING}?[ 　]*")
_ALONE = re.compile(
    r"[ 　]*(?:主な|おもな|これまでの)+[^、。：:]{0,12}(?:成果|実績|取組結果)(?:と(?:今後の)?課題)?[ 　]*"
)
_AIMS = re.compile(r"目標|指標|KPI|ＫＰＩ|めざす|目指す")
_LONGEST = 40  # characters of a title that ends such a list
_MOST_LINES = 60


def leave_results(lines: Sequence[Line], findings: Findings) -> None:
    """Take the dated changes under such titles, so that no reader finds targets in them."""
    mark: str | None = None
    left = 0
    for line in lines:
        text = line.text.strip()
        title = (_TITLE.fullmatch(text) or _ALONE.fullmatch(text)) if len(text) <= _LONGEST else None
        if title is not None:
            mark, left = text[0] if title.re is _TITLE else "", _MOST_LINES
        elif mark is not None and (left <= 0 or _ends(text, mark)):
            mark = None
        elif mark is not None and _is_change(text):
            findings.used.add(line.index)
        left -= 1


def _ends(text: str, mark: str) -> bool:
    return len(text) <= _LONGEST and ((bool(mark) and text.startswith(mark)) or _AIMS.search(text) is not None)


def _is_change(text: str) -> bool:
    """Tell a change between two times: 5,120人（2014年）→6,480人（2019年）."""
    sides = ARROW.split(text)
    return len(sides) > 1 and all(TIME.search(side) for side in (sides[0], sides[-1]))
