"""Goals and measures that the caption of a list names by nothing but their number, wherever the list stands.

方針１ 渡し場の再生 / 施策１－１ … / 施策１－２ … / 【方針１の成果指標】
"""

import re
from functools import cache

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.found import Span
from ingest.structure.labels import title_label
from ingest.structure.outline import Part

_LONGEST = 40
_NUMBER = r"(?:[0-9]{1,2}(?:[-‐−―–ー][0-9]{1,2}){0,2}|[IVX]{1,4})"
_JOIN = re.compile("[‐−―–ー]")


def captioned_number(caption: str, part: Part, cues: LayoutCues) -> tuple[str, Span] | None:
    """Find the title that a caption in a part names by its number, and its place: one over it, else the only one."""
    words = (*cues.goals, *cues.packages, *cues.over, *cues.measures)
    short = len(caption) <= _LONGEST
    match = _caption(words, cues.columns[Role.INDICATOR]).fullmatch(plain_of(caption)) if short else None
    if match is None:
        return None
    sign = (match["word"], _JOIN.sub("-", match["number"]))
    over = [one for one in (part, *part.ancestors()) if _has(one, sign, caption)]
    root = next((one for one in part.ancestors() if one.parent is None), part)
    named = over[:1] or [one for one in root.walk() if _has(one, sign, caption)]
    titles = {title_label(one.heading).text: one.title_span for one in named if one.heading}
    return next(iter(titles.items())) if len(titles) == 1 else None


def _has(part: Part, sign: tuple[str, str], caption: str) -> bool:
    """Tell a heading with that word and number, which is not the caption itself."""
    if part.heading is None or part.reading is None or part.heading.text == caption:
        return False
    return (part.reading.family, part.reading.label) == sign


@cache
def _caption(words: tuple[str, ...], indicators: tuple[str, ...]) -> re.Pattern[str]:
    known, shown = ("|".join(map(re.escape, sorted(of, key=len, reverse=True))) for of in (words, indicators))
    return re.compile(
        rf"[■◆●○◇□▼【〔\[〈《＜<]?(?P<word>{known})(?P<number>{_NUMBER})(?:の|に係る|に関する)"
        rf"(?:{shown}|数値目標|目標値?)(?:\(KPI\))?[】〕\]〉》＞>]?"
    )
