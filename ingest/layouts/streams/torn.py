"""Cells torn in the middle of a parenthesis or a year, by a line or a space: 目標値（令和10 / 年度）, 現状値 (R 6)."""

import re
from collections.abc import Sequence

from ingest.layouts.cues import LayoutCues, plain_of
from ingest.layouts.figures.values import is_time_only
from ingest.layouts.rows import Cell

_OPEN = re.compile(r"[（(][^（）()]{0,12}$")
_OPEN_REMARK = re.compile(r"[^（()）][（(][^（()）0-9０-９]{0,8}$")  # 現状値（計画 / 開始時点）
_CLOSES_REMARK = re.compile(r"[^（()）0-9０-９]{1,8}[)）]")
_OPEN_TIME = re.compile(r"[（(][^（）()]*(?:[（(][^（）()]*[)）]?[^（）()]*)?$")
_CLOSES = re.compile(r"[^（）()]{0,8}(?:[)）][^（）()]{0,4})?[)）]")
_YEAR = re.compile(r"(?:令和|平成|[RHＲＨ]|20|２０)[ 　]?(?:[0-9０-９]|元)")
_REST_OF_YEAR = re.compile(r"年度?|度")
_BARE_YEAR = re.compile(r"20[0-9]{2}|２０[０-９]{2}")
_MOST = 32
_MOST_OF_TIME = 3  # words: 令和 12 年度
_ERA = re.compile(r"令和|平成|昭和|[RHSＲＨＳ]|(?:令和|平成|[RHＲＨ])[ 　]?[0-9０-９元]{1,2}")
_CLOSED_NEXT = re.compile(r"[^（(）)]*[)）]")
_BOUND = re.compile(  # 円以下, 人以上を維持
    r"(?:以上|以下|以内|未満|超|程度)?を(?:維持|確保|保つ|超える)$|(?:以上|以下|以内|未満|超|程度)$"
)
_BOUND_ALONE = re.compile(r"(?:以上|以下|以内|未満|超|程度)(?:[（(][^（）()]*[)）])?")
_FIGURE_AT_END = re.compile(r"[0-9０-９][^0-9０-９（）() 　]{0,6}$")
_REMARK = re.compile(r"\([^()]*\)$")
_MULTIPLE = re.compile(r"^(?:[百千十]?万|千|百|億|兆)")
_COUNTED_WORD = re.compile(  # 人口 10 万人当たり医師数 is one name
    r"(?:[百千]?万|千|億)?(?P<unit>[^0-9０-９、。（(/／]{1,3}?)"
    r"(?:(?P<bound>当たり|あたり|につき|(?:以上|以下|以内|未満)の)|を|に|の).{2,}"
)
_OF_AGE = re.compile(r"歳(?![入出計末暮])")  # 20 歳以上の喫煙率, but no 歳入
_BOUND_NEXT = re.compile(r"(?P<unit>[^0-9０-９、。（(/／]{1,3}?)(?:以上|以下|未満|当たり|あたり).+")
_INCREMENT = "増加分"
_SPAN = re.compile(r"年間の?(?:累計|平均|合計|延べ)で?")  # 5 年間累計 41 人
_FIGURE = re.compile(r"[△▲+＋\-−－±約年]?[0-9０-９][0-9０-９,.，．]*")
_VALUE = re.compile(  # 3,850 万円（令和5 年度）, 1 億 6,000 万円
    rf"{_FIGURE.pattern}(?: ?[兆億万千] ?[0-9,]*)* ?(?P<unit>[^0-9０-９ （(]{{1,9}})(?: ?[（(][^（）()]*[)）])?"
)
_LESS = r"[0-9０-９][0-9０-９,，]{0,4}(?:[.．][0-9０-９]+)?"  # of the next multiple
_SUMMED = re.compile(  # 1 兆 9,240 億円（R3）, 3 億 2,500 万 4 千円
    rf"{_FIGURE.pattern} ?(?:兆(?= [^ ]+ ?[億万])|億(?= [^ ]+ ?[万千])|万(?= [^ ]+ ?千))"
    rf"(?: {_LESS} ?[億万千](?![百十]))+[^0-9０-９ （(]{{0,9}}(?:[（(][^（）()]*[)）])?"
)
_ALL = re.compile(r"全 [0-9０-９]{1,5} (?P<done>[^\s0-9０-９ぁ-ん、。（）()]{1,10})")
_MOST_SUMMED = 8  # words
_BEGINS_FIGURE, _MULTIPLE_IN = re.compile(r"[△▲+＋\-－−±約]?[0-9０-９]"), re.compile(r"[億万千]")


