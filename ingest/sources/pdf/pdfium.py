"""A document's pages as glyphs, read by PDFium (its lines and pictures: `drawings`).

PDFium was chosen over pdfminer (pdfplumber) by trial on pages typeset for it: 17 times as fast, text in the order of
drawing also in columns and down the page, bold drawn twice read once, and at home with damaged files.
"""

import math
import unicodedata
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from ctypes import c_double
from enum import StrEnum

import pypdfium2 as pdfium
from pypdfium2 import raw

from ingest.sources.pdf.drawings import drawings_of
from ingest.sources.pdf.frame import Frame
from ingest.sources.pdf.shapes import Box, Glyph, Sheet

MAX_PAGES = 1_000
_HYPHENS = ("\x02", "\xad", "\ufffe")  # what PDFium makes of one at the end of a line
_SAMPLE = 200  # glyphs that tell which way up a page is read


class Trouble(StrEnum):
    """Why a document gives no pages."""

    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    TOO_LONG = "too long"


class NoPages(Exception):
    """The document cannot be opened."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


def sheets(data: bytes) -> Iterator[Sheet]:
    """Go through the pages of a document; raises `NoPages`."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise NoPages(Trouble.ENCRYPTED if locked else Trouble.DAMAGED) from error
    with closing(document):
        if len(document) > MAX_PAGES:
            raise NoPages(Trouble.TOO_LONG)
        for number in range(len(document)):
            try:
                page = document[number]
            except pdfium.PdfiumError as error:
                raise NoPages(Trouble.DAMAGED) from error
            with closing(page):
                yield _Page(page).sheet()


class _Page:
    """A page being read."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.page = page
        self.text = page.get_textpage()
        left, bottom, right, top = page.get_cropbox()
        self.frame = Frame(left, bottom, right, top, self._turn())

    def sheet(self) -> Sheet:
        width, height = self.frame.size
        visible = Box(-1, -1, width + 1, height + 1)
        found = [glyph for glyph in self._glyphs() if glyph.size > 0 and visible.holds(glyph.middle)]
        glyphs = [glyph for glyph in found if glyph.text]
        self.text.close()
        return Sheet(width, height, glyphs, drawings_of(self.page, self.frame), len(found) - len(glyphs))

    def _turn(self) -> int:
        """Find by how many degrees the page is to be turned clockwise for most of its text to stand upright.

        Where text was laid on its side, the page need not say that it is turned.
        """
        angles = Counter(
            round(math.degrees(raw.FPDFText_GetCharAngle(self.text, index)) / 90) * 90 % 360
            for index in range(min(_SAMPLE, self.text.count_chars()))
            if not raw.FPDFText_IsGenerated(self.text, index)
        )
        return -angles.most_common(1)[0][0] % 360 if angles else int(self.page.get_rotation())

    def _glyphs(self) -> Iterator[Glyph]:
        high = ""
        for index in range(self.text.count_chars()):
            if raw.FPDFText_IsGenerated(self.text, index):
                continue
            character = high + chr(raw.FPDFText_GetUnicode(self.text, index))
            high = character if "\ud800" <= character <= "\udbff" else ""  # half of one, where characters have 16 bits
            if not high:
                yield self._glyph(index, character)

    def _glyph(self, index: int, character: str) -> Glyph:
        right = self.frame.box(*self.text.get_charbox(index, loose=True)).right
        x, y, matrix = c_double(), c_double(), raw.FS_MATRIX()
        raw.FPDFText_GetCharOrigin(self.text, index, x, y)
        raw.FPDFText_GetMatrix(self.text, index, matrix)
        left, foot = self.frame.point(x.value, y.value)
        size = raw.FPDFText_GetFontSize(self.text, index) * math.hypot(matrix.c, matrix.d)
        return Glyph(_readable(character), left, max(right, left), foot, abs(size))


def _readable(character: str) -> str:
    """Give the character that a glyph stands for; nothing where the file names none."""
    if character in _HYPHENS:
        return "-"
    if len(character) > 1:
        character = character.encode("utf-16", "surrogatepass").decode("utf-16", "replace")[0]
    return "" if unicodedata.category(character) in ("Cc", "Cn", "Cs") or character == "\ufffd" else character
