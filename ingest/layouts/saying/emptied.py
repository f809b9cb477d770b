"""What there is to be none of, right before the zero: 無灯火運航ゼロを達成する, …を９人以下とし、転落をゼロにする."""

import re

from ingest.layouts.saying.marks import Mark

_NONE = ("ゼロ", "皆無")
_WORD = r"[一-龠々ァ-ヶー]"
_GLUED = re.compile(rf"(?:^|[、。をはがにで])(?P<name>(?:[^、。をはがにで 　0-9０-９]{{1,12}}の)?{_WORD}{{3,12}})$")
_AFTER_ANOTHER = re.compile(rf"(?:^|[、。])(?P<name>(?:[^、。をはがにで 　0-9０-９]{{1,12}}の)?{_WORD}{{3,12}})を$")
_KANJI = re.compile(r"[一-龠々]")
_FEWEST_KANJI = 3


def emptied(sentence: str, target: Mark, since: int) -> str | None:
    """Give the name that belongs to a zero alone; `since` is the end of the target before it, 0 without one."""
    if target.text not in _NONE:
        return None
    before = sentence[since : target.start]
    match = _GLUED.search(before) or (_AFTER_ANOTHER.search(before) if since else None)
    return match["name"] if match and len(_KANJI.findall(match["name"])) >= _FEWEST_KANJI else None
