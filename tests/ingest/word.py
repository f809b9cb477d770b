"""Word documents made in the tests: python-docx, and Word's own XML for what it has no words for."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Protocol

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def saved(document: Document) -> bytes:
    file = BytesIO()
    document.save(file)
    return file.getvalue()


class AddItem(Protocol):
    """What adds paragraphs to a list."""

    def __call__(self, text: str, depth: int = 0, style: str | None = None) -> Paragraph:
        """Add a paragraph at a level, from 0."""


def list_of(document: Document, *levels: tuple[str, str], start: int = 1) -> AddItem:
    """Define a list by the form and the text of its levels."""
    root = document.part.numbering_part.element
    number = str(900 + len(root.findall(".//{*}num")))
    defined = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(levels)
    )
    first = root.find("{*}num")
    kind = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{defined}</w:abstractNum>')
    first.addprevious(kind) if first is not None else root.append(kind)
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))

    def add(text: str, depth: int = 0, style: str | None = None) -> Paragraph:
        paragraph = document.add_paragraph(text, style)
        paragraph._p.get_or_add_pPr().append(  # noqa: SLF001  # python-docx has no API for lists
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')
        )
        return paragraph

    return add


def footnotes(document: Document, notes: Mapping[int, str]) -> None:
    """Give a document footnotes by their ids."""
    written = "".join(
        f'<w:footnote w:id="{key}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>'
        for key, text in notes.items()
    )
    ruled = '<w:footnote w:id="-1" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    xml = f"<w:footnotes {nsdecls('w')}>{ruled}{written}</w:footnotes>"
    part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES, xml.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def add_xml(paragraph: Paragraph, xml: str) -> None:
    """Put a run of Word's own XML into a paragraph."""
    element(paragraph, f"<w:r>{xml}</w:r>")


def element(paragraph: Paragraph, xml: str) -> None:
    """Put one element of Word's own XML into a paragraph."""
    name, rest = xml[1:].split(">", 1)
    paragraph._p.append(parse_xml(f"<{name} {nsdecls('w')}>{rest}"))  # noqa: SLF001  # python-docx has no API for it


def repacked(data: bytes, changes: Mapping[str, bytes]) -> bytes:
    """Write the archive anew with other content in some of its parts, or with more parts."""
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in {*old.namelist(), *changes}:
            new.writestr(part, changes[part] if part in changes else old.read(part))
    return file.getvalue()


def plain() -> Document:
    return docx.Document()
