"""Whether the text over a list of changes says that they are aimed at, as ５年後の目標を掲げます does."""

import re
from dataclasses import dataclass

from ingest.layouts.rows import Line

AIM = re.compile(r"目標|指標|KPI|ＫＰＩ|(?:目指|めざ)す(?:値|数値|水準)")
_AIMED_VALUES = re.compile(r"(?:数値)?目標(?:値|数値)?(?:は|を|の(?:設定|一覧))|目標値|数値目標")
_AT_END = r"(?:値|一覧|表|状況|等|について|の?概要)?(?:[ 　]*[（(【：:].*)?$"
_COURSE = re.compile(rf"(?:推移|変化|経過|見込み?|予測|推計|見通し){_AT_END}")
_PAST = re.compile(
    rf"(?:実績|結果|進捗){_AT_END}|これまで|前回|前計画|達成状況|予算|料金|(?:推移|変化|変更|改定)(?:し|は)"
)
_FARTHEST = 12  # lines without a change
_NEAR = 6
_LONGEST_TITLE = 30


@dataclass(slots=True)
class Announcement:
    """Follows a text down its lines. `holds` where the last words of the kind were of what is aimed at.

    `of_a_course` where a title near above is of how something went, or will go by itself: 人口の推移.
    """

    holds: bool = False
    of_a_course: bool = False
    _since: int = 0

    def pass_by(self, line: Line) -> None:
        """Take in a line that states no change."""
        self._since += 1
        text = line.text.strip()
        course, aim = _COURSE.search(text) is not None, AIM.search(text) is not None
        past = course or _PAST.search(text) is not None
        if course and not aim and len(text) <= _LONGEST_TITLE:
            self.of_a_course, self._since = True, 0
        elif aim or self._since > _NEAR:
            self.of_a_course = False
        if past and not (_AIMED_VALUES.search(text) and "達成" not in text):
            self.holds = False
        elif aim:
            self.holds, self._since = True, 0
        elif self._since > _FARTHEST:
            self.holds = False

    def goes_on(self) -> None:
        """Take in a line that states a change: the list goes on."""
        self._since = 0
