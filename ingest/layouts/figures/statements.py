"""One KPI out of one line: a name with labelled values, with an arrow to the target, with a value at the end.

乗合の便数　現状値：12便（R5）　目標値：20便（R11）
病院へ30分で行ける人の割合　65.2%（R5）→70%（R11）
登録者数　３万人（令和11年度）
"""

import re
from dataclasses import dataclass, field

from ingest.layouts.cues import LayoutCues, Role
from ingest.layouts.figures.base_values import year_behind
from ingest.layouts.figures.kanji_values import is_value_or_kanji
from ingest.layouts.figures.now_and_then import now_and_then
from ingest.layouts.figures.segments import AROUND, Segment, colon_in, segments_of
from ingest.layouts.figures.values import ARROW, TIME, is_dash, is_value, part_time
from ingest.quantity import years_in

_LONGEST = 140  # characters of a line that is one KPI
_EVERY_ONE = re.compile(r"(?:全て|すべて|全)の[^0-9０-９。、・]{1,10}")  # 17県 → 全ての沿岸県
_EACH_YEAR = re.compile(  # 毎年度、前年度の実績を上回る
    r"(?:毎年度?|各年度?)[に、，]?[ 　]*(?:対?前年度?|前回)(?:の?(?:実績|数)?値?|比)"
    r"(?:を(?:上回る|下回る|超える|下回らない|維持)|(?:より|から|で)?(?:増加|減少|増|減|以上|以下))(?:する|こと)?"
)
_LONGEST_WORDS = 30  # of a target without a figure
_SPACED = r"(?:[△▲約]?[\d０-９][\d０-９,，.．]*[ 　](?![\d０-９（(]|[^ 　]*する))?"  # 88 計画（2023 年度）
_COUNTED = r"(?:(?:延べ|のべ|累計|年間|約)[ 　](?=[△▲]?[\d０-９]))?"  # 延べ 30人
_TRAILING = re.compile(
    rf"^(?P<name>.+?)(?:[ 　]+|[：:][ 　]*)(?P<value>{_COUNTED}{_SPACED}[^ 　]+?(?:[ 　]?[（(][^（）()]*[)）])?)$"
)
_FIGURE_BEGUN = re.compile(  # 3 万 of 3 万 8 千人, which spaces tear apart
    r"(?:(?:延べ|のべ|累計|年間|約)[ 　]?)?[△▲]?(?<![\d０-９,，.．])"
    r"(?:[\d０-９][\d０-９,，.．]{0,15}[ 　]?[十百千万億兆]{1,2}[ 　]?){1,3}$"
)
_GLUED = re.compile(r"^(?P<name>.*?[^\d０-９,，.．△▲年第])(?P<value>[△▲]?[\d０-９][^ 　]*)$")
_TIME_LABEL = re.compile(rf"(?:^|(?<=[ 　、，,/／→⇒]))(?P<time>{TIME.pattern})[ 　]*[:：][ 　]*")
_FEWEST_TIMES = 2
_FEWEST_YEARS_AHEAD = 3
_LATER = re.compile(rf"(?<=[^ 　])[ 　]+(?={TIME.pattern}(?:目標値?)?[ 　:：]+[\d０-９△])")
_STEPS = re.compile(
    rf"(?<=[^ 　])(?:[ 　]{{2,}}{TIME.pattern}[ 　]+[\d０-９△][^ 　]*)+$"
)  # 182社   R7 320社   R8 500社
_SPAN_AT_END = re.compile(  # 出生数 ５年間で 40人: when the target is counted begins it
    r"[ 　：:]+(?=(?:(?:計画期間の)?[0-9０-９]{1,2}[ 　]?(?:年間|[かヵヶカ]年)で"
    r"|(?:計画|(?:中期|中長期)目標)期間(?:中|内)?[にで]|毎年度?|各年度?)$)"
)
_SAID = re.compile(
    r"(?P<name>[^、。]{3,40}?)[をは](?P<value>[^、。をは]{1,30}?)(?:と|に|へ)(?:する|します|増やす|減らす|高める)"
)
_DATED_FIRST = re.compile(rf"^(?P<name>.+?)[（(]{TIME.pattern}[)）](?P<value>[^（()）]+)$")  # 産出額 (H26)186 億円
_FROM = re.compile(r"から[ 　、，]*")
_DASH_COUNTED = re.compile(r"(?<=[ 　:：])(?P<dash>[-－―—–‐ー])[ 　]?[^\s0-9０-９（()）]{1,5}[ 　]*$")  # ― 件
_DASH_TOLD = re.compile(  # ―（新規）, why there is no value yet
    r"(?:^|(?<=[ 　:：]))(?P<dash>[-－―—–‐ー])[ 　]?[（(][^（）()0-9０-９]{1,12}[）)][ 　]*$"
)
_OPENED = re.compile(r"[（(][^（()）]*$")  # 301億円（全国17位→16位）: an arrow in brackets is of a remark
_TO = ("へ", "に")
_TIME_LISTED = re.compile(  # 目標：120地域、2028年度
    rf"(?P<value>[^、，]*[0-9０-９][^、，]*)[、，][ 　]*(?P<time>{TIME.pattern}末?)(?:まで)?に?"
)
_OF_TODAY = re.compile(r"[：:][ 　]*(?:現|旧|既存の)[^：:。、0-9０-９]{1,12}$")  # 来館者数：現図書館 41人→60人
_TIME_AT_END = re.compile(rf"[ 　:：]+{TIME.pattern}$")


