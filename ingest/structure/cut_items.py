"""Items of lists and labelled lines that the width of a page cut in two, put together before any reader sees them.

・空き家の活用件数　５件（令和４年度）→12件    The time in brackets is cut off; a year (令⏎和10年度), a figure
（令和10年度）                                 and its unit (500⏎万円), a change, a name are cut so too.

What is cut within brackets, a figure, a year, or at an arrow tells so by itself. A name that was cut tells it by the
line's width, which is that of the page, and by what the lines say together. A line break that is none becomes an
unseen character, one for one, so that every offset stays.
"""

import re
from collections.abc import Sequence

from ingest.structure.page_width import full_lines

_GONE = "\x1f"  # a character that `clean` cuts out
_MOST_LINES = 4  # of one item
_LONGEST = 160  # characters of one item
_SHORTEST = 14  # characters of a line that has more than one cell of a table
_NARROW = 22  # characters; a shorter line, cut, may be a cell of a table
_D = "0-9０-９"
_ARROW = r"→|⇒|➡|⇨|➔|➜|⟶|▶|►"
_CELLS = re.compile(r"[\t|｜│┃]|</?[A-Za-z]|^\s*#|\S(?: {2,}|　{2,})\S.*?\S(?: {2,}|　{2,})\S")
_MARK = re.compile(  # of an item, its number, or a label set off by brackets or a colon
    rf"[ 　]*(?:[-・･‧•○〇◯●◎◇◆■□▪‣★☆＊*▼▽▲▶►＞>][ 　]*|[①-⑳]"
    rf"|[(（][{_D}ア-ン]{{1,2}}[)）]|[{_D}]{{1,2}}[.．)）](?![{_D}])"
    r"|[【〔［\[<＜〈《（(][^】〕］\]>＞〉》）)。、]{1,14}[】〕］\]>＞〉》）)](?=.{4})|[^ 　、。：:（(]{2,10}[：:])"
)
_BEGINS = re.compile(  # what stands on its own, whatever stands before it
    rf"[-・･‧•○〇◯●◎◇◆■□▪‣★☆＊*▼▽▲※#＃|｜]|[①-⑳ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]|[【〔［\[<＜〈《]"
    rf"|[{_D}]{{1,2}}(?:[.．](?![{_D}])|[ 　)）、])"
    rf"|第[ 　]?[{_D}一二三四五六七八九十]+[ 　]?[章節編部]"
    rf"|(?:基本|重点|個別|具体的?)?(?:目標|施策|方針|施策の方向|政策|戦略|方向性?|事業|指標)"
    rf"[{_D}①-⑳Ⅰ-Ⅹ]|[(（](?:[{_D}ア-ン]{{1,2}}|注[{_D}]?)[)）]|[ア-ンA-ZＡ-Ｚ](?:[.．)）、]|[ 　])"
    rf"|[^ 　、。：:（()）{_D}]{{2,8}}[：:]|(?:図表?|表)[ 　]?[{_D}]"
)
_UNIT = (
    r"年度?|[か箇カヵヶケ][年月所国]|[十百千]?[千万億兆][人円件台本]?|百万円|団体|施設|地区|世帯|箇所|ポイント|ヘクタール|トン|事業[者所]"
    r"|経営体|店舗|[人件円社校回名区市町村戸台棟帯店歳位点倍組品床本頭便冊泊園室種隻]|[%％‰㎡㎥㎞]|ha|km|kg|MW|kW|[tm]"
)
_TIME = rf"(?:令和|平成|昭和|[RHＲＨ]|20|２０)[ 　]?[{_D}元]{{1,2}}"
_OPEN = re.compile(r"[（(【〔［\[〈][^（()）【】〔〕［］\[\]〈〉]{0,50}$")
_CLOSES = re.compile(r"[^（()）【】〔〕［］\[\]〈〉。]{0,40}[)）】〕］\]〉]")
_NESTED = re.compile(r"[（(【〔［\[〈][^（()）【】〔〕［］\[\]〈〉]*[)）】〕］\]〉]")
_ENDS_IN_ARROW = re.compile(rf"(?:{_ARROW})[ 　]*(?:{_TIME}(?:[ 　]?年度?)?末?)?$")
_TIME_AT_END = re.compile(rf"(?:{_ARROW})[ 　]*{_TIME}(?:[ 　]?年度?末?)?$")
_FROM = re.compile(
    rf"^[^→⇒➡⇨].*[{_D}][^→⇒➡⇨{_D}、。]{{0,6}}(?:[)）】〕］\]〉][ 　]*)?$"
)  # a value, perhaps with its time
_TO = re.compile(rf"(?:{_ARROW})[ 　]*\S")
_TIMED = re.compile(rf"[（(【〔［\[〈][^（()）]{{0,8}}(?:{_TIME}|[{_D}]{{1,2}}年)[^（()）]{{0,14}}[)）】〕］\]〉]")
_TODAY = re.compile(  # （2024 年 9 月末現在：1 億 2,300 万円）, alone on its line
    rf"[（(【〔［\[〈][^（()）{_D}：:]{{0,8}}{_TIME}[^（()）：:、。]{{0,16}}"
    r"[：:][ 　]*[^（()）：:、。]{0,20}[)）】〕］\]〉]"
)
_AIMED_IN_WORDS = re.compile(  # ：2030 年度までにほぼ全て
    rf"[：:][ 　]*{_TIME}[ 　]?年[^{_D}、。：:（()）]{{0,4}}に[^{_D}、。：:（()）]{{1,16}}$"
)
_BEFORE_BY = re.compile(rf"{_TIME}[ 　]?年(?:[ 　]?度)?(?:[ 　]?[{_D}]{{1,2}}[ 　]?月)?末?(?P<by>ま|まで|)$")
_BY_WHEN = "までに"
_VALUE_AT_END = re.compile(rf"(?:{_ARROW}|[：:]|[ 　])[^：:。、→⇒]{{0,24}}[{_D}](?:[^{_D}。、：:（()）]{{0,8}})$")
_REST_OF_UNIT = re.compile(rf"[^{_D} 　、。：:（()）【】〔〕〈〉]{{1,5}}(?=[（(〔［\[〈])")
_IN_FIGURE, _OF_FIGURE = (
    re.compile(rf"(?:{_ARROW}|[：: 　])[^：:。→⇒\-－]{{0,16}}[{_D}][,，.．]?$"),
    re.compile(rf"(?:[,，.．]?[{_D}]+[{_D},，.．]*)?[ 　]?(?:{_UNIT})"),
)
_IN_YEAR = re.compile(rf"(?:令|平|令和|平成|[RHＲＨ]|(?:令和|平成)[ 　]?[{_D}]{{1,2}}|(?:20|２０)[{_D}]{{0,2}})$")
_OF_YEAR = re.compile(rf"(?:和|成)?[ 　]?[{_D}元]{{0,3}}[ 　]?年")
_STATED = re.compile(rf"(?:{_ARROW}|[：:]).*[{_D}]|[{_D}].*(?:{_ARROW})")
_CHANGE = re.compile(rf"[{_D}][^→⇒➡⇨。]*(?:{_ARROW})[^→⇒➡⇨。]*[{_D}]")
_WHOLE = re.compile(rf"(?:{_ARROW}|[：:])[^→⇒。]*[{_D}].*[)）】〕］\]]$")
_VALUES = re.compile(
    rf"(?:現状|現在|実績|基準|計画)?値?[ 　：:（(]*(?:年間?|月|約)?(?:{_TIME}|[{_D}])"
)  # of a name that is whole above
_DATED = re.compile(  # 現状（令和５年度）  48.6％, under a name with figures of its own
    rf"(?:現状|現在|実績|基準|計画|目標)値?[ 　]*[（(][^（()）]{{0,4}}{_TIME}[^（()）]{{0,6}}[)）][ 　：:]"
)
_PARTICLE = re.compile(r"[のをにはがへと](?=[\u4e00-\u9fff])")  # begins no line
_PAGE = re.compile(rf"[ 　]*[-－–—―][ 　]*[{_D}]{{1,4}}[ 　]*[-－–—―][ 　\r]*")  # - 7 -
_YEAR = re.compile(rf"{_TIME}(?:[ 　]?年度?)?")
_FIGURE = re.compile(rf"[{_D}]")
_SENTENCE = re.compile(r"[。！？!?]")
_SAID_BEFORE = re.compile(r".*。[ 　]*(?=[（(【〔［\[])")  # …を進める。（KPI：開設数　12か所（令和⏎６年度）
_SIGN = re.compile(rf"{_ARROW}|[：:…]")
_BY = re.compile(  # whose a paragraph is: 〔総務省、厚生労働省〕, （担当：産業振興課）
    r"[（(〔［\[【](?:[^（()）〔〕［］\[\]【】。：:]{2,6}[：:])?(?:[^（()）〔〕［］\[\]【】。、，,・]{1,20}(?:省|庁|府|課|局|部|室|院|委員会)[、，,・]?)+"
    r"[)）〕］\]】]"
)


