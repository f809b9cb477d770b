"""A level of today that is to be kept up to a year: 運航路線の数：2024年度の水準（215路線）を2030年度まで維持."""

import re

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.statements import Statement
from ingest.layouts.figures.values import TIME, is_dash, is_value

_LONGEST = 140
_KEPT = re.compile(
    rf"(?P<name>[^：:。]{{2,60}}?)(?:[ 　]*[：:][ 　]*|[をは]?、|について、?)"
    rf"(?P<target>(?P<since>{TIME.pattern})(?:時点|現在)?の?(?:水準|実績|数値|値)[（(](?P<value>[^（）()。]{{1,20}})[)）]"
    rf"を、?(?:引き続き)?(?P<time>{TIME.pattern})末?まで(?:引き続き)?維持)(?:する|します)?。?"
)


def read_kept_level(text: str, cues: LayoutCues) -> Statement | None:
    """Read such an item: the level with its year is the value of today as well."""
    if "維持" not in text or len(text) > _LONGEST:
        return None
    match = _KEPT.fullmatch(text)
    if match is None or is_dash(match["value"]) or not is_value(match["value"], cues):
        return None
    base = f"{match['value'].strip()}（{match['since'].strip()}）"
    return Statement(match["name"].strip(" 　"), match["target"], match["time"].strip(), base)