@dataclass(frozen=True, slots=True)
class Statement:
    """What a line says of one KPI, each part as printed. `labelled` where words say which value is the target."""

    indicator: str
    target: str | None
    deadline: str | None
    baseline: str | None
    labelled: bool = field(default=False, compare=False)


def read_statement(text: str, cues: LayoutCues) -> Statement | None:
    """Read a line that holds an indicator, a target and what goes with it; None where it has no such form."""
    for read in (_labelled, _arrow, _from_to, _timed, _said):
        said = read(text, cues)
        if said is not None and said.indicator:
            return said
    return None


def read_values(text: str, cues: LayoutCues) -> Statement | None:
    """Read a line of values that goes on under its indicator: 現状：86％（R5）　目標：おおむね解消（R12）.

    Both the value of today and the target must be there. What stands before them, if anything, is no indicator but
    one of the groups that it is measured for: 小学生 81％ → 88％.
    """
    if len(text) > _LONGEST or "。" in text:
        return None
    told = now_and_then(text, cues)
    if told is not None:
        return Statement("", told[1], told[2], told[0], labelled=True)
    said = _labelled(text, cues) or _arrow(text, cues) or _later(text, cues)
    if said is None or said.baseline is None or cues.ends_as_indicator(said.indicator):
        return None
    return said if TIME.search(said.indicator) is None and cues.role(said.indicator) is None else None


def read_trailing(text: str, cues: LayoutCues, *, announced: bool = False) -> Statement | None:
    """Read 「登録者数　３万人（令和11年度）」, a name and a value with nothing but space between.

    Where no label announces a list of indicators, the name must be one of an indicator.
    """
    parts = _trailing(text.strip())
    if parts is None or not (announced or cues.ends_as_indicator(parts[0])):
        return None
    name, value = parts
    target, deadline = part_time(value)
    time = _TIME_AT_END.search(name) if deadline is None else None
    name = name[: time.start()] if time else name
    due = time[0].strip(AROUND) if time else deadline
    return Statement(name.strip(AROUND), target, due, None) if is_value(target, cues) else None


