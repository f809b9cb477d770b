"""What a clause of its own does to a thing right before the target.

…を330か所へと増やすとともに、体験会を毎年度20か所以上で実施する: the object of the clause behind another target
水辺の登録を進め、令和10年度までに累計400か所とする: what is promoted
"""

import re

from ingest.layouts.figures.values import TIME
from ingest.layouts.saying.marks import Mark

_BY = rf"(?:(?:同年度?|{TIME.pattern})末?(?:まで)?に、?)?"
_OBJECT = re.compile(rf"[、。](?:また、)?{_BY}(?P<name>[^、。はが]{{2,40}})を、?{_BY}$")
_PROMOTED = re.compile(
    r"(?:^|[、。]|^[①-⑳][ 　]*|[たるい](?=「))"
    r"(?P<name>[^、。をはがに①-⑳]{3,40}|「[^「」]{2,30}」の[^、。をはがに]{2,8})"
    rf"を(?:進め|推進し|支援し|促進し|図り|加速し)て?、{_BY}(?:新たに|新規に)?$"
)
_MADE = re.compile(r"の(?:(?:設立|育成|養成|創出|整備|確保|誘致)・)?(?:設立|育成|養成|創出|整備|確保|誘致)$")
_THINGS = re.compile(
    r"人|名|社|校|件|基|台|棟|隻|機|港|地区|地域|[か箇カヶ]所|施設|拠点|団体|市町村|自治体|品目|路線|店"
)


def object_of(sentence: str, target: Mark, since: int) -> str | None:
    """Give the object of the clause that says a target, where another target ends at `since`."""
    match = _OBJECT.search(sentence, since, target.start) if since else None
    return match["name"] if match else None


def promoted(sentence: str, target: Mark) -> str | None:
    """Give what is promoted until there are as many as the target says."""
    match = _PROMOTED.search(sentence, 0, target.start) if _THINGS.fullmatch(target.unit) else None
    return _MADE.sub("", match["name"]) if match else None
