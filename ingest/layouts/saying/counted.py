"""What a target counts where that comes after it: 300人の新規就業者を確保する, 45人の職員数の削減を目指す."""

import re

from ingest.layouts.saying.marks import Mark

_OF_WHAT = re.compile(  # 延べ300人の新規就業者を確保する: what is counted comes after
    r"の(?P<name>[^、。のをにはが]{2,20})を(?:[^、。をにはがで]{1,6}で)?(?:新たに|新規に)?(?:確保|育成|養成|創出|整備|設置|採用|誘致|開設|認定|登録)"
    r"(?=する|します|し、|することを|を目)"
)
_OF_CHANGE = re.compile(  # 45人の職員数の削減を目指す
    r"の(?P<name>[^、。をにはが]{1,16}[数量額]の(?:削減|減少|縮減|低減|増加))を(?:目指|めざ|図)"
)
_BESIDE = re.compile(r"[（(][^（）()]{1,30}[）)]")


def counted_after(sentence: str, target: Mark) -> str | None:
    """Give the name of what is counted, or of the change that a figure is one of; None where none comes after it."""
    match = of_what(sentence, past_aside(sentence, target))
    counted = match is not None and (match.re is _OF_CHANGE or target.counts(match["name"]))
    return match["name"] if match and counted else None


def of_what(sentence: str, end: int) -> re.Match[str] | None:
    """Match what follows a figure that comes before what it counts."""
    return _OF_WHAT.match(sentence, end) or _OF_CHANGE.match(sentence, end)


def past_aside(sentence: str, figure: Mark) -> int:
    """Find the place after a figure and a remark in parentheses behind it."""
    aside = _BESIDE.match(sentence, figure.end)
    return aside.end() if aside else figure.end
