"""Target groups: 「対象：中小企業者」, 【対象者】 with the names below."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.slides.cues import SlideCues
from ingest.slides.deck import Deck, Item
from ingest.slides.passages import Passage

_LONGEST = 80
_MOST = 12


@dataclass(frozen=True, slots=True)
class FoundTarget:
    """Those that something is meant for, and the label over them."""

    groups: tuple[Passage, ...]
    label: Passage
    item: Item


@dataclass(frozen=True, slots=True)
class TargetReader:
    """Reads target groups by the words of the cue table."""

    words: SlideCues

    def read(self, deck: Deck) -> Iterator[FoundTarget]:
        """Go through the target groups of a deck."""
        label = re.compile(
            rf"[【\[(<]?[ ]?(?P<label>{self.words.any_of('targets', 'labels')})[ ]?"
            r"(?P<close>[】\])>])?[ ]*(?P<colon>:)?[ ]*"
        )
        for page in deck.pages:
            for index, item in enumerate(page):
                match = label.match(item.body.plain)
                if match is None or not (match["close"] or match["colon"]):
                    continue
                rest = item.body.part(match.end())
                groups = (rest,) if rest else tuple(_below(page[index + 1 :]))
                groups = tuple(group for group in groups if 2 <= len(group.text) <= _LONGEST)
                if groups:
                    yield FoundTarget(groups, item.body.part(*match.span("label")), item)


def _below(items: tuple[Item, ...]) -> Iterator[Passage]:
    """Take the list under a label: the items of its first mark, without the lines that explain each of them."""
    if not items:
        return
    first = _kind_of(items[0])
    if not first:
        yield items[0].passage
        return
    for item in items[:_MOST]:
        kind = _kind_of(item)
        if not kind and (first != "①" or item.passage.text[0] in "【＜<≪《"):
            return
        if kind == first:
            yield item.body


def _kind_of(item: Item) -> str:
    """Name the family of an item's mark: one for all circled numbers; empty for none."""
    mark = item.mark[:1]
    return "①" if "①" <= mark <= "⑳" else mark