def mended(source: str) -> str:
    """Turn the line breaks within cut items, and the space around them, into unseen characters."""
    if not _SIGN.search(source):
        return source
    lines = source.split("\n")
    full = full_lines([("" if _CELLS.search(line) else line) for line in lines])
    closed = set[int]()
    at = 0
    while at < len(lines):
        last = _last_of_item(lines, full, at)
        for number in range(at + 1, last):
            lines[number] = _GONE * len(lines[number]) if _PAGE.fullmatch(lines[number]) else lines[number]
        for broken in range(at, last):
            lines[broken], lines[broken + 1] = _closed(lines[broken], lines[broken + 1])
            closed.add(broken)
        at = last + 1
    return "".join(line if at in closed else f"{line}\n" for at, line in enumerate(lines))[:-1]


def _closed(line: str, below: str) -> tuple[str, str]:
    """Put unseen characters for the space at the end of a line, its break, and the space before the next."""
    kept, rest = line.rstrip(" 　\r"), below.lstrip(" 　")
    before, after = len(line) - len(kept), len(below) - len(rest)
    gap = " " if _TIME_AT_END.search(kept) else ""  # ⇒R13 350件: the year and the figure are two
    return kept + _GONE * before + gap + _GONE * (1 - len(gap)), _GONE * after + rest


