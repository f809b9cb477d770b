"""What a target moves that is not named as an indicator is: ごみを2020年度比で40％削減する, 依存度を35％に下げる."""

import re

from ingest.layouts.figures.values import TIME
from ingest.layouts.saying.base_years import with_base_year
from ingest.layouts.saying.counted import THINGS
from ingest.layouts.saying.marks import SAID_TIME, Mark

_TO_A_LEVEL = re.compile(
    r"への導入を|へ。?$|(?:に|へ|まで|にまで)(?:向上|拡大|削減|低減|増加|縮小|短縮|引き?上げ|引き?下げ|高め|減ら|増や)"
)
_MADE = re.compile(
    r"を?(?:新たに|新規に)?(?:整備|造成|育成|養成|創出|確保|認定|導入|設置|開設|配置|配備|実現)(?:する|します|し、)"
)
_TIME_AND_PLACE = re.compile(rf"、?{SAID_TIME}末?(?:まで)?に、?(?:[一-龠]{{2,3}}で)?")
_UNTIL = re.compile(rf"{TIME.pattern}末?(?:まで|(?<=まで))に、?$")  # of a span of years まで is a part
_BY_A_SHARE = re.compile(r"[%％割](?:以上|程度)?(?:削減|縮減|低減|減少?|増加?|向上|拡大|短縮)$|倍$")


def is_moved(sentence: str, name: str, target: Mark) -> bool:
    """Tell whether a name is what the target moves by a share or to a level: it stands before it or is the topic."""
    before = sentence[: with_base_year(sentence, target).start].rstrip("、")
    before = _UNTIL.sub("", before).rstrip("、")
    about = f"{name}については、" in sentence
    named = about or before.endswith((f"{name}を", f"{name}については"))
    made = _MADE.match(sentence, target.end) is not None and THINGS.fullmatch(target.unit) is not None
    return named and bool(made or _BY_A_SHARE.search(target.text) or _TO_A_LEVEL.match(sentence, target.end))


def is_set(sentence: str, name: str, target: Mark) -> bool:
    """Tell whether nothing but a time, and where, stands between a name and its target: 文庫を2030年に市内で40か所."""
    at = sentence.rfind(f"{name}を", 0, target.start)
    return at >= 0 and _TIME_AND_PLACE.fullmatch(sentence, at + len(name) + 1, target.start) is not None