def _trailing(text: str) -> tuple[str, str] | None:
    """Part a name from the value at the end, all of its figure with it: 入込客数 / 3 万 8 千人."""
    match = _TRAILING.match(text)
    if match is None:
        return None
    begun = _FIGURE_BEGUN.search(match["name"]) if match["value"][0].isdecimal() else None
    cut = begun.start() if begun else match.end("name")
    span = _SPAN_AT_END.search(text[:cut].rstrip(AROUND))
    if span is not None:
        return text[: span.start()], text[span.end() :]
    return (text[:cut].rstrip(AROUND), text[cut:]) if begun else (match["name"], match["value"])


def _labelled(text: str, cues: LayoutCues) -> Statement | None:
    before, segments = segments_of(text, cues)
    values = {segment.role: segment for segment in reversed(segments) if segment.value}
    goal, named, base = (values.get(role) for role in (Role.TARGET, Role.INDICATOR, Role.BASELINE))
    if goal is None:
        return _with_baseline(before, base, cues) if base else None
    name, today = (named.value if named else before), (_latest(base.value) if base else None)
    if base is None and ARROW.search(text[len(before) :]) is not None:
        name, today = _name_and_value(before, cues) or (name, None)
    target, own = _value_and_time(goal.value)
    alone = sum(segment.role is Role.TARGET for segment in segments) == 1
    in_words = alone and base is not None and is_in_words(target, base.value, own or goal.time)
    if not is_value_or_kanji(target, cues) and not in_words:
        return None
    deadline = values[Role.DEADLINE].value if Role.DEADLINE in values else own or goal.time
    return Statement(name, target, deadline, today, labelled=True)


def _value_and_time(text: str) -> tuple[str, str | None]:
    """Part a labelled value from its time, which may stand behind a comma."""
    listed = _TIME_LISTED.fullmatch(text)
    return (listed["value"].strip(AROUND), listed["time"]) if listed is not None else part_time(text)


def is_of_each_year(target: str) -> bool:
    """Tell a target that every year sets anew, by the one before it."""
    return _EACH_YEAR.fullmatch(target) is not None


def is_in_words(target: str, base: str, time: str | None) -> bool:
    """Tell whether what is labelled as a target may be one in words, 全国平均を上回る: set against today, and dated."""
    if is_dash(target) or len(target) > _LONGEST_WORDS or "。" in target:
        return False
    return time is not None or any(character.isdecimal() for character in base)


def _latest(value: str) -> str:
    """Take the last of the values up to today: H31 4,120社 → R5 4,306社, none of those to come: 182社   R7 320社."""
    return _STEPS.sub("", ARROW.split(value)[-1])


def _with_baseline(before: str, base: Segment, cues: LayoutCues) -> Statement | None:
    """Read 「従業者数：640人（令和11年度）〔基準値：588人〕」: only the value of today is labelled."""
    if not is_dash(base.value) and not any(character.isdecimal() for character in base.value):
        return None
    parts = _dated_after_colon(before, cues) or _trailing(before)
    if parts is None:
        return None
    target, deadline = part_time(parts[1])
    return Statement(parts[0].strip(AROUND), target, deadline, base.value) if is_value(target, cues) else None


def _dated_after_colon(text: str, cues: LayoutCues) -> tuple[str, str] | None:
    """Part a name at its colon from a target that begins with its time: 来店者数 / 2029 年度に 400 人／年."""
    cut = colon_in(text)
    dated = cut is not None and TIME.match(text[cut + 1 :].lstrip()) is not None
    if cut is None or not dated:
        return None
    target, deadline = part_time(text[cut + 1 :])
    return (text[:cut], text[cut + 1 :]) if deadline and is_value(target, cues) else None


def _arrow(text: str, cues: LayoutCues) -> Statement | None:
    """Read the value of today and the target at the two ends of a line of arrows."""
    turns = list(ARROW.finditer(text))
    turns = [turn for turn in turns if _OPENED.search(text[: turn.start()]) is None] or turns
    return _turned(text[: turns[0].start()], text[turns[-1].end() :], cues) if turns else None


