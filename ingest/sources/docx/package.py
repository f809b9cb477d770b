"""The zip archive of a Word document, opened within limits: nothing unfolds to more than it may, no DTD is read.

What is read as XML is told by the types that the package declares and by its relationships, never by names of files.
A DTD is found by reading a part as far as its first element with expat, which knows UTF-8 and UTF-16, the encodings of
such parts (ECMA-376-2, 7.2.1); what expat cannot read is damaged.
"""

import posixpath
import zipfile
from collections.abc import Mapping
from io import BytesIO
from xml.parsers import expat

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, NAMESPACE
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.part import PartFactory, XmlPart
from docx.oxml import parse_xml

from ingest.sources.docx.xml import Element, XMLSyntaxError
from ingest.sources.refusal import refusal
from ontology.errors import UnreadableFile

MAX_PARTS = 5_000
MAX_BYTES = 300 * 1024 * 1024  # of all parts, unpacked: pictures are large
MAX_XML_BYTES = 40 * 1024 * 1024  # of one part of XML; a tree takes ten times as much memory
_TYPES = "[Content_Types].xml"
_RELATIONSHIPS = ".rels"
_PARSED = frozenset(kind for kind, part in PartFactory.part_type_for.items() if issubclass(part, XmlPart))
_PIECE = 4096  # bytes that expat is given at a time
_DAMAGED = ("Word 文書が壊れています。", "The Word document is damaged.")
_BOMB = (
    "展開すると大きすぎるため、開きません。",
    "It unfolds to more than is allowed, so it is not opened.",
)
_HOSTILE = (
    "XML に文書型宣言（DTD）があるため、開きません。",
    "Its XML declares a document type (DTD), so it is not opened.",
)
_ENCRYPTED = (
    "パスワードで保護されています。保護を外してから指定してください。",
    "It is protected by a password: remove the protection first.",
)
_NOT_WORD = (
    "拡張子は .docx ですが、中身は Word 文書ではありません。",
    "The extension is .docx, but the content is no Word document.",
)


def open_docx(name: str, data: bytes) -> Document:
    """Open a document; raises `UnreadableFile` for an archive that is damaged, hostile or of another kind."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            _check(name, archive)
        return docx.Document(BytesIO(data))
    except (zipfile.BadZipFile, EOFError, OSError, PackageNotFoundError, XMLSyntaxError, KeyError, ValueError) as error:
        raise refusal(name, *_DAMAGED) from error


def part_of(name: str, document: Document, relationship: str) -> Element | None:
    """Give the root of the part that a document has by a type of relationship; raises `UnreadableFile`."""
    part = next((each.target_part for each in document.part.rels.values() if each.reltype == relationship), None)
    if part is None or isinstance(part, XmlPart):  # which was checked before it was parsed
        return None if part is None else part.element
    _check_size(name, len(part.blob))
    _check_prolog(name, part.blob)
    return parse_xml(part.blob)


def _check(name: str, archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise refusal(name, *_ENCRYPTED)
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_BYTES:
        raise refusal(name, *_BOMB)
    types = _types(name, archive)
    if CONTENT_TYPE.WML_DOCUMENT_MAIN not in types.values():
        raise refusal(name, *_NOT_WORD)
    for part in parts:
        if _is_parsed(part.filename.lower(), types):
            _check_part(name, archive, part)


def _types(name: str, archive: zipfile.ZipFile) -> Mapping[str, str]:
    """Read which type each part has, by its path from / or, with a dot before it, by its extension."""
    if _TYPES not in archive.namelist():
        return {}
    _check_part(name, archive, archive.getinfo(_TYPES))
    root, within = parse_xml(archive.read(_TYPES)), f"{{{NAMESPACE.OPC_CONTENT_TYPES}}}"
    defaults = {f".{each.get('Extension', '')}": each for each in root.iter(f"{within}Default")}
    overrides = {each.get("PartName", ""): each for each in root.iter(f"{within}Override")}
    return {at.lower(): each.get("ContentType", "") for at, each in (defaults | overrides).items()}


def _is_parsed(part: str, types: Mapping[str, str]) -> bool:
    suffix = posixpath.splitext(part)[1]
    return suffix == _RELATIONSHIPS or types.get(f"/{part}", types.get(suffix)) in _PARSED


def _check_part(name: str, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Read no more of a part than its head says it has; zipfile holds it to that."""
    _check_size(name, part.file_size)
    _check_prolog(name, archive.read(part))


def _check_size(name: str, size: int) -> None:
    if size > MAX_XML_BYTES:
        raise refusal(name, *_BOMB)


def _check_prolog(name: str, data: bytes) -> None:
    """Read as far as the first element, before which a DTD would stand."""

    def refuse(*_: object) -> None:
        raise refusal(name, *_HOSTILE)

    begun: list[str] = []
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = lambda tag, _: begun.append(tag)
    try:
        for at in range(0, len(data), _PIECE):
            parser.Parse(data[at : at + _PIECE], False)
            if begun:
                return
    except expat.ExpatError as error:
        raise damaged(name) from error
    raise damaged(name)


def damaged(name: str) -> UnreadableFile:
    """Give the error for a document whose parts do not fit together."""
    return refusal(name, *_DAMAGED)
