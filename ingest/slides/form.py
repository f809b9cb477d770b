"""Whether a text has the form of slides: fragments in boxes, few sentences, no chapters, no table of contents."""

import re

from ingest.layouts.cues import plain_of
from ingest.slides.cues import SlideCues
from ingest.slides.deck import Deck, Item
from ingest.structure.clean import CleanText

_FEWEST_LINES = 6
_LONGEST_LINE = 90
_LONG_LINES = 0.05
_SENTENCES = 0.4  # of the items are whole sentences; of the paragraphs of a running text nearly all are
_FULL_STOPS = 16.0  # in a thousand characters
_TYPICAL = 0.12  # of the items begin with a bullet, a number or a bracket, or are words that slides are made of
_NOT_SLIDES = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"^[ \u3000#]*第[0-9０-９一二三四五六七八九十]+[章編節][ \u3000]",
        r"(?:\.{4,}|．{3,}|…{3,}|・{5,})[ \u3000]*[0-9０-９]{1,3}[ \u3000]*$",  # a table of contents
        r"^#{1,6} ",
        r"^[ \u3000]*[|｜].*[|｜][ \u3000]*$|^[^\t\n]+\t[^\t\n]+\t",  # a table
    )
)
_NUMBERED = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"^[ \u3000]*[Ⅰ-Ⅻ][.．、 \u3000]",
        r"^[ \u3000]*[0-9０-９]{1,2}[.．、][ \u3000]*\D",
        r"^[ \u3000]*[(（][0-9０-９]{1,2}[)）]",
    )
)
_NESTED = 2  # numberings, each with two or more headings, make an outline
_CAPTION = re.compile(r"[【＜<≪《〈(（]")


def is_slides(cleaned: CleanText, deck: Deck, words: SlideCues) -> bool:
    """Tell slides from running text, plans and tables by their form alone."""
    text, lines = cleaned.text, deck.lines
    if len(lines) < _FEWEST_LINES or any(pattern.search(text) for pattern in _NOT_SLIDES):
        return False
    if sum(len(pattern.findall(text)) >= 2 for pattern in _NUMBERED) >= _NESTED:
        return False
    characters = sum(len(line.passage.text) for line in lines)
    long_lines = sum(len(line.passage.text) > _LONGEST_LINE for line in lines)
    sentences = sum(item.passage.text.endswith("。") for item in deck.items)
    typical = sum(_is_typical(item, words) for item in deck.items)
    return (
        text.count("。") <= _FULL_STOPS * characters / 1000
        and long_lines <= _LONG_LINES * len(lines)
        and sentences <= _SENTENCES * len(deck.items)
        and typical >= _TYPICAL * len(deck.items)
    )


def _is_typical(item: Item, words: SlideCues) -> bool:
    labels = (*(word for name in words.names("roles") for word in words.of("roles", name)), *words.of("flows", "heads"))
    return bool(item.mark) or _CAPTION.match(item.passage.text) is not None or plain_of(item.passage.text) in labels
