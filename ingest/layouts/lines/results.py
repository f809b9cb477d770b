"""Changes that tell what came of a plan, and no target of it: those under titles such as 【主な成果】.

【これまでの主な成果】 / ・船便の利用者　5,120人（2014年）→6,480人（2019年）
◆各施策の状況（H20基準値→H24実績） / ・植えた木（1,200→1,350本）
"""

import re
from collections.abc import Sequence

from ingest.layouts.figures.values import ARROW, TIME
from ingest.layouts.found import Findings
from ingest.layouts.rows import Line

_OPENING = r"[【〔［\[〈＜<《■◆●○◎□◇▼(（]"
_CLOSING = r"[】〕］\]〉＞>》)）]"
_OF_RESULTS = (
    r"(?:(?:主な|おもな|これまでの|[^、。：:【】]{0,14}(?:取組|取り組み|事業|施策|計画|戦略|期間|年間)の?(?:主な|これまでの)?))+"
    r"(?:成果|実績|結果)(?:の例|例|の概要|概要|等)?(?:と(?:今後の)?課題)?"
)
_OF_A_COURSE = r"[^、。：:【】]{2,20}(?:の推移|の動向|(?:情勢|状況|環境)の変化)"
_TITLE = re.compile(rf"[ 　]*(?P<mark>{_OPENING})[ 　]*(?P<title>{_OF_RESULTS}|{_OF_A_COURSE})[ 　]*{_CLOSING}?[ 　]*")
_ALONE = re.compile(
    r"[ 　]*(?:主な|おもな|これまでの)+[^、。：:]{0,12}(?:成果|実績|取組結果)(?:と(?:今後の)?課題)?[ 　]*"
)
_NO_SIGN = "[^、。→⇒➡（()）]"
_ENDS_TOLD = re.compile(  # what the two ends of every change below are: （H20基準値→H24実績）
    rf"[ 　※＊]*[^、。→⇒➡（(]*[（(]?{_NO_SIGN}{{0,12}}(?:基準|当初|策定時|前回|実績|現状){_NO_SIGN}{{0,4}}"
    rf"{ARROW.pattern}{_NO_SIGN}{{0,12}}(?:実績|現状|現況|現在|直近|最新){_NO_SIGN}{{0,4}}[)）]?[ 　]*"
)
_FIGURE = re.compile(r"[0-9０-９]")
_HEADS_ABOVE = 2  # lines, perhaps heads of a table that has a column of such changes
_AIMS = re.compile(r"目標|指標|KPI|ＫＰＩ|めざす|目指す")
_LONGEST = 40  # characters of a title that ends such a list
_MOST_LINES = 60


def leave_results(lines: Sequence[Line], findings: Findings) -> None:
    """Take the changes under such titles, so that no reader finds targets in them."""
    mark: str | None = None
    left, told = 0, False
    for at, line in enumerate(lines):
        text = line.text.strip()
        if _opens(text) or _tells_ends(lines, at):
            told = told or not _opens(text)
            mark, left = text[:1] if _TITLE.fullmatch(text) else "", _MOST_LINES
        elif mark is not None and (left <= 0 or _ends(text, "" if told else mark)):
            mark, told = None, False
        elif mark is not None and _is_change(text, dated=not told):
            findings.used.add(line.index)
            left = _MOST_LINES if told else left
        left -= 1


def _opens(text: str) -> bool:
    short = len(text) <= _LONGEST and _AIMS.search(text) is None
    return short and (_TITLE.fullmatch(text) or _ALONE.fullmatch(text)) is not None


def _tells_ends(lines: Sequence[Line], at: int) -> bool:
    """Tell words of what both ends of the changes below are, outside a table that has a column of targets."""
    text = lines[at].text
    if not ARROW.search(text) or _AIMS.search(text) or _ENDS_TOLD.fullmatch(text) is None:
        return False
    return not any(_AIMS.search(line.text) for line in lines[max(0, at - _HEADS_ABOVE) : at])


def _ends(text: str, mark: str) -> bool:
    return len(text) <= _LONGEST and ((bool(mark) and text.startswith(mark)) or _AIMS.search(text) is not None)


def _is_change(text: str, *, dated: bool) -> bool:
    """Tell a change between two figures, or between two times: 5,120人（2014年）→6,480人（2019年）."""
    sides = ARROW.split(text)
    wanted = TIME if dated else _FIGURE
    return len(sides) > 1 and all(wanted.search(side) for side in (sides[0], sides[-1]))
