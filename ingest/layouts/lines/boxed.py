"""Titles in brackets over a list: 【１．海の安全】."""

import re

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.values import is_time_only
from ingest.layouts.rows import Cell, Line

_BOXED = re.compile(
    r"[ 　]*[【〔［\[〈＜《][ 　]*(?P<title>[^【】〔〕［］\[\]〈〉＜＞《》]{2,40}?)[ 　]*[】〕］\]〉＞》][ 　]*"
)
_GENERAL = re.compile(r"目標|指標|KPI|ＫＰＩ|実績|現状|参考|資料|一覧|注")


def boxed_title(line: Line, cues: LayoutCues) -> Cell | None:
    """Give the title that is all a line holds; None where it only says what kind of thing follows."""
    match = _BOXED.fullmatch(line.text)
    if match is None or _GENERAL.search(match["title"]) or is_time_only(match["title"]):
        return None
    if cues.role(match["title"]) is Role.TARGET:  # ［めざす数字］
        return None
    return line.part(*match.span("title"))
