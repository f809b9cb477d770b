"""A file becomes text as extracted: the text that every offset counts in."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from ingest.sources.formats import check_suffix, extract
from ingest.sources.refusal import SUFFIXES, refusal
from ontology.iri import revision_of

__all__ = ["MAX_BYTES", "SUFFIXES", "Source", "read_source"]

MAX_BYTES = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Source:
    """Text as extracted. It keeps every character of a .txt or .md, newlines and byte order mark included.

    `pages` and `unread` as in `Extracted`.
    """

    name: str
    text: str
    encoding: str
    pages: tuple[int, ...] = ()
    unread: tuple[int, ...] = ()

    @property
    def revision(self) -> str:
        """Name the content: 12 hex digits of its SHA-256."""
        return revision_of(self.text)

    def page_at(self, offset: int) -> int | None:
        """Give the sheet, from 1, that an offset stands on; None where the format has none."""
        return bisect_right(self.pages, offset) or None

    def gaps(self) -> Iterator[tuple[str, tuple[int, int]]]:
        """Say which pages gave no text, each run of them with the line of text that stands nearest before or after."""
        for _, run in groupby(enumerate(self.unread), key=lambda entry: entry[1] - entry[0]):
            pages = [page for _, page in run]
            span = _line_before(self.text, self.pages[pages[0] - 1]) or _line_after(
                self.text, self.pages[pages[-1] - 1]
            )
            if span is not None:
                named = str(pages[0]) if len(pages) == 1 else f"{pages[0]}–{pages[-1]}"
                yield f"{named} 頁は画像だけで文字を取り出せない / no text on page {named}: a scan or pictures", span


def _line_before(text: str, offset: int) -> tuple[int, int] | None:
    end = len(text[:offset].rstrip())
    start = text.rfind("\n", 0, end) + 1
    return (start, end) if end else None


def _line_after(text: str, offset: int) -> tuple[int, int] | None:
    start = offset + len(text[offset:]) - len(text[offset:].lstrip())
    end = text.find("\n", start)
    return (start, end if end >= 0 else len(text)) if start < len(text) else None


def read_source(path: Path, *, max_bytes: int = MAX_BYTES) -> Source:
    """Read a .txt, .md, .pdf or .docx file of up to `max_bytes`.

    Raises `UnreadableFile` for one that is missing, empty, too large, of another kind than it says, damaged, protected
    by a password, or without any text: no text is recognised in pictures (OCR).
    """
    if not path.is_file():
        raise refusal(path.name, "ファイルが見つかりません。", "There is no such file.")
    check_suffix(path.name)
    size = path.stat().st_size
    if size == 0:
        raise refusal(path.name, "ファイルが空です。", "The file is empty.")
    if size > max_bytes:
        raise refusal(
            path.name,
            f"ファイルが大きすぎます（{size:,} バイト。上限 {max_bytes:,} バイト）。",
            f"The file is too large ({size:,} bytes; the limit is {max_bytes:,}).",
        )
    read = extract(path.name, path.read_bytes())
    if not read.text.strip("\ufeff \t\r\n\f\u3000"):
        raise refusal(path.name, "ファイルに文字がありません。", "The file holds no characters.")
    return Source(path.name, read.text, read.encoding, read.pages, read.unread)
