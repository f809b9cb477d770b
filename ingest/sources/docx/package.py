"""The zip archive of a Word document, opened within limits: nothing unfolds to more than it may, no DTD is read."""

import zipfile
from io import BytesIO

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError

from ingest.sources.docx.xml import XMLSyntaxError
from ingest.sources.refusal import refusal
from ontology.errors import UnreadableFile

MAX_PARTS = 5_000
MAX_BYTES = 300 * 1024 * 1024  # of all parts, unpacked: pictures are large
MAX_XML_BYTES = 40 * 1024 * 1024  # of one part of XML; a tree takes ten times as much memory
_XML = (".xml", ".rels")
_BODY = "word/document.xml"
_DTD = b"<!DOCTYPE"
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


def _check(name: str, archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise refusal(name, *_ENCRYPTED)
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_BYTES:
        raise refusal(name, *_BOMB)
    if _BODY not in archive.namelist():
        raise refusal(name, *_NOT_WORD)
    for part in parts:
        if part.filename.lower().endswith(_XML):
            _check_xml(name, archive, part)


def _check_xml(name: str, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Read no more of a part than its head says it has; zipfile holds it to that."""
    if part.file_size > MAX_XML_BYTES:
        raise refusal(name, *_BOMB)
    if _DTD in archive.read(part):
        raise refusal(name, *_HOSTILE)


def damaged(name: str) -> UnreadableFile:
    """Give the error for a document whose parts do not fit together."""
    return refusal(name, *_DAMAGED)
