"""Lines of nothing but values, set apart from their units: 3,850 万円（令和5 年度）, 160 人 180 人, 全 24 区画完売."""

import re
from collections.abc import Sequence

from ingest.layouts.cues import LayoutCues, plain_of
from ingest.layouts.rows import Cell
from ingest.layouts.streams.word_runs import FIGURE

_BOUND = re.compile(  # 円以下, 人以上を維持
    r"(?:以上|以下|以内|未満|超|程度)?を(?:維持|確保|保つ|超える)$|(?:以上|以下|以内|未満|超|程度)$"
)
_OF_MULTIPLES = re.compile(r"(?:(?:[年月]間|延べ|のべ|累計|約) )[0-9０-９][0-9０-９,，.．]* ?[百千]?[万億]")
_REMARK = re.compile(r"\([^()]*\)$")
_MULTIPLE = re.compile(r"^(?:[百千十]?万|千|百|億|兆)")
_VALUE = re.compile(  # 3,850 万円（令和5 年度）, 1 億 6,000 万円, 年 412 回
    rf"(?:(?:[年月]間?|延べ|のべ|累計|約) )?"
    rf"{FIGURE.pattern}(?: ?[兆億万千] ?[0-9,]*)* ?(?P<unit>[^0-9０-９ （(]{{1,9}})(?: ?[（(][^（）()]*[)）])?"
)
_ALL = re.compile(r"全 [0-9０-９]{1,5} (?P<done>[^\s0-9０-９ぁ-ん、。（）()]{1,10})")


def are_pairs(words: Sequence[Cell], cues: LayoutCues) -> bool:
    """Tell whether a line is nothing but figures and their units: 160 人 180 人, 160 人（R5） 180 人（R9）."""
    figures, units = words[::2], words[1::2]
    return len(figures) == len(units) and all(
        FIGURE.fullmatch(figure.text) and is_unit(_BOUND.sub("", _REMARK.sub("", plain_of(unit.text))), cues)
        for figure, unit in zip(figures, units, strict=True)
    )


def are_one_value(words: Sequence[Cell], cues: LayoutCues) -> bool:
    """Tell whether a line is nothing but a value with its unit and a remark: 3,850 万円（令和5 年度）."""
    text = " ".join(word.text for word in words)
    value = _VALUE.fullmatch(text)
    if _OF_MULTIPLES.fullmatch(text):
        return True  # the unit of which stands on the next line
    return value is not None and is_unit(_BOUND.sub("", plain_of(value["unit"])), cues)


def is_all(words: Sequence[Cell], cues: LayoutCues) -> bool:
    """Tell a line that says that something is done to all there is: 全 24 区画完売."""
    told = _ALL.fullmatch(" ".join(word.text for word in words))
    units = (told["done"][:size] for size in range(1, len(told["done"]) + 1)) if told else ()
    return any(unit in cues.units for unit in units) and not (told and cues.ends_as_indicator(told["done"]))


def is_unit(word: str, cues: LayoutCues) -> bool:
    """Tell a unit, also one of thousands or millions: 人, 万回."""
    return word in cues.units or _MULTIPLE.sub("", word) in cues.units
