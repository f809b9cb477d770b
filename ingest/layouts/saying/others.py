"""Sentences that speak of the target of somebody else, of another plan, or of the plan before."""

import re

from ingest.structure.outline import Part

_SO = r"^[ 　]*(?:(?:また|さらに|なお|一方|他方|加えて|これに対し|このほか|ちなみに)、?)?"
_END = r"[。 　]*(?:[（(][^（）()]*[）)])?$"
_OTHERS = re.compile(  # somebody else's target, or one of before
    r"とする(?:国|政府|全国)(?:全体)?の目標|"
    rf"{_SO}(?:国|政府|国連|世界)は[^。]{{0,160}}目標を(?:掲げ|定め|設け)て|"
    rf"{_SO}(?:国|政府|国連|世界)は[^。]{{0,160}}(?:掲げて|定めて|目指して|めざして)(?:いますが|いるが|おりますが|おり)、[^。0-9０-９]*。?$|"
    rf"{_SO}(?:国|政府|国連|世界)は(?![^。]*り、(?:本|当)?[都道府県市町村区][^。、]{{0,6}}[はも])"
    r"(?=令和|20|２０|[^。]{1,120}と(?:している|しています))|"
    rf"{_SO}(?:国|政府)の「[^」。]{{2,40}}」[^、。]{{0,8}}(?:で|において)は、|"
    rf"^なお、[^、。]{{2,30}}(?:計画|戦略|ビジョン|プラン|方針)は、|{_SO}(?:(?:国|政府|全国|県|国連|世界)[^、。]{{0,6}}は"
    r"|(?:前|従前の|これまでの|現行の)(?:期|回の?)?[^、。（）()]{0,6}(?:計画|戦略|ビジョン|プラン|方針)(?:[（(][^（）()]*[）)])?(?:では|においては|で))、"
)
_PLAN_OF_OTHERS = re.compile(  # 国の海岸基本計画は、…を1.2倍とすることを掲げている
    rf"{_SO}(?:国|政府|[都道府]|県)の[^、。はも]{{1,30}}(?:計画|戦略|ビジョン|プラン|方針|大綱)は、?"
    r"[^。]{1,160}(?:掲げて|定めて|目指して|めざして|と(?:して|なって))(?:いる|います|おります)"
    rf"{_END}"
)
_PREFECTURE_AIMS = re.compile(  # 県は…を3,000人とする目標を掲げている, in the plan of a town
    rf"{_SO}[都道府県]は[^。]{{1,160}}目標値?を(?:掲げ|定め|設け)て(?:いる|います|おります){_END}"
)
_ELSEWHERE = re.compile(  # 隣の汐見市でも、…とする計画を定めた; 英国では…
    rf"{_SO}(?:例えば、?)?(?:近?隣の?[^、。はも]{{0,10}}[都道府県市町村国]|他[都道府県市町村国]"
    r"|[^、。]{0,10}[一-龠ァ-ヶー](?<![全四中両三])国|諸外国|海外|欧州|欧米|ＥＵ|EU)(?:で[はも]|において[はも]?)"
)
_REPORTED = re.compile(  # …を250万人増やす戦略が進められている: of others, who are at it
    r"[るた](?:計画|戦略|構想|方針|政策|法案|取組|動き)が"
    r"(?:(?:進め|掲げ|定め|決め)られて|(?:示さ|打ち出さ|策定さ|公表さ)れて|進んで)(?:いる|います|おり)"
)
_DECLARED = re.compile(  # 某国の委員会は…とする目標を掲げた: told of what a body of others did
    r"^[ 　]*[^。、本当]{1,24}(?:委員会|連合|連盟|機構|機関|協会|政府|[省庁国州])は"
    r"[^。]{0,200}(?:と[のす]る?|という)目標を(?:掲げ|定め|設け|設定し|公表し|表明し|発表し)(?:た|ました)。?$"
)
_OURS = re.compile(
    r"(?:(?<![基日])本|(?<!担)当)(?:[都道府県市町村区国]|計画|戦略|ビジョン|プラン|方針)|(?:我が|わが)[国県市町村]"
)


