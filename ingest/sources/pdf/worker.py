"""What runs in the process of its own: a PDF from stdin becomes one JSON object on stdout.

{"pages": ["text of page 1", …], "unread": [3, 4]}        or        {"trouble": "encrypted"}
"""

import json
import sys

from ingest.sources.pdf.margins import without_margins
from ingest.sources.pdf.page import blocks_of, text_of
from ingest.sources.pdf.pdfium import NoPages, sheets
from ingest.sources.pdf.shapes import Sheet

MAX_MEMORY = 2 * 1024**3  # bytes of address space, where the system can hold a process to it
_FEW = 20  # glyphs; a scan may carry a page number
_PICTURE = 0.5  # of the page
_OUTLINES = 300  # paths; words may be drawn as outlines


def main() -> None:
    """Read the PDF on stdin."""
    _limit_memory()
    try:
        answer: dict[str, object] = _read(sys.stdin.buffer.read())
    except NoPages as none:
        answer = {"trouble": none.trouble.value}
    json.dump(answer, sys.stdout)


def _read(data: bytes) -> dict[str, object]:
    pages, unread = [], []
    for number, sheet in enumerate(sheets(data), 1):
        pages.append((sheet.height, blocks_of(sheet)))
        if _is_unread(sheet):
            unread.append(number)
    return {"pages": [text_of(blocks) for blocks in without_margins(pages)], "unread": unread}


def _is_unread(sheet: Sheet) -> bool:
    """Tell whether a page shows words that it does not give: a scan, outlines, glyphs without characters."""
    printed = sum(not glyph.text.isspace() for glyph in sheet.glyphs)
    if sheet.unmapped > printed:
        return True
    pictures = sheet.drawings.pictures / (sheet.width * sheet.height)
    return printed < _FEW and (pictures >= _PICTURE or sheet.drawings.paths >= _OUTLINES)


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415  # Unix only
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))


if __name__ == "__main__":
    main()
