"""The name of an indicator above the labelled lines of its values, where no label announces it.

週１回以上運動をしている市民        ・窓の断熱改修を行った
の割合                                住宅の戸数
現状値                              基準値：41戸（令和５年度）

２                                  a bare number over the name
渡し舟で通う
児童の数
12人（R5） ▶ 20人
"""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from ingest.layouts.cards.numbers import is_numbered
from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.labelled import label_and_value
from ingest.layouts.figures.value_forms import ENDS_OPEN, LEFT_OPEN
from ingest.layouts.figures.values import is_aside, is_value, without_time
from ingest.layouts.found import indicator_name
from ingest.layouts.pages import Pages
from ingest.layouts.rows import Cell, Line, joined
from ingest.logic.plan_headings import plan_heading

LONGEST_NAME = 70
_HASHES = re.compile(r"#{1,6}[ 　]+")
_MOST_LINES = 3
_SHORTEST_ITEM = 5  # characters
_OF_VALUES = ("値", "平均", "達成率", "進捗率", "達成度", "評価")
_LONGEST_REST = 2  # characters
_FEWEST_WRAPPED = 2
WHOSE = re.compile(r"[ 　]*【[^【】]{1,8}】[ 　]*[^ 　【]")
_ROW_NUMBER = re.compile(r"[0-9０-９]{1,2}")
_COUNTED = re.compile(  # 市内の事業所数, 関係団体の数（市の調べ）, no 調査回数
    r"[^ 　：:]{3,}(?:[者所業品団体店件校戸社]数|の(?:数|割合|件数))(?:[（(][^（()）]*[)）])?"
)
_FOOTNOTE = re.compile(r"(?<=[数率額量合])[0-9０-９]{1,2}$")  # 釣り客の数2


def name_on(lines: Sequence[Line]) -> Cell:
    """Join the lines of a name, the marks of a heading and the number of a footnote off."""
    first = lines[0].whole
    marks = _HASHES.match(first.text)
    title = first.part(marks.end(), len(first.text)) if marks else first
    whole = joined((title, *(line.whole for line in lines[1:])))
    note = _FOOTNOTE.search(whole.text)
    return whole.part(0, note.start()) if note else whole


def _is_open(text: str) -> bool:
    return any(end.search(text) is not None for end in (ENDS_OPEN, LEFT_OPEN))


def _begins(text: str) -> bool:
    """Tell a line that begins a name, with its mark, ○舟の数, or in brackets whose it is: 【国交】舟の数."""
    return indicator_name(text) != text.strip() or WHOSE.match(text) is not None


def names_item(text: str, cues: LayoutCues) -> bool:
    """Tell the marked name of an indicator, ○合計特殊出生率, from the label of another value, ○合計値 or ○県の平均."""
    plain = indicator_name(text)
    long = len(plain) >= _SHORTEST_ITEM and not plain.startswith(cues.others)
    return plain != text.strip() and long and not plain.endswith(_OF_VALUES) and cues.ends_as_indicator(plain)


def is_title(lines: Sequence[Line]) -> bool:
    """Tell whether a name stands in a heading."""
    return len(lines) == 1 and _HASHES.match(lines[0].text) is not None