def _from_to(text: str, cues: LayoutCues) -> Statement | None:
    """Read 「加入世帯数　64世帯（R6）から　110世帯（R9）へ」, the two ends of a change said in words."""
    turns = list(_FROM.finditer(text))
    if len(turns) != 1 or not text.endswith(_TO):
        return None
    before, after = text[: turns[0].start()], text[turns[0].end() : -1]
    sides = _name_and_value(before, cues)
    target, deadline = part_time(after)
    aimed = sides is not None and (is_value(target, cues) or is_in_words(target, sides[1], deadline))
    return Statement(sides[0], target, deadline, sides[1]) if sides and aimed else None


def _later(text: str, cues: LayoutCues) -> Statement | None:
    """Read 「基準（R4）52.5％　R9　70％」: the value of today, and the target after a later year."""
    turns = list(_LATER.finditer(text))
    return _turned(text[: turns[0].start()], text[turns[0].end() :], cues) if len(turns) == 1 else None


def _turned(before: str, after: str, cues: LayoutCues) -> Statement | None:
    bare = _DASH_TOLD.sub(r"\g<dash>", _DASH_COUNTED.sub(r"\g<dash>", before))
    sides = _name_and_value(bare, cues)
    target, deadline = part_time(after)
    in_words = _EVERY_ONE.fullmatch(target) or is_of_each_year(target)
    aimed = is_value_or_kanji(target, cues) or bool(in_words)
    if sides is None or not aimed or cues.is_unset(target):
        return None
    return Statement(sides[0], target, deadline, year_behind(sides[1], cues) if sides[0] else sides[1])


def _name_and_value(text: str, cues: LayoutCues) -> tuple[str, str] | None:
    """Part a name, perhaps none, from the value of today after it."""
    name, segments = segments_of(text, cues)
    today = [segment.value for segment in segments if segment.role is Role.BASELINE]
    if len(segments) == len(today) == 1 and is_value_or_kanji(part_time(today[0])[0], cues):
        return name, today[0]
    if is_value_or_kanji(part_time(text)[0], cues):
        return "", text.strip(AROUND)
    dated = _DATED_FIRST.match(text)
    if dated is not None and is_value_or_kanji(dated["value"].strip(), cues):
        return dated["name"].strip(AROUND), text[dated.end("name") :].strip(AROUND)
    glued = _GLUED.match(text)
    parts = _trailing(text) or ((glued["name"], glued["value"]) if glued else None)
    if parts is None or not is_value_or_kanji(part_time(parts[1])[0], cues):
        return None
    name = parts[0]
    time = _TIME_AT_END.search(name)
    name = name[: time.start()] if time else name
    return _OF_TODAY.sub("", name).strip(AROUND), text[len(name) :].strip(AROUND)


def _timed(text: str, cues: LayoutCues) -> Statement | None:
    """Read 「養殖場の数　R5：６か所　R11：40か所」: values labelled by their years alone, the last one to come."""
    marks = list(_TIME_LABEL.finditer(text))
    if len(marks) < _FEWEST_TIMES or not marks[0].start():
        return None
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    values = [text[mark.end() : end].strip(AROUND) for mark, end in zip(marks, ends, strict=True)]
    name = text[: marks[0].start()].strip(AROUND)
    if not cues.ends_as_indicator(name) or not all(is_value(value, cues) for value in values):
        return None
    years = [year for mark in marks for year in years_in(mark["time"])[-1:]]
    ahead = len(years) == _FEWEST_TIMES and years[1] - years[0] >= _FEWEST_YEARS_AHEAD  # and no series of results
    return Statement(name, values[-1], marks[-1]["time"], values[0], labelled=ahead)


def _said(text: str, cues: LayoutCues) -> Statement | None:
    """Read 「公開件数を1,200件（令和８年度）とする」, a target said without a full stop."""
    match = _SAID.fullmatch(text.strip())
    if match is None or not cues.ends_as_indicator(match["name"]):
        return None
    target, deadline = part_time(match["value"])
    return Statement(match["name"], target, deadline, None) if is_value(target, cues) else None
