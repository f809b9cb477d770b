"""A Word document becomes text: headings marked with #, numbers and bullets as printed, tables as rows with tabs.

It has no pages: where they part is known only when a program lays it out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from ingest.sources.docx.numbering import Mark, Numbering
from ingest.sources.docx.package import damaged, open_docx, part_of
from ingest.sources.docx.styles import Styles
from ingest.sources.docx.tables import places_of
from ingest.sources.docx.words import Notes, boxes_in, words_of
from ingest.sources.docx.xml import Element, XMLSyntaxError, qn, value_of
from ingest.sources.extracted import Extracted
from ingest.sources.grid import is_table, table_lines

_CONTAINERS = tuple(map(qn, ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag")))
_LEVELS = 6  # of headings that a line marked with # may have
_NOTE_PARTS = {"footnote": RELATIONSHIP_TYPE.FOOTNOTES, "endnote": RELATIONSHIP_TYPE.ENDNOTES}


@dataclass(frozen=True, slots=True)
class Written:
    """A block as text. `close` is true for one that follows the same kind without a blank line between them."""

    text: str
    close: bool = False


def read_docx(name: str, data: bytes) -> Extracted:
    """Read a document; raises `UnreadableFile`."""
    document = open_docx(name, data)
    try:
        numbering = Numbering.of(part_of(name, document, RELATIONSHIP_TYPE.NUMBERING))
        writer = _Writer(Styles.of(document.styles.element), numbering, _notes(name, document))
        blocks = list(writer.document(document.element.body))
    except (XMLSyntaxError, ValueError, RecursionError) as error:
        raise damaged(name) from error
    return Extracted(_joined(blocks), "docx")


def _joined(blocks: list[Written]) -> str:
    text = ""
    for index, block in enumerate(blocks):
        apart = index and not (block.close and blocks[index - 1].close)
        text += ("\n" if apart else "") + block.text + "\n"
    return text


def _notes(name: str, document: Document) -> Notes:
    """Read the footnotes and endnotes; those of a type draw the lines between text and notes."""
    notes = Notes({})
    for kind, relation in _NOTE_PARTS.items():
        root = part_of(name, document, relation)
        for element in () if root is None else root.findall(qn(f"w:{kind}")):
            if element.get(qn("w:type")) in (None, "normal"):
                paragraphs = (words_of(paragraph, Notes({})).text for paragraph in element.iter(qn("w:p")))
                notes.texts[kind, element.get(qn("w:id"), "")] = " ".join(filter(None, paragraphs))
    return notes


@dataclass
class _Writer:
    styles: Styles
    numbering: Numbering
    notes: Notes
    waiting: list[Written] = field(default_factory=list)  # notes, until the block that they belong to has ended

    def document(self, body: Element) -> Iterator[Written]:
        """Go through all blocks, each followed by its notes."""
        for block in self.blocks(body):
            yield block
            yield from self.waiting
            self.waiting.clear()

    def blocks(self, container: Element) -> Iterator[Written]:
        """Go through the paragraphs and tables of a body, a cell or a text box."""
        for child in container:
            if child.tag == qn("w:p"):
                yield from self._paragraph(child)
            elif child.tag == qn("w:tbl"):
                yield from self._table(child)
            elif child.tag in _CONTAINERS:
                yield from self.blocks(child)

    def _paragraph(self, paragraph: Element) -> Iterator[Written]:
        words = words_of(paragraph, self.notes)
        self.waiting += (Written(f"<sup>{number}</sup> {note}") for number, note in words.notes)
        if words.text:
            yield self._written(paragraph, words.text)
        for box in boxes_in(paragraph):
            yield from self.blocks(box)

    def _written(self, paragraph: Element, text: str) -> Written:
        if self.styles.is_contents(paragraph):
            return Written("……".join(text.rsplit("　", 1)), close=True)
        mark = self._mark(paragraph)
        level = self.styles.level(paragraph)
        if level is not None:
            number = f"{mark.text} " if mark and not mark.is_bullet else ""
            return Written(f"{'#' * min(level + 1, _LEVELS)} {number}{text.replace(chr(10), ' ')}")
        if mark is None:
            return Written(text)
        return Written(f"{'  ' * mark.depth}{mark.text} {text}", close=True)

    def _mark(self, paragraph: Element) -> Mark | None:
        name = value_of(self.styles.find(paragraph, "w:numPr/w:numId"))
        if name is None:
            return None
        depth = value_of(self.styles.find(paragraph, "w:numPr/w:ilvl"))
        return self.numbering.mark(
            name, int(depth) if depth else self.numbering.depth_of(name, self.styles.name(paragraph))
        )

    def _table(self, table: Element) -> Iterator[Written]:
        places = places_of(table)
        passages = [tuple(block.text for block in self.blocks(place.element)) for place in places]
        cells = [place.cell(passage) for place, passage in zip(places, passages, strict=True)]
        if is_table(cells):
            yield Written("\n".join(table_lines(cells)))
        else:
            yield from (Written(text) for passage in passages for text in passage)
