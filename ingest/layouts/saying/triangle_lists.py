"""Targets that a news item lists behind triangles in one paragraph, each with its figure of today in brackets.

主な成果指標は次の通り（カッコ内は直近の実績）。▽空き家の数を3万戸程度に抑制（2万8千戸）▽木造の割合を60％（48・1％）
"""

import re
from collections.abc import Iterator, Sequence

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import TIME
from ingest.layouts.found import Findings, FoundKpi, indicator_name
from ingest.layouts.rows import Line
from ingest.layouts.saying.equalled import span_of
from ingest.layouts.saying.marks import SAID_TIME
from ingest.layouts.saying.news_values import PRINTED, mark_of_printed

_SIGNS = "▽▼"
_WORDS = r"(?:早期に|おおむね|概ね)?(?:解消|ゼロ|半減|倍増|皆減)"
_DONE = r"(?:抑制|抑え|縮小|拡大|増加|減少|向上|短縮|引き上げ|引き下げ|改善|増や|減ら|する|高め)"
_ITEM = re.compile(
    rf"[{_SIGNS}](?P<name>[^{_SIGNS}。]{{3,60}}?)[をは=＝](?P<value>{PRINTED}|{_WORDS})"
    rf"(?:(?:に|へ|まで)?(?:{_DONE}[すしる]?る?)?)(?:[（(](?P<aside>[^（）()]{{1,40}})[)）])?(?=[{_SIGNS}]|[―－-]|など|、|。|$)"
)
_AIM = re.compile(r"指標|KPI|ＫＰＩ|(?:数値|成果)目標|目標(?:値|は|を|と|など|の概要|に(?:掲げ|据え|設定))")
_RESULTS = re.compile(r"実績|結果|達成(?:状況|率|度|し[たて])|上回|下回|届[いか]|推移|進捗|予算|事業費")
_BRACKETS = re.compile(r"[（(](?P<text>[^（）()]*)[)）]")
_BRACKETS_OF_TODAY = re.compile(r"(?:カッコ|かっこ|括弧)(?:内|書き)?は、?[^（）()]*(?:実績|現状|現在|基準|直近|最新)")
_BY = re.compile(rf"(?P<time>{SAID_TIME})末?(?:までに?の?|の|を)(?:[^。、（）()]{{0,10}})(?:目標|指標|KPI|ＫＰＩ)")
_VALUE = re.compile(PRINTED)
_DATED = re.compile(rf"{TIME.pattern}|(?<![0-9０-９])[0-9０-９]{{2}}年度?末?(?:時点)?")
_TODAY = re.compile(r"現状|現在|基準|直近|実績|同")
_FEWEST = 2
_LONGEST_OPENING = 160  # characters over the first triangle


def read_triangle_lists(lines: Sequence[Line], cues: LayoutCues, findings: Findings) -> None:
    """Read every such list; its lines stay free, but for those that hold nothing else."""
    free = [line for line in lines if line.index not in findings.used]
    if not any(_is_list(line.text) for line in free):
        return
    due = next((match["time"] for line in free if (match := _BY.search(line.text))), None)
    for above, line in zip((None, *free), free, strict=False):
        if not _is_list(line.text):
            continue
        opening = _opening(line.text, above.text if above else "")
        found = list(_items(line, opening, due, cues)) if opening else []
        if len(found) >= _FEWEST:
            findings.kpis += found
            findings.used |= {line.index} if line.text.strip()[0] in _SIGNS else set()


def _is_list(text: str) -> bool:
    return sum(text.count(sign) for sign in _SIGNS) >= _FEWEST


def _opening(text: str, above: str) -> str | None:
    """Give the words over a list, where they say that it is one of what is aimed at."""
    first = min(at for sign in _SIGNS if (at := text.find(sign)) >= 0)
    before = text[:first].strip() or above.strip()
    sentence = next((one for one in reversed(before.split("。")) if one.strip()), "")[-_LONGEST_OPENING:]
    bare = _BRACKETS.sub("", sentence)
    return sentence if _AIM.search(bare) and not _RESULTS.search(bare) else None


def _items(line: Line, opening: str, due: str | None, cues: LayoutCues) -> Iterator[FoundKpi]:
    own = _BY.search(opening)
    of_today = _BRACKETS_OF_TODAY.search(opening) is not None
    for item in _ITEM.finditer(line.text):
        name, value = indicator_name(item["name"]), item["value"]
        time, base = _aside(item["aside"] or "", value, of_today=of_today)
        in_words = not any(character.isdecimal() for character in value)
        is_result = "目標" in (item["aside"] or "") and base is None and time is None
        if not cues.ends_as_indicator(name) or cues.is_money(name) or is_result or (in_words and base is None):
            continue
        span = span_of(line.origins, item.start("name"), item.end())
        yield FoundKpi(name, value, time or (own["time"] if own else due), base, None, (span,))


def _aside(text: str, target: str, *, of_today: bool) -> tuple[str | None, str | None]:
    """Read brackets behind a target: by when it is for, or how much it is today."""
    dated = _DATED.match(text.strip())
    if dated is not None and dated.end() == len(text.strip().removesuffix("まで").removesuffix("目標")):
        return dated[0], None
    values = [match[0] for match in _VALUE.finditer(_DATED.sub(lambda match: " " * len(match[0]), text))]
    is_figure = any(character.isdecimal() for character in target)
    same = [value for value in values if not is_figure or mark_of_printed(value).has_unit_of(mark_of_printed(target))]
    told = is_figure or of_today or dated is not None or _TODAY.match(text) is not None
    return None, same[0] if len(same) == 1 and told and "目標" not in text else None
