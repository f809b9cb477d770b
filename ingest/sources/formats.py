"""Which reader reads a file: its first bytes say what it is, and its extension must agree.

Libraries are imported when a file of their format is read, not before: `--help` and serving never load them.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from ingest.sources.extracted import Extracted
from ingest.sources.refusal import SUFFIXES, refusal
from ingest.sources.text import is_text, read_text
from ontology.errors import Message

_HEAD = 1024  # a PDF may have some bytes before its mark
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")  # the stream that holds a document with a password
_ZIP = re.compile(rb"PK(?:\x03\x04|\x05\x06)")


@dataclass(frozen=True, slots=True)
class Format:
    """A format that is read: what people call it, its extensions, how to tell it by its bytes, its reader."""

    name: Message
    suffixes: tuple[str, ...]
    is_inside: Callable[[bytes], bool]
    read: Callable[[str, bytes], Extracted]


def _read_pdf(name: str, data: bytes) -> Extracted:
    from ingest.sources.pdf.fence import read_pdf  # noqa: PLC0415  # only when a PDF is read

    return read_pdf(name, data)


def _read_docx(name: str, data: bytes) -> Extracted:
    from ingest.sources.docx.reader import read_docx  # noqa: PLC0415  # only when a Word document is read

    return read_docx(name, data)


_PDF = Format(Message("PDF", "PDF"), (".pdf",), lambda data: b"%PDF-" in data[:_HEAD], _read_pdf)
_WORD = Format(
    Message("Word文書", "a Word document"), (".docx",), lambda data: _ZIP.match(data) is not None, _read_docx
)
_TEXT = Format(Message("テキスト", "text"), (".txt", ".md"), is_text, read_text)
FORMATS = (_PDF, _WORD, _TEXT)
_UNKNOWN = Message("知らない形式", "of a kind that is not known")


def check_suffix(name: str) -> None:
    """Refuse a file whose extension belongs to no format."""
    suffix = PurePath(name).suffix.lower()
    if not suffix:
        raise refusal(name, "拡張子がなく、形式が分かりません。", "It has no extension that says what it is.")
    if suffix not in SUFFIXES:
        raise refusal(name, f"「{suffix}」の形式は読み取れません。", f"Files of the kind '{suffix}' cannot be read.")


def extract(name: str, data: bytes) -> Extracted:
    """Read a file's bytes by the format that they are in; raises `UnreadableFile` where the extension says another."""
    if data.startswith(_OLE):
        raise _old_office(name, data)
    suffix = PurePath(name).suffix.lower()
    told = next(form for form in FORMATS if suffix in form.suffixes)
    inside = next((form for form in FORMATS if form.is_inside(data)), None)
    if inside is told or (told is _TEXT and inside is None):  # the reader of texts says what is wrong with one
        return told.read(name, data)
    seems = inside.name if inside else _UNKNOWN
    raise refusal(
        name,
        f"拡張子は {suffix} ですが、中身は{told.name.ja}ではありません（{seems.ja}のようです）。",
        f"The extension is {suffix}, but the content is not {told.name.en} (it seems to be {seems.en}).",
    )


def _old_office(name: str, data: bytes) -> Exception:
    if _ENCRYPTED_OFFICE in data:
        return refusal(
            name,
            "パスワードで保護されています。保護を外してから指定してください。",
            "It is protected by a password: remove the protection first.",
        )
    return refusal(
        name,
        "古い Office の形式（.doc など）です。.docx で保存し直してください。",
        "It is in an old Office format (such as .doc): save it as .docx.",
    )