def goes_on(above: Cell, below: Cell) -> bool:
    """Tell whether a cell ends on the next line: its parenthesis, with a year in it or words, or its year."""
    whole = above.text + below.text
    if len(whole) > _MOST:
        return False
    if _OPEN_REMARK.search(above.text) is not None and _CLOSES_REMARK.fullmatch(below.text) is not None:
        return True
    opened = _OPEN_TIME.search(above.text)
    if opened is not None and _YEAR.search(whole[opened.start() :]) and _CLOSES.fullmatch(below.text):
        return True
    if _REST_OF_YEAR.fullmatch(below.text) is None or not is_time_only(whole):
        return False
    return is_time_only(above.text) or _BARE_YEAR.fullmatch(above.text) is not None


def is_bound_of(above: Cell, below: Cell) -> bool:
    """Tell whether a cell is nothing but the bound of the figure above it: △15％ / 以上."""
    return _BOUND_ALONE.fullmatch(below.text) is not None and _FIGURE_AT_END.search(above.text) is not None


def with_space(words: Sequence[Cell], cues: LayoutCues) -> list[Cell]:
    """Join words up to the end of a parenthesis that opens in them, the words of a time, a figure and its unit.

    現状値 (R 6), 令和 12 年度, 142 人; a figure is joined to its unit only on a line of nothing but such pairs.
    """
    if _are_one_value(words, cues) or _is_all(words, cues):
        return [_spaced(words)]
    closed = _closed(words)
    pairs = _are_pairs(closed, cues)
    whole: list[Cell] = []
    for at, word in enumerate(closed):
        named = _is_within_name(closed, at, cues) or (at == 1 and _begins_with_figure(closed, cues))
        within = at % 2 == 1 if pairs else named
        whole.append(_spaced((whole.pop(), word)) if whole and within else word)
    return _with_whole_times(whole)


def _closed(words: Sequence[Cell]) -> list[Cell]:
    """Join words up to the end of a parenthesis that opens in them."""
    closed: list[Cell] = []
    for at, word in enumerate(words):
        inside = bool(closed) and _OPEN.search(closed[-1].text) is not None and _may_close(words[at:])
        closed.append(_spaced((closed.pop(), word)) if inside else word)
    return closed


def _is_within_name(words: Sequence[Cell], at: int, cues: LayoutCues) -> bool:
    """Tell a figure, or the word after it, that typesetting set apart within a name: 人口 10 万人当たり医師数."""
    return any(
        0 < figure < len(words) - 1
        and [_FIGURE.fullmatch(word.text) is not None for word in words[figure - 1 : figure + 1]] == [False, True]
        and _is_counted(words[figure + 1].text, cues)
        for figure in (at, at - 1)
    )


def _is_counted(word: str, cues: LayoutCues) -> bool:
    """Tell a word that begins with the unit of the figure before it; 26,000 定期便の乗船者数 are two cells."""
    counted = _COUNTED_WORD.fullmatch(word)
    return counted is not None and (counted["bound"] is not None or _is_unit(counted["unit"], cues))


def _begins_with_figure(words: Sequence[Cell], cues: LayoutCues) -> bool:
    """Tell a figure that begins a name, or whom a row is for, from the number of a row: 20 歳以上の喫煙率."""
    if _FIGURE.fullmatch(words[0].text) is None:
        return False
    bound = _BOUND_NEXT.fullmatch(words[1].text)
    return _OF_AGE.match(words[1].text) is not None or (bound is not None and _is_unit(bound["unit"], cues))


def _may_close(words: Sequence[Cell]) -> bool:
    """Tell whether words go on with a parenthesis: they close it before they open another, or begin with a figure.

    （令和5年 （令和17年 資料 are three cells, of which two go on on the next line.
    """
    rest = " ".join(word.text for word in words)
    return _CLOSED_NEXT.match(rest) is not None or _FIGURE.match(rest) is not None


