"""Words that spaces set apart within one cell, in a parenthesis, a name or a value: (R 6), 20 歳以上の喫煙率."""

import re
from collections.abc import Sequence

from ingest.layouts.cues import LayoutCues
from ingest.layouts.rows import Cell
from ingest.layouts.streams.line_values import are_one_value, are_pairs, is_all, is_unit
from ingest.layouts.streams.word_runs import FIGURE, spaced, with_whole_runs

_OPEN = re.compile(r"[（(][^（）()]{0,12}$")
_CLOSED_NEXT = re.compile(r"[^（(）)]*[)）]")
_COUNTED_WORD = re.compile(  # 人口 10 万人当たり医師数 is one name
    r"(?:[百千]?万|千|億)?(?P<unit>[^0-9０-９、。（(/／]{1,3}?)"
    r"(?:(?P<bound>当たり|あたり|につき|(?:以上|以下|以内|未満)の)|を|に|の).{2,}"
)
_OF_AGE = re.compile(r"歳(?![入出計末暮])")  # 20 歳以上の喫煙率, but no 歳入
_BOUND_NEXT = re.compile(r"(?P<unit>[^0-9０-９、。（(/／]{1,3}?)(?:以上|以下|未満|当たり|あたり).+")


def with_space(words: Sequence[Cell], cues: LayoutCues) -> list[Cell]:
    """Join words up to the end of a parenthesis that opens in them, the words of a time, a figure and its unit.

    現状値 (R 6), 令和 12 年度, 142 人; a figure is joined to its unit only on a line of nothing but such pairs.
    """
    if are_one_value(words, cues) or is_all(words, cues):
        return [spaced(words)]
    closed = _closed(words)
    pairs = are_pairs(closed, cues)
    whole: list[Cell] = []
    for at, word in enumerate(closed):
        named = _is_within_name(closed, at, cues) or (at == 1 and _begins_with_figure(closed, cues))
        within = at % 2 == 1 if pairs else named
        whole.append(spaced((whole.pop(), word)) if whole and within else word)
    return with_whole_runs(whole)


def _closed(words: Sequence[Cell]) -> list[Cell]:
    """Join words up to the end of a parenthesis that opens in them."""
    closed: list[Cell] = []
    for at, word in enumerate(words):
        inside = bool(closed) and _OPEN.search(closed[-1].text) is not None and _may_close(words[at:])
        closed.append(spaced((closed.pop(), word)) if inside else word)
    return closed


def _is_within_name(words: Sequence[Cell], at: int, cues: LayoutCues) -> bool:
    """Tell a figure, or the word after it, that typesetting set apart within a name: 人口 10 万人当たり医師数."""
    return any(
        0 < figure < len(words) - 1
        and [FIGURE.fullmatch(word.text) is not None for word in words[figure - 1 : figure + 1]] == [False, True]
        and _is_counted(words[figure + 1].text, cues)
        for figure in (at, at - 1)
    )


def _is_counted(word: str, cues: LayoutCues) -> bool:
    """Tell a word that begins with the unit of the figure before it; 26,000 定期便の乗船者数 are two cells."""
    counted = _COUNTED_WORD.fullmatch(word)
    return counted is not None and (counted["bound"] is not None or is_unit(counted["unit"], cues))


def _begins_with_figure(words: Sequence[Cell], cues: LayoutCues) -> bool:
    """Tell a figure that begins a name, or whom a row is for, from the number of a row: 20 歳以上の喫煙率."""
    if FIGURE.fullmatch(words[0].text) is None:
        return False
    bound = _BOUND_NEXT.fullmatch(words[1].text)
    return _OF_AGE.match(words[1].text) is not None or (bound is not None and is_unit(bound["unit"], cues))


def _may_close(words: Sequence[Cell]) -> bool:
    """Tell whether words go on with a parenthesis: they close it before they open another, or begin with a figure.

    （令和5年 （令和17年 資料 are three cells, of which two go on on the next line.
    """
    rest = " ".join(word.text for word in words)
    return _CLOSED_NEXT.match(rest) is not None or FIGURE.match(rest) is not None
