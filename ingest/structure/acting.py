"""Sentences that say which body of the state does what: 「環境省及び水産庁は、藻場の造成を進める。」."""

import re
from functools import cache

from ingest.cue_table import cue_table

_SENTENCE = re.compile(r"[^。]+。")
_SUBJECT = re.compile(
    r"[ 　]*(?:(?:また|さらに|更に|加えて|あわせて|併せて)、)?"
    r"(?P<names>[一-龥々ぁ-んァ-ヶー・、，／/]{2,80}?)"
    r"(?:(?:は|が|では|においては?)[、，]|が(?:連携|協力|共同|一体|中心)(?:し|と))"
)
_BETWEEN = re.compile(r"[、，／/・]|及び|並びに|と(?=[一-龥])|が(?=連携)")
_REST = re.compile(r"(?:等|ほか|他|など|を?はじめとする関係府?省庁)$")
_DOES = re.compile(r"[うくぐすつぬぶむる]。$")  # 進める, 行う, 講ずる, 図ります is の next
_DOES_POLITELY = re.compile(r"ます。$")
_IS_SO = re.compile(
    r"(?:て(?:い|お)り?(?:る|ます)|であ(?:る|ります)|が?あ(?:る|ります)|られ(?:る|ます)|いえ(?:る|ます))。$"
)


def tells_who_acts(text: str) -> bool:
    """Tell a text with a sentence whose subject is a body of the state, and which says what that is to do."""
    return any(_says_who_acts(sentence) for sentence in _SENTENCE.findall(text))


def _says_who_acts(sentence: str) -> bool:
    subject = _SUBJECT.match(sentence)
    does = _DOES.search(sentence) or _DOES_POLITELY.search(sentence)
    return bool(does) and not _IS_SO.search(sentence) and subject is not None and _are_bodies(subject["names"])


def _are_bodies(names: str) -> bool:
    """Tell names of bodies from other words by their endings; 関係省庁 alone names none."""
    endings, others = _endings()
    parts = [_REST.sub("", part) for part in _BETWEEN.split(names)]
    named = [part for part in parts if part and not part.endswith(others)]
    return bool(named) and all(part.endswith(endings) for part in parts if part)


@cache
def _endings() -> tuple[tuple[str, ...], tuple[str, ...]]:
    words = cue_table()["works"]
    return tuple(words["acting_endings"]), tuple(words["no_acting"])
