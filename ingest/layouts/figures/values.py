"""What a cell or the end of a line can be: a value, a time, a value with its time. All by form, printed text kept."""

import re
from functools import lru_cache

from ingest.layouts.cues import LayoutCues, plain_of

_D = "[0-9０-９]"
_LETTER = r"(?<![A-Za-zＡ-Ｚａ-ｚ])[RHSＲＨＳ][.．]?"
_IN_KANJI = "(?:令和|平成|昭和)[一二三四五六七八九十]{1,3}(?=年)"
_ERA = rf"(?:(?:(?:令和|平成|昭和)|{_LETTER})[ 　]?(?:元|{_D}{{1,2}})(?!{_D}|[,，]{_D})|{_IN_KANJI})"
_CENTURY = "(?:19|20|21|１９|２０|２１)"
_AFTER_WEST = r"(?=[ 　]?年|[ 　]?[)）～〜~－-]|[ 　]*$|[ 　]*[:：]|目標|基準|現状|実績)"
_WEST = rf"(?<!{_D})(?:(?:FY|ＦＹ){_CENTURY}{_D}{{2}}|{_CENTURY}{_D}{{2}}{_AFTER_WEST})"
_OLD, _NEW = rf"(?:平成|[HＨ])[ 　]?[3４３4]{_D}年?度?", rf"(?:令和|[RＲ])[ 　]?(?:元|{_D}{{1,2}})年?度?"
_BOTH = (  # 平成31（令和元）年度, 令和７（2025）年度
    rf"(?:{_OLD}[ 　]?[（(]{_NEW}[)）]|{_NEW}[ 　]?[（(]{_OLD}[)）]"
    rf"|{_ERA}年?[ 　]?[（(][ 　]?{_CENTURY}{_D}{{2}}年?[ 　]?[)）]|{_CENTURY}{_D}{{2}}年?[ 　]?[（(]{_ERA}年?[)）])"
)
_POINT = (
    rf"(?:{_BOTH}|{_ERA}|{_WEST})(?:[ 　]?年(?:[ 　]?度)?|(?:[./．／]{_D}{{1,2}}){{1,2}}(?!{_D}))?"
    rf"(?:[ 　]?{_D}{{1,2}}[ 　]?月(?:[ 　]?{_D}{{1,2}}[ 　]?日)?)?(?:末|度|中(?!間))?(?:時点|現在)?"
)
_TO = rf"[ 　]?(?:～|〜|~|－|-|から)[ 　]?(?:{_POINT}|{_D}{{1,4}}[ 　]?年度?)(?:末|まで)?"
POINT = re.compile(_POINT)
STEPS = "→⇒➡⇨➔➜▶►▷"  # signs that lead from a value to the next
ARROW = re.compile(r"[ 　]*(?:→|⇒|➡|⇨|➔|➜|⟶|=>|->|(?<=[^\s])[ 　]*[▶►▷][ 　]*(?=[^\s]))[ 　]*")
TIME = re.compile(rf"{_POINT}(?:{_TO})?")
_SQUARE = re.compile(rf"(?<=[^\s])[【〔［](?P<time>{TIME.pattern})[】〕］]")
_EVERY_YEAR = re.compile(r"毎年|各年")
_WITHOUT_ERA = re.compile(
    rf"[ 　]*(?:[1-6１-６]?{_D}|元)[ 　]?(?:年度|(?<=[1-6１-６]{_D})年)末?(?:時点)?[ 　]*"
)  # （27年度）
_YEARS_LONG = re.compile(rf"(?<!{_D}){_D}{{1,2}}[ 　]?(?:[かヵヶカ]年|年間)")
_NOTED = r"(?:[※＊][0-9０-９]{0,2}|[(（][※＊][0-9０-９]{0,2}[)）])?"  # －※２
_DASH = re.compile(rf"[-−－―–ー—‐―─━…*]+{_NOTED}|[(（][-－―ー─][)）]")
_SIGNS = r"≧|≦|[<>≥≤]=?"
_WITHIN = r"(?:計画期間の)?[0-9]+年間で?|(?:計画|(?:中期|中長期)目標)期間(?:中|内)?(?:に|で)"
_EACH = rf"月|週|１日|1日|年間|年率(?:平均|換算で?)?|年平均|年|毎年度?|各年度?|{_WITHIN}"
_OVER = r"(?:現状|基準値?|基準年度?|前年度?)(?:値?の|比)"
_WHERE = r"(?:全国|国内|県内|都内|市内|区内|町内|村内|域内)で"
_COUNTED = (
    rf"約|概ね|おおむね|原則|うち|累計で?|延べ|のべ|平均|月平均|計|合計で?|全国|上位|第|全|{_EACH}|{_OVER}|{_WHERE}"
)
_BEFORE_FIGURE = rf"(?:{_COUNTED}|{_SIGNS})?"
_FIGURE = rf"[△▲+\-−±]?{_BEFORE_FIGURE}[△▲+\-−±]?[0-9][0-9,.]*"
_VALUE = re.compile(rf"{_BEFORE_FIGURE}{_FIGURE}(?P<unit>.{{0,12}}?)(?P<aside>(?:\([^()]*\))*)")
_ALL = re.compile(r"全[^0-9()]{1,6}\([0-9][0-9,]*[^0-9()]{1,3}\)")  # 全職場（22か所）
_TREND = re.compile(r"[↑↗↘↓⇧⇗⇘⇩]\((?P<words>[^()]+)\)")  # ↗（前回調査を上回る）
_LONGEST_VALUE = 32
_LONGEST_PRINTED = 80  # characters, spaces among them
_MOST_KEPT = 20_000  # texts read once
_INSIDE = r"(?:[^（）()]|[（(][^（）()]*[)）])*"
_LAST_PARENTHESES = re.compile(rf"[（(]({_INSIDE})[)）][ 　]*$")
_IN_PARENTHESES = re.compile(r"[（(【\[][^（）()]*[)）】\]]")
_TIME_FIRST = re.compile(rf"[（(](?P<time>{TIME.pattern})[)）][ 　:：]*(?=[^\s])")
_TIME_LAST = re.compile(rf"(?P<value>.*[^ 　のはに、])[ 　](?P<time>{TIME.pattern})")  # set under its value: 60％ R12
_TIMED_ASIDE = re.compile(rf"{TIME.pattern}[ 　:：]+[△▲約]?{_D}")  # （2040年度 100％） is no time but another value
_LABELLED_TIME = re.compile(  # R11目標, 目標年度：R11
    rf"(?:(?:目標|達成)(?:年度|年次|年|時期|期限)?[ 　]*[:：]?[ 　]*)?(?P<time>{TIME.pattern})"
    r"(?:の?(?:目標|実績|現状|現況|基準|見込)値?)?"
)
_BY = re.compile(r"^(?P<time>.*?(?:年度?末?|年|月末?))(?:において|までに?|には?)[、,]?[ 　]*(?P<value>.+)$")
_GLUED_FIGURE = re.compile(
    r"(?<=度|末)(?:原則|概ね|おおむね|累計|延べ)?[△▲約]?[0-9０-９][0-9０-９,，.．]*[%％人件社校回]"
)  # 令和11年度90％, over a line's end
_AFTER_TIME = re.compile(r"^(?:年度?)?の")
_PART_OF_TEXT = re.compile(r"第[0-9]+[章節編部期次条項].*")
_ATTRIBUTIVE = re.compile(r"(?:する|した|いる|ある|れた|れる)[^、。をにへ]")  # 週１回以上運動する成人 is a name
_ROW_NUMBER = re.compile(
    r"(?:KPI|No[.．]?)?[(（]?(?:[0-9０-９]{1,3}(?:[-－.．][0-9０-９]{1,2}){0,2}|[①-⑳]|[ア-コａ-ｈa-hＡ-ＨA-H])[)）.．]?"
)
_CUT = re.compile(  # ３歳児健診の, １日当たり: part of a name
    r".[のをにはがとへで]$|(?:当たり|あたり|につき)$|.{3}(?<!と)(?:する|した|いる|れる|ある)$"
)
_SPAN_ALONE = re.compile(
    r"(?:年間|[かヵヶカ]年)(?:の?(?:累計|合計|平均|延べ))?で"
)  # ５年間で, before its value on the next line
_REMARKS = re.compile(r"(?:\([^()]*\)|[※*][0-9]*)+$")  # behind a name: （男性）※１
_ABOUT = re.compile(r"(?:程度|前後)$")
_OF_AN_AGE = re.compile(r"歳(?!(?:代|以上|以下|未満|程度|前後)+$).{2,}")  # 65歳平均余命 is a name
_LONGEST_OF_UNIT = 6
_PER = r"(?<=[/／])[0-9０-９][0-9０-９,，]*(?=[^0-9０-９,，])"  # 件／100km
_UNIT = re.compile(rf"(?!の|[↑↗↘↓⇧⇗⇘⇩])(?:CO[2２₂]|(?<=[mｍ])[23２３]|{_PER}|[^0-9０-９、。]){{1,9}}")


