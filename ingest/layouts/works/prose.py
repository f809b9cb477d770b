"""Programmes and offices in running text: 「建設部は、舟着場の改修により、…を図る（舟着場改修事業）。」."""

import re
from collections.abc import Iterator

from ingest.cues import Label
from ingest.layouts.rows import Cell
from ingest.layouts.works.offices import offices_in
from ingest.layouts.works.pieces import items_of, part_of
from ingest.layouts.works.work import Entry, Words, Work
from ingest.structure.blocks import BlockKind
from ingest.structure.lists import lists_in
from ingest.structure.outline import Part

_SENTENCE = re.compile(r"[^。]+。?")
_AT_END = re.compile(r"[（(](?P<words>[^（）()。]{3,160})[)）]。?[ 　]*$")
_SUBJECT = re.compile(  # seen at every place where one may begin
    r"(?:^|(?<=、))(?=[ 　]*(?P<words>[一-龠々ぁ-んァ-ヶー・、]{3,60}?)(?:は、|が(?!い)))"
)
_OF_OTHERS = ("旧", "前身", "既存", "例えば", "参考", "財源", "国の")


def read_prose(root: Part, words: Words) -> Iterator[Work]:
    """Read the programmes in parentheses at the ends of sentences, where no list names those of a heading."""
    for part in root.walk():
        listed = any(entry.announced.label is Label.PROGRAMMES for entry in lists_in(part, words.cues))
        if part.heading is None or listed:
            continue
        for block in part.body:
            if block.kind is BlockKind.PARAGRAPH:
                yield from _read(Cell(block.text, tuple(block.origins)), words)


def _read(text: Cell, words: Words) -> Iterator[Work]:
    for match in _SENTENCE.finditer(text.text):
        sentence = part_of(text, *match.span())
        programmes = _programmes(sentence, words)
        if programmes:
            yield Work(None, None, [Entry(programmes, _offices(sentence, words))])


def _programmes(sentence: Cell, words: Words) -> tuple[Cell, ...]:
    """List what stands in parentheses at the end of a sentence; () where any of it is no programme."""
    aside = _AT_END.search(sentence.text)
    if aside is None or aside["words"].startswith(_OF_OTHERS):
        return ()
    names = items_of([part_of(sentence, *aside.span("words"))], words.cues)
    return tuple(names) if all(words.cues.names_programme(name.text) for name in names) else ()


def _offices(sentence: Cell, words: Words) -> tuple[Cell, ...]:
    """List the offices that are the subject of a sentence or of a clause in it."""
    subjects = (part_of(sentence, *match.span("words")) for match in _SUBJECT.finditer(sentence.text))
    return next((found for found in (offices_in(each, words.works, surely=True) for each in subjects) if found), ())
