"""Measures and programmes in lists: 「・藻場の再生（水産課）」, 「○店の開業：相談と改修を助ける。【商工課】」.

A label over a list, （主な取組）, says that its items are measures; without one, the offices behind their names do.
Under （具体的な事業） an item is a programme, unless it has programmes of its own behind its offices; so it is under
（主な取組） of a measure, whatever its name ends in, unless it says in words what is done.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.cues import Cues
from ingest.layouts.rows import Cell
from ingest.layouts.works.cues import Column, WorkCues
from ingest.layouts.works.offices import boxed_offices, offices_in, parted
from ingest.layouts.works.pieces import items_of, numbered, part_of
from ingest.layouts.works.work import Entry, Words, Work, is_name
from ingest.structure.blocks import Block, BlockKind
from ingest.structure.outline import Part

_ASIDE = re.compile(r"[（(【〔［\[](?P<words>[^（）()【】〔〕［］\[\]]{2,60})[)）】〕］\]]")
_COLON = re.compile(r"[ 　]*[：:][ 　]*(?![^（(]{0,80}[)）])")  # none in parentheses
_ENDS = re.compile(r"[。 　]*$")
_AFTER_SENTENCE = re.compile(r"。[ 　]*[（(](?P<words>[^（）()。]{3,120})[)）]")
_PHRASE = re.compile(r"(?:[うくぐすつぶむる]|ます|ません|ました|した|った)$")  # 船を出す, as names do not end
_LONGEST_NAME = 60
_FEWEST = 2  # items with offices, where no label announces them


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list: its name, the offices behind it, the programmes in parentheses after its text.

    `listed` are the programmes that stand behind the offices: 渡し舟の再開（建設課） / 渡し舟再開事業、渡し場改修事業.
    """

    name: Cell
    offices: tuple[Cell, ...]
    programmes: tuple[Cell, ...]
    listed: tuple[Cell, ...] = ()


def read_bullets(root: Part, words: Words) -> Iterator[Work]:
    """Read the lists of every part."""
    found = [(column, items) for part in root.walk() for column, items in _lists(part, words)]
    if len([item for column, items in found for item in items if column is None and item.offices]) < _FEWEST:
        found = [(column, items) for column, items in found if column is not None]
    asides = [name for _, items in found for item in items for name in item.programmes]
    named = [name for name in asides if words.cues.names_programme(name.text)]
    sure = len(named) * 2 >= len(asides)  # what this text sets in parentheses after a sentence are programmes
    for column, items in found:
        for item in items:
            programmes = item.programmes if sure else ()
            if column is Column.PROGRAMME and not item.listed:
                yield Work(None, None, [Entry((item.name,), item.offices)])
            else:
                number, name = numbered(item.name)
                inner = (*item.listed, *programmes)
                alone = column is Column.MEASURE and not inner and not is_phrase(name.text)
                yield Work(name, number, [Entry(inner, item.offices)], named_as_programme=alone)


def _lists(part: Part, words: Words) -> Iterator[tuple[Column | None, list[Item]]]:
    """Cut the body of a part into lists, each with what its label announces."""
    announced = words.works.announced(part.title) if part.heading else None
    items: list[Item] = []
    for block in (*part.body, None):
        if block is not None and block.kind is BlockKind.BULLET:
            item = _item(block, words, announced=announced is not None)
            items += [item] if item else []
            continue
        if block is not None and block.kind in (BlockKind.NOTE, BlockKind.ROW):
            continue  # a note under an item, a KPI between two
        if announced is not None or any(item.offices for item in items):
            yield announced, items
        announced = words.works.announced(block.text) if block is not None else None
        items = []


def _item(block: Block, words: Words, *, announced: bool) -> Item | None:
    """Read one bullet; None where it names nothing."""
    text = Cell(block.text, tuple(block.origins))
    named = with_offices(text, words)
    if named is None and announced:
        named = _before_colon(text), ()
    if named is None:
        return None
    name, offices = named
    if len(name.text) > _LONGEST_NAME or not is_name(name, words):
        return None
    behind = next((match for match in _AFTER_SENTENCE.finditer(block.text) if _ends_line(block, match.end())), None)
    programmes = items_of([part_of(text, *behind.span("words"))], words.cues) if behind else []
    return Item(name, offices, tuple(programmes), listed_programmes(text, words.works, words.cues))


def listed_programmes(text: Cell, works: WorkCues, cues: Cues) -> tuple[Cell, ...]:
    """List the programmes beside or behind the offices of an item; () where anything else stands there."""
    for aside in _ASIDE.finditer(text.text):
        _, beside = parted(part_of(text, *aside.span("words")), works, cues.names_programme)
        if beside:
            return tuple(beside)
        if offices_in(part_of(text, *aside.span("words")), works, surely=True):
            behind = items_of([part_of(text, aside.end(), len(text.text))], cues)
            return tuple(behind) if behind and all(cues.names_programme(name.text) for name in behind) else ()
    return ()


def _ends_line(block: Block, at: int) -> bool:
    """Tell whether a line ended before an index: what comes after it, a KPI, was set below the item."""
    return at == len(block.text) or block.origins[at] - block.origins[at - 1] > 1


def with_offices(text: Cell, words: Words) -> tuple[Cell, tuple[Cell, ...]] | None:
    """Find the first parentheses that hold offices, behind the name or at the end of what is said of it."""
    boxed = boxed_offices(text, words.works)
    if boxed is not None:
        return _before_colon(boxed[0]), boxed[1]
    for aside in _ASIDE.finditer(text.text):
        said = part_of(text, *aside.span("words"))
        beside, _ = parted(said, words.works, words.cues.names_programme)
        offices = tuple(beside) or offices_in(said, words.works, surely=True)
        before = part_of(text, 0, aside.start())
        name = _before_colon(before)
        ends = _ENDS.fullmatch(text.text[aside.end() :]) is not None
        if offices and (name.text == before.text or ends):
            return name, offices
    return None


def is_phrase(name: str) -> bool:
    """Tell words that say what is done from the name of it."""
    return _PHRASE.search(name) is not None


def _before_colon(text: Cell) -> Cell:
    colon = _COLON.search(text.text)
    return part_of(text, 0, colon.start()) if colon else text
