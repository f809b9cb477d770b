"""The heads over an indicator of an evaluation sheet, whatever parts their cells, and where the indicator may begin.

基準値 実績値 判定 目標値          基準値（令和２年度） 実績値 目標値（毎年度） 達成
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from ingest.cue_table import cue_table
from ingest.layouts.analyses.goals import titles
from ingest.layouts.analyses.words import Sort, Word, is_time
from ingest.layouts.cues import plain_of
from ingest.layouts.pages import is_foot
from ingest.layouts.rows import Line

_RESULTS = "実績"
_MOST_WORDS = 10  # from the first head to the last
_SPACED = 0.6  # of all lines: blank lines between them tell nothing
_BETWEEN = (Sort.YEARLY, Sort.MARK, Sort.ASIDE, Sort.YEAR_HEAD)
_SHEET_NUMBER = re.compile(  # （国土省６－⑨）, 国土省６－⑨－2
    r"[（(]?[^0-9０-９ 　]{1,12}[省庁府院会][0-9０-９]{0,2}(?:[-－―‐][0-9０-９①-⑳Ⅰ-Ⅻ]{1,3}){1,3}[)）]?"
)
_KINDS = r"(?:(?:主要?|その他)[のな]?)?(?:測定|業績|成果|評価|参考)?指標[0-9]{0,3}"
_OWN = re.compile(rf"{_KINDS}|[\[【(]{_KINDS}[)】\]]")
_REFERENCE = re.compile(r"[\[(【〔]?参(?:考|[0-9①-⑳])")
_TIMED = re.compile(r"(?P<head>(?P<base>(?:基準|初期)値?)|目標値?)(?P<time>[(（][^（()）]{2,9}[)）])")
_RATING = re.compile(r"[A-ESN](?:[-－][0-9])?|[イロハニ○◯〇◎△▲×✕]")


@dataclass(frozen=True, slots=True)
class RatedHeads:
    """Where the first head stands and what is behind the last, among the words; whether ratings are before targets."""

    start: int
    end: int
    rated_before: bool
    of_reference: bool = False
    base: Word | None = None  # the years that the heads name themselves
    due: Word | None = None


def without_furniture(lines: Sequence[Line]) -> list[Line]:
    """Leave out numbers of pages and sheets, titles of sheets, and what stands at the head of page after page."""
    numbers = [is_foot(line) or _SHEET_NUMBER.fullmatch(line.text.strip()) is not None for line in lines]
    follows = zip(lines, [False, *numbers], strict=False)
    on_top = Counter(line.text.strip() for line, number in follows if line.begins_page or number)
    running = {text for text, count in on_top.items() if count > 1 and _RESULTS not in text}
    kept = [
        line
        for line, number in zip(lines, numbers, strict=True)
        if not number and line.text.strip() not in running and not any(title in line.text for title in titles())
    ]
    spaced = sum(line.follows_blank for line in kept) > _SPACED * len(kept)
    return [replace(line, follows_blank=False) for line in kept] if spaced else kept


def rated_heads(words: Sequence[Word]) -> Iterator[RatedHeads]:
    """Find the heads of a baseline, results and a target, in this order."""
    of_reference, behind = False, 0
    for at, word in enumerate(words):
        plain = plain_of(word.cell.text)
        if is_label(word) or word.sort in (Sort.END, Sort.OWNER) or plain in _names():
            of_reference = is_reference(plain)
        found = _heads_at(words, at) if at >= behind and word.sort is Sort.BASE else None
        if found is not None:
            yield replace(found, of_reference=of_reference)
            behind = found.end


def is_label(word: Word) -> bool:
    """Tell a label of indicators: 測定指標, 主要な測定指標, 指標１."""
    return word.sort is Sort.LABEL or _OWN.fullmatch(plain_of(word.cell.text)) is not None


def is_rating(word: Word) -> bool:
    """Tell a rating of one letter or sign, Ｂ, A-2, ○, from the head 評価."""
    return _RATING.fullmatch(plain_of(word.cell.text)) is not None


def is_reference(plain: str) -> bool:
    """Tell what is shown for reference, 参考指標 or 参１, and aimed at by nobody."""
    return _REFERENCE.match(plain) is not None


def with_times_apart(words: Iterable[Word]) -> Iterator[Word]:
    """Part heads from the years that they name: 目標値（令和８年度）."""
    for word in words:
        timed = _TIMED.fullmatch(word.cell.text)
        if timed is None or not is_time(timed["time"]):
            yield word
            continue
        sort = Sort.BASE if timed["base"] else Sort.TARGET
        yield replace(word, cell=word.cell.part(*timed.span("head")), sort=sort)
        yield replace(word, cell=word.cell.part(*timed.span("time")), sort=Sort.TIME)


def _heads_at(words: Sequence[Word], start: int) -> RatedHeads | None:
    results, target, end = 0, None, start + 1
    times: dict[Sort, Word] = {}
    for before, at in pairwise(range(start, min(start + _MOST_WORDS, len(words)))):
        word = words[at]
        ends = target is not None and word.line != words[before].line and word.sort is not Sort.MARK
        if word.sort is Sort.TARGET and target is None:
            target = at
        elif word.sort is Sort.TIME and _is_glued(words[before], word):
            times[words[before].sort] = word
        elif word.sort not in _BETWEEN or ends or is_rating(word) or _is_aim(word):
            break
        results += word.sort is Sort.YEARLY and target is None
        end = at + 1
    if target is None or results != 1:
        return None
    rated_before = any(word.sort is Sort.MARK for word in words[start:target])
    return RatedHeads(start, end, rated_before, base=times.get(Sort.BASE), due=times.get(Sort.TARGET))


def _is_glued(head: Word, time: Word) -> bool:
    return head.sort in (Sort.BASE, Sort.TARGET) and head.cell.origins[-1] + 1 == time.cell.origins[0]


def _is_aim(word: Word) -> bool:
    """Tell the head of the targets of single years from that of results."""
    return word.sort is Sort.YEARLY and _RESULTS not in word.cell.text


@cache
def _names() -> frozenset[str]:
    return frozenset(cue_table()["analyses"]["name"])
