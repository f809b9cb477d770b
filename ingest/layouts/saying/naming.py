"""What a sentence speaks of: of its clauses the last that ends as the name of an indicator and a particle."""

import re
from collections.abc import Iterator, Sequence

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import TIME
from ingest.layouts.found import indicator_name
from ingest.layouts.saying.marks import Mark
from ingest.structure.stages import STAGE

_AT_END = re.compile(r"「[^「」]+」$|『[^『』]+』$")
_QUOTED = re.compile(r"(?<=「)[^「」]*(?=」)|(?<=『)[^『』]*(?=』)|(?<=（)[^（）]*(?=）)|(?<=\()[^()]*(?=\))")
_COMMA = re.compile(r"、|[，,](?![0-9０-９])")
_TOPIC = re.compile(
    r"(?:を(?:全体|合計|平均|原則)(?:として|で)|を(?:新たに|新規に|さらに|全国に?|少なくとも|[1１一][一-龠]{1,3}当たり)|(?:につ[いき]まして|について|に関して|に係り?)は?|と?して[はも]?|とした|とし|を用い(?:て)?|の指標[をも](?:新たに)?(?:追加|新設|設定)し|[はをがもで](?:同じく|同様に)?)$"
)
_AFTER_MARK = re.compile(
    r"^(?:[にとで](?:とどまって|留まって|なって|(?:達|減少|増加|上昇|低下|低迷|推移)して)いる"  # ９件にとどまっている数
    r"(?=[一-龠ァ-ヶ「])|に(?:とどまる|留まる|すぎない|過ぎない)(?=[一-龠ァ-ヶ「])"
    r"|で[^、。をはが]{2,8}(?:されて|して)いる(?=[一-龠ァ-ヶ「])|[ 　]|である|ある(?=[一-龠ァ-ヶ「]|$)"
    r"|であった|だった|まで|時点|現在|においても?|における|から"
    r"|に|の|で|は|を|と|へ)*"
)
_LEADING = re.compile(
    rf"^(?:{STAGE}"
    r"(?:指標|目標)?(?:[:：]|として、)[ 　]*"
    r"|[◎○●◯◇◆□■▪][ 　]*(?=目標|数値目標|指標|KPI|ＫＰＩ)"  # ◎ 目標　…を
    r"|[AＡ][.．:：][ 　]*|[ア-コ][ 　]+|【[^【】]{2,40}】[ 　]*|[(（]?[0-9０-９]{1,2}[)）][ 　]*"
    r"|また|具体的には?|さらに|このほか|あわせて|併せて|特に|うち|その|同じく|同期間に"
    r"|今後(?:は|も)?|なお|加えて|そして|これに(?:より|伴って|伴い)"
    r"|(?:もう)?(?:一つ|１つ|1つ|ひとつ)目?は|[二三四五２-５2-5]つ目は|第[一二三四五１-５1-5](?:には?|は|(?=[、，])))[、，]?"
)
_LABEL = re.compile(
    r"^(?:(?:本|この|当該)?(?:施策|目標|事業|分野|計画)の)?(?:重要業績評価指標|成果指標|数値目標|評価指標|指標|目標値?|KPI|ＫＰＩ)"
    r"(?:[（(][^（）()]*[）)])?(?:として|に)?(?:は|には|、|：|:)?"
)
_OF_A_GOAL = re.compile(r"^[^、。 　]{1,14}目標[ 　]+")  # ア　転入に関する目標　　転入者の累計を
_OVER_YEARS = re.compile(  # …から2029年度までの５年間で修了者数を
    r"^の?(?:(?:計画|取組)?期間(?:中|内)に"
    r"|[0-9０-９]{1,2}[ 　]?(?:[かカヵヶ]年間?|年間)(?:で|に|の(?:累計|合計)で))、?(?=..)"
)
_WHERE = re.compile(r"(?:^|[にへ、])(?:全国|国内|(?:全|県|都|道|府|市|区|町|村)[内域]|圏域|管内)$")
_ADVERB = re.compile(r"^[^、「」]{1,12}?(?:(?:では|においては|としては)(?=..)|において(?=[「『]))")
_POINTING = re.compile(r"(?:これ|それ|(?:この|その|同)(?:割合|比率|率|数|値|件数|額|面積|水準))$")
_ABOUT = re.compile(r"(?P<topic>[^、。]{1,40}?)(?:について|に関して)は?、")
_ON_GROUND_OF = re.compile(r"^.*(?:に基づく|の規定による)")  # …法（平成15年法律第130号）に基づく体験の場
_MANNER = re.compile(
    r"(?:(?:直近|過去)?の?[0-9０-９]{1,2}[かヵカ]?年間?の|[年月週]|[年月]間)?平均"
)  # how it is counted
_BARE = 10  # characters of a name that needs to be told of what: 会員数, 有資格者数
_ITS_TIME = re.compile(rf"^{TIME.pattern}の(?=.{{3}})")  # 2019年の旅客数は215万人であったが
_OF_A_YEAR = re.compile(rf"{TIME.pattern}末?(?:に|は|の)?[（(]?[0-9０-９]")  # 令和３年度に９万人, a step of a course
_ABOUT_AT_END = re.compile(r"(?<=.)に(?:ついて|関して)$")  # 消費額についても
_OF_TARGET = re.compile(r"(?<=.)の(?:数値)?目標値?$")  # 来館者数の目標を
_TOLD_OF = re.compile(
    r"(?P<name>[^はがを]{2,20})は[^は]*(?:れる|える|いる|ある|する|した|れた|いた|あった)$"
)  # …は減っている（が、）
_WHOLE = re.compile(r"[「『](?P<name>[^「」『』]+)[」』]")
_LONGEST = 60


