"""What it costs to read fragments of print as one value: 70％以上, 412,000人（現状維持）, 条例の制定."""

import re
from collections.abc import Sequence
from functools import lru_cache

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.values import ARROW, is_aside, is_dash, is_time_only, is_unit, is_value, part_time
from ingest.layouts.rows import Cell, joined

_MOST_KEPT = 20_000  # fragments priced once
GRADE = re.compile(r"[A-EＡ-Ｅ○◎△×]")  # how far a target was reached
MISFIT = 9.0  # the price of what cannot be
CLOSED_FIRST = re.compile(r"^[^（(「『\[［]*[）)」』\]］]")
LEFT_OPEN = re.compile(r"[（(「『\[［][^）)」』\]］]*$")
ENDS_OPEN = re.compile(r"[のをにはがと、・及]$|及び$|又は$")
OFFICE = re.compile(r"(?:課|室|係|局|センター|事務所|委員会)$")
_WITH_REMARK = 0.5
_OF_GROUP = 1.0  # 市民 68.1％
_IN_WORDS = 3.0  # a target in words of its own: 条例の制定
_UNIT_APART = re.compile(r".{1,2}|[一-龠々ァ-ヶー]{3,4}")  # 1億4,800万, 円 and 37, 経営体
_LONGEST_WORDS = 24
_NO_WORDS = re.compile(r"[^0-9０-９\w]*[①-⑳]?|\[.*\].*")  # →, ③, [18%]
_TWO = re.compile(r"[%％][0-9０-９]")  # 30.0％32.0％
_BULLET = re.compile(r"[・○●■◆]")
_TAIL = re.compile(
    r"(?:以上|以下|未満|超|程度|前後|を?維持|を?上回る|を?下回る|に近づける|へ?の?(?:増加|減少)|[(（].*[)）])+"
)
_LABELLED = re.compile(
    r"(?P<label>[小中高][0-9０-９]|[^0-9０-９ 　（）()、。]{1,6})[ 　](?P<value>[±＋+△▲\-－−]?[0-9０-９][^ 　]*)"
)
_BOXED = re.compile(r"[【〔［\[]([^【】〔〕［］\[\]]+)[】〕］\]]")
_MARKS = re.compile(r"[①-⑳㉑-㉟]+")  # of sources and notes


def value_misfit(cells: Sequence[Cell], cues: LayoutCues) -> float:
    """Price fragments as one value; two values, or a value among other words, are none."""
    return _value_misfit(tuple(cell.text for cell in cells), cues)  # the same few are asked for again and again


@lru_cache(maxsize=_MOST_KEPT)
def _value_misfit(texts: Sequence[str], cues: LayoutCues) -> float:
    cells = _closed([Cell(text) for text in texts])
    text = joined(cells).text
    if _is_no_value(text, cells, cues) or _MARKS.fullmatch(text):
        return MISFIT
    if is_value(text, cues) or is_change(text, cues) or _is_value_over_year(cells, cues):
        return 0.0
    if is_value(joined(cell for cell in cells if not is_aside(cell.text)).text, cues):
        return _WITH_REMARK
    if label_of_value(text, cues) and not count_values(cells[1:], cues):
        return _OF_GROUP
    return _IN_WORDS if _may_be_words(text, cues) else MISFIT


def values_of_parts_misfit(cells: Sequence[Cell], cues: LayoutCues) -> float:
    """Price fragments as one value, each line of which may be that of a part: 国語 ±0.0 / 数学 －0.8."""
    parts = {label for cell in cells if (label := label_of_value(cell.text, cues))}
    return _OF_GROUP if len(parts) == len(cells) > 1 else value_misfit(cells, cues)


def label_of_value(text: str, cues: LayoutCues) -> str:
    """Give the name of those that a figure behind it is for, 市民 68.1％; nothing where it has none."""
    match = _LABELLED.fullmatch(text)
    known = match is not None and is_value(match["value"], cues) and not cues.ends_as_indicator(match["label"])
    return match["label"] if match is not None and known else ""


def count_values(cells: Sequence[Cell], cues: LayoutCues) -> int:
    """Count the values among fragments that are none of a remark on another."""
    return sum(is_value(cell.text, cues) and not is_aside(cell.text) and not _is_year(cell.text) for cell in cells)


def is_figure(text: str, cues: LayoutCues) -> bool:
    """Tell whether a fragment is a value with a figure, brackets closed."""
    whole = LEFT_OPEN.search(text) is None and CLOSED_FIRST.search(text) is None
    return whole and any(map(str.isdecimal, text)) and is_value(text, cues)


def is_change(text: str, cues: LayoutCues) -> bool:
    """Tell whether a text is a value with the one that it comes from: 12件（R5）→ 60件（R11）."""
    sides = [side.strip() for side in ARROW.split(text)]
    return len(sides) > 1 and all(is_value(part_time(side)[0], cues) for side in sides)


def is_title(text: str, cues: LayoutCues) -> bool:
    """Tell a title in brackets below the last value of a table, 【方向】, from a remark, 【累計】."""
    box = _BOXED.fullmatch(text)
    return box is not None and cues.role(box[1]) in (Role.OTHER_TEXT, Role.OWNER)


def _closed(cells: Sequence[Cell]) -> Sequence[Cell]:
    """Join fragments that brackets were cut between: 450件, （令和７～11年, 度）."""
    whole: list[Cell] = []
    for cell in cells:
        is_open = bool(whole) and LEFT_OPEN.search(whole[-1].text) is not None
        whole = [*whole[:-1], joined((whole[-1], cell))] if is_open else [*whole, cell]
    return whole


def _is_no_value(text: str, cells: Sequence[Cell], cues: LayoutCues) -> bool:
    several = len(cells) > 1 and any(is_dash(cell.text) for cell in cells)
    with_unit = is_value(text, cues) and all(
        _UNIT_APART.fullmatch(cell.text) and is_unit(cell.text) and not OFFICE.search(cell.text) for cell in cells[1:]
    )
    mixed = is_value(cells[0].text, cues) and not (with_unit or all(_goes_with(cell.text) for cell in cells[1:]))
    cut = any(part.search(text) for part in (CLOSED_FIRST, LEFT_OPEN, ENDS_OPEN))
    dated = is_time_only(text) or (len(cells) > 1 and _is_year(cells[0].text))
    begins = dated or is_aside(cells[0].text) or _BULLET.match(text) is not None
    titled = any(is_title(cell.text, cues) for cell in cells[1:])
    return several or mixed or cut or begins or titled or count_values(cells, cues) > 1 or _TWO.search(text) is not None


def _is_value_over_year(cells: Sequence[Cell], cues: LayoutCues) -> bool:
    *values, year = cells
    return bool(values) and _is_year(year.text) and is_value(joined(values).text, cues)


def _may_be_words(text: str, cues: LayoutCues) -> bool:
    named = (cues.ends_as_indicator(text) and _TAIL.search(text) is None) or OFFICE.search(text) is not None
    return len(text) <= _LONGEST_WORDS and not named and _NO_WORDS.fullmatch(text) is None


def _goes_with(text: str) -> bool:
    """Tell whether a fragment may follow a value: a remark in parentheses, its year, 以上, を維持."""
    return is_aside(text) or _is_year(text) or _TAIL.fullmatch(plain_of(text)) is not None


def _is_year(text: str) -> bool:
    return is_time_only(text) and not text.strip().isdecimal()