def _are_pairs(words: Sequence[Cell], cues: LayoutCues) -> bool:
    """Tell whether a line is nothing but figures and their units: 160 人 180 人, 160 人（R5） 180 人（R9）."""
    figures, units = words[::2], words[1::2]
    return len(figures) == len(units) and all(
        _FIGURE.fullmatch(figure.text) and _is_unit(_BOUND.sub("", _REMARK.sub("", plain_of(unit.text))), cues)
        for figure, unit in zip(figures, units, strict=True)
    )


def _are_one_value(words: Sequence[Cell], cues: LayoutCues) -> bool:
    """Tell whether a line is nothing but a value with its unit and a remark: 3,850 万円（令和5 年度）."""
    value = _VALUE.fullmatch(" ".join(word.text for word in words))
    return value is not None and _is_unit(_BOUND.sub("", plain_of(value["unit"])), cues)


def _is_all(words: Sequence[Cell], cues: LayoutCues) -> bool:
    """Tell a line that says that something is done to all there is: 全 24 区画完売."""
    told = _ALL.fullmatch(" ".join(word.text for word in words))
    units = (told["done"][:size] for size in range(1, len(told["done"]) + 1)) if told else ()
    return any(unit in cues.units for unit in units) and not (told and cues.ends_as_indicator(told["done"]))


def _is_unit(word: str, cues: LayoutCues) -> bool:
    """Tell a unit, also one of thousands or millions: 人, 万回."""
    return word in cues.units or _MULTIPLE.sub("", word) in cues.units


def _with_whole_times(words: Sequence[Cell]) -> list[Cell]:
    whole: list[Cell] = []
    at = 0
    while at < len(words):
        ends = range(min(at + _MOST_SUMMED, len(words)), at + 1, -1)
        end = next((end for end in ends if any(whole_of(words[at:end]) for whole_of in _WHOLE)), at + 1)
        whole.append(_spaced(words[at:end]))
        at = end
    return whole


def _is_of_a_span(words: Sequence[Cell]) -> bool:
    """Tell the words of a value that is counted over years, up to its figure: 5 年間累計 41."""
    texts = [word.text for word in words]
    return len(texts) == 3 and all(map(_FIGURE.fullmatch, texts[::2])) and _SPAN.fullmatch(texts[1]) is not None


def _is_head_of_years(words: Sequence[Cell]) -> bool:
    """Tell two words of one head: 2025 年度増加分, KPI 増加分."""
    first, second = (word.text for word in words[:2])
    return len(words) == 2 and (
        (_BARE_YEAR.fullmatch(first) is not None and second.startswith("年度"))
        or (plain_of(first) == "KPI" and second.startswith(_INCREMENT))
    )


def _is_time(words: Sequence[Cell]) -> bool:
    """Tell whether words are one time, 令和 12 年度 or 2030 年度, that none of them but the first is alone."""
    return (
        len(words) <= _MOST_OF_TIME
        and (_ERA.fullmatch(words[0].text) or _BARE_YEAR.fullmatch(words[0].text)) is not None
        and is_time_only(_spaced(words).text)
        and not is_time_only(words[1].text)
    )


def _is_summed(words: Sequence[Cell]) -> bool:
    """Tell one figure told by several multiples of ten thousand: 1 兆 9,240 億円."""
    first, *_, last = (word.text for word in words)
    figures = _BEGINS_FIGURE.match(first) is not None and _MULTIPLE_IN.search(last) is not None
    return figures and _SUMMED.fullmatch(" ".join(word.text for word in words)) is not None


_WHOLE = (_is_time, _is_of_a_span, _is_head_of_years, _is_summed)


def _spaced(words: Sequence[Cell]) -> Cell:
    """Join words by the single spaces between them."""
    text, origins = words[0].text, words[0].origins
    for word in words[1:]:
        text, origins = f"{text} {word.text}", (*origins, origins[-1] + 1, *word.origins)
    return Cell(text, origins, words[0].left, words[-1].right)