def name_in(sentence: str, marks: Sequence[Mark], cues: LayoutCues) -> tuple[str | None, bool]:
    """Find the name before the last of the marks (the target), and tell whether it is one of an indicator.

    A bare name takes what the sentence is about: 漁業士については、…有資格者数を → 漁業士の有資格者数.
    """
    names = list(_names(sentence, sorted(marks, key=lambda mark: mark.start), cues))
    good = [name for name in names if cues.ends_as_indicator(name)]
    named = [name for name in good or names if not points_back(name)] or good or names
    name = next(reversed(named), None)
    name = next((whole for whole in good if name and whole.endswith(name)), name)  # 法面の対策率は、…58％の対策率を
    return (of_topic(name, sentence) if name and good else name), bool(good)


def points_back(name: str) -> bool:
    """Tell a word that only points to what was named before: これ, この割合."""
    return _POINTING.search(name) is not None


def of_topic(name: str, sentence: str) -> str:
    """Give a bare name what its sentence is about: ガイドについては、…登録者数 → ガイドの登録者数."""
    about = _ABOUT.search(sentence)
    topic = _plain(about["topic"]) if about else ""
    topic = _ON_GROUND_OF.sub("", topic)
    quoted = _AT_END.search(topic)
    topic = quoted[0] if quoted else topic
    if topic and _MANNER.fullmatch(name):
        return topic
    if name.startswith("全") and topic.endswith(("割合", "率")):
        return topic  # …の割合については、全労働者で
    known = not topic or any(part in topic for part in (name, name[:2])) or topic in name
    return name if known or len(name) > _BARE or len(topic) > _BARE * 2 else f"{topic}の{name}"


def _names(sentence: str, marks: Sequence[Mark], cues: LayoutCues) -> Iterator[str]:
    for start, end in _pieces(sentence, marks):
        piece = sentence[start:end]
        topic = _TOPIC.search(piece)
        if topic is None and not cues.ends_as_indicator(piece):
            continue
        bare = _TOLD_OF.sub(r"\g<name>", piece[: topic.start()] if topic else piece)
        if topic and topic[0] == "は" and bare.endswith(("で", "に")):
            continue  # この方針では、 says where
        if topic and topic[0] == "で" and _WHERE.search(bare):
            continue  # …を、令和11年度までに全国で50地域とする
        if any(mark.end == start for mark in marks):
            bare = _AFTER_MARK.sub("", bare)
        name = indicator_name(_plain(bare))
        if _OF_A_YEAR.match(name):
            continue
        if 1 < len(name) <= _LONGEST:
            yield name


def _plain(name: str) -> str:
    """Leave off what opens a clause: conjunctions, 本施策のKPIとして, 市内では; and quotes around the whole."""
    former = ""
    while name != former:
        former, name = name, _OF_A_GOAL.sub("", _LEADING.sub("", _LABEL.sub("", name.strip(" 　"))))
    name = _ITS_TIME.sub("", _ADVERB.sub("", _OVER_YEARS.sub("", name)))
    name = _OF_TARGET.sub("", _ABOUT_AT_END.sub("", name))
    whole = _WHOLE.fullmatch(name)
    return whole["name"] if whole else name


def _pieces(sentence: str, marks: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    """Cut what stands before the last mark at commas and marks; what is quoted stays whole."""
    end = marks[-1].start if marks else len(sentence)
    masked = _QUOTED.sub(lambda match: "＊" * len(match[0]), sentence)
    cuts = [(match.start(), match.end()) for match in _COMMA.finditer(masked, 0, end)]
    cuts += [(mark.start, mark.end) for mark in marks[:-1]]
    start = 0
    for cut, after in sorted(cuts):
        if start < cut:
            yield start, cut
        start = max(start, after)
    if start < end:
        yield start, end
