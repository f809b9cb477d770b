"""Does a target stand on the scale of its readings? Only then may both be drawn on one axis, or one held to the other.

「77％」 against readings in per cent does. 「2倍」 or 「5割増」 against a number of companies does not, nor does a
change (「10%向上」), nor a target of several figures.
"""

import re
import unicodedata
from collections.abc import Iterable

from ontology.model import Kpi

_FIGURE = r"\d[\d,]*(?:\.\d+)?"
_NUMBER = re.compile(_FIGURE)
_MULTIPLE = r"(?:[万億兆千百]+)?"
_BRACKETS = re.compile(r"[(<][^)>]*[)>]")
_YEARS = re.compile(r"(?:19|20)\d\d年?度?|\d+年(?:間|度)?")
_A_YEAR = "/年"
# A word right after the figure that makes it a distance; 「100に増加」 and 「100まで減少」 name a place all the same.
_CHANGE = r"\s*(?:以上|程度|以下)?の?(?:増|減|向上|上昇|低下|拡大|縮小|短縮|改善|伸び|引上げ|引下げ|削減|アップ)"


def level_of(kpi: Kpi) -> float | None:
    """Give the value of a KPI's target in the unit of its readings, None where it is no single figure in that unit."""
    target = kpi.target
    readings = [each.value for each in kpi.observations if each.number is not None]
    if target is None or target.value is None or not readings:
        return None
    unit, printed = _folded(target.unit or ""), _folded(target.printed)
    if not _NUMBER.search(_bare(printed)):  # 「低下（2010年60.4％）」: words, with the figure that they start from
        return None
    if any(_unit_of(value) != unit.removesuffix(_A_YEAR) for value in readings):
        return None
    figures = re.findall(rf"{_FIGURE}{_MULTIPLE}{re.escape(unit)}(?!{_CHANGE})", _YEARS.sub("", printed))
    return target.value if len(figures) == 1 else None


def are_on_one_scale(printed: Iterable[str]) -> bool:
    """Tell whether printed values carry the same words around their figures.

    「5,000人減少」 and 「3,000人増加」 do not, and a line through their figures would say the wrong thing.
    """
    return len(set(map(_unit_of, printed))) <= 1


def _unit_of(printed: str) -> str:
    """Give what is left of a printed value without its figure, and without what stands in brackets."""
    folded = _folded(printed)
    bare = _bare(folded)
    words = bare if _NUMBER.search(bare) else folded.strip("()")
    return re.sub(rf"約|{_FIGURE}{_MULTIPLE}", "", words).removesuffix(_A_YEAR)


def _bare(text: str) -> str:
    return _YEARS.sub("", _BRACKETS.sub("", text))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).replace(" ", "")
