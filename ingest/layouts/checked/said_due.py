"""The year of the targets of a whole text, as the text says it.

数値目標は、いずれも令和11年度を目標年度とします。         a text, of all its targets
めざす値は、令和11年度の値です。                           a text, of all its targets
指標の現状は断りのない限り令和６年度、目標は計画期間の末（令和12年度末）とする。    a text, of all its targets
目標年度は令和11年度とする。別に定めのない指標は、令和11年度末のものとする。    a text, of all its targets
計画期間は、令和７年度から令和11年度までとする。           a text, of itself
計画期間　令和７年度（2025年度）から令和11年度（2029年度）まで    a text, of itself
さくら研究機構 令和８年度計画                              a title, of a plan for one year
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from ingest.layouts.figures.values import TIME
from ingest.layouts.rows import Line

Span = tuple[int, int]
_OF_FORMER = re.compile(  # 前計画では、令和７年度を目標年度として…を掲げた
    r"(?:前(?:期|回)?の?|旧|これまでの)(?:計画|戦略|プラン|ビジョン)[^。]*$"
)
_ENDED = re.compile(  # 第２次計画（計画期間：…～令和７年度）の終了に伴い, whatever that plan is called
    r"[^。、（(]{0,6}(?:終了|満了)"
    r"(?:し、|しま?した|する(?:ため|こと(?:から|に|を)|の[にを])|となる(?:ため|こと)|に(?:伴|あわせ|合わせ|より|当た|あた)|を迎え)"
    r"|[^。、（(]{0,6}を終え"
)
_YEAR_AHEAD = r"(?=令和|平成|20\d\d|２０|R\d|Ｒ|FY)"
INTERIM = "(?<!中間)(?<!短期)(?<!当面の)(?<!途中の)"  # targets on the way say nothing of the final ones
_TARGET_YEAR = re.compile(
    rf"{INTERIM}(?:目標(?:年度|年次|年|時期|期限|の期間)(?:は|を|:|：|[ 　])"
    rf"|(?:目標|めざす|目指す)値は[^。]{{0,12}}{_YEAR_AHEAD})"
)
_DEFAULT = re.compile(  # of all targets but those of which the text says otherwise
    r"(?:目標|指標|KPI|ＫＰＩ)[^。]{0,40}?"
    r"(?:(?:断り|定め|記載|明記|注記|明示|表示|指定|記し|示し|記述)[^。、]{0,8}?(?:ない|除き|除いて|除く|限り|ほか)|特記)"
    r"|(?:断り|定め|記載|明記|注記|明示|表示|指定)の?ない(?:限り)?[^。]{0,32}(?:目標|指標|KPI|ＫＰＩ)"
)
_PERIOD = re.compile(  # what came to pass in one tells not when it ends: 第１期計画の期間には、令和４年度までに…
    r"(?:計画|対象|推進|戦略|プラン|実施|取組)の?(?:対象)?期間(?!と[しす]|中?に(?:は|も|[、，]))"
)
_OF_PLAN = r"(?:本|この|第[0-9０-９一二三四五六]{1,2}[期次]の?)?"
_AS_PERIOD = re.compile(  # 令和７年度から令和11年度までの５年間を計画期間とする
    rf"(?P<time>{TIME.pattern})[^。、]{{0,12}}を、?{_OF_PLAN}(?:計画|対象|推進|戦略|プラン|実施|取組)の?(?:対象)?期間と[しす]"
)
_AS_YEAR = re.compile(rf"(?P<time>{TIME.pattern})を、?{INTERIM}目標(?:年度|年次|年)と[しす]")
_END_OF_PERIOD = re.compile(
    r"(?:目標|指標|KPI|ＫＰＩ).{0,40}(?:最終年度?|終了年度?|満了年度?|期間の?(?:末|終わり|終了))"
)
_LAST_YEAR = re.compile(  # 計画の最終年度である令和12年度末に達成する
    rf"(?:計画|戦略|プラン|ビジョン)(?:期間)?の(?:最終|終了)年度(?:である|となる|[（(])(?P<time>{TIME.pattern}末?)"
)
_OF_ONE_YEAR = re.compile(  # 令和８年度計画, a title
    rf"(?P<time>{TIME.pattern})(?:の業務運営に関する)?(?<=[度る])計画[ 　]*(?:$|[（(])"
)
_TITLE_WITHIN = 12  # lines
_NEAR = 45  # characters from such a word to its years
_AIMED = re.compile(  # beside that of today: 基準値を…、目標値を…とする
    rf"{INTERIM}(?:目標値?|めざす値|目指す値)[はをが]、?"
    rf"(?:(?:計画|戦略|プラン)(?:期間)?の?(?:末|最終年度?|終了年度?)(?:である|の)?[（(]?)?(?P<time>{TIME.pattern}末?)"
)
_TODAY = re.compile("現状|基準|現在")
_RIGHT = re.compile("矢印の|→の?[左右前後先]|左[側辺]?[はがに]")
_OF_RIGHT = re.compile(
    rf"[^。]{{0,50}}?(?P<time>{TIME.pattern})(?:[ 　]?の|における)?目標値?"
    r"(?:で[すあ]|を?(?:示|表|意味)|と[しすな]|。|）)"
)
_TO = re.compile(r"[ 　]*(?:～|〜|~|－|-|―|から)[ 　]*")
_AND_ON = re.compile(rf"[ 　]*[▶▷→⇒➡➔][ 　]*(?P<time>{TIME.pattern})")  # 2026（令和８）年度 ▶ 2030（令和12）年度
_TO_END = re.compile(  # 令和７年度（2025年度）から令和11年度: a year told twice, from which a period goes on
    rf"[（(][ 　]?{TIME.pattern}[ 　]?[)）]{_TO.pattern}(?P<time>{TIME.pattern})"
)
_ERA = re.compile(r"令和|平成|[RHＲＨ]")
_ITEM = re.compile(r"[ 　]*[・○●◯◎■□◆◇※＊*【]")
_REACHED = re.compile("度?の実績")


@dataclass(frozen=True, slots=True)
class Due:
    """A year with its place. `for_all` where the text says itself that its targets are for that year."""

    printed: str
    span: Span
    for_all: bool = True


def due_of(lines: Iterable[Line]) -> Due | None:
    """Find the year of all targets; None where the text sets none."""
    kept = list(lines)
    stated = next((due for cue in (_TARGET_YEAR, _DEFAULT) for due in _after(cue, kept)), None)
    stated = stated or next(_of_arrows(kept), None) or next(_named(_AS_YEAR, kept), None)
    if stated is not None:
        return stated
    last = next(_named(_LAST_YEAR, kept), None)
    if last is not None:
        return last
    period = next(_after(_PERIOD, kept), None) or next(_named(_AS_PERIOD, kept), None)
    if period is None:
        return next(_named(_OF_ONE_YEAR, kept[:_TITLE_WITHIN]), None)
    return Due(period.printed, period.span, for_all=any(_END_OF_PERIOD.search(line.text) for line in kept))


def _named(cue: re.Pattern[str], lines: Iterable[Line]) -> Iterator[Due]:
    """Find the years that a text sets as its period, or the last of it, on one line."""
    for line in lines:
        for match in cue.finditer(line.text):
            start, end = match.span("time")
            if _OF_FORMER.search(line.text, 0, start):
                continue
            yield Due(_last(match["time"]), (line.origins[start], line.origins[end - 1] + 1))


def _after(cue: re.Pattern[str], lines: Iterable[Line]) -> Iterator[Due]:
    """Find what follows a cue, in its sentence, on the line of the cue or the line that this one runs on to."""
    kept = list(lines)
    for line, below in zip_longest(kept, kept[1:]):
        match = cue.search(_whole(line, below))
        if match is None or match.start() >= len(line.text) or _OF_FORMER.search(line.text, 0, match.start()):
            continue
        text, origins = _run_on(line, below)
        aimed = _AIMED.search(text, match.start(), match.end() + _NEAR)
        time = TIME.search(text, aimed.start("time") if aimed else match.end())
        if time is None or time.start() > match.end() + _NEAR or "。" in text[match.end() : time.start()]:
            continue
        if aimed is None and _TODAY.search(text, match.start(), time.start()):
            continue
        if _ENDED.match(text, time.end()) or _REACHED.match(text, time.end()):
            continue
        until = _AND_ON.match(text, time.end()) or _TO_END.match(text, time.end())
        start, end = until.span("time") if until else time.span()
        yield Due(_last(text[start:end]), (origins[start], origins[end - 1] + 1))


def _of_arrows(lines: Iterable[Line]) -> Iterator[Due]:
    """Find the year of what stands right of arrows: 矢印の左は令和６年度の実績、右は令和12年度の目標."""
    kept = list(lines)
    for line, below in zip_longest(kept, kept[1:]):
        begins = _RIGHT.search(line.text)
        text, origins = _run_on(line, below) if begins else ("", [])
        aimed = _OF_RIGHT.match(text, begins.start()) if begins else None
        if aimed is not None:
            start, end = aimed.span("time")
            yield Due(_last(aimed["time"].strip()), (origins[start], origins[end - 1] + 1))


def _run_on(line: Line, below: Line | None) -> tuple[str, list[int]]:
    """Join a line with the one that it runs on to, if any; give the source offsets too."""
    begun = line.origins[: len(line.text.rstrip())]
    rest = below.origins[_indent(below) :] if below is not None and _goes_on(below) else []
    return _whole(line, below), [*begun, *rest]


def _whole(line: Line, below: Line | None) -> str:
    return line.text.rstrip() + (below.text.strip() if below is not None and _goes_on(below) else "")


def _goes_on(below: Line) -> bool:
    """Tell a line that may go on with the one above: no item of a list, no note."""
    return not below.follows_blank and _ITEM.match(below.text) is None


def _indent(line: Line) -> int:
    return len(line.text) - len(line.text.lstrip())


def _last(period: str) -> str:
    """Take the end of a span of years; one that leaves out its era takes that of the beginning: 令和７〜11年度."""
    parts = _TO.split(period.removesuffix("まで"))
    era = _ERA.match(period)
    bare = len(parts) > 1 and era is not None and TIME.match(parts[-1]) is None
    return (era[0] if bare and era else "") + parts[-1]
