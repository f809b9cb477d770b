"""What a sentence speaks of, which the next one may go on with: 木造率は、令和６年度は81％であった."""

import re
from dataclasses import dataclass, replace

from ingest.layouts.cues import LayoutCues
from ingest.layouts.saying.marks import SAID_TIME, VALUE, Mark, belongs, figures_in, times_in
from ingest.layouts.saying.naming import name_in
from ingest.layouts.saying.spaces import tightened
from ingest.layouts.saying.today import as_told

_QUOTED = re.compile(r".*[るた](?=「[^「」]+」$)")  # 大学等が参画する「…」
_IS_NOW = re.compile(
    r"(?:です|である|であった|でした|だった|であり|となっ|にとどま"
    r"|(?:[（(][^（）()]{1,30}[）)])?[がにで]?"
    r"(?:策定|設置|設立|登録|指定|認定|整備|導入|配置|運行|稼働|活動|採択)(?:し|され)て(?:いる|おり|います)"
    r"|(?:へ?と?に?|に?まで)(?:上昇|増加|拡大|改善|低下|減少|縮小|回復)し(?:た|て|まし))"
)
_FIRST = re.compile(  # 店の開業は、これまで年に２軒ほどでした。, 舟の廃業は、令和元～５年度の５年間で８隻でした。
    r"(?P<name>[^、。はがを]{3,40})は、?"
    rf"(?:{SAID_TIME}|[0-9０-９]{{1,2}}[かヶカ]?年間|これまで|現在|いま|今|年に|月に|平均|[、にでのは末]){{0,8}}"
    rf"(?P<value>{VALUE})(?:ほど|前後|余り)?(?:です|でした|である|であった|だった|にとどま[^。]{{2,8}})。?"
)


@dataclass(frozen=True, slots=True)
class Topic:
    """What a sentence speaks of, with the figure of today that it gives for it."""

    name: str
    today: Mark
    told: str
    is_indicator: bool = True


def topic_of(sentence: str, cues: LayoutCues) -> Topic | None:
    """Give what a sentence speaks of and how much it says that is: 木造率は、令和６年度は81％であった."""
    sentence = tightened(sentence)
    times = times_in(sentence)
    topic: Topic | None = None
    for figure in figures_in(sentence, times):
        if sentence.startswith("の", figure.end) and not any(time.end <= figure.start for time in times):
            continue  # 利用者数が3,000人以上の駅のうち
        if sentence.rfind("（", 0, figure.start) > sentence.rfind("）", 0, figure.start) and topic is not None:
            continue
        first = [time for time in times if belongs(sentence, time, figure)]
        name, is_indicator = name_in(sentence, [*first, figure], cues)
        is_now = bool(first) and _IS_NOW.match(sentence, figure.end) is not None
        told = as_told(sentence, times, figure)
        if topic is not None:  # …は、令和２年度の９千人をピークに、令和６年度は７千人であった
            later = is_now and (not is_indicator or name == topic.name) and figure.has_unit_of(topic.today)
            topic = replace(topic, today=figure, told=told) if later else topic
        elif name is not None and (is_indicator or is_now) and not cues.is_money(name):
            topic = Topic(_QUOTED.sub("", name).strip("「」") if is_now else name, figure, told, is_indicator)
    return topic


def told_first(sentence: str) -> Topic | None:
    """Give what an item of a list of targets begins with, whatever it is, where it only tells how much that was."""
    sentence = tightened(sentence)
    match = _FIRST.fullmatch(sentence)
    if match is None:
        return None
    times, value = times_in(sentence), Mark(*match.span("value"), match["value"])
    figure = next((figure for figure in figures_in(sentence, times) if figure.end == value.end), None)
    return Topic(match["name"], figure, as_told(sentence, times, figure), is_indicator=False) if figure else None