_OF_ANOTHER_PLAN = re.compile(
    r"(?<!(?<!基)本)(?<!この)(?:計画|戦略|ビジョン|プラン|方針|大綱|条例|協定)(?:[（(][^（）()]*[）)])?(?:」|』)?"
    r"(?:では|でも|において|に(?:基づ|掲げ|定め|示さ|沿)|との?整合|が掲げ)"
)
_DECIDED = re.compile(r"(?:[（(〔]?[^。、]{0,24})?閣[ 　]?議[ 　]?決[ 　]?定[）)〕]?")
_STATE_SAYS = re.compile(rf"{_SO}(?:国|政府)は、?")
_STATE_AIMS = re.compile(  # …は平均280ｇであり、国は350ｇとすることを目標としている: the state is who aims, to the end
    r"、(?:国|政府)で?は、?(?P<aim>[^。]{1,120})目標値?(?:と|に|を)"
    r"[^、。]{0,4}(?:して|掲げて|定めて|設けて)(?:いる|います)[。 　]*$"
)
_STATE_FIRST = re.compile(  # 国は…100か所とすることを目標としており、本県でも…: the clause of the state, then ours
    rf"{_SO}(?:国|政府|国連|世界)で?は[^。]{{1,160}}?り、(?=(?:本|当)?[都道府県市町村区][^。、]{{0,6}}[はも])"
)
_WE = re.compile(r"、[都道府県市町村区]で?[はも]")
_FIRST_LINES = 12
_OF_TOWN = re.compile(  # 第２期青葉市総合戦略
    r"(?![^。]*[都道府県])[^。]{0,20}[一-龠々ぁ-んァ-ヶー][市区町村](?![町村民])"
    r"[^。]{0,30}(?:計画|戦略|ビジョン|プラン|方針|大綱|報告書)[^。]{0,10}"
)


def is_of_others(sentence: str, *, names_itself: bool, of_state: bool = False, of_town: bool = False) -> bool:
    """Tell such a sentence; one that names a KPI of its own may speak of another plan beside it.

    What the state is said to aim at is its own target in a plan `of_state`, what the prefecture is said to aim at that
    of somebody else in a plan `of_town`.
    """
    if of_town and _PREFECTURE_AIMS.search(sentence) is not None:
        return True
    if of_state and (says := _STATE_SAYS.match(sentence)) is not None:
        sentence = sentence[says.end() :]
    elif not of_state and _is_last_said_of_state(sentence):
        return True
    told = any(form.search(sentence) for form in (_ELSEWHERE, _REPORTED, _DECLARED))
    elsewhere = told and _OURS.search(sentence) is None
    if elsewhere or any(form.search(sentence) for form in (_OTHERS, _PLAN_OF_OTHERS)):
        return True
    return not names_itself and _OF_ANOTHER_PLAN.search(sentence) is not None


def _is_last_said_of_state(sentence: str) -> bool:
    """Tell a sentence whose last clauses say what the state aims at, and not what we do."""
    aims = _STATE_AIMS.search(sentence)
    return aims is not None and _OURS.search(aims["aim"]) is None and _WE.search(aims["aim"]) is None


def aims_of_state(sentence: str) -> int:
    """Give the end of the clause that says what the state aims at, before one that says what we do; 0 without it."""
    clause = _STATE_FIRST.match(sentence)
    return clause.end() if clause is not None else 0


def is_of_state(root: Part) -> bool:
    """Tell a plan of the state by the line of its cover that says that the cabinet decided it."""
    return any(_DECIDED.fullmatch(block.text) for block in root.body[:_FIRST_LINES])


def is_of_town(root: Part) -> bool:
    """Tell a plan of a town by the line of its cover that is its title."""
    return any(_OF_TOWN.fullmatch(block.text) for block in root.body[:_FIRST_LINES])
