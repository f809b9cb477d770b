"""Dates in sentences: 「…を本年９月から開始」, 「…説明会の開催（６月３日）」. What is said is what happens then."""

import re
from collections.abc import Iterator

from ingest.slides.cues import SlideCues
from ingest.slides.dates import DATE, WEAK
from ingest.slides.deck import Deck, Item
from ingest.slides.passages import Passage
from ingest.slides.schedule import FoundEvent

_LONGEST = 160
_MOST_BETWEEN = 32  # characters from a date to what begins then
_CLAUSE = re.compile(r"[。、,]|や(?=全国|各)|(?<=[ 　])[⇒→]")
_NO_START = re.compile(
    r"の(?!.{0,2}(?:予定|目途))|以前|現在|時点|改[訂定正]|法律"
)  # 28年度からの…: something else starts
_FROM = ("から", "より")


def read_said_dates(deck: Deck, words: SlideCues) -> Iterator[FoundEvent]:
    """Go through the sentences of a deck that say from when or on which day something is done."""
    begins = re.compile(rf"(?:{words.any_of('schedules', 'begins')})+")
    for item in deck.items:
        body = item.body
        if body and len(body.text) <= _LONGEST:
            yield from _in_item(item, body, begins)


def _in_item(item: Item, body: Passage, begins: re.Pattern[str]) -> Iterator[FoundEvent]:
    for match in DATE.finditer(body.plain):
        text = _in_brackets(body, match, begins) or _in_clause(body, match, begins)
        if text is not None:
            date = body.part(match.start(), match.end())
            yield FoundEvent(date.part(0, _without_from(date.text)), text, None, item)


def _in_brackets(body: Passage, date: re.Match[str], begins: re.Pattern[str]) -> Passage | None:
    """Read what goes before a date in brackets: 説明会の開催（６月３日）, …を提供（本年９月から開始）."""
    opening, close = date.start() - 1, body.plain.find(")", date.end())
    if opening <= 0 or body.plain[opening] != "(" or close < 0 or WEAK.fullmatch(date[0].strip()):
        return None  # a bare year in brackets dates nothing
    inside = body.plain[date.end() : close]
    said = body.part(_clause_start(body, opening), opening)
    acts = begins.fullmatch(inside.removesuffix("予定")) if inside else begins.search(said.plain, len(said.plain) - 4)
    return said if acts and len(said.text) > 2 else None


def _in_clause(body: Passage, date: re.Match[str], begins: re.Pattern[str]) -> Passage | None:
    """Read the saying around a date behind which something begins: …を本年５月から開始."""
    is_aside = body.plain[date.start() - 1 : date.start()] == "("
    if is_aside or not date[0].endswith(_FROM) or _NO_START.match(body.plain, date.end()):
        return None
    act = begins.search(body.plain, date.end(), date.end() + _MOST_BETWEEN)
    stop = body.plain.find("。", date.end(), act.end()) if act else 0
    if act is None or stop >= 0:
        return None
    return body.part(_clause_start(body, date.start()), act.end())


def _clause_start(body: Passage, end: int) -> int:
    return max((match.end() for match in _CLAUSE.finditer(body.plain, 0, end)), default=0)


def _without_from(date: str) -> int:
    return len(date) - next((len(word) for word in _FROM if date.endswith(word)), 0)
