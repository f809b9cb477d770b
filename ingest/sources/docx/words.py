"""The characters of a paragraph: what Word shows, without what was deleted, with marks for notes and ruby."""

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.sources.docx.xml import Element, qn

_HIDDEN = frozenset(
    map(qn, ("w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:instrText", "w:delText", "w:rubyPr", "w:txbxContent"))
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_SIGNS = {
    qn("w:tab"): "　",  # a real tab would make a row of a table
    qn("w:ptab"): "　",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
_NOTES = {qn("w:footnoteReference"): "footnote", qn("w:endnoteReference"): "endnote"}
_MARKED = "<sup>{}</sup>"


@dataclass
class Notes:
    """The notes of a document by their ids, and the numbers given so far."""

    texts: dict[tuple[str, str], str]
    count: int = 0

    def number(self) -> int:
        """Count the next note."""
        self.count += 1
        return self.count


@dataclass(frozen=True, slots=True)
class Words:
    """The text of a paragraph, and the notes that it refers to: number and text."""

    text: str
    notes: tuple[tuple[int, str], ...]


def words_of(paragraph: Element, notes: Notes) -> Words:
    """Read the characters of a paragraph."""
    marked: list[tuple[int, str]] = []
    text = "".join(_pieces(paragraph, notes, marked))
    return Words(text.strip(" \t\n"), tuple(marked))


def boxes_in(paragraph: Element) -> Iterator[Element]:
    """Go through the text boxes that hang on a paragraph."""
    for element in paragraph.iter(qn("w:txbxContent")):
        if not any(above.tag in _HIDDEN and above.tag != element.tag for above in element.iterancestors()):
            yield element


def _pieces(element: Element, notes: Notes, marked: list[tuple[int, str]]) -> Iterator[str]:
    for child in element:
        if child.tag in _HIDDEN:
            continue
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield "" if child.get(qn("w:type")) in ("page", "column") else _SIGNS[child.tag]
        elif child.tag in _NOTES:
            note = notes.texts.get((_NOTES[child.tag], child.get(qn("w:id"), "")))
            if note is not None:
                marked.append((notes.number(), note))
                yield _MARKED.format(marked[-1][0])
        elif child.tag == qn("w:ruby"):
            yield from _with_ruby(child, notes, marked)
        else:
            yield from _pieces(child, notes, marked)


def _with_ruby(ruby: Element, notes: Notes, marked: list[tuple[int, str]]) -> Iterator[str]:
    """Read a word, then the small kana over it, which Word keeps before it."""
    base, over = ruby.find(qn("w:rubyBase")), ruby.find(qn("w:rt"))
    if base is not None:
        yield from _pieces(base, notes, marked)
    if over is not None:
        yield _MARKED.format("".join(_pieces(over, notes, marked)))
