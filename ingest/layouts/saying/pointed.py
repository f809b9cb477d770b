"""What a sentence points to within itself: 認定を受けた施設が１か所あるが、これを令和９年度までに３か所とする.

Years may tell how it came to this: 空き家は令和元年度に80戸、令和５年度に95戸と増加しているが、これを70戸に減らす.
"""

import re

from ingest.layouts.figures.values import TIME
from ingest.layouts.saying.marks import VALUE, Mark

_AT = rf"{TIME.pattern}(?:末|時点)?[にで]?は?、?"
_POINTED = re.compile(
    rf"(?:^|[、。])(?P<name>[^、。]{{2,40}}?)[がは]、?(?:{_AT}{VALUE}[、，]){{0,4}}"
    rf"(?:(?:現在|現状で|いま|今)は?、?|(?P<time>{TIME.pattern})(?:末|時点)?[にで]?は?、?)?(?P<value>{VALUE})"
    r"(?:(?:あり(?:ます)?|ある|あった|です|であり(?:ます)?|である|でした|であった)(?:が|ため|ところ)"
    r"|[にとへ](?:(?:増加|減少|上昇|低下|拡大|縮小|悪化|改善)して|とどまって|なって|増えて|減って)(?:いる|います|いた|いました)(?:が|ため|ところ)"
    r"|[にとへ](?:とどまって|なって|(?:増加|減少|上昇|低下)して)おり)、(?:これ|それ)を"
)
_ABOUT = re.compile(r"(?:^|(?<=[、。]))(?P<name>[^、。]{3,40}?)(?:について|に関して)は?、")
_SHORTEST_UNIT = 2


def pointed_at(sentence: str, target: Mark) -> tuple[str, str] | None:
    """Give the name that stands before, and its figure of today, where that is of the unit of the target."""
    for match in _POINTED.finditer(sentence, 0, target.start):
        own = "、" not in sentence[match.end() : target.start]
        if own and Mark(*match.span("value"), match["value"]).has_unit_of(target):
            return match["name"], f"{match['value']}（{match['time']}）" if match["time"] else match["value"]
    return None


def told_about(sentence: str, target: Mark) -> str | None:
    """Give what a sentence is about, where the figure counts a word of it: 宿泊施設の認証については、…20施設の取得."""
    for about in _ABOUT.finditer(sentence, 0, target.start):
        if len(target.unit) >= _SHORTEST_UNIT and target.unit in about["name"]:
            return about["name"]
    return None
