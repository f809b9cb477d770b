"""The times and the figures in a sentence, and which time is that of which figure."""

import re
from dataclasses import dataclass

from ingest.kanji_numbers import KANJI_FIGURE, with_figures
from ingest.layouts.figures.values import POINT, TIME

_D = "[0-9０-９]"
# Of a bounded length: a page of nothing but figures is looked through once, not once for each figure.
_SIGN = "(?:[△▲]|マイナス|プラス)?"
_NUMBER = (
    rf"{_SIGN}(?:{_D}{{1,2}}分の{_D}"
    rf"|{_D}[0-9０-９,，.．]{{0,40}}(?:[兆億万千百][0-9０-９,，]{{0,20}}){{0,8}}|{KANJI_FIGURE})"
)
_OF_EACH = r"(?:(?:[１1一](?:人|世帯|事業所|か所|[a-zA-Zａ-ｚ㎏㎡]{1,2}))?(?:[１1一][日年か]?月?)?当たり)?"
_EACH = (
    _OF_EACH + "(?:(?:全国(?=[0-9０-９]{1,4}位)|累計で?|少なくとも|延べ|のべ|合計で?|年間|年率で?|月間|月額|年額"
    "|日額|[月週年日]?平均|約|全|おおむね|概ね|毎年度?|年|月)、?)?" + _OF_EACH
)
_OF_CARBON = r"(?:千|万|百万|億)?(?:[kｋ]?[gtｇｔ]|トン)[-－‐―ー・]?(?:CO|ＣＯ)[2２₂](?![0-9０-９])"
_UNIT = (
    rf"(?:{_OF_CARBON}|"
    r"[^\s、。ぁ-ん（）0-9０-９/／]{1,6}[/／][a-zA-Zａ-ｚ]{0,2}[mｍ][2-3２-３](?![0-9０-９])|千?[a-zA-Zａ-ｚ]{0,2}[mｍ][2-3２-３](?![0-9０-９])(?:[/／][日月年人])?|[かカヶヵ箇](?!年)(?:(?!以[上下内]|程度|未満)[一-龠]){1,4}(?:・[一-龠]{1,4})?|つ|[^\s、。ぁ-ん（）()「」『』0-9０-９増減削縮拡]{0,12})"
    r"(?:以上|以下|以内|未満|程度|台)?"
)
_UP_TO = (  # 30％以上50％以下
    rf"(?:(?<=以上)(?:、|から)?{_D}[0-9０-９,，.．]{{0,20}}"
    r"[^\s、。ぁ-ん（）()「」『』0-9０-９]{0,6}?(?:以下|未満))?"
)
_ALL = (
    r"(?:ほぼ|おおむね|概ね)?(?:全て|すべて)(?=と(?:する|し、|なる))"
    r"|全(?:市区?町村|都道府県|地方公共団体|自治体)(?=[とにへ](?:する|し、|なる|拡大|広げ|増や))"
)
_IN_WORDS = "実質ゼロ|ゼロ|半減|倍増|皆減"
_BALANCED = (  # 増減を均衡（±0人）させる
    r"均衡(?:[（(][ 　]*[±＋+]?[0０][^（()）0-9０-９]{0,4}[)）])?(?=さ?せ|とする|とし、)"
)
_GONE = "解消"  # a target of an indicator, 待機児童数を解消する; of what else there is, 課題を解消する, none
VALUE = rf"{_EACH}{_NUMBER}(?:[～〜~－-]{_D}[0-9０-９,，.．]{{0,20}})?{_UNIT}{_UP_TO}"
_FIGURE = re.compile(rf"(?P<value>{VALUE}|{_ALL}|{_IN_WORDS}|{_BALANCED}|{_GONE})")
_BOUND = re.compile(r"(?:以上|以下|以内|未満|程度|台)$")
_BARE = re.compile(r"^.*[0-9０-９兆億万千百]")
_COUNTED = {
    "人": ("者", "員", "士", "師", "生", "手", "人材"),
    "名": ("者", "人", "員", "士", "師", "生", "手"),
    "社": ("企業", "事業者", "会社", "スタートアップ"),
    "か所": ("拠点", "施設", "窓口", "地域", "機関", "箇所", "サービス"),
    "者": ("企業", "事業者"),
    "時間": ("時間",),
    "分": ("時間",),
    "件": ("案件", "事例", "取組"),
    "校": ("学校", "大学"),
    "経営体": ("農業者", "農家", "担い手", "法人"),
    "ha": ("面積",),
    "ヘクタール": ("面積",),
    "市町村": ("自治体",),
    "団体": ("市町村", "自治体", "地方公共団体"),
    "自治体": ("市町村", "地方公共団体"),
}
_PLACES = ("市町村", "市町", "町村", "市区町村")  # ２市町 and ５市町村 count the same
_DOING = re.compile(
    r"(?<=[^0-9０-９])(?:確保|達成|設置|設立|整備|開設|実現|維持|到達|認定|選定|配置|創出|育成|養成|誘致|実施|開催|導入|策定|指定|採択|締結|登録)$"
)
_OF_EACH_ONE = re.compile(r"当たり|.(?:あたり|につき)")  # １人当たりの額: no figure, but part of a name
_PERIOD = re.compile(
    rf"(?:今後|計画期間の?)?(?:{_D}{{1,4}}|[一二三四五六七八九十]{{1,4}})[かヶカ]?年(?:間?(?:で|に|の|後に?は?)|(?:間)?以内に)"
    r"|(?:計画|(?:中期|中長期)目標)期間(?:[中内]に|の?(?:累計|合計|延べ)で)"
)
_AHEAD = re.compile(r"今後(?!.*の$)|.*以内に$")
_IN = re.compile("[でに、]+$")
_SHORT = (  # as newspapers print years: 19年度に742万円, 22年までに30か所; 20年に１回 is none
    rf"(?<![0-9０-９,，.．第約]){_D}{{2}}年(?:度(?!当|比)末?|(?=(?:末?まで)?に、?{_D}[^回度]))"
)
_OF_TRADE = rf"(?<!{_D})(?:20|２０){_D}{{2}}[一-龠]{{2,3}}年度末?"  # 2030肥料年度
SAID_TIME = rf"(?:{TIME.pattern}|{_SHORT}|{_OF_TRADE})"
_ABOUT = "(?:代(?:初頭|前半|半ば|中頃|後半)?|頃|ごろ)?"
_TIME_OR_SAME = re.compile(rf"(?P<same>同年度?(?=末?(?:まで)?[に）)]))|{SAID_TIME}{_ABOUT}")
_SINCE = re.compile(rf"^.+?(?:から|[～〜~－-])(?={POINT.pattern})")
_JOINT = re.compile(
    r"(?:[）)]|期|の|における|において|時点の|時点で|現在の?|には?|は|で|、|の?実績[はで]?|の?調査(?:結果)?[はでの]*|末[にはの]?|産[のはで]?|[はが])*"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A time or a figure in a sentence."""

    start: int
    end: int
    text: str

    @property
    def is_in_words(self) -> bool:
        """Tell whether a figure is one in words: ゼロ, 半減, 均衡（±0人）."""
        return self.text in _IN_WORDS.split("|") or self.text.startswith("均衡")

    @property
    def is_gone(self) -> bool:
        """Tell whether what is aimed at is that nothing be left of it: 解消."""
        return self.text == _GONE

    @property
    def unit(self) -> str:
        """Give what a figure counts: 団体 of 1,500団体以上."""
        return _BARE.sub("", _BOUND.sub("", with_figures(self.text)))

    def has_unit_of(self, other: "Mark") -> bool:
        """Tell whether two figures count the same."""
        one, two = (each.unit for each in (self, other))
        return one[-1:] == two[-1:] or (one in _PLACES and two in _PLACES)

    def counts(self, name: str) -> bool:
        """Tell whether a figure counts what a name names: 1,500団体 of 地方公共団体, 40人 of 就業者."""
        return bool(self.unit) and name.endswith((self.unit, *_COUNTED.get(self.unit, ())))


def times_in(sentence: str) -> list[Mark]:
    """List the times of a sentence; 同年 is the time before it."""
    times: list[Mark] = []
    for match in _TIME_OR_SAME.finditer(sentence):
        same = match["same"] is not None
        if not same or times:
            times.append(Mark(*match.span(), times[-1].text if same else match[0].strip()))
    return times


def time_of(due: Mark | None, period: Mark | None) -> str | None:
    """Give by when: a year, else the span that somebody who speaks today names: 今後５年間, ３年以内."""
    if due is not None:
        return end_of(due.text)
    return _IN.sub("", period.text) if period and _AHEAD.match(period.text) else None


def end_of(time: str) -> str:
    """Give the end of a span of years: 令和８年度から令和12年度まで → 令和12年度."""
    return _SINCE.sub("", time.strip()).removesuffix("まで")


def figures_in(sentence: str, times: list[Mark]) -> list[Mark]:
    """List the figures of a sentence with their units; times and periods are none."""
    taken = [*((time.start, time.end) for time in times), *(match.span() for match in _PERIOD.finditer(sentence))]
    found = _FIGURE.finditer(_blanked(sentence, taken))
    return [_figure(match) for match in found if not _OF_EACH_ONE.match(sentence, match.end() - 1)]


def period_of(sentence: str, figure: Mark) -> Mark | None:
    """Find the span of years, whose end the plan knows, that a figure is for: ５年間で累計500人."""
    spans = [Mark(*match.span(), match[0]) for match in _PERIOD.finditer(sentence, 0, figure.start)]
    ahead = (span for span in spans if _AHEAD.match(span.text) and "。" not in sentence[span.end : figure.start])
    return next((span for span in spans if sentence[span.end : figure.start] in ("", "、")), next(ahead, None))


def _figure(match: re.Match[str]) -> Mark:
    """Leave to the verb what belongs to it: 250人 of 250人確保する."""
    text = _DOING.sub("", match["value"])
    return Mark(match.start("value"), match.start("value") + len(text), text)


def _blanked(sentence: str, spans: list[tuple[int, int]]) -> str:
    """Put blanks where times and periods stand, so that their figures are not taken for values."""
    letters = list(sentence)
    for start, end in spans:
        letters[start:end] = " " * (end - start)
    return "".join(letters)


def belongs(sentence: str, time: Mark, figure: Mark) -> bool:
    """Tell whether a time is that of a figure: 令和６年度の43％, 令和６年度末で2,140ヘクタール."""
    between = sentence[time.end : figure.start]
    return time.end <= figure.start and "まで" not in between and _JOINT.fullmatch(between) is not None
