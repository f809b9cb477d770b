"""One change, with what is printed around its two ends.

公園の利用率 …62％（現状）⇒85％（30年目標）               the time of the target too
木材の生産量 R2 22万m3（現状）⇒R8 27万m3（中間）⇒R13 35万m3（目標）※累計     words in parentheses tell the ends
舟着場の利用率 74％（H20）→92％（H32） 78％（H25）                        the value of today behind both
点検を終えた橋の数【H27=12件→H31=40件】                                   the change in brackets behind its name
"""

import re
from dataclasses import replace

from ingest.layouts.cues import LayoutCues, Role, plain_of
from ingest.layouts.figures.kanji_values import is_value_or_kanji
from ingest.layouts.figures.segments import AROUND
from ingest.layouts.figures.statements import Statement, read_statement
from ingest.layouts.figures.values import ARROW, TIME, is_dash, is_value, part_time
from ingest.quantity import years_in

_NOTE = re.compile(r"(?<=[^ 　])[ 　]*※.*$")
_ASIDE = re.compile(r"[ 　]*[（(](?P<word>[^（）()0-9０-９]{1,8})[)）][ 　]*$")
_INSIDE = r"【([^【】]+)】|〔([^〔〕]+)〕|\[([^\[\]]+)\]|［([^［］]+)］|[（(]((?:[^（）()]|[（(][^（）()]*[)）])+)[)）]"
_IN_BRACKETS = re.compile(rf"(?P<name>[^【】〔〕\[\]［］]{{3,60}}?)[ 　]*(?:{_INSIDE})")
_AIM_IN_WORDS = re.compile(  # 各分野において100％を目指す
    r"(?:[^0-9０-９、。]{1,14}?(?:において|では?|は|とも|の))??(?P<value>[△▲約]?[0-9０-９][^、。をにへと]{0,14}?)"
    r"(?:[をにへと](?:目指す|めざす|達成する|達成|する|維持する|維持|引き?上げる|引き?下げる))"
)
_WHOM = re.compile(r"[（(][^（）()]*[^（）()0-9０-９][)）][ 　]*(?=[^ 　])")  # (市営住宅)H26=68%
_IS = re.compile(rf"(?P<time>{TIME.pattern})[ 　]*[=＝:：][ 　]*(?P<value>.+)")
_ASIDES = re.compile(r"[（(][^（）()]*[)）]")
_UNIT = re.compile(r"[0-9][十百千万億兆]*(?P<unit>[^0-9]*?)(?:以上|以下|未満|超|程度|前後|を?維持)?$")
_LATEST = re.compile(r"(?<=[)）])[ 　]+(?=[^ 　（()）]{1,20}[ 　]?[（(][^（()）]+[)）]$)")
_ROW_NUMBER = re.compile(r"^[0-9０-９]{1,2}[ 　]+(?![歳代年月日回人割％%])")
_LONGEST_NAME = 60
_SET = re.compile(
    r"(?P<name>[^：:→⇒➡]{3,60})[：:][ 　]*(?:(?:計画期間の?)?[0-9０-９]{1,2}[ 　]?[かヵカ]?年間?で[ 　]*)?"
    r"(?P<value>[^：:→⇒➡、。（(]{1,16})"
)
_DOTS = re.compile(r"[ 　]*[…‥]+[ 　]*(?=[約△▲]?[0-9０-９])")  # 自給率…52％⇒85％
_ANGLES = str.maketrans("〈〉", "（）")
_DUE = re.compile(rf"[（(](?P<time>[0-9０-９]{{2}}年度?|{TIME.pattern})の?(?P<word>目標値?)[)）][ 　]*$")
_TIMES_AS_MUCH = re.compile(r"[（(]約?[0-9０-９.．]{1,4}(?:倍|割|[％%])(?:増|減)?[)）]$")  # 40億円⇒80億円（２倍）
_AND_SO_ON = re.compile(r"(?<=.)(?:等|など)$")


def in_plain_marks(text: str) -> str:
    """Put a colon for dots between a name and its value, and parentheses for angle brackets."""
    plain = _DOTS.sub("：", text.translate(_ANGLES))
    return _TIMES_AS_MUCH.sub("", plain) if ARROW.search(plain) else plain


def due_of_list(text: str) -> str | None:
    """Give the time that an item tells with the word for targets; the items below it leave both out: （30年目標）."""
    due = _DUE.search(in_plain_marks(text))
    return due["time"] if due else None


def read_change(text: str, cues: LayoutCues) -> Statement | None:
    """Read a line that states a change; None where it has no such form."""
    return read_marked_change(text, cues) or read_statement(text, cues)


def read_marked_change(text: str, cues: LayoutCues) -> Statement | None:
    """Read a change in brackets, with words behind its ends, or with the value of today behind it."""
    if not ARROW.search(text):
        return None
    bare = _NOTE.sub("", text)
    return _in_brackets(text, cues) or _told_by_asides(bare, cues) or _before_latest(bare, cues)