@dataclass(frozen=True, slots=True)
class Names:
    """The lines of a text in which names are looked for; `used` are those that are read already."""

    lines: Sequence[Line]
    cues: LayoutCues
    is_heading: Callable[[Line], bool]
    used: Collection[int]
    pages: Pages

    def above(self, index: int, *, item: bool = False) -> tuple[Line, ...]:
        """Find the lines above that name an indicator: one, or an item that was wrapped over two; empty without any.

        An `item` of a list is taken for a name whatever word it ends in.
        """
        title = self._title(index)
        if title is not None:
            return (title,)
        between = self._numbered(index) or self._between(index)
        if between:
            return between
        above = self._may_name(index, item=item)
        if above is None or _begins(above.text):
            return (above,) if above else ()
        first = self._may_name(index - 1, item=True)
        if first is not None and (is_aside(above.text.strip()) or _is_open(first.text.strip())):
            return (first, above)
        wrapped = first is not None and indicator_name(first.text) != first.text.strip()
        rest = len(above.text.strip()) <= _LONGEST_REST  # 率, of a name whose first line ends in a noun too: 岸の整備
        begun = wrapped and first is not None and (rest or not self.cues.ends_as_indicator(first.text))
        return (first, above) if begun and first is not None else (above,)

    def is_listed(self, index: int) -> bool:
        """Tell a name in a list of indicators: behind its mark, or first under the label of the list or a record of it.

        A blank line below such a name parts it from nothing.
        """
        name = self.lines[index].text.strip()
        bare_name = indicator_name(name)
        if not self.cues.ends_as_indicator(bare_name) or len(self.lines[index].cells) > 1:
            return False
        at = index - 1
        while at >= max(0, index - _MOST_LINES) and self._is_of_page(self.lines[at]):
            at -= 1
        return bare_name != name or (at >= 0 and self._lists(self.lines[at]))

    def _is_of_page(self, line: Line) -> bool:
        return line.index not in self.used and not self._lists(line) and self.pages.is_furniture(line)

    def _lists(self, line: Line) -> bool:
        """Tell the label over a list of indicators, 【数値目標】, or the end of a record of such a list."""
        label, value = label_and_value(line)
        labels = value is None and self.cues.role(without_time(label.text)) in (Role.INDICATOR, Role.TARGET)
        return line.index in self.used or labels

    def _title(self, index: int) -> Line | None:
        """Take the heading of a page that stands right over the first label: #### 観光消費額."""
        above = self.lines[index - 1] if index > 0 else None
        marks = _HASHES.match(above.text) if above is not None and above.index not in self.used else None
        if above is None or marks is None or len(above.text) > LONGEST_NAME:
            return None
        title = above.text[marks.end() :].strip()
        named = self.cues.role(title) in (None, Role.OTHER_VALUE) or self.cues.ends_as_indicator(title)  # 平均月給
        announces = not named or title.endswith(self.cues.general) or self.cues.is_money(title)
        return None if announces or plan_heading(title, self.cues) or is_value(title, self.cues) else above

    def _numbered(self, index: int) -> tuple[Line, ...]:
        """Take a name that begins behind its number, 指標３　舟で通う児童の, or below it, and goes on to a label."""
        begun = False  # with a mark of its own, below a title that the number is of: 2 / 港の再生 / ①舟の数
        for at in range(index - 1, max(-1, index - 1 - _MOST_LINES), -1):
            line = self.lines[at]
            if line.index in self.used or "。" in line.text:
                return ()
            if is_numbered(line.cells, self.cues):
                lines = tuple(self.lines[at:index])
                goes_on = self.cues.ends_as_indicator(joined(line.whole for line in lines).text)
                return lines if len(lines) > 1 and goes_on else ()
            bare_number = _ROW_NUMBER.fullmatch(line.text.strip()) is not None and at + 1 < index
            if bare_number and not (begun or self.pages.is_number(line)):
                lines = tuple(self.lines[at + 1 : index])
                return lines if self.cues.ends_as_indicator(joined(one.whole for one in lines).text) else ()
            begun = begun or indicator_name(line.text) != line.text.strip()
            other = not _is_open(line.text.strip()) and self.cues.role(without_time(line.text)) is not None
            if line.follows_blank or other or len(line.cells) > 1 or is_value(line.text, self.cues):
                return ()
        return ()

    def _between(self, index: int) -> tuple[Line, ...]:
        """Take all lines between a heading, or the record before, and the first label: a name wrapped over them."""
        at = index - 1
        while at >= 0 and index - at <= _MOST_LINES and self._may_name(at + 1, item=True) is not None:
            at -= 1
        lines = tuple(self.lines[at + 1 : index])
        bounded = at >= 0 and (self.lines[at].index in self.used or self.is_heading(self.lines[at]))
        begun = any(_begins(line.text) for line in lines[1:])
        if not bounded or len(lines) < _FEWEST_WRAPPED or begun or any(len(line.cells) > 1 for line in lines):
            return ()
        return lines if self.cues.ends_as_indicator(joined(line.whole for line in lines).text) else ()

    def _may_name(self, index: int, *, item: bool) -> Line | None:
        """Take the line above one where it may name an indicator: short, no sentence, no label of another value."""
        above = self.lines[index - 1] if index > 0 else None
        if above is None or above.index in self.used:
            return None
        if self.lines[index].follows_blank and not self.is_listed(index - 1):
            return None
        text = _FOOTNOTE.sub("", above.text.strip())
        label, _ = label_and_value(above)
        last = above.cells[-1].text if len(above.cells) > 1 else ""
        within = last.count("）") > last.count("（")  # 岸（約  27km）の整備率
        valued = is_value(indicator_name(text), self.cues) or (is_value(last, self.cues) and not within)
        closes = text.count("）") > text.count("（")  # した割合の平均） is the end of a name
        role = self.cues.role(without_time(label.text))
        marked = indicator_name(text) != text
        numbered = marked and role is Role.OTHER_VALUE and (item or names_item(text, self.cues))  # ⑧ 体力合計点
        counted = role is Role.OTHER_TEXT and _COUNTED.fullmatch(text) is not None
        foreign = (role is not None and not (closes or numbered or counted or _is_open(text))) or valued
        long = len(text) > LONGEST_NAME or "。" in text or self.cues.is_money(text)
        named = self.cues.ends_as_indicator(text) or (item and indicator_name(text) != text)
        return None if foreign or long or (self.is_heading(above) and not named) else above