def _last_of_item(lines: Sequence[str], full: Sequence[bool], at: int) -> int:
    """Find the line with which the item that begins at a line ends; the line itself where nothing was cut."""
    text, last = lines[at].strip(" 　\r"), at
    if len(text) < _SHORTEST or _CELLS.search(lines[at]):
        return at
    for below in range(at + 1, min(len(lines), at + _MOST_LINES)):
        if _PAGE.fullmatch(lines[below]):
            continue
        rest = lines[below].strip(" 　\r")
        joined = text + rest
        if not rest or "\f" in lines[below] or len(joined) > _LONGEST or _CELLS.search(lines[below]):
            break
        if _DATED.match(rest):
            break
        if _is_cut(text, rest, lines[below + 1].strip() if below + 1 < len(lines) else "") or (
            full[last] and _is_cut_name(text, rest, lines, full, below)
        ):
            text, last = joined, below
        else:
            break
    return last


def _is_cut(text: str, rest: str, next_line: str) -> bool:  # noqa: PLR0911  # one for each place of a cut
    """Tell a line that was cut within brackets, a figure or a year, at an arrow, or before the time in brackets."""
    own = _SAID_BEFORE.sub("", text)
    item = own != text or _MARK.match(text) or _CHANGE.search(text + rest)
    if len(text) < _NARROW or _SENTENCE.search(own) or not item:
        return False
    opened = _OPEN.search(_NESTED.sub("", text))
    if opened is not None:
        below = rest if _BEGINS.match(next_line) else rest + next_line
        return _CLOSES.match(_NESTED.sub("", below)) is not None and _STATED.search(text + below) is not None
    if _ENDS_IN_ARROW.search(text) or (_FROM.search(text) and _TO.match(rest)):
        return _CHANGE.search(text + rest) is not None
    unit = _REST_OF_UNIT.match(rest)
    if _PARTICLE.match(rest) and not _FIGURE.search(text):
        return _MARK.match(text) is not None and _CHANGE.search(rest + next_line) is not None
    if _TIMED.match(rest, unit.end() if unit else 0) or _TODAY.fullmatch(rest):
        return (_VALUE_AT_END.search(text) or (_TODAY.fullmatch(rest) and _AIMED_IN_WORDS.search(text))) is not None
    if _is_cut_before_target(text, rest):
        return True
    if _IN_FIGURE.search(text) and _OF_FIGURE.match(rest):
        return True
    return (
        _IN_YEAR.search(text) is not None
        and _OF_YEAR.match(rest) is not None
        and _STATED.search(text + rest) is not None
    )


def _is_cut_before_target(text: str, rest: str) -> bool:
    """Tell a line that was cut in what says by when, ：2030 年度末ま⏎でに 40 隻, before the target itself."""
    cut = _BEFORE_BY.search(text)
    goes_on = cut is not None and rest.startswith(_BY_WHEN.removeprefix(cut["by"]))
    return goes_on and _STATED.search(_YEAR.sub("", text + rest)) is not None


def _is_cut_name(text: str, rest: str, lines: Sequence[str], full: Sequence[bool], below: int) -> bool:
    """Tell a line cut by the margin that becomes a statement with what stands below it."""
    if text.endswith("。"):
        return _BY.fullmatch(rest) is not None
    if _SENTENCE.search(text) or _BEGINS.match(rest) or _WHOLE.search(text):
        return False
    if _VALUES.match(rest) and not _FIGURE.search(text):
        return False
    if _states(text) and _FIGURE.search(_YEAR.sub("", rest)):
        return False  # two statements, or rows of a table
    joined = text + rest
    if full[below] and below + 1 < len(lines) and not _BEGINS.match(lines[below + 1].strip()):
        joined += lines[below + 1].strip()
    if _SENTENCE.search(joined):
        return False
    return _CHANGE.search(joined) is not None or (_MARK.match(text) is not None and _STATED.search(joined) is not None)


def _states(text: str) -> bool:
    """Tell whether a line states a figure, other than a year, and does not wait for more."""
    return text[-1] not in "／/、,，" and _STATED.search(_YEAR.sub("", text)) is not None
