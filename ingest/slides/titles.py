"""The title of a set of slides: what its cover says, else the first line of its first page that is set like a title."""

import re

from ingest.cues import Cues
from ingest.layouts.cues import plain_of
from ingest.slides.cues import SlideCues, load_slide_cues
from ingest.slides.deck import Deck, Item, deck_of
from ingest.slides.form import is_slides
from ingest.slides.headings import Rank, find_headings
from ingest.structure.clean import CleanText
from ingest.structure.labels import label_of

_COVER = 6  # items at most
_WITHIN = 12  # items from the start in which a line that merely ends as titles do is taken
_SHORTEST, _LONGEST = 6, 60
_DATE = re.compile(
    r"(?:(?:令和|平成|[RH])[ ]?(?:元|\d{1,2})|20\d\d)[ ]?年(?:度)?[ ]?(?:\d{1,2}[ ]?月(?:[ ]?\d{1,2}[ ]?日)?)?"
)
_BRACKETS = re.compile(r"[(（＜<【\[][^()（）]*[)）＞>】\]]$")
_OFFICE = re.compile(r"[(（][^()（）]*(?:省|庁|府|局|部|課|室)[)）]$")
_SAYING = re.compile(r"[。？]|[をがは]、|：")


def slides_in(cleaned: CleanText, source: str) -> Deck | None:
    """Cut a text that has the form of slides into them; None for any other text."""
    deck = deck_of(cleaned, source)
    return deck if is_slides(cleaned, deck, load_slide_cues()) else None


def title_of(deck: Deck, cues: Cues) -> str | None:
    """Read the title of a set of slides, lines joined; None where none is set like one."""
    words = load_slide_cues()
    first = deck.pages[0]
    cover = next((item for item in first if _is_title(item, words)), None)
    if len(first) <= _COVER and len(deck.pages) > 1 and cover is not None:
        return _printed(cover)
    named = [h for h in find_headings(deck, cues, words) if h.rank is Rank.TITLE and h.about.page == 0]
    lines = [item for item in first[:_WITHIN] if _is_title(item, words) and _ends_as_title(item, words)]
    found = sorted([*(h.about for h in named), *lines], key=lambda item: item.row)
    return _printed(found[0]) if found else None


def _printed(item: Item) -> str:
    """Give a title without the office that is in brackets behind it."""
    return label_of(_OFFICE.sub("", item.passage.text)).text


def _is_title(item: Item, words: SlideCues) -> bool:
    plain = plain_of(item.passage.text)
    is_aside = plain.startswith(words.of("titles", "aside")) or _DATE.fullmatch(plain) is not None
    fits = _SHORTEST <= len(plain) <= _LONGEST and not _SAYING.search(item.passage.text)
    return item.alone and not item.mark and fits and not is_aside


def _ends_as_title(item: Item, words: SlideCues) -> bool:
    return _BRACKETS.sub("", plain_of(item.passage.text)).endswith(words.of("titles", "endings"))
