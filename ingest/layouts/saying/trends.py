"""Targets said behind a label that only tell which way it is to go, from a figure of today.

◎ 目標　　健康体操に通う人の数を、118人（令和６年度）から増加させます。
"""

import re
from collections.abc import Iterator

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import TIME
from ingest.layouts.found import indicator_name
from ingest.layouts.saying.marks import VALUE
from ingest.layouts.saying.sentence import Said
from ingest.layouts.saying.spaces import as_printed, tightened

_LABELLED = re.compile(
    r"[ 　]*(?:[◎○●◯◇◆□■▪・＊*][ 　]*)?【?(?:(?:数値|成果)?目標|目標値|指標|KPI|ＫＰＩ)(?:】|[ 　]*[:：]|[ 　])"
)
_FROM_TODAY = re.compile(
    rf"(?P<name>[^。、]{{2,60}})を、?(?:(?P<before>{TIME.pattern})末?の)?"
    rf"(?P<value>{VALUE})(?:[（(](?P<time>{TIME.pattern})末?[)）])?(?:から|より)、?"
    r"(?P<way>増加|減少|向上|低下|上昇|改善|拡大|縮小|短縮)(?:(?:させ|し)(?:る|ます)(?:こと[^。]{0,12})?)?。?"
)


def trends_said(sentence: str, cues: LayoutCues) -> Iterator[Said]:
    """Read a sentence behind such a label; nothing where it has none, or names no indicator."""
    label = _LABELLED.match(sentence)
    said = _FROM_TODAY.fullmatch(tightened(sentence[label.end() :]).strip(" 　")) if label is not None else None
    name = indicator_name(said["name"]) if said is not None else ""
    if said is None or not cues.ends_as_indicator(name):
        return
    time = said["before"] or said["time"]
    value = as_printed(said["value"], sentence)
    yield Said(name, said["way"], None, f"{value}（{time}）" if time else value)
