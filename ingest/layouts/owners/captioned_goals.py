"""Goals and measures that the caption of a table names in quotes, wherever the table stands.

表４－２　総合計画　基本目標２「川とともに暮らすまち」の指標の状況
施策５『渡し場の再生』に係るKPIの推移
"""

import re
from functools import cache

from ingest.layouts.cues import LayoutCues, Role

_LONGEST = 100
_NUMBER = r"(?:[0-9０-９]{1,2}(?:[-－‐−―][0-9０-９]{1,2})?|[Ⅰ-Ⅻ①-⑳一二三四五六七八九A-ZＡ-Ｚ])"


def captioned_goal(caption: str, cues: LayoutCues) -> tuple[int, int] | None:
    """Find where a caption has the name of the numbered goal or measure whose indicators its table shows."""
    words = (*cues.goals, *cues.packages, *cues.over, *cues.measures)
    match = _caption(words, cues.columns[Role.INDICATOR]).fullmatch(caption) if len(caption) <= _LONGEST else None
    return match.span("name") if match is not None else None


@cache
def _caption(words: tuple[str, ...], indicators: tuple[str, ...]) -> re.Pattern[str]:
    known, shown = ("|".join(map(re.escape, sorted(of, key=len, reverse=True))) for of in (words, indicators))
    return re.compile(
        rf"[^「」『』。、]{{0,40}}(?:{known})[ 　]?{_NUMBER}[ 　]?[「『](?P<name>[^「」『』]{{3,40}})[」』]"
        rf"(?:の|に係る|に関する|における)(?:{shown}|数値目標|目標値?)"
        r"(?:の?(?:達成|進捗)?(?:状況|推移|一覧|動向|実績|値))?(?:[（(][^（）()]*[）)])?"
    )
