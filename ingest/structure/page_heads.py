"""Heads of pages that are told by their numbers: a title, the same again and again, beside numbers that count up.

瀬戸のまち観光ビジョン2035   28        P28   瀬戸のまち観光ビジョン2035        28
                                                                               第５章 取組と目標

They cut tables and sentences in two wherever a page happened to end.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

_D = "0-9０-９"
_SPACE = re.compile(r"[\s　]+")
_CHAPTER = r"第[ 　]?[0-9０-９一二三四五六七八九十]{1,2}[ 　]?[部編章節][ 　]+[^。、：:\t|｜]{2,40}"
_PLAN = (
    r"[^。、：:\t|｜]{2,40}(?:計画|戦略|プラン|ビジョン|大綱|方針|構想|報告書)[0-9０-９]{0,4}"
    r"(?:[ 　]*[（(【〔][^。]{1,12}[)）】〕]|[ 　]*[^。、 　|｜]{0,8}(?:編|計画|戦略|年度|版))?"
)
TITLE = re.compile(rf"(?:{_PLAN}|{_CHAPTER})(?:[ 　]*[|｜／/・][ 　]*(?:{_CHAPTER}))?")
_NUMBER = rf"[{_D}]{{1,3}}"
_BEFORE, _AFTER = r"(?:[pPｐＰ][.．]?[ 　]?)?", r"(?:[ 　]?(?:頁|ページ))?"
_BESIDE = re.compile(
    rf"(?:{_BEFORE}(?P<before>{_NUMBER}){_AFTER}[ 　]+)?(?P<title>\S.*?)"
    rf"(?:[ 　]+{_BEFORE}(?P<after>{_NUMBER}){_AFTER})?"
)
_ALONE = re.compile(rf"[-－–—―‐]?[ 　]*{_BEFORE}(?P<number>{_NUMBER}){_AFTER}[ 　]*[-－–—―‐]?")
_BARE = re.compile(_NUMBER)  # in dashes it is known for a page number everywhere
_BEGINS = re.compile(  # a heading, an item, a caption, a note: what stands before does not go on
    rf"第|[（(]?[{_D}]{{1,2}}(?:[)）、 　]|[.．](?![{_D}]))|[【〔［\[〈＜<《■□◆◇●○◎・※＊#|｜①-⑳Ⅰ-Ⅻ図表]|資料|基本|施策"
    rf"|(?:政策|目標|戦略|方針|方向性?|柱|分野|取組|重点|テーマ|プロジェクト)[ 　]?[{_D}一二三四五Ⅰ-Ⅻ]{{1,2}}"
    rf"(?![{_D}年人件])"
)
_VALUE = re.compile(rf"[^{_D}。、]{{0,6}}[{_D}][{_D},.，．]*[^{_D}。、\s\-－–—―‐]{{1,8}}")  # 70％, no number of a page
_NEAR = 2  # lines with words between a title and the number of its page
_PAGE, _SHORT_PAGE = 10, 3  # lines that a page has at the least; of whole paragraphs it has few
_FEWEST, _ENOUGH = 2, 3  # times that a title of the cover, or any other, is printed again
_COVER = 15  # lines

_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Head:
    """The head of a page: its title, the number beside it and where both stand."""

    title: str
    number: int
    line: int
    spans: tuple[_Span, ...]
    whole: bool  # whether title and number stand on one line


def page_heads(source: str) -> list[_Span]:
    """Find the heads of pages, as source spans; a title that stands nowhere else is left where it stands first."""
    lines = [(at, span) for at, span in enumerate(_lines(source)) if source[slice(*span)].strip()]
    groups: dict[str, list[_Head]] = {}
    for place in range(len(lines)):
        head = _head(source, lines, place)
        if head is not None:
            groups.setdefault(head.title, []).append(head)
    cover = {_SPACE.sub("", source[slice(*span)]): at for at, span in reversed(lines[:_COVER])}
    found = (span for heads in groups.values() if _count_up(heads, cover) for span in _spans(heads, cover))
    return [_with_breaks(source, span) for span in found]


def _lines(source: str) -> Iterator[_Span]:
    return (match.span() for match in re.finditer(r"[^\n\f]*(?=[\n\f]|$)", source))


def _head(source: str, lines: Sequence[tuple[int, _Span]], place: int) -> _Head | None:
    """Read a line as the head of a page, with the number on it or on the nearest line."""
    at, span = lines[place]
    match = _BESIDE.fullmatch(source[slice(*span)].strip())
    if match is None or not TITLE.fullmatch(match["title"]):
        return None
    title, own = _SPACE.sub("", match["title"]), match["before"] or match["after"]
    if own is not None:
        return _Head(title, int(own), at, (span,), whole=True)
    near = (place + step * side for step in range(1, _NEAR + 1) for side in (-1, 1))
    for other in near:
        number = _ALONE.fullmatch(source[slice(*lines[other][1])].strip()) if 0 <= other < len(lines) else None
        if number is not None:
            bare = _BARE.fullmatch(number[0]) is not None
            return _Head(title, int(number["number"]), at, (span, lines[other][1])[: 1 + bare], whole=False)
    return None


def _count_up(heads: Sequence[_Head], cover: Mapping[str, int]) -> bool:
    """Tell the pages of a text, the numbers of which only grow, from figures behind a name in a table."""
    sure = heads[0].title in cover or not heads[0].whole
    fewest, page = (_FEWEST, _SHORT_PAGE) if sure else (_ENOUGH, _PAGE)
    grow = all(a.number < b.number and b.line - a.line >= page for a, b in pairwise(heads))
    return grow and len(heads) >= fewest


def _with_breaks(source: str, span: _Span) -> _Span:
    """Take the empty lines around too, where what stands before goes on below: a sentence, a table, a name."""
    start, end = span
    before, after = source[:start].rstrip(), source[end:].lstrip()
    if not before or not after or before.endswith("。") or _BEGINS.match(after) or _ends_cell(before):
        return span
    begin = source.rindex("\n", 0, len(source) - len(after)) + 1
    return source.index("\n", len(before)) + 1, begin


def _ends_cell(before: str) -> bool:
    """Tell a value that is a paragraph of its own: the next cell begins behind it, where every cell is one."""
    end = max(before.rfind("\n"), 0)
    above = before[before.rfind("\n", 0, end) + 1 : end]
    return not above.strip() and _VALUE.fullmatch(before[end:].strip()) is not None


def _spans(heads: Sequence[_Head], cover: Mapping[str, int]) -> Iterator[_Span]:
    for place, head in enumerate(heads):
        stood = cover.get(head.title, head.line) < head.line
        yield from head.spans if place or head.whole or stood else ()
