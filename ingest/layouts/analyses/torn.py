"""Words that a narrow cell has torn: 平成30 / 年度 and 1,840億 / 円 are one word each where every cell stands alone."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.layouts.analyses.words import Sort, Word, is_time, sort_of
from ingest.layouts.cues import LayoutCues
from ingest.layouts.rows import joined

_START_OF_TIME = re.compile(r"(?:(?:令和|平成|[RHＲＨ])?[0-9０-９元]{1,4}年?|令和|平成)")
_START_OF_VALUE = re.compile(r"(?:約|概ね|おおむね)?[0-9０-９][0-9０-９,，.．]*[十百千万億兆]{0,2}")
_UNIT = re.compile(r"[^0-9０-９ 　\-－―。、]{1,5}")


def mend(words: Sequence[Word], cues: LayoutCues) -> list[Word]:
    """Put together what stands on lines of its own, one below the other, and is only in one piece a year or a value."""
    alone = Counter(word.line for word in words)
    return list(_mended(words, {line for line, count in alone.items() if count == 1}, cues))


def _mended(words: Sequence[Word], alone: set[int], cues: LayoutCues) -> Iterator[Word]:
    at = 0
    while at < len(words):
        word, below = words[at], words[at + 1] if at + 1 < len(words) else None
        whole = _whole(word, below, cues) if below is not None and {word.line, below.line} <= alone else None
        yield whole or word
        at += 1 if whole is None else 2


def _whole(word: Word, below: Word, cues: LayoutCues) -> Word | None:
    if below.line != word.line + 1 or below.sort not in (Sort.TEXT, Sort.YEAR_HEAD):
        return None
    text, rest = word.cell.text, below.cell.text
    is_year = _START_OF_TIME.fullmatch(text) is not None and rest in ("度", "年", "年度") and is_time(text + rest)
    is_figure = _START_OF_VALUE.fullmatch(text) is not None and _UNIT.fullmatch(rest) is not None
    whole = replace(word, cell=joined((word.cell, below.cell)))
    whole = replace(whole, sort=sort_of(whole.cell, cues))
    return whole if (is_year and whole.sort is Sort.TIME) or (is_figure and whole.sort is Sort.VALUE) else None
