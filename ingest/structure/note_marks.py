"""Marks of notes that would be taken for a part of a figure or of a name.

創業件数（累計）  6件 ※1  15件      is  6件  and  15件
※1 令和元年度から令和５年度までの累計値

藻場の保全に取り組む団体2の数を、     is  団体の数
2 年に２回以上活動するものをいう。

60％（2029年度）3 【現状値：41％】     is  60％（2029年度）【現状値：41％】
3 船を持つ世帯に限る。
"""

import re
from collections.abc import Iterator
from itertools import chain

_D = "0-9０-９"
_MARK = re.compile(rf"(?<=[^\s※])[ 　](?P<mark>[※＊*][{_D}]{{1,2}})(?=[ 　]?(?:\S|$))", re.MULTILINE)
_NOTE = re.compile(rf"^[ \t　]*[（(]?(?P<mark>[※＊*][{_D}]{{1,2}})(?![{_D}])", re.MULTILINE)
_WITHIN = 6_000  # characters from a mark to its note, some pages
_WORD = "\u30a1-\u30fc\u3400-\u9fff々）」』"
_IN_WORDS = re.compile(  # what a number may be of, 第2, 令和2, 約2, goes before none
    rf"(?<=[{_WORD}])(?<![第約各計標策針章節項表図等])(?<![令昭]和)(?<!平成)(?P<mark>[{_D}]{{1,2}}(?=[をはがにへで、（(「])|[{_D}](?=の))"
)
_BEHIND_YEAR = re.compile(  # of a value; a bare figure behind another bracket may be one itself
    rf"[{_D}][ 　]?[^\s{_D}（）()]{{1,8}}[（(][^\s（）()]{{0,6}}[ 　]?[{_D}元]{{1,4}}[ 　]?年度?(?:末|まで)?[)）]"
    rf"(?P<mark>[{_D}]{{1,2}})(?=[ 　]*(?:[【〔［\[]|$))",
    re.MULTILINE,
)
_AT_FOOT = re.compile(
    rf"^[ \t　]*(?P<mark>[{_D}]{{1,2}})(?:[ \t　]+|(?=[^{_D}\s.．、)）]))[^\n]*"
    rf"(?:\n(?![ \t　]*[{_D}])[^\n]*){{0,2}}?。[ \t　]*$",
    re.MULTILINE,
)
_TO_FOOT = 3_000  # characters from a mark to the foot of its page


def note_marks(source: str) -> Iterator[tuple[int, int]]:
    """Find such marks of which a note stands below, with the space before each, as source spans."""
    yield from _marks_in_words(source)
    notes = [(match["mark"], match.start()) for match in _NOTE.finditer(source)]
    for match in _MARK.finditer(source) if notes else ():
        if any(mark == match["mark"] and 0 < at - match.end() < _WITHIN for mark, at in notes):
            yield match.span()


def _marks_in_words(source: str) -> Iterator[tuple[int, int]]:
    notes = [(match["mark"], match.start()) for match in _AT_FOOT.finditer(source)]
    for match in chain(_IN_WORDS.finditer(source), _BEHIND_YEAR.finditer(source)) if notes else ():
        if any(mark == match["mark"] and 0 < at - match.end() < _TO_FOOT for mark, at in notes):
            yield match.span("mark")
