"""What a target counts where that comes after it: 300人の新規就業者を確保する, 12万基の充電器の整備を目指す."""

import re

from ingest.layouts.saying.marks import Mark

_OF_WHAT = re.compile(  # 延べ300人の新規就業者を確保する: what is counted comes after
    r"の(?P<name>[^、。のをにはが]{2,20})を(?:[^、。をにはがで]{1,6}で)?(?:新たに|新規に)?(?:確保|育成|養成|創出|整備|設置|採用|誘致|開設|認定|登録)"
    r"(?=する|します|し、|することを|を目)"
)
_OF_CHANGE = re.compile(  # 45人の職員数の削減を目指す
    r"の(?P<name>[^、。をにはが]{1,16}[数量額]の(?:削減|減少|縮減|低減|増加))を(?:目指|めざ|図)"
)
_MADE = "整備|形成|造成|創出|育成|養成|確保|認定|設置|設立|開設|導入|登録|採用|誘致|実施|建設|再造林"
_TO_MAKE = re.compile(  # 12万基の充電器の整備を目指す, 600万kWの地熱発電設備を整備する
    rf"の(?P<name>[^、。をにはがで]{{4,24}}?)(?:を(?:新たに|新規に)?|の)(?:{_MADE})"
    r"(?=する|します|し、|することを|を(?:目指|めざ|目標))"
)
THINGS = re.compile(
    r"人|名|社|校|件|基|台|戸|棟|隻|機|港|地区|地域|[か箇カヶ]所|施設|拠点|団体|市町村|自治体|品目|路線|店|ha|ヘクタール|[kKMG]W|km"
)
_SHORTEST = 4  # characters: 500件の取組 says nothing of what
_BESIDE = re.compile(r"[（(][^（）()]{1,30}[）)]")


def counted_after(sentence: str, target: Mark) -> str | None:
    """Give the name of what is counted, or of the change that a figure is one of; None where none comes after it."""
    match = of_what(sentence, past_aside(sentence, target))
    counted = match is not None and (match.re is _OF_CHANGE or _counts(target, match))
    return match["name"] if match and counted else None


def of_what(sentence: str, end: int) -> re.Match[str] | None:
    """Match what follows a figure that comes before what it counts."""
    return _OF_WHAT.match(sentence, end) or _OF_CHANGE.match(sentence, end) or _TO_MAKE.match(sentence, end)


def past_aside(sentence: str, figure: Mark) -> int:
    """Find the place after a figure and a remark in parentheses behind it."""
    aside = _BESIDE.match(sentence, figure.end)
    return aside.end() if aside else figure.end


def _counts(target: Mark, after: re.Match[str]) -> bool:
    return target.counts(after["name"]) or (
        len(after["name"]) >= _SHORTEST and THINGS.fullmatch(target.unit) is not None
    )