def _in_brackets(text: str, cues: LayoutCues) -> Statement | None:
    """Read a change that is all that the brackets behind a name hold."""
    match = _IN_BRACKETS.fullmatch(text)
    sides = ARROW.split(_inside(match)) if match else []
    if match is None or len(sides) < 2 or ARROW.search(match["name"]):
        return None
    base, _ = _side(sides[0])
    target, deadline = _side(sides[-1])
    words = not is_dash(target) and not cues.is_unset(target)
    if not (is_value_or_kanji(base, cues) and is_value_or_kanji(target, cues) and words):
        return None
    dated = TIME.search(sides[0]) is not None and deadline is not None
    return Statement(match["name"].strip(AROUND), target, deadline, base, labelled=dated)


def _inside(match: re.Match[str]) -> str:
    return next(part for part in match.groups()[1:] if part)


def _side(text: str) -> tuple[str, str | None]:
    """Part one end of a change from its time: H31=40件, （避難路の橋）H26＝68％, 79％など."""
    text = text.strip()
    said = _IS.fullmatch(_WHOM.sub("", text, count=1) if _WHOM.match(text) else text)
    value, time = (said["value"], said["time"]) if said else part_time(text)
    return _AND_SO_ON.sub("", value.strip()), time


def _before_latest(text: str, cues: LayoutCues) -> Statement | None:
    """Read a change behind which the value of today stands: 74％（H20）→92％（H32） 78％（H25）."""
    latest = _LATEST.search(text)
    if latest is None or not is_latest(text[latest.start() :], text[: latest.start()], cues):
        return None
    return read_statement(_ROW_NUMBER.sub("", text[: latest.start()]), cues)


def is_latest(latest: str, change: str, cues: LayoutCues) -> bool:
    """Tell a value with its year that stands behind a change from the next change: its year lies between both."""
    value, time = part_time(latest)
    first, last = (years_in(part_time(side)[1] or "") for side in ends_of(change))
    years = years_in(time or "")
    within = bool(first and last and years) and max(first) <= max(years) < max(last)
    return within and is_value(value, cues)


def ends_of(change: str) -> tuple[str, str]:
    """Part a change at its first and its last arrow."""
    sides = ARROW.split(change)
    return sides[0], sides[-1]


def _told_by_asides(text: str, cues: LayoutCues) -> Statement | None:
    """Read a change whose ends are told apart by words in parentheses behind them: 22％（現状）→ 35％（目標）."""
    due = _DUE.search(text)
    sides = ARROW.split(f"{text[: due.start()]}（{due['word']}）" if due else text)
    told = [(side, _ASIDE.search(side)) for side in sides]
    roles = [_role(aside["word"], cues) if aside else None for _, aside in told]
    if len(sides) < 2 or Role.TARGET not in roles or roles[0] not in (None, Role.BASELINE):
        return None
    last = len(roles) - 1 - roles[::-1].index(Role.TARGET)
    bare = [side[: aside.start()] if aside and role else side for (side, aside), role in zip(told, roles, strict=True)]
    said = read_statement(f"{bare[0]} → {bare[last]}", cues) if last else None
    if said is None or said.baseline is None:
        return None
    today, _ = part_time(said.baseline)
    base = today if is_value(today, cues) else said.baseline
    return replace(said, deadline=due["time"] if due else said.deadline, baseline=base, labelled=True)


def _role(word: str, cues: LayoutCues) -> Role | None:
    return Role.OTHER_VALUE if word in cues.interim else cues.role(word)


def read_aimed(text: str, cues: LayoutCues) -> Statement | None:
    """Read a target alone: 舟の事故の件数 → ２件以下（R12）, 点検を終えた橋の割合【各区で100％を目指す】."""
    boxed = _IN_BRACKETS.fullmatch(text)
    aim = _AIM_IN_WORDS.fullmatch(_inside(boxed)) if boxed else None
    if boxed is not None and aim is not None and cues.ends_as_indicator(boxed["name"]):
        return Statement(boxed["name"].strip(AROUND), aim["value"], None, None, labelled=True)
    sides = [side.strip(AROUND) for side in ARROW.split(text)]
    if len(sides) != 2 or not cues.ends_as_indicator(sides[0]) or len(sides[0]) > _LONGEST_NAME:
        return None
    target, deadline = part_time(sides[1])
    figure = any(character.isdecimal() for character in target)
    aimed = figure and deadline is not None and is_value(target, cues)
    return Statement(sides[0], target, deadline, None, labelled=True) if aimed else None


def read_set(text: str, cues: LayoutCues) -> Statement | None:
    """Read a target alone behind a colon, in a list of changes: 新しく働く人：５年間で60人."""
    match = _SET.fullmatch(text)
    if match is None or not cues.ends_as_indicator(match["name"]) or not is_value(match["value"], cues):
        return None
    figure = any(character.isdecimal() for character in match["value"]) and TIME.search(match["value"]) is None
    return Statement(match["name"].strip(AROUND), match["value"], None, None) if figure else None


def in_one_unit(said: Statement) -> bool:
    """Tell whether both ends are in one unit, or the value of today is a dash or in words."""
    units = [_UNIT.search(plain_of(_ASIDES.sub("", value or ""))) for value in (said.baseline, said.target)]
    return units[1] is not None and (units[0] is None or units[0]["unit"] == units[1]["unit"])
