"""Heads of review sheets that narrow columns have torn, and what stands at the side of a block.

４年度                                          over 活動見
２年 ３年                                       over 度 度
活動指標 単位 元年度 活動見
活動指標及び活動実 度 度
込
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.layouts.boxes.sides import LEVEL
from ingest.layouts.cues import plain_of
from ingest.layouts.figures.values import TIME
from ingest.layouts.rows import Cell, Line, joined

REST_OF_HEAD = re.compile(  # above and under it
    rf"{TIME.pattern}|[令和平成]{{0,2}}[0-9０-９]{{0,2}}年?度?末?|[活動見込（）]{{1,5}}|[-－―]"
    r"|(?:[0-9０-９]{1,2}|元)年度?[活動見込]{0,4}|度?[活動見込]{1,4}|目標最?|最?終?年度|最終|中間目?|標"
)
_LONG_SIDE = r"(?:成果|活動)(?:目標|指標)及(?:び(?:(?:成果|活動)実?績?)?)?(?:[（(][^（）()]{0,8}[)）]?)?"
_SIDE = re.compile(  # at the left of the goal, whole or torn: （短期アウトカム）, （アウトカ / ム）, 成果目標及
    rf"{LEVEL.pattern}|[（(]?(?:短期|中期|長期|初期|最終)?(?:アウトカム?|アウトプッ?ト?|プット|ット|カム|ム|ト)[)）]?"
    rf"|{_LONG_SIDE}|び?(?:成果|活動)?実?績"
)
_SIDES = tuple(
    plain_of(f"{of}{sort}及び{of}実績（{level}）")
    for of, level in (("成果", "アウトカム"), ("活動", "アウトプット"))
    for sort in ("目標", "指標")
)
YEAR = re.compile(rf"{TIME.pattern}|(?<![0-9０-９])[0-9０-９]{{1,2}}[ 　]?年度")
_COMPARED = re.compile(r"対?比|に比|水準|[をの]基準")  # behind a year that a goal is set against
_SHORTEST_PART = 4
_TORN_YEAR = re.compile(r"(?P<year>(?P<number>[0-9０-９]{1,2}|元)年(?P<whole>度?))[活動見込]{0,4}")
_LAST = re.compile(r"目標(?:最終)?年度|最終目標(?:年度)?")
_MOST_AROUND = 4  # lines over the heads
_FIRST_OF_ERA = 1


def is_side(cell: Cell) -> bool:
    """Tell what is printed at the left of a block, 成果目標及び成果実績（アウトカム）, or a part of it."""
    plain = plain_of(cell.text)
    return _SIDE.fullmatch(cell.text) is not None or (
        len(plain) >= _SHORTEST_PART and any(plain in side for side in _SIDES)
    )


def over_heads(lines: Sequence[Line], at: int) -> Sequence[Line]:
    """List the lines right over a head that hold nothing but parts of heads."""
    top = at
    while top and at - top < _MOST_AROUND and all(REST_OF_HEAD.fullmatch(word.text) for word in lines[top - 1].words):
        top -= 1
    return lines[top:at]


def years_in_order(lines: Sequence[Line]) -> list[Cell]:
    """Put together the years of some heads, earliest first, as their columns stand; nothing where one comes twice."""
    found: dict[int, Cell] = {}
    for at, line in enumerate(lines):
        for word in line.words:
            match = _TORN_YEAR.fullmatch(word.text)
            if match is None:
                continue
            number = _FIRST_OF_ERA if match["number"] == "元" else int(match["number"])
            if number in found:
                return []
            year = word.part(*match.span("year"))
            rest = None if match["whole"] else _rest(year, lines[at + 1 :])
            found[number] = joined((year, rest)) if rest else year
    return [found[number] for number in sorted(found)]


def years_of(lines: Sequence[Line]) -> list[Cell]:
    """List the years of the heads, with the one that the end of the line has torn: 目標最終年度令 over 和9年度."""
    printed = [line.part(0, len(line.text)) for line in lines if not line.text.strip().isdecimal()]  # a page's number
    text = "".join(cell.text for cell in printed)
    origins = [at for cell in printed for at in cell.origins]
    own = (match for match in YEAR.finditer(text) if _COMPARED.match(text, match.end()) is None)
    return [Cell(match[0], tuple(origins[match.start() : match.end()])) for match in own]


def year_behind_last(lines: Sequence[Line]) -> Cell | None:
    """Find what stands on a line behind the last head, 目標最終年度: a year, 毎年度, or no year, -年度."""
    beside = ((head, last) for line in lines for head, last in pairwise(line.words))
    return next((last for head, last in beside if _LAST.fullmatch(head.text)), None)


def _rest(year: Cell, lines: Sequence[Line]) -> Cell | None:
    """Find the 度 that was torn off a year: the nearest on the first line below with any."""
    for line in lines:
        rests = [word.part(0, 1) for word in line.words if re.fullmatch(r"度[活動見込]{0,4}", word.text)]
        if rests:
            return min(rests, key=lambda rest: abs(rest.left - year.left))
    return None
