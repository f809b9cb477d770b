"""Values of today and of later that small words part, as leaflets tell them.

いまは 12％ でも５年後は 20％ !
"""

import re

from ingest.layouts.cues import LayoutCues
from ingest.layouts.figures.values import TIME, is_value, part_time

_VALUE = r"[^\s、。]*?[0-9０-９][^\s、。]*?"
_TOLD = re.compile(
    rf"(?:いま|今|現在|現状)(?:の値)?[はがで]?[ 　、:：]*(?P<today>{_VALUE})"
    r"[ 　]*(?:ですが|だけど|けれど|でも|だが|を|から|が|→|⇒|➡|▶|[、 　])[ 　、]*"
    rf"(?P<when>{TIME.pattern}末?|[0-9０-９]{{1,2}}[ 　]?年後|将来)(?:まで)?(?:に?[はも]|に|の)?[ 　、:：]*"
    rf"(?P<target>{_VALUE}(?:を維持|のまま)?)(?:[にへ](?:する|します)?)?[ 　]*[!！☆★♪]*"
)
_KEPT = re.compile(r"(?:を維持|のまま)$")
_LONGEST = 80


def now_and_then(text: str, cues: LayoutCues) -> tuple[str, str, str | None] | None:
    """Give the value of today, the target and its time, which is None where only the text says when 「５年後」 is."""
    told = _TOLD.fullmatch(text) if len(text) <= _LONGEST else None
    if told is None:
        return None
    target, time = part_time(told["target"])
    values = part_time(told["today"])[0], _KEPT.sub("", target)
    due = told["when"] if TIME.match(told["when"]) else time
    return (told["today"], target, due) if all(is_value(value, cues) for value in values) else None