def round_years(text: str) -> str:
    """Set years behind values, 66％【R6】 → 92％［R12］, in round brackets, as most texts do; no letter moves."""
    return _SQUARE.sub(r"（\g<time>）", text)


def is_dash(text: str) -> bool:
    """Tell whether a cell says that there is no value."""
    return _DASH.fullmatch(text.strip()) is not None


def is_value(text: str, cues: LayoutCues) -> bool:
    """Tell whether a text is a value: a figure with its unit, a dash, or a word such as 増加."""
    return len(text) <= _LONGEST_PRINTED and _is_value(text, cues)


@lru_cache(maxsize=_MOST_KEPT)
def _is_value(text: str, cues: LayoutCues) -> bool:
    plain = plain_of(text)
    if not plain or len(plain) > _LONGEST_VALUE:
        return False
    trend = _TREND.fullmatch(plain)
    if trend is not None:
        return _is_value(trend["words"], cues)
    if is_dash(text) or _ALL.fullmatch(plain) or re.sub(r"\([^()]*\)", "", plain) in cues.value_words:
        return True
    bare = plain_of(_BY.sub(r"\g<value>", text)) if TIME.match(text.strip()) else plain
    match = _VALUE.fullmatch(bare)
    return match is not None and not _is_name(match["unit"], cues) and _PART_OF_TEXT.fullmatch(bare) is None


