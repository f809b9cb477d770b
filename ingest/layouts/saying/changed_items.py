"""A target said in an item that ends in the noun of a verb: by when, what, to how much, and what is done to it.

2030年度までに、通年で働く人の割合を60％に向上
2030年までの５年間の累計で、里の仕事を900人分創出
相談の窓口を令和12年度末までに85か所に設置
"""

import re

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import TIME, is_value
from ingest.layouts.saying.sentence import Said

_D = "0-9０-９"
_MADE = "創出|設置|整備|育成|養成|確保|開設|認定|配置|導入|誘致|設立|造成|実施|開催|締結|策定|達成|実現"
_CHANGED = "拡大|向上|増加|上昇|増|減少|減|削減|縮減|低減|低下|縮小|短縮|改善|引き?上げ|引き?下げ|倍増"
_OF_YEARS = rf"の[ 　]?[{_D}]{{1,2}}[ 　]?[かヵカヶケ]?年間の?(?:累計|合計)?で"
_BY = rf"{TIME.pattern}末?[ 　]?(?:まで(?:{_OF_YEARS}|に)|には?)[、，]?[ 　]*"
_FIRST = re.compile(_BY)
_CHANGE = re.compile(
    rf"(?P<name>[^。：:]{{2,80}})を[、，]?[ 　]*(?P<by>{_BY})?"
    rf"(?P<value>(?:約|累計で?|延べ|年間|新たに)?[ 　]?[{_D}][^、，。：:をにへ（）()]{{0,24}}?)[ 　]?"
    rf"(?:(?P<to>に|へ|まで|にまで)(?:{_MADE}|{_CHANGED})|(?P<made>{_MADE})|(?P<changed>{_CHANGED}))$"
)
_LONGEST = 140


def read_changed_item(text: str, cues: LayoutCues) -> Said | None:
    """Read an item of a list of KPIs; None for one without a time of its own, or of another form."""
    if len(text) > _LONGEST:
        return None
    first = _FIRST.match(text)
    change = _CHANGE.fullmatch(text, first.end() if first else 0)
    by = (change["by"] or (first[0] if first else "")) if change is not None else ""
    if change is None or not by:
        return None
    value = change["value"].strip()
    target = f"{value}{change['changed'] or ''}"
    known = is_value(value, cues) and TIME.search(value) is None and not cues.is_money(change["name"])
    return Said(change["name"].strip(" 　、"), target, _end(by), None) if known else None


def _end(by: str) -> str:
    """Give the time by which, the end of a year with it: 令和12年度末."""
    time = TIME.match(by)
    end = time.end() if time else 0
    return by[:end].strip() + "末" * by.startswith("末", end)
