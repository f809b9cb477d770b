"""The named things of slides, where they are named: titles that stand alone, entries of lists, names in quotes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from ingest.cues import Cues
from ingest.layouts.cues import plain_of
from ingest.slides.cues import SlideCues
from ingest.slides.deck import BULLETS, Deck, Item
from ingest.slides.money import BUDGET_FROM
from ingest.slides.names import Name, core_of, name_of, names_measure, names_programme, quoted_names
from ingest.slides.passages import Passage
from ontology.model import Kind

_GOES_ON = re.compile(r"(?:(?<![もこ])[のとがはでやも]|[にを、，・]|及び|する|した|れる|れた|な)$")
_CUT_OFF = re.compile(r"^[ぁ-んー、。）)」]")
_ENTRY_MARKS = BULLETS.replace("※", "")
_PART_MARKS = "◆◇■□●○〇◯▶➢"


class Rank(IntEnum):
    """How a thing is named; the lower, the more a page is about it."""

    TITLE = 0
    ENTRY = 1
    QUOTED = 2


@dataclass(frozen=True, slots=True)
class Heading:
    """A thing named on a slide. `about` is the whole item that names it; `above` the name of what it is a part of."""

    name: Name
    kind: Kind
    rank: Rank
    about: Item
    above: "Heading | None" = None


def find_headings(deck: Deck, cues: Cues, words: SlideCues) -> list[Heading]:
    """Find all named things in reading order."""
    found: list[Heading] = []
    for index, item in enumerate(deck.items):
        before = deck.items[index - 1] if index else None
        after = deck.items[index + 1] if index + 1 < len(deck.items) else None
        found.extend(_in_item(item, before, after, cues, words))
    return sorted([*found, *_examples(deck, found, words)], key=lambda h: h.name.printed.origins[0])


def _in_item(item: Item, before: Item | None, after: Item | None, cues: Cues, words: SlideCues) -> Iterator[Heading]:
    name = name_of(core_of(_less_budget(item.body)))
    is_entry = item.mark[:1] in _ENTRY_MARKS and item.mark != ""
    stands = is_entry or (not item.mark and _stands_alone(item, before, after))
    if name.printed and stands:
        rank = Rank.ENTRY if is_entry else Rank.TITLE
        if names_programme(name, cues, words):
            yield Heading(name, Kind.PROGRAMME, rank, item)
            return
        if item.alone and not is_entry and names_measure(name, words):
            yield Heading(name, Kind.MEASURE, rank, item)
            return
    for quoted in quoted_names(item.passage, cues, words):
        leads = item.alone and item.passage.text.startswith("「") and quoted.origins[0] == item.passage.origins[0] + 1
        titled = leads and len(item.passage.text) <= 40 and not _CUT_OFF.match(item.passage.text[-1])
        yield Heading(name_of(quoted), Kind.PROGRAMME, Rank.TITLE if titled else Rank.QUOTED, item)


def _less_budget(passage: Passage) -> Passage:
    """Cut off what tells the budget behind a name: 「○○事業 令和２年度予算額 10億円」."""
    match = BUDGET_FROM.search(passage.plain)
    return passage.part(0, match.start()) if match and match.start() > 0 else passage


def _stands_alone(item: Item, before: Item | None, after: Item | None) -> bool:
    """Tell a title from a line of a sentence that extraction set apart."""
    same_page = [other for other in (before, after) if other and other.page == item.page]
    if before in same_page and before is not None and not before.alone and before.lines[-1].box == item.lines[0].box:
        return item.passage.text[0] in "＜<【≪《" or before.passage.text[-1] in "＞>】≫》"
    cut_before = before in same_page and before is not None and _GOES_ON.search(before.passage.text)
    cut_after = after in same_page and after is not None and _CUT_OFF.match(after.passage.text)
    return not (cut_before and item.passage.text[0] not in "＜<【≪《「") and not cut_after


def _examples(deck: Deck, found: list[Heading], words: SlideCues) -> Iterator[Heading]:
    """Find the parts that a page lists of a programme: marked lines under 「○○交付金における事業例」."""
    known = [heading for heading in found if heading.kind is Kind.PROGRAMME]
    named = {id(heading.about) for heading in found if heading.rank is not Rank.QUOTED}
    for page in deck.pages:
        above: Heading | None = None
        for item in page:
            title = plain_of(item.passage.text)
            if item.alone and not item.mark and title.endswith(words.of("programmes", "examples")):
                above = next(
                    (h for h in known if title.startswith(plain_of(h.name.bare)) and plain_of(h.name.bare) != title),
                    above,
                )
            elif above is not None and item.mark[:1] in _PART_MARKS and item.mark and id(item) not in named:
                name = name_of(core_of(item.body))
                if _is_caption(name, item):
                    yield Heading(name, Kind.PROGRAMME, Rank.ENTRY, item, above)


def _is_caption(name: Name, item: Item) -> bool:
    plain = plain_of(name.bare)
    return 4 <= len(plain) <= 40 and "。" not in plain and "、" not in plain and item.alone
