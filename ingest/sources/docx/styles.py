"""What a paragraph is by its style: a heading of a level, an item of a list, a line of the table of contents."""

import re
from dataclasses import dataclass, field

from ingest.sources.docx.xml import Element, at, qn, value_of

_BODY_LEVEL = 9  # Word's number for text that is no heading
_CONTENTS = re.compile(r"toc ?\d|目次 ?\d", re.IGNORECASE)
_TITLE = re.compile(r"title|表題", re.IGNORECASE)
_HEADING = re.compile(r"(?:heading|見出し) ?(\d)", re.IGNORECASE)
_DEEPEST = 20  # styles based on styles


@dataclass
class Styles:
    """The paragraph styles of a document by their ids."""

    elements: dict[str, Element] = field(default_factory=dict)
    default: str = ""

    @classmethod
    def of(cls, root: Element) -> "Styles":
        """Read word/styles.xml."""
        styles = cls()
        for element in root.findall(qn("w:style")):
            name = element.get(qn("w:styleId"), "")
            styles.elements[name] = element
            if element.get(qn("w:type")) == "paragraph" and element.get(qn("w:default")) in ("1", "true"):
                styles.default = name
        return styles

    def level(self, paragraph: Element) -> int | None:
        """Give the level of a heading: 0 for the title, from 1 for the rest; None for text."""
        if any(_TITLE.fullmatch(name) for name in self._names(paragraph)[:1]):
            return 0
        outline = self.find(paragraph, "w:outlineLvl")
        if outline is not None:
            level = int(value_of(outline) or _BODY_LEVEL)
            return level + 1 if level < _BODY_LEVEL else None
        matches = (_HEADING.fullmatch(name) for name in self._names(paragraph))
        return next((int(match[1]) for match in matches if match), None)

    def is_contents(self, paragraph: Element) -> bool:
        """Tell whether a paragraph is a line of the table of contents."""
        return any(_CONTENTS.fullmatch(name) for name in self._names(paragraph))

    def find(self, paragraph: Element, tag: str) -> Element | None:
        """Find a property of a paragraph: its own, or the nearest among the styles that it builds on."""
        for element in (paragraph, *self._chain(paragraph)):
            found = element.find(at(f"w:pPr/{tag}"))
            if found is not None:
                return found
        return None

    def name(self, paragraph: Element) -> str:
        """Give the id of the style of a paragraph."""
        return value_of(paragraph.find(at("w:pPr/w:pStyle"))) or self.default

    def _chain(self, paragraph: Element) -> list[Element]:
        name = self.name(paragraph)
        chain: list[Element] = []
        while name in self.elements and len(chain) < _DEEPEST:
            chain.append(self.elements[name])
            name = value_of(chain[-1].find(qn("w:basedOn"))) or ""
        return chain

    def _names(self, paragraph: Element) -> list[str]:
        return [value_of(style.find(qn("w:name"))) or "" for style in self._chain(paragraph)]
