"""The marks that items of a list begin with: ・, ○, ①, (1), 1., ア）."""

import re

from ingest.structure.bullets import BULLETS

_BULLET = rf"[-・･‧○〇◯◎◇◆■□★☆＊*{BULLETS}]"
_NUMBER = r"[①-⑳]|[(（][0-9０-９ア-ン]{1,2}[)）]|[0-9０-９]{1,2}[.．)）](?![0-9０-９])|[ア-ン](?:[.．)）]|(?=[ 　]))"
_MARK = re.compile(rf"[ 　]*(?:{_BULLET}|{_NUMBER})[ 　]*")


def mark_of(text: str) -> str | None:
    """Give the mark of an item with the space around it; None where a line has none."""
    match = _MARK.match(text)
    return match[0] if match else None


def without_mark(text: str) -> str:
    """Take the mark of an item off a line."""
    return text[len(mark_of(text) or "") :].strip()
