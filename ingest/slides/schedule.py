"""Schedules: lines that begin with a date, and what happens then."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.layouts.cues import plain_of
from ingest.slides.cues import SlideCues
from ingest.slides.dates import DATE, WEAK, is_date, is_scale
from ingest.slides.deck import Deck, Item
from ingest.slides.passages import Passage, Span, joined

_GAP = re.compile(r"[ \u3000]*[:：・…\t]*[ \u3000]*")
_MID_SENTENCE = re.compile(
    r"[にはのをがでと、。]|以上|現在|時点|間|ぶり|号|版|予算|概算|当初|補正|決算|法律|閣議|改[訂定正]"
)
_ROUND = re.compile(r"第\d{1,3}回[^\d:(]{0,20}?[ :(]+")  # 第１回　５月10日　論点の整理
_FEWEST = 3  # dated lines that make a schedule without a title
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """What happens when. `said` are the date and the text as they stand."""

    date: Passage
    text: Passage
    heading: Item | None
    item: Item


@dataclass(frozen=True, slots=True)
class _Dated:
    date: Passage
    rest: Passage
    at: int


@dataclass(frozen=True, slots=True)
class ScheduleReader:
    """Reads schedules by the words of the cue table."""

    words: SlideCues

    def read(self, deck: Deck) -> Iterator[FoundEvent | tuple[str, Span]]:
        """Go through the dated lines of pages that have a schedule: one that says so, or three dated lines.

        The head of a chart, whose bars no text keeps, is given as a reason and a span.
        """
        for page in deck.pages:
            for item in page:
                if is_scale(item.body.plain):
                    yield (
                        "図の目盛りだけで、帯の位置が失われている / the scale of a chart whose bars are lost",
                        item.passage.span,
                    )
            title = next((item for item in page if self._is_title(item)), None)
            dated = [found for at, item in enumerate(page) if (found := dated_of(item, at))]
            if len(dated) >= (2 if title else _FEWEST):
                yield from (event for found in dated if (event := _event(page, found, dated, title)))

    def _is_title(self, item: Item) -> bool:
        plain = plain_of(item.passage.text)
        return len(plain) <= 40 and re.sub(r"[)(】【＞＜>]|案", "", plain).endswith(self.words.of("schedules", "heads"))


def dated_of(item: Item, at: int) -> _Dated | None:
    """Read the date that an item begins with; None where it is part of a sentence or a bare year."""
    captioned = item.body.text[:1] in ("＜", "【", "(", "（")
    body = item.body.without("＜【(（") if captioned else item.body
    leading = _ROUND.match(body.plain)
    start = leading.end() if leading else 0
    match = DATE.match(body.plain, start)
    if match is None or not match[0].strip() or len(body.text) > _LONGEST or is_scale(body.plain):
        return None
    gap = _GAP.match(body.plain, match.end())
    rest = body.part(gap.end() if gap else match.end())
    rest = rest.without("】＞)）") if captioned else rest
    spaced = gap is not None and gap[0] != ""
    if not spaced and _MID_SENTENCE.match(body.plain, match.end()):
        return None
    if WEAK.fullmatch(match[0].strip()) and not (spaced or not rest):
        return None
    if leading is not None:
        rest = joined([body.part(0, start).without("(（:： "), rest.without(")）")])
    return _Dated(body.part(start, match.end()), rest, at)


def _event(page: tuple[Item, ...], found: _Dated, dated: list[_Dated], title: Item | None) -> FoundEvent | None:
    """Put an event together: the text behind its date, or the items below it, and what stands in brackets under it."""
    at = {other.at for other in dated}
    below: list[Passage] = []
    for index in range(found.at + 1, len(page)):
        item = page[index]
        bracketed = item.passage.text[0] in "（(・" and item.lines[0].row - page[index - 1].lines[-1].row <= 1
        wanted = bracketed or (not found.rest and not below)
        if index in at or item is title or not wanted or item.page != page[found.at].page:
            break
        below.append(item.passage)
    text = found.rest or (below.pop(0) if below else None)
    if text is None or len(text.text) < 2 or is_scale(text.plain) or is_date(text.plain):
        return None
    return FoundEvent(found.date, joined([text, *below]), title, page[found.at])