def _is_name(unit: str, cues: LayoutCues) -> bool:
    """Tell the rest of a name (３歳児健診の受診率) from a unit (人, 回/年)."""
    unit = _ABOUT.sub("", _REMARKS.sub("", unit).rstrip("("))
    if _OF_AN_AGE.match(unit) or (len(unit) > _LONGEST_OF_UNIT and "の" in unit):
        return True
    if _ATTRIBUTIVE.search(unit) or _CUT.search(unit) or _SPAN_ALONE.fullmatch(unit):
        return True
    is_unit = "/" in unit or unit in cues.units or unit.endswith(("人", "ポイント"))
    return len(unit) > 2 and not is_unit and unit.endswith(cues.tails)


@lru_cache(maxsize=_MOST_KEPT)
def is_time_only(text: str) -> bool:
    """Tell whether a cell is nothing but a time: （R5）, 令和11年度, 2029."""
    printed = text.strip(" 　")
    return any(TIME.fullmatch(time) is not None for time in (printed, printed.strip(" 　()（）[]【】")))


def may_be_deadline(text: str) -> bool:
    """Tell whether a cell can say by when: a time, every year (毎年度), a number of years (５年間累計)."""
    return time_in(text) is not None or _EVERY_YEAR.search(text) is not None or _YEARS_LONG.search(text) is not None


def is_aside(text: str) -> bool:
    """Tell whether a line is nothing but a remark in parentheses."""
    return _IN_PARENTHESES.fullmatch(text.strip()) is not None


def is_number(text: str) -> bool:
    """Tell whether a cell is nothing but the number of its row: 3, ②, 1-2, (4)."""
    return _ROW_NUMBER.fullmatch(text.strip()) is not None


def is_unit(text: str) -> bool:
    """Tell whether a cell may be a unit: a few characters without a figure."""
    return _UNIT.fullmatch(text.strip()) is not None


@lru_cache(maxsize=_MOST_KEPT)
def time_in(text: str) -> str | None:
    """Find the time that a column head carries, as printed."""
    match = TIME.search(text)
    return match[0].strip() if match else None


@lru_cache(maxsize=_MOST_KEPT)
def without_time(text: str) -> str:
    """Take times and parentheses off a column head: 目標値（令和11年度） → 目標値."""
    words = _IN_PARENTHESES.sub("", TIME.sub("", text)).strip()
    return words if text.startswith("の") else _AFTER_TIME.sub("", words)  # の達成率 is the end of a name


def aside_of(text: str) -> str | None:
    """Give what a head says in parentheses: 2030年度（目標） → 目標."""
    match = _IN_PARENTHESES.search(text)
    return match[0][1:-1] if match else None


def _time_of_aside(time: str) -> str:
    """Drop what labels a time, R8目標 → R8, and what a change is measured from: R8、R5比 → R8."""
    labelled = _LABELLED_TIME.fullmatch(time.strip())
    if labelled is not None:
        return labelled["time"]
    parts = [part.strip() for part in re.split(r"[、，,;；]", time)]
    kept = [part for part in parts if not part.endswith(("比", "対比"))]
    return kept[0] if len(kept) == 1 and len(parts) > 1 and TIME.search(kept[0]) else time.strip()


def part_time(text: str) -> tuple[str, str | None]:
    """Part a value from its time: 「70%（R11）」, 「令和11年度までに70%」; 「60ha（累計）」 has no time in it."""
    text = text.strip()
    last = _LAST_PARENTHESES.search(text)
    time = TIME.search(last[1]) or _EVERY_YEAR.search(last[1]) or _WITHOUT_ERA.fullmatch(last[1]) if last else None
    timed = last and last.start() and time
    if last and timed and not _TIMED_ASIDE.match(last[1]):
        return text[: last.start()].strip(), _time_of_aside(last[1])
    by = _BY.match(text)
    if by and TIME.search(by["time"]):
        return by["value"].strip(), by["time"].strip()
    first = _TIME_FIRST.match(text)
    if first:
        return text[first.end() :].strip(), first["time"].strip()
    lead = TIME.match(text)
    if lead and (text[lead.end() : lead.end() + 1] in tuple(":： 　") or _GLUED_FIGURE.match(text, lead.end())):
        return text[lead.end() :].lstrip(":： 　").strip(), lead[0]
    under = _TIME_LAST.fullmatch(text)
    if under:
        return under["value"], under["time"]
    return text, None


def without_year_below(text: str) -> str:
    """Take off a value the year that is set under it."""
    match = _TIME_LAST.fullmatch(text.strip())
    return match["value"] if match else text
