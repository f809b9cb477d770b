"""A target said in an item of a list: in a sentence, in one after a colon, or in one that leaves its verb out.

2030年度までに、見守りの機械を入れた牧場の割合を55％以上とする
協定を使う農家数：現状1,800戸（2024年度）を2030年度までに2,500戸とする
再利用率を40％以上（2030年度）
"""

import re

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.segments import colon_in
from ingest.layouts.figures.values import TIME
from ingest.layouts.saying.marks import VALUE
from ingest.layouts.saying.sentence import Said, said_in

_BY_HOW_MUCH = re.compile(rf"{TIME.pattern}(?:まで)?に[^：:]*[0-9０-９％%割](?:削減|縮減|低減|増加|拡大)$")
_OF_NAME = r"[^をは：:]*(?:[うくすつぬむる]|した|いた|れた)[一-龠ァ-ヶA-Za-z][^をは：:]*[数率額量]"  # を導入する施設数
_SET_TO = re.compile(rf"[をは](?!{_OF_NAME})[^をは：:]*{VALUE}(?:[（(][^（）()]*[）)])?$")


def said_in_item(text: str, cues: LayoutCues) -> Said | None:
    """Read the one target that an item says in a sentence; None where it says none, or several."""
    cut = colon_in(text)
    sentence = text if cut is None else f"{text[:cut].strip()}は、{text[cut + 1 :].strip()}"
    return _only(f"{sentence}する" if _BY_HOW_MUCH.search(text) else sentence, cues)


def said_without_verb(text: str, cues: LayoutCues) -> Said | None:
    """Read the one target of an item that leaves its verb out: 循環利用率を40％以上（2030年度）."""
    return None if "。" in text or _SET_TO.search(text) is None else _only(f"{text}とする。", cues)


def _only(sentence: str, cues: LayoutCues) -> Said | None:
    said = list(said_in(sentence, None, cues, undated=True))
    return said[0] if len(said) == 1 else None
